// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/subjects.h"

#include "core/channels/gateway/channel.h"
#include "core/channels/loyalty/protocol.h"
#include "core/channels/mmsp/channel.h"
#include "core/channels/mmsp/signature.h"
#include "core/channels/netpay/channel.h"
#include "core/channels/netpay/notification.h"
#include "core/channels/payout/protocol.h"
#include "core/channels/poslink/channel.h"
#include "core/channels/quickpay/channel.h"
#include "core/wire/form.h"
#include "core/wire/json.h"
#include "core/wire/json_writer.h"
#include "core/wire/rsa.h"
#include "tests/support/full_message.h"
#include "tests/support/published_rsa_test_keys.h"

#include <QHash>
#include <QUrl>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace till::support {

namespace {

using namespace channels;

/// The channel and, as long as that lives, its protocol.
template<typename Channel, typename Config> Subject sold(const Config& config)
{
    auto channel = std::make_shared<const Channel>(config);
    Subject subject;
    subject.protocol = std::shared_ptr<const Protocol>(channel, &channel->protocol());
    subject.channel = std::move(channel);
    return subject;
}

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
    Subject subject = sold<PoslinkChannel>(config);
    subject.key = secret("fedcba9876543210fedcba9876543210");
    return subject;
}

constexpr char notifyKey[] = "fcAmtnx7MwismjWNhNKdHC44mNXtnEQeJkRrhKJwyrW2ysRR";
constexpr char mmspKey[] = "ea21842eea24e448b991b1cb0a0294cf";

/// A form with the signature that belongs to its other fields.
QByteArray signedForm(const Interface&, const QByteArray& content)
{
    const Secret key{QByteArray(notifyKey)};
    auto form = wire::parseForm(content);
    if (!form)
        return {};
    std::erase_if(*form, [](const wire::FormField& field) {
        return field.name == u"sign" || field.name == u"signType";
    });
    form->push_back({QStringLiteral("signType"), QStringLiteral("SHA256")});
    const QByteArray sign = netpay::signatureOf(*form, key, NotifyAlgorithm::Sha256);
    form->push_back({QStringLiteral("sign"), QString::fromLatin1(sign)});
    QByteArray bytes;
    for (const wire::FormField& field : *form)
        wire::appendFormField(bytes, field.name.toUtf8(), field.value.toUtf8());
    return bytes;
}

Subject netpay()
{
    NetpayConfig config;
    config.base = QUrl(QStringLiteral("https://pay.example"));
    config.appId = QStringLiteral("0123456789abcdef0123456789abcdef");
    config.mid = QStringLiteral("898201612345678");
    config.tid = QStringLiteral("88880001");
    config.sourceNumber = QStringLiteral("3194");
    config.subAppId = QStringLiteral("wx0123456789abcdef");
    config.notifyUrl = QStringLiteral("https://till.example/netpay/notify");
    Subject subject = sold<NetpayChannel>(config);
    subject.key = secret("fedcba9876543210fedcba9876543210");
    subject.notificationKey = secret(notifyKey);
    subject.sealNotification = signedForm;
    subject.forms = {QStringLiteral("notification")};
    return subject;
}

/// Merchant and addresses of everything that is put into MMSP's envelopes.
template<typename Config> Config envelopedConfig()
{
    Config config;
    config.base = QUrl(QStringLiteral("https://pay.example/openapi"));
    config.merNo = QStringLiteral("001440353999853");
    config.termNo = QStringLiteral("00000001");
    config.notifyUrl = QStringLiteral("https://till.example/notify");
    return config;
}

Subject mmsp()
{
    return sold<MmspChannel>(envelopedConfig<MmspConfig>());
}

Subject quickpay()
{
    auto config = envelopedConfig<QuickpayConfig>();
    config.jumpUrl = QStringLiteral("https://till.example/paid");
    config.notYetOpen = QuickpayConfig::NotYetOpen::Allowed;
    return sold<QuickpayChannel>(config);
}

Subject gateway()
{
    auto config = envelopedConfig<GatewayConfig>();
    config.jumpUrl = QStringLiteral("https://till.example/paid");
    return sold<GatewayChannel>(config);
}

/// The number that a request of this interface has; 0 where none can be made.
int commandOf(const Protocol& protocol, const Interface& which)
{
    const Secret key{QByteArray(mmspKey)};
    const Secret token;
    const Stamp stamp{Instant{1'577'905'445'000}, QByteArray(16, 'n'), key, token};
    const auto message = fullRequest(which);
    if (message == nullptr)
        return 0;
    const auto composed = protocol.compose(which, message.get(), stamp);
    const auto envelope =
        composed ? wire::parseJson(composed->request.body) : wire::parseJson("{}");
    const wire::Json* command = envelope ? envelope->find(u"CommandID") : nullptr;
    return command == nullptr ? 0 : command->text.toInt();
}

/// `content` as the Body of a signed envelope.
QByteArray signedEnvelope(int command, const QByteArray& content)
{
    const Secret key{QByteArray(mmspKey)};
    const auto body = wire::parseJson(content);
    if (!body || body->kind != wire::Json::Kind::Object)
        return {};
    return "{\"CommandID\":" + QByteArray::number(command) + ",\"RetCode\":1,\"Body\":" + content +
           ",\"Sign\":\"" + mmsp::signature(mmsp::signatureBase(*body), key) + "\"}";
}

/// Of any protocol that is put into MMSP's envelopes.
Subject enveloped(Subject subject)
{
    const std::shared_ptr<const Protocol> protocol = subject.protocol;
    constexpr int answerOffset = 0x8000;
    const auto sealAnswer = [protocol](const Interface& which, const QByteArray& content) {
        static QHash<QString, int> commands;
        const QString name = protocol->name() + QString(which.name);
        if (!commands.contains(name))
            commands.insert(name, commandOf(*protocol, which));
        return signedEnvelope(commands.value(name) + answerOffset, content);
    };
    // The browser that comes back says whatever it likes: nobody signs that.
    const QStringList forms{QStringLiteral("frontReturn")};
    const auto sealNotification = [forms](const Interface& which, const QByteArray& content) {
        return forms.contains(which.name) ? content : signedEnvelope(0, content);
    };
    subject.key = secret(mmspKey);
    subject.notificationKey = secret(mmspKey);
    subject.sealAnswer = sealAnswer;
    subject.sealNotification = sealNotification;
    subject.forms = forms;
    return subject;
}

QByteArray encryptedForMerchant(const Interface&, const QByteArray& content)
{
    static const auto merchant = wire::RsaPublicKey::fromPem(test::publishedMerchantPublicKey);
    const auto blocks = merchant->encrypt(content);
    const auto json = wire::parseJson(content);
    if (!blocks || !json || json->kind != wire::Json::Kind::Object)
        return {};
    // These two are said in clear, too.
    QByteArray bytes;
    wire::JsonWriter writer(bytes);
    writer.beginObject();
    for (const QLatin1StringView name :
         {QLatin1StringView("RETCODE"), QLatin1StringView("RETMSG")}) {
        const wire::Json* value = json->find(name);
        if (value == nullptr || value->kind != wire::Json::Kind::Text)
            continue;
        writer.name(name);
        writer.text(value->text);
    }
    writer.name(QLatin1StringView("ENCRYPT"));
    writer.utf8(blocks->toBase64());
    writer.endObject();
    return bytes;
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
    static const std::vector<Subject> all{
        poslink(), netpay(), enveloped(mmsp()), enveloped(quickpay()), enveloped(gateway()),
        payout(),  loyalty()};
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
