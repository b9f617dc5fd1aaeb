// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QString>
#include <QStringView>

#include <optional>
#include <span>

/// What the values of the payout interface stand for, in English and Chinese.
namespace till::channels {
namespace payout {

struct Word {
    QLatin1StringView value;
    QLatin1StringView english;
    QStringView chinese;
};

[[nodiscard]] std::span<const Word> businessTypes(); ///< BUSIYPE
[[nodiscard]] std::span<const Word> payTypes();      ///< PAYTYPE
[[nodiscard]] std::span<const Word> accountTypes();  ///< ACCTYPE, credit cards among them
[[nodiscard]] std::span<const Word> payStates();     ///< PAYSTATE

/// None: not one of them.
[[nodiscard]] std::optional<Word> wordsOf(std::span<const Word> words, QStringView value);

} // namespace payout
} // namespace till::channels
