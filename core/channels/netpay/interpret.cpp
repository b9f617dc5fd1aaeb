// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/netpay/interpret.h"

#include "core/channels/answer.h"
#include "core/channels/netpay/codes.h"
#include "core/channels/netpay/messages.h"

#include <QDate>

#include <optional>

namespace till::channels {
namespace netpay {

namespace {

using payment::Facts;
using payment::Meaning;
using payment::Outcome;
using payment::Purpose;
using wire::Json;

constexpr int httpUnauthorized = 401;
constexpr int httpForbidden = 403;
constexpr int aMinuteMs = 60'000;
constexpr qsizetype stateMax = 32;

Outcome unknown(const QString& why)
{
    return {.meaning = Meaning::Unknown, .code = {}, .text = tidyText(why)};
}

/// yyyy-MM-dd as the till writes it.
QString dateIn(const QString& text)
{
    const QDate date = QDate::fromString(text, QStringLiteral("yyyy-MM-dd"));
    return date.isValid() ? date.toString(QStringLiteral("yyyyMMdd")) : QString();
}

/// What an answer with errCode SUCCESS says.
struct Said {
    Facts facts;
    Meaning meaning = Meaning::Unknown;
    QString state; ///< the value that decided, where one did
    QString words; ///< of ours, where the acquirer's do not say it
    QString mid;   ///< echoed
    QString tid;
    QString refund; ///< our number of the refund
    std::optional<Money> completedAmount;
};

void addDiscount(Facts& facts, const char* name, const std::optional<Money>& amount)
{
    if (amount && amount->isPositive())
        facts.promotions.append(
            {.sponsor = QString::fromLatin1(name), .id = {}, .amount = *amount});
}

/// Of a query and of a notification, which say the same about a payment.
template<typename Answer> Facts paymentFacts(const Answer& answer)
{
    Facts facts;
    facts.orderAmount = answer.totalAmount;
    facts.paidAmount = answer.buyerPayAmount;
    facts.orderId = answer.merOrderId;
    facts.acquirerOrderId = answer.seqId;
    facts.retrievalReference = answer.refId;
    facts.settlementDate = dateIn(answer.settleDate);
    facts.walletName = tidyText(answer.targetSys);
    facts.walletOrderId = answer.targetOrderId;
    facts.merchantAllowance = answer.couponMerchantContribute;
    facts.thirdPartyAllowance = answer.couponOtherContribute;
    addDiscount(facts, "couponAmount", answer.couponAmount);
    addDiscount(facts, "yxlmAmount", answer.yxlmAmount);
    return facts;
}

Said saidBy(Purpose /*purpose*/, const OrderAnswer& answer)
{
    Said said;
    said.facts.orderAmount = answer.totalAmount;
    said.facts.orderId = answer.merOrderId;
    said.facts.acquirerOrderId = answer.seqId;
    said.facts.walletName = tidyText(answer.targetSys);
    said.facts.walletOrderId = answer.targetOrderId;
    said.facts.payUrl = answer.qrCode;
    const Meaning state =
        answer.status.isEmpty() ? Meaning::InProgress : meaningOfStatus(answer.status);
    if (state != Meaning::InProgress) {
        // An order that was paid or closed before its code could be shown: only a query tells.
        said.meaning = Meaning::Unknown;
        said.words = QStringLiteral("a new order cannot be ") + answer.status;
    } else {
        said.meaning = Meaning::InProgress;
        if (answer.qrCode.isEmpty()) // nobody can pay it here: whoever asked for it closes it
            said.words =
                QStringLiteral("the order has no code to show: not offered at the counter");
    }
    return said;
}

Meaning meaningOfPayment(const QueryAnswer& answer)
{
    const Meaning meaning = meaningOfStatus(answer.status);
    // One word for "never paid" and for "paid and wholly given back": the time of payment tells.
    if (meaning == Meaning::Refused && !answer.payTime.isEmpty())
        return Meaning::Refunded;
    if (meaning == Meaning::Succeeded && answer.secureStatus == u"CANCELED")
        return Meaning::Refunded;
    return meaning;
}

Said saidBy(Purpose purpose, const QueryAnswer& answer)
{
    Said said;
    said.facts = paymentFacts(answer);
    said.mid = answer.mid;
    said.tid = answer.tid;
    if (purpose == Purpose::Query) {
        said.state = answer.status;
        said.meaning = meaningOfPayment(answer);
        return said;
    }
    said.facts.orderAmount.reset(); // the deposit's: not what a completion or release is about
    said.facts.paidAmount.reset();
    said.facts.promotions.clear();
    said.state = answer.secureStatus;
    said.meaning = meaningOfSecureStatus(purpose, answer.secureStatus);
    said.completedAmount = answer.completedAmount;
    if (!said.completedAmount && answer.secureStatus == u"ALL_COMPLETED")
        said.completedAmount = answer.totalAmount;
    // That something was completed is no proof that it was ours: the amount has to be there.
    if (purpose == Purpose::QueryComplete && said.meaning == Meaning::Succeeded &&
        !(said.completedAmount && said.completedAmount->isPositive())) {
        said.meaning = Meaning::Unknown;
        said.words = QStringLiteral("completed, and nothing said about how much");
    }
    return said;
}

template<typename Answer> Said saidByRefund(const Answer& answer)
{
    Said said;
    said.facts.orderId = answer.merOrderId;
    said.facts.acquirerOrderId = answer.seqId;
    said.facts.walletName = tidyText(answer.targetSys);
    said.facts.walletOrderId = answer.refundTargetOrderId;
    said.facts.refundedAmount = answer.refundInvoiceAmount;
    said.mid = answer.mid;
    said.tid = answer.tid;
    said.refund = answer.refundOrderId;
    said.state = answer.refundStatus;
    said.meaning = meaningOfRefundStatus(answer.refundStatus);
    return said;
}

Said saidBy(Purpose /*purpose*/, const RefundAnswer& answer)
{
    Said said = saidByRefund(answer);
    if (answer.refundStatus.isEmpty())
        said.meaning = Meaning::InProgress; // accepted; the query about it tells more
    return said;
}

Said saidBy(Purpose /*purpose*/, const RefundQueryAnswer& answer)
{
    Said said = saidByRefund(answer);
    said.facts.settlementDate = dateIn(answer.settleDate);
    return said;
}

Said saidBy(Purpose purpose, const SecureAnswer& answer)
{
    Said said;
    said.facts.orderId = answer.merOrderId;
    said.facts.acquirerOrderId = answer.seqId;
    said.facts.walletName = tidyText(answer.targetSys);
    said.facts.walletOrderId = answer.targetOrderId;
    said.state = answer.secureStatus;
    said.completedAmount = answer.completedAmount;
    const Meaning meaning = meaningOfSecureStatus(purpose, answer.secureStatus);
    // SUCCESS and a state that says otherwise do not go together: only a query tells.
    if (answer.secureStatus.isEmpty() || meaning == Meaning::Succeeded)
        said.meaning = Meaning::Succeeded;
    return said;
}

Said saidBy(Purpose /*purpose*/, const CloseAnswer& answer)
{
    Said said;
    said.facts.orderAmount = answer.totalAmount;
    said.facts.orderId = answer.merOrderId;
    said.facts.acquirerOrderId = answer.seqId;
    said.state = answer.status;
    const Meaning state = meaningOfStatus(answer.status);
    const bool isPaid = state == Meaning::Succeeded || state == Meaning::Refunded;
    said.meaning = isPaid ? Meaning::Unknown : Meaning::Succeeded;
    return said;
}

template<typename Answer>
Result<Said> read(const MessageTable<Answer>& table, Purpose purpose, const Json& json)
{
    const Result<Decoded<Answer>> decoded = decode(table, json);
    if (!decoded)
        return failure(decoded.error());
    return saidBy(purpose, decoded->message);
}

Result<Said> readFor(Purpose purpose, const Json& json)
{
    switch (purpose) {
    case Purpose::Pay:
        return read(orderAnswerTable, purpose, json);
    case Purpose::Query:
    case Purpose::QueryComplete:
    case Purpose::QueryRelease:
        return read(queryAnswerTable, purpose, json);
    case Purpose::Cancel:
        return read(closeAnswerTable, purpose, json);
    case Purpose::Refund:
        return read(refundAnswerTable, purpose, json);
    case Purpose::QueryRefund:
        return read(refundQueryAnswerTable, purpose, json);
    case Purpose::Complete:
        return read(secureCompleteAnswerTable, purpose, json);
    case Purpose::Release:
        return read(secureCancelAnswerTable, purpose, json);
    case Purpose::Void:
    case Purpose::Activate:
        break;
    }
    return failure(ErrorCode::Refused, QStringLiteral("全民付 has no such operation"));
}

bool isAQuery(Purpose purpose)
{
    return purpose == Purpose::Query || purpose == Purpose::QueryRefund ||
           purpose == Purpose::QueryComplete || purpose == Purpose::QueryRelease;
}

/// The echo differs: the answer is about something else.
std::optional<QString> mismatch(const Asked& asked, const Said& said)
{
    const auto differ = [](const QString& one, const QString& two) {
        return !one.isEmpty() && !two.isEmpty() && one != two;
    };
    if (asked.orderAmount && said.facts.orderAmount &&
        *asked.orderAmount != *said.facts.orderAmount)
        return QStringLiteral("the answer is about %1 yuan, the order about %2")
            .arg(said.facts.orderAmount->toPlain(), asked.orderAmount->toPlain());
    if (asked.completedAmount && said.completedAmount && said.completedAmount->isPositive() &&
        *asked.completedAmount != *said.completedAmount)
        return QStringLiteral("completed with %1 yuan instead of %2")
            .arg(said.completedAmount->toPlain(), asked.completedAmount->toPlain());
    // The answer to a refund's query names the order or the refund: the document says both.
    if (differ(asked.order, said.facts.orderId) &&
        (asked.request.isEmpty() || asked.request != said.facts.orderId))
        return QStringLiteral("the answer is about another order");
    if (differ(asked.request, said.refund))
        return QStringLiteral("the answer is about another refund");
    if (differ(asked.mid, said.mid) || differ(asked.tid, said.tid))
        return QStringLiteral("the answer is another merchant's or terminal's");
    return std::nullopt;
}

/// Something is said about an order or its money: it has to be ours.
bool isAboutOrder(Meaning meaning)
{
    switch (meaning) {
    case Meaning::Succeeded:
    case Meaning::Refused:
    case Meaning::Returned:
    case Meaning::Refunded:
    case Meaning::InProgress:
    case Meaning::NotFound:
        return true;
    case Meaning::Unknown:
    case Meaning::ConfigurationFault:
    case Meaning::Contradiction:
        return false;
    }
    Q_UNREACHABLE();
}

/// Nothing but 200 carries a transaction's result. That the platform did not let the request in is
/// the one thing that another status can say.
Outcome withStatus(int status, Outcome outcome)
{
    const bool isRefusedAtTheDoor = (status == httpUnauthorized || status == httpForbidden) &&
                                    (outcome.code == u"1000" || outcome.code == u"1001");
    outcome.meaning = isRefusedAtTheDoor ? Meaning::ConfigurationFault : Meaning::Unknown;
    outcome.text = tidyText(QStringLiteral("HTTP %1: ").arg(status) + outcome.text);
    return outcome;
}

/// What the document asks for besides, with the acquirer's words in front of ours.
void act(Outcome& outcome)
{
    const auto add = [&outcome](const QString& words) {
        outcome.text =
            tidyText(outcome.text.isEmpty() ? words : outcome.text + QStringLiteral("; ") + words);
    };
    switch (actionOf(outcome.code)) {
    case Action::None:
        return;
    case Action::WaitAMinute:
        outcome.waitMs = aMinuteMs;
        return;
    case Action::AskForOrder:
        outcome.queryFirst = outcome.meaning == Meaning::Refused;
        return add(QStringLiteral("query the order first, then try again"));
    case Action::RefundInstead:
        return add(QStringLiteral("make a refund instead"));
    }
}

void take(Purpose purpose, const Asked& asked, const Said& said, Outcome& outcome)
{
    outcome.facts = said.facts;
    outcome.meaning = said.meaning;
    if (isAQuery(purpose))
        outcome.code = QStringLiteral("query:") + tidyText(said.state).left(stateMax);
    if (!said.words.isEmpty())
        outcome.text = tidyText(said.words);
    if (asked.byNumber && said.facts.orderId != asked.order) {
        outcome.meaning = Meaning::Unknown; // a number that was misread proves nothing
        outcome.text = QStringLiteral("the number is of another order");
        outcome.facts = {};
        return;
    }
    const std::optional<QString> difference = mismatch(asked, said);
    if (difference && isAboutOrder(outcome.meaning)) {
        outcome.meaning = Meaning::Contradiction;
        outcome.text = *difference;
        outcome.facts.payUrl.clear();
    }
}

} // namespace

Outcome interpret(Purpose purpose, const Asked& asked, const ports::HttpAnswer& answer)
{
    const Result<Json> json = readObject(answer);
    if (!json)
        return unknown(json.error().detail);
    const auto head = decode(answerHeadTable, *json);
    if (!head)
        return unknown(head.error().detail);
    Outcome outcome{.meaning = meaningOf(purpose, head->message.errCode),
                    .code = head->message.errCode,
                    .text = tidyText(head->message.errMsg)};
    if (answer.status != httpOk)
        return withStatus(answer.status, outcome);
    if (outcome.meaning != Meaning::Succeeded || outcome.code != u"SUCCESS") {
        act(outcome);
        if (asked.byNumber && outcome.meaning == Meaning::NotFound)
            outcome.meaning = Meaning::Unknown;
        return outcome;
    }
    const Result<Said> said = readFor(purpose, *json);
    if (!said) {
        outcome.meaning = Meaning::Unknown;
        outcome.text = tidyText(said.error().detail);
        return outcome;
    }
    take(purpose, asked, *said, outcome);
    return outcome;
}

Outcome interpret(const Notification& notification)
{
    Outcome outcome;
    outcome.meaning = meaningOfStatus(notification.status);
    outcome.code = QStringLiteral("notification:") + tidyText(notification.status).left(stateMax);
    outcome.facts = paymentFacts(notification);
    outcome.facts.refundedAmount = notification.refundAmount;
    return outcome;
}

} // namespace netpay
} // namespace till::channels
