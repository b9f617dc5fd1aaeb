// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/barcode/classify.h"
#include "core/barcode/gs1.h"
#include "core/catalog/gtin.h"

#include <rapidcheck.h>

#include <QTest>

using namespace till;
using namespace till::barcode;

namespace {

Rules rulesAt(Place place)
{
    return Rules{place, catalog::parseScaleLayouts({}).value()};
}

Kind at(Place place, const QString& text, const QString& aim = {})
{
    return classify(ports::ScannedCode{text, aim}, rulesAt(place));
}

QString labelOf18()
{
    const QString digits = QStringLiteral("26001230051200400");
    return digits + QString::number(catalog::checkDigitFor(digits).value());
}

/// A code in the range of Alipay whose last digit makes it no label.
QString payment18()
{
    QString digits = labelOf18();
    digits.back() = QChar(u'0' + (digits.back().unicode() - u'0' + 1) % 10);
    return digits;
}

} // namespace

class TestClassify : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goods_data();
    void goods();
    void gs1CarriesTheNetWeight();
    void eighteenDigitsAtTheCartAreALabelFirst();
    void eighteenDigitsInTheTenderAreAlwaysAPayment();
    void aMisreadLabelAtTheCartIsAPayment();
    void labelsOfThirteenDigitsStayLabelsInTheTender();
    void aMisreadLabelOfThirteenDigitsIsLookedUpAsItStands();
    void paymentCodesByIssuer_data();
    void paymentCodesByIssuer();
    void whoPaysMayShowACodeThatNobodyKnowsYet();
    void retailSymbolsAreNeverPayments();
    void saleCodesMayBeLongerThanOthers();
    void linksAreUnknown();
    void damagedCodesAreUnreadable_data();
    void damagedCodesAreUnreadable();
    void brokenElementStringsAreRefused_data();
    void brokenElementStringsAreRefused();
    void nothingCrashesIt();
};

void TestClassify::goods_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("aim");
    QTest::addColumn<QString>("barcode");
    const QString ean = QStringLiteral("6291041500213");
    QTest::newRow("EAN-13") << ean << "" << ean;
    QTest::newRow("EAN-13 with identifier") << ean << "]E0" << ean;
    QTest::newRow("identifier left in the text") << "]E06291041500213"
                                                 << "" << ean;
    QTest::newRow("blanks and line end around it") << " 6291041500213\r\n"
                                                   << "" << ean;
    QTest::newRow("EAN-8") << "73513537"
                           << "]E4"
                           << "73513537";
    QTest::newRow("UPC-A") << "036000291452"
                           << ""
                           << "0036000291452";
    QTest::newRow("GTIN-14 of a carton") << "16291041500210"
                                         << "]I0"
                                         << "16291041500210";
    QTest::newRow("wrong check digit may be the shop's own") << "6291041500214"
                                                             << ""
                                                             << "6291041500214";
    QTest::newRow("letters") << "AB-1234x"
                             << "]C0"
                             << "AB-1234x";
    QTest::newRow("GS1-128 with a batch")
        << QStringLiteral("0106291041500213") + QStringLiteral("10AB-7") << "]C1" << ean;
    QTest::newRow("GS1 QR, batch before the article")
        << QStringLiteral("10AB7") + gs1Separator + QStringLiteral("0106291041500213") << "]Q3"
        << ean;
    QTest::newRow("GS1 DataMatrix beginning with a separator")
        << QString(gs1Separator) + QStringLiteral("010629104150021317270101") << "]d2" << ean;
    QTest::newRow("separator without identifier")
        << QStringLiteral("010629104150021321XYZ") + gs1Separator + QStringLiteral("17270101") << ""
        << ean;
    QTest::newRow("element string without identifier") << "0106291041500213"
                                                       << "" << ean;
    QTest::newRow("GS1-128 of a carton") << "0116291041500210"
                                         << "]C1"
                                         << "16291041500210";
}

void TestClassify::goods()
{
    QFETCH(QString, text);
    QFETCH(QString, aim);
    QFETCH(QString, barcode);
    for (const Place place : {Place::Cart, Place::Tender}) {
        const Kind kind = at(place, text, aim);
        QVERIFY(std::holds_alternative<GoodsCode>(kind));
        QCOMPARE(std::get<GoodsCode>(kind).barcode, barcode);
    }
}

void TestClassify::gs1CarriesTheNetWeight()
{
    const auto weightOf = [](const QString& text) {
        return std::get<GoodsCode>(at(Place::Cart, text, QStringLiteral("]e0"))).weight;
    };
    QCOMPARE(weightOf(QStringLiteral("01062910415002133103001250")), Quantity::grams(1250));
    QCOMPARE(weightOf(QStringLiteral("01062910415002133101000012")), Quantity::grams(1200));
    QCOMPARE(weightOf(QStringLiteral("01062910415002133105125000")), Quantity::grams(1250));
    QCOMPARE(weightOf(QStringLiteral("01062910415002133105125001")), std::nullopt);
    QCOMPARE(weightOf(QStringLiteral("01062910415002133100999999")), std::nullopt);
    QCOMPARE(weightOf(QStringLiteral("0106291041500213")), std::nullopt);
}

void TestClassify::eighteenDigitsAtTheCartAreALabelFirst()
{
    const Kind kind = at(Place::Cart, labelOf18());
    QVERIFY(std::holds_alternative<ScaleLabel>(kind));
    const auto& label = std::get<ScaleLabel>(kind);
    QCOMPARE(label.text, labelOf18());
    QCOMPARE(label.reading.plu, QStringLiteral("00123"));
    QCOMPARE(label.reading.amount, Money::fromFen(512));
    QCOMPARE(label.reading.weight, Quantity::grams(400));
    QVERIFY(label.mayBePayment);
}

void TestClassify::eighteenDigitsInTheTenderAreAlwaysAPayment()
{
    for (const QString& digits : {labelOf18(), payment18()})
        QCOMPARE(at(Place::Tender, digits), Kind(PaymentCode{Wallet::Alipay, digits}));
}

void TestClassify::aMisreadLabelAtTheCartIsAPayment()
{
    QCOMPARE(at(Place::Cart, payment18()), Kind(PaymentCode{Wallet::Alipay, payment18()}));
    // No layout with 28 is set.
    const QString other = QStringLiteral("28") + labelOf18().mid(2);
    QCOMPARE(at(Place::Cart, other), Kind(PaymentCode{Wallet::Alipay, other}));
}

void TestClassify::labelsOfThirteenDigitsStayLabelsInTheTender()
{
    const QString digits = QStringLiteral("210012301286");
    const QString code = digits + QString::number(catalog::checkDigitFor(digits).value());
    for (const Place place : {Place::Cart, Place::Tender}) {
        const Kind kind = at(place, code);
        QVERIFY(std::holds_alternative<ScaleLabel>(kind));
        QVERIFY(!std::get<ScaleLabel>(kind).mayBePayment);
    }
}

void TestClassify::aMisreadLabelOfThirteenDigitsIsLookedUpAsItStands()
{
    const QString digits = QStringLiteral("210012301286");
    const int right = catalog::checkDigitFor(digits).value();
    const QString code = digits + QString::number((right + 1) % 10);
    QCOMPARE(at(Place::Cart, code), Kind(GoodsCode{code, std::nullopt}));
}

void TestClassify::paymentCodesByIssuer_data()
{
    QTest::addColumn<QString>("digits");
    QTest::addColumn<int>("wallet"); // -1: none
    const auto row = [](const char* name, const char* digits, std::optional<Wallet> wallet) {
        QTest::newRow(name) << QString::fromLatin1(digits) << (wallet ? int(*wallet) : -1);
    };
    row("WeChat 10", "100000000000000001", Wallet::WeChat);
    row("WeChat 13", "134512345678901234", Wallet::WeChat);
    row("WeChat 15", "159999999999999999", Wallet::WeChat);
    row("WeChat cut short", "13451234567890123", std::nullopt);
    row("WeChat too long", "1345123456789012345", std::nullopt);
    row("Alipay 16 digits", "2812345678901234", Wallet::Alipay);
    row("Alipay 18 digits", "281234567890123456", Wallet::Alipay);
    row("Alipay 24 digits", "301234567890123456789012", Wallet::Alipay);
    row("Alipay 15 digits", "281234567890123", std::nullopt);
    row("Alipay 25 digits", "2812345678901234567890123", std::nullopt);
    row("UnionPay", "6212345678901234567", Wallet::UnionPay);
    row("UnionPay cut short", "621234567890123456", std::nullopt);
    row("a letter in it", "2812345678901234A6", std::nullopt);
}

void TestClassify::paymentCodesByIssuer()
{
    QFETCH(QString, digits);
    QFETCH(int, wallet);
    for (const Place place : {Place::Cart, Place::Tender}) {
        const Kind kind = at(place, digits);
        const auto* payment = std::get_if<PaymentCode>(&kind);
        QCOMPARE(payment ? int(payment->wallet) : -1, wallet);
    }
}

void TestClassify::whoPaysMayShowACodeThatNobodyKnowsYet()
{
    const std::pair<QString, Wallet> codes[] = {
        {QStringLiteral("181234567890123456"), Wallet::Jd},
        {QStringLiteral("910695025068954030"), Wallet::Qq},
        {QStringLiteral("0112345678901234567"), Wallet::DigitalYuan},
        {QStringLiteral("160000000000000000"), Wallet::Unknown},
        {QStringLiteral("3112345678901234"), Wallet::Unknown},
    };
    for (const auto& [digits, wallet] : codes) {
        QCOMPARE(at(Place::Tender, digits), Kind(PaymentCode{wallet, digits}));
        const Kind atTheCart = at(Place::Cart, digits);
        QVERIFY(!std::holds_alternative<PaymentCode>(atTheCart));
    }
    const QString gtin = QStringLiteral("6901234567892");
    QVERIFY(!std::holds_alternative<PaymentCode>(at(Place::Tender, gtin)));
}

void TestClassify::retailSymbolsAreNeverPayments()
{
    const Kind kind = at(Place::Tender, QStringLiteral("281234567890123456"), u"]E0"_qs);
    QVERIFY(!std::holds_alternative<PaymentCode>(kind));
}

void TestClassify::saleCodesMayBeLongerThanOthers()
{
    const QString code = QStringLiteral("TILL1.") + QString(300, u'A');
    QCOMPARE(at(Place::Cart, code, u"]Q1"_qs), Kind(SaleCode{code}));
    QCOMPARE(at(Place::Tender, code), Kind(SaleCode{code}));
    QVERIFY(std::holds_alternative<Unreadable>(
        at(Place::Cart, code + QString(saleCodeLengthMax, u'A'))));
    QVERIFY(std::holds_alternative<Unreadable>(at(Place::Cart, QString(300, u'A'))));
}

void TestClassify::linksAreUnknown()
{
    const QString link = QStringLiteral("https://example.com/?a=1");
    QCOMPARE(at(Place::Cart, link), Kind(UnknownCode{link}));
    QCOMPARE(at(Place::Cart, QStringLiteral("---")), Kind(UnknownCode{QStringLiteral("---")}));
    const QString long49(49, u'7');
    QCOMPARE(at(Place::Cart, long49), Kind(UnknownCode{long49}));
}

void TestClassify::damagedCodesAreUnreadable_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("empty") << ""
                           << "";
    QTest::newRow("blanks") << "   "
                            << "   ";
    QTest::newRow("control character") << QStringLiteral("69\u00021") << QStringLiteral("69·1");
    QTest::newRow("NUL") << QStringLiteral("69") + QChar(0) + u'1' << QStringLiteral("69·1");
    QTest::newRow("Chinese from a keyboard scanner")
        << QStringLiteral("农夫") << QStringLiteral("··");
    QTest::newRow("half a surrogate") << QString(QChar(0xd800)) << QStringLiteral("·");
    QTest::newRow("separator, no element string")
        << QStringLiteral("69") + gs1Separator + QStringLiteral("1") << QStringLiteral("69·1");
    QTest::newRow("129 characters") << QString(129, u'1') << QString(40, u'1');
    QTest::newRow("a megabyte") << QString(1 << 20, u'x') << QString(40, u'x');
}

void TestClassify::damagedCodesAreUnreadable()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(at(Place::Cart, text), Kind(Unreadable{shown}));
}

void TestClassify::brokenElementStringsAreRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << "";
    QTest::newRow("identifier alone") << "01";
    QTest::newRow("article cut short") << "010629104150021";
    QTest::newRow("wrong check digit") << "0106291041500214";
    QTest::newRow("letters in the article") << "01062910415O0213";
    QTest::newRow("unknown identifier") << QStringLiteral("0106291041500213") + QStringLiteral("9");
    QTest::newRow("date cut short") << "01062910415002131727";
    QTest::newRow("no article") << "17270101";
    QTest::newRow("no identifier at all") << "hello";
}

void TestClassify::brokenElementStringsAreRefused()
{
    QFETCH(QString, text);
    QCOMPARE(readElementString(text), std::nullopt);
}

void TestClassify::nothingCrashesIt()
{
    QVERIFY(rc::check("any text is some kind", [] {
        const auto units = *rc::gen::container<std::u16string>(rc::gen::oneOf(
            rc::gen::inRange<char16_t>(u'0', u'9' + 1), rc::gen::inRange<char16_t>(0, 0x80),
            rc::gen::just<char16_t>(0x1d), rc::gen::arbitrary<char16_t>()));
        const QString aim = *rc::gen::element(QString(), u"]C1"_qs, u"]E0"_qs, u"]Q3"_qs, u"]"_qs);
        const Place place = *rc::gen::element(Place::Cart, Place::Tender);
        const Kind kind = at(place, QString::fromStdU16String(units), aim);
        if (const auto* goods = std::get_if<GoodsCode>(&kind))
            RC_ASSERT(goods->barcode.size() <= 48 && !goods->barcode.isEmpty());
        if (const auto* odd = std::get_if<Unreadable>(&kind))
            RC_ASSERT(odd->shown.size() <= 40);
    }));
}

QTEST_APPLESS_MAIN(TestClassify)
#include "tst_classify.moc"
