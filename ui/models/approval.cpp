// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/approval.h"

#include "core/base/overloaded.h"

#include <variant>

namespace till::models {

staff::Permission permissionFor(const sale::Command& command)
{
    using namespace sale;
    using staff::Permission;
    return std::visit(Overloaded{
                          // Taking pieces back is removing part of a line.
                          [](const AddItem&) { return Permission::VoidLine; },
                          [](const ChangeQuantity&) { return Permission::VoidLine; },
                          [](const OverridePrice&) { return Permission::OverridePrice; },
                          [](const DiscountLine&) { return Permission::DiscountBeyondLimit; },
                          [](const DiscountSale&) { return Permission::DiscountBeyondLimit; },
                          [](const VoidLine&) { return Permission::VoidLine; },
                          [](const NoteLine&) { return Permission::Sell; },
                          [](const Hold&) { return Permission::Sell; },
                          [](const Recall&) { return Permission::Sell; },
                          [](const StartTender&) { return Permission::Sell; },
                          [](const LeaveTender&) { return Permission::Sell; },
                          [](const TenderCash&) { return Permission::Sell; },
                          [](const TenderExternalCard&) { return Permission::Sell; },
                          [](const RemoveTender&) { return Permission::VoidSale; },
                          [](const VoidSale&) { return Permission::VoidSale; },
                          [](const BeginPayment&) { return Permission::Sell; },
                          [](const TakePayment&) { return Permission::Sell; },
                          [](const EndPayment&) { return Permission::Sell; },
                          [](const SetPaymentAside&) { return Permission::VoidSale; },
                          [](const ReturnPayment&) { return Permission::VoidSale; },
                      },
                      command);
}

QList<services::StaffEntry> approvers(const QList<services::StaffEntry>& everybody,
                                      staff::Permission permission)
{
    QList<services::StaffEntry> able;
    for (const services::StaffEntry& entry : everybody) {
        if (staff::may(entry.role, permission))
            able.append(entry);
    }
    return able;
}

} // namespace till::models
