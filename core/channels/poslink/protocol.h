// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/poslink/config.h"
#include "core/channels/protocol.h"

namespace till::channels {

/// The six interfaces of POS通 by their fields.
class PoslinkProtocol final : public Protocol {
public:
    explicit PoslinkProtocol(PoslinkConfig config);

    [[nodiscard]] QString name() const override { return QStringLiteral("poslink"); }
    [[nodiscard]] std::span<const Interface> interfaces() const override;
    [[nodiscard]] QList<std::pair<QLatin1StringView, QString>>
    defaults(const Interface& which, const Stamp& stamp) const override;
    [[nodiscard]] Result<Composed> compose(const Interface& which, const void* message,
                                           const Stamp& stamp) const override;
    [[nodiscard]] Reading read(const Interface& which, const void* message,
                               const ports::HttpAnswer& answer, const Secret& key) const override;

private:
    PoslinkConfig m_config;
};

} // namespace till::channels
