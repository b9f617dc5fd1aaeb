// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/payout/protocol.h"
#include "core/ports/transport.h"
#include "tests/support/published_rsa_test_keys.h"

#include <QByteArray>

#include <memory>

/// The vendor's test merchant, and a stand-in for the platform that reads what is sent to it.
namespace till::sample {

[[nodiscard]] channels::PayoutConfig payoutConfig();
/// 123.45 yuan to a person's card; complete but for CVV2.
[[nodiscard]] channels::payout::PayRequest payoutRequest();

/// Keys and moment: 2017-11-20 11:14:10 in China.
class PayoutSigner {
public:
    [[nodiscard]] channels::Stamp stamp() const { return {m_now, m_nonce, m_key, m_token}; }
    [[nodiscard]] const Secret& key() const { return m_key; }

private:
    Secret m_key{QByteArray(test::publishedMerchantPrivateKey)};
    Secret m_token;
    Instant m_now{1'511'147'650'000};
    QByteArray m_nonce = QByteArray(16, '\x5a');
};

/// What the platform reads of a request's body: the message, empty where it is not signed by the
/// merchant or not for this platform.
[[nodiscard]] QByteArray readByPlatform(const QByteArray& body);

enum class AnswerSign { None, Right, Wrong };
/// `clear` ("RETCODE":"0000","RETMSG":"ok") and `message` encrypted for the merchant; an empty
/// message is left out.
[[nodiscard]] ports::HttpAnswer platformAnswer(const QByteArray& clear, const QByteArray& message,
                                               AnswerSign sign = AnswerSign::None,
                                               int status = 200);

[[nodiscard]] std::shared_ptr<const Secret> hidden(const char* text);

} // namespace till::sample
