// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/payment_shop.h"
#include "tests/e2e/tillctl_runner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <utility>

using namespace till::test;

namespace {

// Published by the acquirers for trying things out; good for nothing else.
const QByteArray platformKey = "775481e2556e4564985f5439a5e6a277";
const QByteArray mmspKey = "ea21842eea24e448b991b1cb0a0294cf";

const QString item = QStringLiteral("6901234567892"); // 2.00

QString contracts(const QString& base)
{
    return u"\n[netpay]\nenabled = true\nbase = \"%1\"\n"
           u"appId = \"f0ec96ad2c3848b5b810e7aadf369e2f\"\nmid = \"898201612345678\"\n"
           u"tid = \"88880001\"\nsourceNumber = \"3194\"\nsubAppId = \"wx0123456789abcdef\"\n"
           u"\n[mmsp]\nenabled = true\nbase = \"%1/mmsp\"\nmerNo = \"001440353999853\"\n"
           u"termNo = \"84970001\"\nnotifyUrl = \"http://127.0.0.1:9/n\"\n"
           u"\n[routing]\nrules = [\"read *: mmsp, poslink\", \"shown *: netpay\"]\n"_qs.arg(base);
}

} // namespace

/// Real tillctl with several acquirers, each a part of one real till-sandbox.
class TestTillctlAcquirers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_acquirer.start()); }
    void init();
    void cleanup() { m_shop.reset(); }

    void saysWhoWouldBeAsked();
    void codeIsPaidThroughTheRulesChannel();
    void channelIsChosenByHand();
    void shownOrderIsPaid();
    void shownOrderIsClosedWhenNobodyPays();
    void depositIsTakenAndCompletedInPart();
    void depositIsTakenAndReleased();
    void depositThatCannotBeTakenSaysWhy();
    void trainingHasMembers();

private:
    /// A deposit of 10.00 that is paid.
    [[nodiscard]] QString takeDeposit();
    [[nodiscard]] QJsonArray deposits() const
    {
        return m_shop->run({u"deposit"_qs, u"list"_qs})[u"deposits"_qs].toArray();
    }

    Acquirer m_acquirer;
    int m_shops = 20;
    std::unique_ptr<PaymentShop> m_shop;
};

void TestTillctlAcquirers::init()
{
    const QString base = u"http://127.0.0.1:%1"_qs.arg(m_acquirer.port());
    m_shop = std::make_unique<PaymentShop>(++m_shops, base, contracts(base));
    for (const auto& [name, key] :
         {std::pair{u"netpay.app-key"_qs, platformKey}, std::pair{u"mmsp.key"_qs, mmspKey}}) {
        int exit = -1;
        (void)m_shop->run({u"secret"_qs, u"set"_qs, name}, key, &exit);
        QCOMPARE(exit, 0);
    }
}

void TestTillctlAcquirers::saysWhoWouldBeAsked()
{
    const QJsonObject said = m_shop->run({u"channels"_qs});
    QStringList names;
    for (const QJsonValue each : said[u"channels"_qs].toArray()) {
        names.append(each[u"name"_qs].toString());
        QVERIFY2(each[u"configured"_qs].toBool(), qPrintable(names.last()));
    }
    QCOMPARE(names, QStringList({u"poslink"_qs, u"netpay"_qs, u"mmsp"_qs}));
    const auto route = [&](const QString& means, const QString& presentation) {
        for (const QJsonValue each : said[u"routes"_qs].toArray()) {
            if (each[u"means"_qs] == means && each[u"presentation"_qs] == presentation &&
                !each[u"deposit"_qs].toBool())
                return each[u"channel"_qs].toString() + u' ' + each[u"reason"_qs].toString();
        }
        return QString();
    };
    QCOMPARE(route(u"wechat"_qs, u"read"_qs), u"mmsp rule"_qs);
    QCOMPARE(route(u"jd"_qs, u"read"_qs), u"poslink firstAbsent"_qs);
    QCOMPARE(route(u"wechat"_qs, u"shown"_qs), u"netpay rule"_qs);
}

void TestTillctlAcquirers::codeIsPaidThroughTheRulesChannel()
{
    int exit = -1;
    const QJsonObject sold =
        m_shop->run({u"sell"_qs, u"--item"_qs, item, u"--tender"_qs, u"code=-"_qs},
                    "130000000000000101", &exit);
    QVERIFY2(exit == 0, QJsonDocument(sold).toJson().constData());
    const QJsonValue payment = sold[u"payments"_qs][0];
    QCOMPARE(payment[u"channel"_qs].toString(), u"mmsp"_qs);
    QVERIFY(payment[u"id"_qs].toString().size() <= 20);
}

void TestTillctlAcquirers::channelIsChosenByHand()
{
    int exit = -1;
    const QJsonObject sold = m_shop->run({u"sell"_qs, u"--item"_qs, item, u"--tender"_qs,
                                          u"code=-"_qs, u"--channel"_qs, u"poslink"_qs},
                                         "130000000000000102", &exit);
    QCOMPARE(exit, 0);
    QCOMPARE(sold[u"payments"_qs][0][u"channel"_qs].toString(), u"poslink"_qs);
}

void TestTillctlAcquirers::shownOrderIsPaid()
{
    int exit = -1;
    const QJsonObject sold = m_shop->run(
        {u"sell"_qs, u"--item"_qs, item, u"--tender"_qs, u"shown=wechat"_qs}, {}, &exit);
    QVERIFY2(exit == 0, QJsonDocument(sold).toJson().constData());
    const QJsonValue payment = sold[u"payments"_qs][0];
    QCOMPARE(payment[u"channel"_qs].toString(), u"netpay"_qs);
    QCOMPARE(payment[u"presentation"_qs].toString(), u"shown"_qs);
    QVERIFY(!payment[u"facts"_qs][u"payUrl"_qs].toString().isEmpty());
    static const QRegularExpression number(u"^3194\\d{23}$"_qs);
    QVERIFY(number.match(payment[u"id"_qs].toString()).hasMatch());
}

void TestTillctlAcquirers::shownOrderIsClosedWhenNobodyPays()
{
    int exit = -1;
    // The ending 03 is never paid.
    const QJsonObject sold = m_shop->run({u"sell"_qs, u"--item"_qs, item, u"--tender"_qs,
                                          u"shown=1.03:alipay"_qs, u"--wait"_qs, u"2"_qs},
                                         {}, &exit);
    QVERIFY2(exit == 2, QJsonDocument(sold).toJson().constData());
    const QString id = sold[u"payments"_qs][0][u"id"_qs].toString();
    const QJsonObject stopped = m_shop->run({u"stop"_qs, id, u"--wait"_qs, u"120"_qs}, {}, &exit);
    QVERIFY2(exit == 1, QJsonDocument(stopped).toJson().constData());
    QCOMPARE(stopped[u"payment"_qs][u"state"_qs].toString(), u"cancelled"_qs);
    QCOMPARE(m_acquirer.arrivals(id, u"netpay.close"_qs), 1);
}

QString TestTillctlAcquirers::takeDeposit()
{
    int exit = -1;
    const QJsonObject taken =
        m_shop->run({u"deposit"_qs, u"take"_qs, u"--amount"_qs, u"10.00"_qs, u"--means"_qs,
                     u"wechat"_qs, u"--note"_qs, u"蛋糕 周六"_qs},
                    {}, &exit);
    if (exit != 0)
        qWarning() << QJsonDocument(taken).toJson();
    return taken[u"payment"_qs][u"id"_qs].toString();
}

void TestTillctlAcquirers::depositIsTakenAndCompletedInPart()
{
    const QString id = takeDeposit();
    const QJsonArray held = deposits();
    QCOMPARE(held.size(), 1);
    QCOMPARE(held[0][u"id"_qs].toString(), id);
    QCOMPARE(held[0][u"note"_qs].toString(), u"蛋糕 周六"_qs);
    QVERIFY(held[0][u"daysLeft"_qs].toInt() > 20);

    int exit = -1;
    (void)m_shop->run({u"sell"_qs, u"--item"_qs, item, u"--keep-open"_qs}, {}, &exit);
    QCOMPARE(exit, 0);
    const QJsonObject completed = m_shop->run({u"deposit"_qs, u"complete"_qs, id}, {}, &exit);
    QVERIFY2(exit == 0, QJsonDocument(completed).toJson().constData());
    QCOMPARE(completed[u"payment"_qs][u"operation"_qs].toString(), u"complete"_qs);
    QCOMPARE(completed[u"payment"_qs][u"amount"_qs].toString(), u"2.00"_qs);
    QVERIFY(deposits().isEmpty());
    const QJsonObject sale =
        m_shop->run({u"sales"_qs, u"show"_qs, completed[u"saleId"_qs].toString()}, {}, &exit);
    QCOMPARE(exit, 0);
    QVERIFY2(QJsonDocument(sale).toJson().contains("\"completed\""),
             QJsonDocument(sale).toJson().constData());
}

void TestTillctlAcquirers::depositIsTakenAndReleased()
{
    const QString id = takeDeposit();
    int exit = -1;
    const QJsonObject released =
        m_shop->run({u"deposit"_qs, u"release"_qs, id, u"--reason"_qs, u"顾客取消"_qs}, {}, &exit);
    QVERIFY2(exit == 0, QJsonDocument(released).toJson().constData());
    QCOMPARE(released[u"payment"_qs][u"operation"_qs].toString(), u"release"_qs);
    QVERIFY(deposits().isEmpty());
    (void)m_shop->run({u"deposit"_qs, u"release"_qs, id, u"--reason"_qs, u"x"_qs}, {}, &exit);
    QCOMPARE(exit, 1);
}

void TestTillctlAcquirers::depositThatCannotBeTakenSaysWhy()
{
    int exit = -1;
    const QJsonObject refused = m_shop->run(
        {u"deposit"_qs, u"take"_qs, u"--amount"_qs, u"10.00"_qs, u"--means"_qs, u"ecny"_qs}, {},
        &exit);
    QCOMPARE(exit, 1);
    QCOMPARE(refused[u"refusal"_qs][u"reason"_qs].toString(), u"noChannel"_qs);
}

/// Their host is the child of the till in training; nobody has to set it up.
void TestTillctlAcquirers::trainingHasMembers()
{
    const QTemporaryDir folder;
    const Run run = TillctlRunner(folder.path())
                        .run({u"--training"_qs, u"member"_qs, u"query"_qs, u"--card"_qs, u"-"_qs},
                             QByteArrayLiteral("8800000000009101\n"));
    QVERIFY2(run.exit == 0, run.output.constData());
    QCOMPARE(run.json[u"member"_qs][u"points"_qs].toString(), u"1000.00"_qs);
}

QTEST_GUILESS_MAIN(TestTillctlAcquirers)
#include "tst_tillctl_acquirers.moc"
