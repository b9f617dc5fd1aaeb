// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/protocol.h"
#include "core/channels/quickpay/config.h"
#include "core/channels/quickpay/interpret.h"
#include "core/channels/quickpay/messages.h"

namespace till::channels {

/// Quick pay (快捷支付): a bank card by its number and an SMS, or a page of UnionPay's. The
/// document's refund (5.10) does not exist yet. Stamp::key is the agent's, or else the merchant's.
class QuickpayProtocol final : public Protocol {
public:
    /// `config` has been validated.
    explicit QuickpayProtocol(QuickpayConfig config);

    [[nodiscard]] QString name() const override { return QStringLiteral("quickpay"); }
    [[nodiscard]] std::span<const Interface> interfaces() const override;
    [[nodiscard]] QList<std::pair<QLatin1StringView, QString>>
    defaults(const Interface& which, const Stamp& stamp) const override;
    /// Refused for an interface that is not yet open, unless the settings allow those.
    [[nodiscard]] Result<Composed> compose(const Interface& which, const void* message,
                                           const Stamp& stamp) const override;
    /// `message` may be null: then nothing is compared with what was asked.
    [[nodiscard]] Reading read(const Interface& which, const void* message,
                               const ports::HttpAnswer& answer, const Secret& key) const override;
    [[nodiscard]] Result<Reading> readNotification(const Interface& which, QByteArrayView body,
                                                   const Secret& key) const override;

    // What the channel is built of.
    static quickpay::Operation query();
    static quickpay::Operation unionOrder();
    static const Interface& notification();

private:
    QuickpayConfig m_config;
};

} // namespace till::channels
