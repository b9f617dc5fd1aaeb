// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/result.h"
#include "core/settings/values.h"

#include <QString>
#include <QStringList>

#include <span>
#include <variant>
#include <vector>

namespace till::settings {

/// Where a value stands inside Values.
template<typename T> struct Place {
    const T& (*read)(const Values&) = nullptr;
    T& (*write)(Values&) = nullptr;
};

/// One line of text without control characters.
struct TextField {
    Place<QString> place;
    int lengthMax = 0;                               ///< in UTF-16 units
    Result<void> (*check)(const QString&) = nullptr; ///< says what is wrong with its meaning
};
struct NumberField {
    Place<int> place;
    int least = 0;
    int most = 0;
    std::vector<int> only; ///< ascending; empty: everything from least to most
};
/// In yuan; text with at most two decimals, never a floating-point number.
struct MoneyField {
    Place<Money> place;
    Money least;
    Money most;
};
struct SwitchField {
    Place<bool> place;
};
/// One of several names; a name's position in `names` is the enumerator's value.
struct ChoiceField {
    int (*read)(const Values&) = nullptr;
    void (*write)(Values&, int) = nullptr;
    QStringList names;
};
struct TextListField {
    Place<QStringList> place;
    int countMax = 0;
    int lengthMax = 0;                                   ///< of one text
    Result<void> (*check)(const QStringList&) = nullptr; ///< says what is wrong with their meaning
};

using FieldKind =
    std::variant<TextField, NumberField, MoneyField, SwitchField, ChoiceField, TextListField>;

/// One setting. Its default is what a default-constructed Values holds. The till reads settings
/// when it starts.
struct Field {
    QString key; ///< "printer.columns": table and name in the file
    FieldKind kind;
    QString help; ///< English: what it is for, with its unit

    /// "printer": the part of the key before the dot.
    [[nodiscard]] QString group() const;
    /// "columns"
    [[nodiscard]] QString name() const;
    /// What may be set, for manuals and error details: "1 to 999", "tcp, file", "true or false".
    [[nodiscard]] QString allowed() const;
};

/// Every setting there is, grouped, in the order in which people read them.
[[nodiscard]] std::span<const Field> fields();

/// None: no setting of that key.
[[nodiscard]] const Field* findField(QStringView key);

/// The value as `tillctl settings get` prints it and `set` reads it: "48", "99.99", "true",
/// "dropFen"; the texts of a list are separated by "; ".
[[nodiscard]] QString textOf(const Field& field, const Values& values);

/// `values` with one setting changed. NotFound: no such key. Malformed: not a number, amount,
/// true/false or one of the choices. OutOfRange: understood, but beyond what is allowed.
[[nodiscard]] Result<Values> withText(Values values, QStringView key, const QString& text);

/// Checks and stores a value of the field's type. OutOfRange as above; Malformed for text with
/// control characters, a name that is no choice, or text that means nothing.
[[nodiscard]] Result<void> assign(const TextField& field, Values& values, const QString& text);
[[nodiscard]] Result<void> assign(const NumberField& field, Values& values, qint64 number);
[[nodiscard]] Result<void> assign(const MoneyField& field, Values& values, Money amount);
[[nodiscard]] Result<void> assign(const ChoiceField& field, Values& values, const QString& name);
[[nodiscard]] Result<void> assign(const TextListField& field, Values& values,
                                  const QStringList& texts);

} // namespace till::settings
