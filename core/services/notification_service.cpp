// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/notification_service.h"

#include <algorithm>
#include <utility>

namespace till::services {

NotificationService::NotificationService(PaymentService& payments, QList<Source> sources)
    : m_payments(payments), m_sources(std::move(sources))
{
}

bool NotificationService::knows(const QString& path) const
{
    return std::any_of(m_sources.cbegin(), m_sources.cend(),
                       [&](const Source& each) { return each.path == path; });
}

bool NotificationService::take(const QString& path, const QByteArray& body)
{
    for (const Source& source : std::as_const(m_sources)) {
        if (source.path != path || source.key == nullptr)
            continue;
        const auto hint = source.channel->readHint(body, *source.key);
        if (hint && m_payments.hint(source.channel->traits().name, *hint))
            return true;
    }
    return false;
}

} // namespace till::services
