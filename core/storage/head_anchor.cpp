// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/head_anchor.h"

#include "core/wire/digest.h"
#include "core/wire/encoding.h"

#include <QFile>
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
    const QJsonObject object{{QStringLiteral("genesis"), anchor.genesis},
                             {QStringLiteral("head"), toJson(anchor.head)},
                             {QStringLiteral("verified"), toJson(anchor.verified)}};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(object).toJson()) < 0 ||
        !file.commit())
        return failure(ErrorCode::Fault,
                       QStringLiteral("anchor %1: %2").arg(path, file.errorString()));
    return {};
}

} // namespace till::storage
