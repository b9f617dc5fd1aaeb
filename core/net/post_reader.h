// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace till::net {

/// Reads one POST by HTTP/1.1 or 1.0 (RFC 9112) as its bytes come in, in pieces of any size. Strict
/// and bounded, for whoever may send anything: a request that could be read in two ways, or that
/// does not state its length, is none.
class PostReader {
public:
    struct Limits {
        qsizetype headMax = 16'384; ///< bytes up to the empty line
        qsizetype bodyMax = 65'536; ///< bytes
        qsizetype pathMax = 1'024;  ///< bytes of path and query
        int fieldsMax = 64;         ///< header lines
    };

    explicit PostReader(const Limits& limits) : m_limits(limits) {}

    enum class Progress {
        More,
        HeadRead, ///< path() and expectsContinue() are known; said once, go on with take({})
        Complete, ///< body() is whole
        Refused,  ///< status() says why; nothing more may be given
    };
    /// After Complete nothing more may be given either: what came behind the body is refused.
    [[nodiscard]] Progress take(QByteArrayView bytes);

    /// "/netpay/notify": as it was sent, without the query.
    [[nodiscard]] const QString& path() const { return m_path; }
    /// The sender waits for "100 Continue" before it sends the body.
    [[nodiscard]] bool expectsContinue() const { return m_expectsContinue; }
    [[nodiscard]] const QByteArray& body() const { return m_rest; }
    /// RFC 9110 section 15.5: 400, 405, 411, 413, 414, 415, 417, 431, 501 or 505.
    [[nodiscard]] int status() const { return m_status; }

private:
    enum class Part { Head, Body, Done };

    [[nodiscard]] Progress refuse(int status);
    [[nodiscard]] Progress readHead();
    [[nodiscard]] Progress readBody();
    // 0, or the status of a refusal.
    [[nodiscard]] int checkBeginning() const;
    [[nodiscard]] int readRequestLine(QByteArrayView line);
    [[nodiscard]] int readFields(QByteArrayView fields);
    [[nodiscard]] int readField(QByteArrayView line);
    [[nodiscard]] int readLength(QByteArrayView value);

    Limits m_limits;
    Part m_part = Part::Head;
    QByteArray m_rest;        ///< received, not yet understood; in the end the body
    qsizetype m_searched = 0; ///< where the end of the head may begin at the earliest
    QString m_path;
    qint64 m_length = -1; ///< -1: not stated
    int m_hosts = 0;
    bool m_isVersion11 = false;
    bool m_expectsContinue = false;
    int m_status = 0;
};

} // namespace till::net
