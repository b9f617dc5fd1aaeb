// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/escpos/render.h"

#include "core/barcode/matrix.h"
#include "core/base/overloaded.h"
#include "core/receipt/columns.h"
#include "devices/escpos/raster.h"

#include <algorithm>
#include <initializer_list>

namespace till::escpos {

namespace {

QByteArray bytes(std::initializer_list<int> values)
{
    QByteArray result;
    result.reserve(static_cast<qsizetype>(values.size()));
    for (const int value : values)
        result += static_cast<char>(value);
    return result;
}

constexpr int wideDots = 576;
constexpr int codeHeightDots = 72;
constexpr int moduleMin = 2;

QByteArray align(receipt::Align value)
{
    switch (value) {
    case receipt::Align::Left:
        return bytes({0x1B, 0x61, 0x00});
    case receipt::Align::Centre:
        return bytes({0x1B, 0x61, 0x01});
    case receipt::Align::Right:
        return bytes({0x1B, 0x61, 0x02});
    }
    Q_UNREACHABLE();
}

/// ESC J: forward by dots.
QByteArray feedDots(int dots)
{
    return bytes({0x1B, 0x4A, std::clamp(dots, 0, 255)});
}

/// ESC @ forgets modes left by another program; FS & comes at the start since some printers obey it
/// from the next line only.
QByteArray initialise(const PrinterProfile& profile)
{
    switch (profile.textMode) {
    case TextMode::Gb18030:
        return bytes({0x1B, 0x40, 0x1C, 0x26});
    }
    Q_UNREACHABLE();
}

/// Every element sets the modes it needs and takes them back: a job may be cut off between any two.
QByteArray textLine(const receipt::TextLine& line)
{
    const int size = (line.doubleWidth ? 0x10 : 0x00) | (line.doubleHeight ? 0x01 : 0x00);
    QByteArray result;
    if (line.align != receipt::Align::Left)
        result += align(line.align);
    if (line.bold)
        result += bytes({0x1B, 0x45, 0x01});
    if (size != 0) // GS ! scales Chinese too, ESC ! does not everywhere
        result += bytes({0x1D, 0x21, size});
    result += receipt::encodeGb18030(line.text);
    result += '\n';
    if (size != 0)
        result += bytes({0x1D, 0x21, 0x00});
    if (line.bold)
        result += bytes({0x1B, 0x45, 0x00});
    if (line.align != receipt::Align::Left)
        result += align(receipt::Align::Left);
    return result;
}

QByteArray rule(const receipt::Rule& rule, int columns)
{
    const QByteArray one = receipt::encodeGb18030(QStringView(&rule.character, 1));
    return one.isEmpty() ? QByteArray("\n") : one.repeated(columns / one.size()) + '\n';
}

/// The largest module up to `wanted` at which the code and its quiet zone fit the paper; 0: none.
int fittingModule(int modules, int wanted, const PrinterProfile& profile)
{
    const int module = std::min(wanted, profile.dots / std::max(modules, 1));
    return module < moduleMin ? 0 : module;
}

/// GS k 73: set C takes a value 0-99 for each pair of digits.
QByteArray nativeCode128(const QString& digits, int module)
{
    QByteArray data("{C");
    for (qsizetype i = 0; i + 1 < digits.size(); i += 2)
        data += static_cast<char>(digits[i].digitValue() * 10 + digits[i + 1].digitValue());
    QByteArray result = align(receipt::Align::Centre);
    result += bytes({0x1D, 0x68, codeHeightDots}); // GS h: height
    result += bytes({0x1D, 0x77, module});         // GS w: module width
    result += bytes({0x1D, 0x48, 0x00});           // GS H: no text of the printer's own
    result += bytes({0x1D, 0x6B, 0x49, static_cast<int>(data.size())}) + data;
    return result + align(receipt::Align::Left);
}

QList<QByteArray> code128(const receipt::Code128& code, const PrinterProfile& profile)
{
    QList<QByteArray> blocks;
    if (const auto matrix = barcode::code128Modules(code.digits)) {
        const int module = fittingModule(matrix->width() + 2 * barcode::code128QuietModules,
                                         profile.dots >= wideDots ? 3 : 2, profile);
        if (module > 0 && profile.nativeCode128)
            blocks.append(nativeCode128(code.digits, module));
        else if (module > 0)
            blocks.append(rasterSlices({.matrix = *matrix,
                                        .module = module,
                                        .rowsPerLine = codeHeightDots,
                                        .dots = profile.dots}));
    }
    if (!code.caption.isEmpty())
        blocks.append(textLine({.text = code.caption, .align = receipt::Align::Centre}));
    return blocks;
}

/// GS ( k, the five functions of QR model 2; the module count is checked before, since a symbol
/// that is too wide is silently not printed.
QByteArray nativeQr(const QByteArray& text, int module)
{
    const auto length = static_cast<int>(text.size()) + 3;
    QByteArray result = align(receipt::Align::Centre);
    result += bytes({0x1D, 0x28, 0x6B, 0x04, 0x00, 0x31, 0x41, 0x32, 0x00}); // model 2
    result += bytes({0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x43, module});     // module in dots
    result += bytes({0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x45, 0x31});       // level M
    result +=
        bytes({0x1D, 0x28, 0x6B, length & 0xFF, length >> 8, 0x31, 0x50, 0x30}) + text; // store
    result += bytes({0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x51, 0x30});                  // print
    return result + align(receipt::Align::Left);
}

QList<QByteArray> qrCode(const receipt::QrCode& code, const PrinterProfile& profile)
{
    const auto matrix = barcode::qrModules(code.text);
    if (!matrix)
        return {};
    const int module = fittingModule(matrix->width() + 2 * barcode::qrQuietModules,
                                     profile.dots >= wideDots ? 6 : 5, profile);
    if (module == 0)
        return {};
    const QByteArray quiet = feedDots(barcode::qrQuietModules * module);
    QList<QByteArray> blocks{quiet};
    if (profile.nativeQr)
        blocks.append(nativeQr(code.text.toUtf8(), module));
    else
        blocks.append(rasterSlices(
            {.matrix = *matrix, .module = module, .rowsPerLine = 0, .dots = profile.dots}));
    blocks.append(quiet);
    return blocks;
}

} // namespace

QList<QByteArray> renderBlocks(const receipt::Receipt& receipt, const PrinterProfile& profile)
{
    QList<QByteArray> blocks{initialise(profile)};
    // Short pieces are joined up to a printer's small buffer; the order is what counts.
    const auto add = [&blocks](const QByteArray& block) {
        if (blocks.last().size() + block.size() <= blockBytesMax)
            blocks.last() += block;
        else
            blocks.append(block);
    };
    const auto addAll = [&add](const QList<QByteArray>& list) {
        std::ranges::for_each(list, add);
    };
    for (const receipt::Element& element : receipt.elements) {
        std::visit(Overloaded{
                       [&](const receipt::TextLine& line) { add(textLine(line)); },
                       [&](const receipt::Rule& line) { add(rule(line, profile.columns)); },
                       [&](const receipt::Code128& code) { addAll(code128(code, profile)); },
                       [&](const receipt::QrCode& code) { addAll(qrCode(code, profile)); },
                       [&](const receipt::Feed& feed) {
                           if (feed.lines > 0) // ESC d: forward by lines
                               add(bytes({0x1B, 0x64, std::min(feed.lines, 255)}));
                       },
                       [&](const receipt::Cut&) {
                           if (profile.cutter) // GS V 66: feed to the cutter, leave a bridge
                               add(bytes({0x1D, 0x56, 0x42, 0x00}));
                       },
                   },
                   element);
    }
    return blocks;
}

QByteArray render(const receipt::Receipt& receipt, const PrinterProfile& profile)
{
    return renderBlocks(receipt, profile).join();
}

QByteArray drawerPulse(const PrinterProfile& profile)
{
    return bytes({0x1B, 0x70, profile.drawerPin == DrawerPin::Five ? 1 : 0, profile.pulseOn,
                  profile.pulseOff});
}

QByteArray drawerPulseRealTime(const PrinterProfile& profile)
{
    return bytes({0x10, 0x14, 0x01, profile.drawerPin == DrawerPin::Five ? 1 : 0, 0x01});
}

} // namespace till::escpos
