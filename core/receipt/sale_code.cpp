// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receipt/sale_code.h"

#include <QList>
#include <QStringList>

#include <algorithm>
#include <limits>

namespace till::receipt {

namespace {

constexpr QStringView versionMark = u"TILL1";
constexpr auto base64Form = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

bool isCodeId(QStringView id)
{
    return !id.isEmpty() && id.size() <= 40 && std::ranges::all_of(id, [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') ||
               c == u'-';
    });
}

/// Exactly the way it is written: a second spelling of the same number would be a second code.
Result<qint64> strictNumber(QStringView text)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (!isNumber || QString::number(number) != text)
        return failure(ErrorCode::Malformed, QStringLiteral("sale code: number"));
    return number;
}

} // namespace

Result<QString> encodeSaleCode(const SaleCode& code, const Signer& sign)
{
    if (!isCodeId(code.saleId.text()))
        return failure(ErrorCode::OutOfRange, QStringLiteral("sale code: id"));
    const QString message =
        QStringList{versionMark.toString(), code.saleId.text(), QString::number(code.total.fen()),
                    QString::number(code.at.unixMs / 1000)}
            .join(u'.');
    const QByteArray signature = sign(message.toLatin1());
    if (signature.isEmpty())
        return failure(ErrorCode::Unavailable, QStringLiteral("sale code: no signature"));
    return message + u'.' + QString::fromLatin1(signature.toBase64(base64Form));
}

Result<SaleCode> decodeSaleCode(QStringView text, const Verifier& verify)
{
    const QList<QStringView> parts = text.split(u'.');
    if (parts.size() != 5 || parts[0] != versionMark || !isCodeId(parts[1]))
        return failure(ErrorCode::Malformed, QStringLiteral("sale code: form"));
    const auto fen = strictNumber(parts[2]);
    if (!fen)
        return failure(fen.error());
    const auto total = Money::checked(*fen);
    if (!total)
        return failure(total.error());
    const auto seconds = strictNumber(parts[3]);
    if (!seconds)
        return failure(seconds.error());
    constexpr qint64 secondsMax = std::numeric_limits<qint64>::max() / 1000;
    if (*seconds < 0 || *seconds > secondsMax)
        return failure(ErrorCode::Malformed, QStringLiteral("sale code: time"));
    const QByteArray written = parts[4].toLatin1();
    const auto signature = QByteArray::fromBase64Encoding(
        written, base64Form | QByteArray::AbortOnBase64DecodingErrors);
    if (!signature || signature.decoded.isEmpty() ||
        signature.decoded.toBase64(base64Form) != written)
        return failure(ErrorCode::Malformed, QStringLiteral("sale code: signature form"));
    const QByteArray message = text.left(text.size() - parts[4].size() - 1).toLatin1();
    if (!verify(message, signature.decoded))
        return failure(ErrorCode::Refused, QStringLiteral("sale code: signature does not fit"));
    return SaleCode{SaleId(parts[1].toString()), *total, Instant{*seconds * 1000}};
}

bool looksLikeSaleCode(QStringView text)
{
    return text.startsWith(versionMark) && text.size() > versionMark.size() &&
           text[versionMark.size()] == u'.';
}

} // namespace till::receipt
