// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/loyalty/interpret.h"

#include "core/channels/answer.h"
#include "core/channels/loyalty/codes.h"
#include "core/channels/loyalty/messages.h"

#include <QDateTime>

#include <utility>

namespace till::channels {
namespace loyalty {

namespace {

using payment::Meaning;
using payment::Outcome;

constexpr qint64 leastMilliseconds = 100'000'000'000; ///< 1973; as seconds beyond the year 5000
constexpr qint64 millisecondsInSecond = 1000;
constexpr qint64 latestMs = 253'402'300'799'999; ///< the end of the year 9999
constexpr int chinaOffsetSeconds = 8 * 3600;

bool isReversal(const Interface& which)
{
    return which.answer == &reversalAnswerTable;
}

Outcome outcomeOf(const Interface& which, const HeadAnswer& head)
{
    Outcome outcome{.meaning =
                        isReversal(which) ? meaningOfReversal(head.status) : meaningOf(head.status),
                    .code = head.status,
                    .text = tidyText(head.message)};
    outcome.loginExpired = adviceOf(head.status) == Advice::CheckIn;
    return outcome;
}

} // namespace

Reading interpret(const Interface& which, const ports::HttpAnswer& answer)
{
    Reading reading;
    reading.masked = maskedBody(*which.answer, answer.body);
    const Result<wire::Json> json = readObject(answer);
    if (!json) {
        reading.outcome.text = tidyText(json.error().detail);
        return reading;
    }
    const auto head = decode(headAnswerTable, *json);
    if (!head) {
        reading.outcome.text = tidyText(head.error().detail);
        return reading;
    }
    reading.outcome = outcomeOf(which, head->message);
    if (answer.status != httpOk) {
        reading.outcome.meaning = Meaning::Unknown;
        reading.outcome.text =
            tidyText(QStringLiteral("HTTP %1: ").arg(answer.status) + reading.outcome.text);
        return reading;
    }
    std::shared_ptr<void> message = which.newAnswer();
    Result<Remarks> remarks = fields::decode(*which.answer, *json, message.get());
    if (remarks) {
        reading.answer = std::move(message);
        reading.remarks = *std::move(remarks);
    } else if (reading.outcome.meaning == Meaning::Succeeded) {
        reading.outcome.meaning = Meaning::Unknown;
        reading.outcome.text = tidyText(remarks.error().detail);
    }
    return reading;
}

std::optional<Instant> readTime(const QString& transTime)
{
    bool isNumber = false;
    const qint64 number = transTime.toLongLong(&isNumber);
    if (!isNumber || number <= 0)
        return std::nullopt;
    const qint64 ms = number >= leastMilliseconds ? number : number * millisecondsInSecond;
    if (ms > latestMs)
        return std::nullopt;
    return Instant{ms};
}

QString dateOf(const QString& transTime)
{
    const std::optional<Instant> at = readTime(transTime);
    if (!at)
        return {};
    return QDateTime::fromMSecsSinceEpoch(at->unixMs, Qt::OffsetFromUTC, chinaOffsetSeconds)
        .toString(QStringLiteral("yyyyMMdd"));
}

} // namespace loyalty
} // namespace till::channels
