// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeyCombination>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace till::models {

/// Everything that a key, a function key on screen or a button with a key cap can ask for.
enum class Action {
    ShowKeys,
    FindItem,
    Member,
    Hold,
    Recall,
    DiscountSale,
    Return,
    RoundOff,
    CheckPrice,
    OpenDrawer,
    Shift,
    Pay,
    ChangeQuantity,
    OneMore,
    OneLess,
    ChangePrice,
    DiscountLine,
    NoteLine,
    RemoveLine,
    CancelSale,
    ReprintLast,
    ShowReceipt,
    UnknownCodes,
    PrintJobs,
    OpenPayments,
    Deposits,
    View,
    Lock,
    Confirm,
    Back,
    TakeCash,
    TakeCard,
    TakeCode,
    ShowCode,
    UseDeposit,
    NextPart,
    OtherStaff,
};

/// Where a key means something. The same key may mean different things in different contexts, never
/// two in one.
enum class KeyContext { Checkout, Tender, SignIn };

struct ActionEntry {
    Action action = Action::ShowKeys;
    KeyContext context = KeyContext::Checkout;
    QKeyCombination key = QKeyCombination::fromCombined(0); ///< 0: no key
    int barPlace = 0; ///< 1 to 12 in the function bar; 0: not in it
};

/// "F12", "Ctrl+Del", "Enter", "*": what stands on a key cap. Empty for no key.
[[nodiscard]] QString keyText(QKeyCombination key);

/// The table of actions and keys: function bar, key caps, key help and key events all read it.
/// Value type; GUI thread.
class ActionMap {
public:
    /// The default keys.
    ActionMap();

    [[nodiscard]] const QList<ActionEntry>& entries() const { return m_entries; }
    /// The entries of the function bar in order.
    [[nodiscard]] QList<ActionEntry> barEntries() const;
    [[nodiscard]] std::optional<Action> actionFor(KeyContext context, QKeyCombination key) const;
    /// What stands on the key cap; empty when the action has no key there.
    [[nodiscard]] QString capOf(Action action, KeyContext context = KeyContext::Checkout) const;
    /// The clashing action when the key is taken in that context (nothing is changed then).
    [[nodiscard]] std::optional<Action> rebind(Action action, KeyContext context,
                                               QKeyCombination key);

    /// Whether this till can do it; what it cannot keeps its place and says so.
    [[nodiscard]] static bool isSetUp(Action action);
    /// The name in the language of the screen: at most 11 letters in English where it stands on a
    /// key.
    [[nodiscard]] static QString nameOf(Action action);
    [[nodiscard]] static QString contextName(KeyContext context);

private:
    QList<ActionEntry> m_entries;
};

} // namespace till::models
