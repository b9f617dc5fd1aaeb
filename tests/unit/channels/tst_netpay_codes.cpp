// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/netpay/codes.h"
#include "tests/unit/channels/netpay_sample.h"

#include <QSet>
#include <QTest>

namespace till::channels {

using namespace netpay;
using payment::Meaning;
using payment::Outcome;
using payment::Purpose;

namespace {

namespace sample = netpay_sample;

constexpr std::array allPurposes{Purpose::Pay,     Purpose::Query,         Purpose::Cancel,
                                 Purpose::Refund,  Purpose::QueryRefund,   Purpose::Complete,
                                 Purpose::Release, Purpose::QueryComplete, Purpose::QueryRelease};

QByteArray answerWith(const QByteArray& code)
{
    return "{\"errCode\":\"" + code + "\",\"errMsg\":\"words\"}";
}

template<typename Row> QStringList namesOf(std::span<const Row> rows)
{
    QStringList names;
    for (const Row& row : rows)
        names.append(row.code);
    return names;
}

bool saysMoneyMoved(Meaning meaning)
{
    return meaning == Meaning::Succeeded || meaning == Meaning::Returned ||
           meaning == Meaning::Refunded;
}

} // namespace

class TestNetpayCodes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Section 2.1, in its order, and one of section 1.5.4.
    void hasOneRowForEachDocumentedCode()
    {
        const QStringList names = namesOf(codeRows());
        QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size());
        const QStringList documented =
            QStringLiteral("SUCCESS INTERNAL_ERROR BAD_REQUEST NO_SERVICE TIMEOUT NO_ORDER "
                           "OPERATION_NOT_ALLOWED TARGET_FAIL DUP_ORDER NET_ERROR NO_MERCHANT "
                           "ORDER_PROCESSING INACTIVE_MERCHANT ABNORMAL_REQUEST_TIME "
                           "TXN_DISCARDED BAD_SIGN INVALID_MSGSRC INVALID_ORDER "
                           "NO_CROSS_DAY_TRADING DENIED_IP INVLID_MERCHANT_CONFIG "
                           "INVALID_RESPONSE HAS_CANCELLED")
                .split(u' ');
        for (const QString& code : documented)
            QVERIFY2(names.contains(code), qPrintable(code));
    }
    void hasAllStates()
    {
        QCOMPARE(namesOf(statusRows()),
                 QStringLiteral("NEW_ORDER UNKNOWN TRADE_CLOSED WAIT_BUYER_PAY TRADE_SUCCESS "
                                "TRADE_REFUND")
                     .split(u' '));
        QCOMPARE(namesOf(refundStatusRows()),
                 QStringLiteral("UNKNOWN SUCCESS FAIL PROCESSING").split(u' '));
        QCOMPARE(namesOf(secureStatusRows()),
                 QStringLiteral("UNCOMPLETED PARTLY_COMPLETED ALL_COMPLETED CANCELED").split(u' '));
        QCOMPARE(namesOf(targetRows()),
                 QStringLiteral("Alipay 1.0|Alipay 2.0|WXPay|YQB|QMF|UnionPay|BaiDu|JD|SF|COMM|"
                                "BestPay|ACP|NetPayBills|NetPayGtwy|QmfWebPay|UAC")
                     .split(u'|'));
    }
    void meansOneThingForEachPurpose_data()
    {
        QTest::addColumn<QString>("meanings");
        // order, query, close, refund, refund query, complete, release
        const auto row = [](const char* code, const char* meanings) {
            QTest::newRow(code) << QString::fromLatin1(meanings);
        };
        const char open[] = "unknown unknown unknown unknown unknown unknown unknown";
        const char setUp[] = "configurationFault configurationFault configurationFault "
                             "configurationFault configurationFault configurationFault "
                             "configurationFault";
        const char no[] = "refused unknown refused refused unknown refused refused";
        for (const char* code : {"INTERNAL_ERROR", "TIMEOUT", "NET_ERROR", "INVALID_RESPONSE",
                                 "DUP_ORDER", "9999", "SOMETHING_NEW", "success", " SUCCESS"})
            row(code, open);
        for (const char* code :
             {"NO_SERVICE", "NO_MERCHANT", "INACTIVE_MERCHANT", "ABNORMAL_REQUEST_TIME", "BAD_SIGN",
              "INVALID_MSGSRC", "DENIED_IP", "INVLID_MERCHANT_CONFIG", "1000", "1001"})
            row(code, setUp);
        for (const char* code :
             {"BAD_REQUEST", "OPERATION_NOT_ALLOWED", "NO_CROSS_DAY_TRADING", "9001"})
            row(code, no);
        row("NO_ORDER", "unknown notFound notFound refused notFound refused refused");
        row("TARGET_FAIL", "refused unknown unknown unknown unknown unknown unknown");
        row("TXN_DISCARDED", "refused unknown unknown unknown unknown unknown unknown");
        row("ORDER_PROCESSING", "unknown inProgress inProgress inProgress inProgress inProgress "
                                "inProgress");
        row("INVALID_ORDER", "unknown unknown unknown refused unknown refused refused");
        row("HAS_CANCELLED", "unknown unknown unknown unknown unknown refused succeeded");
    }
    void meansOneThingForEachPurpose()
    {
        QFETCH(const QString, meanings);
        QStringList read;
        for (const Purpose purpose :
             {Purpose::Pay, Purpose::Query, Purpose::Cancel, Purpose::Refund, Purpose::QueryRefund,
              Purpose::Complete, Purpose::Release}) {
            const Outcome outcome = sample::decoded(purpose, answerWith(QTest::currentDataTag()));
            QCOMPARE(outcome.code, QString::fromLatin1(QTest::currentDataTag()));
            QVERIFY(outcome.text.startsWith(u"words"));
            read.append(payment::nameOf(outcome.meaning));
        }
        QCOMPARE(read.join(u' '), meanings);
    }
    void saysNothingOfADepositThatIsNotKnown()
    {
        // NotFound would send the completion again.
        QCOMPARE(sample::decoded(Purpose::QueryComplete, answerWith("NO_ORDER")).meaning,
                 Meaning::Unknown);
        QCOMPARE(sample::decoded(Purpose::QueryRelease, answerWith("NO_ORDER")).meaning,
                 Meaning::Unknown);
    }
    void movesNoMoneyByACodeAlone()
    {
        for (const CodeRow& row : codeRows()) {
            for (const Purpose purpose : allPurposes) {
                if (row.code == QLatin1StringView("SUCCESS") ||
                    (row.code == QLatin1StringView("HAS_CANCELLED") && purpose == Purpose::Release))
                    continue;
                const QByteArray full =
                    sample::with(sample::fullAnswer(purpose), "errCode",
                                 '"' + QByteArray(row.code.data(), row.code.size()) + '"');
                QVERIFY2(!saysMoneyMoved(sample::decoded(purpose, full).meaning), row.code.data());
            }
        }
    }

    // The column of measures.
    void waitsAMinuteForAnOrderThatIsBeingWorkedOn()
    {
        for (const Purpose purpose : allPurposes)
            QCOMPARE(sample::decoded(purpose, answerWith("ORDER_PROCESSING")).waitMs, 60'000);
        QCOMPARE(sample::decoded(Purpose::Query, answerWith("TIMEOUT")).waitMs, 0);
    }
    void saysThatAnOrderHasToBeAskedForFirst()
    {
        QVERIFY(sample::decoded(Purpose::Refund, answerWith("INVALID_ORDER"))
                    .text.contains(u"query the order first"));
    }
    void saysThatARefundIsTheWayOnAnotherDay()
    {
        QVERIFY(sample::decoded(Purpose::Release, answerWith("NO_CROSS_DAY_TRADING"))
                    .text.contains(u"refund instead"));
    }

    void letsThePlatformRefuseAtTheDoor()
    {
        const QByteArray answer = R"({"errCode":"1000","errInfo":"认证失败"})";
        for (const int status : {401, 403}) {
            const Outcome outcome = sample::decoded(Purpose::Pay, answer, status);
            QCOMPARE(outcome.meaning, Meaning::ConfigurationFault);
            QVERIFY(outcome.text.contains(QStringLiteral("认证失败")));
        }
        QCOMPARE(sample::decoded(Purpose::Pay, answer, 500).meaning, Meaning::Unknown);
        QCOMPARE(sample::decoded(Purpose::Pay, sample::fullAnswer(Purpose::Pay), 401).meaning,
                 Meaning::Unknown);
    }
    void asksForANewTokenWhereOneIsUsed()
    {
        NetpayConfig config = sample::config();
        config.authentication = OpenPlatformAuthentication::AccessToken;
        const QByteArray answer = R"({"errCode":"1000"})";
        QVERIFY(NetpayChannel(config)
                    .decode(sample::message(Purpose::Query), {200, answer}, Secret())
                    .loginExpired);
        QVERIFY(!sample::decoded(Purpose::Query, answer).loginExpired);
    }
};

} // namespace till::channels

QTEST_APPLESS_MAIN(till::channels::TestNetpayCodes)
#include "tst_netpay_codes.moc"
