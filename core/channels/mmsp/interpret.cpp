// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/mmsp/interpret.h"

#include "core/channels/answer.h"
#include "core/channels/mmsp/envelope.h"
#include "core/channels/mmsp/messages.h"

using namespace Qt::StringLiterals;

namespace till::channels {
namespace mmsp {

namespace {

using payment::Facts;
using payment::Meaning;
using payment::Outcome;

Outcome unknown(const QString& why)
{
    return {.meaning = Meaning::Unknown, .code = {}, .text = tidyText(why)};
}

/// What a verified Body says.
struct Said {
    QString status;
    QString errorCode;
    QString errorText;
    QString refund; ///< our number of the refund, as echoed
    Facts facts;
};

void take(const OrderAnswer& answer, Said& said)
{
    said.facts.orderId = answer.merOrderId;
    said.facts.acquirerOrderId = answer.orderNo;
    said.facts.payUrl = answer.url;
}

void take(const CodePayAnswer& answer, Said& said)
{
    said.facts.orderId = answer.merOrderId;
    said.facts.acquirerOrderId = answer.orderNo;
}

void take(const H5Answer& answer, Said& said)
{
    said.facts.orderId = answer.merOrderId;
    said.facts.acquirerOrderId = answer.orderNo;
    said.facts.payUrl = answer.url;
}

void take(const OrderStateAnswer& answer, Said& said)
{
    said.facts.orderId = answer.merOrderId;
    said.facts.acquirerOrderId = answer.orderNo;
    said.facts.orderAmount = answer.amount;
    said.facts.walletName = walletNamed(answer.tradeType);
}

void take(const RefundAnswer& answer, Said& said)
{
    said.refund = answer.refundMerOrderId;
    said.facts.refundedAmount = answer.amount;
}

void take(const PaidNotice& notice, Said& said)
{
    said.facts.orderId = notice.merOrderId;
    said.facts.acquirerOrderId = notice.orderNo;
    said.facts.orderAmount = notice.amount;
    said.facts.walletName = walletNamed(notice.tradeType);
}

template<typename Answer> Said saidBy(const Answer& answer)
{
    Said said;
    said.status = answer.status;
    if constexpr (requires { answer.errCode; }) {
        said.errorCode = answer.errCode;
        said.errorText = answer.errCodeMsg;
    }
    take(answer, said);
    return said;
}

/// The message of an interface is of the type that its step has.
Said saidBy(Id id, const void* answer)
{
    switch (stepOf(id)) {
    case Step::Order:
        if (id == Id::WechatH5 || id == Id::AlipayH5)
            return saidBy(*static_cast<const H5Answer*>(answer));
        return saidBy(*static_cast<const OrderAnswer*>(answer));
    case Step::CodePay:
        return saidBy(*static_cast<const CodePayAnswer*>(answer));
    case Step::Query:
    case Step::Cancel:
    case Step::Close:
        return saidBy(*static_cast<const OrderStateAnswer*>(answer));
    case Step::Refund:
    case Step::RefundQuery:
        return saidBy(*static_cast<const RefundAnswer*>(answer));
    case Step::Notice:
        return saidBy(*static_cast<const PaidNotice*>(answer));
    }
    Q_UNREACHABLE();
}

/// Something has happened to the money, will happen, or is said not to have: it has to be ours.
bool isAboutMoney(Meaning meaning)
{
    switch (meaning) {
    case Meaning::Succeeded:
    case Meaning::Refused:
    case Meaning::InProgress:
    case Meaning::Returned:
    case Meaning::Refunded:
        return true;
    case Meaning::Unknown:
    case Meaning::NotFound:
    case Meaning::ConfigurationFault:
    case Meaning::Contradiction:
        return false;
    }
    Q_UNREACHABLE();
}

std::optional<QString> mismatch(const Expectation& expected, const Said& said)
{
    const auto isOther = [](const QString& echo, const QString& ours) {
        return !echo.isEmpty() && !ours.isEmpty() && echo != ours;
    };
    if (isOther(said.facts.orderId, expected.order) || isOther(said.refund, expected.refund))
        return u"the answer is about another order"_s;
    const std::optional<Money> amount =
        said.facts.orderAmount ? said.facts.orderAmount : said.facts.refundedAmount;
    if (amount && expected.amount && *amount != *expected.amount)
        return u"the answer is about %1 yuan, the order about %2"_s.arg(amount->toPlain(),
                                                                        expected.amount->toPlain());
    return std::nullopt;
}

Outcome outcomeOf(Step step, const Said& said)
{
    Outcome outcome;
    outcome.meaning = meaningOf(step, said.status, said.errorCode, said.errorText);
    outcome.code = said.errorCode.isEmpty() ? said.status : said.status + u'/' + said.errorCode;
    outcome.text = tidyText(said.errorText);
    outcome.facts = said.facts;
    if (step == Step::Order && outcome.meaning == Meaning::InProgress &&
        said.facts.payUrl.isEmpty())
        outcome.text = u"the order has no code that could be shown"_s;
    return outcome;
}

Outcome outcomeOf(Step step, const Received& negative)
{
    const QString code = bracketCode(negative.error);
    return {.meaning = meaningOfNegative(step, code),
            .code = code.isEmpty() ? u"ret:"_s + negative.retCode.left(10) : code,
            .text = negative.error};
}

/// By the table 1 is success and 0 a malformed message, yet a printed success has 0. Any other
/// number contradicts a Body that says something.
bool isUsualRetCode(const QString& code)
{
    return code.isEmpty() || code == u"1" || code == u"0";
}

Interpretation read(Id id, const Received& received, const Expectation& expected)
{
    const Interface& which = interfaceOf(id);
    Interpretation read;
    std::shared_ptr<void> answer = which.newAnswer();
    Result<Remarks> remarks = fields::decode(*which.answer, received.body, answer.get());
    if (!remarks) {
        read.outcome = unknown(remarks.error().detail);
        return read;
    }
    const Said said = saidBy(id, answer.get());
    read.remarks = *std::move(remarks);
    read.answer = std::move(answer);
    read.outcome = outcomeOf(stepOf(id), said);
    const std::optional<QString> difference = mismatch(expected, said);
    if (difference && isAboutMoney(read.outcome.meaning)) {
        read.outcome.meaning = Meaning::Contradiction;
        read.outcome.text = *difference;
        read.outcome.facts.payUrl.clear(); // somebody else's
    } else if (!isUsualRetCode(received.retCode)) {
        read.outcome.meaning = Meaning::Unknown;
        read.outcome.code = u"ret:"_s + received.retCode.left(10);
        read.outcome.text = received.error;
    }
    return read;
}

} // namespace

Interpretation interpret(Id id, const MmspConfig& config, const ports::HttpAnswer& answer,
                         const Secret& key, const Expectation& expected)
{
    const Result<Received> received = readEnvelope(config, commandOf(id, config), answer, key);
    if (!received)
        return {unknown(received.error().detail), nullptr, {}};
    if (received->kind == Received::Kind::Negative)
        return {outcomeOf(stepOf(id), *received), nullptr, {}};
    return read(id, *received, expected);
}

Result<Interpretation> interpretNotice(const MmspConfig& config, QByteArrayView body,
                                       const Secret& key)
{
    const Result<Received> received = readNotice(config, body, key);
    if (!received)
        return failure(received.error());
    Interpretation notice = read(Id::Notification, *received, {});
    if (notice.answer == nullptr)
        return failure(ErrorCode::Malformed, notice.outcome.text);
    return notice;
}

} // namespace mmsp
} // namespace till::channels
