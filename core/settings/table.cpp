// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/scale_barcode.h"
#include "core/settings/table_parts.h"

#include <vector>

// The table. A new setting is a member of Values and a row here; file, command line, manual and
// settings page follow from it.

namespace till::settings {
namespace {

Result<void> checkLayouts(const QStringList& texts)
{
    return catalog::parseScaleLayouts(texts).map([](const auto&) {});
}

constexpr Money zero = Money::fromFen(0);
constexpr Money oneFen = Money::fromFen(1);
constexpr Money largest = Money::fromFen(Money::maxFen);

void addShop(std::vector<Field>& table)
{
    table.push_back({u"shop.name"_qs,
                     text(
                         [](auto& v) -> auto& { return v.shop.name; }, 40),
                     u"Name of the shop, at the head of receipts."_qs});
    table.push_back({u"shop.branch"_qs,
                     text(
                         [](auto& v) -> auto& { return v.shop.branch; }, 40),
                     u"Name of the branch; empty if there is only one."_qs});
    table.push_back({u"shop.address"_qs,
                     text(
                         [](auto& v) -> auto& { return v.shop.address; }, 80),
                     u"Address, on receipts."_qs});
    table.push_back({u"shop.phone"_qs,
                     text(
                         [](auto& v) -> auto& { return v.shop.phone; }, 30),
                     u"Telephone number, on receipts."_qs});
    table.push_back({u"till.number"_qs,
                     number(
                         [](auto& v) -> auto& { return v.till.number; }, 1, 99),
                     u"Number of this till; part of every sale number, so no two tills of a shop "
                     u"may share it."_qs});
}

void addSale(std::vector<Field>& table)
{
    table.push_back(
        {u"sale.rounding"_qs,
         choice([](auto& v) -> auto& { return v.sale.rounding; },
                {u"none"_qs, u"dropFen"_qs, u"dropJiao"_qs, u"halfUpJiao"_qs, u"halfUpYuan"_qs,
                 u"dropToFiveJiao"_qs}),
         u"How what is left to pay in cash is rounded; other means pay to the fen."_qs});
    table.push_back(
        {u"sale.merge"_qs,
         choice([](auto& v) -> auto& { return v.sale.merge; },
                {u"never"_qs, u"lastLine"_qs, u"anywhere"_qs}),
         u"Whether scanning the same goods again makes a line longer or a new one."_qs});
    table.push_back({u"sale.linesMax"_qs,
                     number(
                         [](auto& v) -> auto& { return v.sale.linesMax; }, 1, 100'000),
                     u"Most lines in one sale."_qs});
    table.push_back({u"sale.lineAmountMax"_qs,
                     money(
                         [](auto& v) -> auto& { return v.sale.lineAmountMax; }, oneFen, largest),
                     u"Largest amount of one line in yuan; more is a typing error."_qs});
    table.push_back({u"sale.totalMax"_qs,
                     money(
                         [](auto& v) -> auto& { return v.sale.totalMax; }, oneFen, largest),
                     u"Largest total of one sale in yuan."_qs});
    table.push_back(
        {u"sale.cashReceivedMax"_qs,
         money(
             [](auto& v) -> auto& { return v.sale.cashReceivedMax; }, oneFen, largest),
         u"Largest amount of cash received at once in yuan; more is a barcode in the wrong field."_qs});
}

void addApproval(std::vector<Field>& table)
{
    table.push_back(
        {u"approval.discountPermilleFree"_qs,
         number(
             [](auto& v) -> auto& { return v.approval.discountPermilleFree; }, 0, 1000),
         u"Reduction a cashier may give without approval, in thousandths: 200 is 20 % off."_qs});
    table.push_back({u"approval.roundOffMax"_qs,
                     money(
                         [](auto& v) -> auto& { return v.approval.roundOffMax; }, zero, largest),
                     u"Amount in yuan that may be taken off a whole sale without approval."_qs});
    table.push_back({u"approval.priceOverrideFree"_qs,
                     onOff([](auto& v) -> auto& { return v.approval.priceOverrideFree; }),
                     u"Cashiers may change prices without approval."_qs});
    table.push_back({u"approval.lineVoidFree"_qs,
                     onOff([](auto& v) -> auto& { return v.approval.lineVoidFree; }),
                     u"Cashiers may void lines without approval."_qs});
    table.push_back({u"approval.saleVoidFree"_qs,
                     onOff([](auto& v) -> auto& { return v.approval.saleVoidFree; }),
                     u"Cashiers may void a whole sale without approval."_qs});
    table.push_back(
        {u"scale.layouts"_qs,
         TextListField{placeOf<QStringList>([](auto& v) -> auto& { return v.scale.layouts; }), 16,
                       60, checkLayouts},
         u"How label scales of this shop build their barcodes, such as 21:PPPPPAAAAAC (goods, "
         u"amount, "
         u"check digit) or 26:PPPPPAAAAAWWWWWC; none for the usual ones."_qs});
}

void addPaper(std::vector<Field>& table)
{
    table.push_back({u"receipt.footer"_qs,
                     text(
                         [](auto& v) -> auto& { return v.receipt.footer; }, 80),
                     u"Last line of receipts."_qs});
    table.push_back({u"printer.kind"_qs,
                     choice([](auto& v) -> auto& { return v.printer.kind; },
                            {u"none"_qs, u"tcp"_qs, u"file"_qs, u"screen"_qs}),
                     u"How the receipt printer is reached: over the network, as a file or device, "
                     u"or shown on screen."_qs});
    table.push_back({u"printer.address"_qs,
                     text(
                         [](auto& v) -> auto& { return v.printer.address; }, 253),
                     u"Host name or IP address of a tcp printer."_qs});
    table.push_back({u"printer.port"_qs,
                     number(
                         [](auto& v) -> auto& { return v.printer.port; }, 1, 65'535),
                     u"TCP port of a tcp printer."_qs});
    table.push_back({u"printer.path"_qs,
                     text(
                         [](auto& v) -> auto& { return v.printer.path; }, 1'024),
                     u"File or character device of a file printer, such as /dev/usb/lp0."_qs});
    table.push_back({u"printer.columns"_qs,
                     oneOf([](auto& v) -> auto& { return v.printer.columns; }, {32, 48}),
                     u"Characters in a line: 48 for 80 mm paper, 32 for 58 mm."_qs});
    table.push_back({u"printer.cutter"_qs, onOff([](auto& v) -> auto& { return v.printer.cutter; }),
                     u"The printer cuts the paper."_qs});
    table.push_back(
        {u"printer.confirms"_qs, onOff([](auto& v) -> auto& { return v.printer.confirms; }),
         u"The printer answers status requests, so that printing can be confirmed."_qs});
    table.push_back(
        {u"printer.nativeQr"_qs, onOff([](auto& v) -> auto& { return v.printer.nativeQr; }),
         u"The printer draws QR codes itself; otherwise they are sent as pictures."_qs});
    table.push_back({u"drawer.pin"_qs, oneOf([](auto& v) -> auto& { return v.drawer.pin; }, {2, 5}),
                     u"Pin of the printer's drawer connector that opens the drawer."_qs});
}

void addPlace(std::vector<Field>& table)
{
    table.push_back({u"scanner.wedge"_qs, onOff([](auto& v) -> auto& { return v.scanner.wedge; }),
                     u"Reads scanners that type like a keyboard."_qs});
    table.push_back({u"scanner.serialPath"_qs,
                     text(
                         [](auto& v) -> auto& { return v.scanner.serialPath; }, 1'024),
                     u"Device of a serial scanner, such as /dev/ttyACM0; empty for none."_qs});
    table.push_back({u"scanner.serialBaud"_qs,
                     oneOf([](auto& v) -> auto& { return v.scanner.serialBaud; },
                           {1'200, 2'400, 4'800, 9'600, 19'200, 38'400, 57'600, 115'200}),
                     u"Speed of the serial scanner in baud."_qs});
    table.push_back({u"ui.language"_qs,
                     choice([](auto& v) -> auto& { return v.ui.language; },
                            {u"system"_qs, u"zh_CN"_qs, u"en"_qs}),
                     u"Language of the screen."_qs});
    table.push_back({u"ui.theme"_qs,
                     choice([](auto& v) -> auto& { return v.ui.theme; },
                            {u"system"_qs, u"light"_qs, u"dark"_qs, u"highContrast"_qs}),
                     u"Colours of the screen."_qs});
    table.push_back({u"ui.scale"_qs,
                     number(
                         [](auto& v) -> auto& { return v.ui.scalePercent; }, 100, 200),
                     u"Size of everything on the screen in percent."_qs});
    table.push_back({u"ui.layout"_qs,
                     choice([](auto& v) -> auto& { return v.ui.layout; },
                            {u"auto"_qs, u"keyboard"_qs, u"touch"_qs}),
                     u"Made for a keyboard or for fingers."_qs});
    table.push_back({u"ui.sounds"_qs, onOff([](auto& v) -> auto& { return v.ui.sounds; }),
                     u"Short sounds for scans, refusals and payments."_qs});
    table.push_back({u"lock.idleMinutes"_qs,
                     number(
                         [](auto& v) -> auto& { return v.lock.idleMinutes; }, 0, 240),
                     u"Minutes without input until the screen locks itself; 0 for never."_qs});
}

std::vector<Field> build()
{
    std::vector<Field> table;
    addShop(table);
    addSale(table);
    addApproval(table);
    addAcquirers(table);
    addPaper(table);
    addPlace(table);
    return table;
}

} // namespace

std::span<const Field> fields()
{
    static const std::vector<Field> table = build();
    return table;
}

} // namespace till::settings
