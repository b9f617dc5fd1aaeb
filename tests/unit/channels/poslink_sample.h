// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/poslink/channel.h"
#include "core/payment/message.h"
#include "core/ports/transport.h"

#include <QByteArray>

/// A merchant, an order, and answers in which every documented field stands.
namespace till::sample {

[[nodiscard]] channels::PoslinkConfig config();
/// 128.00 yuan by T012ABC00000013; the void or refund is T012ABC0000002H.
[[nodiscard]] payment::Message message(payment::Purpose purpose);

/// Key, moment and nonce; no token.
class Signer {
public:
    explicit Signer(QByteArray token = {});
    [[nodiscard]] channels::Stamp stamp() const { return {m_now, m_nonce, m_key, m_token}; }

private:
    Secret m_key;
    Secret m_token;
    Instant m_now{1'577'905'445'000};
    QByteArray m_nonce = QByteArray::fromHex("00112233445566778899aabbccddeeff");
};

/// The complete answer to message(purpose): done, with every field of the document.
[[nodiscard]] QByteArray fullAnswer(payment::Purpose purpose);
/// `json` with the member's value replaced by `value` (JSON), added if it is not there; an empty
/// value takes the member away.
[[nodiscard]] QByteArray with(const QByteArray& json, const QByteArray& name,
                              const QByteArray& value);

[[nodiscard]] payment::Outcome decoded(payment::Purpose purpose, const QByteArray& body,
                                       int status = 200);

} // namespace till::sample
