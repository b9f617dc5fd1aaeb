// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/mmsp/fields.h"

#include "app/sandbox/mmsp/moment.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace till::sandbox::mmsp {

namespace {

constexpr qsizetype fenDigitsMost = 15;

bool matches(const QString& text, const QRegularExpression& form)
{
    return form.match(text).hasMatch();
}

bool isAddress(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() &&
           (url.scheme() == u"http" || url.scheme() == u"https");
}

bool isDay(const QString& text)
{
    const bool hasHour = text.size() == 10;
    const QString whole = text + (hasHour ? u"0000"_qs : u"000000"_qs);
    return (hasHour || text.size() == 8) && compactMoment(whole).has_value();
}

bool hasForm(const QString& text, const Field& field)
{
    static const QRegularExpression digits(u"^[0-9]+$"_qs);
    static const QRegularExpression monthAndYear(u"^(0[1-9]|1[0-2])[0-9]{2}$"_qs);
    switch (field.form) {
    case Form::Any:
        return true;
    case Form::Fen:
        return fenOf(text).has_value();
    case Form::Digits:
        return matches(text, digits);
    case Form::Address:
        return isAddress(text);
    case Form::Moment:
        return readableMoment(text).has_value();
    case Form::MomentOrDay:
        return readableMoment(text) || readableMoment(text + u" 00:00:00"_qs);
    case Form::Day:
        return isDay(text);
    case Form::Compact:
        return compactMoment(text).has_value();
    case Form::MonthAndYear:
        return matches(text, monthAndYear);
    case Form::OneOf:
        return field.choices.contains(text);
    }
    Q_UNREACHABLE();
}

std::optional<QString> complaintAbout(const Field& field, const Json& body)
{
    const bool isRequired = field.need == Need::Required;
    if (!body.has(field.name))
        return isRequired ? std::optional(field.name + u"缺失"_qs) : std::nullopt;
    const Json item = body.value(field.name);
    if (item.kind != Json::Kind::Text)
        return field.name + u"类型错误"_qs;
    if (item.text.isEmpty())
        return isRequired ? std::optional(field.name + u"为空"_qs) : std::nullopt;
    if (field.longest > 0 && item.text.toUcs4().size() > field.longest)
        return field.name + u"过长"_qs;
    if (!hasForm(item.text, field))
        return field.name + u"格式错误"_qs;
    return std::nullopt;
}

} // namespace

std::optional<QString> complaint(const Fields& fields, const Json& body)
{
    for (const Field& field : fields) {
        if (auto found = complaintAbout(field, body))
            return found;
    }
    for (const QString& name : body.names) {
        const auto isIt = [&](const Field& field) {
            return field.name == name;
        };
        if (std::none_of(fields.begin(), fields.end(), isIt))
            return name + u"未定义"_qs;
    }
    return std::nullopt;
}

std::optional<qint64> fenOf(const QString& text)
{
    static const QRegularExpression form(u"^[1-9][0-9]*$"_qs);
    if (text.size() > fenDigitsMost || !matches(text, form))
        return std::nullopt;
    return text.toLongLong();
}

} // namespace till::sandbox::mmsp
