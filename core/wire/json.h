// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QLatin1StringView>
#include <QString>
#include <QStringView>

#include <vector>

namespace till::wire {

struct JsonMember;

/// A JSON value as a counterpart sent it: members in their order, numbers as digits. Nothing is
/// ever turned into a floating-point number: an amount of 18 digits stays an amount of 18 digits.
struct Json {
    enum class Kind { Null, Flag, Number, Text, List, Object };

    Kind kind = Kind::Null;
    QString text;                    ///< Text; the digits of Number; "true" or "false" of Flag
    std::vector<Json> items;         ///< of List
    std::vector<JsonMember> members; ///< of Object, each name once

    /// The member of that name; null if there is none or this is no object.
    [[nodiscard]] const Json* find(QStringView name) const;
    [[nodiscard]] const Json* find(QLatin1StringView name) const;

    bool operator==(const Json& other) const;
};

struct JsonMember {
    QString name;
    Json value;

    bool operator==(const JsonMember& other) const;
};

/// What a document may ask of this process.
struct JsonLimits {
    qsizetype bytes = qsizetype{256} * 1024;
    int depth = 16;          ///< of objects and lists in each other
    qsizetype text = 4'096;  ///< bytes of UTF-8 in a name, string or number
    qsizetype members = 512; ///< of one object
};

/// Reads one JSON document (RFC 8259) in UTF-8. Malformed for anything that is not exactly that:
/// bytes behind it, broken UTF-8, lone surrogates, comments, NaN, a number beyond what IEEE 754
/// can hold. A byte order mark in front is skipped. A name that comes again with an equal value
/// counts once; with another value the document says two things and is Malformed. OutOfRange beyond
/// the limits.
[[nodiscard]] Result<Json> parseJson(QByteArrayView bytes, const JsonLimits& limits = {});

} // namespace till::wire
