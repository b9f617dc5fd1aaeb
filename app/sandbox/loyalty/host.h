// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/host.h"
#include "app/sandbox/loyalty/ledger.h"

namespace till::sandbox::loyalty {

/// The membership host: forms in, JSON out, no signature.
class LoyaltyHost final : public Host {
public:
    /// `prefix` comes before all paths: "/v1/jpos".
    LoyaltyHost(QString prefix, Terms terms);

    [[nodiscard]] QString name() const override { return u"loyalty"_qs; }
    [[nodiscard]] QStringList operations() const override;
    [[nodiscard]] bool owns(const QString& path) const override;
    [[nodiscard]] Reply answer(const Call& call, Instant now) override;
    [[nodiscard]] Subject subjectOf(const Call& call) const override;
    [[nodiscard]] Reply admin(const QString& what, const QJsonObject& order, Instant now) override;
    [[nodiscard]] QJsonObject books() const override;
    [[nodiscard]] QList<QJsonObject> takeChanges() override;
    [[nodiscard]] bool restore(const QJsonObject& change) override;
    [[nodiscard]] QList<Notification> dueNotifications(Instant now) override;
    void notified(const NotificationAnswer& answer, Instant now) override;

private:
    [[nodiscard]] const Address* addressOf(const QString& path) const;

    QString m_prefix;
    Ledger m_ledger;
};

} // namespace till::sandbox::loyalty
