// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/channel.h"
#include "core/channels/mmsp/config.h"
#include "core/channels/mmsp/protocol.h"

namespace till::channels {

/// MMSP's scan pay: payment by the customer's code (WeChat, Alipay, QQ), codes that the till shows
/// (those, JD, UnionPay), query, cancel, close, refund and refund query.
///
/// A Cancel of a payment by code is a cancel, of a shown code a close; a Void is a cancel.
/// `Message::amount` of a Query, Void or Cancel is the payment's: the answer's is compared with it.
class MmspChannel final : public Channel {
public:
    /// `config` has been validated.
    explicit MmspChannel(MmspConfig config);

    [[nodiscard]] const payment::ChannelTraits& traits() const override { return m_traits; }
    [[nodiscard]] Result<ports::HttpRequest> encode(const payment::Message& message,
                                                    const Stamp& stamp) const override;
    [[nodiscard]] payment::Outcome decode(const payment::Message& message,
                                          const ports::HttpAnswer& answer,
                                          const Secret& key) const override;
    [[nodiscard]] const Protocol& protocol() const override { return m_protocol; }
    [[nodiscard]] Result<Hint> readHint(QByteArrayView body, const Secret& key) const override;

    /// Refused: each request is signed.
    [[nodiscard]] Result<ports::HttpRequest> encodeLogin(const Stamp& stamp) const override;
    [[nodiscard]] Result<Login> decodeLogin(const ports::HttpAnswer& answer) const override;

private:
    MmspConfig m_config;
    payment::ChannelTraits m_traits;
    MmspProtocol m_protocol;
};

} // namespace till::channels
