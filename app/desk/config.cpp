// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/config.h"

#include <QUrl>

namespace till::desk {

namespace {

channels::PoslinkVersion versionFrom(int number)
{
    // The settings' table takes no other number.
    return channels::poslinkVersionNamed(QStringLiteral("v%1").arg(number))
        .value_or(channels::PoslinkVersion::V2);
}

channels::OpenPlatformAuthentication authenticationFrom(settings::Authentication wanted)
{
    switch (wanted) {
    case settings::Authentication::BodySignature:
        return channels::OpenPlatformAuthentication::BodySignature;
    case settings::Authentication::AccessToken:
        return channels::OpenPlatformAuthentication::AccessToken;
    }
    Q_UNREACHABLE();
}

channels::TokenHeader tokenHeaderFrom(settings::TokenHeader wanted)
{
    switch (wanted) {
    case settings::TokenHeader::Unquoted:
        return channels::TokenHeader::Bare;
    case settings::TokenHeader::Quoted:
        return channels::TokenHeader::Quoted;
    case settings::TokenHeader::QuotedWithAppId:
        return channels::TokenHeader::QuotedWithApp;
    }
    Q_UNREACHABLE();
}

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
    config.sendGoods = values.poslink.sendGoods;
    config.scaleLayouts = checkout.scaleLayouts;
    return config;
}

channels::PoslinkConfig poslinkConfig(const settings::Values& values)
{
    const settings::Values::Poslink& chosen = values.poslink;
    channels::PoslinkConfig config;
    config.base = QUrl(chosen.base, QUrl::StrictMode);
    config.appId = chosen.appId;
    config.merchantCode = chosen.merchantCode;
    config.terminalCode = chosen.terminalCode;
    config.authentication = authenticationFrom(chosen.authentication);
    config.tokenHeader = tokenHeaderFrom(chosen.tokenHeader);
    config.versions = {.activate = versionFrom(chosen.activateVersion),
                       .pay = versionFrom(chosen.payVersion),
                       .voidPayment = versionFrom(chosen.voidVersion),
                       .refund = versionFrom(chosen.refundVersion),
                       .query = versionFrom(chosen.queryVersion),
                       .queryRefund = versionFrom(chosen.refundQueryVersion)};
    config.sendGoods = chosen.sendGoods ? channels::PoslinkConfig::SendGoods::Yes
                                        : channels::PoslinkConfig::SendGoods::No;
    config.storeId = chosen.storeId;
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
