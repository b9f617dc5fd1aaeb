// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receipt/sale_code.h"

#include <rapidcheck.h>

#include <QCryptographicHash>
#include <QTest>

using namespace till;
using namespace till::receipt;

namespace {

/// Stands in for the till's key: the code only has to carry what the key says, unchanged.
QByteArray sign(const QByteArray& message)
{
    return QCryptographicHash::hash("key" + message, QCryptographicHash::Sha512);
}

bool verify(const QByteArray& message, const QByteArray& signature)
{
    return sign(message) == signature;
}

const SaleCode sample{SaleId(QStringLiteral("02-20261120-0147")), Money::fromFen(12'920),
                      Instant{1'795'142'551'000}};

} // namespace

class TestSaleCode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesTheDocumentedForm()
    {
        const auto text = encodeSaleCode(sample, sign);
        QVERIFY(text);
        QVERIFY(text->startsWith(u"TILL1.02-20261120-0147.12920.1795142551."));
        QCOMPARE(text->count(u'.'), 4);
        QVERIFY(!text->contains(u'='));
        QVERIFY(text->size() < 300);
        QVERIFY(looksLikeSaleCode(*text));
        QVERIFY(!looksLikeSaleCode(u"6901234567892"));
        QVERIFY(!looksLikeSaleCode(u"TILL1"));
    }

    void readsBackWhatItWrote()
    {
        QVERIFY(rc::check("decode(encode(x)) == x", [] {
            const SaleCode code{
                SaleId(QStringLiteral("X02-20261120-%1").arg(*rc::gen::inRange(1, 999'999))),
                Money::fromFen(*rc::gen::inRange<qint64>(-Money::maxFen, Money::maxFen)),
                Instant{*rc::gen::inRange<qint64>(0, 9'999'999'999) * 1000}};
            const auto text = encodeSaleCode(code, sign);
            RC_ASSERT(text.has_value());
            const auto back = decodeSaleCode(*text, verify);
            RC_ASSERT(back.has_value());
            RC_ASSERT(*back == code);
        }));
    }

    void refusesAChangedCharacter()
    {
        const QString text = *encodeSaleCode(sample, sign);
        for (qsizetype i = 0; i < text.size(); ++i) {
            QString changed = text;
            changed[i] = changed[i] == u'1' ? u'2' : u'1';
            QVERIFY2(!decodeSaleCode(changed, verify), qPrintable(changed));
        }
    }

    void refusesOtherForms_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("goods") << QStringLiteral("6901234567892");
        QTest::newRow("leading zero") << QStringLiteral("TILL1.a.012.1.AAAA");
        QTest::newRow("plus") << QStringLiteral("TILL1.a.+12.1.AAAA");
        QTest::newRow("no signature") << QStringLiteral("TILL1.a.12.1.");
        QTest::newRow("padding") << QStringLiteral("TILL1.a.12.1.AA==");
        QTest::newRow("other alphabet") << QStringLiteral("TILL1.a.12.1.+/+/");
        QTest::newRow("six parts") << QStringLiteral("TILL1.a.12.1.AAAA.A");
        QTest::newRow("amount too large") << QStringLiteral("TILL1.a.99999999999.1.AAAA");
        QTest::newRow("time before 1970") << QStringLiteral("TILL1.a.12.-1.AAAA");
        QTest::newRow("time beyond all") << QStringLiteral("TILL1.a.12.9223372036854775807.AAAA");
        QTest::newRow("id with a space") << QStringLiteral("TILL1.a b.12.1.AAAA");
        QTest::newRow("other version") << QStringLiteral("TILL2.a.12.1.AAAA");
    }
    void refusesOtherForms()
    {
        QFETCH(QString, text);
        const auto code =
            decodeSaleCode(text, [](const QByteArray&, const QByteArray&) { return true; });
        QVERIFY(!code);
    }

    void tellsAForgeryFromRubbish()
    {
        const auto refused = decodeSaleCode(u"TILL1.a.12.1.AAAA", verify);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Refused);
        const auto rubbish = decodeSaleCode(u"TILL1.a", verify);
        QCOMPARE(rubbish.error().code, ErrorCode::Malformed);
    }

    void saysWhenThereIsNoKey()
    {
        const auto text = encodeSaleCode(sample, [](const QByteArray&) { return QByteArray(); });
        QVERIFY(!text);
        QCOMPARE(text.error().code, ErrorCode::Unavailable);
        const auto bad = encodeSaleCode({SaleId(QStringLiteral("a.b")), {}, {}}, sign);
        QCOMPARE(bad.error().code, ErrorCode::OutOfRange);
    }
};

QTEST_APPLESS_MAIN(TestSaleCode)
#include "tst_sale_code.moc"
