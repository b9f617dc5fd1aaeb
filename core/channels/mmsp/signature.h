// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/channels/fields.h"
#include "core/wire/json.h"

#include <QByteArray>
#include <QByteArrayView>

/// How MMSP signs a Body: MD5 over the text that PHP's json_encode would make of it once its
/// top-level members are sorted by name.
namespace till::channels {
namespace mmsp {

/// Compact JSON as wire::JsonWriter makes it, in PHP's way of escaping: slashes, U+2028, U+2029,
/// backspace and form feed.
[[nodiscard]] QByteArray phpEscaped(QByteArrayView json);

/// What is signed of a message, before "&key=": of an object as wire::JsonWriter makes it, ...
[[nodiscard]] QByteArray signatureBase(QByteArrayView body);
/// ... of a message that is to be sent ...
[[nodiscard]] QByteArray signatureBase(const FieldTable& table, const void* message);
/// ... and one that has arrived, numbers with the digits in which they came. Only the names of the
/// top level are sorted: what is nested keeps its order.
[[nodiscard]] QByteArray signatureBase(const wire::Json& body);

/// MD5 of the base, "&key=" and the key: 32 hexadecimal digits in capitals.
[[nodiscard]] QByteArray signature(QByteArrayView base, const Secret& key);

} // namespace mmsp
} // namespace till::channels
