// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/secret.h"

#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringView>

#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

/// How the tables of fields.h reach into the structs: a pointer to a member, without its type.
namespace till::channels {

/// A value as it stands in a message. QByteArrayView is a secret's bytes: they are written and
/// never turned into a QString.
using MemberView = std::variant<std::monostate, QStringView, QByteArrayView, qint64, bool>;
/// A value on its way into a message.
using MemberValue = std::variant<QString, qint64, bool>;

struct Member {
    MemberView (*get)(const void* message) = nullptr;
    void (*set)(void* message, MemberValue value) = nullptr;
    // Of a list, and of an object: a list of at most one.
    qsizetype (*size)(const void* message) = nullptr;
    const void* (*item)(const void* message, qsizetype index) = nullptr;
    void* (*append)(void* message) = nullptr;
};

namespace members {

// One overload for each type that a member of a message can have.
inline MemberView view(const QString& text)
{
    return text.isEmpty() ? MemberView() : MemberView(QStringView(text));
}
inline MemberView view(const std::optional<Money>& amount)
{
    return amount ? MemberView(amount->fen()) : MemberView();
}
inline MemberView view(const std::optional<bool>& flag)
{
    return flag ? MemberView(*flag) : MemberView();
}
inline MemberView view(const std::shared_ptr<const Secret>& secret)
{
    return secret == nullptr || secret->isEmpty() ? MemberView()
                                                  : MemberView(QByteArrayView(secret->reveal()));
}

inline void assign(QString& text, MemberValue value)
{
    text = std::get<QString>(std::move(value));
}
inline void assign(std::optional<Money>& amount, const MemberValue& value)
{
    amount = Money::fromFen(std::get<qint64>(value));
}
inline void assign(std::optional<bool>& flag, const MemberValue& value)
{
    flag = std::get<bool>(value);
}
inline void assign(std::shared_ptr<const Secret>& secret, const MemberValue& value)
{
    secret = std::make_shared<const Secret>(std::get<QString>(value).toUtf8());
}

template<typename Pointer> struct Parts;
template<typename Message_, typename Value_> struct Parts<Value_ Message_::*> {
    using Message = Message_;
    using Value = Value_;
};

template<typename Value> struct IsList : std::false_type {
};
template<typename Item> struct IsList<QList<Item>> : std::true_type {
};

/// An object within an object; amounts, flags and the like are values.
template<typename Value> struct IsObject : std::false_type {
};
template<typename Item>
struct IsObject<std::optional<Item>>
    : std::bool_constant<!std::is_same_v<Item, Money> && !std::is_same_v<Item, bool>> {
};

template<auto pointer> constexpr Member make()
{
    using Message = typename Parts<decltype(pointer)>::Message;
    using Value = typename Parts<decltype(pointer)>::Value;
    Member member;
    if constexpr (IsList<Value>::value) {
        member.size = [](const void* message) {
            return (static_cast<const Message*>(message)->*pointer).size();
        };
        member.item = [](const void* message, qsizetype index) -> const void* {
            return &(static_cast<const Message*>(message)->*pointer).at(index);
        };
        member.append = [](void* message) -> void* {
            return &(static_cast<Message*>(message)->*pointer).emplaceBack();
        };
    } else if constexpr (IsObject<Value>::value) {
        member.size = [](const void* message) {
            return qsizetype{(static_cast<const Message*>(message)->*pointer).has_value()};
        };
        member.item = [](const void* message, qsizetype) -> const void* {
            return &*(static_cast<const Message*>(message)->*pointer);
        };
        member.append = [](void* message) -> void* {
            return &(static_cast<Message*>(message)->*pointer).emplace();
        };
    } else {
        member.get = [](const void* message) {
            return view(static_cast<const Message*>(message)->*pointer);
        };
        member.set = [](void* message, MemberValue value) {
            assign(static_cast<Message*>(message)->*pointer, std::move(value));
        };
    }
    return member;
}

} // namespace members

/// `.at = in<&PayRequest::merchantCode>`
template<auto pointer> inline constexpr Member in = members::make<pointer>();

/// `.need = Need::When, .when = whenIs<&CardOrder::cardType, u'2'>`: a text of one character.
template<auto pointer, char16_t character>
inline constexpr auto whenIs = +[](const void* message) {
    using Message = typename members::Parts<decltype(pointer)>::Message;
    const QString& text = static_cast<const Message*>(message)->*pointer;
    return text.size() == 1 && text.front() == QChar(character);
};

} // namespace till::channels
