// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/field_check.h"

#include "core/base/overloaded.h"

#include <algorithm>

namespace till::channels {

tl::unexpected<Error> wrong(ErrorCode code, const QString& path, const Field& field,
                            const QString& what)
{
    return failure(code, path + field.name + QStringLiteral(": ") + what);
}

QString itemPath(const QString& path, const Field& field, qsizetype index)
{
    if (field.type == FieldType::Object)
        return QStringLiteral("%1%2.").arg(path, field.name);
    return QStringLiteral("%1%2[%3].").arg(path, field.name).arg(index);
}

bool isNested(FieldType type)
{
    return type == FieldType::List || type == FieldType::Object;
}

bool isAmount(FieldType type)
{
    return type == FieldType::FenNumber || type == FieldType::FenText ||
           type == FieldType::YuanNumber || type == FieldType::YuanText;
}

namespace {

bool isDigit(QChar each)
{
    return each >= u'0' && each <= u'9';
}

bool isVisible(QChar each)
{
    return each > u' ' && each < u'\x7f';
}

bool areDigits(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isDigit);
}

/// JSON's grammar without exponents.
bool isNumber(QStringView text)
{
    if (text.startsWith(u'-'))
        text = text.sliced(1);
    const qsizetype point = text.indexOf(u'.');
    const QStringView whole = point < 0 ? text : text.first(point);
    if (!areDigits(whole) || (whole.size() > 1 && whole.front() == u'0'))
        return false;
    return point < 0 || areDigits(text.sliced(point + 1));
}

/// As people count: a character beyond the basic plane is one.
qint64 characters(QStringView text)
{
    return std::count_if(text.begin(), text.end(),
                         [](QChar each) { return !each.isLowSurrogate(); });
}

Result<void> checkAmount(const Field& field, const QString& path, qint64 fen)
{
    if (fen < field.least || (field.most > 0 && fen > field.most))
        return wrong(
            ErrorCode::OutOfRange, path, field,
            QStringLiteral("%1 fen, allowed %2 to %3").arg(fen).arg(field.least).arg(field.most));
    return {};
}

Result<void> checkLength(const Field& field, const QString& path, qint64 length)
{
    if (field.most > 0 && length > field.most)
        return wrong(ErrorCode::OutOfRange, path, field,
                     QStringLiteral("%1 characters, at most %2").arg(length).arg(field.most));
    if (length < field.least)
        return wrong(ErrorCode::OutOfRange, path, field,
                     QStringLiteral("%1 characters, at least %2").arg(length).arg(field.least));
    return {};
}

Result<void> checkText(const Field& field, const QString& path, QStringView text)
{
    const auto isIt = [text](QLatin1StringView each) {
        return text == each;
    };
    if (!field.oneOf.empty() && std::none_of(field.oneOf.begin(), field.oneOf.end(), isIt))
        return wrong(ErrorCode::OutOfRange, path, field,
                     QStringLiteral("not one of those that are allowed"));
    if (Result<void> checked = checkLength(field, path, characters(text)); !checked)
        return checked;
    if (field.type == FieldType::Reference && !std::all_of(text.begin(), text.end(), isVisible))
        return wrong(ErrorCode::Malformed, path, field, QStringLiteral("not visible ASCII"));
    if (field.type == FieldType::Digits && !areDigits(text))
        return wrong(ErrorCode::Malformed, path, field, QStringLiteral("not digits"));
    if (field.type == FieldType::Number && !isNumber(text))
        return wrong(ErrorCode::Malformed, path, field, QStringLiteral("not a number"));
    return {};
}

/// Read as UTF-8 where it lies: nobody turns a secret into a QString.
Result<void> checkSecret(const Field& field, const QString& path, QByteArrayView secret)
{
    const auto begins = [](char each) {
        return (static_cast<uchar>(each) & 0xC0U) != 0x80U;
    };
    const qint64 length = std::count_if(secret.begin(), secret.end(), begins);
    if (Result<void> checked = checkLength(field, path, length); !checked)
        return checked;
    const auto all = [secret](auto predicate) {
        return std::all_of(secret.begin(), secret.end(), predicate);
    };
    if (field.type == FieldType::Digits &&
        !all([](char each) { return each >= '0' && each <= '9'; }))
        return wrong(ErrorCode::Malformed, path, field, QStringLiteral("not digits"));
    if (field.type == FieldType::Reference &&
        !all([](char each) { return each > ' ' && each < '\x7f'; }))
        return wrong(ErrorCode::Malformed, path, field, QStringLiteral("not visible ASCII"));
    if (!all([](char each) { return static_cast<uchar>(each) >= ' ' && each != '\x7f'; }))
        return wrong(ErrorCode::Malformed, path, field, QStringLiteral("control characters"));
    return {};
}

} // namespace

Result<void> checkValue(const Field& field, const QString& path, const MemberView& value)
{
    return std::visit(Overloaded{
                          [](std::monostate) -> Result<void> { return {}; },
                          [&](QStringView text) { return checkText(field, path, text); },
                          [&](QByteArrayView secret) { return checkSecret(field, path, secret); },
                          [&](qint64 fen) { return checkAmount(field, path, fen); },
                          [](bool) -> Result<void> { return {}; },
                      },
                      value);
}

} // namespace till::channels
