// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/quantity.h"

#include <rapidcheck.h>

#include <QTest>

using till::ErrorCode;
using till::Measure;
using till::Money;
using till::Quantity;

class QuantityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsQuantities_data();
    void readsQuantities();
    void refusesWhatIsNoQuantity_data();
    void refusesWhatIsNoQuantity();
    void writesPiecesWithoutZerosAndKilogramsWithThreeDecimals();
    void readsBackWhatItWrites();
    void knowsWholePieces();
    void pricesToTheFen_data();
    void pricesToTheFen();
    void refusesAPriceBeyondTheLargestAmount();
};

void QuantityTest::readsQuantities_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("milli");

    QTest::newRow("whole") << u"3"_qs << qint64(3000);
    QTest::newRow("half") << u"1.5"_qs << qint64(1500);
    QTest::newRow("grams") << u"0.284"_qs << qint64(284);
    QTest::newRow("point first") << u".2"_qs << qint64(200);
    QTest::newRow("point last") << u"2."_qs << qint64(2000);
    QTest::newRow("full width") << u"１．２８４"_qs << qint64(1284);
    QTest::newRow("negative") << u"-2"_qs << qint64(-2000);
    QTest::newRow("minus sign") << u"\u22122"_qs << qint64(-2000);
    QTest::newRow("spaces") << u" 2 "_qs << qint64(2000);
    QTest::newRow("zero") << u"0"_qs << qint64(0);
    QTest::newRow("largest") << u"99999.999"_qs << Quantity::maxMilli;
}

void QuantityTest::readsQuantities()
{
    QFETCH(QString, text);
    QFETCH(qint64, milli);
    const till::Result<Quantity> quantity = Quantity::parse(text);
    QVERIFY(quantity);
    QCOMPARE(quantity->milli(), milli);
}

void QuantityTest::refusesWhatIsNoQuantity_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ErrorCode>("code");

    QTest::newRow("fourth decimal") << u"1.2345"_qs << ErrorCode::OutOfRange;
    QTest::newRow("too many") << u"100000"_qs << ErrorCode::OutOfRange;
    QTest::newRow("a barcode") << u"6901234567892"_qs << ErrorCode::OutOfRange;
    QTest::newRow("beyond 64 bits") << QString(60, u'9') << ErrorCode::OutOfRange;
    QTest::newRow("empty") << QString() << ErrorCode::Malformed;
    QTest::newRow("point") << u"."_qs << ErrorCode::Malformed;
    QTest::newRow("sign") << u"-"_qs << ErrorCode::Malformed;
    QTest::newRow("two points") << u"1.2.3"_qs << ErrorCode::Malformed;
    QTest::newRow("comma") << u"1,5"_qs << ErrorCode::Malformed;
    QTest::newRow("unit") << u"1kg"_qs << ErrorCode::Malformed;
    QTest::newRow("superscript") << u"3²"_qs << ErrorCode::Malformed;
    QTest::newRow("fraction") << u"½"_qs << ErrorCode::Malformed;
}

void QuantityTest::refusesWhatIsNoQuantity()
{
    QFETCH(QString, text);
    QFETCH(ErrorCode, code);
    const till::Result<Quantity> quantity = Quantity::parse(text);
    QVERIFY(!quantity);
    QCOMPARE(quantity.error().code, code);
}

void QuantityTest::writesPiecesWithoutZerosAndKilogramsWithThreeDecimals()
{
    QCOMPARE(Quantity::pieces(3).toPlain(), u"3"_qs);
    QCOMPARE(Quantity::fromMilli(500).toPlain(), u"0.5"_qs);
    QCOMPARE(Quantity::fromMilli(-1284).toPlain(), u"-1.284"_qs);
    QCOMPARE(Quantity::pieces(1).toPlain(Measure::Kilograms), u"1.000"_qs);
    QCOMPARE(Quantity::grams(28).toPlain(Measure::Kilograms), u"0.028"_qs);
}

void QuantityTest::readsBackWhatItWrites()
{
    QVERIFY(rc::check("parse(toPlain(x)) = x", [] {
        const Quantity quantity = Quantity::fromMilli(
            *rc::gen::inRange<qint64>(-Quantity::maxMilli, Quantity::maxMilli + 1));
        RC_ASSERT(Quantity::parse(quantity.toPlain()).value() == quantity);
        RC_ASSERT(Quantity::parse(quantity.toPlain(Measure::Kilograms)).value() == quantity);
    }));
}

void QuantityTest::knowsWholePieces()
{
    QVERIFY(Quantity::pieces(-2).isWhole());
    QVERIFY(Quantity().isWhole());
    QVERIFY(!Quantity::grams(1001).isWhole());
    QVERIFY(!Quantity().isPositive());
    QVERIFY(!Quantity::pieces(-1).isPositive());
}

void QuantityTest::pricesToTheFen_data()
{
    QTest::addColumn<qint64>("milli");
    QTest::addColumn<qint64>("price");
    QTest::addColumn<qint64>("expected");

    QTest::newRow("apples, 15.35664 up") << qint64(1284) << qint64(1196) << qint64(1536);
    QTest::newRow("half a fen up") << qint64(500) << qint64(1) << qint64(1);
    QTest::newRow("less than half a fen down") << qint64(499) << qint64(1) << qint64(0);
    QTest::newRow("a return mirrors a sale") << qint64(-500) << qint64(1) << qint64(-1);
    QTest::newRow("pieces") << qint64(6000) << qint64(350) << qint64(2100);
}

void QuantityTest::pricesToTheFen()
{
    QFETCH(qint64, milli);
    QFETCH(qint64, price);
    QFETCH(qint64, expected);
    QCOMPARE(Quantity::fromMilli(milli).priced(Money::fromFen(price)).value().fen(), expected);
}

void QuantityTest::refusesAPriceBeyondTheLargestAmount()
{
    const auto amount = Quantity::pieces(2).priced(Money::fromFen(Money::maxFen));
    QCOMPARE(amount.error().code, ErrorCode::OutOfRange);
}

QTEST_APPLESS_MAIN(QuantityTest)
#include "tst_quantity.moc"
