// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sale/decide.h"

#include <optional>

/// What the files of decide() share: one overload per command, and the checks that several commands
/// need. Inside core/sale only.
namespace till::sale {

struct Situation {
    const Sale& sale;
    const Rules& rules;
    const Context& context;
};

[[nodiscard]] inline tl::unexpected<Refusal> refuse(Refusal refusal)
{
    return tl::unexpected<Refusal>(refusal);
}

/// Whether the text has at most `charactersMax` characters as a person counts them.
[[nodiscard]] bool fits(const QString& text, qsizetype charactersMax);
/// Notes, reasons and names of discounts.
constexpr qsizetype textMax = 40;

/// The events before the first tender or payment: a sale that is paid without the dialog having
/// been opened (by `tillctl`) leaves the same trace. None for a held sale, which stays held.
[[nodiscard]] QList<Event> startingTender(const Sale& sale);

/// Who answers for it: the manager who approved, or else the cashier.
[[nodiscard]] const OperatorId& responsible(const Situation& now, const OperatorId& approvedBy);

// Goods and their prices: decide_lines.cpp.
[[nodiscard]] Decision decideOn(const Situation& now, const AddItem& command);
[[nodiscard]] Decision decideOn(const Situation& now, const ChangeQuantity& command);
[[nodiscard]] Decision decideOn(const Situation& now, const OverridePrice& command);
[[nodiscard]] Decision decideOn(const Situation& now, const DiscountLine& command);
[[nodiscard]] Decision decideOn(const Situation& now, const DiscountSale& command);
[[nodiscard]] Decision decideOn(const Situation& now, const VoidLine& command);
[[nodiscard]] Decision decideOn(const Situation& now, const NoteLine& command);

// Money: decide_tender.cpp.
[[nodiscard]] Decision decideOn(const Situation& now, const StartTender& command);
[[nodiscard]] Decision decideOn(const Situation& now, const LeaveTender& command);
[[nodiscard]] Decision decideOn(const Situation& now, const TenderCash& command);
[[nodiscard]] Decision decideOn(const Situation& now, const TenderExternalCard& command);
[[nodiscard]] Decision decideOn(const Situation& now, const RemoveTender& command);

// Payments through an acquirer: decide_payment.cpp.
[[nodiscard]] Decision decideOn(const Situation& now, const BeginPayment& command);
[[nodiscard]] Decision decideOn(const Situation& now, const TakePayment& command);
[[nodiscard]] Decision decideOn(const Situation& now, const EndPayment& command);
[[nodiscard]] Decision decideOn(const Situation& now, const SetPaymentAside& command);
[[nodiscard]] Decision decideOn(const Situation& now, const ReturnPayment& command);

// The sale as a whole: decide.cpp.
[[nodiscard]] Decision decideOn(const Situation& now, const Hold& command);
[[nodiscard]] Decision decideOn(const Situation& now, const Recall& command);
[[nodiscard]] Decision decideOn(const Situation& now, const VoidSale& command);

} // namespace till::sale
