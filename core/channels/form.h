// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/channels/fields.h"
#include "core/wire/form.h"
#include "core/wire/json.h"

#include <QByteArray>
#include <QByteArrayView>

#include <span>

/// Messages that travel as HTTP forms, by the same tables as those in JSON.
namespace till::channels {

namespace forms {

/// The message's fields in the table's order; lists and objects as JSON text. Absent fields are not
/// written. `message` has been validated.
[[nodiscard]] QByteArray encode(const FieldTable& table, const void* message);

} // namespace forms

/// A form as the object that decode() reads: every value a text, but for the table's lists and
/// objects, whose JSON is read. What is no JSON there stays a text, and decode() says so.
[[nodiscard]] wire::Json objectOf(const FieldTable& table, std::span<const wire::FormField> form);
/// The same from a form's bytes. Malformed, OutOfRange: as wire::parseForm().
[[nodiscard]] Result<wire::Json> readForm(const FieldTable& table, QByteArrayView body,
                                          const wire::FormLimits& limits = {});

/// A form as it may be logged: as masked(), and a mere length for what is not a form.
[[nodiscard]] QByteArray maskedForm(const FieldTable& table, QByteArrayView body);

} // namespace till::channels
