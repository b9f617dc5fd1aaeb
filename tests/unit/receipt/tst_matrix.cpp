// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/barcode/matrix.h"

#include <ZXing/DecodeHints.h>
#include <ZXing/ImageView.h>
#include <ZXing/ReadBarcode.h>

#include <QTest>

#include <vector>

using namespace till::barcode;

namespace {

/// Draws the modules the way paper shows them and reads the picture.
ZXing::Result read(const Matrix& matrix, ZXing::BarcodeFormat format)
{
    constexpr int scale = 3;
    const int quiet = matrix.height() == 1 ? code128QuietModules : qrQuietModules;
    const int rows = matrix.height() == 1 ? 20 : matrix.height();
    const int width = (matrix.width() + 2 * quiet) * scale;
    const int height = (rows + 2 * quiet) * scale;
    std::vector<unsigned char> grey(static_cast<std::size_t>(width * height), 255);
    for (int y = 0; y < rows * scale; ++y) {
        for (int x = 0; x < matrix.width() * scale; ++x) {
            const int row = matrix.height() == 1 ? 0 : y / scale;
            if (matrix.isDark(x / scale, row))
                grey[static_cast<std::size_t>((y + quiet * scale) * width + x + quiet * scale)] = 0;
        }
    }
    ZXing::DecodeHints hints;
    hints.setFormats(format);
    return ZXing::ReadBarcode({grey.data(), width, height, ZXing::ImageFormat::Lum}, hints);
}

} // namespace

class TestMatrix : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void qrCodeReadsBack_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("digits") << QStringLiteral("0123456789");
        QTest::newRow("sale code")
            << QStringLiteral("TILL1.02-20261120-0147.12920.1795142551.") + QString(86, u'x');
        QTest::newRow("Chinese") << QStringLiteral("邻里生鲜 谢谢光临");
        QTest::newRow("300 bytes") << QString(300, u'a');
    }
    void qrCodeReadsBack()
    {
        QFETCH(QString, text);
        const auto matrix = qrModules(text);
        QVERIFY(matrix);
        QCOMPARE(matrix->width(), matrix->height());
        const ZXing::Result result = read(*matrix, ZXing::BarcodeFormat::QRCode);
        QVERIFY(result.isValid());
        QCOMPARE(QString::fromStdWString(result.text()), text);
        QCOMPARE(result.ecLevel(), std::wstring(L"M"));
    }

    void code128ReadsBackInSetC()
    {
        const auto matrix = code128Modules(u"002202611200014797");
        QVERIFY(matrix);
        QCOMPARE(matrix->width(), 134); // start, 9 pairs and check of 11, stop of 13
        const ZXing::Result result = read(*matrix, ZXing::BarcodeFormat::Code128);
        QVERIFY(result.isValid());
        QCOMPARE(QString::fromStdWString(result.text()), QStringLiteral("002202611200014797"));
        QCOMPARE(code128Modules(u"12")->width(), 46);
    }

    void refusesWhatDoesNotFit()
    {
        QVERIFY(!qrModules(u""));
        QVERIFY(qrModules(QString(2331, u'a')));
        QVERIFY(!qrModules(QString(2332, u'a')));
        QVERIFY(!code128Modules(u""));
        QVERIFY(!code128Modules(u"123"));
        QVERIFY(!code128Modules(u"12a4"));
        QVERIFY(!code128Modules(u"１２"));
    }
};

QTEST_APPLESS_MAIN(TestMatrix)
#include "tst_matrix.moc"
