// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/field.h"

#include "core/base/overloaded.h"

#include <algorithm>

namespace till::settings {
namespace {

constexpr QStringView listSeparator = u"; ";

Result<void> checkText(const QString& text, int lengthMax)
{
    if (text.size() > lengthMax)
        return failure(ErrorCode::OutOfRange, u"longer than %1 characters"_qs.arg(lengthMax));
    const bool control = std::any_of(text.cbegin(), text.cend(), [](QChar character) {
        return character.category() == QChar::Other_Control;
    });
    if (control)
        return failure(ErrorCode::Malformed, u"contains a control character"_qs);
    return {};
}

QString joined(const std::vector<int>& numbers)
{
    QStringList texts;
    for (const int number : numbers)
        texts.append(QString::number(number));
    return texts.join(u", ");
}

QStringList listOf(const QString& text)
{
    QStringList texts;
    for (const QString& part : text.split(u';', Qt::SkipEmptyParts)) {
        if (const QString trimmed = part.trimmed(); !trimmed.isEmpty())
            texts.append(trimmed);
    }
    return texts;
}

Result<void> assignText(const Field& field, Values& values, const QString& text)
{
    return std::visit(
        Overloaded{
            [&](const TextField& kind) { return assign(kind, values, text); },
            [&](const NumberField& kind) -> Result<void> {
                bool understood = false;
                const qint64 number = text.trimmed().toLongLong(&understood);
                if (!understood)
                    return failure(ErrorCode::Malformed, u"not a whole number"_qs);
                return assign(kind, values, number);
            },
            [&](const MoneyField& kind) -> Result<void> {
                const Result<Money> amount = Money::parse(text);
                if (!amount)
                    return failure(amount.error());
                return assign(kind, values, *amount);
            },
            [&](const SwitchField& kind) -> Result<void> {
                if (text != u"true" && text != u"false")
                    return failure(ErrorCode::Malformed, u"neither true nor false"_qs);
                kind.place.write(values) = text == u"true";
                return {};
            },
            [&](const ChoiceField& kind) { return assign(kind, values, text); },
            [&](const TextListField& kind) { return assign(kind, values, listOf(text)); },
        },
        field.kind);
}

} // namespace

QString Field::group() const
{
    return key.section(u'.', 0, 0);
}

QString Field::name() const
{
    return key.section(u'.', 1);
}

QString Field::allowed() const
{
    return std::visit(
        Overloaded{
            [](const TextField& field) {
                return u"text, at most %1 characters"_qs.arg(field.lengthMax);
            },
            [](const NumberField& field) {
                return field.only.empty() ? u"%1 to %2"_qs.arg(field.least).arg(field.most)
                                          : joined(field.only);
            },
            [](const MoneyField& field) {
                return u"%1 to %2 yuan"_qs.arg(field.least.toPlain(), field.most.toPlain());
            },
            [](const SwitchField&) { return u"true, false"_qs; },
            [](const ChoiceField& field) { return field.names.join(u", "); },
            [](const TextListField& field) {
                return u"at most %1 texts of at most %2 characters"_qs.arg(field.countMax)
                    .arg(field.lengthMax);
            },
        },
        kind);
}

const Field* findField(QStringView key)
{
    const std::span<const Field> table = fields();
    const auto found = std::find_if(table.begin(), table.end(),
                                    [key](const Field& field) { return field.key == key; });
    return found == table.end() ? nullptr : &*found;
}

QString textOf(const Field& field, const Values& values)
{
    return std::visit(
        Overloaded{
            [&](const TextField& kind) { return kind.place.read(values); },
            [&](const NumberField& kind) { return QString::number(kind.place.read(values)); },
            [&](const MoneyField& kind) { return kind.place.read(values).toPlain(); },
            [&](const SwitchField& kind) {
                return kind.place.read(values) ? u"true"_qs : u"false"_qs;
            },
            [&](const ChoiceField& kind) { return kind.names.at(kind.read(values)); },
            [&](const TextListField& kind) { return kind.place.read(values).join(listSeparator); },
        },
        field.kind);
}

Result<Values> withText(Values values, QStringView key, const QString& text)
{
    const Field* field = findField(key);
    if (field == nullptr)
        return failure(ErrorCode::NotFound, u"no setting is called %1"_qs.arg(key));
    if (const Result<void> assigned = assignText(*field, values, text); !assigned) {
        const QString detail =
            u"%1: %2; allowed: %3"_qs.arg(field->key, assigned.error().detail, field->allowed());
        return failure(assigned.error().code, detail);
    }
    return values;
}

Result<void> assign(const TextField& field, Values& values, const QString& text)
{
    if (const Result<void> checked = checkText(text, field.lengthMax); !checked)
        return checked;
    if (field.check != nullptr) {
        if (const Result<void> checked = field.check(text); !checked)
            return failure(ErrorCode::Malformed, checked.error().detail);
    }
    field.place.write(values) = text;
    return {};
}

Result<void> assign(const NumberField& field, Values& values, qint64 number)
{
    const bool inRange = number >= field.least && number <= field.most;
    const bool listed = field.only.empty() ||
                        std::find(field.only.begin(), field.only.end(), number) != field.only.end();
    if (!inRange || !listed)
        return failure(ErrorCode::OutOfRange, u"%1 is not allowed"_qs.arg(number));
    field.place.write(values) = static_cast<int>(number);
    return {};
}

Result<void> assign(const MoneyField& field, Values& values, Money amount)
{
    if (amount < field.least || amount > field.most)
        return failure(ErrorCode::OutOfRange, u"%1 is not allowed"_qs.arg(amount.toPlain()));
    field.place.write(values) = amount;
    return {};
}

Result<void> assign(const ChoiceField& field, Values& values, const QString& name)
{
    const qsizetype position = field.names.indexOf(name);
    if (position < 0)
        return failure(ErrorCode::Malformed, u"no such choice"_qs);
    field.write(values, static_cast<int>(position));
    return {};
}

Result<void> assign(const TextListField& field, Values& values, const QStringList& texts)
{
    if (texts.size() > field.countMax)
        return failure(ErrorCode::OutOfRange, u"more than %1 texts"_qs.arg(field.countMax));
    for (const QString& text : texts) {
        if (const Result<void> checked = checkText(text, field.lengthMax); !checked)
            return checked;
        if (text.contains(u';'))
            return failure(ErrorCode::Malformed, u"contains a semicolon"_qs);
    }
    if (field.check != nullptr) {
        if (const Result<void> checked = field.check(texts); !checked)
            return failure(ErrorCode::Malformed, checked.error().detail);
    }
    field.place.write(values) = texts;
    return {};
}

} // namespace till::settings
