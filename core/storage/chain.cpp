// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/chain.h"

#include "core/wire/digest.h"

#include <QtEndian>

namespace till::storage {

namespace {

void appendNumber(QByteArray& out, qint64 value)
{
    const qint64 bigEndian = qToBigEndian(value);
    out.append(reinterpret_cast<const char*>(&bigEndian), sizeof bigEndian);
}

void appendField(QByteArray& out, QByteArrayView field)
{
    const quint32 size = qToBigEndian(static_cast<quint32>(field.size()));
    out.append(reinterpret_cast<const char*>(&size), sizeof size);
    out.append(field);
}

} // namespace

QString genesisText(const QString& till, qint64 createdMs)
{
    return QStringLiteral("till-journal-1 %1 %2").arg(till).arg(createdMs);
}

ChainPosition genesisPosition(const QString& genesis)
{
    return {0, wire::sha256(genesis.toUtf8())};
}

QByteArray recordHash(const ChainRecord& record)
{
    QByteArray bytes;
    bytes.reserve(128 + record.kind.size() + record.subject.size() + record.payload.size());
    bytes.append("till-record-1\n");
    appendField(bytes, record.previousHash);
    appendNumber(bytes, record.seq);
    appendNumber(bytes, record.atMs);
    appendField(bytes, record.kind);
    appendField(bytes, record.subject);
    appendField(bytes, record.payload);
    return wire::sha256(bytes);
}

std::optional<QString> ChainWalk::follow(const ChainRecord& record)
{
    if (record.seq != m_head.seq + 1)
        return QStringLiteral("follows record %1: records are missing").arg(m_head.seq);
    if (record.previousHash != m_head.hash)
        return QStringLiteral("is not chained to record %1").arg(m_head.seq);
    if (record.hash != recordHash(record))
        return QStringLiteral("its content does not match its hash");
    m_head = {record.seq, record.hash.toByteArray()};
    return std::nullopt;
}

} // namespace till::storage
