// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/pin_block.h"

#include "core/wire/tdes.h"

#include <algorithm>
#include <utility>

namespace till::wire {

namespace {

constexpr qsizetype boundDigits = 12; ///< of the number, without its check digit
constexpr int filler = 0xf;

bool areDigits(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char each) { return each >= '0' && each <= '9'; });
}

/// XORs a value into the nibble at `place`, 0 to 15.
void mix(QByteArray& block, qsizetype place, int nibble)
{
    const int shift = place % 2 == 0 ? 4 : 0;
    block[place / 2] = static_cast<char>(block.at(place / 2) ^ (nibble << shift));
}

} // namespace

Result<Secret> clearPinBlock(const Secret& pin, QByteArrayView cardNumber)
{
    const QByteArray& digits = pin.reveal();
    if (digits.size() < pinLeast || digits.size() > pinMost)
        return failure(ErrorCode::OutOfRange, QStringLiteral("a PIN has 4 to 12 digits"));
    if (!areDigits(digits) || !areDigits(cardNumber))
        return failure(ErrorCode::Malformed, QStringLiteral("PIN or card number: not digits"));
    if (!cardNumber.isEmpty() && cardNumber.size() <= boundDigits)
        return failure(ErrorCode::OutOfRange,
                       QStringLiteral("a card number has at least 13 digits"));
    QByteArray block(tdes::blockSize, '\0');
    const qsizetype nibbles = block.size() * 2;
    mix(block, 1, static_cast<int>(digits.size()));
    for (qsizetype i = 2; i < nibbles; ++i) {
        const qsizetype at = i - 2;
        mix(block, i, at < digits.size() ? digits.at(at) - '0' : filler);
    }
    if (!cardNumber.isEmpty()) {
        const QByteArrayView bound = cardNumber.chopped(1).last(boundDigits);
        for (qsizetype i = 0; i < bound.size(); ++i)
            mix(block, nibbles - boundDigits + i, bound[i] - '0');
    }
    return Secret(std::move(block));
}

Result<QByteArray> encryptedPinBlock(const Secret& pin, QByteArrayView cardNumber,
                                     const Secret& key)
{
    const Result<Secret> clear = clearPinBlock(pin, cardNumber);
    if (!clear)
        return failure(clear.error());
    const Result<QByteArray> cipher = tdes::encrypt(key, clear->reveal());
    if (!cipher)
        return failure(cipher.error());
    return cipher->toHex().toUpper();
}

} // namespace till::wire
