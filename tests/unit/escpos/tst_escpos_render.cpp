// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/receipt/sample_sale.h"

#include "core/barcode/matrix.h"
#include "core/base/overloaded.h"
#include "core/receipt/columns.h"
#include "core/receipt/test_page.h"
#include "devices/escpos/render.h"
#include "tests/support/escpos_interpreter.h"

#include <rapidcheck.h>

#include <ZXing/DecodeHints.h>
#include <ZXing/ImageView.h>
#include <ZXing/ReadBarcode.h>

#include <QFile>
#include <QTest>

using namespace till;
using namespace till::escpos;
using support::DrawerPulse;
using support::EscposInterpreter;
using support::PaperCode;
using support::PaperCut;
using support::PaperLine;
using support::PaperPicture;

namespace {

receipt::Receipt of(QList<receipt::Element> elements)
{
    return {.columns = 48, .elements = std::move(elements)};
}

EscposInterpreter interpreted(const QByteArray& bytes, int dots)
{
    EscposInterpreter printer(dots);
    printer.feed(bytes);
    return printer;
}

/// The lines of text that a receipt asks for, captions and rules included.
QStringList linesOf(const receipt::Receipt& receipt)
{
    QStringList lines;
    for (const receipt::Element& element : receipt.elements) {
        std::visit(
            Overloaded{
                [&](const receipt::TextLine& line) { lines.append(receipt::printable(line.text)); },
                [&](const receipt::Rule& rule) {
                    lines.append(QString(receipt.columns, rule.character));
                },
                [&](const receipt::Code128& code) { lines.append(code.caption); },
                [](const receipt::QrCode&) {},
                [](const receipt::Feed&) {},
                [](const receipt::Cut&) {},
            },
            element);
    }
    return lines;
}

QString read(const QImage& picture, ZXing::BarcodeFormat format)
{
    const QImage onPaper = [&picture] {
        QImage paper(picture.width() + 80, picture.height() + 80, QImage::Format_Grayscale8);
        paper.fill(255);
        for (int y = 0; y < picture.height(); ++y)
            std::copy(picture.constScanLine(y), picture.constScanLine(y) + picture.width(),
                      paper.scanLine(y + 40) + 40);
        return paper;
    }();
    ZXing::DecodeHints hints;
    hints.setFormats(format);
    const ZXing::ImageView view(onPaper.constBits(), onPaper.width(), onPaper.height(),
                                ZXing::ImageFormat::Lum, static_cast<int>(onPaper.bytesPerLine()));
    return QString::fromStdWString(ZXing::ReadBarcode(view, hints).text());
}

PrinterProfile pictureProfile(PrinterProfile profile)
{
    profile.nativeQr = false;
    profile.nativeCode128 = false;
    return profile;
}

rc::Gen<QString> hostileText()
{
    const auto character = rc::gen::weightedOneOf<char16_t>(
        {{2, rc::gen::inRange<char16_t>(0, 0x100)},
         {2, rc::gen::inRange<char16_t>(0x4E00, 0x9FFF)},
         {1, rc::gen::inRange<char16_t>(0, 0xFFFF)},
         {2, rc::gen::element<char16_t>(0x1B, u'p', 0x1D, u'V', 0x10, 0x14, 0x04, 0x1C, 0x0A, 0)}});
    return rc::gen::map(rc::gen::container<std::u16string>(character),
                        [](const std::u16string& text) { return QString::fromStdU16String(text); });
}

} // namespace

class TestEscposRender : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesTheDocumentedBytes_data()
    {
        QTest::addColumn<receipt::Receipt>("receipt");
        QTest::addColumn<QByteArray>("hex");
        const auto row = [](const char* name, const receipt::Element& element, const char* hex) {
            QTest::newRow(name) << of({element}) << QByteArray(hex);
        };
        row("text", receipt::TextLine{.text = QStringLiteral("A中￥")}, "41d6d0a3a40a");
        row("large",
            receipt::TextLine{.text = QStringLiteral("A"),
                              .align = receipt::Align::Centre,
                              .bold = true,
                              .doubleWidth = true,
                              .doubleHeight = true},
            "1b6101 1b4501 1d2111 41 0a 1d2100 1b4500 1b6100");
        row("tall", receipt::TextLine{.text = QStringLiteral("A"), .doubleHeight = true},
            "1d2101 41 0a 1d2100");
        row("Code 128 set C", receipt::Code128{QStringLiteral("1299"), {}},
            "1b6101 1d6848 1d7703 1d4800 1d6b49 04 7b43 0c63 1b6100");
        row("QR, module 6, quiet zone 24 dots", receipt::QrCode{QStringLiteral("AB")},
            "1b4a18 1b6101 1d286b040031413200 1d286b0300314306 1d286b0300314531"
            "1d286b0500315030 4142 1d286b0300315130 1b6100 1b4a18");
        row("feed", receipt::Feed{4}, "1b6404");
        row("cut", receipt::Cut{}, "1d564200");
    }
    void writesTheDocumentedBytes()
    {
        QFETCH(receipt::Receipt, receipt);
        QFETCH(QByteArray, hex);
        const QByteArray expected = QByteArray::fromHex("1b401c26") + QByteArray::fromHex(hex);
        QCOMPARE(render(receipt, profile80mm()).toHex(' '), expected.toHex(' '));
    }

    void opensTheDrawerWithBothTimes()
    {
        QCOMPARE(drawerPulse(profile80mm()), QByteArray::fromHex("1b700019fa"));
        PrinterProfile second = profile80mm();
        second.drawerPin = DrawerPin::Five;
        QCOMPARE(drawerPulse(second), QByteArray::fromHex("1b700119fa"));
        QCOMPARE(drawerPulseRealTime(second), QByteArray::fromHex("1014010101"));
        const auto printer = interpreted(drawerPulse(profile80mm()), 576);
        QCOMPARE(printer.all<DrawerPulse>().size(), 1);
        QCOMPARE(printer.all<DrawerPulse>().first().onMs, 50);
        QVERIFY(printer.errors().isEmpty());
    }

    void sampleIsByteForByteTheSame_data()
    {
        QTest::addColumn<int>("columns");
        QTest::newRow("80 mm") << 48;
        QTest::newRow("58 mm") << 32;
    }
    void sampleIsByteForByteTheSame()
    {
        QFETCH(int, columns);
        const PrinterProfile profile = columns == 48 ? profile80mm() : profile58mm();
        const QByteArray bytes = render(buildSaleReceipt(tests::sampleData(), columns), profile);
        const QString path = QStringLiteral(GOLDEN_DIR "/sale_%1.hex").arg(columns);
        QByteArray hex;
        for (qsizetype i = 0; i < bytes.size(); i += 32)
            hex += bytes.mid(i, 32).toHex() + '\n';
        QFile file(path);
        if (qEnvironmentVariableIsSet("TILL_UPDATE_GOLDEN")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(hex);
            file.close();
        }
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(hex, file.readAll());
    }

    void aPrinterReadsTheSampleBack_data()
    {
        QTest::addColumn<int>("columns");
        QTest::addColumn<bool>("asPictures");
        QTest::newRow("80 mm") << 48 << false;
        QTest::newRow("58 mm") << 32 << false;
        QTest::newRow("80 mm, pictures") << 48 << true;
        QTest::newRow("58 mm, pictures") << 32 << true;
    }
    void aPrinterReadsTheSampleBack()
    {
        QFETCH(int, columns);
        QFETCH(bool, asPictures);
        PrinterProfile profile = columns == 48 ? profile80mm() : profile58mm();
        if (asPictures)
            profile = pictureProfile(profile);
        const receipt::SaleReceiptData data = tests::sampleData();
        const receipt::Receipt receipt = buildSaleReceipt(data, columns);
        const auto printer = interpreted(render(receipt, profile), profile.dots);
        QCOMPARE(printer.errors(), QStringList());
        QCOMPARE(printer.pending(), 0);
        QCOMPARE(printer.textLines(), linesOf(receipt));
        QCOMPARE(printer.all<PaperCut>().size(), profile.cutter ? 1 : 0);
        QVERIFY(printer.all<DrawerPulse>().isEmpty());
        if (asPictures) {
            const auto pictures = printer.all<PaperPicture>();
            QCOMPARE(pictures.size(), 2);
            QCOMPARE(read(pictures[0].image, ZXing::BarcodeFormat::Code128),
                     QStringLiteral("002202611200014756"));
            QCOMPARE(read(pictures[1].image, ZXing::BarcodeFormat::QRCode), data.saleCode);
        } else {
            const auto codes = printer.all<PaperCode>();
            QCOMPARE(codes.size(), 2);
            QCOMPARE(codes[0].text, QStringLiteral("002202611200014756"));
            QCOMPARE(codes[0].module, columns == 48 ? 3 : 2);
            QCOMPARE(codes[1].text, data.saleCode);
            QCOMPARE(codes[1].module, columns == 48 ? 6 : 5);
        }
    }

    void testPageIsUnderstood()
    {
        for (const PrinterProfile& profile : {profile80mm(), profile58mm()}) {
            const auto page = receipt::buildTestPage(
                {.shopName = QStringLiteral("店"), .printer = {}, .timeText = {}}, profile.columns);
            const auto printer = interpreted(render(page, profile), profile.dots);
            QCOMPARE(printer.errors(), QStringList());
            QCOMPARE(printer.textLines(), linesOf(page));
        }
    }

    void longQrCodesShrinkToThePaper()
    {
        const QString longest(300, u'a'); // version 13: at module 5 it is 385 dots wide
        const auto narrow = interpreted(render(of({receipt::QrCode{longest}}), profile58mm()), 384);
        QCOMPARE(narrow.errors(), QStringList());
        QCOMPARE(narrow.all<PaperCode>().first().module, 4);
    }

    void leavesOutACodeThatCannotFit()
    {
        const receipt::Code128 wide{QString(60, u'7'), QStringLiteral("77")};
        const auto printer = interpreted(render(of({wide}), profile58mm()), 384);
        QCOMPARE(printer.errors(), QStringList());
        QVERIFY(printer.all<PaperCode>().isEmpty());
        QCOMPARE(printer.textLines(), QStringList{QStringLiteral("77")});
        const receipt::Code128 odd{QStringLiteral("123"), QStringLiteral("123")};
        QVERIFY(interpreted(render(of({odd}), profile58mm()), 384).all<PaperCode>().isEmpty());
    }

    void blocksAreShortAndWhole()
    {
        const receipt::Receipt receipt = buildSaleReceipt(tests::sampleData(), 48);
        for (const PrinterProfile& profile : {profile80mm(), pictureProfile(profile80mm())}) {
            EscposInterpreter printer(576);
            for (const QByteArray& block : renderBlocks(receipt, profile)) {
                QVERIFY(block.size() <= blockBytesMax);
                printer.feed(block);
                QCOMPARE(printer.pending(), 0);
            }
            QCOMPARE(printer.errors(), QStringList());
        }
    }

    void picturesHoldNoRealTimeCommand()
    {
        QVERIFY(rc::check("no DLE in a picture", [] {
            const QString text = QString::number(*rc::gen::inRange<qint64>(0, 1'000'000'000'000));
            const QByteArray bytes =
                render(of({receipt::QrCode{text}}), pictureProfile(profile80mm()));
            RC_ASSERT(!bytes.mid(4).contains('\x10'));
        }));
    }

    void namesNeverBecomeCommands()
    {
        QVERIFY(rc::check("whatever the text, only text comes out", [] {
            const QString text = *hostileText();
            const receipt::Receipt receipt =
                of({receipt::TextLine{.text = receipt::fitted(text, 48)},
                    receipt::TextLine{.text = text},
                    receipt::Rule{text.isEmpty() ? QChar(u'-') : text.front()},
                    receipt::Code128{QStringLiteral("12"), text}});
            const auto printer = interpreted(render(receipt, profile80mm()), 1'000'000);
            RC_ASSERT(printer.errors().isEmpty());
            RC_ASSERT(printer.pending() == 0);
            RC_ASSERT(printer.all<DrawerPulse>().isEmpty());
            RC_ASSERT(printer.all<PaperCut>().isEmpty());
            RC_ASSERT(printer.textLines().at(1) == receipt::printable(text));
        }));
    }

    void aCompleteReceiptWithHostileNamesStaysAReceipt()
    {
        QVERIFY(rc::check("names, notes and footers of a sale", [] {
            receipt::SaleReceiptData data = tests::sampleData();
            data.sale.lines[0].item.name = *hostileText();
            data.sale.lines[1].note = *hostileText();
            data.sale.lines[4].discount->name = *hostileText();
            data.shop.name = *hostileText();
            data.footer = {*hostileText()};
            for (const PrinterProfile& profile : {profile80mm(), profile58mm()}) {
                const receipt::Receipt receipt = buildSaleReceipt(data, profile.columns);
                const auto printer = interpreted(render(receipt, profile), profile.dots);
                RC_ASSERT(printer.errors().isEmpty());
                RC_ASSERT(printer.all<DrawerPulse>().isEmpty());
                RC_ASSERT(printer.textLines() == linesOf(receipt));
            }
        }));
    }
};

QTEST_APPLESS_MAIN(TestEscposRender)
#include "tst_escpos_render.moc"
