// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/channels/channel.h"
#include "core/ports/notification_door.h"
#include "core/services/payment_service.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>

namespace till::services {

/// What acquirers tell by themselves: verified, then never more than a hint that makes the till
/// ask. The till does without: whatever is not told, it asks for in time. Core thread.
///
/// An order that is not known here is answered FAILED, although asking later cannot help this till:
/// one address may stand for several tills of a merchant, and SUCCESS would keep the notification
/// from the one that waits for it. It comes again for a day at most, and costs a signature each
/// time. What is known already is answered SUCCESS without asking anybody.
class NotificationService : public ports::NotificationDoor {
public:
    /// Who tells under which path. Several may share one: the signature tells them apart.
    struct Source {
        QString path; ///< of the address that the acquirer was given: "/netpay/notify"
        std::shared_ptr<const channels::Channel> channel;
        std::shared_ptr<const Secret> key; ///< null: not set up, everything is FAILED
    };

    /// `payments` has to outlive the service.
    NotificationService(PaymentService& payments, QList<Source> sources);

    [[nodiscard]] bool knows(const QString& path) const override;
    [[nodiscard]] bool take(const QString& path, const QByteArray& body) override;

private:
    PaymentService& m_payments;
    QList<Source> m_sources;
};

} // namespace till::services
