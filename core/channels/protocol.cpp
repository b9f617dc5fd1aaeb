// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/protocol.h"

#include "core/channels/channel.h"

namespace till::channels {

Result<Reading> Protocol::readNotification(const Interface& which, QByteArrayView,
                                           const Secret&) const
{
    return failure(ErrorCode::Refused,
                   QStringLiteral("%1 has no notification %2").arg(name(), which.name));
}

Result<Hint> Channel::readHint(QByteArrayView, const Secret&) const
{
    return failure(ErrorCode::Refused,
                   QStringLiteral("%1 has no notifications").arg(traits().name));
}

} // namespace till::channels
