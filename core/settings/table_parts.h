// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/field.h"

#include <type_traits>
#include <utility>
#include <vector>

/// How a row of the table is written: with a lambda that names the member of Values. Inside
/// core/settings only.
namespace till::settings {

template<typename T, typename Lambda> Place<T> placeOf(Lambda)
{
    return {[](const Values& values) -> const T& { return Lambda{}(values); },
            [](Values& values) -> T& {
                return Lambda{}(values);
            }};
}

template<typename Lambda>
TextField text(Lambda place, int lengthMax, Result<void> (*check)(const QString&) = nullptr)
{
    return {placeOf<QString>(place), lengthMax, check};
}

template<typename Lambda> NumberField number(Lambda place, int least, int most)
{
    return {placeOf<int>(place), least, most, {}};
}

/// `only` ascending.
template<typename Lambda> NumberField oneOf(Lambda place, std::vector<int> only)
{
    return {placeOf<int>(place), only.front(), only.back(), std::move(only)};
}

template<typename Lambda> MoneyField money(Lambda place, Money least, Money most)
{
    return {placeOf<Money>(place), least, most};
}

template<typename Lambda> SwitchField onOff(Lambda place)
{
    return {placeOf<bool>(place)};
}

template<typename Lambda> ChoiceField choice(Lambda, QStringList names)
{
    return {[](const Values& values) { return static_cast<int>(Lambda{}(values)); },
            [](Values& values, int position) {
                auto& target = Lambda{}(values);
                target = static_cast<std::remove_reference_t<decltype(target)>>(position);
            },
            std::move(names)};
}

/// Rows of the channels and of what belongs to them: table_acquirers.cpp, table_mmsp.cpp.
void addAcquirers(std::vector<Field>& table);
void addMmspAndOthers(std::vector<Field>& table);

/// An address without query and final slash.
[[nodiscard]] Result<void> checkBase(const QString& text);
[[nodiscard]] Result<void> checkBaseIfAny(const QString& text);
/// A whole address, or nothing.
[[nodiscard]] Result<void> checkAddressIfAny(const QString& text);
[[nodiscard]] Result<void> checkPins(const QStringList& texts);
/// Names as in payment::Payment::means.
[[nodiscard]] Result<void> checkMeans(const QStringList& texts);

/// The rows that each line to a host has. `Section` names the member of Values.
template<typename Section> void addLine(std::vector<Field>& table, const QString& group, Section)
{
    table.push_back(
        {group + u".pinSha256"_qs,
         TextListField{
             placeOf<QStringList>([](auto& v) -> auto& { return Section{}(v).pinSha256; }), 8, 72,
             checkPins},
         u"SHA-256 of public keys (SPKI) that the host's certificate may hold, in base64 or hex, "
         u"at least two; none for any certificate of a trusted authority."_qs});
    table.push_back({group + u".caFile"_qs,
                     text(
                         [](auto& v) -> auto& { return Section{}(v).caFile; }, 1'024),
                     u"PEM file of authorities trusted besides the system's; empty for none."_qs});
    table.push_back(
        {group + u".clientCertificate"_qs,
         text(
             [](auto& v) -> auto& { return Section{}(v).clientCertificate; }, 1'024),
         u"PEM file of this till's certificate with its chain, where the host asks for one; its "
         u"key is the secret %1.client-key."_qs.arg(group)});
}

} // namespace till::settings
