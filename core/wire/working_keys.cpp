// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/working_keys.h"

#include "core/wire/tdes.h"

#include <openssl/crypto.h>

#include <utility>

namespace till::wire {

namespace {

constexpr qsizetype checkSize = 4;
constexpr qsizetype macSize = 8;

/// Where a key stands in the blob, and how many of its bytes count.
struct Part {
    qsizetype at = 0;
    qsizetype stored = 0; ///< encrypted; the check value follows
    qsizetype used = 0;
};

struct Layout {
    Part pin;
    Part mac;
    Part track;
};

constexpr qsizetype shortBlob = 24;
constexpr qsizetype longBlob = 40;
constexpr qsizetype fullBlob = 60;

constexpr Layout shortLayout{{0, 8, 8}, {12, 8, macSize}, {}};
constexpr Layout longLayout{{0, 16, 16}, {20, 16, macSize}, {}};
constexpr Layout fullLayout{{0, 16, 16}, {20, 16, macSize}, {40, 16, 16}};

Result<Secret> open(QByteArrayView blob, const Part& part, const Secret& terminalKey)
{
    const Result<Secret> clear = tdes::decrypt(terminalKey, blob.sliced(part.at, part.stored));
    if (!clear)
        return failure(clear.error());
    Secret key(clear->reveal().first(part.used));
    const Result<QByteArray> check = keyCheckValue(key);
    if (!check)
        return failure(check.error());
    const QByteArrayView expected = blob.sliced(part.at + part.stored, checkSize);
    if (CRYPTO_memcmp(check->constData(), expected.data(), static_cast<size_t>(checkSize)) != 0)
        return failure(ErrorCode::Refused,
                       QStringLiteral("working key: the check value does not fit"));
    return key;
}

} // namespace

Result<QByteArray> keyCheckValue(const Secret& key)
{
    const Result<QByteArray> cipher = tdes::encrypt(key, QByteArray(tdes::blockSize, '\0'));
    if (!cipher)
        return failure(cipher.error());
    return cipher->first(checkSize);
}

Result<WorkingKeys> openWorkingKeys(QByteArrayView blob, const Secret& terminalKey)
{
    if (terminalKey.reveal().size() != tdes::doubleKeySize)
        return failure(ErrorCode::OutOfRange, QStringLiteral("a terminal key has 16 bytes"));
    if (blob.size() != shortBlob && blob.size() != longBlob && blob.size() != fullBlob)
        return failure(ErrorCode::OutOfRange,
                       QStringLiteral("working keys come in 24, 40 or 60 bytes"));
    const Layout& layout = blob.size() == shortBlob  ? shortLayout
                           : blob.size() == longBlob ? longLayout
                                                     : fullLayout;
    Result<Secret> pin = open(blob, layout.pin, terminalKey);
    if (!pin)
        return failure(pin.error());
    Result<Secret> mac = open(blob, layout.mac, terminalKey);
    if (!mac)
        return failure(mac.error());
    WorkingKeys keys{std::move(*pin), std::move(*mac), {}};
    if (blob.size() == fullBlob) {
        Result<Secret> track = open(blob, layout.track, terminalKey);
        if (!track)
            return failure(track.error());
        keys.track = std::move(*track);
    }
    return keys;
}

} // namespace till::wire
