// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// What libFuzzer calls, and our own driver (replay.cpp) in its place. Returns 0.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace till::fuzz {

/// Something that has to hold whatever came in. A driver takes the end of the program as a finding.
inline void hold(const char* /*what*/, bool isTrue) // named where it is called, for the reader
{
    if (!isTrue)
        std::abort();
}

/// Copied, so that reading beyond the end is seen.
[[nodiscard]] inline QByteArray bytesOf(const std::uint8_t* data, std::size_t size)
{
    return {reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)};
}

} // namespace till::fuzz
