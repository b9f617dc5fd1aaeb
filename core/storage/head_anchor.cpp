// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/head_anchor.h"

#include "core/wire/digest.h"
#include "core/wire/encoding.h"

#include <QFile>
#include <QFileDevice>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace till::storage {

namespace {

QJsonObject toJson(const ChainPosition& position)
{
    return {{QStringLiteral("seq"), position.seq},
            {QStringLiteral("hash"), wire::toHex(position.hash)}};
}

std::optional<ChainPosition> positionOf(const QJsonValue& value)
{
    const QJsonObject object = value.toObject();
    const qint64 seq = object.value(u"seq").toInteger(-1);
    const Result<QByteArray> hash = wire::fromHex(object.value(u"hash").toString());
    if (seq < 0 || !hash || hash->size() != wire::sha256Size)
        return std::nullopt;
    return ChainPosition{seq, *hash};
}

/// Always the same number of bytes.
QByteArray textOf(const HeadAnchor& anchor)
{
    constexpr qsizetype size = 1024;
    const QJsonObject object{{QStringLiteral("genesis"), anchor.genesis},
                             {QStringLiteral("head"), toJson(anchor.head)},
                             {QStringLiteral("verified"), toJson(anchor.verified)}};
    return QJsonDocument(object).toJson().trimmed().leftJustified(size - 1, ' ') + '\n';
}

ErrorCode codeOf(QFileDevice::FileError error)
{
    if (error == QFileDevice::ResourceError)
        return ErrorCode::DiskFull;
    if (error == QFileDevice::PermissionsError)
        return ErrorCode::ReadOnly;
    return ErrorCode::Fault;
}

} // namespace

Result<std::optional<HeadAnchor>> readAnchor(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return std::nullopt;
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Unavailable,
                       QStringLiteral("anchor %1: %2").arg(path, file.errorString()));
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    const std::optional<ChainPosition> head = positionOf(object.value(u"head"));
    const std::optional<ChainPosition> verified = positionOf(object.value(u"verified"));
    const QString genesis = object.value(u"genesis").toString();
    if (!head || !verified || genesis.isEmpty())
        return std::nullopt;
    return HeadAnchor{genesis, *head, *verified};
}

Result<void> writeAnchor(const QString& path, const HeadAnchor& anchor)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(textOf(anchor)) < 0 || !file.commit())
        return failure(codeOf(file.error()),
                       QStringLiteral("anchor %1: %2").arg(path, file.errorString()));
    return {};
}

void noteAnchor(const QString& path, const HeadAnchor& anchor)
{
    QFile file(path);
    // One write of one length, so that no reader finds half of one anchor and half of another.
    if (file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly | QIODevice::Unbuffered))
        file.write(textOf(anchor));
}

} // namespace till::storage
