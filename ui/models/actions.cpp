// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/actions.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace till::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(till::models::Actions)
};

QKeyCombination key(Qt::Key code)
{
    return QKeyCombination(code);
}

QKeyCombination control(Qt::Key code)
{
    return QKeyCombination(Qt::ControlModifier, code);
}

QList<ActionEntry> checkoutEntries()
{
    constexpr auto here = KeyContext::Checkout;
    return {
        {Action::ShowKeys, here, key(Qt::Key_F1), 1},
        {Action::FindItem, here, key(Qt::Key_F2), 2},
        {Action::Member, here, key(Qt::Key_F3), 3},
        {Action::Hold, here, key(Qt::Key_F4), 4},
        {Action::Recall, here, key(Qt::Key_F5), 5},
        {Action::DiscountSale, here, key(Qt::Key_F6), 6},
        {Action::Return, here, key(Qt::Key_F7), 7},
        {Action::RoundOff, here, key(Qt::Key_F8), 8},
        {Action::CheckPrice, here, key(Qt::Key_F9), 9},
        {Action::OpenDrawer, here, key(Qt::Key_F10), 10},
        {Action::Shift, here, key(Qt::Key_F11), 11},
        {Action::Pay, here, key(Qt::Key_F12), 12},
        {Action::ChangeQuantity, here, key(Qt::Key_Asterisk), 0},
        {Action::OneMore, here, key(Qt::Key_Plus), 0},
        {Action::OneLess, here, key(Qt::Key_Minus), 0},
        {Action::ChangePrice, here, key(Qt::Key_Period), 0},
        {Action::DiscountLine, here, key(Qt::Key_Slash), 0},
        {Action::NoteLine, here, control(Qt::Key_N), 0},
        {Action::RemoveLine, here, key(Qt::Key_Delete), 0},
        {Action::CancelSale, here, control(Qt::Key_Delete), 0},
        {Action::ReprintLast, here, control(Qt::Key_P), 0},
        {Action::ShowReceipt, here, control(Qt::Key_R), 0},
        {Action::UnknownCodes, here, control(Qt::Key_B), 0},
        {Action::PrintJobs, here, control(Qt::Key_J), 0},
        {Action::OpenPayments, here, control(Qt::Key_U), 0},
        {Action::Deposits, here, control(Qt::Key_D), 0},
        {Action::View, here, control(Qt::Key_E), 0},
        {Action::Lock, here, control(Qt::Key_L), 0},
        {Action::Confirm, here, key(Qt::Key_Return), 0},
        {Action::Back, here, key(Qt::Key_Escape), 0},
    };
}

/// Names of what is not about the cart.
QString nameOfDesk(Action action)
{
    if (action == Action::Return)
        return Words::tr("Return");
    if (action == Action::Shift)
        return Words::tr("Shift");
    if (action == Action::ReprintLast)
        return Words::tr("Reprint");
    if (action == Action::ShowReceipt)
        return Words::tr("Receipt");
    if (action == Action::UnknownCodes)
        return Words::tr("Unknown codes");
    if (action == Action::PrintJobs)
        return Words::tr("Print jobs");
    if (action == Action::OpenPayments)
        return Words::tr("Open payments");
    if (action == Action::Deposits)
        return Words::tr("Deposits");
    return action == Action::View ? Words::tr("View") : Words::tr("Lock");
}

/// Names of what only dialogs and sign-in take.
QString nameOutsideCart(Action action)
{
    if (action == Action::Confirm)
        return Words::tr("Go on");
    if (action == Action::Back)
        return Words::tr("Back");
    if (action == Action::TakeCash)
        return Words::tr("Cash");
    if (action == Action::TakeCard)
        return Words::tr("Bank card");
    if (action == Action::TakeCode)
        return Words::tr("Scan code");
    if (action == Action::ShowCode)
        return Words::tr("Show code");
    if (action == Action::UseDeposit)
        return Words::tr("Deposit");
    if (action == Action::NextPart)
        return Words::tr("Part payment");
    return Words::tr("Other staff number");
}

} // namespace

ActionMap::ActionMap() : m_entries(checkoutEntries())
{
    constexpr auto tender = KeyContext::Tender;
    constexpr auto signIn = KeyContext::SignIn;
    m_entries += {
        {Action::ShowKeys, tender, key(Qt::Key_F1), 0},
        {Action::TakeCash, tender, key(Qt::Key_F5), 0},
        {Action::TakeCode, tender, key(Qt::Key_F6), 0},
        {Action::TakeCard, tender, key(Qt::Key_F7), 0},
        {Action::ShowCode, tender, key(Qt::Key_F8), 0},
        {Action::UseDeposit, tender, key(Qt::Key_F9), 0},
        {Action::NextPart, tender, key(Qt::Key_Plus), 0},
        {Action::Pay, tender, key(Qt::Key_F12), 0},
        {Action::Confirm, tender, key(Qt::Key_Return), 0},
        {Action::Back, tender, key(Qt::Key_Escape), 0},
        {Action::ShowKeys, signIn, key(Qt::Key_F1), 0},
        {Action::OtherStaff, signIn, key(Qt::Key_F3), 0},
        {Action::View, signIn, control(Qt::Key_E), 0},
        {Action::Confirm, signIn, key(Qt::Key_Return), 0},
    };
}

QList<ActionEntry> ActionMap::barEntries() const
{
    QList<ActionEntry> bar;
    for (const ActionEntry& entry : m_entries) {
        if (entry.barPlace > 0)
            bar.append(entry);
    }
    std::sort(bar.begin(), bar.end(),
              [](const ActionEntry& a, const ActionEntry& b) { return a.barPlace < b.barPlace; });
    return bar;
}

std::optional<Action> ActionMap::actionFor(KeyContext context, QKeyCombination pressed) const
{
    // The numeric keypad and shifted symbols are the same keys to a cashier.
    Qt::KeyboardModifiers modifiers = pressed.keyboardModifiers();
    modifiers &= ~Qt::KeypadModifier;
    Qt::Key code = pressed.key();
    if (code == Qt::Key_Enter)
        code = Qt::Key_Return;
    if (code == Qt::Key_multiply)
        code = Qt::Key_Asterisk;
    const bool symbol = code > Qt::Key_Space && code < Qt::Key_0;
    if (symbol)
        modifiers &= ~Qt::ShiftModifier;
    const QKeyCombination wanted(modifiers, code);
    for (const ActionEntry& entry : m_entries) {
        if (entry.context == context && entry.key == wanted && wanted.toCombined() != 0)
            return entry.action;
    }
    return std::nullopt;
}

QString ActionMap::capOf(Action action, KeyContext context) const
{
    for (const ActionEntry& entry : m_entries) {
        if (entry.action == action && entry.context == context)
            return keyText(entry.key);
    }
    return {};
}

std::optional<Action> ActionMap::rebind(Action action, KeyContext context, QKeyCombination wanted)
{
    for (const ActionEntry& entry : std::as_const(m_entries)) {
        const bool same = entry.context == context && entry.key == wanted;
        if (same && entry.action != action && wanted.toCombined() != 0)
            return entry.action;
    }
    for (ActionEntry& entry : m_entries) {
        if (entry.action == action && entry.context == context)
            entry.key = wanted;
    }
    return std::nullopt;
}

bool ActionMap::isSetUp(Action action)
{
    return action != Action::Member && action != Action::Shift;
}

QString ActionMap::nameOf(Action action)
{
    switch (action) {
    case Action::ShowKeys:
        return Words::tr("Keys");
    case Action::FindItem:
        return Words::tr("Find item");
    case Action::Member:
        return Words::tr("Member");
    case Action::Hold:
        return Words::tr("Hold");
    case Action::Recall:
        return Words::tr("Recall");
    case Action::DiscountSale:
        return Words::tr("Discount", "whole sale");
    case Action::RoundOff:
        return Words::tr("Round off");
    case Action::CheckPrice:
        return Words::tr("Check price");
    case Action::OpenDrawer:
        return Words::tr("Drawer");
    case Action::Pay:
        return Words::tr("Pay");
    case Action::ChangeQuantity:
        return Words::tr("Qty", "change the quantity");
    case Action::OneMore:
        return Words::tr("One more");
    case Action::OneLess:
        return Words::tr("One less");
    case Action::ChangePrice:
        return Words::tr("Price", "change the price");
    case Action::DiscountLine:
        return Words::tr("Discount", "one line");
    case Action::NoteLine:
        return Words::tr("Note");
    case Action::RemoveLine:
        return Words::tr("Remove");
    case Action::CancelSale:
        return Words::tr("Cancel sale");
    case Action::Return:
    case Action::Shift:
    case Action::ReprintLast:
    case Action::ShowReceipt:
    case Action::UnknownCodes:
    case Action::PrintJobs:
    case Action::OpenPayments:
    case Action::Deposits:
    case Action::View:
    case Action::Lock:
        return nameOfDesk(action);
    case Action::Confirm:
    case Action::Back:
    case Action::TakeCash:
    case Action::TakeCard:
    case Action::TakeCode:
    case Action::ShowCode:
    case Action::UseDeposit:
    case Action::NextPart:
    case Action::OtherStaff:
        return nameOutsideCart(action);
    }
    Q_UNREACHABLE();
}

QString ActionMap::contextName(KeyContext context)
{
    switch (context) {
    case KeyContext::Checkout:
        return Words::tr("Checkout");
    case KeyContext::Tender:
        return Words::tr("Taking payment");
    case KeyContext::SignIn:
        return Words::tr("Sign-in");
    }
    Q_UNREACHABLE();
}

QString keyText(QKeyCombination combination)
{
    if (combination.toCombined() == 0)
        return {};
    QStringList parts;
    const Qt::KeyboardModifiers modifiers = combination.keyboardModifiers();
    if (modifiers.testFlag(Qt::ControlModifier))
        parts.append(QStringLiteral("Ctrl"));
    if (modifiers.testFlag(Qt::AltModifier))
        parts.append(QStringLiteral("Alt"));
    if (modifiers.testFlag(Qt::ShiftModifier))
        parts.append(QStringLiteral("Shift"));
    const Qt::Key code = combination.key();
    if (code >= Qt::Key_F1 && code <= Qt::Key_F35)
        parts.append(u'F' + QString::number(int(code) - int(Qt::Key_F1) + 1));
    else if (code == Qt::Key_Return || code == Qt::Key_Enter)
        parts.append(QStringLiteral("Enter"));
    else if (code == Qt::Key_Escape)
        parts.append(QStringLiteral("Esc"));
    else if (code == Qt::Key_Delete)
        parts.append(QStringLiteral("Del"));
    else if (code == Qt::Key_Tab)
        parts.append(QStringLiteral("Tab"));
    else if (code == Qt::Key_Minus)
        parts.append(QStringLiteral("−"));
    else
        parts.append(QString(QChar(char16_t(code))));
    return parts.join(u'+');
}

} // namespace till::models
