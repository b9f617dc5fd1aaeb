// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settings_file.h"

#include "core/base/overloaded.h"
#include "core/settings/field.h"

#include <toml++/toml.h>

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

// The only file that knows toml++.

namespace till::settings {
namespace {

/// Lines that are not TOML are left out one after another; past so many it is some other file.
constexpr int repairsMax = 20;

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

class Reader {
public:
    explicit Reader(Loaded& loaded) : m_loaded(loaded) {}

    void readGroup(const QString& group, const toml::table& table)
    {
        for (const auto& [name, node] : table) {
            const QString key = group + u'.' + fromUtf8(name.str());
            const Field* field = findField(key);
            if (field == nullptr)
                note(name.source(), key, ProblemCode::UnknownKey, u"there is no such setting"_qs);
            else
                readValue(*field, node);
        }
    }

    void readTop(const toml::table& table)
    {
        for (const auto& [name, node] : table) {
            const QString key = fromUtf8(name.str());
            const bool known = std::any_of(fields().begin(), fields().end(),
                                           [&key](const Field& f) { return f.group() == key; });
            if (!known)
                note(name.source(), key, ProblemCode::UnknownKey, u"there is no such group"_qs);
            else if (const toml::table* group = node.as_table())
                readGroup(key, *group);
            else
                note(node.source(), key, ProblemCode::WrongType,
                     u"a group in brackets is needed"_qs);
        }
    }

    void note(const toml::source_region& where, const QString& key, ProblemCode code,
              const QString& detail)
    {
        m_loaded.problems.append({.line = static_cast<int>(where.begin.line),
                                  .column = static_cast<int>(where.begin.column),
                                  .key = key,
                                  .code = code,
                                  .detail = detail});
    }

private:
    void readValue(const Field& field, const toml::node& node)
    {
        std::visit(Overloaded{
                       [&](const TextField& kind) { readText(field, kind, node); },
                       [&](const NumberField& kind) {
                           if (const auto* number = node.as_integer())
                               check(field, node, assign(kind, m_loaded.values, number->get()));
                           else
                               wrongType(field, node, u"a whole number"_qs);
                       },
                       [&](const MoneyField& kind) { readMoney(field, kind, node); },
                       [&](const SwitchField& kind) {
                           if (const auto* state = node.as_boolean())
                               kind.place.write(m_loaded.values) = state->get();
                           else
                               wrongType(field, node, u"true or false without quotes"_qs);
                       },
                       [&](const ChoiceField& kind) { readText(field, kind, node); },
                       [&](const TextListField& kind) { readTexts(field, kind, node); },
                   },
                   field.kind);
    }

    template<typename Kind>
    void readText(const Field& field, const Kind& kind, const toml::node& node)
    {
        if (const auto* text = node.as_string())
            check(field, node, assign(kind, m_loaded.values, fromUtf8(text->get())));
        else
            wrongType(field, node, u"text in quotes"_qs);
    }

    void readMoney(const Field& field, const MoneyField& kind, const toml::node& node)
    {
        const auto* text = node.as_string();
        if (text == nullptr) {
            wrongType(field, node, u"an amount in yuan in quotes, such as \"99.99\""_qs);
            return;
        }
        const Result<Money> amount = Money::parse(fromUtf8(text->get()));
        if (amount)
            check(field, node, assign(kind, m_loaded.values, *amount));
        else
            check(field, node, failure(amount.error()));
    }

    void readTexts(const Field& field, const TextListField& kind, const toml::node& node)
    {
        const toml::array* array = node.as_array();
        if (array == nullptr || !(array->empty() || array->is_homogeneous<std::string>())) {
            wrongType(field, node, u"a list of texts, such as [\"a\", \"b\"]"_qs);
            return;
        }
        QStringList texts;
        for (const toml::node& element : *array)
            texts.append(fromUtf8(element.as_string()->get()));
        check(field, node, assign(kind, m_loaded.values, texts));
    }

    void wrongType(const Field& field, const toml::node& node, const QString& needed)
    {
        note(node.source(), field.key, ProblemCode::WrongType, needed + u" is needed"_qs);
    }

    void check(const Field& field, const toml::node& node, const Result<void>& assigned)
    {
        if (assigned)
            return;
        const QString detail = assigned.error().detail + u"; allowed: "_qs + field.allowed();
        const ProblemCode code =
            std::holds_alternative<ChoiceField>(field.kind)  ? ProblemCode::NotAChoice
            : assigned.error().code == ErrorCode::OutOfRange ? ProblemCode::OutOfRange
                                                             : ProblemCode::Malformed;
        note(node.source(), field.key, code, detail);
    }

    Loaded& m_loaded;
};

/// Leaves a line out. With a broken group header go all lines up to the next header, so that its
/// settings do not land in the group above.
void blank(QList<QByteArray>& lines, qsizetype line)
{
    const bool header = lines.at(line).trimmed().startsWith('[');
    lines[line].clear();
    while (header && ++line < lines.size() && !lines.at(line).trimmed().startsWith('['))
        lines[line].clear();
}

QByteArray tomlQuoted(const QString& text)
{
    // The fields hold no control characters, so these two are all that a basic string escapes.
    QString escaped = text;
    escaped.replace(u'\\', u"\\\\"_qs).replace(u'"', u"\\\""_qs);
    return (u'"' + escaped + u'"').toUtf8();
}

QByteArray tomlValue(const Field& field, const Values& values)
{
    return std::visit(
        Overloaded{
            [&](const TextField& kind) { return tomlQuoted(kind.place.read(values)); },
            [&](const NumberField&) { return textOf(field, values).toUtf8(); },
            [&](const MoneyField&) { return tomlQuoted(textOf(field, values)); },
            [&](const SwitchField&) { return textOf(field, values).toUtf8(); },
            [&](const ChoiceField&) { return tomlQuoted(textOf(field, values)); },
            [&](const TextListField& kind) {
                QByteArrayList texts;
                for (const QString& text : kind.place.read(values))
                    texts.append(tomlQuoted(text));
                return '[' + texts.join(", ") + ']';
            },
        },
        field.kind);
}

} // namespace

Loaded parse(const QByteArray& toml)
{
    Loaded loaded;
    loaded.exists = true;
    Reader reader(loaded);
    QList<QByteArray> lines = toml.split('\n');
    for (int repairs = 0; repairs <= repairsMax; ++repairs) {
        const QByteArray text = lines.join('\n');
        try {
            const toml::table table =
                toml::parse(std::string_view(text.constData(), static_cast<size_t>(text.size())));
            reader.readTop(table);
            break;
        } catch (const toml::parse_error& error) {
            reader.note(error.source(), {}, ProblemCode::Malformed, fromUtf8(error.description()));
            const qsizetype line = static_cast<qsizetype>(error.source().begin.line) - 1;
            if (line < 0 || line >= lines.size() || lines.at(line).isEmpty())
                break;
            blank(lines, line);
        }
    }
    std::stable_sort(loaded.problems.begin(), loaded.problems.end(),
                     [](const Problem& a, const Problem& b) {
                         return std::tie(a.line, a.column) < std::tie(b.line, b.column);
                     });
    return loaded;
}

QByteArray format(const Values& values)
{
    static const Values defaults;
    QByteArray toml = "# Settings of this till. The program rewrites this file when a setting is "
                      "changed in it;\n# lines that begin with '#' show defaults.\n";
    QString group;
    for (const Field& field : fields()) {
        if (field.group() != group) {
            group = field.group();
            toml += "\n[" + group.toUtf8() + "]\n";
        }
        toml += "# " + field.help.toUtf8() + " (" + field.allowed().toUtf8() + ")\n";
        const QByteArray value = tomlValue(field, values);
        if (value == tomlValue(field, defaults))
            toml += "# ";
        toml += field.name().toUtf8() + " = " + value + '\n';
    }
    return toml;
}

} // namespace till::settings
