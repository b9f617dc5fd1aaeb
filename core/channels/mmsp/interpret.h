// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/channels/mmsp/config.h"
#include "core/channels/mmsp/operations.h"
#include "core/payment/payment.h"
#include "core/ports/transport.h"

#include <QByteArrayView>
#include <QString>

#include <memory>
#include <optional>

namespace till::channels {
namespace mmsp {

/// What an answer has to be about; empty or absent: not known.
struct Expectation {
    QString order;               ///< our number of the payment
    QString refund;              ///< our number of the refund
    std::optional<Money> amount; ///< of the payment; of the refund, where that is asked about
};

struct Interpretation {
    payment::Outcome outcome;
    std::shared_ptr<void> answer; ///< of the interface's type; null: nothing to be trusted
    Remarks remarks;
};

/// What the answer comes down to. Whatever is not verified, cannot be read or is not listed is
/// Unknown, with a sentence of ours in `text` where the acquirer has none; an amount or number that
/// is not the expected one is a Contradiction, one that is missing is not.
[[nodiscard]] Interpretation interpret(Id id, const MmspConfig& config,
                                       const ports::HttpAnswer& answer, const Secret& key,
                                       const Expectation& expected);

/// What is told by itself: Succeeded, or Unknown. Malformed: unreadable; Refused: not verified.
[[nodiscard]] Result<Interpretation> interpretNotice(const MmspConfig& config, QByteArrayView body,
                                                     const Secret& key);

} // namespace mmsp
} // namespace till::channels
