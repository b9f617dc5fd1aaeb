// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/storage/sqlite.h"

#include <QList>

#include <optional>
#include <utility>

/// Questions to the journal's tables, each with a statement of its own: asked when somebody looks,
/// not with every record.
namespace till::storage {

/// A bound statement; the values are bound from ?1 on.
template<typename... Values>
[[nodiscard]] Result<Statement> prepared(Database& database, Sql sql, const Values&... values)
{
    Result<Statement> statement = database.prepare(sql);
    if (statement)
        statement->bind(values...);
    return statement;
}

/// All rows through `read`, which turns one into a Result of a value.
template<typename Value, typename Read>
[[nodiscard]] Result<QList<Value>> listOf(Result<Statement> statement, Read read)
{
    if (!statement)
        return failure(statement.error());
    QList<Value> values;
    for (;;) {
        const Result<bool> row = statement->step();
        if (!row)
            return failure(row.error());
        if (!*row)
            return values;
        Result<Value> value = read(*statement);
        if (!value)
            return failure(value.error());
        values.append(std::move(*value));
    }
}

/// The first row, if there is one.
template<typename Value, typename Read>
[[nodiscard]] Result<std::optional<Value>> firstOf(Result<Statement> statement, Read read)
{
    Result<QList<Value>> values = listOf<Value>(std::move(statement), read);
    if (!values)
        return failure(values.error());
    if (values->isEmpty())
        return std::nullopt;
    return std::move(values->first());
}

/// The number in the first column of the first row; 0 when there is no row.
[[nodiscard]] inline Result<qint64> integerOf(Result<Statement> statement)
{
    if (!statement)
        return failure(statement.error());
    const Result<bool> row = statement->step();
    if (!row)
        return failure(row.error());
    return *row ? statement->integer(0) : 0;
}

} // namespace till::storage
