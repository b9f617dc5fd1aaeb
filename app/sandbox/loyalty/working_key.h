// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

/// Keys between host and terminal: double-length TDES in ECB mode, blobs as POS terminals know
/// them.
namespace till::sandbox::loyalty {

/// `key` has 16 bytes, `data` a multiple of 8.
[[nodiscard]] QByteArray encrypted(const QByteArray& key, const QByteArray& data);
[[nodiscard]] QByteArray decrypted(const QByteArray& key, const QByteArray& data);

/// The 40 bytes of a check-in in upper-case hexadecimal: the PIN key (16) and the MAC key (8) under
/// the terminal's master key, each followed by four bytes that check it; the MAC key's field is
/// filled up to 16 with 0.
[[nodiscard]] QString workingKeyBlob(const QByteArray& masterKey, const QByteArray& pinKey,
                                     const QByteArray& macKey);

/// The PIN of an ISO 9564 format 0 block, encrypted under the PIN key. Nothing when the clear block
/// is none for this card: another key, another card.
[[nodiscard]] std::optional<QString> pinOf(const QByteArray& pinKey, const QString& blockHex,
                                           const QString& card);

} // namespace till::sandbox::loyalty
