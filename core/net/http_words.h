// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <algorithm>

/// Small words of HTTP/1.1 that requests and answers have in common.
namespace till::net {

/// RFC 9110 section 5.6.2.
[[nodiscard]] inline bool isToken(QByteArrayView text)
{
    constexpr QByteArrayView marks("!#$%&'*+-.^_`|~");
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [marks](char character) {
        const bool isLetter =
            (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
        const bool isDigit = character >= '0' && character <= '9';
        return isLetter || isDigit || marks.contains(character);
    });
}

[[nodiscard]] inline bool allDigits(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(),
                                          [](char digit) { return digit >= '0' && digit <= '9'; });
}

/// The same name, whatever the case.
[[nodiscard]] inline bool isName(QByteArrayView name, const char* other)
{
    return QByteArray::fromRawData(name.data(), name.size()).compare(other, Qt::CaseInsensitive) ==
           0;
}

} // namespace till::net
