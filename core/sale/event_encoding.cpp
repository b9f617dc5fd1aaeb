// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sale/event_names.h"
#include "core/sale/events.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace till::sale {

namespace {

using namespace Qt::StringLiterals;

/// Empty texts are left out; a reader takes a missing optional text as empty.
void putText(QJsonObject& object, QLatin1StringView key, const QString& text)
{
    if (!text.isEmpty())
        object.insert(key, text);
}

QJsonObject toJson(const Item& item)
{
    QJsonObject json{{u"product"_s, item.product.text()},
                     {u"name"_s, item.name},
                     {u"measure"_s, nameOf(item.measure)},
                     {u"listPrice"_s, item.listPrice.fen()},
                     {u"discountable"_s, item.discountable}};
    putText(json, "barcode"_L1, item.barcode);
    putText(json, "category"_L1, item.category);
    putText(json, "unit"_L1, item.unit);
    return json;
}

QJsonObject toJson(const Discount& discount)
{
    QJsonObject json;
    switch (discount.kind) {
    case Discount::Kind::Percent:
        json.insert("permille"_L1, discount.permille);
        break;
    case Discount::Kind::Amount:
        json.insert("amount"_L1, discount.amount.fen());
        break;
    }
    putText(json, "name"_L1, discount.name);
    return json;
}

QJsonObject toJson(const PriceOverride& change)
{
    QJsonObject json{{u"price"_s, change.price.fen()}};
    putText(json, "reason"_L1, change.reason);
    putText(json, "approvedBy"_L1, change.approvedBy.text());
    return json;
}

QJsonObject toJson(const VoidMark& mark)
{
    return {{u"by"_s, mark.by.text()}, {u"at"_s, mark.at.unixMs}};
}

QJsonObject toJson(const Line& line)
{
    QJsonObject json{
        {u"id"_s, line.id}, {u"item"_s, toJson(line.item)}, {u"quantity"_s, line.quantity.milli()}};
    if (line.labelAmount)
        json.insert("labelAmount"_L1, line.labelAmount->fen());
    if (line.priceOverride)
        json.insert("priceOverride"_L1, toJson(*line.priceOverride));
    if (line.discount)
        json.insert("discount"_L1, toJson(*line.discount));
    if (line.voided)
        json.insert("voided"_L1, toJson(*line.voided));
    putText(json, "note"_L1, line.note);
    return json;
}

QJsonObject toJson(const Tender& tender)
{
    QJsonObject json{{u"id"_s, tender.id},
                     {u"kind"_s, nameOf(tender.kind)},
                     {u"received"_s, tender.received.fen()},
                     {u"applied"_s, tender.applied.fen()}};
    putText(json, "reference"_L1, tender.reference);
    putText(json, "payment"_L1, tender.payment.text());
    putText(json, "means"_L1, tender.means);
    return json;
}

QJsonObject toJson(const SaleOpened& event)
{
    QJsonObject json{{u"cashier"_s, event.cashier.text()}, {u"at"_s, event.at.unixMs}};
    putText(json, "cashierName"_L1, event.cashierName);
    return json;
}

QJsonObject toJson(const LineAdded& event)
{
    return {{u"line"_s, toJson(event.line)}};
}

QJsonObject toJson(const LineQuantityChanged& event)
{
    return {{u"lineId"_s, event.lineId}, {u"quantity"_s, event.quantity.milli()}};
}

QJsonObject toJson(const LinePriceOverridden& event)
{
    return {{u"lineId"_s, event.lineId}, {u"change"_s, toJson(event.change)}};
}

QJsonObject toJson(const SaleDiscounted& event)
{
    QJsonObject json;
    if (event.discount)
        json.insert("discount"_L1, toJson(*event.discount));
    putText(json, "approvedBy"_L1, event.approvedBy.text());
    return json;
}

QJsonObject toJson(const LineDiscounted& event)
{
    QJsonObject json = toJson(SaleDiscounted{event.discount, event.approvedBy});
    json.insert("lineId"_L1, event.lineId);
    return json;
}

QJsonObject toJson(const LineVoided& event)
{
    return {{u"lineId"_s, event.lineId}, {u"mark"_s, toJson(event.mark)}};
}

QJsonObject toJson(const LineNoted& event)
{
    QJsonObject json{{u"lineId"_s, event.lineId}};
    putText(json, "note"_L1, event.note);
    return json;
}

QJsonObject toJson(const SaleHeld& event)
{
    QJsonObject json{{u"at"_s, event.at.unixMs}};
    putText(json, "note"_L1, event.note);
    return json;
}

QJsonObject toJson(const SaleRecalled& event)
{
    return toJson(SaleOpened{event.cashier, event.cashierName, event.at});
}

QJsonObject toJson(const TenderStarted&)
{
    return {};
}

QJsonObject toJson(const TenderLeft&)
{
    return {};
}

QJsonObject toJson(const TenderAdded& event)
{
    return {{u"tender"_s, toJson(event.tender)}};
}

QJsonObject toJson(const TenderRemoved& event)
{
    return {{u"tenderId"_s, event.tenderId}};
}

QJsonObject toJson(const SaleCompleted& event)
{
    return {{u"total"_s, event.total.fen()},
            {u"rounding"_s, event.rounding.fen()},
            {u"change"_s, event.change.fen()},
            {u"at"_s, event.at.unixMs}};
}

QJsonObject toJson(const SaleVoided& event)
{
    QJsonObject json{{u"by"_s, event.by.text()}, {u"at"_s, event.at.unixMs}};
    putText(json, "reason"_L1, event.reason);
    return json;
}

QJsonObject toJson(const PaymentBegun& event)
{
    return {{u"payment"_s, event.pending.payment.text()},
            {u"amount"_s, event.pending.amount.fen()},
            {u"means"_s, event.pending.means}};
}

QJsonObject toJson(const PaymentEnded& event)
{
    return {{u"payment"_s, event.payment.text()}};
}

QJsonObject toJson(const PaymentSetAside& event)
{
    QJsonObject json{{u"payment"_s, event.payment.text()}};
    putText(json, "approvedBy"_L1, event.approvedBy.text());
    return json;
}

QJsonObject toJson(const PaymentReturned& event)
{
    return {{u"payment"_s, event.payment.text()}};
}

} // namespace

QByteArray encode(const Event& event)
{
    const QJsonObject json = std::visit([](const auto& each) { return toJson(each); }, event);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace till::sale
