// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/loyalty/config.h"
#include "core/channels/protocol.h"

namespace till::channels {

/// The fourteen interfaces of the membership host by their fields. It signs nothing: whoever can
/// reach it can use it, so it belongs behind TLS or on a line of its own.
class LoyaltyProtocol final : public Protocol {
public:
    explicit LoyaltyProtocol(LoyaltyConfig config);

    [[nodiscard]] const LoyaltyConfig& config() const { return m_config; }

    [[nodiscard]] QString name() const override { return QStringLiteral("loyalty"); }
    [[nodiscard]] std::span<const Interface> interfaces() const override;
    [[nodiscard]] QList<std::pair<QLatin1StringView, QString>>
    defaults(const Interface& which, const Stamp& stamp) const override;
    [[nodiscard]] Result<Composed> compose(const Interface& which, const void* message,
                                           const Stamp& stamp) const override;
    [[nodiscard]] Reading read(const Interface& which, const void* message,
                               const ports::HttpAnswer& answer, const Secret& key) const override;

private:
    LoyaltyConfig m_config;
};

namespace loyalty {

/// The interfaces in the document's order; `nameOf(Call)` is the name of each.
enum class Call {
    Checkin,
    Card,
    Consume,
    ConsumeReversal,
    Cancel,
    CancelReversal,
    Refund,
    RefundCancel,
    Tickets,
    TicketConsume,
    TicketConsumeReversal,
    SendCode,
    Activate,
    Settle,
};
[[nodiscard]] const Interface& interfaceOf(Call call);

/// A time of the till's own, in the unit of the settings.
[[nodiscard]] QString writeTime(Instant at, LoyaltyConfig::TimeUnit unit);

} // namespace loyalty

} // namespace till::channels
