// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/answer.h"
#include "core/channels/fields.h"
#include "core/channels/open_platform/authorization.h"
#include "core/channels/open_platform/token_messages.h"
#include "core/wire/digest.h"
#include "core/wire/json_writer.h"
#include "core/wire/sha1.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace till::channels {

namespace {

/// Integrators keep tokens between ten minutes and two hours; nobody has seen one die sooner than
/// after an hour.
constexpr int lifetimeMaxMs = 3'000'000;

constexpr Field requestFields[]{
    {.name = "appId"_L1, .need = Need::Required, .at = in<&TokenRequest::appId>},
    {.name = "timestamp"_L1,
     .type = FieldType::Text,
     .need = Need::Required,
     .at = in<&TokenRequest::timestamp>,
     .most = 14,
     .note = "yyyyMMddHHmmss, China's time"_L1},
    {.name = "nonce"_L1, .need = Need::Required, .at = in<&TokenRequest::nonce>, .most = 128},
    {.name = "signature"_L1,
     .need = Need::Required,
     .at = in<&TokenRequest::signature>,
     .note = "hexadecimal digits of the hash of appId, timestamp, nonce and key"_L1},
    {.name = "signMethod"_L1,
     .at = in<&TokenRequest::signMethod>,
     .note = "SHA256; absent: SHA-1"_L1},
};

constexpr Field answerFields[]{
    {.name = "errCode"_L1,
     .need = Need::Required,
     .at = in<&TokenAnswer::errCode>,
     .weight = Weight::Decisive,
     .note = "0000: granted"_L1},
    {.name = "errInfo"_L1, .at = in<&TokenAnswer::errInfo>},
    {.name = "accessToken"_L1,
     .at = in<&TokenAnswer::accessToken>,
     .most = 1'024,
     .privacy = Privacy::Masked,
     .weight = Weight::Decisive},
    {.name = "expiresIn"_L1,
     .type = FieldType::Digits,
     .at = in<&TokenAnswer::expiresIn>,
     .most = 10,
     .note = "seconds"_L1},
};

/// It goes into a header: nothing that could end or split it.
bool isTokenCharacter(char each)
{
    return each > ' ' && each < '\x7f' && each != '"' && each != ',';
}

Result<int> lifetimeMs(const TokenAnswer& answer)
{
    if (answer.expiresIn.isEmpty())
        return lifetimeMaxMs;
    const qint64 seconds = answer.expiresIn.toLongLong();
    if (seconds <= 0)
        return failure(ErrorCode::Malformed, QStringLiteral("expiresIn: a token without a life"));
    return static_cast<int>(std::min<qint64>(seconds * 1'000, lifetimeMaxMs));
}

} // namespace

constinit const MessageTable<TokenRequest> tokenRequestTable{
    {"Token request"_L1, "authentication"_L1, Direction::Request, requestFields}};
constinit const MessageTable<TokenAnswer> tokenAnswerTable{
    {"Token answer"_L1, "authentication"_L1, Direction::Answer, answerFields}};

QByteArray tokenSignature(const QString& appId, const Stamp& stamp, TokenHash hash)
{
    QByteArray bytes = appId.toLatin1() + openPlatformTime(stamp.now) + stamp.nonce.toHex();
    bytes.reserve(bytes.size() + stamp.key.reveal().size()); // the key must not be left behind
    bytes += stamp.key.reveal();
    const Secret text{std::move(bytes)};
    switch (hash) {
    case TokenHash::Sha1:
        return wire::sha1(text.reveal()).toHex();
    case TokenHash::Sha256:
        return wire::sha256(text.reveal()).toHex();
    }
    Q_UNREACHABLE();
}

ports::HttpRequest tokenRequest(const QUrl& base, const QString& appId, const Stamp& stamp,
                                TokenHash hash)
{
    const TokenRequest message{
        .appId = appId,
        .timestamp = QString::fromLatin1(openPlatformTime(stamp.now)),
        .nonce = QString::fromLatin1(stamp.nonce.toHex()),
        .signature = QString::fromLatin1(tokenSignature(appId, stamp, hash)),
        .signMethod = hash == TokenHash::Sha256 ? QStringLiteral("SHA256") : QString(),
    };
    ports::HttpRequest request;
    request.url = addressBelow(base, QStringLiteral("/v1/token/access"));
    request.headers.emplaceBack("Content-Type", "application/json");
    wire::JsonWriter writer(request.body);
    encode(tokenRequestTable, message, writer);
    return request;
}

Result<Login> readToken(const ports::HttpAnswer& answer)
{
    const Result<wire::Json> json = readObject(answer);
    if (!json)
        return failure(ErrorCode::Malformed, json.error().detail);
    const auto decoded = decode(tokenAnswerTable, *json);
    if (!decoded)
        return failure(ErrorCode::Malformed, decoded.error().detail);
    const TokenAnswer& message = decoded->message;
    if (answer.status != httpOk || message.errCode != u"0000")
        return failure(ErrorCode::Refused, QStringLiteral("HTTP %1, %2 %3")
                                               .arg(answer.status)
                                               .arg(message.errCode, tidyText(message.errInfo)));
    if (message.accessToken == nullptr)
        return failure(ErrorCode::Malformed, QStringLiteral("accessToken: missing"));
    const QByteArray& token = message.accessToken->reveal();
    if (!std::all_of(token.begin(), token.end(), isTokenCharacter))
        return failure(ErrorCode::Malformed, QStringLiteral("accessToken: not for a header"));
    const Result<int> lifetime = lifetimeMs(message);
    if (!lifetime)
        return failure(lifetime.error());
    return Login{.token = Secret{QByteArray(token)}, .lifetimeMs = *lifetime};
}

} // namespace till::channels
