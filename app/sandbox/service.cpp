// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/service.h"

#include "app/sandbox/answers.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <optional>
#include <utility>

namespace till::sandbox {

namespace {

constexpr qsizetype tokenBytes = 16;

struct Address {
    int version = 0;
    QString operation;
};

std::optional<Address> addressOf(const QString& path)
{
    static const QRegularExpression form(u"^/v(\\d{1,2})/poslink/transaction/([a-z-]+)$"_qs);
    const QRegularExpressionMatch match = form.match(path);
    if (!match.hasMatch())
        return std::nullopt;
    return Address{match.captured(1).toInt(), match.captured(2)};
}

Reply refusedBy(int status, const QString& reason)
{
    Reply reply = whole({{u"error"_qs, reason}});
    reply.status = status;
    return reply;
}

QString deliveryName(Delivery delivery)
{
    switch (delivery) {
    case Delivery::Whole:
        return u"whole"_qs;
    case Delivery::CutOff:
        return u"cutOff"_qs;
    case Delivery::HeldThenClosed:
        return u"held"_qs;
    case Delivery::ClosedAtOnce:
        return u"closed"_qs;
    }
    Q_UNREACHABLE();
}

QString text(const Request& request, QStringView name)
{
    return request.fields.value(name).toString();
}

} // namespace

Service::Service(const Terms& terms, Pass pass, Doors doors)
    : m_ledger(terms), m_gate(std::move(pass)), m_doors(std::move(doors)), m_speed(terms.speed)
{
}

bool Service::restore(const QJsonObject& line)
{
    if (line.contains(u"order"))
        return m_ledger.restore(line.value(u"order").toObject());
    if (line.contains(u"arrival"))
        return m_arrivals.restore(line.value(u"arrival").toObject());
    Host* host = hostNamed(line.value(u"host").toString());
    return host != nullptr && host->restore(line.value(u"change").toObject());
}

Reply Service::answer(const Call& call, Instant now)
{
    if (Host* host = hostOf(call.path); host != nullptr)
        return onHost(*host, call, now);
    const bool isPost = call.method == "POST";
    if (call.method == "GET")
        return show(call.path);
    if (!isPost)
        return refusedBy(405, u"method"_qs);
    if (call.path == u"/v1/token/access")
        return whole(m_gate.token(call.body, now, m_doors.random(tokenBytes)));
    if (call.path.startsWith(u"/admin/"))
        return admin(call.path.sliced(7), call.body, now);
    const auto address = addressOf(call.path);
    if (!address)
        return refusedBy(404, u"path"_qs);
    const auto operation = operationOf(address->operation);
    if (!operation || !isOffered(*operation, address->version)) {
        const QString refusal = m_gate.refusal(call.authorization, call.body, now);
        return whole(codeAnswer(refusal.isEmpty() ? u"1001"_qs : refusal));
    }
    const Request request{*operation, address->version,
                          QJsonDocument::fromJson(call.body).object()};
    if (!count(request))
        return spoiled({}, Spoil::ClosedAtOnce, m_speed);
    Reply reply = transaction(request, call, now);
    log(request, reply, now);
    return reply;
}

Reply Service::transaction(const Request& request, const Call& call, Instant now)
{
    const QString refusal = m_gate.refusal(call.authorization, call.body, now);
    if (!refusal.isEmpty())
        return whole(codeAnswer(refusal));
    const bool isJson = call.contentType.split(';').first().trimmed() == "application/json";
    if (!isJson || !QJsonDocument::fromJson(call.body).isObject())
        return whole(codeAnswer(u"30"_qs));
    const auto fault = m_faults.take(operationName(request.operation));
    if (fault && fault->time == FaultTime::Before)
        return spoiled(whole(codeAnswer(u"9999"_qs)), fault->spoil, m_speed);
    Reply reply = onTheBooks(request, now);
    if (fault) {
        if (fault->spoil != Spoil::None)
            m_ledger.answerLost(request);
        reply = spoiled(std::move(reply), fault->spoil, m_speed);
        reply.delayMs += fault->delayMs;
    }
    QList<QJsonObject> lines;
    const QList<QJsonObject> changes = m_ledger.takeChanges();
    for (const QJsonObject& order : changes)
        lines.append({{u"order"_qs, order}});
    // What is not kept was not promised.
    if (!m_doors.keep(lines))
        return spoiled({}, Spoil::ClosedAtOnce, m_speed);
    return reply;
}

Reply Service::onTheBooks(const Request& request, Instant now)
{
    return m_ledger.handle(request, booksTime(now));
}

Result<void> Service::count(const Request& request)
{
    const Order* known = m_ledger.orderOf(request);
    const QString merchants = text(request, u"merchantOrderId");
    const Arrivals::Arrival arrival{operationName(request.operation),
                                    !merchants.isEmpty() ? merchants
                                    : known != nullptr   ? known->merchantOrderId
                                                         : text(request, u"originalOrderId"),
                                    text(request, u"refundRequestId")};
    return count(arrival);
}

Result<void> Service::count(const Arrivals::Arrival& arrival)
{
    m_arrivals.add(arrival);
    return m_doors.keep({{{u"arrival"_qs, Arrivals::recordOf(arrival)}}});
}

Reply Service::admin(const QString& what, const QByteArray& body, Instant now)
{
    const QJsonObject order = QJsonDocument::fromJson(body).object();
    if (what == u"faults") {
        const auto fault = faultOf(order, operations());
        if (!fault)
            return refusedBy(400, u"fault"_qs);
        m_faults.add(*fault);
        return whole({});
    }
    if (what == u"clear") {
        m_faults.clear();
        m_aheadMs = 0;
        return whole({});
    }
    if (what == u"clock" && order.value(u"aheadMs").isDouble()) {
        m_aheadMs = order.value(u"aheadMs").toInteger();
        return whole({});
    }
    if (what.contains(u'/'))
        return adminOfHost(what, order, now);
    return refusedBy(what == u"clock" ? 400 : 404, what);
}

Reply Service::show(const QString& what) const
{
    if (what == u"/arrivals")
        return whole(m_arrivals.toJson());
    if (what == u"/admin/notifications")
        return whole({{u"notifications"_qs, m_sent}});
    if (what.startsWith(u"/books/")) {
        const Host* host = hostNamed(what.sliced(7));
        return host == nullptr ? refusedBy(404, u"path"_qs) : whole(host->books());
    }
    if (what != u"/orders")
        return refusedBy(404, u"path"_qs);
    QJsonArray orders;
    for (const Order& order : m_ledger.orders())
        orders.append(order.toJson());
    return whole({{u"orders"_qs, orders}});
}

void Service::log(const Request& request, const Reply& reply, Instant now) const
{
    m_doors.log({{u"at"_qs, now.unixMs},
                 {u"operation"_qs, operationName(request.operation)},
                 {u"version"_qs, request.version},
                 {u"merchantOrderId"_qs, text(request, u"merchantOrderId")},
                 {u"originalOrderId"_qs, text(request, u"originalOrderId")},
                 {u"refundRequestId"_qs, text(request, u"refundRequestId")},
                 {u"transactionAmount"_qs, request.fields.value(u"transactionAmount")},
                 {u"status"_qs, reply.status},
                 {u"errCode"_qs, reply.json.value(u"errCode")},
                 {u"errInfo"_qs, reply.json.value(u"errInfo")},
                 {u"queryResCode"_qs, reply.json.value(u"queryResCode")},
                 {u"delivery"_qs, deliveryName(reply.delivery)},
                 {u"delayMs"_qs, reply.delayMs}});
}

} // namespace till::sandbox
