// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/poslink/interpret.h"

#include "core/channels/answer.h"
#include "core/channels/poslink/codes.h"
#include "core/channels/poslink/messages.h"

#include <QDate>

#include <optional>

namespace till::channels {
namespace poslink {

namespace {

using payment::Facts;
using payment::Meaning;
using payment::Message;
using payment::Outcome;
using payment::Purpose;
using wire::Json;

constexpr int httpUnauthorized = 401;
constexpr int httpForbidden = 403;

Outcome unknown(const QString& why)
{
    return {.meaning = Meaning::Unknown, .code = {}, .text = tidyText(why)};
}

/// yyyyMMdd; without its year a date is of no use.
QString dateIn(const QString& text)
{
    return QDate::fromString(text, QStringLiteral("yyyyMMdd")).isValid() ? text : QString();
}

QList<payment::Promotion> promotionsOf(const QList<PromotionItem>& items)
{
    QList<payment::Promotion> promotions;
    for (const PromotionItem& item : items) {
        if (item.eventDiscountAmount)
            promotions.append({.sponsor = tidyText(item.channelName),
                               .id = item.discountId,
                               .amount = *item.eventDiscountAmount});
    }
    return promotions;
}

/// Whatever the acquirer says, it is not about this order: the echo of the amount or number
/// differs.
std::optional<QString> mismatch(const Message& message, const Facts& facts)
{
    if (facts.orderAmount && *facts.orderAmount != message.amount)
        return QStringLiteral("the answer is about %1 yuan, the order about %2")
            .arg(facts.orderAmount->toPlain(), message.amount.toPlain());
    if (!facts.orderId.isEmpty() && facts.orderId != message.order.text())
        return QStringLiteral("the answer is about another order");
    return std::nullopt;
}

/// Something has happened to the money, or is said not to have: it has to be our order's.
bool isAboutMoney(Meaning meaning)
{
    switch (meaning) {
    case Meaning::Succeeded:
    case Meaning::Refused:
    case Meaning::Returned:
    case Meaning::Refunded:
        return true;
    case Meaning::InProgress:
    case Meaning::Unknown:
    case Meaning::NotFound:
    case Meaning::ConfigurationFault:
    case Meaning::Contradiction:
        return false;
    }
    Q_UNREACHABLE();
}

/// What an answer with errCode 00 says.
struct Said {
    Facts facts;
    std::optional<QString> state; ///< of the queries: queryResCode
    QString words;                ///< of the queries: about the state
};

Said saidBy(const PayAnswer& answer)
{
    Said said;
    Facts& facts = said.facts;
    facts.orderAmount = answer.transactionAmount;
    facts.paidAmount = answer.amount;
    facts.acquirerOrderId = answer.orderId;
    facts.retrievalReference = answer.retrievalRefNum;
    facts.settlementDate = dateIn(answer.settlementDateWithYear);
    facts.walletName = tidyText(answer.thirdPartyName);
    facts.walletOrderId = answer.thirdPartyOrderId;
    facts.merchantAllowance = answer.merchantAllowance;
    facts.thirdPartyAllowance = answer.thirdPartyAllowance;
    facts.promotions = promotionsOf(answer.promotionList);
    return said;
}

Said saidBy(const VoidAnswer& answer)
{
    Said said;
    said.facts.orderAmount = answer.transactionAmount;
    said.facts.retrievalReference = answer.retrievalRefNum;
    said.facts.settlementDate = dateIn(answer.settlementDateWithYear);
    said.facts.walletName = tidyText(answer.thirdPartyName);
    return said;
}

Said saidBy(const RefundAnswer& answer)
{
    Said said;
    said.facts.retrievalReference = answer.retrievalRefNum;
    said.facts.settlementDate = dateIn(answer.settlementDateWithYear);
    said.facts.walletName = tidyText(answer.thirdPartyName);
    said.facts.refundedAmount = answer.refundInvoiceAmount;
    return said;
}

Said saidBy(const QueryAnswer& answer)
{
    Said said;
    said.state = answer.queryResCode;
    said.words = answer.queryResDesc;
    Facts& facts = said.facts;
    facts.orderAmount = answer.originalTransactionAmount;
    facts.paidAmount = answer.amount;
    facts.orderId = answer.merchantOrderId;
    facts.acquirerOrderId = answer.orderId;
    facts.retrievalReference = answer.originalRetrievalRefNum;
    facts.settlementDate = dateIn(answer.originalSettlementDate);
    facts.walletName = tidyText(answer.thirdPartyName);
    facts.walletOrderId = answer.thirdPartyOrderId;
    facts.merchantAllowance = answer.merchantAllowance;
    facts.thirdPartyAllowance = answer.thirdPartyAllowance;
    facts.promotions = promotionsOf(answer.promotionList);
    return said;
}

Said saidBy(const QueryRefundAnswer& answer)
{
    Said said;
    said.state = answer.queryResCode;
    said.words = answer.queryResInfo;
    said.facts.retrievalReference = answer.dealRetrievalRefNum;
    said.facts.refundedAmount = answer.refundInvoiceAmount;
    return said;
}

Said saidBy(const ActivateAnswer& /*answer*/)
{
    return {};
}

template<typename Answer> Result<Said> read(const MessageTable<Answer>& table, const Json& json)
{
    const Result<Decoded<Answer>> decoded = decode(table, json);
    if (!decoded)
        return failure(decoded.error());
    return saidBy(decoded->message);
}

Result<Said> readFor(Purpose purpose, const Json& json)
{
    switch (purpose) {
    case Purpose::Pay:
        return read(payAnswerTable, json);
    case Purpose::Cancel:
    case Purpose::Void:
        return read(voidAnswerTable, json);
    case Purpose::Refund:
        return read(refundAnswerTable, json);
    case Purpose::Query:
        return read(queryAnswerTable, json);
    case Purpose::QueryRefund:
        return read(queryRefundAnswerTable, json);
    case Purpose::Activate:
        return read(activateAnswerTable, json);
    case Purpose::Complete:
    case Purpose::Release:
    case Purpose::QueryComplete:
    case Purpose::QueryRelease:
        break;
    }
    return failure(ErrorCode::Refused, QStringLiteral("POS通 holds no deposits"));
}

/// The state of the order that was asked for, in the outcome's words: "query:5" and what follows.
void takeState(Purpose purpose, const Said& said, Outcome& outcome)
{
    if (!said.state)
        return;
    QString state = *said.state;
    QString words = said.words;
    if (purpose == Purpose::Query) {
        outcome.meaning = meaningOfState(state);
        if (outcome.meaning == Meaning::Refused) {
            const QString behind = state.sliced(1);
            words = words.contains(behind) ? words : behind + u' ' + words;
            state.truncate(1);
        }
    } else {
        outcome.meaning = meaningOfRefundState(state);
    }
    outcome.code = QStringLiteral("query:") + tidyText(state).left(20);
    if (!words.trimmed().isEmpty())
        outcome.text = tidyText(words);
}

/// Nothing but 200 carries a transaction's result. That a proxy or the platform did not let the
/// request in is the one thing that another status can say.
Outcome withStatus(int status, Outcome outcome)
{
    const bool isRefusedAtTheDoor = (status == httpUnauthorized || status == httpForbidden) &&
                                    (outcome.code == u"1000" || outcome.code == u"1001");
    outcome.meaning = isRefusedAtTheDoor ? Meaning::ConfigurationFault : Meaning::Unknown;
    outcome.text = tidyText(QStringLiteral("HTTP %1: ").arg(status) + outcome.text);
    return outcome;
}

} // namespace

Outcome interpret(Purpose purpose, const ports::HttpAnswer& answer)
{
    const Result<Json> json = readObject(answer);
    if (!json)
        return unknown(json.error().detail);
    const auto head = decode(activateAnswerTable, *json); // errCode and errInfo, as in every answer
    if (!head)
        return unknown(head.error().detail);
    Outcome outcome{.meaning = meaningOf(purpose, head->message.errCode),
                    .code = head->message.errCode,
                    .text = tidyText(head->message.errInfo)};
    if (answer.status != httpOk)
        return withStatus(answer.status, outcome);
    if (outcome.meaning != Meaning::Succeeded)
        return outcome;
    const Result<Said> said = readFor(purpose, *json);
    if (!said) {
        outcome.meaning = Meaning::Unknown;
        outcome.text = tidyText(said.error().detail);
        return outcome;
    }
    outcome.facts = said->facts;
    takeState(purpose, *said, outcome);
    return outcome;
}

Outcome interpret(const Message& message, const ports::HttpAnswer& answer)
{
    Outcome outcome = interpret(message.purpose, answer);
    const bool isByNumber = !message.askedNumber.isEmpty();
    if (isByNumber && outcome.meaning == Meaning::NotFound && outcome.facts == Facts{}) {
        outcome.meaning = Meaning::Unknown; // a number that was misread proves nothing
        return outcome;
    }
    const bool isAboutAnOrder = outcome.code.startsWith(u"query:");
    if (isByNumber && isAboutAnOrder && outcome.facts.orderId != message.order.text())
        return unknown(QStringLiteral("the number is of another order"));
    const std::optional<QString> difference = mismatch(message, outcome.facts);
    if (difference && isAboutMoney(outcome.meaning)) {
        outcome.meaning = Meaning::Contradiction;
        outcome.text = *difference;
    }
    return outcome;
}

} // namespace poslink
} // namespace till::channels
