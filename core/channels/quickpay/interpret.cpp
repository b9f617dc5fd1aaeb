// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/quickpay/interpret.h"

#include "core/channels/answer.h"
#include "core/channels/mmsp/envelope.h"
#include "core/channels/quickpay/replies.h"

#include <QUrl>

#include <algorithm>
#include <utility>
#include <variant>

using namespace Qt::StringLiterals;

namespace till::channels {
namespace quickpay {

namespace {

using payment::Facts;
using payment::Meaning;
using payment::Outcome;

constexpr qsizetype randomSize = 10;
constexpr qsizetype usualBytes = 262'144;
constexpr qsizetype batchBytes = 1'048'576;
constexpr qsizetype htmlBytes = 131'072;
constexpr int rowsMost = 1'000;

/// Null: the request has no such field.
const Field* fieldNamed(const FieldTable& table, QLatin1StringView name)
{
    for (const Field& field : table.fields) {
        if (field.name == name)
            return &field;
    }
    return nullptr;
}

QString textIn(const FieldTable& table, QLatin1StringView name, const void* message)
{
    const Field* field = fieldNamed(table, name);
    if (field == nullptr)
        return {};
    const MemberView view = field->at.get(message);
    const auto* text = std::get_if<QStringView>(&view);
    return text == nullptr ? QString() : text->toString();
}

std::optional<Money> amountIn(const FieldTable& table, const void* message)
{
    const Field* field = fieldNamed(table, "AMT"_L1);
    if (field == nullptr)
        return std::nullopt;
    const MemberView view = field->at.get(message);
    const auto* fen = std::get_if<qint64>(&view);
    return fen == nullptr ? std::nullopt : std::optional<Money>(Money::fromFen(*fen));
}

/// Empty: it is about what was asked.
QString mismatch(const Reply& reply, const Asked& asked)
{
    const bool isOther =
        (!asked.merOrderId.isEmpty() && !reply.merOrderId.isEmpty() &&
         reply.merOrderId != asked.merOrderId) ||
        (!asked.listId.isEmpty() && !reply.listId.isEmpty() && reply.listId != asked.listId);
    if (isOther)
        return QStringLiteral("the answer is about another order");
    if (asked.amount && reply.amount && *asked.amount != *reply.amount)
        return QStringLiteral("the answer is about %1 yuan, the order about %2")
            .arg(reply.amount->toPlain(), asked.amount->toPlain());
    return {};
}

/// Something has happened to the money, or is said not to have, or may yet: it has to be our
/// order's.
bool isAboutMoney(Meaning meaning)
{
    switch (meaning) {
    case Meaning::Succeeded:
    case Meaning::Refused:
    case Meaning::Returned:
    case Meaning::Refunded:
    case Meaning::InProgress:
        return true;
    case Meaning::Unknown:
    case Meaning::NotFound:
    case Meaning::ConfigurationFault:
    case Meaning::Contradiction:
        return false;
    }
    Q_UNREACHABLE();
}

/// A customer's telephone will open it.
QString addressIn(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isAddress = url.isValid() && !url.host().isEmpty() &&
                           (url.scheme() == u"https" || url.scheme() == u"http");
    return isAddress ? text : QString();
}

QString codeOf(const QString& status, const QString& errorCode)
{
    return errorCode.isEmpty() ? status : status + u' ' + errorCode;
}

Outcome outcomeOf(Step step, const Reply& reply, const Asked& asked)
{
    Outcome outcome{.meaning = meaningOf(step, reply.status, reply.errorCode),
                    .code = codeOf(reply.status, reply.errorCode),
                    .text = tidyText(reply.errorText)};
    outcome.facts.orderAmount = reply.amount;
    outcome.facts.orderId = reply.merOrderId;
    outcome.facts.acquirerOrderId = reply.listId;
    outcome.facts.walletName = tidyText(reply.bankName);
    outcome.facts.payUrl = addressIn(reply.payUrl);
    const QString difference = mismatch(reply, asked);
    if (!difference.isEmpty() && isAboutMoney(outcome.meaning)) {
        outcome.meaning = Meaning::Contradiction;
        outcome.text = difference;
        outcome.facts.payUrl.clear(); // nobody is to pay that
    }
    return outcome;
}

Outcome outcomeOf(const BatchReply& reply)
{
    return {.meaning = meaningOf(Step::Batch, reply.status, reply.errorCode),
            .code = codeOf(reply.status, reply.errorCode),
            .text = tidyText(reply.errorText)};
}

Result<Reading> readBody(const Interface& which, Step step, const Asked& asked,
                         const wire::Json& body)
{
    Reading reading;
    std::shared_ptr<void> message = which.newAnswer();
    Result<Remarks> remarks = fields::decode(*which.answer, body, message.get());
    if (!remarks)
        return failure(remarks.error());
    reading.outcome = step == Step::Batch
                          ? outcomeOf(*static_cast<const BatchReply*>(message.get()))
                          : outcomeOf(step, *static_cast<const Reply*>(message.get()), asked);
    reading.masked = masked(*which.answer, body);
    reading.remarks = *std::move(remarks);
    reading.answer = std::move(message);
    return reading;
}

/// Which no one has signed: it never says that something was done.
Outcome outcomeOf(Step step, const mmsp::Received& negative)
{
    const QString code = mmsp::bracketCode(negative.error);
    return {.meaning = meaningOfNegative(step, code),
            .code =
                code.isEmpty() ? QStringLiteral("RetCode %1").arg(negative.retCode.left(20)) : code,
            .text = negative.error};
}

} // namespace

Asked askedIn(const FieldTable& table, const void* message)
{
    if (message == nullptr)
        return {};
    return {textIn(table, "MERORDERID"_L1, message), textIn(table, "LIST_ID"_L1, message),
            amountIn(table, message)};
}

Asked askedIn(const payment::Message& message)
{
    return {message.order.text(), message.acquirerOrder, message.amount};
}

wire::JsonLimits limitsOf(Step step)
{
    wire::JsonLimits limits;
    limits.bytes = static_cast<qsizetype>(answerMaxOf(step));
    if (step == Step::Order)
        limits.text = htmlBytes;
    return limits;
}

qint64 answerMaxOf(Step step)
{
    return step == Step::Batch ? batchBytes : usualBytes;
}

Reading interpret(const Operation& operation, const MmspAccess& access, const Asked& asked,
                  const ports::HttpAnswer& answer, const Secret& key)
{
    const auto unknown = [&](const QString& why) {
        Reading reading;
        reading.outcome.text = tidyText(why);
        reading.masked =
            mmsp::maskedEnvelope(*operation.which.answer, answer.body, limitsOf(operation.step));
        return reading;
    };
    const Result<mmsp::Received> received =
        mmsp::readEnvelope(access, operation.command, answer, key, limitsOf(operation.step));
    if (!received)
        return unknown(received.error().detail);
    if (received->kind == mmsp::Received::Kind::Negative) {
        Reading reading = unknown({});
        reading.outcome = outcomeOf(operation.step, *received);
        return reading;
    }
    Result<Reading> reading = readBody(operation.which, operation.step, asked, received->body);
    if (!reading)
        return unknown(reading.error().detail);
    return *std::move(reading);
}

Result<Reading> interpretNotice(const Interface& which, const MmspAccess& access,
                                QByteArrayView bytes, const Secret& key)
{
    const Result<mmsp::Received> received = mmsp::readNotice(access, bytes, key);
    if (!received)
        return failure(received.error());
    if (received->kind == mmsp::Received::Kind::Negative)
        return failure(ErrorCode::Refused, QStringLiteral("not signed"));
    return readBody(which, Step::Notice, {}, received->body);
}

Result<Reading> readUnverified(const Interface& which, const wire::Json& json)
{
    Result<Reading> reading = readBody(which, Step::Notice, {}, json);
    if (reading)
        reading->outcome.meaning = Meaning::Unknown;
    return reading;
}

Result<void> checkBatch(const BatchQueryRequest& request)
{
    bool isNumber = false;
    const int rows = request.perPage.toInt(&isNumber);
    if (!isNumber || rows < 1 || rows > rowsMost)
        return failure(ErrorCode::OutOfRange, QStringLiteral("PERPAGE: 1 to %1").arg(rowsMost));
    if (request.page.toInt(&isNumber) < 1 || !isNumber)
        return failure(ErrorCode::OutOfRange, QStringLiteral("PAGE: from 1"));
    return {};
}

Result<Composed> composed(const Operation& operation, const MmspAccess& access, const void* message,
                          const Secret& key)
{
    Result<Composed> composed =
        mmsp::shownLetter({access, operation.command, *operation.which.request, message}, key);
    if (composed)
        composed->request.answerMax = answerMaxOf(operation.step);
    return composed;
}

QString randomText(const Stamp& stamp)
{
    return QString::fromLatin1(
        stamp.nonce.toHex().first(std::min<qsizetype>(randomSize, stamp.nonce.size() * 2)));
}

} // namespace quickpay
} // namespace till::channels
