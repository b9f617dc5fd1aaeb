// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/scan_route.h"

#include "core/base/overloaded.h"

#include <variant>

namespace till::models {

namespace {

ScanRoute routeGoods(Showing showing, MoneyIn money)
{
    switch (showing) {
    case Showing::SignedOut:
        return ScanRoute::RefuseSignedOut;
    case Showing::Cart:
        return ScanRoute::ToCart;
    case Showing::Tender:
    case Showing::NoMoney:
        return money == MoneyIn::None ? ScanRoute::LeaveTenderFirst : ScanRoute::RefuseMoneyIsIn;
    case Showing::Payment:
        return ScanRoute::HoldFirst;
    case Showing::ShownCode:
        return ScanRoute::RefuseCodeShown;
    case Showing::Paid:
        return ScanRoute::NextSale;
    case Showing::Form:
        return money == MoneyIn::None ? ScanRoute::BehindForm : ScanRoute::RefuseMoneyIsIn;
    }
    Q_UNREACHABLE();
}

/// Nothing is worth putting a sale with an undecided payment aside for it.
ScanRoute routeUnknown(Showing showing, MoneyIn money)
{
    return showing == Showing::Payment ? ScanRoute::RefuseUndecided : routeGoods(showing, money);
}

ScanRoute routePayment(Showing showing)
{
    switch (showing) {
    case Showing::SignedOut:
        return ScanRoute::RefuseSignedOut;
    case Showing::Cart:
        return ScanRoute::OpenTender;
    case Showing::Tender:
    case Showing::NoMoney:
        return ScanRoute::ToTender;
    case Showing::Payment:
        return ScanRoute::RefuseUndecided;
    case Showing::ShownCode:
        return ScanRoute::RefuseCodeShown;
    case Showing::Paid:
        return ScanRoute::RefuseAlreadyPaid;
    case Showing::Form:
        return ScanRoute::RefusePaymentCode;
    }
    Q_UNREACHABLE();
}

ScanRoute routeReceipt(Showing showing)
{
    switch (showing) {
    case Showing::SignedOut:
        return ScanRoute::RefuseSignedOut;
    case Showing::Cart:
        return ScanRoute::ToCart;
    case Showing::Paid:
        return ScanRoute::NextSale;
    case Showing::ShownCode:
        return ScanRoute::RefuseCodeShown;
    case Showing::Tender:
    case Showing::Payment:
    case Showing::NoMoney:
    case Showing::Form:
        return ScanRoute::RefuseReceiptCode;
    }
    Q_UNREACHABLE();
}

} // namespace

ScanRoute routeScan(Showing showing, MoneyIn money, const barcode::Kind& kind)
{
    return std::visit(
        Overloaded{
            [&](const barcode::GoodsCode&) { return routeGoods(showing, money); },
            [&](const barcode::ScaleLabel& label) {
                // Only where goods are expected may such digits be goods.
                const bool goods = showing == Showing::Cart || showing == Showing::Paid;
                return label.mayBePayment && !goods ? routePayment(showing)
                                                    : routeGoods(showing, money);
            },
            [&](const barcode::PaymentCode&) { return routePayment(showing); },
            [&](const barcode::SaleCode&) { return routeReceipt(showing); },
            // The checkout parks what nobody knows and says so, whatever is on the screen.
            [&](const barcode::UnknownCode&) { return routeUnknown(showing, money); },
            [&](const barcode::Unreadable&) { return routeUnknown(showing, money); },
        },
        kind);
}

} // namespace till::models
