// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payment/order_id.h"

#include <QSet>
#include <QTest>

using namespace till;
using namespace till::payment;

namespace {

OrderIdSource source(qint64 counter)
{
    return {2, QStringLiteral("7KQ"), counter, false};
}

} // namespace

class TestOrderId : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasPrefixTillGenerationCounterAndCheck()
    {
        const auto id = makeOrderId(source(147));
        QVERIFY(id.has_value());
        QVERIFY(id->text().startsWith(QLatin1String("T0027KQ000004K")));
        QCOMPARE(id->text().size(), 15);
        QVERIFY(isOrderId(*id));
        QCOMPARE(counterOf(*id).value(), 147);
        OrderIdSource training = source(147);
        training.training = true;
        QVERIFY(makeOrderId(training)->text().startsWith(u'X'));
        QVERIFY(*makeOrderId(training) != *id);
    }
    void refusesWhatDoesNotFit()
    {
        QVERIFY(!makeOrderId(source(0)));
        QVERIFY(!makeOrderId(source(qint64{1} << 35)));
        QVERIFY(makeOrderId(source((qint64{1} << 35) - 1)));
        OrderIdSource wrong = source(1);
        wrong.tillNumber = 1000;
        QVERIFY(!makeOrderId(wrong));
        wrong = source(1);
        wrong.generation = QStringLiteral("7KU"); // U is not in the alphabet
        QVERIFY(!makeOrderId(wrong));
    }
    void datedIdsHavePrefixMomentTillAndCounter()
    {
        const OrderIdRule rule{OrderIdForm::Dated, QStringLiteral("3194")};
        OrderIdSource from = source(12'345);
        from.now = Instant{1'795'141'830'123}; // 2026-11-20 10:30:30.123 in China
        const auto id = makeOrderId(from, rule);
        QVERIFY(id.has_value());
        QCOMPARE(id->text(), QStringLiteral("319420261120103030123002345"));
        QVERIFY(id->text().size() > 6 && id->text().size() < 28);
    }
    void datedIdsNeverGoBackWithTheClock()
    {
        const OrderIdRule rule{OrderIdForm::Dated, QStringLiteral("3194")};
        OrderIdSource from = source(1);
        from.now = Instant{1'795'141'830'123};
        QSet<QString> seen;
        for (int i = 0; i < 2'500; ++i) {
            from.counter = i + 1;
            from.now.unixMs -= i % 7; // somebody turns the clock
            const auto id = makeOrderId(from, rule);
            QVERIFY(id.has_value());
            QVERIFY(from.latest.isEmpty() || id->text().left(21) > from.latest.text().left(21));
            seen.insert(id->text());
            from.latest = *id;
        }
        QCOMPARE(seen.size(), 2'500);
        from.latest = PaymentId(QStringLiteral("319499991231235959999001001"));
        QVERIFY(!makeOrderId(from, rule));
        from.latest = PaymentId(QStringLiteral("3194not a moment, just text"));
        QVERIFY(!makeOrderId(from, rule));
    }
    void datedIdsWantAPrefixOfFour()
    {
        for (const QString& prefix : {QString(), QStringLiteral("319"), QStringLiteral("31945"),
                                      QStringLiteral("31 4"), QStringLiteral("来源编号")})
            QVERIFY2(!makeOrderId(source(1), {OrderIdForm::Dated, prefix}), qPrintable(prefix));
    }
    void digitsHoldNothingElse()
    {
        OrderIdSource from = source(147);
        const auto id = makeOrderId(from, {OrderIdForm::Digits, {}});
        QCOMPARE(id->text(), QStringLiteral("10020779900000000147"));
        from.training = true;
        QVERIFY(makeOrderId(from, {OrderIdForm::Digits, {}})->text().startsWith(u'9'));
    }
    void noticesOneWrongCharacterAndTwoThatChangedPlaces()
    {
        const QString good = makeOrderId(source(8'675'309))->text();
        const QString alphabet = QStringLiteral("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
        int missed = 0;
        for (qsizetype i = 1; i < good.size(); ++i) {
            for (const QChar other : alphabet) {
                QString bad = good;
                bad[i] = other;
                // 0 and Z differ by the modulus; nothing else may slip through.
                const bool isBlind =
                    (good[i] == u'0' && other == u'Z') || (good[i] == u'Z' && other == u'0');
                if (other != good[i] && !isBlind)
                    missed += isOrderId(PaymentId(bad)) ? 1 : 0;
            }
        }
        QCOMPARE(missed, 0);
        for (qsizetype i = 1; i + 2 < good.size(); ++i) {
            QString swapped = good;
            std::swap(swapped[i], swapped[i + 1]);
            QVERIFY2(swapped == good || !isOrderId(PaymentId(swapped)), qPrintable(swapped));
        }
    }
    void neverGivesOneTwice()
    {
        QSet<QString> seen;
        for (qint64 counter = 1; counter <= 5'000; ++counter)
            seen.insert(makeOrderId(source(counter))->text());
        OrderIdSource restored = source(1);
        restored.generation = QStringLiteral("7KR");
        seen.insert(makeOrderId(restored)->text());
        QCOMPARE(seen.size(), 5'001);
    }
    void otherTextIsNoOrderId()
    {
        for (const QString& text :
             {QString(), QStringLiteral("T0027KQ000004K"), QStringLiteral("t0027kq000004k0"),
              QStringLiteral("20261120103000123456789012")}) {
            QVERIFY(!isOrderId(PaymentId(text)));
            QVERIFY(!counterOf(PaymentId(text)));
        }
    }
};

QTEST_GUILESS_MAIN(TestOrderId)
#include "tst_order_id.moc"
