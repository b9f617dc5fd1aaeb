// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/subjects.h"

#include "core/channels/loyalty/protocol.h"
#include "core/channels/payout/protocol.h"
#include "core/channels/poslink/protocol.h"
#include "core/wire/json_writer.h"
#include "core/wire/rsa.h"
#include "tests/support/published_rsa_test_keys.h"

#include <QUrl>

#include <algorithm>
#include <cstdlib>

namespace till::support {

namespace {

using namespace channels;

std::shared_ptr<const Secret> secret(const char* text)
{
    return std::make_shared<const Secret>(QByteArray(text));
}

Subject poslink()
{
    PoslinkConfig config;
    config.base = QUrl(QStringLiteral("https://pay.example"));
    config.appId = QStringLiteral("0123456789abcdef0123456789abcdef");
    config.merchantCode = QStringLiteral("898201612345678");
    config.terminalCode = QStringLiteral("12345678");
    return {.protocol = std::make_shared<PoslinkProtocol>(config),
            .key = secret("fedcba9876543210fedcba9876543210")};
}

QByteArray encryptedForMerchant(const Interface&, const QByteArray& content)
{
    static const auto merchant = wire::RsaPublicKey::fromPem(test::publishedMerchantPublicKey);
    const auto blocks = merchant->encrypt(content);
    if (!blocks)
        return {};
    return "{\"RETCODE\":\"0000\",\"RETMSG\":\"ok\",\"ENCRYPT\":\"" + blocks->toBase64() + "\"}";
}

Subject payout()
{
    PayoutConfig config;
    config.base = QUrl(QStringLiteral("https://pay.example/payout"));
    config.merNo = QStringLiteral("001440353999853");
    config.platformPublicKey = test::standInPlatformPublicKey;
    config.merchantPublicKey = test::publishedMerchantPublicKey;
    return {.protocol = std::make_shared<PayoutProtocol>(config),
            .key = secret(test::publishedMerchantPrivateKey),
            .sealAnswer = encryptedForMerchant};
}

Subject loyalty()
{
    LoyaltyConfig config;
    config.base = QUrl(QStringLiteral("https://member.example"));
    config.storeNo = QStringLiteral("898440112345678");
    config.terminalNo = QStringLiteral("00000001");
    return {.protocol = std::make_shared<LoyaltyProtocol>(config),
            .key = secret("0123456789ABCDEFFEDCBA9876543210")};
}

} // namespace

channels::Stamp Subject::stamp() const
{
    static const QByteArray nonce = QByteArray::fromHex("00112233445566778899aabbccddeeff");
    static const Secret token;
    return {Instant{1'577'905'445'000}, nonce, *key, token};
}

const std::vector<Subject>& subjects()
{
    static const std::vector<Subject> all{poslink(), payout(), loyalty()};
    return all;
}

const Subject& subjectNamed(QStringView name)
{
    const auto found =
        std::find_if(subjects().begin(), subjects().end(),
                     [name](const Subject& each) { return each.protocol->name() == name; });
    if (found == subjects().end())
        std::abort();
    return *found;
}

const channels::Interface* interfaceNamed(const channels::Protocol& protocol, QStringView name)
{
    const auto all = protocol.interfaces();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [name](const auto& each) { return each.name == name; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace till::support
