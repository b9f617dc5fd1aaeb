// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/secret.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QJsonObject>
#include <QString>

namespace till::sandbox {

/// Who may come in, and for how long.
struct Pass {
    QString appId;
    Secret key;                 ///< its text is the key; it is not read as hexadecimal
    qint64 windowMs = 900'000;  ///< a Timestamp may be that far from now, either way
    qint64 tokenMs = 3'600'000; ///< how long an access token is good
};

/// The open platform's two ways to prove who is asking: OPEN-BODY-SIG and OPEN-ACCESS-TOKEN.
/// Nothing is read from a clock or drawn by chance here.
class Gate {
public:
    explicit Gate(Pass pass);

    /// Whether the Authorization header lets this body in; when not, the errCode: 1000.
    [[nodiscard]] QString refusal(QByteArrayView authorization, QByteArrayView body, Instant now);

    /// The answer to POST /v1/token/access. `random` becomes the token, so nobody may guess it.
    [[nodiscard]] QJsonObject token(const QByteArray& body, Instant now, QByteArrayView random);

private:
    [[nodiscard]] bool isTimely(const QByteArray& timestamp, Instant now) const;
    [[nodiscard]] bool isFresh(const QByteArray& nonce, Instant now);
    [[nodiscard]] bool hasRightSignature(QByteArrayView parameters, QByteArrayView body,
                                         Instant now);
    [[nodiscard]] bool hasGoodToken(QByteArrayView parameters, Instant now) const;

    Pass m_pass;
    QHash<QByteArray, Instant> m_nonces; ///< used, with the time of use
    QHash<QByteArray, Instant> m_tokens; ///< good until
};

} // namespace till::sandbox
