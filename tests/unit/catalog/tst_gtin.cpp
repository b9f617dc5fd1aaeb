// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/gtin.h"

#include <QTest>

using namespace till::catalog;

class TestGtin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void acceptsPublishedNumbers_data();
    void acceptsPublishedNumbers();
    void anyOtherLastDigitIsWrong_data();
    void anyOtherLastDigitIsWrong();
    void neighboursThatChangedPlacesAreFound();
    void refusesWhatIsNoGtin_data();
    void refusesWhatIsNoGtin();
    void oneArticleHasOneForm_data();
    void oneArticleHasOneForm();
};

void TestGtin::acceptsPublishedNumbers_data()
{
    QTest::addColumn<QString>("gtin");
    QTest::newRow("GS1 check digit calculator's example") << QStringLiteral("6291041500213");
    QTest::newRow("EAN-13, Wikipedia's example") << QStringLiteral("4006381333931");
    QTest::newRow("EAN-8, Wikipedia's example") << QStringLiteral("73513537");
    QTest::newRow("UPC-A, Wikipedia's example") << QStringLiteral("036000291452");
    QTest::newRow("GTIN-14") << QStringLiteral("16291041500210");
    QTest::newRow("check digit 0") << QStringLiteral("9780201379624").replace(12, 1, u'4');
}

void TestGtin::acceptsPublishedNumbers()
{
    QFETCH(QString, gtin);
    QVERIFY(isGtin(gtin));
    QCOMPARE(checkDigitFor(QStringView(gtin).chopped(1)), gtin.back().digitValue());
}

void TestGtin::anyOtherLastDigitIsWrong_data()
{
    acceptsPublishedNumbers_data();
}

void TestGtin::anyOtherLastDigitIsWrong()
{
    QFETCH(QString, gtin);
    const QChar right = gtin.back();
    for (char16_t digit = u'0'; digit <= u'9'; ++digit) {
        gtin.back() = QChar(digit);
        QCOMPARE(isGtin(gtin), QChar(digit) == right);
    }
}

void TestGtin::neighboursThatChangedPlacesAreFound()
{
    // The weights 1 and 3 let only neighbours that differ by five slip through.
    const QString gtin = QStringLiteral("6291041500213");
    for (qsizetype i = 0; i + 1 < gtin.size(); ++i) {
        QString swapped = gtin;
        std::swap(swapped[i], swapped[i + 1]);
        const int distance = std::abs(gtin[i].digitValue() - gtin[i + 1].digitValue());
        QCOMPARE(isGtin(swapped), distance == 0 || distance == 5);
    }
}

void TestGtin::refusesWhatIsNoGtin_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("one digit") << QStringLiteral("0");
    QTest::newRow("seven digits, check digit right") << QStringLiteral("0000000");
    QTest::newRow("eleven zeros") << QString(11, u'0');
    QTest::newRow("fifteen zeros") << QString(15, u'0');
    QTest::newRow("letters") << QStringLiteral("62910415002I3");
    QTest::newRow("full-width digits") << QStringLiteral("６２９１０４１５００２１３");
    QTest::newRow("Arabic-Indic digits") << QString(13, QChar(0x0660));
    QTest::newRow("blank at the end") << QStringLiteral("629104150021 ");
    QTest::newRow("sign") << QStringLiteral("-291041500213");
}

void TestGtin::refusesWhatIsNoGtin()
{
    QFETCH(QString, text);
    QVERIFY(!isGtin(text));
}

void TestGtin::oneArticleHasOneForm_data()
{
    QTest::addColumn<QString>("scanned");
    QTest::addColumn<QString>("stored");
    QTest::newRow("UPC-A") << QStringLiteral("036000291452") << QStringLiteral("0036000291452");
    QTest::newRow("UPC-A as EAN-13")
        << QStringLiteral("0036000291452") << QStringLiteral("0036000291452");
    QTest::newRow("UPC-A as GTIN-14")
        << QStringLiteral("00036000291452") << QStringLiteral("0036000291452");
    QTest::newRow("carton stays a carton")
        << QStringLiteral("16291041500210") << QStringLiteral("16291041500210");
    QTest::newRow("EAN-8 stays short") << QStringLiteral("73513537") << QStringLiteral("73513537");
    QTest::newRow("twelve digits of the shop's own, no check digit")
        << QStringLiteral("036000291453") << QStringLiteral("036000291453");
    QTest::newRow("letters") << QStringLiteral("AB-1") << QStringLiteral("AB-1");
}

void TestGtin::oneArticleHasOneForm()
{
    QFETCH(QString, scanned);
    QFETCH(QString, stored);
    QCOMPARE(canonicalBarcode(scanned), stored);
    QCOMPARE(canonicalBarcode(stored), stored);
}

QTEST_APPLESS_MAIN(TestGtin)
#include "tst_gtin.moc"
