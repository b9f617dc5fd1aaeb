// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/form.h"

#include <QStringDecoder>

#include <algorithm>
#include <utility>

namespace till::wire {

namespace {

int hexDigit(char each)
{
    if (each >= '0' && each <= '9')
        return each - '0';
    if (each >= 'a' && each <= 'f')
        return each - 'a' + 10;
    if (each >= 'A' && each <= 'F')
        return each - 'A' + 10;
    return -1;
}

tl::unexpected<Error> malformed(const QString& what)
{
    return failure(ErrorCode::Malformed, QStringLiteral("form: ") + what);
}

Result<QByteArray> decodePercent(QByteArrayView encoded)
{
    QByteArray bytes;
    bytes.reserve(encoded.size());
    for (qsizetype i = 0; i < encoded.size(); ++i) {
        char each = encoded[i];
        if (each == '+') {
            each = ' ';
        } else if (each == '%') {
            const int high = i + 2 < encoded.size() ? hexDigit(encoded[i + 1]) : -1;
            const int low = i + 2 < encoded.size() ? hexDigit(encoded[i + 2]) : -1;
            if (high < 0 || low < 0)
                return malformed(QStringLiteral("a % without two hexadecimal digits"));
            each = static_cast<char>(high * 16 + low);
            i += 2;
        } else if ((each >= '\0' && each <= ' ') || each == '\x7f') {
            return malformed(QStringLiteral("a blank or control character as it is"));
        }
        if (each == '\0')
            return malformed(QStringLiteral("NUL"));
        bytes += each;
    }
    return bytes;
}

Result<QString> decodeText(QByteArrayView encoded, qsizetype most)
{
    const Result<QByteArray> bytes = decodePercent(encoded);
    if (!bytes)
        return failure(bytes.error());
    if (bytes->size() > most)
        return failure(ErrorCode::OutOfRange, QStringLiteral("form: more than %1 bytes").arg(most));
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::Stateless |
                                                       QStringConverter::Flag::ConvertInitialBom);
    QString text = decoder(*bytes);
    if (decoder.hasError())
        return malformed(QStringLiteral("broken UTF-8"));
    return text;
}

Result<FormField> parsePair(QByteArrayView pair, const FormLimits& limits)
{
    const qsizetype equals = pair.indexOf('=');
    if (equals < 0)
        return malformed(QStringLiteral("a pair without ="));
    Result<QString> name = decodeText(pair.first(equals), limits.name);
    if (!name)
        return failure(name.error());
    if (name->isEmpty())
        return malformed(QStringLiteral("a pair without a name"));
    Result<QString> value = decodeText(pair.sliced(equals + 1), limits.value);
    if (!value)
        return failure(value.error());
    return FormField{*std::move(name), *std::move(value)};
}

bool isUnreserved(char each)
{
    return (each >= '0' && each <= '9') || (each >= 'a' && each <= 'z') ||
           (each >= 'A' && each <= 'Z') || each == '-' || each == '.' || each == '_' || each == '~';
}

void appendEncoded(QByteArray& form, QByteArrayView bytes)
{
    constexpr char hex[] = "0123456789ABCDEF";
    for (const char each : bytes) {
        if (isUnreserved(each)) {
            form += each;
            continue;
        }
        const auto code = static_cast<unsigned char>(each);
        form += '%';
        form += hex[code >> 4];
        form += hex[code & 0xf];
    }
}

} // namespace

Result<std::vector<FormField>> parseForm(QByteArrayView bytes, const FormLimits& limits)
{
    if (bytes.size() > limits.bytes)
        return failure(ErrorCode::OutOfRange,
                       QStringLiteral("form: more than %1 bytes").arg(limits.bytes));
    std::vector<FormField> fields;
    int pairs = 0;
    for (qsizetype from = 0; from < bytes.size();) {
        const qsizetype found = bytes.indexOf('&', from);
        const qsizetype to = found < 0 ? bytes.size() : found;
        if (++pairs > limits.fields)
            return failure(ErrorCode::OutOfRange,
                           QStringLiteral("form: more than %1 fields").arg(limits.fields));
        Result<FormField> field = parsePair(bytes.sliced(from, to - from), limits);
        if (!field)
            return failure(field.error());
        const auto same = std::find_if(fields.begin(), fields.end(), [&](const FormField& each) {
            return each.name == field->name;
        });
        if (same == fields.end())
            fields.push_back(*std::move(field));
        else if (same->value != field->value)
            return malformed(QStringLiteral("a name with two values"));
        if (to == bytes.size() - 1)
            return malformed(QStringLiteral("a & behind the last pair"));
        from = to + 1;
    }
    return fields;
}

void appendFormField(QByteArray& form, QByteArrayView name, QByteArrayView value)
{
    if (!form.isEmpty())
        form += '&';
    appendEncoded(form, name);
    form += '=';
    appendEncoded(form, value);
}

} // namespace till::wire
