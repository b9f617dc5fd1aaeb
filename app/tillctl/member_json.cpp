// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tillctl/member_json.h"

#include "core/channels/loyalty/codes.h"
#include "core/channels/loyalty/messages.h"

#include <QJsonArray>

#include <optional>

namespace till::ctl {

namespace {

using namespace channels::loyalty;
using services::MemberCashStep;
using services::MemberTransaction;

QJsonValue amount(const std::optional<Money>& value)
{
    return value ? QJsonValue(value->toPlain()) : QJsonValue(QJsonValue::Null);
}

/// "138****5678"; short ones vanish.
QString masked(const Hidden& secret)
{
    if (secret == nullptr)
        return {};
    const QString text = QString::fromUtf8(secret->reveal());
    constexpr qsizetype shortest = 11;
    return text.size() < shortest ? QStringLiteral("****")
                                  : text.left(3) + QStringLiteral("****") + text.right(4);
}

QString stepName(MemberCashStep step)
{
    switch (step) {
    case MemberCashStep::None:
        return QStringLiteral("none");
    case MemberCashStep::Collect:
        return QStringLiteral("collect");
    case MemberCashStep::PayOut:
        return QStringLiteral("payOut");
    }
    Q_UNREACHABLE();
}

QJsonObject cardJson(const CardAnswer& answer)
{
    QJsonArray vouchers;
    for (const VoucherOffer& each : answer.vaucher)
        vouchers.append(QJsonObject{{u"id"_qs, each.id},
                                    {u"amount"_qs, amount(each.amount)},
                                    {u"count"_qs, each.num},
                                    {u"name"_qs, each.name}});
    return {{u"points"_qs, amount(answer.pointBalance)},
            {u"available"_qs, amount(answer.availablePointBalance)},
            {u"vouchers"_qs, vouchers},
            {u"name"_qs, answer.name.left(1) + QStringLiteral("**")},
            {u"gender"_qs, wordOf(genderRows(), answer.gender)},
            {u"grade"_qs, wordOf(gradeRows(), answer.grade)},
            {u"idType"_qs, wordOf(idTypeRows(), answer.idType)},
            {u"idNumber"_qs, masked(answer.idNo)},
            {u"mobile"_qs, masked(answer.mobileNo)}};
}

QJsonObject ticketsJson(const TicketsAnswer& answer)
{
    QJsonArray tickets;
    for (const TicketOffer& each : answer.ticket)
        tickets.append(QJsonObject{{u"id"_qs, each.id},
                                   {u"type"_qs, each.type},
                                   {u"word"_qs, wordOf(ticketTypeRows(), each.type)},
                                   {u"amount"_qs, amount(each.amount)},
                                   {u"count"_qs, each.num},
                                   {u"name"_qs, each.name}});
    return {{u"points"_qs, amount(answer.pointBalance)},
            {u"available"_qs, amount(answer.availablePointBalance)},
            {u"tickets"_qs, tickets}};
}

QJsonObject exceptionJson(const services::member_events::ExceptionNoted& noted)
{
    return {{u"id"_qs, services::memberTransactionId(noted.period, noted.trace).text()},
            {u"operation"_qs, nameOf(noted.operation)},
            {u"card"_qs, noted.cardTail},
            {u"points"_qs, noted.points.toPlain()},
            {u"cash"_qs, noted.cash.toPlain()},
            {u"code"_qs, noted.code},
            {u"text"_qs, noted.text}};
}

} // namespace

QJsonObject memberJson(const MemberTransaction& transaction)
{
    const services::MemberFacts& facts = transaction.facts;
    QJsonObject json{{u"id"_qs, transaction.id().text()},
                     {u"operation"_qs, nameOf(transaction.order.operation)},
                     {u"state"_qs, nameOf(transaction.state)},
                     {u"batch"_qs, transaction.batch},
                     {u"trace"_qs, transaction.trace},
                     {u"card"_qs, transaction.order.cardTail},
                     {u"points"_qs, transaction.order.points.toPlain()},
                     {u"cash"_qs, transaction.order.cash.toPlain()},
                     {u"code"_qs, transaction.code},
                     {u"text"_qs, transaction.text},
                     {u"serial"_qs, facts.serial},
                     {u"time"_qs, facts.transTime},
                     {u"balance"_qs, amount(facts.balance)},
                     {u"available"_qs, amount(facts.available)},
                     {u"pointsGiven"_qs, amount(facts.pointsGiven)},
                     {u"supplyCash"_qs, facts.supplyCash.toPlain()},
                     {u"returnCash"_qs, facts.returnCash.toPlain()},
                     {u"cashStep"_qs, stepName(transaction.cashStep())}};
    if (!transaction.takenBackBy.isEmpty())
        json.insert(u"takenBackBy"_qs, transaction.takenBackBy);
    return json;
}

QJsonObject memberJson(const services::MemberResult& result)
{
    QJsonObject json{
        {u"call"_qs, interfaceOf(result.call).name},
        {u"outcome"_qs, QJsonObject{{u"meaning"_qs, payment::nameOf(result.outcome.meaning)},
                                    {u"code"_qs, result.outcome.code},
                                    {u"text"_qs, result.outcome.text}}}};
    if (result.transaction)
        json.insert(u"transaction"_qs, memberJson(*result.transaction));
    if (result.card)
        json.insert(u"member"_qs, cardJson(*result.card));
    if (result.tickets)
        json.insert(u"member"_qs, ticketsJson(*result.tickets));
    return json;
}

QJsonObject memberJson(const services::LoyaltyState& state)
{
    QJsonArray exceptions;
    for (const auto& each : state.exceptions)
        exceptions.append(exceptionJson(each));
    QJsonObject json{{u"setUp"_qs, state.isSetUp},
                     {u"batch"_qs, state.batch},
                     {u"batchState"_qs, nameOf(state.batchState)},
                     {u"store"_qs, state.storeName},
                     {u"clockOffsetMs"_qs, state.clockOffsetMs},
                     {u"exceptions"_qs, exceptions}};
    if (state.pendingReversal)
        json.insert(u"pendingReversal"_qs, memberJson(*state.pendingReversal));
    if (state.waitingForCash)
        json.insert(u"waitingForCash"_qs, memberJson(*state.waitingForCash));
    if (state.settlement)
        json.insert(u"settlement"_qs, QJsonObject{{u"flag"_qs, state.settlement->flag},
                                                  {u"detail"_qs, state.settlement->detailFile},
                                                  {u"posted"_qs, state.settlement->detailPosted}});
    return json;
}

} // namespace till::ctl
