// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/gateway/config.h"
#include "core/channels/gateway/messages.h"
#include "core/channels/protocol.h"
#include "core/channels/quickpay/interpret.h"

namespace till::channels {

/// The gateway (网关支付): the customer pays on a page of his bank, opened by a form that a browser
/// posts. Stamp::key is the agent's, or else the merchant's.
class GatewayProtocol final : public Protocol {
public:
    /// `config` has been validated.
    explicit GatewayProtocol(GatewayConfig config);

    [[nodiscard]] QString name() const override { return QStringLiteral("gateway"); }
    [[nodiscard]] std::span<const Interface> interfaces() const override;
    [[nodiscard]] QList<std::pair<QLatin1StringView, QString>>
    defaults(const Interface& which, const Stamp& stamp) const override;
    /// Of pay: a page, not a request.
    [[nodiscard]] Result<Composed> compose(const Interface& which, const void* message,
                                           const Stamp& stamp) const override;
    /// `message` may be null: then nothing is compared with what was asked.
    [[nodiscard]] Reading read(const Interface& which, const void* message,
                               const ports::HttpAnswer& answer, const Secret& key) const override;
    /// Of frontReturn `body` is the query of the address with which the browser came back. Nobody
    /// has signed it: its outcome is Unknown, whatever it says.
    [[nodiscard]] Result<Reading> readNotification(const Interface& which, QByteArrayView body,
                                                   const Secret& key) const override;

    // What the channel is built of.
    static quickpay::Operation query();
    static const Interface& notification();
    [[nodiscard]] Result<ports::HttpRequest> page(const gateway::PayPage& message,
                                                  const Secret& key) const;

private:
    GatewayConfig m_config;
};

} // namespace till::channels
