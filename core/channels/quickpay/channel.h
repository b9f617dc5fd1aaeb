// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/channel.h"
#include "core/channels/quickpay/protocol.h"

namespace till::channels {

/// Quick pay at the counter: an order of UnionPay's whose address is shown as a code (means
/// "bank"), and the query about it. It cannot be cancelled, voided or refunded here.
class QuickpayChannel final : public Channel {
public:
    /// `config` has been validated.
    explicit QuickpayChannel(QuickpayConfig config);

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
    QuickpayConfig m_config;
    payment::ChannelTraits m_traits;
    QuickpayProtocol m_protocol;
};

} // namespace till::channels
