// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/channels/fields.h"
#include "core/channels/member.h"

#include <QLatin1StringView>
#include <QString>

/// What encoding and decoding ask of a single value.
namespace till::channels {

/// The value has its field's type and keeps its limits; Malformed, OutOfRange. Absence is fine.
[[nodiscard]] Result<void> checkValue(const Field& field, const QString& path,
                                      const MemberView& value);

/// An error about a field below `path`, which is empty or ends in a dot.
[[nodiscard]] tl::unexpected<Error> wrong(ErrorCode code, const QString& path, const Field& field,
                                          const QString& what);
/// "goods[1].", or "retCommParams." of an object.
[[nodiscard]] QString itemPath(const QString& path, const Field& field, qsizetype index);

/// It has fields of its own.
[[nodiscard]] bool isNested(FieldType type);
/// Money in the struct.
[[nodiscard]] bool isAmount(FieldType type);

} // namespace till::channels
