// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/pay_pages.h"

#include "core/ports/transport.h"

#include <QDesktopServices>
#include <QSaveFile>

namespace till::app {

Result<void> PayPages::open(const PaymentId& payment, const QUrl& url, const QByteArray& html)
{
    if (const Result<void> allowed = ports::checkAddress(url); !allowed)
        return allowed;
    QUrl target = url;
    if (!html.isEmpty()) {
        QSaveFile file(m_folder.filePath(payment.text() + QStringLiteral(".html")));
        const bool isWritten = m_folder.isValid() && file.open(QIODevice::WriteOnly) &&
                               file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                               file.write(html) == html.size() && file.commit();
        if (!isWritten)
            return failure(ErrorCode::Unavailable, QStringLiteral("the page cannot be written"));
        target = QUrl::fromLocalFile(file.fileName());
    }
    if (!QDesktopServices::openUrl(target))
        return failure(ErrorCode::Unavailable, QStringLiteral("no browser opens it"));
    return {};
}

} // namespace till::app
