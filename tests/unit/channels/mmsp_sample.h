// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/mmsp/channel.h"
#include "core/payment/message.h"
#include "core/ports/transport.h"

#include <QByteArray>
#include <QLatin1StringView>

/// A merchant of scan pay, an order, and signed answers.
namespace till::sample {

[[nodiscard]] channels::MmspConfig mmspConfig();
/// The document's test merchant's.
[[nodiscard]] const Secret& mmspKey();

/// 2020-01-02 03:04:05 in China, and sixteen bytes that are not by chance.
class MmspSigner {
public:
    MmspSigner();
    [[nodiscard]] channels::Stamp stamp() const { return {m_now, m_nonce, m_key, m_token}; }

private:
    Secret m_key;
    Secret m_token;
    Instant m_now{1'577'905'445'000};
    QByteArray m_nonce = QByteArray::fromHex("00112233445566778899aabbccddeeff");
};

/// 128.00 yuan by T012ABC00000013 with WeChat; the void or refund is T012ABC0000002H.
[[nodiscard]] payment::Message mmspMessage(payment::Purpose purpose);
[[nodiscard]] payment::Message mmspShown(payment::Purpose purpose, const QString& means);

/// The envelope in which a request leaves, around its Body and Sign.
[[nodiscard]] QByteArray mmspRequest(int command, const QByteArray& body, const QByteArray& sign);
/// The envelope in which the answer to `command` comes, signed.
[[nodiscard]] QByteArray mmspAnswer(int command, const QByteArray& body,
                                    const QByteArray& retCode = "1");
/// What nobody signs.
[[nodiscard]] QByteArray mmspNegative(const QByteArray& retCode, const QByteArray& error);

/// What the answer to the message comes down to.
[[nodiscard]] payment::Outcome mmspDecoded(const payment::Message& message, const QByteArray& bytes,
                                           int status = 200);

} // namespace till::sample
