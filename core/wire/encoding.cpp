// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/encoding.h"

#include <algorithm>

namespace till::wire {

namespace {

constexpr auto base64UrlOptions = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

bool isHexDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

} // namespace

QString toHex(QByteArrayView bytes)
{
    return QString::fromLatin1(bytes.toByteArray().toHex());
}

Result<QByteArray> fromHex(QStringView text)
{
    if (text.size() % 2 != 0)
        return failure(ErrorCode::Malformed, QStringLiteral("odd number of hexadecimal digits"));
    if (!std::all_of(text.begin(), text.end(), isHexDigit))
        return failure(ErrorCode::Malformed, QStringLiteral("not a hexadecimal digit"));
    return QByteArray::fromHex(text.toLatin1());
}

QString toBase64Url(QByteArrayView bytes)
{
    return QString::fromLatin1(bytes.toByteArray().toBase64(base64UrlOptions));
}

Result<QByteArray> fromBase64Url(QStringView text)
{
    const QByteArray latin1 = text.toLatin1();
    const auto decoded = QByteArray::fromBase64Encoding(
        latin1, base64UrlOptions | QByteArray::AbortOnBase64DecodingErrors);
    // Encoding again tells padding, stray bits and characters beyond Latin-1.
    if (!decoded || toBase64Url(*decoded) != text)
        return failure(ErrorCode::Malformed, QStringLiteral("not base64url without padding"));
    return *decoded;
}

QString toBase64(QByteArrayView bytes)
{
    return QString::fromLatin1(bytes.toByteArray().toBase64());
}

Result<QByteArray> fromBase64(QStringView text)
{
    const QByteArray latin1 = text.toLatin1();
    const auto decoded =
        QByteArray::fromBase64Encoding(latin1, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || toBase64(*decoded) != text)
        return failure(ErrorCode::Malformed, QStringLiteral("not base64 with padding"));
    return *decoded;
}

} // namespace till::wire
