// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settings_file.h"

#include "core/settings/durable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <utility>

namespace till::settings {
namespace {

constexpr qint64 bytesMax = 1024 * 1024;

Loaded unreadable(const QString& detail)
{
    Loaded loaded;
    loaded.exists = true;
    loaded.problems.append({0, 0, {}, ProblemCode::Unreadable, detail});
    return loaded;
}

Result<void> keepAside(const QString& path)
{
    const QString aside = path + u".broken"_qs;
    if (QFile::exists(aside) && !QFile::remove(aside))
        return failure(ErrorCode::ReadOnly, u"%1 cannot be replaced"_qs.arg(aside));
    QFile original(path);
    if (!original.copy(aside))
        return failure(ErrorCode::Fault, u"%1: %2"_qs.arg(aside, original.errorString()));
    return {};
}

} // namespace

QString describe(const Problem& problem, const QString& fileName)
{
    QString text = fileName;
    if (problem.line > 0)
        text += u":%1:%2"_qs.arg(problem.line).arg(problem.column);
    if (!problem.key.isEmpty())
        text += u": "_qs + problem.key;
    return text + u": "_qs + problem.detail;
}

SettingsFile::SettingsFile(QString path) : m_path(std::move(path)) {}

Loaded SettingsFile::load() const
{
    QFile file(m_path);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(file.errorString());
    const QByteArray toml = file.read(bytesMax + 1);
    if (file.error() != QFileDevice::NoError)
        return unreadable(file.errorString());
    if (toml.size() > bytesMax)
        return unreadable(u"larger than 1 MiB"_qs);
    return parse(toml);
}

Result<void> SettingsFile::save(const Values& values) const
{
    const QFileInfo info(m_path);
    if (!QDir().mkpath(info.absolutePath()))
        return failure(ErrorCode::ReadOnly, u"%1 cannot be made"_qs.arg(info.absolutePath()));
    if (!load().problems.isEmpty()) {
        if (const Result<void> kept = keepAside(m_path); !kept)
            return kept;
    }
    // QSaveFile flushes the new file to the medium before it takes the old one's name.
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(ErrorCode::ReadOnly, u"%1: %2"_qs.arg(m_path, file.errorString()));
    const QByteArray toml = format(values);
    if (file.write(toml) != toml.size() || !file.commit()) {
        const ErrorCode code =
            file.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull : ErrorCode::Fault;
        return failure(code, u"%1: %2"_qs.arg(m_path, file.errorString()));
    }
    return syncDirectory(info.absolutePath());
}

} // namespace till::settings
