// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/state_file.h"

#include <QJsonDocument>

#include <unistd.h>

namespace till::sandbox {

Result<QList<QJsonObject>> StateFile::open()
{
    if (!m_file.open(QIODevice::ReadWrite))
        return failure(ErrorCode::Unavailable, m_file.errorString());
    QList<QJsonObject> objects;
    const QByteArray all = m_file.readAll();
    const qsizetype whole = all.lastIndexOf('\n') + 1;
    if (whole < all.size() && !m_file.resize(whole))
        return failure(ErrorCode::Unavailable, m_file.errorString());
    m_file.seek(whole);
    const QList<QByteArray> lines = all.first(whole).split('\n');
    for (const QByteArray& line : lines) {
        if (line.isEmpty())
            continue;
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (!document.isObject())
            return failure(ErrorCode::Corrupt,
                           u"line %1 of %2 is no JSON object"_qs.arg(objects.size() + 1)
                               .arg(m_file.fileName()));
        objects.append(document.object());
    }
    return objects;
}

Result<void> StateFile::append(const QList<QJsonObject>& lines)
{
    if (lines.isEmpty())
        return {};
    QByteArray bytes;
    for (const QJsonObject& line : lines)
        bytes += QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    if (m_file.write(bytes) != bytes.size() || !m_file.flush() || fsync(m_file.handle()) != 0)
        return failure(ErrorCode::Fault, u"cannot keep the books: "_qs + m_file.errorString());
    return {};
}

} // namespace till::sandbox
