// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sale/entry.h"

#include <rapidcheck.h>

#include <QTest>

using namespace till;
using namespace till::sale;

class EntryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesTheQuantityOff_data();
    void takesTheQuantityOff();
    void leavesTextWhole_data();
    void leavesTextWhole();
    void namesAMalformedQuantity_data();
    void namesAMalformedQuantity();
    void anyTextIsTextOrQuantityOrMalformed();
};

void EntryTest::takesTheQuantityOff_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qint64>("milli");
    QTest::addColumn<QString>("text");

    const auto row = [](const char* name, const QString& typed, qint64 milli, const QString& text) {
        QTest::newRow(name) << typed << milli << text;
    };
    row("pieces and a barcode", u"3*6901234567892"_qs, 3000, u"6901234567892"_qs);
    row("a quantity waiting for goods", u"1.5*"_qs, 1500, QString());
    row("multiplication sign", u"3×690"_qs, 3000, u"690"_qs);
    row("letter between digits", u"3x690"_qs, 3000, u"690"_qs);
    row("capital letter between digits", u"3X690"_qs, 3000, u"690"_qs);
    row("search words", u"3*农夫"_qs, 3000, u"农夫"_qs);
    row("spaces", u" 3 * 690 "_qs, 3000, u"690"_qs);
    row("full width", u"３＊６９０"_qs, 3000, u"690"_qs);
    row("full-width letter", u"３ｘ６９０"_qs, 3000, u"690"_qs);
    row("weight", u"0.284*1001"_qs, 284, u"1001"_qs);
    row("zero is refused later, with its own words", u"0*690"_qs, 0, u"690"_qs);
    row("a code with a hyphen behind the quantity", u"2*AB-12"_qs, 2000, u"AB-12"_qs);
    row("take one back", u"1-6901234567892"_qs, -1000, u"6901234567892"_qs);
    row("take back, goods still to come", u"12-"_qs, -12000, QString());
    row("take back in full width", u"２－６９０"_qs, -2000, u"690"_qs);
    row("take back by name", u"1-农夫"_qs, -1000, u"农夫"_qs);
}

void EntryTest::takesTheQuantityOff()
{
    QFETCH(QString, typed);
    QFETCH(qint64, milli);
    QFETCH(QString, text);
    const Entry entry = parseEntry(typed);
    QVERIFY(!entry.malformed);
    QVERIFY(entry.quantity);
    QCOMPARE(entry.quantity->milli(), milli);
    QCOMPARE(entry.text, text);
}

void EntryTest::leavesTextWhole_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");

    const auto row = [](const char* name, const QString& typed) {
        QTest::newRow(name) << typed << typed;
    };
    row("barcode", u"6901234567892"_qs);
    row("name", u"农夫"_qs);
    row("empty", QString());
    row("hyphen behind letters", u"AB-12"_qs);
    row("hyphen first", u"-12"_qs);
    row("sale number", u"02-20261120-0147"_qs);
    row("code with two hyphens", u"1-2-3"_qs);
    row("code with a long number", u"6901-2"_qs);
    row("book number", u"978-7-02-000220-7"_qs);
    row("x at the end", u"3x"_qs);
    row("x before letters", u"3xl"_qs);
    row("x behind letters", u"a3x5"_qs);
    row("x first", u"x5"_qs);
    row("more than there are, but a plausible code", u"6901234567892x5"_qs);
    QTest::newRow("full width and spaces") << u"\u3000６９０ "_qs << u"690"_qs;
}

void EntryTest::leavesTextWhole()
{
    QFETCH(QString, typed);
    QFETCH(QString, text);
    QCOMPARE(parseEntry(typed), (Entry{std::nullopt, text, false}));
}

void EntryTest::namesAMalformedQuantity_data()
{
    QTest::addColumn<QString>("typed");

    QTest::newRow("two stars") << u"3**"_qs;
    QTest::newRow("two quantities") << u"3*4*690"_qs;
    QTest::newRow("letters") << u"x*690"_qs;
    QTest::newRow("nothing before the star") << u"*690"_qs;
    QTest::newRow("negative") << u"-3*690"_qs;
    QTest::newRow("finer than a gram") << u"0.2845*690"_qs;
    QTest::newRow("too many") << u"100000*690"_qs;
    QTest::newRow("barcode before the star") << u"6901234567892*3"_qs;
    QTest::newRow("mixed signs") << u"3*×"_qs;
}

void EntryTest::namesAMalformedQuantity()
{
    QFETCH(QString, typed);
    QCOMPARE(parseEntry(typed), (Entry{std::nullopt, typed, true}));
}

void EntryTest::anyTextIsTextOrQuantityOrMalformed()
{
    QVERIFY(rc::check("a malformed entry has no quantity, a quantity is within bounds", [] {
        const auto typed = *rc::gen::container<std::string>(rc::gen::oneOf(
            rc::gen::elementOf(std::string("0123456789*x-. ")), rc::gen::arbitrary<char>()));
        const Entry entry = parseEntry(QString::fromLatin1(typed.data(), qsizetype(typed.size())));
        RC_ASSERT((!entry.malformed || !entry.quantity));
        RC_ASSERT((!entry.quantity || qAbs(entry.quantity->milli()) <= Quantity::maxMilli));
    }));
}

QTEST_APPLESS_MAIN(EntryTest)
#include "tst_entry.moc"
