// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/tdes.h"
#include "core/wire/working_keys.h"
#include "tests/fuzz/target.h"

using namespace till;

namespace {

/// A key as a host hands it out.
QByteArray part(QByteArray bytes, const Secret& terminalKey)
{
    const Secret key(std::move(bytes));
    return *wire::tdes::encrypt(terminalKey, key.reveal()) + *wire::keyCheckValue(key);
}

} // namespace

/// The keys that a host hands out. First byte: 'h' for a blob in hexadecimal text, 's' for two bare
/// keys that make a blob here, anything else for a blob as it is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const Secret terminalKey{QByteArray::fromHex("11111111111111112222222222222222")};
    constexpr qsizetype keySize = wire::tdes::singleKeySize;
    const QByteArray bytes = fuzz::bytesOf(data + 1, size - 1);
    const bool isMadeHere = data[0] == 's' && bytes.size() == 2 * keySize;
    QByteArray blob = data[0] == 'h' ? QByteArray::fromHex(bytes) : bytes;
    if (isMadeHere)
        blob = part(bytes.first(keySize), terminalKey) + part(bytes.last(keySize), terminalKey);
    const auto keys = wire::openWorkingKeys(blob, terminalKey);
    fuzz::hold("what was sealed opens", keys || !isMadeHere);
    if (!keys)
        return 0;
    const qsizetype pin = keys->pin.reveal().size();
    const qsizetype track = keys->track.reveal().size();
    fuzz::hold("a PIN key has one of two lengths", pin == keySize || pin == 2 * keySize);
    fuzz::hold("a MAC key has one", keys->mac.reveal().size() == keySize);
    fuzz::hold("a track key is whole or absent", track == 0 || track == 2 * keySize);
    if (isMadeHere)
        fuzz::hold("and is what it was", keys->pin.reveal() + keys->mac.reveal() == bytes);
    return 0;
}
