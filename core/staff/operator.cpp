// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/staff/operator.h"

#include <algorithm>
#include <array>

namespace till::staff {
namespace {

constexpr std::array allRoles{Role::Cashier, Role::Senior, Role::Manager, Role::Technician,
                              Role::Auditor};

/// One row for each permission, one column for each role in the order above.
struct Row {
    Permission permission;
    std::array<bool, allRoles.size()> allowed;
};

// clang-format off
constexpr std::array table{
    //                                 cashier senior manager technician auditor
    Row{Permission::Sell,                {true,  true,  true,  false, false}},
    Row{Permission::TakeReturns,         {false, true,  true,  false, false}},
    Row{Permission::OverridePrice,       {false, true,  true,  false, false}},
    Row{Permission::DiscountBeyondLimit, {false, false, true,  false, false}},
    Row{Permission::VoidLine,            {false, true,  true,  false, false}},
    Row{Permission::VoidSale,            {false, true,  true,  false, false}},
    Row{Permission::OpenDrawer,          {false, true,  true,  false, false}},
    Row{Permission::ReprintReceipt,      {true,  true,  true,  false, true }},
    Row{Permission::EditCatalogue,       {false, false, true,  false, false}},
    Row{Permission::EditStaff,           {false, false, true,  false, false}},
    Row{Permission::ChangeSettings,      {false, false, true,  true,  false}},
    Row{Permission::TestDevices,         {false, true,  true,  true,  false}},
    Row{Permission::ViewReports,         {false, true,  true,  false, true }},
    Row{Permission::ExportJournal,       {false, false, true,  false, true }},
    Row{Permission::PayOut,              {false, false, true,  false, false}},
};
// clang-format on

constexpr auto allPermissions = [] {
    std::array<Permission, table.size()> list{};
    for (size_t i = 0; i < table.size(); ++i)
        list[i] = table[i].permission;
    return list;
}();

// A row stands at the position of its enumerator, and the last enumerator has the last row.
static_assert([] {
    for (size_t i = 0; i < table.size(); ++i) {
        if (static_cast<size_t>(table[i].permission) != i)
            return false;
    }
    return table.back().permission == Permission::PayOut;
}());

} // namespace

bool may(Role role, Permission permission)
{
    return table.at(static_cast<size_t>(permission)).allowed.at(static_cast<size_t>(role));
}

std::span<const Role> roles()
{
    return allRoles;
}

std::span<const Permission> permissions()
{
    return allPermissions;
}

QString nameOf(Role role)
{
    switch (role) {
    case Role::Cashier:
        return u"cashier"_qs;
    case Role::Senior:
        return u"senior"_qs;
    case Role::Manager:
        return u"manager"_qs;
    case Role::Technician:
        return u"technician"_qs;
    case Role::Auditor:
        return u"auditor"_qs;
    }
    Q_UNREACHABLE();
}

QString nameOf(Permission permission)
{
    switch (permission) {
    case Permission::Sell:
        return u"sell"_qs;
    case Permission::TakeReturns:
        return u"takeReturns"_qs;
    case Permission::OverridePrice:
        return u"overridePrice"_qs;
    case Permission::DiscountBeyondLimit:
        return u"discountBeyondLimit"_qs;
    case Permission::VoidLine:
        return u"voidLine"_qs;
    case Permission::VoidSale:
        return u"voidSale"_qs;
    case Permission::OpenDrawer:
        return u"openDrawer"_qs;
    case Permission::ReprintReceipt:
        return u"reprintReceipt"_qs;
    case Permission::EditCatalogue:
        return u"editCatalogue"_qs;
    case Permission::EditStaff:
        return u"editStaff"_qs;
    case Permission::ChangeSettings:
        return u"changeSettings"_qs;
    case Permission::TestDevices:
        return u"testDevices"_qs;
    case Permission::ViewReports:
        return u"viewReports"_qs;
    case Permission::ExportJournal:
        return u"exportJournal"_qs;
    case Permission::PayOut:
        return u"payOut"_qs;
    }
    Q_UNREACHABLE();
}

std::optional<Role> roleNamed(QStringView name)
{
    const auto found = std::find_if(allRoles.begin(), allRoles.end(),
                                    [name](Role role) { return nameOf(role) == name; });
    return found == allRoles.end() ? std::nullopt : std::optional(*found);
}

std::optional<Permission> permissionNamed(QStringView name)
{
    const auto all = permissions();
    const auto found = std::find_if(all.begin(), all.end(), [name](Permission permission) {
        return nameOf(permission) == name;
    });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

bool isOperatorId(QStringView text)
{
    return !text.isEmpty() && text.size() <= 12 &&
           std::all_of(text.cbegin(), text.cend(), [](QChar character) {
               const char16_t c = character.unicode();
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') ||
                      (c >= u'A' && c <= u'Z');
           });
}

} // namespace till::staff
