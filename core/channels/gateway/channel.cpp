// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/gateway/channel.h"

#include "core/channels/mmsp/envelope.h"

#include <utility>

namespace till::channels {

namespace {

using payment::Message;
using payment::Outcome;
using payment::Purpose;

constexpr qsizetype goodsNameMax = 32;
constexpr qsizetype remarkMax = 255;

payment::ChannelTraits traitsOfGateway()
{
    payment::ChannelTraits traits;
    traits.name = QStringLiteral("gateway");
    traits.cancels = false;
    traits.voidsSameDay = false;
    traits.refunds = false;
    traits.partialRefunds = false;
    traits.refundDays = 0;
    traits.reads.clear();
    traits.shows = {QStringLiteral("bank")};
    traits.opensPage = true;
    return traits;
}

/// Whole characters only.
QString shortened(const QString& text, qsizetype most)
{
    QString part = text.left(most);
    if (!part.isEmpty() && part.back().isHighSurrogate())
        part.chop(1);
    return part;
}

gateway::PayPage pageFor(const Message& message, const GatewayConfig& config)
{
    gateway::PayPage page;
    page.merOrderId = message.order.text();
    page.amount = message.amount;
    page.notifyUrl = config.notifyUrl;
    page.jumpUrl = config.jumpUrl;
    page.payChannel = config.payChannel;
    page.goodsName = message.goods.isEmpty() ? config.goodsName
                                             : shortened(message.goods.first().name, goodsNameMax);
    page.remark = shortened(message.remark, remarkMax);
    return page;
}

} // namespace

GatewayChannel::GatewayChannel(GatewayConfig config)
    : m_config(std::move(config)), m_traits(traitsOfGateway()), m_protocol(m_config)
{
}

Result<ports::HttpRequest> GatewayChannel::encode(const Message& message, const Stamp& stamp) const
{
    if (message.purpose == Purpose::Query) {
        const gateway::QueryRequest request{.merOrderId = message.order.text()};
        const quickpay::Operation query = GatewayProtocol::query();
        return mmsp::signedLetter({m_config, query.command, *query.which.request, &request},
                                  stamp.key);
    }
    if (message.purpose == Purpose::Pay && message.presentation == payment::Presentation::Shown &&
        !message.deposit)
        return m_protocol.page(pageFor(message, m_config), stamp.key);
    return failure(ErrorCode::Refused,
                   QStringLiteral("the gateway only opens pages and asks about them"));
}

Outcome GatewayChannel::decode(const Message& message, const ports::HttpAnswer& answer,
                               const Secret& key) const
{
    if (message.purpose != Purpose::Query)
        return {.meaning = payment::Meaning::Unknown,
                .code = {},
                .text = QStringLiteral("a page is not answered")};
    return quickpay::interpret(GatewayProtocol::query(), m_config, quickpay::askedIn(message),
                               answer, key)
        .outcome;
}

Result<Hint> GatewayChannel::readHint(QByteArrayView body, const Secret& key) const
{
    const Result<Reading> reading =
        m_protocol.readNotification(GatewayProtocol::notification(), body, key);
    if (!reading)
        return failure(reading.error());
    return Hint{.order = reading->outcome.facts.orderId,
                .acquirerOrder = reading->outcome.facts.acquirerOrderId};
}

Result<ports::HttpRequest> GatewayChannel::encodeLogin(const Stamp& /*stamp*/) const
{
    return failure(ErrorCode::Refused, QStringLiteral("each request is signed: no login"));
}

Result<Login> GatewayChannel::decodeLogin(const ports::HttpAnswer& /*answer*/) const
{
    return failure(ErrorCode::Refused, QStringLiteral("each request is signed: no login"));
}

} // namespace till::channels
