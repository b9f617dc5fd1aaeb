// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/barcode/classify.h"

#include <QtGlobal>

/// A scan is never lost: whatever is on the screen, it goes somewhere or it is said why not.
namespace till::models {

/// What is on top of the window.
enum class Showing {
    SignedOut, ///< sign-in or lock: nobody answers for a sale
    Cart,      ///< also search and lists over the cart
    Tender,
    Payment,   ///< a payment is under way or not known yet
    ShownCode, ///< a customer reads a code of the till
    NoMoney,   ///< a payment came to nothing; its page asks what next
    Paid,
    Form, ///< anything else that covers the cart
};

enum class MoneyIn { None, Some };

enum class ScanRoute {
    ToCart,           ///< hand it to the checkout
    LeaveTenderFirst, ///< back to the cart, then hand it over
    NextSale,         ///< close the paid page, then hand it over
    BehindForm,       ///< hand it over; the form stays, a toast says so
    OpenTender,       ///< a payment code at the cart: held until Enter
    ToTender,         ///< a payment code where payments are taken
    HoldFirst,        ///< goods while a payment is undecided: that sale waits, a new one begins
    RefuseUndecided,  ///< a payment code while a payment is undecided
    RefuseCodeShown,  ///< anything while a customer reads a code of the till
    RefuseMoneyIsIn,
    RefusePaymentCode,
    RefuseAlreadyPaid,
    RefuseSignedOut,
    RefuseReceiptCode,
};

[[nodiscard]] ScanRoute routeScan(Showing showing, MoneyIn money, const barcode::Kind& kind);

} // namespace till::models
