// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/money.h"

#include <rapidcheck.h>

#include <QTest>

#include <limits>
#include <numeric>
#include <vector>

using till::ErrorCode;
using till::Money;

class MoneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAmounts_data();
    void readsAmounts();
    void refusesWhatIsNoAmount_data();
    void refusesWhatIsNoAmount();
    void neverCrashesOnAnyText();
    void readsBackWhatItWrites();
    void writesTwoDecimals();
    void boundsNumbersFromOutside();
    void roundsHalfAwayFromZero_data();
    void roundsHalfAwayFromZero();
    void refusesToScaleBeyondTheLargestAmount();
    void givesRemaindersToTheLargestFractions();
    void givesTheFirstOfEqualFractionsTheRemainder();
    void allocatedPartsSumToTheWhole();
    void allocatedPartsAreWithinAFenOfTheirShare();
};

void MoneyTest::readsAmounts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("fen");

    const auto row = [](const char* name, const QString& text, qint64 fen) {
        QTest::newRow(name) << text << fen;
    };
    row("whole yuan", u"12"_qs, 1200);
    row("one decimal", u"12.3"_qs, 1230);
    row("two decimals", u"12.34"_qs, 1234);
    row("zeros behind the fen", u"12.3400"_qs, 1234);
    row("point at the end", u"12."_qs, 1200);
    row("point at the start", u".5"_qs, 50);
    row("zero", u"0"_qs, 0);
    row("negative zero", u"-0.00"_qs, 0);
    row("leading zeros", u"007.50"_qs, 750);
    row("yuan sign and thousands", u"¥1,234.50"_qs, 123450);
    row("millions", u"1,234,567.89"_qs, 123456789);
    row("negative", u"-0.05"_qs, -5);
    row("minus sign", u"\u22120.05"_qs, -5);
    row("negative with yuan sign", u"-¥2"_qs, -200);
    row("full-width digits", u"１２．３４"_qs, 1234);
    row("full-width everything", u"－￥１，２３４．５"_qs, -123450);
    row("spaces around", u"  3.50\t"_qs, 350);
    row("ideographic space", u"\u30003.50"_qs, 350);
    row("largest", u"99999999.99"_qs, Money::maxFen);
    row("smallest", u"-99999999.99"_qs, -Money::maxFen);
}

void MoneyTest::readsAmounts()
{
    QFETCH(QString, text);
    QFETCH(qint64, fen);
    const till::Result<Money> money = Money::parse(text);
    QVERIFY(money);
    QCOMPARE(money->fen(), fen);
}

void MoneyTest::refusesWhatIsNoAmount_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ErrorCode>("code");

    const auto row = [](const char* name, const QString& text, ErrorCode code) {
        QTest::newRow(name) << text << code;
    };
    row("three decimals", u"1.005"_qs, ErrorCode::OutOfRange);
    row("four decimals", u"0.0001"_qs, ErrorCode::OutOfRange);
    row("one fen too much", u"100000000.00"_qs, ErrorCode::OutOfRange);
    row("one fen too little", u"-100000000.00"_qs, ErrorCode::OutOfRange);
    row("a barcode", u"6901234567892"_qs, ErrorCode::OutOfRange);
    row("beyond 64 bits", QString(40, u'9'), ErrorCode::OutOfRange);
    row("empty", QString(), ErrorCode::Malformed);
    row("spaces only", u"   "_qs, ErrorCode::Malformed);
    row("only a sign", u"-"_qs, ErrorCode::Malformed);
    row("only a yuan sign", u"¥"_qs, ErrorCode::Malformed);
    row("only a point", u"."_qs, ErrorCode::Malformed);
    row("two points", u"1.2.3"_qs, ErrorCode::Malformed);
    row("two signs", u"--1"_qs, ErrorCode::Malformed);
    row("plus sign", u"+1"_qs, ErrorCode::Malformed);
    row("sign behind", u"1-"_qs, ErrorCode::Malformed);
    row("comma as decimal point", u"1,50"_qs, ErrorCode::Malformed);
    row("full-width comma as decimal point", u"１，５０"_qs, ErrorCode::Malformed);
    row("comma in the wrong place", u"12,34.5"_qs, ErrorCode::Malformed);
    row("comma behind the point", u"1.234,5"_qs, ErrorCode::Malformed);
    row("comma first", u",123"_qs, ErrorCode::Malformed);
    row("space inside", u"1 234"_qs, ErrorCode::Malformed);
    row("exponent", u"1e3"_qs, ErrorCode::Malformed);
    row("letters", u"abc"_qs, ErrorCode::Malformed);
    row("unit behind", u"5元"_qs, ErrorCode::Malformed);
    row("superscript read as a digit", u"5²"_qs, ErrorCode::Malformed);
    row("circled digit read as a digit", u"①"_qs, ErrorCode::Malformed);
    row("Arabic digits", u"\u0661\u0662"_qs, ErrorCode::Malformed);
    row("dollar", u"$5"_qs, ErrorCode::Malformed);
    row("a zero byte", QString(QChar(u'\0')), ErrorCode::Malformed);
}

void MoneyTest::refusesWhatIsNoAmount()
{
    QFETCH(QString, text);
    QFETCH(ErrorCode, code);
    const till::Result<Money> money = Money::parse(text);
    QVERIFY(!money);
    QCOMPARE(money.error().code, code);
}

void MoneyTest::neverCrashesOnAnyText()
{
    QVERIFY(rc::check("any text is an amount within bounds or an error",
                      [](const std::vector<char16_t>& units) {
                          const auto length = static_cast<qsizetype>(units.size());
                          const auto money = Money::parse(QStringView(units.data(), length));
                          RC_ASSERT(!money || money->abs().fen() <= Money::maxFen);
                      }));
}

void MoneyTest::readsBackWhatItWrites()
{
    QVERIFY(rc::check("parse(toPlain(x)) = x", [] {
        const Money money =
            Money::fromFen(*rc::gen::inRange<qint64>(-Money::maxFen, Money::maxFen + 1));
        RC_ASSERT(Money::parse(money.toPlain()).value() == money);
    }));
}

void MoneyTest::writesTwoDecimals()
{
    QCOMPARE(Money::fromFen(123456).toPlain(), u"1234.56"_qs);
    QCOMPARE(Money::fromFen(-5).toPlain(), u"-0.05"_qs);
    QCOMPARE(Money::fromFen(-100).toPlain(), u"-1.00"_qs);
    QCOMPARE(Money().toPlain(), u"0.00"_qs);
}

void MoneyTest::boundsNumbersFromOutside()
{
    QCOMPARE(Money::checked(Money::maxFen).value().fen(), Money::maxFen);
    QCOMPARE(Money::checked(-Money::maxFen).value().fen(), -Money::maxFen);
    QCOMPARE(Money::checked(Money::maxFen + 1).error().code, ErrorCode::OutOfRange);
    QCOMPARE(Money::checked(std::numeric_limits<qint64>::min()).error().code,
             ErrorCode::OutOfRange);
}

void MoneyTest::roundsHalfAwayFromZero_data()
{
    QTest::addColumn<qint64>("fen");
    QTest::addColumn<qint64>("numerator");
    QTest::addColumn<qint64>("denominator");
    QTest::addColumn<qint64>("expected");

    QTest::newRow("below half") << qint64(1) << qint64(4) << qint64(10) << qint64(0);
    QTest::newRow("half") << qint64(1) << qint64(5) << qint64(10) << qint64(1);
    QTest::newRow("half of a negative amount")
        << qint64(-1) << qint64(5) << qint64(10) << qint64(-1);
    QTest::newRow("negative numerator") << qint64(3) << qint64(-500) << qint64(1000) << qint64(-2);
    QTest::newRow("half is not to even") << qint64(5) << qint64(1) << qint64(2) << qint64(3);
    QTest::newRow("two thirds") << qint64(2) << qint64(1) << qint64(3) << qint64(1);
    QTest::newRow("one third") << qint64(1) << qint64(1) << qint64(3) << qint64(0);
    QTest::newRow("1.284 kg at 11.96")
        << qint64(1196) << qint64(1284) << qint64(1000) << qint64(1536);
    QTest::newRow("product beyond 64 bits")
        << Money::maxFen << Money::maxFen << Money::maxFen << Money::maxFen;
}

void MoneyTest::roundsHalfAwayFromZero()
{
    QFETCH(qint64, fen);
    QFETCH(qint64, numerator);
    QFETCH(qint64, denominator);
    QFETCH(qint64, expected);
    QCOMPARE(Money::fromFen(fen).scaled(numerator, denominator).value().fen(), expected);
}

void MoneyTest::refusesToScaleBeyondTheLargestAmount()
{
    QCOMPARE(Money::fromFen(Money::maxFen).scaled(1001, 1000).error().code, ErrorCode::OutOfRange);
    QCOMPARE(Money::fromFen(-Money::maxFen).scaled(1001, 1000).error().code, ErrorCode::OutOfRange);
}

void MoneyTest::givesRemaindersToTheLargestFractions()
{
    // Exact shares 16.67, 33.33, 50.00: the missing fen belongs to the first.
    const std::vector<qint64> weights{1, 2, 3};
    const auto parts = Money::fromFen(100).allocate(weights);
    QCOMPARE(parts.size(), size_t(3));
    QCOMPARE(parts[0].fen(), 17);
    QCOMPARE(parts[1].fen(), 33);
    QCOMPARE(parts[2].fen(), 50);
}

void MoneyTest::givesTheFirstOfEqualFractionsTheRemainder()
{
    const std::vector<qint64> weights{1, 0, 1, 1};
    const auto parts = Money::fromFen(-200).allocate(weights);
    QCOMPARE(parts[0].fen(), -67);
    QCOMPARE(parts[1].fen(), 0);
    QCOMPARE(parts[2].fen(), -67);
    QCOMPARE(parts[3].fen(), -66);
}

namespace {

/// Weights as they occur (many lines, zero among them, up to the largest amount), not all zero.
std::vector<qint64> anyWeights()
{
    auto weights = *rc::gen::container<std::vector<qint64>>(rc::gen::oneOf(
        rc::gen::inRange<qint64>(0, 3), rc::gen::inRange<qint64>(0, Money::maxFen + 1)));
    weights.push_back(*rc::gen::inRange<qint64>(1, Money::maxFen));
    return weights;
}

} // namespace

void MoneyTest::allocatedPartsSumToTheWhole()
{
    QVERIFY(rc::check("parts sum to the amount and have its sign", [] {
        const auto weights = anyWeights();
        const qint64 fen = *rc::gen::inRange<qint64>(-Money::maxFen, Money::maxFen + 1);
        const auto parts = Money::fromFen(fen).allocate(weights);
        qint64 sum = 0;
        for (const Money part : parts) {
            sum += part.fen();
            RC_ASSERT((fen >= 0 ? part.fen() >= 0 : part.fen() <= 0));
        }
        RC_ASSERT(parts.size() == weights.size());
        RC_ASSERT(sum == fen);
    }));
}

void MoneyTest::allocatedPartsAreWithinAFenOfTheirShare()
{
    QVERIFY(rc::check("|part - share| < 1 fen, nothing for weight 0", [] {
        const auto weights = anyWeights();
        const qint64 fen = *rc::gen::inRange<qint64>(0, Money::maxFen + 1);
        const auto parts = Money::fromFen(fen).allocate(weights);
        __extension__ using Wide = __int128;
        const Wide total = std::accumulate(weights.begin(), weights.end(), Wide(0));
        for (size_t i = 0; i < parts.size(); ++i) {
            const Wide off = Wide(parts[i].fen()) * total - Wide(fen) * weights[i];
            RC_ASSERT(off < total && off > -total);
            RC_ASSERT(weights[i] != 0 || parts[i].isZero());
        }
    }));
}

QTEST_APPLESS_MAIN(MoneyTest)
#include "tst_money.moc"
