// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/payout/envelope.h"

#include "core/channels/answer.h"
#include "core/wire/encoding.h"
#include "core/wire/json_writer.h"
#include "core/wire/rsa.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace till::channels {
namespace payout {

namespace {

using wire::Json;

/// Encrypted answers are one long text; a merchant has few ways to the banks.
constexpr wire::JsonLimits answerLimits{.text = 96 * 1'024};

const QString& textOf(const Json& json, QLatin1StringView name)
{
    static const QString none;
    const Json* value = json.find(name);
    return value != nullptr && value->kind == Json::Kind::Text ? value->text : none;
}

Result<wire::RsaPrivateKey> ownKey(const PayoutConfig& config, const Secret& pem)
{
    Result<wire::RsaPrivateKey> key = wire::RsaPrivateKey::fromPem(pem);
    if (!key || config.merchantPublicKey.isEmpty())
        return key;
    const Result<wire::RsaPublicKey> published =
        wire::RsaPublicKey::fromPem(config.merchantPublicKey);
    if (!published)
        return failure(published.error());
    const Result<wire::RsaPublicKey> derived = key->publicKey();
    if (!derived)
        return failure(derived.error());
    if (!(*published == *derived))
        return failure(ErrorCode::Conflict,
                       QStringLiteral("the private key does not belong to the merchant's public "
                                      "key that the platform was given"));
    return key;
}

Result<void> checkSignature(const QString& signature, const Secret& message,
                            const PayoutConfig& config)
{
    if (signature.isEmpty()) {
        if (config.answerSignature == PayoutConfig::AnswerSignature::WhenPresent)
            return {};
        return failure(ErrorCode::Refused, QStringLiteral("the answer is not signed"));
    }
    const Result<wire::RsaPublicKey> key = wire::RsaPublicKey::fromPem(config.platformPublicKey);
    if (!key)
        return failure(key.error());
    const Result<QByteArray> bytes = wire::fromBase64(signature);
    if (!bytes || !key->verifySha1(message.reveal(), *bytes))
        return failure(ErrorCode::Refused, QStringLiteral("the answer's signature is wrong"));
    return {};
}

/// ACCINFO is called a text with several groups: a list, one group, or either of them as a text.
Result<void> unfoldAccounts(Json& object)
{
    for (wire::JsonMember& member : object.members) {
        if (member.name != u"ACCINFO")
            continue;
        if (member.value.kind == Json::Kind::Text && !member.value.text.isEmpty()) {
            Result<Json> inner = wire::parseJson(member.value.text.toUtf8(), answerLimits);
            if (!inner)
                return failure(inner.error());
            member.value = *std::move(inner);
        }
        if (member.value.kind == Json::Kind::Object) {
            Json list{.kind = Json::Kind::List};
            list.items.push_back(std::move(member.value));
            member.value = std::move(list);
        }
    }
    return {};
}

/// What the answer may say in clear, as it is spelt: anybody can write that.
bool isHead(const QString& name)
{
    return name == u"RETCODE" || name == u"RETMSG" || name == u"REMSG" || name == u"RETMMSG";
}

/// The code and its words from the clear part, everything else from the encrypted one; what stands
/// in both has to be the same.
Result<Json> joined(Json clear, Json closed)
{
    for (wire::JsonMember& member : clear.members) {
        const Json* inside = closed.find(member.name);
        if (inside != nullptr && inside->text != member.value.text)
            return failure(ErrorCode::Malformed,
                           QStringLiteral("%1: in clear it is not what it is encrypted")
                               .arg(tidyText(member.name)));
        if (inside == nullptr && isHead(member.name))
            closed.members.push_back(std::move(member));
    }
    return closed;
}

/// An answer without ENCRYPT: a code and its words at most, which is enough to be refused by where
/// no signature is wanted.
Result<Json> headOnly(Json clear, const PayoutConfig& config)
{
    if (config.answerSignature == PayoutConfig::AnswerSignature::Required)
        return failure(ErrorCode::Refused, QStringLiteral("the answer is not signed"));
    std::erase_if(clear.members,
                  [](const wire::JsonMember& member) { return !isHead(member.name); });
    if (textOf(clear, "RETCODE"_L1) == u"0000")
        return failure(ErrorCode::Malformed,
                       QStringLiteral("0000, and nothing encrypted beside it"));
    return clear;
}

} // namespace

Result<QByteArray> seal(const Secret& message, const PayoutConfig& config, const Secret& privateKey)
{
    const Result<wire::RsaPrivateKey> own = ownKey(config, privateKey);
    if (!own)
        return failure(own.error());
    const Result<wire::RsaPublicKey> theirs = wire::RsaPublicKey::fromPem(config.platformPublicKey);
    if (!theirs)
        return failure(theirs.error());
    const Result<QByteArray> encrypted = theirs->encrypt(message.reveal());
    if (!encrypted)
        return failure(encrypted.error());
    const Result<QByteArray> signature = own->signSha1(message.reveal());
    if (!signature)
        return failure(signature.error());
    QByteArray body;
    wire::JsonWriter writer(body);
    writer.beginObject();
    writer.name("ENCRYPT"_L1);
    writer.text(wire::toBase64(*encrypted));
    writer.name("SIGN"_L1);
    writer.text(wire::toBase64(*signature));
    writer.endObject();
    return body;
}

Result<Json> open(const ports::HttpAnswer& answer, const PayoutConfig& config,
                  const Secret& privateKey)
{
    const Result<Json> clear = readObject(answer, answerLimits);
    if (!clear)
        return failure(clear.error());
    const QString& encrypted = textOf(*clear, "ENCRYPT"_L1);
    if (encrypted.isEmpty())
        return headOnly(*clear, config);
    const Result<QByteArray> blocks = wire::fromBase64(encrypted);
    if (!blocks)
        return failure(blocks.error().code, QStringLiteral("ENCRYPT: no base64"));
    const Result<wire::RsaPrivateKey> own = ownKey(config, privateKey);
    if (!own)
        return failure(own.error());
    const Result<Secret> message = own->decrypt(*blocks);
    if (!message)
        return failure(message.error().code, QStringLiteral("ENCRYPT: ") + message.error().detail);
    const Result<void> checked = checkSignature(textOf(*clear, "SIGN"_L1), *message, config);
    if (!checked)
        return failure(checked.error());
    Result<Json> closed = wire::parseJson(message->reveal(), answerLimits);
    if (!closed || closed->kind != Json::Kind::Object)
        return failure(ErrorCode::Malformed, QStringLiteral("ENCRYPT: no JSON object within"));
    if (const Result<void> unfolded = unfoldAccounts(*closed); !unfolded)
        return failure(unfolded.error().code, QStringLiteral("ACCINFO: no JSON"));
    return joined(*clear, *std::move(closed));
}

} // namespace payout
} // namespace till::channels
