// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QMetaType>
#include <QString>

#include <optional>
#include <span>

namespace till::staff {

/// What somebody is in the shop; decides what they may do.
enum class Role {
    Cashier,    ///< 收银员
    Senior,     ///< 收银组长
    Manager,    ///< 店长
    Technician, ///< sets up devices; never touches money
    Auditor,    ///< reads everything, changes nothing
};

enum class Permission {
    Sell,
    TakeReturns,
    OverridePrice,       ///< change the price of a line, and approve it for others
    DiscountBeyondLimit, ///< give and approve reductions above the shop's limit
    VoidLine,
    VoidSale,
    OpenDrawer, ///< without a sale
    ReprintReceipt,
    EditCatalogue,
    EditStaff, ///< add people, change roles and PINs, lift a lockout
    ChangeSettings,
    TestDevices,
    ViewReports,
    ExportJournal,
    PayOut, ///< approve money that leaves for a bank account
};

/// Somebody who signs in.
struct Operator {
    OperatorId id; ///< staff number, 1 to 12 characters of A-Z a-z 0-9
    QString name;  ///< 1 to 40 characters
    Role role = Role::Cashier;

    bool operator==(const Operator&) const = default;
};

/// What a role may do by itself. Settings may give cashiers some of it besides (sale::Rules).
[[nodiscard]] bool may(Role role, Permission permission);

/// All roles and permissions, in the order of their enumerators.
[[nodiscard]] std::span<const Role> roles();
[[nodiscard]] std::span<const Permission> permissions();

/// Names in the journal and in `tillctl`: "cashier", "overridePrice".
[[nodiscard]] QString nameOf(Role role);
[[nodiscard]] QString nameOf(Permission permission);
[[nodiscard]] std::optional<Role> roleNamed(QStringView name);
[[nodiscard]] std::optional<Permission> permissionNamed(QStringView name);

/// A staff number as above.
[[nodiscard]] bool isOperatorId(QStringView text);

} // namespace till::staff

Q_DECLARE_METATYPE(till::staff::Operator)
