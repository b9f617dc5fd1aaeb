// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <vector>

/// application/x-www-form-urlencoded, strictly and within bounds.
namespace till::wire {

struct FormField {
    QString name;  ///< never empty
    QString value; ///< may be empty

    bool operator==(const FormField&) const = default;
};

/// What a form may ask of this process.
struct FormLimits {
    qsizetype bytes = qsizetype{64} * 1024;
    int fields = 256;
    qsizetype name = 128;                   ///< bytes, decoded
    qsizetype value = qsizetype{16} * 1024; ///< bytes, decoded
};

/// The fields in their order, names and values decoded exactly once; a plus is a space. A name that
/// comes again with an equal value counts once; with another value the form says two things and is
/// Malformed. Malformed, too: pairs without a name or a '=', a '%' without two hexadecimal digits,
/// blanks and control characters that are not encoded, NUL, broken UTF-8. OutOfRange beyond the
/// limits. No bytes at all are a form without fields.
[[nodiscard]] Result<std::vector<FormField>> parseForm(QByteArrayView bytes,
                                                       const FormLimits& limits = {});

/// Appends "name=value", behind a '&' where something stands already. Everything but letters,
/// digits and "-._~" is percent-encoded, a space as %20, which every reader of forms understands.
/// Names and values are UTF-8. Where a secret is written, reserve three bytes for each of its bytes
/// before, so that growing leaves no copy behind.
void appendFormField(QByteArray& form, QByteArrayView name, QByteArrayView value);

} // namespace till::wire
