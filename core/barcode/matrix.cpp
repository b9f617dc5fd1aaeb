// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/barcode/matrix.h"

#include <ZXing/BarcodeFormat.h>
#include <ZXing/BitMatrix.h>
#include <ZXing/CharacterSet.h>
#include <ZXing/MultiFormatWriter.h>

#include <algorithm>
#include <exception>
#include <string>

namespace till::barcode {

namespace {

Matrix copied(const ZXing::BitMatrix& bits, int rows)
{
    Matrix matrix(bits.width(), rows);
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < bits.width(); ++x) {
            if (bits.get(x, y))
                matrix.setDark(x, y);
        }
    }
    return matrix;
}

} // namespace

Result<Matrix> qrModules(QStringView text)
{
    constexpr qsizetype capacityAtM = 2331; // version 40, byte mode
    const QByteArray bytes = text.toUtf8();
    if (bytes.isEmpty() || bytes.size() > capacityAtM)
        return failure(ErrorCode::OutOfRange,
                       QStringLiteral("QR code: %1 bytes").arg(bytes.size()));
    try {
        // The library numbers the levels L, M, Q, H as 1-2, 3-4, 5-6, 7-8.
        constexpr int levelM = 4;
        ZXing::MultiFormatWriter writer(ZXing::BarcodeFormat::QRCode);
        writer.setMargin(0).setEccLevel(levelM);
        const bool isAscii = std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80; });
        // Only text that needs it names its encoding: some scanners stumble over the mark (ECI).
        if (!isAscii)
            writer.setEncoding(ZXing::CharacterSet::UTF8);
        const ZXing::BitMatrix bits = writer.encode(bytes.toStdString(), 0, 0);
        return copied(bits, bits.height());
    } catch (const std::exception& error) {
        return failure(ErrorCode::Fault,
                       QStringLiteral("QR code: ") + QString::fromUtf8(error.what()));
    }
}

bool isEvenDigits(QStringView text)
{
    return !text.isEmpty() && text.size() % 2 == 0 &&
           std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

Result<Matrix> code128Modules(QStringView digits)
{
    constexpr qsizetype digitsMax = 80;
    if (!isEvenDigits(digits) || digits.size() > digitsMax)
        return failure(ErrorCode::Malformed,
                       QStringLiteral("Code 128: not an even number of digits"));
    try {
        ZXing::MultiFormatWriter writer(ZXing::BarcodeFormat::Code128);
        writer.setMargin(0);
        return copied(writer.encode(digits.toLatin1().toStdString(), 0, 1), 1);
    } catch (const std::exception& error) {
        return failure(ErrorCode::Fault,
                       QStringLiteral("Code 128: ") + QString::fromUtf8(error.what()));
    }
}

} // namespace till::barcode
