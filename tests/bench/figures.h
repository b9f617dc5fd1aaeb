// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <utility>
#include <vector>

/// What the benchmarks share: times, their percentiles, and the rows of the table.
namespace till::bench {

using Clock = std::chrono::steady_clock;

[[nodiscard]] inline double milliseconds(Clock::duration time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

/// Times of one kind of work, or sizes of one kind of thing.
class Figures {
public:
    void add(double figure) { m_all.push_back(figure); }
    [[nodiscard]] double at(double share)
    {
        if (m_all.empty())
            return 0;
        std::sort(m_all.begin(), m_all.end());
        return m_all[static_cast<std::size_t>(share * static_cast<double>(m_all.size() - 1))];
    }
    [[nodiscard]] double middle() { return at(0.5); }
    [[nodiscard]] double late() { return at(0.99); }
    [[nodiscard]] std::size_t count() const { return m_all.size(); }

private:
    std::vector<double> m_all;
};

/// One row: work | baseline p50 | till p50 / p99 | ratio of the p50 | pass / aim.
struct Row {
    const char* work;
    const char* unit;
    Figures& baseline;
    Figures& ours;
    const char* goal;
};

inline void print(const Row& row)
{
    std::printf("| %s | %.2f %s | %.2f / %.2f %s | %.2f | %s |\n", row.work, row.baseline.middle(),
                row.unit, row.ours.middle(), row.ours.late(), row.unit,
                row.ours.middle() / row.baseline.middle(), row.goal);
    std::fflush(stdout);
}

[[noreturn]] inline void giveUp(const char* why)
{
    std::fprintf(stderr, "%s\n", why);
    std::exit(1);
}

template<typename Value> Value must(Result<Value> result)
{
    if (!result)
        giveUp(qUtf8Printable(result.error().detail));
    return *std::move(result);
}

inline void must(const Result<void>& result)
{
    if (!result)
        giveUp(qUtf8Printable(result.error().detail));
}

} // namespace till::bench
