// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/channel.h"
#include "core/channels/gateway/protocol.h"

namespace till::channels {

/// The gateway at the counter: Pay is a page for a browser (traits().opensPage; the request's body
/// is the page, nothing is sent by the till), and the query about it. It cannot be cancelled,
/// voided or refunded here.
class GatewayChannel final : public Channel {
public:
    /// `config` has been validated.
    explicit GatewayChannel(GatewayConfig config);

    [[nodiscard]] const payment::ChannelTraits& traits() const override { return m_traits; }
    [[nodiscard]] Result<ports::HttpRequest> encode(const payment::Message& message,
                                                    const Stamp& stamp) const override;
    [[nodiscard]] payment::Outcome decode(const payment::Message& message,
                                          const ports::HttpAnswer& answer,
                                          const Secret& key) const override;
    [[nodiscard]] const Protocol& protocol() const override { return m_protocol; }
    [[nodiscard]] Result<Hint> readHint(QByteArrayView body, const Secret& key) const override;

    [[nodiscard]] Result<ports::HttpRequest> encodeLogin(const Stamp& stamp) const override;
    [[nodiscard]] Result<Login> decodeLogin(const ports::HttpAnswer& answer) const override;

private:
    GatewayConfig m_config;
    payment::ChannelTraits m_traits;
    GatewayProtocol m_protocol;
};

} // namespace till::channels
