// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>
#include <QString>

#include <array>
#include <cstddef>
#include <optional>
#include <utility>

/// Words for the values of an enumeration in kept records.
namespace till::sandbox::mmsp {

template<typename Enum> using Name = std::pair<Enum, const char*>;

template<typename Enum, std::size_t Count>
[[nodiscard]] QString nameOf(const std::array<Name<Enum>, Count>& names, Enum value)
{
    for (const auto& [candidate, name] : names) {
        if (candidate == value)
            return QString::fromLatin1(name);
    }
    Q_UNREACHABLE();
}

template<typename Enum, std::size_t Count>
[[nodiscard]] std::optional<Enum> valueOf(const std::array<Name<Enum>, Count>& names,
                                          const QString& text)
{
    for (const auto& [candidate, name] : names) {
        if (text == QLatin1String(name))
            return candidate;
    }
    return std::nullopt;
}

} // namespace till::sandbox::mmsp
