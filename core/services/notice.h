// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/money.h"
#include "core/catalog/scale_barcode.h"
#include "core/sale/decide.h"

#include <QMetaType>
#include <QString>

#include <variant>

/// Things to tell the cashier, as data. ui/models/messages.h makes the sentence and the next step
/// of each.
namespace till::services {

/// No product has this code. Parked in CheckoutState::unknownCodes.
struct UnknownCode {
    QString code;
};
/// A scan that cannot be a code of anything: truncated, control characters, over-long.
struct UnreadableCode {
    QString code; ///< what could be read of it, at most 40 characters
};
/// A customer's payment code was scanned; the digits are not kept.
struct PaymentCodeScanned {
    Money remaining;
};
/// A scale label that cannot become a line as it is.
struct LabelRefused {
    QString product;
    catalog::LabelProblem problem;
};
/// The product is sold by weight and no weight is known.
struct WeightMissing {
    QString product;
};
/// The product has no price in the catalogue.
struct PriceMissing {
    QString product;
};
/// What stands before `*` is no quantity.
struct QuantityUnreadable {
    QString text;
};
/// A rule of the sale said no.
struct CommandRefused {
    sale::Refusal refusal = sale::Refusal::CartEmpty;
};
/// A fixed discount went because what it was given on has shrunk too far.
struct DiscountTakenAway {
    QString product; ///< empty: the discount of the whole sale
};
/// There is no such sale, or it is not in a state for what was asked.
struct SaleNotAvailable {
    SaleId sale;
};
/// The code on a receipt that this till did not write, or that was changed.
struct ForeignReceipt {};
struct HeldNow {
    QString note;
    Money total;
    SaleId sale;
};
struct Recalled {
    SaleId sale;
};
struct DrawerRequested {};
/// No printer is set up, so there is nothing that could print, or open the drawer that hangs on it.
struct NoPrinter {};
struct ReprintQueued {
    SaleId sale;
    int copy = 0;
};
/// The journal cannot be written: selling has stopped until it can.
struct JournalHalted {
    Error error;
};
struct JournalWorksAgain {};
/// The catalogue cannot be read.
struct CatalogueUnavailable {
    Error error;
};
/// After start: the cart of before a crash or power cut is back.
struct CartRestored {
    int lineCount = 0;
    Money total;
};

using Notice = std::variant<UnknownCode, UnreadableCode, PaymentCodeScanned, LabelRefused,
                            WeightMissing, PriceMissing, QuantityUnreadable, CommandRefused,
                            DiscountTakenAway, SaleNotAvailable, ForeignReceipt, HeldNow, Recalled,
                            DrawerRequested, NoPrinter, ReprintQueued, JournalHalted,
                            JournalWorksAgain, CatalogueUnavailable, CartRestored>;

} // namespace till::services

Q_DECLARE_METATYPE(till::services::Notice)
