// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/channels/netpay/config.h"
#include "core/wire/form.h"

#include <QByteArray>

#include <span>

namespace till::channels {
namespace netpay {

/// What a notification's signature is made of, without the key: every field but `sign` that is not
/// empty, by the bytes of its name, as "a=1&b=2" with the values as they were before encoding.
[[nodiscard]] QByteArray signatureBase(std::span<const wire::FormField> form);
/// The hash of base and key in hexadecimal digits: MD5 in capitals, SHA-256 in small letters, as
/// the document prints them.
[[nodiscard]] QByteArray signatureOf(std::span<const wire::FormField> form, const Secret& key,
                                     NotifyAlgorithm algorithm);
/// Refused: no key, no signature or a wrong one, or a `signType` that is not what was agreed.
[[nodiscard]] Result<void> verify(std::span<const wire::FormField> form, const Secret& key,
                                  NotifyAlgorithm algorithm);

} // namespace netpay
} // namespace till::channels
