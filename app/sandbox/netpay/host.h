// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/host.h"
#include "app/sandbox/netpay/ledger.h"
#include "app/sandbox/netpay/notification.h"
#include "app/sandbox/outbox.h"
#include "core/base/secret.h"

namespace till::sandbox::netpay {

/// 全民付 netpay v1 under /v1/netpay.
class NetpayHost final : public Host {
public:
    struct Settings {
        Terms terms;
        Secret notifyKey;
        Digest digest = Digest::Md5;
        int notifyScale = 1;
    };
    explicit NetpayHost(Settings settings);

    [[nodiscard]] QString name() const override { return u"netpay"_qs; }
    [[nodiscard]] QStringList operations() const override;
    [[nodiscard]] bool owns(const QString& path) const override;
    [[nodiscard]] Admission admission() const override { return Admission::OpenPlatform; }
    [[nodiscard]] Reply answer(const Call& call, Instant now) override;
    [[nodiscard]] Subject subjectOf(const Call& call) const override;
    /// "pay" {"merOrderId":...}: somebody pays what a screen shows.
    [[nodiscard]] Reply admin(const QString& what, const QJsonObject& order, Instant now) override;
    [[nodiscard]] QJsonObject books() const override;
    [[nodiscard]] QList<QJsonObject> takeChanges() override;
    [[nodiscard]] bool restore(const QJsonObject& change) override;
    [[nodiscard]] QList<Notification> dueNotifications(Instant now) override;
    void notified(const NotificationAnswer& answer, Instant now) override;

private:
    void post(const Ledger::News& news, Instant now);
    [[nodiscard]] QByteArray bodyOf(const Outbox::Entry& entry) const;

    Settings m_settings;
    Ledger m_ledger;
    Outbox m_outbox;
};

} // namespace till::sandbox::netpay
