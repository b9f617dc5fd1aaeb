// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/result.h"
#include "core/channels/member.h"
#include "core/wire/json.h"
#include "core/wire/json_writer.h"

#include <QByteArray>
#include <QLatin1StringView>
#include <QString>
#include <QStringList>

#include <span>

/// One declaration per message: a struct and a table of its fields. Encoding, decoding,
/// validation, masking and the reference pages all read that table; nothing else knows a wire name.
namespace till::channels {

enum class FieldType {
    Text,       ///< a string
    Reference,  ///< somebody's numbering, visible ASCII; read as a number, too
    Digits,     ///< a string of digits; read as a number, too
    Number,     ///< a number, kept as its digits; read as a string, too
    FenNumber,  ///< a number of fen; read as a string, too
    FenText,    ///< a string of a number of fen; read as a number, too
    YuanNumber, ///< yuan with at most two decimals; read as a string, too; Money in the struct
    YuanText,   ///< a string of yuan with two decimals; read as a number, too; Money in the struct
    Flag,       ///< true or false; read as a string, too
    List,       ///< of objects
    Object,     ///< one object; std::optional of a struct
};

/// What the acquirer's document asks for.
enum class Need {
    Optional,
    Required,
    EitherOf, ///< at least one of those marked so
    When,     ///< where Field::when says so
};

/// What becomes of an answer in which the field is missing though required, or cannot be read.
enum class Weight {
    Informative, ///< the field is left out, and a remark says so
    Checked,     ///< it may be missing; unreadable, the whole answer is worth nothing
    Decisive,    ///< missing or unreadable, the whole answer is worth nothing
};

/// Whether the value may stand in a log.
enum class Privacy { Open, Masked };

struct Field {
    QLatin1StringView name;
    FieldType type = FieldType::Text;
    Need need = Need::Optional;
    Member at;        ///< where the value lives; none: known, but not kept
    qint64 least = 0; ///< characters (of a text that is there), or fen
    qint64 most = 0;  ///< characters, or fen; 0: no limit
    Privacy privacy = Privacy::Open;
    Weight weight = Weight::Informative;
    QLatin1StringView misspelt;                  ///< another name under which acquirers send it
    std::span<const Field> items;                ///< of List and Object: the fields of each item
    bool (*when)(const void* message) = nullptr; ///< of Need::When: it has to be there
    /// Of a request: nothing else may be said; empty: anything.
    std::span<const QLatin1StringView> oneOf;
    QLatin1StringView note; ///< for the reference page; ASCII
};

enum class Direction {
    Request, ///< written by the till; every field is decisive
    Answer,
};

/// The fields of a message in the order in which they are written.
struct FieldTable {
    QLatin1StringView title;
    QLatin1StringView section; ///< of the acquirer's document
    Direction direction = Direction::Request;
    std::span<const Field> fields;
};

/// The table of one struct.
template<typename Message> struct MessageTable : FieldTable {
};

/// What was read besides the message.
struct Remarks {
    QStringList unknown; ///< names that the table does not have
    QStringList leftOut; ///< "amount: not a number of fen": informative fields that say nothing
};

template<typename Message> struct Decoded {
    Message message;
    Remarks remarks;
};

namespace fields {

[[nodiscard]] Result<void> validate(const FieldTable& table, const void* message);
void encode(const FieldTable& table, const void* message, wire::JsonWriter& writer);
[[nodiscard]] Result<Remarks> decode(const FieldTable& table, const wire::Json& json,
                                     void* message);

} // namespace fields

/// Malformed for what is missing or not of its type, OutOfRange beyond a limit; `detail` names the
/// field, as in "goods[1].price".
template<typename Message>
[[nodiscard]] Result<void> validate(const MessageTable<Message>& table, const Message& message)
{
    return fields::validate(table, &message);
}

/// Writes one object. Absent fields (empty texts, no value, empty lists) are not written.
template<typename Message>
void encode(const MessageTable<Message>& table, const Message& message, wire::JsonWriter& writer)
{
    fields::encode(table, &message, writer);
}

/// Reads one object. A field that is null or an empty string is absent. Errors as with validate(),
/// for decisive fields only.
template<typename Message>
[[nodiscard]] Result<Decoded<Message>> decode(const MessageTable<Message>& table,
                                              const wire::Json& json)
{
    Decoded<Message> decoded;
    Result<Remarks> remarks = fields::decode(table, json, &decoded.message);
    if (!remarks)
        return failure(remarks.error());
    decoded.remarks = *std::move(remarks);
    return decoded;
}

/// The object as it may be logged: of masked values the last four characters stay, and what the
/// table does not know keeps its name only.
[[nodiscard]] QByteArray masked(const FieldTable& table, const wire::Json& json);

/// The table as Markdown, for the reference pages.
[[nodiscard]] QString pageOf(const FieldTable& table);

} // namespace till::channels
