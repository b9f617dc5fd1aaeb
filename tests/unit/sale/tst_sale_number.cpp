// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sale/sale_number.h"

#include <rapidcheck.h>

#include <QTest>

using namespace till;
using namespace till::sale;

class SaleNumberTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasAnIdAndANameForPeople();
    void marksTraining();
    void growsBeyondItsShortestForm();
    void carriesTwoCheckDigits();
    void tellsTrainingByItsDigits();
    void findsAnyWrongOrSwappedDigit();
    void readsBackItsId();
    void refusesOtherIds_data();
    void refusesOtherIds();
};

namespace {

const QDate day(2026, 11, 20);

/// The check of ISO 7064 MOD 97-10: the whole number leaves 1.
bool isValid(const QString& digits)
{
    return digits.toLongLong() % 97 == 1;
}

} // namespace

void SaleNumberTest::hasAnIdAndANameForPeople()
{
    const SaleNumber number{2, day, 147, false};
    QCOMPARE(number.id().text(), u"02-20261120-0147"_qs);
    QCOMPARE(number.display(), u"T02-1120-0147"_qs);
}

void SaleNumberTest::marksTraining()
{
    const SaleNumber number{2, day, 147, true};
    QCOMPARE(number.id().text(), u"X02-20261120-0147"_qs);
    QCOMPARE(number.display(), u"X02-1120-0147"_qs);
}

void SaleNumberTest::growsBeyondItsShortestForm()
{
    const SaleNumber number{120, day, 123456, false};
    QCOMPARE(number.id().text(), u"120-20261120-123456"_qs);
    QCOMPARE(number.display(), u"T120-1120-123456"_qs);
    QCOMPARE(number.digits().left(16), u"1202026112023456"_qs);
}

void SaleNumberTest::carriesTwoCheckDigits()
{
    const QString digits = SaleNumber{2, day, 147, false}.digits();
    QCOMPARE(digits.size(), 18);
    QCOMPARE(digits.left(16), u"0022026112000147"_qs);
    QVERIFY(isValid(digits));
    const auto again = SaleNumber::fromDigits(digits);
    QVERIFY(again.has_value());
    QVERIFY(*again == (SaleNumber{2, day, 147, false}));
    for (qsizetype i = 0; i < digits.size(); ++i) {
        QString misread = digits;
        misread[i] = misread[i] == u'7' ? u'3' : u'7';
        QVERIFY(!SaleNumber::fromDigits(misread).has_value());
    }
    QVERIFY(!SaleNumber::fromDigits(digits.left(17)).has_value());
    // The standard's own example: 794 has the check digits 44.
    QCOMPARE(98 - 794 * 100 % 97, 44);
}

/// A receipt of training may not lead to the real sale of the same till, day and counter.
void SaleNumberTest::tellsTrainingByItsDigits()
{
    const SaleNumber number{2, day, 147, true};
    QCOMPARE(number.digits().left(16), u"5022026112000147"_qs);
    QVERIFY(isValid(number.digits()));
    const auto again = SaleNumber::fromDigits(number.digits());
    QVERIFY(again.has_value());
    QVERIFY(*again == number);
    QVERIFY(number.digits() != (SaleNumber{2, day, 147, false}.digits()));
    // Neither till 0 in training nor a till of that number.
    const QString nobody = u"5002026112000147"_qs;
    QVERIFY(!SaleNumber::fromDigits(nobody + QString::number(98 - nobody.toLongLong() * 100 % 97)));
}

void SaleNumberTest::findsAnyWrongOrSwappedDigit()
{
    const QString digits = SaleNumber{2, day, 147, false}.digits();
    for (qsizetype i = 0; i < digits.size(); ++i) {
        for (char16_t other = u'0'; other <= u'9'; ++other) {
            QString wrong = digits;
            wrong[i] = other;
            QCOMPARE(isValid(wrong), wrong == digits);
        }
        if (i > 0) {
            QString swapped = digits;
            swapped[i] = digits[i - 1];
            swapped[i - 1] = digits[i];
            QCOMPARE(isValid(swapped), swapped == digits);
        }
    }
}

void SaleNumberTest::readsBackItsId()
{
    QVERIFY(rc::check("fromId(id()) is the number, its code is valid", [] {
        const SaleNumber number{*rc::gen::inRange(1, 500),
                                QDate(2020, 1, 1).addDays(*rc::gen::inRange(0, 20'000)),
                                *rc::gen::inRange(1, 1'000'000), *rc::gen::arbitrary<bool>()};
        RC_ASSERT(SaleNumber::fromId(number.id()).value() == number);
        RC_ASSERT(number.digits().size() == 18);
        RC_ASSERT(isValid(number.digits()));
        SaleNumber printed = number;
        printed.counter %= 100'000;
        if (printed.counter > 0)
            RC_ASSERT(SaleNumber::fromDigits(number.digits()).value() == printed);
    }));
}

void SaleNumberTest::refusesOtherIds_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("empty") << QString();
    QTest::newRow("for people") << u"T02-1120-0147"_qs;
    QTest::newRow("no such day") << u"02-20261131-0147"_qs;
    QTest::newRow("till too short") << u"2-20261120-0147"_qs;
    QTest::newRow("till zero") << u"00-20261120-0147"_qs;
    QTest::newRow("superfluous zero in the till") << u"002-20261120-0147"_qs;
    QTest::newRow("till of no digits") << u"500-20261120-0147"_qs;
    QTest::newRow("till too large") << u"1000-20261120-0147"_qs;
    QTest::newRow("counter too short") << u"02-20261120-147"_qs;
    QTest::newRow("counter zero") << u"02-20261120-0000"_qs;
    QTest::newRow("superfluous zero in the counter") << u"02-20261120-00147"_qs;
    QTest::newRow("counter too large") << u"02-20261120-1000000"_qs;
    QTest::newRow("lower case mark") << u"x02-20261120-0147"_qs;
    QTest::newRow("full-width digit") << u"02-20261120-014７"_qs;
    QTest::newRow("line break behind") << u"02-20261120-0147\n"_qs;
    QTest::newRow("more behind") << u"02-20261120-0147-1"_qs;
}

void SaleNumberTest::refusesOtherIds()
{
    QFETCH(QString, text);
    const Result<SaleNumber> number = SaleNumber::fromId(SaleId(text));
    QVERIFY(!number);
    QCOMPARE(number.error().code, ErrorCode::Malformed);
}

QTEST_APPLESS_MAIN(SaleNumberTest)
#include "tst_sale_number.moc"
