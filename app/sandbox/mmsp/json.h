// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <initializer_list>
#include <optional>

namespace till::sandbox::mmsp {

/// JSON with what the MMSP signature needs and QJsonDocument forgets: the order of members and the
/// text of numbers.
struct Json {
    enum class Kind { Null, Flag, Number, Text, List, Object };
    struct Member;

    Kind kind = Kind::Null;
    QString text;      ///< Text: its characters; Number, Flag: as written
    QStringList names; ///< Object: one for each item
    QList<Json> items; ///< List, Object

    [[nodiscard]] static Json ofText(const QString& text);
    [[nodiscard]] static Json ofNumber(qint64 number);
    [[nodiscard]] static Json ofList(const QList<Json>& items);
    [[nodiscard]] static Json ofObject(std::initializer_list<Member> members);

    [[nodiscard]] bool has(QStringView name) const { return names.contains(name); }
    /// The member, or null if there is none.
    [[nodiscard]] Json value(QStringView name) const;
    /// The member's characters if it is a text, else empty.
    [[nodiscard]] QString textOf(QStringView name) const;
    /// Replaces the member where it stands, or appends it.
    void set(const QString& name, const Json& item);
    void remove(const QString& name);

    bool operator==(const Json&) const = default;
};

struct Json::Member {
    QString name;
    Json item;
};

/// Nothing for broken JSON, for a name that stands twice in an object, and for more than 32 levels.
[[nodiscard]] std::optional<Json> parsed(const QByteArray& bytes);

/// As the platform sends it: compact, slashes and everything beyond ASCII escaped.
[[nodiscard]] QByteArray onTheWire(const Json& json);
/// What is signed of a Body: its members sorted by name (those of its members stay as they are),
/// compact, slashes escaped, characters beyond ASCII left alone.
[[nodiscard]] QByteArray toBeSigned(const Json& body);

} // namespace till::sandbox::mmsp
