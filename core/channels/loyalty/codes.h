// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payment/payment.h"

#include <QLatin1StringView>
#include <QStringView>

#include <span>

/// What the host's codes come down to. The world is closed: a code that is not listed says nothing
/// reliable, so it is Unknown.
namespace till::channels {
namespace loyalty {

/// What the document has the till do besides telling the cashier.
enum class Advice {
    None,
    Reverse, ///< it may have happened: reverse, never send again
    CheckIn, ///< refused before it was looked at: check in again
};

struct CodeRow {
    QLatin1StringView code;
    payment::Meaning meaning;  ///< of a transaction or query
    payment::Meaning reversal; ///< of a reversal; Refused: a person has to decide
    Advice advice;
    QLatin1StringView words; ///< English, for the log and the reference page
};
[[nodiscard]] std::span<const CodeRow> codeRows();
/// Null for a code that is not listed.
[[nodiscard]] const CodeRow* rowOf(QStringView code);

[[nodiscard]] payment::Meaning meaningOf(QStringView code);
[[nodiscard]] payment::Meaning meaningOfReversal(QStringView code);
[[nodiscard]] Advice adviceOf(QStringView code);

/// A code of an enumeration and its word: lower camel case, stable, for JSON and for translation.
struct WordRow {
    QLatin1StringView code;
    QLatin1StringView word;
};
[[nodiscard]] std::span<const WordRow> genderRows();
[[nodiscard]] std::span<const WordRow> gradeRows();
[[nodiscard]] std::span<const WordRow> idTypeRows();
[[nodiscard]] std::span<const WordRow> ticketTypeRows();
/// Empty for a code that is not listed. A single digit stands for the same with a zero before it,
/// where the rows have two digits: hosts send numbers.
[[nodiscard]] QLatin1StringView wordOf(std::span<const WordRow> rows, QStringView code);

} // namespace loyalty
} // namespace till::channels
