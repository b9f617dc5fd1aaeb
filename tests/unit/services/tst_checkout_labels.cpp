// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/services/till_bench.h"

#include <QTest>

using namespace till;
using namespace till::services;

/// Labels of counter scales and goods by weight, from the scan to the line. The layouts: 21 with an
/// amount, 22 with a weight (13 digits), 26 with both (18 digits).
class TestCheckoutLabels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesTheAmountOfALabel();
    void takesTheWeightOfALabel();
    void takesAmountAndWeightThatBelongTogether();
    void refusesAmountAndWeightThatDoNotBelongTogether();
    void parksALabelOfUnknownGoods();
    void prefersGoodsWithExactlyThisBarcode();
    void countsGoodsWithExactlyThisBarcode();
    void takesALabelOfUnknownGoodsForAPaymentCode();
    void takesALabelOfKnownGoodsForGoods();
    void doesNotMergeTwoLabels();
    void takesBackWhatALabelNames();
    void refusesAQuantityBeforeALabel();
    void asksForAWeight();
};

namespace {

const QString byAmount = QStringLiteral("210002100512");  // 00021, 5.12
const QString byWeight = QStringLiteral("220002100400");  // 00021, 400 g
const QString both = QStringLiteral("26000210051200400"); // 00021, 5.12, 400 g

} // namespace

void TestCheckoutLabels::takesTheAmountOfALabel()
{
    TillBench till;
    till.start();
    till.scan(withCheckDigit(byAmount));
    const sale::Line& line = till.state().sale.lines.value(0);
    QVERIFY(line.item.product == goods::apples);
    QCOMPARE(line.labelAmount, std::optional(fen(512)));
    QCOMPARE(line.quantity, Quantity::grams(400));
    QCOMPARE(till.state().totals.total, fen(512));
}

void TestCheckoutLabels::takesTheWeightOfALabel()
{
    TillBench till;
    till.start();
    till.scan(withCheckDigit(byWeight));
    const sale::Line& line = till.state().sale.lines.value(0);
    QVERIFY(!line.labelAmount);
    QCOMPARE(line.quantity, Quantity::grams(400));
    QCOMPARE(till.state().totals.total, fen(512));
}

void TestCheckoutLabels::takesAmountAndWeightThatBelongTogether()
{
    TillBench till;
    till.start();
    till.scan(withCheckDigit(both));
    const sale::Line& line = till.state().sale.lines.value(0);
    QCOMPARE(line.labelAmount, std::optional(fen(512)));
    QCOMPARE(line.quantity, Quantity::grams(400));
}

void TestCheckoutLabels::refusesAmountAndWeightThatDoNotBelongTogether()
{
    TillBench till;
    till.start();
    till.scan(withCheckDigit(QStringLiteral("26000210099900400")));
    const auto* refused = till.noticed<LabelRefused>();
    QVERIFY(refused != nullptr);
    QVERIFY(refused->problem.reason == catalog::LabelProblem::Reason::Mismatch);
    QCOMPARE(refused->problem.expected, fen(512));
    QVERIFY(!till.state().sale.hasBegun());
    QVERIFY(till.state().unknownCodes.isEmpty());
}

void TestCheckoutLabels::parksALabelOfUnknownGoods()
{
    TillBench till;
    till.start();
    const QString label = withCheckDigit(QStringLiteral("219999900512"));
    till.scan(label);
    QCOMPARE(till.state().unknownCodes, QStringList{label});
}

void TestCheckoutLabels::prefersGoodsWithExactlyThisBarcode()
{
    TillBench till;
    catalog::Product own;
    own.code = ProductCode(QStringLiteral("3001"));
    own.barcodes = {withCheckDigit(byAmount)};
    own.name = QStringLiteral("自编码商品");
    own.price = fen(990);
    till.catalogue.add(own);
    till.start();
    till.scan(withCheckDigit(byAmount));
    QVERIFY(till.state().sale.lines.value(0).item.product == own.code);
    QCOMPARE(till.state().totals.total, fen(990));
}

void TestCheckoutLabels::countsGoodsWithExactlyThisBarcode()
{
    TillBench till;
    catalog::Product own;
    own.code = ProductCode(QStringLiteral("3001"));
    own.barcodes = {withCheckDigit(byAmount)};
    own.name = QStringLiteral("自编码商品");
    own.price = fen(990);
    till.catalogue.add(own);
    till.start();
    till.checkout->enter(QStringLiteral("3*") + withCheckDigit(byAmount));
    QCOMPARE(till.state().totals.total, fen(2970));
    till.checkout->enter(QStringLiteral("1-") + withCheckDigit(byAmount));
    QCOMPARE(till.state().totals.total, fen(1980));
}

void TestCheckoutLabels::takesALabelOfUnknownGoodsForAPaymentCode()
{
    TillBench till;
    till.start();
    till.scanWater();
    till.scan(withCheckDigit(QStringLiteral("26999990051200400")));
    QVERIFY(till.noticed<PaymentCodeScanned>() != nullptr);
    QVERIFY(till.state().unknownCodes.isEmpty());
    QCOMPARE(till.state().sale.countedLines(), 1);
}

void TestCheckoutLabels::takesALabelOfKnownGoodsForGoods()
{
    TillBench till;
    till.start();
    till.scan(withCheckDigit(both)); // its digits could be Alipay's
    QVERIFY(till.noticed<PaymentCodeScanned>() == nullptr);
    QCOMPARE(till.state().sale.countedLines(), 1);
}

void TestCheckoutLabels::doesNotMergeTwoLabels()
{
    TillBench till;
    till.start();
    till.scan(withCheckDigit(both));
    till.scan(withCheckDigit(both));
    QCOMPARE(till.state().sale.countedLines(), 2);
    QCOMPARE(till.state().totals.total, fen(1024));
}

void TestCheckoutLabels::takesBackWhatALabelNames()
{
    TillBench till;
    till.start();
    const QString buns = withCheckDigit(QStringLiteral("210002200700")); // two at 3.50
    till.scan(buns);
    QCOMPARE(till.state().totals.total, fen(700));
    till.checkout->enter(QStringLiteral("2-") + buns);
    QCOMPARE(till.state().totals.total, fen(0));

    // What is sold by weight is taken back by choosing its line.
    till.scan(withCheckDigit(both));
    till.checkout->enter(QStringLiteral("1-") + withCheckDigit(both));
    QCOMPARE(till.state().totals.total, fen(512));
    QVERIFY(till.refusedWith(sale::Refusal::QuantityOutOfRange));
}

void TestCheckoutLabels::refusesAQuantityBeforeALabel()
{
    TillBench till;
    till.start();
    till.checkout->enter(QStringLiteral("3*") + withCheckDigit(both));
    QVERIFY(till.refusedWith(sale::Refusal::QuantityOutOfRange));
    QVERIFY(!till.state().sale.hasBegun());
}

void TestCheckoutLabels::asksForAWeight()
{
    TillBench till;
    till.start();
    till.scan(goods::apples.text()); // the code alone must not sell a kilogram
    QVERIFY(till.noticed<WeightMissing>() != nullptr);
    till.checkout->enter(goods::apples.text());
    QCOMPARE(till.noticedTimes<WeightMissing>(), 2);
    QVERIFY(!till.state().sale.hasBegun());

    till.checkout->enter(QStringLiteral("1*") + goods::apples.text());
    QCOMPARE(till.state().totals.total, fen(1280));
    till.checkout->enter(QStringLiteral("0.4*") + goods::apples.text());
    QCOMPARE(till.state().totals.total, fen(1792));
    till.checkout->addProduct(goods::apples, Quantity::grams(100));
    QCOMPARE(till.state().totals.total, fen(1920));
}

QTEST_GUILESS_MAIN(TestCheckoutLabels)
#include "tst_checkout_labels.moc"
