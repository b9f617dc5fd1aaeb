// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/escpos_interpreter.h"

#include <QStringConverter>

namespace till::support {

namespace {

constexpr int columnDots = 12;
constexpr int lineFeed = 0x0A;

} // namespace

void EscposInterpreter::feed(const QByteArray& bytes)
{
    m_input += bytes;
    while (!m_input.isEmpty()) {
        const qsizetype used = step();
        if (used == 0)
            return;
        m_input.remove(0, used);
    }
}

QStringList EscposInterpreter::textLines() const
{
    QStringList lines;
    for (const PaperLine& line : all<PaperLine>())
        lines.append(line.text);
    return lines;
}

void EscposInterpreter::refuse(const QString& what)
{
    m_errors.append(what + QStringLiteral(": ") + QString::fromLatin1(m_input.left(12).toHex(' ')));
}

void EscposInterpreter::needLineStart(const QString& what)
{
    if (!m_line.isEmpty())
        refuse(what + QStringLiteral(" inside a line"));
}

qsizetype EscposInterpreter::step()
{
    switch (at(0)) {
    case 0x1B:
        return escape();
    case 0x1D:
        return group();
    case 0x1C:
        return fieldSeparator();
    case 0x10:
        return realTime();
    case lineFeed:
        endLine();
        return 1;
    default:
        return text();
    }
}

qsizetype EscposInterpreter::text()
{
    const int byte = at(0);
    if (byte >= 0x20 && byte < 0x7F) {
        m_line += m_input[0];
        return 1;
    }
    if (byte < 0x81 || byte == 0xFF) {
        refuse(QStringLiteral("unknown byte"));
        return 1;
    }
    if (!m_modes.chinese)
        refuse(QStringLiteral("Chinese without FS &"));
    if (!has(2))
        return 0;
    if (at(1) < 0x40)
        refuse(QStringLiteral("four-byte character"));
    m_line += m_input.left(2);
    return 2;
}

void EscposInterpreter::endLine()
{
    const qsizetype width = m_line.size() * m_modes.widthTimes * columnDots;
    if (width > m_dots)
        refuse(QStringLiteral("line wraps"));
    QStringDecoder decoder("GB18030");
    m_items.append(PaperLine{decoder.decode(m_line), m_modes.align, m_modes.widthTimes,
                             m_modes.heightTimes, m_modes.bold});
    m_line.clear();
}

qsizetype EscposInterpreter::escape()
{
    if (!has(2))
        return 0;
    switch (at(1)) {
    case 0x40: // ESC @
        m_modes = Modes{};
        m_line.clear();
        return 2;
    case 0x61: // ESC a n
        if (!has(3))
            return 0;
        needLineStart(QStringLiteral("alignment"));
        if (at(2) > 2)
            refuse(QStringLiteral("alignment"));
        m_modes.align = at(2);
        return 3;
    case 0x45: // ESC E n
        if (!has(3))
            return 0;
        m_modes.bold = (at(2) & 1) != 0;
        return 3;
    case 0x4A: // ESC J n
    case 0x64: // ESC d n
        if (!has(3))
            return 0;
        m_items.append(at(1) == 0x64 ? PaperFeed{at(2), 0} : PaperFeed{0, at(2)});
        return 3;
    case 0x70: // ESC p m t1 t2
        if (!has(5))
            return 0;
        if (at(2) > 1)
            refuse(QStringLiteral("drawer connector"));
        m_items.append(DrawerPulse{at(2) == 0 ? 2 : 5, at(3) * 2, at(4) * 2, false});
        return 5;
    default:
        refuse(QStringLiteral("unknown ESC"));
        return 2;
    }
}

qsizetype EscposInterpreter::fieldSeparator()
{
    if (!has(2))
        return 0;
    if (at(1) == 0x26)
        m_modes.chinese = true;
    else if (at(1) == 0x2E)
        m_modes.chinese = false;
    else
        refuse(QStringLiteral("unknown FS"));
    return 2;
}

qsizetype EscposInterpreter::realTime()
{
    if (!has(2))
        return 0;
    if (at(1) == 0x04) { // DLE EOT n
        if (!has(3))
            return 0;
        if (at(2) < 1 || at(2) > 4)
            refuse(QStringLiteral("DLE EOT"));
        m_items.append(StatusQuestion{StatusQuestion::Kind::RealTime, at(2)});
        return 3;
    }
    if (at(1) == 0x14) { // DLE DC4 1 m t
        if (!has(5))
            return 0;
        if (at(2) != 1 || at(3) > 1 || at(4) < 1 || at(4) > 8)
            refuse(QStringLiteral("DLE DC4"));
        m_items.append(DrawerPulse{at(3) == 0 ? 2 : 5, at(4) * 100, at(4) * 100, true});
        return 5;
    }
    refuse(QStringLiteral("unknown DLE"));
    return 2;
}

qsizetype EscposInterpreter::group()
{
    if (!has(3))
        return 0;
    switch (at(1)) {
    case 0x21: // GS ! n
        m_modes.widthTimes = (at(2) >> 4) + 1;
        m_modes.heightTimes = (at(2) & 0x0F) + 1;
        if ((at(2) & 0x88) != 0)
            refuse(QStringLiteral("character size"));
        return 3;
    case 0x28: // GS (
        return groupBracket();
    case 0x48: // GS H n
        m_modes.barText = at(2);
        return 3;
    case 0x56: // GS V
        needLineStart(QStringLiteral("cut"));
        if (at(2) == 65 || at(2) == 66) {
            if (!has(4))
                return 0;
            m_items.append(PaperCut{});
            return 4;
        }
        refuse(QStringLiteral("cut"));
        return 3;
    case 0x61: // GS a n
        m_items.append(StatusQuestion{StatusQuestion::Kind::Automatic, at(2)});
        return 3;
    case 0x68: // GS h n
        m_modes.barHeight = at(2);
        return 3;
    case 0x6B: // GS k
        return barcode();
    case 0x72: // GS r n
        m_items.append(StatusQuestion{StatusQuestion::Kind::Transmit, at(2)});
        return 3;
    case 0x76: // GS v 0
        return raster();
    case 0x77: // GS w n
        if (at(2) < 2 || at(2) > 6)
            refuse(QStringLiteral("module width"));
        m_modes.barModule = at(2);
        return 3;
    default:
        refuse(QStringLiteral("unknown GS"));
        return 2;
    }
}

qsizetype EscposInterpreter::barcode()
{
    if (!has(4))
        return 0;
    const int length = at(3);
    if (at(2) != 73) {
        refuse(QStringLiteral("symbology"));
        return 4;
    }
    if (!has(4 + length))
        return 0;
    needLineStart(QStringLiteral("barcode"));
    const QByteArray data = m_input.mid(4, length);
    if (!data.startsWith("{C") || m_modes.barText != 0)
        refuse(QStringLiteral("Code 128 set"));
    QString digits;
    for (const char value : data.mid(2)) {
        if (static_cast<uchar>(value) > 99)
            refuse(QStringLiteral("Code 128 value"));
        digits += QStringLiteral("%1").arg(static_cast<int>(value), 2, 10, QLatin1Char('0'));
    }
    const qsizetype modules = 11 * (data.size() - 2) + 35;
    if (modules * m_modes.barModule > m_dots)
        refuse(QStringLiteral("Code 128 wider than the paper"));
    m_items.append(PaperCode{PaperCode::Kind::Code128, digits, m_modes.barModule, m_modes.align});
    return 4 + length;
}

qsizetype EscposInterpreter::groupBracket()
{
    if (!has(5))
        return 0;
    const int length = at(3) + 256 * at(4);
    if (at(2) != 0x6B) {
        refuse(QStringLiteral("unknown GS ("));
        return 5 + length;
    }
    if (!has(5 + length))
        return 0;
    qrFunction(m_input.mid(5, length));
    return 5 + length;
}

void EscposInterpreter::qrFunction(const QByteArray& body)
{
    const auto value = [&body](qsizetype index) {
        return index < body.size() ? static_cast<uchar>(body[index]) : 0;
    };
    if (value(0) != 49) {
        refuse(QStringLiteral("symbol"));
        return;
    }
    switch (value(1)) {
    case 65:
        if (value(2) != 50)
            refuse(QStringLiteral("QR model"));
        return;
    case 67:
        m_modes.qrModule = value(2);
        return;
    case 69:
        m_modes.qrLevel = value(2);
        return;
    case 80:
        m_modes.qrData = body.mid(3);
        return;
    case 81:
        printQr();
        return;
    default:
        refuse(QStringLiteral("QR function"));
    }
}

void EscposInterpreter::printQr()
{
    needLineStart(QStringLiteral("QR code"));
    // Bytes that versions 1 to 13 hold at level M (ISO/IEC 18004 table 7).
    constexpr int capacity[] = {14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331};
    int version = 1;
    for (const int bytes : capacity) {
        if (m_modes.qrData.size() <= bytes)
            break;
        ++version;
    }
    if (version > 13 || m_modes.qrLevel != 49 || m_modes.qrData.isEmpty())
        refuse(QStringLiteral("QR data or level"));
    if ((17 + 4 * version + 8) * m_modes.qrModule > m_dots)
        refuse(QStringLiteral("QR code wider than the paper"));
    m_items.append(PaperCode{PaperCode::Kind::Qr, QString::fromUtf8(m_modes.qrData),
                             m_modes.qrModule, m_modes.align});
}

qsizetype EscposInterpreter::raster()
{
    if (!has(8))
        return 0;
    const int widthBytes = at(4) + 256 * at(5);
    const int rows = at(6) + 256 * at(7);
    const qsizetype length = static_cast<qsizetype>(widthBytes) * rows;
    if (!has(8 + length))
        return 0;
    needLineStart(QStringLiteral("picture"));
    if (at(2) != 0x30 || at(3) != 0 || rows > 255 || rows == 0)
        refuse(QStringLiteral("raster mode or height"));
    if (widthBytes * 8 > m_dots)
        refuse(QStringLiteral("picture wider than the paper"));
    QImage slice(widthBytes * 8, rows, QImage::Format_Grayscale8);
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < widthBytes * 8; ++x) {
            const int byte = at(8 + static_cast<qsizetype>(y) * widthBytes + x / 8);
            const bool isDark = (byte & (0x80 >> (x % 8))) != 0;
            slice.scanLine(y)[x] = isDark ? 0 : 255;
        }
    }
    auto* last = m_items.isEmpty() ? nullptr : std::get_if<PaperPicture>(&m_items.last());
    if (last && last->image.width() == slice.width()) {
        QImage joined(slice.width(), last->image.height() + rows, QImage::Format_Grayscale8);
        for (int y = 0; y < joined.height(); ++y) {
            const bool isOld = y < last->image.height();
            const uchar* from = isOld ? last->image.constScanLine(y)
                                      : slice.constScanLine(y - last->image.height());
            std::copy(from, from + slice.width(), joined.scanLine(y));
        }
        last->image = joined;
        ++last->slices;
    } else {
        m_items.append(PaperPicture{slice, 1});
    }
    return 8 + length;
}

} // namespace till::support
