// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sale/sale.h"

#include <algorithm>

namespace till::sale {

const Line* Sale::line(int lineId) const
{
    const auto found = std::find_if(lines.cbegin(), lines.cend(),
                                    [lineId](const Line& each) { return each.id == lineId; });
    return found == lines.cend() ? nullptr : &*found;
}

const Tender* Sale::tenderOf(const PaymentId& payment) const
{
    const auto found =
        std::find_if(tenders.cbegin(), tenders.cend(), [&payment](const Tender& each) {
            return each.kind == TenderKind::Code && each.payment == payment;
        });
    return found == tenders.cend() ? nullptr : &*found;
}

int Sale::countedLines() const
{
    return static_cast<int>(
        std::count_if(lines.cbegin(), lines.cend(), [](const Line& each) { return !each.voided; }));
}

} // namespace till::sale
