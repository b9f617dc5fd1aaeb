// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/quickpay/channel.h"
#include "core/ports/transport.h"

#include <QByteArray>

/// The vendor's test merchant, and answers signed with its published test key.
namespace till::sample {

[[nodiscard]] channels::QuickpayConfig quickpayConfig();

/// Key, moment (2020-01-02 03:04:05 in China) and nonce.
class BankSigner {
public:
    [[nodiscard]] channels::Stamp stamp() const { return {m_now, m_nonce, m_key, m_token}; }
    [[nodiscard]] const Secret& key() const { return m_key; }

private:
    Secret m_key{QByteArray("ea21842eea24e448b991b1cb0a0294cf")};
    Secret m_token;
    Instant m_now{1'577'905'445'000};
    QByteArray m_nonce = QByteArray::fromHex("00112233445566778899aabbccddeeff");
};

/// The envelope of a request as it has to leave.
[[nodiscard]] QByteArray bankRequest(int command, const QByteArray& body, const QByteArray& sign);
/// The signature of what is signed, in which "<key>" stands for the key.
[[nodiscard]] QByteArray bankSign(QByteArray base);
/// An answer, signed; `command` is the answer's own number.
[[nodiscard]] QByteArray bankAnswer(int command, const QByteArray& body);
/// A notification as it arrives.
[[nodiscard]] QByteArray bankTold(const QByteArray& body, const QByteArray& sign);
/// The answer that nobody signs.
[[nodiscard]] QByteArray bankNegative(const QByteArray& words);

} // namespace till::sample
