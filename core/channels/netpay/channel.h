// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/channel.h"
#include "core/channels/netpay/config.h"
#include "core/channels/netpay/protocol.h"

namespace till::channels {

/// ChinaUMS 全民付 (netpay): codes that the till shows, refunds, deposits, and the queries about
/// them.
///
/// A Pay is an order of the wallet in `Message::means` whose address comes back in Facts::payUrl; a
/// deposit is a secured transaction. A Cancel closes the order. There is no void: a refund gives
/// the money back. A Complete or Release is asked for by a query of the deposit; where the host
/// does not say its secureStatus that stays Unknown. `Message::amount` of a Query or Cancel is the
/// payment's, of a QueryComplete the completion's: the answer's is compared with it. Amounts are
/// 0.01 to 1,000,000.00 yuan.
class NetpayChannel final : public Channel {
public:
    /// `config` has been validated.
    explicit NetpayChannel(NetpayConfig config);

    [[nodiscard]] const payment::ChannelTraits& traits() const override { return m_traits; }
    [[nodiscard]] Result<ports::HttpRequest> encode(const payment::Message& message,
                                                    const Stamp& stamp) const override;
    [[nodiscard]] payment::Outcome decode(const payment::Message& message,
                                          const ports::HttpAnswer& answer,
                                          const Secret& key) const override;
    [[nodiscard]] const Protocol& protocol() const override { return m_protocol; }
    [[nodiscard]] Result<Hint> readHint(QByteArrayView body, const Secret& key) const override;

    [[nodiscard]] bool needsLogin() const override;
    [[nodiscard]] Result<ports::HttpRequest> encodeLogin(const Stamp& stamp) const override;
    [[nodiscard]] Result<Login> decodeLogin(const ports::HttpAnswer& answer) const override;

private:
    NetpayConfig m_config;
    payment::ChannelTraits m_traits;
    NetpayProtocol m_protocol;
};

} // namespace till::channels
