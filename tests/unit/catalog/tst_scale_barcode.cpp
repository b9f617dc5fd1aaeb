// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/gtin.h"
#include "core/catalog/scale_barcode.h"

#include <rapidcheck.h>

#include <QTest>

using namespace till;
using namespace till::catalog;

namespace {

QString withCheckDigit(const QString& digits)
{
    return digits + QString::number(checkDigitFor(digits).value());
}

ScaleLayouts layouts(const QStringList& texts)
{
    return parseScaleLayouts(texts).value();
}

Product byWeight(qint64 fenPerKilogram)
{
    Product product;
    product.measure = Measure::Kilograms;
    product.price = Money::fromFen(fenPerKilogram);
    return product;
}

Product byPiece(qint64 fen)
{
    Product product;
    product.price = Money::fromFen(fen);
    return product;
}

ScaleReading reading(std::optional<qint64> fen, std::optional<qint64> grams)
{
    ScaleReading label;
    label.plu = QStringLiteral("00123");
    if (fen)
        label.amount = Money::fromFen(*fen);
    if (grams)
        label.weight = Quantity::grams(*grams);
    return label;
}

QString digits(qint64 number, int width)
{
    return QStringLiteral("%1").arg(number, width, 10, QLatin1Char('0'));
}

} // namespace

class TestScaleBarcode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsLabels_data();
    void readsLabels();
    void refusesLayouts_data();
    void refusesLayouts();
    void twoLayoutsForOneLabelAreAConflict();
    void layoutsComeBackAsTheyWereWritten();
    void aShopWithoutLayoutsHasTheUsualOnes();
    void aWrongCheckDigitIsNotAnUnknownLabel();
    void otherCodesAreNotLabels();
    void theLabelsAmountCountsWithinOneFen();
    void aStalePriceIsAMismatchWithItsDifference();
    void amountLabelsGiveTheWeightForShow();
    void piecesFromAnAmount();
    void labelsThatCannotBeSold_data();
    void labelsThatCannotBeSold();
    void whatAScalePrintsIsWhatIsRead();
    void anHonestScaleIsAlwaysBelieved();
};

void TestScaleBarcode::readsLabels_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("plu");
    QTest::addColumn<qint64>("fen");
    QTest::addColumn<qint64>("grams");
    QTest::newRow("amount, 13 digits") << "21:PPPPPAAAAAC"
                                       << "210012301286"
                                       << "00123" << qint64(1286) - 0 << qint64(-1);
    QTest::newRow("weight, 13 digits") << "23:PPPPPWWWWWC"
                                       << "230012300284"
                                       << "00123" << qint64(-1) << qint64(284);
    QTest::newRow("amount and weight") << "26:PPPPPMMMMMWWWWWC"
                                       << "26001230051200400"
                                       << "00123" << qint64(512) << qint64(400);
    QTest::newRow("weight before amount") << "26:PPPPPWWWWWAAAAAC"
                                          << "26001230040000512"
                                          << "00123" << qint64(512) << qint64(400);
    QTest::newRow("six digits for the amount") << "27:PPPPPAAAAAAWWWWC"
                                               << "27999991234560789"
                                               << "99999" << qint64(123456) << qint64(789);
    QTest::newRow("amount before the goods") << "20:AAAAAPPPPPC"
                                             << "200128600123"
                                             << "00123" << qint64(1286) << qint64(-1);
}

void TestScaleBarcode::readsLabels()
{
    QFETCH(QString, layout);
    QFETCH(QString, code);
    QFETCH(QString, plu);
    QFETCH(qint64, fen);
    QFETCH(qint64, grams);
    const auto label = readLabel(withCheckDigit(code), layouts({layout}));
    QVERIFY(label.has_value());
    QCOMPARE(label->plu, plu);
    QCOMPARE(label->amount ? label->amount->fen() : -1, fen);
    QCOMPARE(label->weight ? label->weight->milli() : -1, grams);
}

void TestScaleBarcode::refusesLayouts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << ""
                           << "colon";
    QTest::newRow("no prefix") << "PPPPPAAAAAC"
                               << "colon";
    QTest::newRow("prefix of real goods") << "69:PPPPPAAAAAC"
                                          << "20 to 29";
    QTest::newRow("prefix of three digits") << "211:PPPPPAAAAAC"
                                            << "20 to 29";
    QTest::newRow("full-width prefix") << QStringLiteral("２１:PPPPPAAAAAC") << "20 to 29";
    QTest::newRow("unknown letter") << "21:PPPPPXXXXXC"
                                    << "none of";
    QTest::newRow("small letters") << "21:pppppaaaaac"
                                   << "none of";
    QTest::newRow("a digit too few") << "21:PPPPPAAAAC"
                                     << "12 digits";
    QTest::newRow("a digit too many") << "21:PPPPPAAAAAAC"
                                      << "14 digits";
    QTest::newRow("no check digit") << "21:PPPPPAAAAAA"
                                    << "C must";
    QTest::newRow("check digit in the middle") << "21:PPPPPCAAAAA"
                                               << "C must";
    QTest::newRow("two check digits") << "21:PPPPPAAAACC"
                                      << "C must";
    QTest::newRow("goods in two parts") << "21:PPPAAAAAPPC"
                                        << "together";
    QTest::newRow("no goods") << "26:AAAAAWWWWWAAAAAC"
                              << "together";
    QTest::newRow("goods of four digits") << "21:PPPPAAAAAAC"
                                          << "4 digits of P";
    QTest::newRow("only goods") << "21:PPPPPPPPPPC"
                                << "10 digits of P";
    QTest::newRow("amount of eight digits") << "26:PPPPPAAAAAAAAWWC"
                                            << "8 digits of A";
    QTest::newRow("weight of three digits") << "26:PPPPPAAAAAAAWWWC"
                                            << "7 digits of A";
}

void TestScaleBarcode::refusesLayouts()
{
    QFETCH(QString, text);
    QFETCH(QString, says);
    const auto layout = parseScaleLayout(text);
    QVERIFY(!layout.has_value());
    QCOMPARE(layout.error().code, ErrorCode::Malformed);
    QVERIFY2(layout.error().detail.contains(says), qUtf8Printable(layout.error().detail));
}

void TestScaleBarcode::twoLayoutsForOneLabelAreAConflict()
{
    const auto both =
        parseScaleLayouts({QStringLiteral("21:PPPPPAAAAAC"), QStringLiteral("21:PPPPPWWWWWC")});
    QVERIFY(!both.has_value());
    QCOMPARE(both.error().code, ErrorCode::Conflict);
    QVERIFY(
        parseScaleLayouts({QStringLiteral("21:PPPPPAAAAAC"), QStringLiteral("21:PPPPPAAAAAWWWWWC")})
            .has_value());
}

void TestScaleBarcode::layoutsComeBackAsTheyWereWritten()
{
    for (const QString& text :
         {QStringLiteral("21:PPPPPAAAAAC"), QStringLiteral("29:WWWWWPPPPPC"),
          QStringLiteral("26:PPPPPAAAAAWWWWWC"), QStringLiteral("25:WWWWAAAAAAPPPPPC")})
        QCOMPARE(scaleLayoutText(parseScaleLayout(text).value()), text);
}

void TestScaleBarcode::aShopWithoutLayoutsHasTheUsualOnes()
{
    const ScaleLayouts usual = layouts({});
    QCOMPARE(usual.size(), 3);
    QVERIFY(readLabel(withCheckDigit(QStringLiteral("26001230051200400")), usual).has_value());
}

void TestScaleBarcode::aWrongCheckDigitIsNotAnUnknownLabel()
{
    const ScaleLayouts shop = layouts({QStringLiteral("21:PPPPPAAAAAC")});
    QString code = withCheckDigit(QStringLiteral("210012301286"));
    code[4] = u'9';
    QCOMPARE(readLabel(code, shop).error().code, ErrorCode::Malformed);
}

void TestScaleBarcode::otherCodesAreNotLabels()
{
    const ScaleLayouts shop = layouts({QStringLiteral("21:PPPPPAAAAAC")});
    for (const QString& code :
         {QString(), QStringLiteral("6291041500213"), QStringLiteral("21"),
          withCheckDigit(QStringLiteral("220012301286")), QStringLiteral("21001230128AB"),
          withCheckDigit(QStringLiteral("21001230051200400"))})
        QCOMPARE(readLabel(code, shop).error().code, ErrorCode::NotFound);
}

void TestScaleBarcode::theLabelsAmountCountsWithinOneFen()
{
    // 0.284 kg at 12.80 is 3.6352: scales print 3.64, 3.63 or 3.64.
    const Product apples = byWeight(1280);
    for (const qint64 fen : {363, 364, 365}) {
        const auto line = priceLabel(reading(fen, 284), apples);
        QVERIFY(line.has_value());
        QCOMPARE(line->quantity, Quantity::grams(284));
        QCOMPARE(line->labelAmount, Money::fromFen(fen));
    }
    QVERIFY(!priceLabel(reading(362, 284), apples).has_value());
    QVERIFY(!priceLabel(reading(366, 284), apples).has_value());
}

void TestScaleBarcode::aStalePriceIsAMismatchWithItsDifference()
{
    const auto line = priceLabel(reading(512, 400), byWeight(1080));
    QVERIFY(!line.has_value());
    QCOMPARE(line.error().reason, LabelProblem::Reason::Mismatch);
    QCOMPARE(line.error().expected, Money::fromFen(432));
    QCOMPARE(line.error().difference, Money::fromFen(80));
}

void TestScaleBarcode::amountLabelsGiveTheWeightForShow()
{
    const auto line = priceLabel(reading(1286, std::nullopt), byWeight(1280));
    QVERIFY(line.has_value());
    QCOMPARE(line->quantity, Quantity::grams(1005)); // 12.86 / 12.80 = 1.0046875
    QCOMPARE(line->labelAmount, Money::fromFen(1286));
    const auto crumb = priceLabel(reading(1, std::nullopt), byWeight(99'999));
    QCOMPARE(crumb->quantity, Quantity::grams(1));
    QCOMPARE(crumb->labelAmount, Money::fromFen(1));
}

void TestScaleBarcode::piecesFromAnAmount()
{
    QCOMPARE(priceLabel(reading(1200, std::nullopt), byPiece(400))->quantity, Quantity::pieces(3));
    const auto odd = priceLabel(reading(1250, std::nullopt), byPiece(400));
    QCOMPARE(odd->quantity, Quantity::pieces(1));
    QCOMPARE(odd->labelAmount, Money::fromFen(1250));
}

void TestScaleBarcode::labelsThatCannotBeSold_data()
{
    using enum LabelProblem::Reason;
    QTest::addColumn<ScaleReading>("label");
    QTest::addColumn<Product>("product");
    QTest::addColumn<LabelProblem::Reason>("reason");
    QTest::newRow("amount zero") << reading(0, std::nullopt) << byWeight(1280) << NothingOnIt;
    QTest::newRow("weight zero") << reading(std::nullopt, 0) << byWeight(1280) << NothingOnIt;
    QTest::newRow("amount zero beside a weight") << reading(0, 1) << byWeight(100) << NothingOnIt;
    QTest::newRow("no price") << reading(500, std::nullopt) << byWeight(0) << NoPrice;
    QTest::newRow("no price to check against") << reading(500, 400) << byWeight(0) << NoPrice;
    QTest::newRow("weight of goods by the piece")
        << reading(std::nullopt, 400) << byPiece(500) << NotWeighed;
    QTest::newRow("half a tonne for a fen the kilogram")
        << reading(999'999, std::nullopt) << byWeight(1) << TooMuch;
    QTest::newRow("beyond the largest amount")
        << reading(1, 999'999) << byWeight(Money::maxFen) << TooMuch;
}

void TestScaleBarcode::labelsThatCannotBeSold()
{
    QFETCH(ScaleReading, label);
    QFETCH(Product, product);
    QFETCH(LabelProblem::Reason, reason);
    const auto line = priceLabel(label, product);
    QVERIFY(!line.has_value());
    QCOMPARE(line.error().reason, reason);
}

void TestScaleBarcode::whatAScalePrintsIsWhatIsRead()
{
    const ScaleLayouts shop =
        layouts({QStringLiteral("21:PPPPPAAAAAC"), QStringLiteral("26:PPPPPWWWWWAAAAAC")});
    QVERIFY(rc::check("labels survive print and scan", [&] {
        const QString plu = digits(*rc::gen::inRange(0, 100'000), 5);
        const qint64 fen = *rc::gen::inRange(0, 100'000);
        const qint64 grams = *rc::gen::inRange(0, 100'000);
        const auto amountOnly =
            readLabel(withCheckDigit(QStringLiteral("21") + plu + digits(fen, 5)), shop);
        RC_ASSERT(amountOnly.has_value());
        RC_ASSERT(*amountOnly == (ScaleReading{plu, Money::fromFen(fen), std::nullopt}));
        const auto both = readLabel(
            withCheckDigit(QStringLiteral("26") + plu + digits(grams, 5) + digits(fen, 5)), shop);
        RC_ASSERT(both.has_value());
        RC_ASSERT(*both == (ScaleReading{plu, Money::fromFen(fen), Quantity::grams(grams)}));
    }));
}

void TestScaleBarcode::anHonestScaleIsAlwaysBelieved()
{
    QVERIFY(rc::check("an amount rounded up, down or half up passes", [] {
        const qint64 price = *rc::gen::inRange(1, 1'000'000);
        const qint64 grams = *rc::gen::inRange(1, 100'000);
        const qint64 exact = price * grams;
        const qint64 fen =
            *rc::gen::element(exact / 1000, (exact + 500) / 1000, (exact + 999) / 1000);
        RC_PRE(fen > 0);
        const auto line = priceLabel(reading(fen, grams), byWeight(price));
        RC_ASSERT(line.has_value());
        RC_ASSERT(line->quantity == Quantity::grams(grams));
        RC_ASSERT(line->labelAmount == Money::fromFen(fen));
    }));
    QVERIFY(rc::check("a weight for show prices back to about the amount", [] {
        const qint64 price = *rc::gen::inRange(1, 1'000'000);
        const qint64 fen = *rc::gen::inRange(1, 100'000);
        const auto line = priceLabel(reading(fen, std::nullopt), byWeight(price));
        RC_PRE(line.has_value());
        // Half a gram's worth either way, or the one gram that a crumb is given; and half a fen.
        const Money back = line->quantity.priced(Money::fromFen(price)).value();
        RC_ASSERT((back - Money::fromFen(fen)).abs().fen() <= price / 1000 + 1);
    }));
}

QTEST_APPLESS_MAIN(TestScaleBarcode)
#include "tst_scale_barcode.moc"
