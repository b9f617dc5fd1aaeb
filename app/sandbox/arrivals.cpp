// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/arrivals.h"

namespace till::sandbox {

namespace {

QJsonObject toObject(const QMap<QString, int>& counts)
{
    QJsonObject object;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

QJsonObject toObject(const QMap<QString, QMap<QString, int>>& table)
{
    QJsonObject object;
    for (auto it = table.begin(); it != table.end(); ++it)
        object.insert(it.key(), toObject(it.value()));
    return object;
}

} // namespace

void Arrivals::add(const Arrival& arrival)
{
    const QString& name = arrival.operation;
    ++m_total[name];
    if (!arrival.order.isEmpty())
        ++m_orders[arrival.order][name];
    if (!arrival.refund.isEmpty())
        ++m_refunds[arrival.refund][name];
}

QJsonObject Arrivals::toJson() const
{
    return {{u"total"_qs, toObject(m_total)},
            {u"orders"_qs, toObject(m_orders)},
            {u"refunds"_qs, toObject(m_refunds)}};
}

QJsonObject Arrivals::recordOf(const Arrival& arrival)
{
    return {{u"operation"_qs, arrival.operation},
            {u"order"_qs, arrival.order},
            {u"refund"_qs, arrival.refund}};
}

bool Arrivals::restore(const QJsonObject& record)
{
    const QString operation = record.value(u"operation").toString();
    if (operation.isEmpty())
        return false;
    add({operation, record.value(u"order").toString(), record.value(u"refund").toString()});
    return true;
}

} // namespace till::sandbox
