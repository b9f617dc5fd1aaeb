// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace till::ports {

/// Where what acquirers tell by themselves goes in: the listener carries bytes, whoever stands
/// behind this door judges them. Core thread.
class NotificationDoor {
public:
    virtual ~NotificationDoor() = default;

    /// Whether anything is expected under this path ("/netpay/notify", without query); anything
    /// else is not found. Cheap: may be asked before a body is read.
    [[nodiscard]] virtual bool knows(const QString& path) const = 0;
    /// A whole body that was posted there. True: it is answered with SUCCESS, and the acquirer
    /// stops telling; false: FAILED, and it comes again.
    [[nodiscard]] virtual bool take(const QString& path, const QByteArray& body) = 0;
};

} // namespace till::ports
