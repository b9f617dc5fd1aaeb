// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/loyalty/protocol.h"

#include "core/channels/form.h"
#include "core/channels/loyalty/interpret.h"
#include "core/channels/loyalty/messages.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace till::channels {

namespace {

using interfaces::exchange;
using namespace loyalty;
using namespace Qt::StringLiterals;

constexpr std::array loyaltyInterfaces{
    exchange("checkin"_L1, "batch number, working keys and the host's time"_L1, checkinRequestTable,
             checkinAnswerTable),
    exchange("card"_L1, "points, vouchers and data of a member"_L1, cardRequestTable,
             cardAnswerTable),
    exchange("consume"_L1, "pays with points, cash and vouchers"_L1, consumeRequestTable,
             consumeAnswerTable),
    exchange("consumeReversal"_L1, "takes back a consumption that was not answered"_L1,
             consumeReversalRequestTable, reversalAnswerTable),
    exchange("cancel"_L1, "takes back a consumption of this batch"_L1, cancelRequestTable,
             cancelAnswerTable),
    exchange("cancelReversal"_L1, "takes back a cancel that was not answered"_L1,
             cancelReversalRequestTable, reversalAnswerTable),
    exchange("refund"_L1, "gives back an earlier consumption"_L1, refundRequestTable,
             refundAnswerTable),
    exchange("refundCancel"_L1, "takes back a refund"_L1, refundCancelRequestTable,
             refundCancelAnswerTable),
    exchange("tickets"_L1, "tickets of a member"_L1, ticketsRequestTable, ticketsAnswerTable),
    exchange("ticketConsume"_L1, "uses tickets"_L1, ticketConsumeRequestTable,
             ticketConsumeAnswerTable),
    exchange("ticketConsumeReversal"_L1, "takes back a use of tickets that was not answered"_L1,
             ticketConsumeReversalRequestTable, reversalAnswerTable),
    exchange("sendCode"_L1, "sends a verification code to a telephone"_L1, sendCodeRequestTable,
             sendCodeAnswerTable),
    exchange("activate"_L1, "activates a card"_L1, activateRequestTable, activateAnswerTable),
    exchange("settle"_L1, "compares the batch"_L1, settleRequestTable, settleAnswerTable),
};

/// In the order of the interfaces.
constexpr std::array paths{
    "/terminal/checkin"_L1,
    "/cards"_L1,
    "/trans/consume"_L1,
    "/trans/consumeReversal"_L1,
    "/trans/cancel"_L1,
    "/trans/cancelReversal"_L1,
    "/refunds"_L1,
    "/refunds/cancel"_L1,
    "/tickets"_L1,
    "/tickets/consume"_L1,
    "/tickets/consumeReversal"_L1,
    "/mobile/sendVerifyCode"_L1,
    "/card/active"_L1,
    "/trans/settle"_L1,
};
static_assert(paths.size() == loyaltyInterfaces.size());

constexpr int connectMs = 5'000;
constexpr int answerMs = 30'000;
constexpr qint64 millisecondsInSecond = 1000;

QLatin1StringView pathOf(const Interface& which)
{
    for (std::size_t i = 0; i < loyaltyInterfaces.size(); ++i) {
        if (loyaltyInterfaces[i].name == which.name)
            return paths[i];
    }
    Q_UNREACHABLE();
}

bool isSaid(const Interface& which, QLatin1StringView name)
{
    return std::any_of(which.request->fields.begin(), which.request->fields.end(),
                       [name](const Field& field) { return field.name == name; });
}

} // namespace

namespace loyalty {

const Interface& interfaceOf(Call call)
{
    return loyaltyInterfaces[static_cast<std::size_t>(call)];
}

QString writeTime(Instant at, LoyaltyConfig::TimeUnit unit)
{
    return QString::number(unit == LoyaltyConfig::TimeUnit::Milliseconds
                               ? at.unixMs
                               : at.unixMs / millisecondsInSecond);
}

} // namespace loyalty

LoyaltyProtocol::LoyaltyProtocol(LoyaltyConfig config) : m_config(std::move(config)) {}

std::span<const Interface> LoyaltyProtocol::interfaces() const
{
    return loyaltyInterfaces;
}

QList<std::pair<QLatin1StringView, QString>> LoyaltyProtocol::defaults(const Interface& which,
                                                                       const Stamp&) const
{
    QList<std::pair<QLatin1StringView, QString>> said{{"storeNo"_L1, m_config.storeNo},
                                                      {"terminalNo"_L1, m_config.terminalNo}};
    if (isSaid(which, "consumeType"_L1))
        said.append({"consumeType"_L1, m_config.consumeType.isEmpty() ? QStringLiteral("012")
                                                                      : m_config.consumeType});
    if (which.name == interfaceOf(Call::Settle).name)
        said.append({"cardNo"_L1, m_config.settleCardNo});
    return said;
}

Result<Composed> LoyaltyProtocol::compose(const Interface& which, const void* message,
                                          const Stamp&) const
{
    if (const Result<void> valid = fields::validate(*which.request, message); !valid)
        return failure(valid.error());
    Composed composed;
    composed.request.url = m_config.base;
    composed.request.url.setPath(m_config.prefix + pathOf(which));
    composed.request.headers = {{"Content-Type", "application/x-www-form-urlencoded"},
                                {"Accept", "application/json"}};
    composed.request.body = forms::encode(*which.request, message);
    composed.request.connectMs = connectMs;
    composed.request.answerMs = answerMs;
    composed.masked = maskedForm(*which.request, composed.request.body);
    return composed;
}

Reading LoyaltyProtocol::read(const Interface& which, const void*, const ports::HttpAnswer& answer,
                              const Secret&) const
{
    return interpret(which, answer);
}

} // namespace till::channels
