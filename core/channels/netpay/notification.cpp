// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/netpay/notification.h"

#include "core/wire/digest.h"
#include "core/wire/encoding.h"
#include "core/wire/md5.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace till::channels {
namespace netpay {

namespace {

constexpr QLatin1StringView signName("sign");
constexpr QLatin1StringView signTypeName("signType");

QByteArray digestOf(std::span<const wire::FormField> form, const Secret& key,
                    NotifyAlgorithm algorithm)
{
    const QByteArray base = signatureBase(form);
    QByteArray bytes;
    bytes.reserve(base.size() + key.reveal().size()); // no copy of the key is left by growing
    bytes += base;
    bytes += key.reveal();
    const Secret keyed(std::move(bytes));
    return algorithm == NotifyAlgorithm::Md5 ? wire::md5(keyed.reveal())
                                             : wire::sha256(keyed.reveal());
}

const QString* valueOf(std::span<const wire::FormField> form, QLatin1StringView name)
{
    const auto found = std::find_if(form.begin(), form.end(), [name](const wire::FormField& each) {
        return each.name == name;
    });
    return found == form.end() || found->value.isEmpty() ? nullptr : &found->value;
}

/// In a time that does not depend on where they differ.
bool areEqual(const QByteArray& one, const QByteArray& two)
{
    if (one.size() != two.size())
        return false;
    int difference = 0;
    for (qsizetype i = 0; i < one.size(); ++i)
        difference |= static_cast<uchar>(one[i]) ^ static_cast<uchar>(two[i]);
    return difference == 0;
}

tl::unexpected<Error> refused(const QString& why)
{
    return failure(ErrorCode::Refused, QStringLiteral("notification: ") + why);
}

} // namespace

QByteArray signatureBase(std::span<const wire::FormField> form)
{
    std::vector<std::pair<QByteArray, QByteArray>> signedFields;
    for (const wire::FormField& field : form) {
        if (field.name != signName && !field.value.isEmpty())
            signedFields.emplace_back(field.name.toUtf8(), field.value.toUtf8());
    }
    std::sort(signedFields.begin(), signedFields.end());
    QByteArray base;
    for (const auto& [name, value] : signedFields) {
        if (!base.isEmpty())
            base += '&';
        base += name + '=' + value;
    }
    return base;
}

QByteArray signatureOf(std::span<const wire::FormField> form, const Secret& key,
                       NotifyAlgorithm algorithm)
{
    const QByteArray hex = digestOf(form, key, algorithm).toHex();
    return algorithm == NotifyAlgorithm::Md5 ? hex.toUpper() : hex;
}

Result<void> verify(std::span<const wire::FormField> form, const Secret& key,
                    NotifyAlgorithm algorithm)
{
    if (key.isEmpty())
        return refused(QStringLiteral("no key to verify it with"));
    const QString agreed =
        algorithm == NotifyAlgorithm::Md5 ? QStringLiteral("MD5") : QStringLiteral("SHA256");
    const QString* type = valueOf(form, signTypeName);
    if (type != nullptr && type->compare(agreed, Qt::CaseInsensitive) != 0)
        return refused(QStringLiteral("signType is not %1").arg(agreed));
    const QString* sign = valueOf(form, signName);
    if (sign == nullptr)
        return refused(QStringLiteral("not signed"));
    const Result<QByteArray> claimed = wire::fromHex(*sign);
    if (!claimed || !areEqual(*claimed, digestOf(form, key, algorithm)))
        return refused(QStringLiteral("signature wrong"));
    return {};
}

} // namespace netpay
} // namespace till::channels
