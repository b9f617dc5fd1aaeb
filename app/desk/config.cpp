// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/config.h"

#include "core/payment/route_rules.h"

namespace till::desk {

namespace {

/// Labels as most Chinese counter scales are delivered: prefix 21 amount in fen, 22 weight in
/// grams, 26 both.
const QStringList usualLayouts{QStringLiteral("21:PPPPPAAAAAC"), QStringLiteral("22:PPPPPWWWWWC"),
                               QStringLiteral("26:PPPPPAAAAAWWWWWC")};

} // namespace

sale::Rules rulesFrom(const settings::Values& values)
{
    sale::Rules rules;
    rules.rounding = values.sale.rounding;
    rules.merge = values.sale.merge;
    rules.linesMax = values.sale.linesMax;
    rules.lineAmountMax = values.sale.lineAmountMax;
    rules.saleTotalMax = values.sale.totalMax;
    rules.cashReceivedMax = values.sale.cashReceivedMax;
    rules.discountPermilleFree = values.approval.discountPermilleFree;
    rules.roundOffMax = values.approval.roundOffMax;
    rules.priceOverrideFree = values.approval.priceOverrideFree;
    rules.lineVoidFree = values.approval.lineVoidFree;
    rules.saleVoidFree = values.approval.saleVoidFree;
    return rules;
}

services::CheckoutConfig checkoutConfig(const settings::Values& values, Mode mode)
{
    services::CheckoutConfig config;
    config.tillNumber = values.till.number;
    config.training = mode == Mode::Training;
    config.rules = rulesFrom(values);
    // The settings file was checked when it was read; a layout that is wrong all the same reads no
    // labels.
    const QStringList& layouts =
        values.scale.layouts.isEmpty() ? usualLayouts : values.scale.layouts;
    config.scaleLayouts = catalog::parseScaleLayouts(layouts).value_or(catalog::ScaleLayouts());
    config.printReceipts = printerKind(values, mode) != settings::PrinterKind::None;
    return config;
}

services::PaymentConfig paymentConfig(const settings::Values& values, Mode mode,
                                      const services::CheckoutConfig& checkout)
{
    services::PaymentConfig config;
    config.tillNumber = checkout.tillNumber;
    config.training = mode == Mode::Training;
    config.printSlips = checkout.printReceipts;
    if (values.poslink.sendGoods)
        config.goodsTo.append(QStringLiteral("poslink"));
    if (values.netpay.sendGoods)
        config.goodsTo.append(QStringLiteral("netpay"));
    // The settings file was checked when it was read, like the layouts above.
    config.rules =
        payment::parseRouteRules(values.routing.rules).value_or(QList<payment::RouteRule>());
    config.scaleLayouts = checkout.scaleLayouts;
    return config;
}

services::ReceiptConfig receiptConfig(const settings::Values& values, Mode mode)
{
    services::ReceiptConfig config;
    config.shop = {values.shop.name, values.shop.branch, values.shop.address, values.shop.phone};
    if (!values.receipt.footer.isEmpty())
        config.footer = {values.receipt.footer};
    config.printerName =
        values.printer.kind == settings::PrinterKind::Tcp
            ? QStringLiteral("%1:%2").arg(values.printer.address).arg(values.printer.port)
            : values.printer.path;
    config.tillNumber = values.till.number;
    config.columns = values.printer.columns;
    config.training = mode == Mode::Training;
    return config;
}

settings::PrinterKind printerKind(const settings::Values& values, Mode mode)
{
    if (mode == Mode::Training && values.printer.kind == settings::PrinterKind::None)
        return settings::PrinterKind::Screen;
    return values.printer.kind;
}

QString tillName(const settings::Values& values, Mode mode)
{
    const QString number = QStringLiteral("%1").arg(values.till.number, 2, 10, QLatin1Char('0'));
    return mode == Mode::Training ? QStringLiteral("X") + number : number;
}

} // namespace till::desk
