// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/counted_memory.h"

#include <atomic>
#include <cstddef>

// glibc's own functions behind the names that everybody calls.
extern "C" {
void* __libc_malloc(std::size_t size);                    // NOLINT: the name is glibc's
void* __libc_calloc(std::size_t count, std::size_t size); // NOLINT
void* __libc_realloc(void* old, std::size_t size);        // NOLINT
}

namespace {

std::atomic<qint64> asked{0};

} // namespace

extern "C" void* malloc(std::size_t size) noexcept
{
    asked.fetch_add(1, std::memory_order_relaxed);
    return __libc_malloc(size);
}

extern "C" void* calloc(std::size_t count, std::size_t size) noexcept
{
    asked.fetch_add(1, std::memory_order_relaxed);
    return __libc_calloc(count, size);
}

extern "C" void* realloc(void* old, std::size_t size) noexcept
{
    asked.fetch_add(1, std::memory_order_relaxed);
    return __libc_realloc(old, size);
}

namespace till::bench {

qint64 allocations()
{
    return asked.load(std::memory_order_relaxed);
}

} // namespace till::bench
