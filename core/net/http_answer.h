// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ports/transport.h"

#include <QByteArray>
#include <QByteArrayView>

namespace till::net {

/// Reads one answer by HTTP/1.1 (RFC 9112) as its bytes come in, in pieces of any size. Strict: an
/// answer that could be read in two ways, or whose end nobody stated, is none.
class AnswerReader {
public:
    static constexpr qsizetype headMax = 32'768; ///< bytes; the same for a chunked body's end

    /// `bodyMax` in bytes.
    explicit AnswerReader(qint64 bodyMax) : m_bodyMax(bodyMax) {}

    enum class Progress { More, Complete };
    /// Malformed: not HTTP, contradicting or missing length, bytes after the end, an encoded body
    /// (none was asked for). OutOfRange: head or body too large. After an error or Complete nothing
    /// more may be given.
    [[nodiscard]] Result<Progress> take(QByteArrayView bytes);

    /// Once take() has said Complete.
    [[nodiscard]] const ports::HttpAnswer& answer() const { return m_answer; }

private:
    enum class Part { Head, Body, ChunkSize, Chunk, ChunkEnd, Trailer, Done };
    /// What the head says about the body.
    struct Framing {
        qint64 length = -1; ///< -1: not stated
        bool chunked = false;
    };

    [[nodiscard]] Result<Progress> step();
    [[nodiscard]] Result<Progress> readHead();
    [[nodiscard]] Result<Framing> readFields(QByteArrayView fields) const;
    [[nodiscard]] Result<void> readField(QByteArrayView line, Framing& framing) const;
    [[nodiscard]] Result<Progress> readBody();
    [[nodiscard]] Result<Progress> readChunkSize();
    [[nodiscard]] Result<Progress> readChunkEnd();
    [[nodiscard]] Result<Progress> readTrailer();
    [[nodiscard]] Result<Progress> finish();

    qint64 m_bodyMax;
    QByteArray m_rest; ///< received, not yet understood
    ports::HttpAnswer m_answer;
    Part m_part = Part::Head;
    int m_interim = 0;
    qint64 m_remaining = 0; ///< of the body or chunk
};

} // namespace till::net
