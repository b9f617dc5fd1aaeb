// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/payout/config.h"
#include "core/channels/payout/messages.h"
#include "core/channels/protocol.h"

namespace till::channels {

/// Payouts (代付): money from the merchant's balance to a bank account. Stamp::key is the
/// merchant's private key in PEM.
///
/// Encryption takes random bytes from the cryptographic library: the same request is never the same
/// bytes twice. Composed::signatureBase is the message as it was before that, Composed::masked the
/// same as it may be logged.
class PayoutProtocol final : public Protocol {
public:
    /// `config` has been validated.
    explicit PayoutProtocol(PayoutConfig config);

    [[nodiscard]] QString name() const override { return QStringLiteral("payout"); }
    [[nodiscard]] std::span<const Interface> interfaces() const override;
    [[nodiscard]] QList<std::pair<QLatin1StringView, QString>>
    defaults(const Interface& which, const Stamp& stamp) const override;
    /// OutOfRange or Refused for what obstacleTo() finds, too (the balance is not known here).
    [[nodiscard]] Result<Composed> compose(const Interface& which, const void* message,
                                           const Stamp& stamp) const override;
    /// The same and no more: nothing of the message stays behind in clear.
    [[nodiscard]] Result<ports::HttpRequest> request(const Interface& which, const void* message,
                                                     const Stamp& stamp) const;
    /// `message` may be null: then nothing is compared with what was asked.
    [[nodiscard]] Reading read(const Interface& which, const void* message,
                               const ports::HttpAnswer& answer, const Secret& key) const override;

    [[nodiscard]] const PayoutConfig& config() const { return m_config; }

    /// The three of interfaces(); what their messages are.
    static const Interface& pay();     ///< payout::PayRequest, payout::PayAnswer
    static const Interface& query();   ///< payout::QueryRequest, payout::QueryAnswer
    static const Interface& balance(); ///< payout::BalanceRequest, payout::BalanceAnswer
    /// With what defaults() would say.
    [[nodiscard]] payout::PayRequest newPay(Instant now) const;
    [[nodiscard]] payout::QueryRequest newQuery(const QString& orderNo, Instant now) const;
    /// `orderNo`: digits, the query's own.
    [[nodiscard]] payout::BalanceRequest newBalance(const QString& orderNo, Instant now) const;

private:
    PayoutConfig m_config;
};

} // namespace till::channels
