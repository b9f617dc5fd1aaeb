// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/loyalty_record_parts.h"

#include <QJsonArray>

#include <array>
#include <optional>

namespace till::services {
namespace member_records {

namespace {

using namespace Qt::StringLiterals;

constexpr int countMost = 999'999;
/// Beyond what one amount may be: a sum of a day.
constexpr qint64 sumMostFen = Money::maxFen * 1000;

template<typename Struct, typename Value> struct Part {
    QLatin1StringView key;
    Value Struct::*member;
};

constexpr std::array orderTexts{
    Part{"cardTail"_L1, &MemberOrder::cardTail},
    Part{"consumeType"_L1, &MemberOrder::consumeType},
    Part{"saleNumber"_L1, &MemberOrder::saleNumber},
    Part{"originalTrace"_L1, &MemberOrder::originalTrace},
    Part{"originalBatch"_L1, &MemberOrder::originalBatch},
    Part{"originalTime"_L1, &MemberOrder::originalTime},
    Part{"originalSerial"_L1, &MemberOrder::originalSerial},
    Part{"originalDate"_L1, &MemberOrder::originalDate},
};

constexpr std::array factTexts{
    Part{"serial"_L1, &MemberFacts::serial},
    Part{"transTime"_L1, &MemberFacts::transTime},
    Part{"advertisement"_L1, &MemberFacts::advertisement},
};
constexpr std::array factAmounts{
    Part{"balance"_L1, &MemberFacts::balance},
    Part{"available"_L1, &MemberFacts::available},
    Part{"pointsUsed"_L1, &MemberFacts::pointsUsed},
    Part{"pointsGiven"_L1, &MemberFacts::pointsGiven},
    Part{"pointsReturned"_L1, &MemberFacts::pointsReturned},
    Part{"givenReturned"_L1, &MemberFacts::givenReturned},
};

constexpr std::array totalCounts{
    Part{"pointDebits"_L1, &MemberTotals::pointDebits},
    Part{"pointCredits"_L1, &MemberTotals::pointCredits},
    Part{"ticketDebits"_L1, &MemberTotals::ticketDebits},
    Part{"ticketCredits"_L1, &MemberTotals::ticketCredits},
    Part{"transactions"_L1, &MemberTotals::transactions},
    Part{"cancels"_L1, &MemberTotals::cancels},
    Part{"refunds"_L1, &MemberTotals::refunds},
    Part{"activations"_L1, &MemberTotals::activations},
};
constexpr std::array totalAmounts{
    Part{"pointDebit"_L1, &MemberTotals::pointDebit},
    Part{"pointCredit"_L1, &MemberTotals::pointCredit},
    Part{"ticketDebit"_L1, &MemberTotals::ticketDebit},
    Part{"ticketCredit"_L1, &MemberTotals::ticketCredit},
};

void putText(QJsonObject& json, QLatin1StringView key, const QString& text)
{
    if (!text.isEmpty())
        json.insert(key, text);
}

void putAmount(QJsonObject& json, QLatin1StringView key, Money amount)
{
    if (!amount.isZero())
        json.insert(key, amount.fen());
}

Money amountIfAny(JsonReader& reader, QLatin1StringView key)
{
    return reader.has(key) ? reader.money(key) : Money();
}

QJsonObject ticketJson(const MemberTicket& ticket)
{
    QJsonObject json{{u"id"_qs, ticket.id}, {u"count"_qs, ticket.count}};
    putText(json, "type"_L1, ticket.type);
    putAmount(json, "value"_L1, ticket.value);
    return json;
}

MemberTicket readTicket(JsonReader& outer, const QJsonValue& json)
{
    JsonReader reader(json.toObject());
    MemberTicket ticket;
    ticket.id = reader.text("id"_L1);
    ticket.count = static_cast<int>(reader.integer("count"_L1, 1, countMost));
    ticket.type = reader.textIfAny("type"_L1);
    ticket.value = amountIfAny(reader, "value"_L1);
    outer.check(reader.isComplete());
    return ticket;
}

} // namespace

QJsonObject orderJson(const MemberOrder& order)
{
    QJsonObject json{{u"operation"_qs, nameOf(order.operation)}, {u"by"_qs, order.by.text()}};
    putText(json, "card"_L1, QString::fromLatin1(order.sealedCard.toBase64()));
    for (const auto& part : orderTexts)
        putText(json, part.key, order.*part.member);
    putAmount(json, "points"_L1, order.points);
    putAmount(json, "cash"_L1, order.cash);
    QJsonArray tickets;
    for (const MemberTicket& each : order.tickets)
        tickets.append(ticketJson(each));
    if (!tickets.isEmpty())
        json.insert("tickets"_L1, tickets);
    return json;
}

MemberOrder readOrder(JsonReader& outer, const QJsonValue& json)
{
    JsonReader reader(json.toObject());
    MemberOrder order;
    const auto operation = memberOperationNamed(reader.text("operation"_L1));
    reader.check(operation.has_value());
    order.operation = operation.value_or(MemberOperation::Consume);
    order.by = OperatorId(reader.text("by"_L1));
    order.sealedCard = QByteArray::fromBase64(reader.textIfAny("card"_L1).toLatin1());
    for (const auto& part : orderTexts)
        order.*part.member = reader.textIfAny(part.key);
    order.points = amountIfAny(reader, "points"_L1);
    order.cash = amountIfAny(reader, "cash"_L1);
    if (reader.has("tickets"_L1)) {
        const QJsonValue tickets = reader.take("tickets"_L1);
        for (const QJsonValue each : tickets.toArray())
            order.tickets.append(readTicket(reader, each));
    }
    outer.check(reader.isComplete());
    return order;
}

QJsonObject factsJson(const MemberFacts& facts)
{
    QJsonObject json;
    for (const auto& part : factTexts)
        putText(json, part.key, facts.*part.member);
    for (const auto& part : factAmounts) {
        if (const std::optional<Money>& amount = facts.*part.member)
            json.insert(part.key, amount->fen());
    }
    putAmount(json, "supplyCash"_L1, facts.supplyCash);
    putAmount(json, "returnCash"_L1, facts.returnCash);
    return json;
}

MemberFacts readFacts(JsonReader& outer, const QJsonValue& json)
{
    JsonReader reader(json.toObject());
    MemberFacts facts;
    for (const auto& part : factTexts)
        facts.*part.member = reader.textIfAny(part.key);
    for (const auto& part : factAmounts) {
        if (reader.has(part.key))
            facts.*part.member = reader.money(part.key, -Money::maxFen);
    }
    facts.supplyCash = amountIfAny(reader, "supplyCash"_L1);
    facts.returnCash = amountIfAny(reader, "returnCash"_L1);
    outer.check(reader.isComplete());
    return facts;
}

QJsonObject totalsJson(const MemberTotals& totals)
{
    QJsonObject json;
    for (const auto& part : totalCounts)
        json.insert(part.key, totals.*part.member);
    for (const auto& part : totalAmounts)
        json.insert(part.key, (totals.*part.member).fen());
    return json;
}

MemberTotals readTotals(JsonReader& outer, const QJsonValue& json)
{
    JsonReader reader(json.toObject());
    MemberTotals totals;
    for (const auto& part : totalCounts)
        totals.*part.member = static_cast<int>(reader.integer(part.key, 0, countMost));
    for (const auto& part : totalAmounts)
        totals.*part.member = Money::fromFen(reader.integer(part.key, 0, sumMostFen));
    outer.check(reader.isComplete());
    return totals;
}

} // namespace member_records
} // namespace till::services
