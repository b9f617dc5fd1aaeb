// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/payout/check.h"
#include "tests/unit/channels/interface_checks.h"
#include "tests/unit/channels/payout_sample.h"

#include <QTest>

namespace till::channels {

using sample::AnswerSign;
using sample::platformAnswer;

namespace {

const Interface& interfaceNamed(const QByteArray& name)
{
    static const PayoutProtocol protocol(sample::payoutConfig());
    for (const Interface& each : protocol.interfaces()) {
        if (each.name == QLatin1StringView(name))
            return each;
    }
    qFatal("no such interface");
}

/// The message by its wire names.
std::shared_ptr<void> requestOf(const Interface& which, const QByteArray& json)
{
    std::shared_ptr<void> message = which.newRequest();
    const Result<wire::Json> parsed = wire::parseJson(json);
    const Result<Remarks> read =
        parsed ? fields::decode(*which.request, *parsed, message.get()) : Remarks{};
    if (!parsed || !read)
        qFatal("%s", qPrintable(read ? QStringLiteral("no JSON") : read.error().detail));
    return message;
}

QString composing(const payout::PayRequest& request, PayoutConfig config = sample::payoutConfig())
{
    const PayoutProtocol protocol(std::move(config));
    const sample::PayoutSigner signer;
    const auto composed = protocol.compose(PayoutProtocol::pay(), &request, signer.stamp());
    return composed ? QStringLiteral("composed")
                    : errorCodeName(composed.error().code) + u' ' + composed.error().detail;
}

} // namespace

class TestPayoutProtocol : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsToItsTables_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"pay", "query", "balance"})
            QTest::newRow(name) << QByteArray(name);
    }
    void keepsToItsTables()
    {
        QFETCH(const QByteArray, name);
        const Interface& which = interfaceNamed(name);
        const QStringList complaints = sample::complaintsAbout(which);
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
        QVERIFY(sample::roundTrips(*which.request, which.newRequest));
    }

    void golden_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("pay") << QByteArrayLiteral(
            "{\"CMDID\":\"4097\",\"VERSION\":\"1.0\",\"MERNO\":\"001440353999853\",\"ORDERNO\":"
            "\"20171121170001\",\"REQTIME\":\"20171120111410\",\"AMT\":\"12345\",\"BUSIYPE\":"
            "\"001\",\"ACCNAME\":\"张三\",\"ACCNO\":\"6225123456781234\",\"MEMO\":\"代付/7\","
            "\"PAYTYPE\":\"1\",\"ACCTYPE\":\"2\",\"CVV2\":\"123\",\"MOBILE\":\"13800138000\","
            "\"BANKNAME\":\"招商银行\",\"BANKSETTLENO\":\"104581006015\",\"BANKBRANCHNAME\":"
            "\"深圳分行\",\"BANKPROV\":\"广东省\",\"BANKCITY\":\"深圳市\",\"IDCARD\":"
            "\"11010519491231002X\",\"CHLNO\":\"7\",\"CHLMERNO\":\"8\"}");
        // The published vector: its signature is known, see the test of the signature.
        QTest::newRow("query") << QByteArrayLiteral(
            "{\"CMDID\":\"4098\",\"VERSION\":\"1.0\",\"MERNO\":\"001440353999853\",\"ORDERNO\":"
            "\"20171121170001\",\"REQTIME\":\"20171120111410\",\"QRYTYPE\":\"1\"}");
        QTest::newRow("balance") << QByteArrayLiteral(
            "{\"CMDID\":\"4099\",\"VERSION\":\"1.0\",\"QRYTYPE\":\"1\",\"MERNO\":"
            "\"001440353999853\",\"ORDERNO\":\"20171120111410001\",\"REQTIME\":"
            "\"20171120111410\"}");
    }
    /// Encryption is random: what the platform reads is compared, byte for byte.
    void golden()
    {
        QFETCH(const QByteArray, message);
        const Interface& which = interfaceNamed(QTest::currentDataTag());
        const PayoutProtocol protocol(sample::payoutConfig());
        const sample::PayoutSigner signer;
        const auto request = requestOf(which, message);
        const auto composed = protocol.compose(which, request.get(), signer.stamp());
        QVERIFY2(composed, composed ? "" : qPrintable(composed.error().detail));
        QCOMPARE(composed->request.url, QUrl(QStringLiteral("https://pay.example/payout")));
        QCOMPARE(composed->request.headers.first().second,
                 QByteArrayLiteral("application/json; charset=utf-8"));
        QCOMPARE(sample::readByPlatform(composed->request.body), message);
        QCOMPARE(composed->signatureBase, message);
    }

    void signsWhatIsEncrypted()
    {
        const PayoutProtocol protocol(sample::payoutConfig());
        const sample::PayoutSigner signer;
        payout::QueryRequest request =
            protocol.newQuery(QStringLiteral("20171121170001"), signer.stamp().now);
        request.queryType = QStringLiteral("1");
        const auto composed = protocol.compose(PayoutProtocol::query(), &request, signer.stamp());
        QVERIFY(composed);
        QVERIFY(composed->request.body.contains(
            "\"SIGN\":\"KyASpNIJDeOZWq8QhEFFEZWpk8fIzYevXP+H4IHJEbTa6OBUi+TCXI3aE7dKsImnadW0/4DGfu5"
            "StXfVxqo3Ne0ZDfKoRFV6QHXs/4TsQHyYZgpUXRMN0QPcmcPkhWGJVVWPZF2OpsDesoKkcWKvIQZzNbcPVDQkD"
            "Aw0HSOa7mE=\""));
    }

    void fillsInWhatTheSettingsSay()
    {
        PayoutConfig config = sample::payoutConfig();
        config.chlNo = QStringLiteral("77");
        const PayoutProtocol protocol(config);
        const sample::PayoutSigner signer;
        const auto said = protocol.defaults(PayoutProtocol::pay(), signer.stamp());
        const auto value = [&said](QLatin1StringView name) {
            for (const auto& [key, text] : said) {
                if (key == name)
                    return text;
            }
            return QString();
        };
        QCOMPARE(value(QLatin1StringView("CMDID")), QStringLiteral("4097"));
        QCOMPARE(value(QLatin1StringView("REQTIME")), QStringLiteral("20171120111410"));
        QCOMPARE(value(QLatin1StringView("BUSIYPE")), QStringLiteral("001"));
        QCOMPARE(value(QLatin1StringView("CHLNO")), QStringLiteral("77"));
    }

    void masksThePayee()
    {
        const PayoutProtocol protocol(sample::payoutConfig());
        const sample::PayoutSigner signer;
        const payout::PayRequest request = sample::payoutRequest();
        const auto composed = protocol.compose(PayoutProtocol::pay(), &request, signer.stamp());
        QVERIFY(composed);
        for (const char* hidden : {"张三", "622512345678", "13800138000", "110105194912"})
            QVERIFY2(!composed->masked.contains(hidden), hidden);
        QVERIFY(composed->masked.contains("1234\""));
        QVERIFY(composed->masked.contains("\"AMT\":\"12345\""));
    }

    void refusesWhatThePlatformWouldRefuse()
    {
        QCOMPARE(composing(sample::payoutRequest()), QStringLiteral("composed"));
        const auto with = [](auto change) {
            payout::PayRequest request = sample::payoutRequest();
            change(request);
            return composing(request);
        };
        QCOMPARE(with([](auto& r) { r.amount = Money(); }),
                 QStringLiteral("outOfRange amountTooSmall"));
        QCOMPARE(with([](auto& r) { r.amount = Money::fromFen(1'000'000'000); }),
                 QStringLiteral("composed"));
        QCOMPARE(with([](auto& r) { r.amount = Money::fromFen(1'000'000'001); }),
                 QStringLiteral("outOfRange amountTooLarge"));
        QCOMPARE(with([](auto& r) { r.accountType = QStringLiteral("1"); }),
                 QStringLiteral("refused creditCard"));
        QCOMPARE(with([](auto& r) { r.accountType = QStringLiteral("2"); }),
                 QStringLiteral("refused bankNumberMissing"));
        QCOMPARE(with([](auto& r) {
                     r.accountType = QStringLiteral("2");
                     r.bankSettleNo = QStringLiteral("104581006015");
                 }),
                 QStringLiteral("composed"));
        QCOMPARE(with([](auto& r) { r.orderNo = QStringLiteral("T01"); }),
                 QStringLiteral("refused orderNotDigits"));
        QCOMPARE(with([](auto& r) { r.businessType = QStringLiteral("006"); }),
                 QStringLiteral("outOfRange BUSIYPE: not one of those that are allowed"));
        QCOMPARE(with([](auto& r) { r.mobile = nullptr; }),
                 QStringLiteral("malformed MOBILE: missing"));
    }

    void keepsToTheShopsLimitsAndHours()
    {
        PayoutConfig config = sample::payoutConfig();
        config.amountLeast = Money::fromFen(12'346);
        QCOMPARE(composing(sample::payoutRequest(), config),
                 QStringLiteral("outOfRange amountTooSmall"));
        config.amountLeast = Money::fromFen(1);
        config.amountMost = Money::fromFen(12'344);
        QCOMPARE(composing(sample::payoutRequest(), config),
                 QStringLiteral("outOfRange amountTooLarge"));
        config.amountMost = Money::fromFen(12'345);
        config.opens = QTime(9, 0); // it is 11:14:10
        config.closes = QTime(11, 14);
        QCOMPARE(composing(sample::payoutRequest(), config),
                 QStringLiteral("refused outsideHours"));
        config.closes = QTime(11, 15);
        QCOMPARE(composing(sample::payoutRequest(), config), QStringLiteral("composed"));
        config.opens = QTime(22, 0); // over midnight
        config.closes = QTime(6, 0);
        QCOMPARE(composing(sample::payoutRequest(), config),
                 QStringLiteral("refused outsideHours"));
        config.closes = QTime(12, 0);
        QCOMPARE(composing(sample::payoutRequest(), config), QStringLiteral("composed"));
    }

    void comparesAmountAndFeeWithTheBalance()
    {
        PayoutConfig config = sample::payoutConfig();
        config.fee = Money::fromFen(500);
        const payout::PayRequest request = sample::payoutRequest();
        const Instant now = sample::PayoutSigner().stamp().now;
        QCOMPARE(obstacleTo(request, config, now, Money::fromFen(12'844)),
                 PayoutObstacle::BalanceTooSmall);
        QCOMPARE(obstacleTo(request, config, now, Money::fromFen(12'845)), std::nullopt);
        QCOMPARE(obstacleTo(request, config, now, std::nullopt), std::nullopt);
    }

    void findsWhatCanBePaidOut()
    {
        payout::BalanceAnswer answer;
        answer.accounts = {{.status = QStringLiteral("1"),
                            .available = Money::fromFen(100),
                            .availableAdvance = Money::fromFen(300),
                            .chlNo = QStringLiteral("A")},
                           {.status = QStringLiteral("1"),
                            .available = Money::fromFen(200),
                            .chlNo = QStringLiteral("B")},
                           {.status = QStringLiteral("0"),
                            .available = Money::fromFen(900),
                            .chlNo = QStringLiteral("C")}};
        PayoutConfig config = sample::payoutConfig();
        QCOMPARE(availableIn(answer, config), Money::fromFen(200));
        config.chlNo = QStringLiteral("A");
        QCOMPARE(availableIn(answer, config), Money::fromFen(100));
        config.payType = QStringLiteral("3");
        QCOMPARE(availableIn(answer, config), Money::fromFen(300));
        config.payType = QStringLiteral("2");
        QCOMPARE(availableIn(answer, config), std::nullopt);
        config.payType = QStringLiteral("1");
        config.chlNo = QStringLiteral("C");
        QCOMPARE(availableIn(answer, config), Money());
        config.chlNo = QStringLiteral("D");
        QCOMPARE(availableIn(answer, config), std::nullopt);
    }

    void findsOutThatAKeyIsAnotherOne()
    {
        PayoutConfig config = sample::payoutConfig();
        config.merchantPublicKey = test::misprintedMerchantPublicKey;
        QVERIFY(validate(config));
        QVERIFY(composing(sample::payoutRequest(), config).startsWith(u"conflict the private key"));
        config.platformPublicKey = test::misprintedPlatformPublicKey;
        const Result<void> valid = validate(config);
        QVERIFY(!valid);
        QCOMPARE(valid.error().detail, QStringLiteral("platformPublicKey: no RSA key in PEM"));
    }

    void asksForASettingThatWorks()
    {
        const auto detail = [](auto change) {
            PayoutConfig config = sample::payoutConfig();
            change(config);
            const Result<void> valid = validate(config);
            return valid ? QString() : valid.error().detail;
        };
        QCOMPARE(detail([](auto&) {}), QString());
        QVERIFY(detail([](auto& c) {
                    c.base = QUrl(QStringLiteral("http://pay.example/"));
                }).startsWith(u"base"));
        QVERIFY(detail([](auto& c) { c.merNo.clear(); }).startsWith(u"merNo"));
        QVERIFY(detail([](auto& c) {
                    c.amountMost = Money::fromFen(1'000'000'001);
                }).startsWith(u"amountLeast, amountMost"));
        QVERIFY(detail([](auto& c) { c.fee = Money::fromFen(-1); }).startsWith(u"fee"));
        QVERIFY(detail([](auto& c) { c.opens = QTime(8, 0); }).startsWith(u"opens"));
        QVERIFY(detail([](auto& c) {
                    c.businessType = QStringLiteral("7");
                }).startsWith(u"businessType"));
        QVERIFY(detail([](auto& c) { c.payType = QStringLiteral("4"); }).startsWith(u"payType"));
    }
};

} // namespace till::channels

QTEST_APPLESS_MAIN(till::channels::TestPayoutProtocol)
#include "tst_payout_protocol.moc"
