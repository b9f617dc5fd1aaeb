// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/quickpay/channel.h"

#include "core/channels/mmsp/envelope.h"

#include <utility>

namespace till::channels {

namespace {

using payment::Message;
using payment::Outcome;
using payment::Purpose;

payment::ChannelTraits traitsOfQuickpay()
{
    payment::ChannelTraits traits;
    traits.name = QStringLiteral("quickpay");
    traits.cancels = false;
    traits.voidsSameDay = false;
    traits.refunds = false;
    traits.partialRefunds = false;
    traits.refundDays = 0;
    traits.reads.clear();
    traits.shows = {QStringLiteral("bank")};
    return traits;
}

quickpay::UnionOrderRequest orderFor(const Message& message, const QuickpayConfig& config,
                                     const Stamp& stamp)
{
    quickpay::UnionOrderRequest request;
    request.merOrderId = message.order.text();
    request.amount = message.amount;
    request.jumpUrl = config.jumpUrl;
    request.notifyUrl = config.notifyUrl;
    request.tradeMode = QStringLiteral("1");
    request.randStr = quickpay::randomText(stamp);
    return request;
}

Result<ports::HttpRequest> posted(const quickpay::Operation& operation, const MmspAccess& access,
                                  const void* message, const Stamp& stamp)
{
    Result<ports::HttpRequest> request = mmsp::signedLetter(
        {access, operation.command, *operation.which.request, message}, stamp.key);
    if (request)
        request->answerMax = quickpay::answerMaxOf(operation.step);
    return request;
}

} // namespace

QuickpayChannel::QuickpayChannel(QuickpayConfig config)
    : m_config(std::move(config)), m_traits(traitsOfQuickpay()), m_protocol(m_config)
{
}

Result<ports::HttpRequest> QuickpayChannel::encode(const Message& message, const Stamp& stamp) const
{
    if (message.purpose == Purpose::Query) {
        const quickpay::QueryRequest request{.merOrderId = message.order.text()};
        return posted(QuickpayProtocol::query(), m_config, &request, stamp);
    }
    if (message.purpose == Purpose::Pay && message.presentation == payment::Presentation::Shown &&
        !message.deposit) {
        const quickpay::UnionOrderRequest request = orderFor(message, m_config, stamp);
        return posted(QuickpayProtocol::unionOrder(), m_config, &request, stamp);
    }
    return failure(ErrorCode::Refused,
                   QStringLiteral("quick pay only shows codes and asks about them"));
}

Outcome QuickpayChannel::decode(const Message& message, const ports::HttpAnswer& answer,
                                const Secret& key) const
{
    const quickpay::Operation operation = message.purpose == Purpose::Pay
                                              ? QuickpayProtocol::unionOrder()
                                              : QuickpayProtocol::query();
    return quickpay::interpret(operation, m_config, quickpay::askedIn(message), answer, key)
        .outcome;
}

Result<Hint> QuickpayChannel::readHint(QByteArrayView body, const Secret& key) const
{
    const Result<Reading> reading =
        m_protocol.readNotification(QuickpayProtocol::notification(), body, key);
    if (!reading)
        return failure(reading.error());
    return Hint{.order = reading->outcome.facts.orderId,
                .acquirerOrder = reading->outcome.facts.acquirerOrderId};
}

Result<ports::HttpRequest> QuickpayChannel::encodeLogin(const Stamp& /*stamp*/) const
{
    return failure(ErrorCode::Refused, QStringLiteral("each request is signed: no login"));
}

Result<Login> QuickpayChannel::decodeLogin(const ports::HttpAnswer& /*answer*/) const
{
    return failure(ErrorCode::Refused, QStringLiteral("each request is signed: no login"));
}

} // namespace till::channels
