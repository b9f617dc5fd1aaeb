// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/payout/protocol.h"

#include "core/channels/answer.h"
#include "core/channels/open_platform/authorization.h"
#include "core/channels/payout/check.h"
#include "core/channels/payout/codes.h"
#include "core/channels/payout/envelope.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace till::channels {

namespace {

using interfaces::exchange;
using payment::Meaning;
using payment::Outcome;
using payout::Call;

constexpr qsizetype plainMax = 4'096; ///< more than the largest request

constexpr std::array payoutInterfaces{
    interfaces::recorded(exchange("pay"_L1, "pays to a bank account"_L1, payout::payRequestTable,
                                  payout::payAnswerTable)),
    exchange("query"_L1, "what became of a payout"_L1, payout::queryRequestTable,
             payout::queryAnswerTable),
    exchange("balance"_L1, "what can be paid out"_L1, payout::balanceRequestTable,
             payout::balanceAnswerTable),
};

/// In the order of the interfaces.
constexpr std::array calls{Call::Pay, Call::Query, Call::Balance};
constexpr std::array commands{"4097"_L1, "4098"_L1, "4099"_L1};

std::size_t indexOf(const Interface& which)
{
    for (std::size_t i = 0; i < payoutInterfaces.size(); ++i) {
        if (payoutInterfaces[i].name == which.name)
            return i;
    }
    Q_UNREACHABLE();
}

QString timeOf(Instant now)
{
    return QString::fromLatin1(openPlatformTime(now));
}

/// What the answer has to be about; empty: nothing was asked for by that.
struct Asked {
    QString orderNo;
    QString bsOrderNo;
    std::optional<Money> amount;
};

Asked askedIn(Call call, const void* message)
{
    if (message == nullptr)
        return {};
    switch (call) {
    case Call::Pay: {
        const auto& request = *static_cast<const payout::PayRequest*>(message);
        return {request.orderNo, {}, request.amount};
    }
    case Call::Query: {
        const auto& request = *static_cast<const payout::QueryRequest*>(message);
        return {request.orderNo, request.bsOrderNo, {}};
    }
    case Call::Balance:
        return {};
    }
    Q_UNREACHABLE();
}

/// Whatever is said is not about this payout, or not to this merchant.
template<typename Answer>
QString mismatch(const Answer& answer, const Asked& asked, const PayoutConfig& config)
{
    if (!answer.merNo.isEmpty() && answer.merNo != config.merNo)
        return QStringLiteral("the answer is for another merchant");
    const bool isOther = (!asked.orderNo.isEmpty() && !answer.orderNo.isEmpty() &&
                          answer.orderNo != asked.orderNo) ||
                         (!asked.bsOrderNo.isEmpty() && !answer.bsOrderNo.isEmpty() &&
                          answer.bsOrderNo != asked.bsOrderNo);
    if (isOther)
        return QStringLiteral("the answer is about another payout");
    if (asked.amount && answer.amount && *asked.amount != *answer.amount)
        return QStringLiteral("the answer is about %1 yuan, the payout about %2")
            .arg(answer.amount->toPlain(), asked.amount->toPlain());
    return {};
}

template<typename Answer>
void takeState(const Answer& answer, const Asked& asked, const PayoutConfig& config,
               Outcome& outcome)
{
    outcome.facts.orderAmount = answer.amount;
    outcome.facts.orderId = answer.orderNo;
    outcome.facts.acquirerOrderId = answer.bsOrderNo;
    if (const QString difference = mismatch(answer, asked, config); !difference.isEmpty()) {
        outcome.meaning = Meaning::Contradiction;
        outcome.text = difference;
        return;
    }
    if (outcome.meaning != Meaning::Succeeded)
        return;
    outcome.meaning = payout::meaningOfState(answer.payState);
    outcome.code = QStringLiteral("state:") + answer.payState;
    if (!answer.description.isEmpty())
        outcome.text = tidyText(answer.description);
}

template<typename Answer> Outcome headOf(Call call, const Answer& answer)
{
    return {.meaning = payout::meaningOf(call, answer.retCode),
            .code = answer.retCode,
            .text = tidyText(answer.retMsg)};
}

Outcome outcomeOf(Call call, const void* answer, const Asked& asked, const PayoutConfig& config)
{
    switch (call) {
    case Call::Pay: {
        const auto& said = *static_cast<const payout::PayAnswer*>(answer);
        Outcome outcome = headOf(call, said);
        takeState(said, asked, config, outcome);
        return outcome;
    }
    case Call::Query: {
        const auto& said = *static_cast<const payout::QueryAnswer*>(answer);
        Outcome outcome = headOf(call, said);
        if (outcome.meaning == Meaning::Succeeded && !said.currencyType.isEmpty() &&
            said.currencyType != u"1")
            return {.meaning = Meaning::Contradiction,
                    .code = said.retCode,
                    .text = QStringLiteral("the answer is in another currency")};
        takeState(said, asked, config, outcome);
        return outcome;
    }
    case Call::Balance: {
        const auto& said = *static_cast<const payout::BalanceAnswer*>(answer);
        Outcome outcome = headOf(call, said);
        if (outcome.meaning == Meaning::Succeeded && said.accounts.isEmpty())
            outcome.meaning = Meaning::Unknown;
        return outcome;
    }
    }
    Q_UNREACHABLE();
}

Result<void> checkPay(const payout::PayRequest& request, const PayoutConfig& config, Instant now)
{
    const std::optional<PayoutObstacle> obstacle = obstacleTo(request, config, now, std::nullopt);
    if (!obstacle)
        return {};
    const bool isAmount =
        *obstacle == PayoutObstacle::AmountTooSmall || *obstacle == PayoutObstacle::AmountTooLarge;
    return failure(isAmount ? ErrorCode::OutOfRange : ErrorCode::Refused, nameOf(*obstacle));
}

Result<Secret> plainText(const Interface& which, const void* message, const PayoutConfig& config,
                         Instant now)
{
    if (calls[indexOf(which)] == Call::Pay) {
        const auto& request = *static_cast<const payout::PayRequest*>(message);
        if (const Result<void> checked = checkPay(request, config, now); !checked)
            return failure(checked.error());
    }
    if (const Result<void> valid = fields::validate(*which.request, message); !valid)
        return failure(valid.error());
    QByteArray bytes;
    bytes.reserve(plainMax); // growing would leave copies behind
    wire::JsonWriter writer(bytes);
    fields::encode(*which.request, message, writer);
    return Secret(std::move(bytes));
}

Result<ports::HttpRequest> sealed(const Secret& plain, const PayoutConfig& config,
                                  const Secret& key)
{
    Result<QByteArray> body = payout::seal(plain, config, key);
    if (!body)
        return failure(body.error());
    ports::HttpRequest request;
    request.url = config.base;
    request.headers.emplaceBack("Content-Type", "application/json; charset=utf-8");
    request.body = *std::move(body);
    return request;
}

} // namespace

PayoutProtocol::PayoutProtocol(PayoutConfig config) : m_config(std::move(config)) {}

std::span<const Interface> PayoutProtocol::interfaces() const
{
    return payoutInterfaces;
}

const Interface& PayoutProtocol::pay()
{
    return payoutInterfaces[0];
}

const Interface& PayoutProtocol::query()
{
    return payoutInterfaces[1];
}

const Interface& PayoutProtocol::balance()
{
    return payoutInterfaces[2];
}

QList<std::pair<QLatin1StringView, QString>> PayoutProtocol::defaults(const Interface& which,
                                                                      const Stamp& stamp) const
{
    const std::size_t index = indexOf(which);
    const QString time = timeOf(stamp.now);
    QList<std::pair<QLatin1StringView, QString>> said{{"CMDID"_L1, commands[index]},
                                                      {"VERSION"_L1, QStringLiteral("1.0")},
                                                      {"MERNO"_L1, m_config.merNo},
                                                      {"REQTIME"_L1, time}};
    switch (calls[index]) {
    case Call::Pay:
        said.append({"BUSIYPE"_L1, m_config.businessType});
        said.append({"PAYTYPE"_L1, m_config.payType});
        said.append({"ACCTYPE"_L1, QStringLiteral("0")});
        if (!m_config.chlNo.isEmpty())
            said.append({"CHLNO"_L1, m_config.chlNo});
        if (!m_config.chlMerNo.isEmpty())
            said.append({"CHLMERNO"_L1, m_config.chlMerNo});
        break;
    case Call::Query:
        break;
    case Call::Balance:
        said.append({"QRYTYPE"_L1, QStringLiteral("1")});
        said.append({"ORDERNO"_L1, time + QStringLiteral("001")});
        break;
    }
    return said;
}

payout::PayRequest PayoutProtocol::newPay(Instant now) const
{
    payout::PayRequest request;
    request.cmdId = commands[0];
    request.version = QStringLiteral("1.0");
    request.merNo = m_config.merNo;
    request.reqTime = timeOf(now);
    request.businessType = m_config.businessType;
    request.payType = m_config.payType;
    request.accountType = QStringLiteral("0");
    request.chlNo = m_config.chlNo;
    request.chlMerNo = m_config.chlMerNo;
    return request;
}

payout::QueryRequest PayoutProtocol::newQuery(const QString& orderNo, Instant now) const
{
    return {.cmdId = commands[1],
            .version = QStringLiteral("1.0"),
            .merNo = m_config.merNo,
            .orderNo = orderNo,
            .bsOrderNo = {},
            .reqTime = timeOf(now),
            .queryType = {}};
}

payout::BalanceRequest PayoutProtocol::newBalance(const QString& orderNo, Instant now) const
{
    return {.cmdId = commands[2],
            .version = QStringLiteral("1.0"),
            .queryType = QStringLiteral("1"),
            .merNo = m_config.merNo,
            .orderNo = orderNo,
            .reqTime = timeOf(now)};
}

Result<ports::HttpRequest> PayoutProtocol::request(const Interface& which, const void* message,
                                                   const Stamp& stamp) const
{
    const Result<Secret> plain = plainText(which, message, m_config, stamp.now);
    if (!plain)
        return failure(plain.error());
    return sealed(*plain, m_config, stamp.key);
}

Result<Composed> PayoutProtocol::compose(const Interface& which, const void* message,
                                         const Stamp& stamp) const
{
    const Result<Secret> plain = plainText(which, message, m_config, stamp.now);
    if (!plain)
        return failure(plain.error());
    Result<ports::HttpRequest> request = sealed(*plain, m_config, stamp.key);
    if (!request)
        return failure(request.error());
    const QByteArrayView text = plain->reveal();
    return Composed{*std::move(request), text.toByteArray(), maskedBody(*which.request, text)};
}

Reading PayoutProtocol::read(const Interface& which, const void* message,
                             const ports::HttpAnswer& answer, const Secret& key) const
{
    Reading reading;
    const Call call = calls[indexOf(which)];
    const Result<wire::Json> json = payout::open(answer, m_config, key);
    if (!json) {
        reading.outcome.text = tidyText(json.error().detail);
        reading.masked = "(unreadable, " + QByteArray::number(answer.body.size()) + " bytes)";
        return reading;
    }
    reading.masked = masked(*which.answer, *json);
    std::shared_ptr<void> said = which.newAnswer();
    Result<Remarks> remarks = fields::decode(*which.answer, *json, said.get());
    if (!remarks) {
        reading.outcome.text = tidyText(remarks.error().detail);
        return reading;
    }
    reading.outcome = outcomeOf(call, said.get(), askedIn(call, message), m_config);
    if (answer.status != httpOk) {
        reading.outcome.meaning = Meaning::Unknown;
        reading.outcome.text =
            tidyText(QStringLiteral("HTTP %1: ").arg(answer.status) + reading.outcome.text);
        return reading;
    }
    reading.remarks = *std::move(remarks);
    reading.answer = std::move(said);
    return reading;
}

} // namespace till::channels
