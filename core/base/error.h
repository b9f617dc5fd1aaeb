// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace till {

/// What went wrong, for the program to act on. Sentences for people are made from these in
/// ui/models only.
enum class ErrorCode {
    Malformed,        ///< text or bytes that do not follow their format
    OutOfRange,       ///< understood, but larger, smaller or more precise than allowed
    NotFound,         ///< the thing asked for does not exist
    Conflict,         ///< it exists already, or the state does not allow the operation
    PermissionNeeded, ///< somebody with the right has to approve
    Refused,          ///< a rule of the shop or of the counterpart says no
    Unavailable,      ///< device, file or peer cannot be reached now; trying later may help
    DiskFull,         ///< the medium has no space left
    ReadOnly,         ///< the medium or file may not be written
    Locked,           ///< another process holds it
    Corrupt,          ///< stored data contradicts itself
    TooNew,           ///< written by a newer version of this program
    Fault,            ///< an I/O error or a library's failure with no better name
};

/// A failure of the world. `detail` is English for the log: never shown to the cashier, never
/// holding a secret.
struct Error {
    ErrorCode code = ErrorCode::Fault;
    QString detail;

    bool operator==(const Error&) const = default;
};

/// The code's name as it stands in logs and in `tillctl`'s JSON, e.g. "notFound".
[[nodiscard]] QString errorCodeName(ErrorCode code);

} // namespace till
