// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/fields.h"
#include "core/channels/protocol.h"
#include "core/wire/json.h"

#include <QByteArray>
#include <QStringList>

#include <memory>

/// What has to hold for every message of every protocol, read from its table: a complete message is
/// made, then each field in turn is left out, mistyped, too long, doubled, unknown, said as number
/// and as string.
namespace till::sample {

using NewMessage = std::shared_ptr<void> (*)();

/// A message in which every field of the table stands, within its limits.
[[nodiscard]] wire::Json fullMessage(const channels::FieldTable& table);
/// A random message that the table accepts; only within rc::check().
[[nodiscard]] wire::Json anyMessage(const channels::FieldTable& table);
[[nodiscard]] QByteArray written(const wire::Json& json);

/// What does not hold, one line each with the field's name; empty: all of it does.
[[nodiscard]] QStringList complaintsAbout(const channels::FieldTable& table, NewMessage make);
/// Of request and answer.
[[nodiscard]] QStringList complaintsAbout(const channels::Interface& which);

/// decode(encode(x)) = x for random requests; prints a counterexample.
[[nodiscard]] bool roundTrips(const channels::FieldTable& table, NewMessage make);

} // namespace till::sample
