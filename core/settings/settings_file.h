// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/settings/values.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace till::settings {

enum class ProblemCode {
    Unreadable, ///< the file is there and cannot be read
    Malformed,  ///< not TOML, or a text with control characters
    UnknownKey,
    WrongType,  ///< a number where text belongs, an amount without quotes, ...
    OutOfRange, ///< too large, too small, too long, too many
    NotAChoice, ///< none of the names that are allowed
};

/// Something wrong in the file. The setting it is about keeps its default.
struct Problem {
    int line = 0;   ///< from 1; 0 when it is about the whole file
    int column = 0; ///< from 1, in characters
    QString key;    ///< "printer.columns"; empty when it is about the file's form
    ProblemCode code = ProblemCode::Malformed;
    QString detail; ///< English, for the log and `tillctl`; says what is allowed

    bool operator==(const Problem&) const = default;
};

/// "settings.toml:12:8: printer.columns: 40 is not allowed; allowed: 32, 48"
[[nodiscard]] QString describe(const Problem& problem, const QString& fileName);

struct Loaded {
    Values values;           ///< complete: the default where the file is silent or wrong
    QList<Problem> problems; ///< in the order of their lines
    bool exists = false;     ///< false: first start, nothing to complain about

    bool operator==(const Loaded&) const = default;
};

/// Reads TOML. Never fails: lines that are not TOML are left out (with a problem each), and what
/// remains is used; a file that is beyond that gives all defaults.
[[nodiscard]] Loaded parse(const QByteArray& toml);

/// The whole file: every setting with its help; those at their default are comments.
[[nodiscard]] QByteArray format(const Values& values);

/// The settings file of a till. Any thread, one at a time.
class SettingsFile {
public:
    explicit SettingsFile(QString path);

    [[nodiscard]] const QString& path() const { return m_path; }

    /// Reads at most 1 MiB; see parse().
    [[nodiscard]] Loaded load() const;

    /// Replaces the file in one step; durable on return. What cannot be kept (a file with problems)
    /// is first copied to "<name>.broken", so that saving one setting never destroys the others.
    /// Creates the directory. DiskFull, ReadOnly or Fault: the old file is untouched.
    [[nodiscard]] Result<void> save(const Values& values) const;

private:
    QString m_path;
};

} // namespace till::settings
