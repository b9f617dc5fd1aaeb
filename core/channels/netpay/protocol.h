// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/netpay/config.h"
#include "core/channels/protocol.h"

namespace till::channels {

/// The thirteen interfaces of 全民付 (netpay v1) by their fields.
class NetpayProtocol final : public Protocol {
public:
    /// `config` has been validated.
    explicit NetpayProtocol(NetpayConfig config);

    [[nodiscard]] QString name() const override { return QStringLiteral("netpay"); }
    [[nodiscard]] std::span<const Interface> interfaces() const override;
    [[nodiscard]] QList<std::pair<QLatin1StringView, QString>>
    defaults(const Interface& which, const Stamp& stamp) const override;
    [[nodiscard]] Result<Composed> compose(const Interface& which, const void* message,
                                           const Stamp& stamp) const override;
    [[nodiscard]] Reading read(const Interface& which, const void* message,
                               const ports::HttpAnswer& answer, const Secret& key) const override;
    /// Refused, too, for what is about another merchant.
    [[nodiscard]] Result<Reading> readNotification(const Interface& which, QByteArrayView body,
                                                   const Secret& key) const override;

private:
    NetpayConfig m_config;
};

} // namespace till::channels
