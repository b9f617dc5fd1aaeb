// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/netpay/channel.h"

#include "core/channels/netpay/compose.h"
#include "core/channels/netpay/interpret.h"
#include "core/channels/open_platform/signed_request.h"

#include <utility>

namespace till::channels {

namespace {

using payment::Message;
using payment::Outcome;
using payment::Purpose;

constexpr qsizetype nonceSize = 16;
constexpr int minuteMs = 60'000;
constexpr int choiceMs = 30'000; ///< the choices are offered so long after the code's end
constexpr qint64 amountMaxFen = 100'000'000;

payment::ChannelTraits traitsOfNetpay(const NetpayConfig& config)
{
    payment::ChannelTraits traits;
    traits.name = QStringLiteral("netpay");
    traits.voidsSameDay = false;
    traits.refundDays = config.refundDays;
    traits.refunds = config.refundDays > 0;
    traits.orderIds = {payment::OrderIdForm::Dated, config.sourceNumber};
    traits.reads = {};
    traits.shows = config.shows;
    traits.deposits = true;
    traits.depositDays = 30;
    traits.amountMax = Money::fromFen(amountMaxFen);
    traits.shownTimers.deadMs = config.payableMinutes * minuteMs;
    traits.shownTimers.handOverMs = traits.shownTimers.deadMs + choiceMs;
    return traits;
}

netpay::Asked askedBy(const Message& message, const NetpayConfig& config)
{
    netpay::Asked asked;
    asked.mid = config.mid;
    asked.tid = config.tid;
    asked.order = message.order.text();
    asked.byNumber = !message.askedNumber.isEmpty();
    switch (message.purpose) {
    case Purpose::Pay:
    case Purpose::Query:
    case Purpose::Cancel:
        asked.orderAmount = message.amount;
        break;
    case Purpose::Refund:
    case Purpose::QueryRefund:
        asked.request = message.request.text();
        break;
    case Purpose::Complete:
    case Purpose::QueryComplete:
        asked.completedAmount = message.amount;
        break;
    case Purpose::Release:
    case Purpose::QueryRelease:
    case Purpose::Void:
    case Purpose::Activate:
        break;
    }
    return asked;
}

} // namespace

NetpayChannel::NetpayChannel(NetpayConfig config)
    : m_config(std::move(config)), m_traits(traitsOfNetpay(m_config)), m_protocol(m_config)
{
}

Result<ports::HttpRequest> NetpayChannel::encode(const Message& message, const Stamp& stamp) const
{
    Result<netpay::Call> call = netpay::compose(message, m_config, stamp.now);
    if (!call)
        return failure(call.error());
    Result<ports::HttpRequest> request = signedRequest({.base = m_config.base,
                                                        .path = call->path,
                                                        .appId = m_config.appId,
                                                        .authentication = m_config.authentication,
                                                        .tokenHeader = m_config.tokenHeader},
                                                       std::move(call->body), stamp);
    if (request)
        request->answerMs = m_traits.timers.answerMs;
    return request;
}

Outcome NetpayChannel::decode(const Message& message, const ports::HttpAnswer& answer,
                              const Secret& /*key*/) const
{
    Outcome outcome = netpay::interpret(message.purpose, askedBy(message, m_config), answer);
    outcome.loginExpired = needsLogin() && outcome.code == u"1000";
    return outcome;
}

Result<Hint> NetpayChannel::readHint(QByteArrayView body, const Secret& key) const
{
    const Result<Reading> reading =
        m_protocol.readNotification(m_protocol.interfaces().back(), body, key);
    if (!reading)
        return failure(reading.error());
    return Hint{.order = reading->outcome.facts.orderId,
                .acquirerOrder = reading->outcome.facts.acquirerOrderId};
}

bool NetpayChannel::needsLogin() const
{
    return m_config.authentication == OpenPlatformAuthentication::AccessToken;
}

Result<ports::HttpRequest> NetpayChannel::encodeLogin(const Stamp& stamp) const
{
    if (!needsLogin())
        return failure(ErrorCode::Refused, QStringLiteral("each request is signed: no login"));
    if (stamp.nonce.size() != nonceSize)
        return failure(ErrorCode::Malformed, QStringLiteral("nonce: 16 bytes"));
    return tokenRequest(m_config.base, m_config.appId, stamp, m_config.tokenHash);
}

Result<Login> NetpayChannel::decodeLogin(const ports::HttpAnswer& answer) const
{
    return readToken(answer);
}

} // namespace till::channels
