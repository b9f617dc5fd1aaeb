// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/netpay/channel.h"
#include "core/channels/netpay/messages.h"
#include "core/payment/message.h"

#include <QByteArray>
#include <QLatin1StringView>
#include <QString>

/// A merchant of 全民付, his orders, and complete answers to them.
namespace till::netpay_sample {

[[nodiscard]] channels::NetpayConfig config();
/// 128.00 yuan by `order`; a refund or completion of it is `request`.
inline const QString order = QStringLiteral("319420200102030405678012001");
inline const QString request = QStringLiteral("319420200102030505678012002");
[[nodiscard]] payment::Message message(payment::Purpose purpose);

/// Key, moment (2020-01-02 03:04:05 in China) and nonce; no token.
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

[[nodiscard]] const channels::Interface& interfaceNamed(const channels::Protocol& protocol,
                                                        QLatin1StringView name);
/// A complete answer to message(purpose), done.
[[nodiscard]] QByteArray fullAnswer(payment::Purpose purpose);
/// The document's example of an answer (sections 1.1.4 to 1.7.4) to the interface of that name.
[[nodiscard]] QByteArray documentedAnswer(QLatin1StringView name);
/// `json` with the member's value replaced by `value` (JSON), added if it is not there; an empty
/// value takes the member away.
[[nodiscard]] QByteArray with(const QByteArray& json, const QByteArray& name,
                              const QByteArray& value);
[[nodiscard]] payment::Outcome decoded(payment::Purpose purpose, const QByteArray& body,
                                       int status = 200);

} // namespace till::netpay_sample
