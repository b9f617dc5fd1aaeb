// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/staff/pin.h"

#include <QLatin1String>
#include <QRegularExpression>

#include <argon2.h>

#include <algorithm>
#include <utility>

namespace till::staff {
namespace {

constexpr std::uint32_t lanes = 1;
constexpr size_t hashBytes = 32;
constexpr qulonglong kibibytesMost = 1024ULL * 1024;
constexpr qulonglong passesMost = 100;

/// The key has a fixed place in front; its length goes first, so that no other pair of key and PIN
/// gives the same bytes.
Secret keyed(const Secret& pin, const Secret& key)
{
    QByteArray bytes;
    bytes.reserve(key.reveal().size() + pin.reveal().size() + 8);
    bytes.append(QByteArray::number(key.reveal().size())).append(':');
    bytes.append(key.reveal()).append(pin.reveal());
    return Secret(std::move(bytes));
}

/// A damaged record must not make the till reserve all of its memory.
bool isAffordable(const QString& hash)
{
    static const QRegularExpression form(
        u"^\\$argon2id\\$v=19\\$m=(\\d{1,10}),t=(\\d{1,10}),p=1\\$[A-Za-z0-9+/]+\\$[A-Za-z0-9+/]+$"_qs);
    const QRegularExpressionMatch match = form.match(hash);
    return match.hasMatch() && match.capturedView(1).toULongLong() <= kibibytesMost &&
           match.capturedView(2).toULongLong() <= passesMost;
}

QString messageOf(int code)
{
    return QString::fromLatin1(argon2_error_message(code));
}

} // namespace

Result<void> checkNewPin(const Secret& pin)
{
    const QByteArray& digits = pin.reveal();
    if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return failure(ErrorCode::Malformed, u"a PIN has digits only"_qs);
    if (digits.size() < pinDigitsLeast || digits.size() > pinDigitsMost)
        return failure(ErrorCode::OutOfRange, u"a PIN has 4 to 8 digits"_qs);
    const int step = digits.at(1) - digits.at(0);
    bool even = step >= -1 && step <= 1;
    for (qsizetype i = 1; i < digits.size(); ++i)
        even = even && digits.at(i) - digits.at(i - 1) == step;
    if (even)
        return failure(ErrorCode::Refused, u"the PIN is too easy to guess"_qs);
    return {};
}

Result<QString> hashPin(const Secret& pin, const Secret& key, QByteArrayView salt, HashCost cost)
{
    const Secret input = keyed(pin, key);
    const auto saltBytes = static_cast<std::uint32_t>(salt.size());
    QByteArray encoded(static_cast<qsizetype>(argon2_encodedlen(cost.passes, cost.kibibytes, lanes,
                                                                saltBytes, hashBytes, Argon2_id)),
                       '\0');
    const int code =
        argon2id_hash_encoded(cost.passes, cost.kibibytes, lanes, input.reveal().constData(),
                              static_cast<size_t>(input.reveal().size()), salt.data(), saltBytes,
                              hashBytes, encoded.data(), static_cast<size_t>(encoded.size()));
    if (code == ARGON2_MEMORY_ALLOCATION_ERROR)
        return failure(ErrorCode::Fault, messageOf(code));
    if (code != ARGON2_OK)
        return failure(ErrorCode::OutOfRange, messageOf(code));
    return QString::fromLatin1(encoded.constData());
}

Result<bool> verifyPin(const Secret& pin, const Secret& key, const QString& hash)
{
    if (!isAffordable(hash))
        return failure(ErrorCode::Malformed, u"not a PIN hash of this till"_qs);
    const Secret input = keyed(pin, key);
    const int code = argon2id_verify(hash.toLatin1().constData(), input.reveal().constData(),
                                     static_cast<size_t>(input.reveal().size()));
    if (code == ARGON2_OK)
        return true;
    if (code == ARGON2_VERIFY_MISMATCH)
        return false;
    return failure(code == ARGON2_MEMORY_ALLOCATION_ERROR ? ErrorCode::Fault : ErrorCode::Malformed,
                   messageOf(code));
}

} // namespace till::staff
