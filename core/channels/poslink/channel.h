// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/channel.h"
#include "core/channels/poslink/config.h"
#include "core/channels/poslink/protocol.h"

#include <QByteArray>
#include <QByteArrayView>

namespace till::channels {

/// ChinaUMS POS通: payment by the customer's code, void, refund and the queries about them.
///
/// A Cancel is a void by our order id. Void, Cancel and Query are answered for the payment's trade
/// day only. Amounts are 0.01 to 999,999.99 yuan. `Message::amount` of a Query, Void or Cancel is
/// the payment's: the answer's is compared with it.
class PoslinkChannel final : public Channel {
public:
    /// `config` has been validated.
    explicit PoslinkChannel(PoslinkConfig config);

    [[nodiscard]] const payment::ChannelTraits& traits() const override { return m_traits; }
    [[nodiscard]] Result<ports::HttpRequest> encode(const payment::Message& message,
                                                    const Stamp& stamp) const override;
    [[nodiscard]] payment::Outcome decode(const payment::Message& message,
                                          const ports::HttpAnswer& answer,
                                          const Secret& key) const override;

    [[nodiscard]] const Protocol& protocol() const override { return m_protocol; }

    [[nodiscard]] bool needsLogin() const override;
    [[nodiscard]] Result<ports::HttpRequest> encodeLogin(const Stamp& stamp) const override;
    [[nodiscard]] Result<Login> decodeLogin(const ports::HttpAnswer& answer) const override;

private:
    PoslinkConfig m_config;
    payment::ChannelTraits m_traits;
    PoslinkProtocol m_protocol;
};

} // namespace till::channels
