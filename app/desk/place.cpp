// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/place.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace till::desk {

Place Place::standard(Mode mode)
{
    const QString name =
        mode == Mode::Training ? QStringLiteral("/till-training") : QStringLiteral("/till");
    Place place;
    place.directory = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + name;
    place.settingsPath = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
                         name + QStringLiteral("/settings.toml");
    place.mode = mode;
    return place;
}

Result<void> Place::make() const
{
    const QDir folder(directory);
    const QString parent = QFileInfo(folder.absolutePath()).path();
    const auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (folder.exists() ||
        (QDir().mkpath(parent) && QDir().mkdir(folder.absolutePath(), ownerOnly)))
        return {};
    return failure(ErrorCode::Unavailable, u"cannot make %1"_qs.arg(directory));
}

QString Place::cataloguePath() const
{
    return directory + QStringLiteral("/catalogue.db");
}

QString Place::secretsPath() const
{
    return directory + QStringLiteral("/secrets");
}

QString Place::quickKeysPath() const
{
    return directory + QStringLiteral("/quick_keys.csv");
}

} // namespace till::desk
