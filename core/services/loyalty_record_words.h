// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json_reader.h"
#include "core/services/loyalty_records.h"

#include <QLatin1StringView>
#include <QString>

#include <array>
#include <cstddef>

/// The words of loyalty_records.h, for writing and for reading.
namespace till::services {
namespace member_records {

using namespace member_events;
using namespace Qt::StringLiterals;

inline constexpr QLatin1StringView general("loyalty");
inline constexpr QLatin1StringView batchPrefix("loyalty.batch-");

template<typename Value> struct Word {
    Value value;
    QLatin1StringView word;
};

inline constexpr std::array closings{Word{BatchClosed::How::Even, "even"_L1},
                                     Word{BatchClosed::How::Manager, "manager"_L1},
                                     Word{BatchClosed::How::Host, "host"_L1}};
inline constexpr std::array verdicts{Word{ExceptionClosed::Verdict::Happened, "happened"_L1},
                                     Word{ExceptionClosed::Verdict::DidNot, "didNot"_L1}};
inline constexpr std::array reasons{Word{CashMoved::Reason::SupplyCash, "supplyCash"_L1},
                                    Word{CashMoved::Reason::ReturnCash, "returnCash"_L1}};
inline constexpr std::array settlements{Word{SettleAnswered::Verdict::Even, "even"_L1},
                                        Word{SettleAnswered::Verdict::Uneven, "uneven"_L1},
                                        Word{SettleAnswered::Verdict::Refused, "refused"_L1},
                                        Word{SettleAnswered::Verdict::NotSent, "notSent"_L1},
                                        Word{SettleAnswered::Verdict::Unanswered, "unanswered"_L1}};

template<typename Value, std::size_t count>
QString wordFor(const std::array<Word<Value>, count>& words, Value value)
{
    for (const Word<Value>& each : words) {
        if (each.value == value)
            return each.word;
    }
    Q_UNREACHABLE();
}

template<typename Value, std::size_t count>
Value valueFor(const std::array<Word<Value>, count>& words, JsonReader& reader,
               QLatin1StringView key)
{
    const QString word = reader.text(key);
    for (const Word<Value>& each : words) {
        if (word == each.word)
            return each.value;
    }
    reader.check(false);
    return words.front().value;
}

} // namespace member_records
} // namespace till::services
