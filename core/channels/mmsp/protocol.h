// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/mmsp/config.h"
#include "core/channels/protocol.h"

namespace till::channels {

/// The interfaces of MMSP's scan pay by their fields.
class MmspProtocol final : public Protocol {
public:
    /// `config` has been validated.
    explicit MmspProtocol(MmspConfig config);

    [[nodiscard]] QString name() const override { return QStringLiteral("mmsp"); }
    [[nodiscard]] std::span<const Interface> interfaces() const override;
    [[nodiscard]] QList<std::pair<QLatin1StringView, QString>>
    defaults(const Interface& which, const Stamp& stamp) const override;
    [[nodiscard]] Result<Composed> compose(const Interface& which, const void* message,
                                           const Stamp& stamp) const override;
    [[nodiscard]] Reading read(const Interface& which, const void* message,
                               const ports::HttpAnswer& answer, const Secret& key) const override;
    [[nodiscard]] Result<Reading> readNotification(const Interface& which, QByteArrayView body,
                                                   const Secret& key) const override;

private:
    MmspConfig m_config;
};

} // namespace till::channels
