// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/sale/decide.h"
#include "core/sale/sale.h"
#include "core/settings/acquirers.h"

#include <QMetaType>
#include <QString>
#include <QStringList>

/// Settings as plain values: read them as `values.printer.columns`. What each one means, its range
/// and its name in the file stand in one place, the table behind settings/field.h; a default stands
/// here, once. Secrets are never settings: see settings/secret_file.h.
namespace till::settings {

enum class PrinterKind { None, Tcp, File, Screen };
enum class Language { System, Chinese, English };
enum class Theme { System, Light, Dark, HighContrast };
enum class Layout { Auto, Keyboard, Touch };
/// A plain copyable value; the same at every place that got it until somebody hands out a new one.
struct Values {
    struct Shop {
        QString name = QStringLiteral("示例便利店");
        QString branch;
        QString address;
        QString phone;

        bool operator==(const Shop&) const = default;
    } shop;

    struct Till {
        int number = 1;

        bool operator==(const Till&) const = default;
    } till;

    struct SaleRules {
        sale::RoundingMode rounding = sale::RoundingMode::DropFen;
        sale::MergeMode merge = sale::MergeMode::LastLine;
        int linesMax = 10'000;
        Money lineAmountMax = Money::fromFen(9'999'999);
        Money totalMax = Money::fromFen(99'999'999);
        Money cashReceivedMax = Money::fromFen(9'999'999);

        bool operator==(const SaleRules&) const = default;
    } sale;

    struct Approval {
        int discountPermilleFree = 200;
        Money roundOffMax = Money::fromFen(99);
        bool priceOverrideFree = false;
        bool lineVoidFree = true;
        bool saleVoidFree = true;

        bool operator==(const Approval&) const = default;
    } approval;

    struct Scale {
        QStringList layouts; ///< as catalog::parseScaleLayouts() reads them

        bool operator==(const Scale&) const = default;
    } scale;

    struct Receipt {
        QString footer = QStringLiteral("谢谢惠顾，欢迎再来");

        bool operator==(const Receipt&) const = default;
    } receipt;

    struct Printer {
        PrinterKind kind = PrinterKind::None;
        QString address;
        int port = 9100;
        QString path;
        int columns = 48;
        bool cutter = true;
        bool confirms = true;
        bool nativeQr = true;

        bool operator==(const Printer&) const = default;
    } printer;

    struct Drawer {
        int pin = 2;

        bool operator==(const Drawer&) const = default;
    } drawer;

    struct Scanner {
        bool wedge = true;
        QString serialPath;
        int serialBaud = 9600;

        bool operator==(const Scanner&) const = default;
    } scanner;

    struct Ui {
        Language language = Language::System;
        Theme theme = Theme::System;
        int scalePercent = 100;
        Layout layout = Layout::Auto;
        bool sounds = true;

        bool operator==(const Ui&) const = default;
    } ui;

    Poslink poslink;
    Netpay netpay;
    Mmsp mmsp;
    Quickpay quickpay;
    Gateway gateway;
    Payout payout;
    Loyalty loyalty;
    Notifications notifications;
    Routing routing;

    struct Lock {
        int idleMinutes = 5;

        bool operator==(const Lock&) const = default;
    } lock;

    bool operator==(const Values&) const = default;
};

} // namespace till::settings

Q_DECLARE_METATYPE(till::settings::Values)
