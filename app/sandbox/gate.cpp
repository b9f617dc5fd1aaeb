// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/gate.h"

#include "app/sandbox/answers.h"
#include "app/sandbox/china_time.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QRegularExpression>

#include <optional>
#include <utility>

namespace till::sandbox {

namespace {

constexpr qsizetype nonceLengthMost = 128;

using Parameters = QHash<QString, QString>;

/// `Name="value", Name="value"`, with or without the blank; quotes may be missing around a value
/// without commas. Nothing for other texts and for a name that comes twice.
std::optional<Parameters> parametersOf(QByteArrayView text)
{
    static const QRegularExpression one(
        u"\\G\\s*([A-Za-z]+)=(?:\"([^\"]*)\"|([^\",]*))\\s*(,|$)"_qs);
    const QString all = QString::fromUtf8(text);
    Parameters parameters;
    qsizetype at = 0;
    while (at < all.size()) {
        const QRegularExpressionMatch match = one.match(all, at);
        if (!match.hasMatch() || parameters.contains(match.captured(1)))
            return std::nullopt;
        parameters.insert(match.captured(1), match.captured(2) + match.captured(3));
        at = match.capturedEnd();
    }
    return parameters;
}

/// What follows the scheme's name, or nothing when the header is of another scheme.
std::optional<QByteArrayView> afterScheme(QByteArrayView authorization, QByteArrayView scheme)
{
    const qsizetype length = scheme.size();
    if (!authorization.startsWith(scheme) || authorization.size() <= length ||
        authorization[length] != ' ')
        return std::nullopt;
    return authorization.sliced(length + 1);
}

} // namespace

Gate::Gate(Pass pass) : m_pass(std::move(pass)) {}

QString Gate::refusal(QByteArrayView authorization, QByteArrayView body, Instant now)
{
    bool welcome = false;
    if (const auto signature = afterScheme(authorization, "OPEN-BODY-SIG"))
        welcome = hasRightSignature(*signature, body, now);
    else if (const auto token = afterScheme(authorization, "OPEN-ACCESS-TOKEN"))
        welcome = hasGoodToken(*token, now);
    return welcome ? QString() : u"1000"_qs;
}

QJsonObject Gate::token(const QByteArray& body, Instant now, QByteArrayView random)
{
    const QJsonObject fields = QJsonDocument::fromJson(body).object();
    const auto bytes = [&](QStringView name) {
        return fields.value(name).toString().toUtf8();
    };
    const QJsonValue method = fields.value(u"signMethod");
    const bool isSha256 = method.toString() == u"SHA256";
    if (!method.isUndefined() && !isSha256)
        return codeAnswer(u"9001"_qs, u"signMethod格式错误"_qs);
    const QByteArray proof = bytes(u"appId") + bytes(u"timestamp") + bytes(u"nonce");
    const QByteArray right =
        QCryptographicHash::hash(proof + m_pass.key.reveal(),
                                 isSha256 ? QCryptographicHash::Sha256 : QCryptographicHash::Sha1)
            .toHex();
    const bool welcome = fields.value(u"appId").toString() == m_pass.appId &&
                         isTimely(bytes(u"timestamp"), now) && bytes(u"signature") == right &&
                         isFresh(bytes(u"nonce"), now);
    if (!welcome)
        return codeAnswer(u"1000"_qs);
    const QByteArray token = random.toByteArray().toHex();
    m_tokens.insert(token, {now.unixMs + m_pass.tokenMs});
    QJsonObject answer = codeAnswer(u"0000"_qs);
    answer.insert(u"accessToken"_qs, QString::fromLatin1(token));
    answer.insert(u"expiresIn"_qs, m_pass.tokenMs / 1000);
    return answer;
}

bool Gate::isTimely(const QByteArray& timestamp, Instant now) const
{
    const auto at = instantOf(QString::fromLatin1(timestamp));
    return at && qAbs(at->unixMs - now.unixMs) <= m_pass.windowMs;
}

bool Gate::isFresh(const QByteArray& nonce, Instant now)
{
    // A nonce older than twice the window belongs to a Timestamp that is refused anyway.
    m_nonces.removeIf([&](QHash<QByteArray, Instant>::iterator used) {
        return used.value().unixMs + 2 * m_pass.windowMs < now.unixMs;
    });
    if (nonce.isEmpty() || nonce.size() > nonceLengthMost || m_nonces.contains(nonce))
        return false;
    m_nonces.insert(nonce, now);
    return true;
}

bool Gate::hasRightSignature(QByteArrayView text, QByteArrayView body, Instant now)
{
    const auto parameters = parametersOf(text);
    if (!parameters || parameters->size() != 4 || parameters->value(u"AppId"_qs) != m_pass.appId)
        return false;
    const QByteArray timestamp = parameters->value(u"Timestamp"_qs).toUtf8();
    const QByteArray nonce = parameters->value(u"Nonce"_qs).toUtf8();
    const QByteArray digest = QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();
    const QByteArray right =
        QMessageAuthenticationCode::hash(m_pass.appId.toUtf8() + timestamp + nonce + digest,
                                         m_pass.key.reveal(), QCryptographicHash::Sha256)
            .toBase64();
    // The nonce counts as used only when it came from who knows the key.
    return isTimely(timestamp, now) && parameters->value(u"Signature"_qs).toLatin1() == right &&
           isFresh(nonce, now);
}

bool Gate::hasGoodToken(QByteArrayView text, Instant now) const
{
    const auto parameters = parametersOf(text);
    if (!parameters)
        return false;
    const QString appId = parameters->value(u"AppId"_qs, m_pass.appId);
    const auto token = m_tokens.constFind(parameters->value(u"AccessToken"_qs).toLatin1());
    return appId == m_pass.appId && token != m_tokens.constEnd() && now < *token;
}

} // namespace till::sandbox
