// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>
#include <utility>

/// The hash chain of the journal. README.md in this folder says the same for whoever writes an
/// independent verifier; the two change together or never.
namespace till::storage {

/// A record's place in the chain and its hash; seq 0 is the genesis.
struct ChainPosition {
    qint64 seq = 0;
    QByteArray hash; ///< 32 bytes

    bool operator==(const ChainPosition&) const = default;
};

/// A record as bytes: exactly what is stored, text as UTF-8.
struct ChainRecord {
    qint64 seq = 0;
    qint64 atMs = 0;
    QByteArrayView kind;
    QByteArrayView subject;
    QByteArrayView payload;
    QByteArrayView previousHash;
    QByteArrayView hash;
};

/// "till-journal-1 <till> <created, ms since 1970>": what record 1 is chained to.
[[nodiscard]] QString genesisText(const QString& till, qint64 createdMs);
/// SHA-256 of the genesis text in UTF-8, as seq 0.
[[nodiscard]] ChainPosition genesisPosition(const QString& genesis);

/// SHA-256 over the canonical encoding of everything in the record but its hash:
/// "till-record-1\n", then, integers big-endian, previousHash, seq (8 bytes), atMs (8 bytes, two's
/// complement), kind, subject, payload; each text or byte field is preceded by its length (4
/// bytes).
[[nodiscard]] QByteArray recordHash(const ChainRecord& record);

/// Follows the chain record by record.
class ChainWalk {
public:
    explicit ChainWalk(ChainPosition from) : m_head(std::move(from)) {}

    /// Why the record does not continue the chain (English); nothing: it does, and is the new head.
    [[nodiscard]] std::optional<QString> follow(const ChainRecord& record);
    /// The last record that fitted.
    [[nodiscard]] const ChainPosition& head() const { return m_head; }

private:
    ChainPosition m_head;
};

} // namespace till::storage
