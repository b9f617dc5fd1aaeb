// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/document_folder.h"

#include "core/settings/durable.h"

#include <QFile>
#include <QRegularExpression>
#include <QSaveFile>

#include <cerrno>
#include <sys/stat.h>
#include <utility>

namespace till::settings {

DocumentFolder::DocumentFolder(QString directory) : m_directory(std::move(directory)) {}

Result<QString> DocumentFolder::keep(const QString& name, const QByteArray& content)
{
    static const QRegularExpression allowed(QStringLiteral("^[a-z0-9_-][a-z0-9._-]{0,99}$"));
    if (!allowed.match(name).hasMatch())
        return failure(ErrorCode::Malformed, QStringLiteral("not a document's name"));
    if (::mkdir(QFile::encodeName(m_directory).constData(), 0700) != 0 && errno != EEXIST)
        return failure(systemError(m_directory, errno));
    const QString path = m_directory + u'/' + name;
    QSaveFile file(path); // commit() synchronises it before it takes the place of the old one
    file.setDirectWriteFallback(false);
    if (!file.open(QIODevice::WriteOnly) ||
        !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(content) != content.size() || !file.commit())
        return failure(file.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull
                                                                  : ErrorCode::Fault,
                       path + QStringLiteral(": ") + file.errorString());
    if (const Result<void> synced = syncDirectory(m_directory); !synced)
        return failure(synced.error());
    return path;
}

} // namespace till::settings
