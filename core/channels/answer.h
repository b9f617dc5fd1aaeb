// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/channels/fields.h"
#include "core/ports/transport.h"
#include "core/wire/json.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringView>

namespace till::channels {

inline constexpr int httpOk = 200;

/// The object in an answer's body, whatever the status. Malformed for anything else; OutOfRange
/// beyond wire::JsonLimits. `detail` names the status and never quotes the body.
[[nodiscard]] Result<wire::Json> readObject(const ports::HttpAnswer& answer,
                                            const wire::JsonLimits& limits = {});

/// An acquirer's sentence as it may stand in a record: one line, at most 200 characters.
[[nodiscard]] QString tidyText(QStringView text);

/// A body as it may be logged: as masked(), and a mere length for what is not a JSON object.
[[nodiscard]] QByteArray maskedBody(const FieldTable& table, QByteArrayView body);

} // namespace till::channels
