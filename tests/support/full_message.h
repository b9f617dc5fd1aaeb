// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/protocol.h"

#include <QByteArray>

#include <memory>

namespace till::support {

/// A message in which every field of the table stands once, in lists too: of its type, within its
/// limits, different from field to field. Not necessarily one that makes sense.
[[nodiscard]] QByteArray fullMessage(const channels::FieldTable& table);
/// The full answer to the full request: what both have in common is the same. Of a notification
/// what it says.
[[nodiscard]] QByteArray fullAnswer(const channels::Interface& which);
/// The full request as the interface's struct; null where there is none, or where its tables take
/// it for a contradiction.
[[nodiscard]] std::shared_ptr<void> fullRequest(const channels::Interface& which);

} // namespace till::support
