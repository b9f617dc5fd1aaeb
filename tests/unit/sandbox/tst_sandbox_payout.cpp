// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/payout/maker.h"
#include "app/sandbox/payout/payout_host.h"
#include "tests/support/published_rsa_test_keys.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <utility>

using namespace till;
using namespace till::sandbox;
using namespace till::sandbox::payout;
using namespace till::test;

class TestSandboxPayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signaturesAreAsComputedElsewhere_data();
    void signaturesAreAsComputedElsewhere();
    void longTextsAreOpenedBlockByBlock();
    void everySizeSurvives();
    void theMisprintedKeyIsAnother();
    void whatIsNoKeyIsRefused();
    void wrongEnvelopesAreRefused_data();
    void wrongEnvelopesAreRefused();
    void wrongFieldsHaveTheirCodes_data();
    void wrongFieldsHaveTheirCodes();
    void companiesNameTheirBranch();
    void amountsDoWhatTheManualSays_data();
    void amountsDoWhatTheManualSays();
    void answersSuffer_data();
    void answersSuffer();
    void anOrderIdWorksOnce();
    void queriesNameAnOrder();
    void moneyRunsOutAndComesBack();
    void theChannelHasLimitsAndHours();
    void theBalanceIsShown();
    void accountsAreSetUp();
    void theBooksComeBack();
    void theManualListsEveryEnding();
    void thePlatformShowsItsKey();
};

namespace {

constexpr Instant morning{1'795'142'551'000}; // 2026-11-20 10:42:31 in China
const QString merchant = u"001440353999853"_qs;

RsaKey key(Result<RsaKey> result)
{
    return std::move(result).value();
}

RsaKey merchantKey()
{
    return key(RsaKey::fromPrivatePem(publishedMerchantPrivateKey));
}

/// Made once: a pair takes its time.
const RsaKey& platformPair()
{
    static const RsaKey pair = key(RsaKey::generate());
    return pair;
}

PayoutTerms payoutTerms()
{
    return {.merchant = merchant,
            .merchantKey = key(RsaKey::fromPublicPem(testMerchantPem())),
            .platformKey = platformPair()};
}

QJsonObject payRequest(const QString& order, qint64 fen)
{
    return {{u"CMDID"_qs, u"4097"_qs},
            {u"VERSION"_qs, u"1.0"_qs},
            {u"MERNO"_qs, merchant},
            {u"ORDERNO"_qs, order},
            {u"REQTIME"_qs, u"20261120104231"_qs},
            {u"AMT"_qs, QString::number(fen)},
            {u"BUSIYPE"_qs, u"001"_qs},
            {u"ACCNAME"_qs, u"张三"_qs},
            {u"ACCNO"_qs, u"6225123456781234"_qs},
            {u"MEMO"_qs, u"代付"_qs},
            {u"ACCTYPE"_qs, u"0"_qs},
            {u"MOBILE"_qs, u"18826570890"_qs},
            {u"BANKNAME"_qs, u"招商银行"_qs}};
}

QJsonObject queryRequest(const QString& order)
{
    return {{u"CMDID"_qs, u"4098"_qs},
            {u"VERSION"_qs, u"1.0"_qs},
            {u"MERNO"_qs, merchant},
            {u"ORDERNO"_qs, order},
            {u"REQTIME"_qs, u"20261120104231"_qs},
            {u"QRYTYPE"_qs, u"1"_qs}};
}

QJsonObject balanceRequest()
{
    QJsonObject request = queryRequest(u"1"_qs);
    request.insert(u"CMDID"_qs, u"4099"_qs);
    return request;
}

/// What a till understood of an answer.
struct Heard {
    QString code;
    QJsonObject plain;
    bool hasCipher = false;
};

class PayoutConversation {
public:
    PayoutConversation() : m_host(payoutTerms()) {}

    Reply post(const QByteArray& body)
    {
        Call call;
        call.method = "POST";
        call.path = u"/payout"_qs;
        call.contentType = "application/json";
        call.body = body;
        operation = m_host.subjectOf(call).operation;
        return m_host.answer(call, now);
    }
    Reply send(const QByteArray& plain)
    {
        const QByteArray cipher = platformPair().encrypt(plain).value_or(QByteArray());
        const QByteArray signature = m_key.sign(plain).value_or(QByteArray());
        return post(R"({"ENCRYPT":")" + cipher.toBase64() + R"(","SIGN":")" + signature.toBase64() +
                    R"("})");
    }
    Reply sendRequest(const QJsonObject& request)
    {
        return send(QJsonDocument(request).toJson(QJsonDocument::Compact));
    }
    Heard ask(const QJsonObject& request) { return heard(sendRequest(request)); }
    [[nodiscard]] Heard heard(const Reply& reply) const
    {
        const QJsonObject answer = QJsonDocument::fromJson(reply.body).object();
        const QByteArray cipher =
            QByteArray::fromBase64(answer.value(u"ENCRYPT").toString().toLatin1());
        const QByteArray plain = m_key.decrypt(cipher).value_or(QByteArray());
        return {answer.value(u"RETCODE").toString(), QJsonDocument::fromJson(plain).object(),
                !cipher.isEmpty()};
    }
    /// PAYSTATE of a query, or its RETCODE.
    QString query(const QString& order)
    {
        const Heard answer = ask(queryRequest(order));
        return answer.code == u"0000" ? QString::number(answer.plain.value(u"PAYSTATE").toInt())
                                      : answer.code;
    }
    [[nodiscard]] PayoutHost& host() { return m_host; }
    [[nodiscard]] qint64 available() { return m_host.books().value(u"available").toInteger(); }

    Instant now = morning;
    QString operation;

private:
    RsaKey m_key = merchantKey();
    PayoutHost m_host;
};

} // namespace

void TestSandboxPayout::signaturesAreAsComputedElsewhere_data()
{
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("sign");
    QTest::newRow("query") << QByteArray(
                                  R"({"CMDID":"4098","VERSION":"1.0","MERNO":"001440353999853",)"
                                  R"("ORDERNO":"20171121170001","REQTIME":"20171120111410",)"
                                  R"("QRYTYPE":"1"})")
                           << QByteArray(
                                  "KyASpNIJDeOZWq8QhEFFEZWpk8fIzYevXP+H4IHJEbTa6OBUi+TCXI3aE7dKsI"
                                  "mnadW0/4DGfu5StXfVxqo3Ne0ZDfKoRFV6QHXs/4TsQHyYZgpUXRMN0QPcmcPk"
                                  "hWGJVVWPZF2OpsDesoKkcWKvIQZzNbcPVDQkDAw0HSOa7mE=");
    QTest::newRow("payout") << QByteArray(
                                   R"({"CMDID":"4097","ACCNAME":"张三","AMT":"100",)"
                                   R"("BANKNAME":"招商银行","BANKPROV":"广东省","MEMO":"代付",)"
                                   R"("MERNO":"001440353999853","ORDERNO":"20171121170001",)"
                                   R"("VERSION":"1.0"})")
                            << QByteArray(
                                   "bvjeQKnl/Vjok/wpZAWDxdncqtlenBk49nPSaivwjKFpVE2fjIaTktIzFEYHtVy"
                                   "FBdh+mYAXf3rIQ6Dcj5qxtPfJ5WfNU5pczBXLRqQcLdujZsalxgs4oi+Hv5dFz4"
                                   "dSoJyRewXF49AbfJOjmlxwDfxPGjXKWpR3tNE1G2RThCY=");
}

void TestSandboxPayout::signaturesAreAsComputedElsewhere()
{
    QFETCH(QByteArray, plain);
    QFETCH(QByteArray, sign);
    QCOMPARE(merchantKey().sign(plain).value_or(QByteArray()).toBase64(), sign);
    const RsaKey published = key(RsaKey::fromPublicPem(testMerchantPem()));
    QVERIFY(published.verify(plain, QByteArray::fromBase64(sign)));
    QVERIFY(!published.verify(plain + ' ', QByteArray::fromBase64(sign)));
}

void TestSandboxPayout::longTextsAreOpenedBlockByBlock()
{
    const QByteArray cipher =
        "cfyRPi0AM6kNM9cfLL8MnFJINb/DwZg4PETE/jMGD2NCFAwFDSn4qiRxUvRP21nlRWyHNZyZqv7nzRY40kO2e4Bn"
        "J0EdnYWmcnawGGJxKiGAbUb1AVPQLizQTETAaZU7ggxNGR5rUdkXjXmwSejqk0RUSxhd2c3X/N4FQFkvNkBFN62Z"
        "l/igZlo6ZclxSB22OR/eG+hkV82v1SqmaeB5y0dJIObjzq5uZ0/Khx4xJyJIsRmgO8QXaJhM+XaaxCQAsPtwfndU"
        "ktN4WqDtUen/6DS+DxBmwawq4pornq7MGIX4TioiwYvVf6mMx3mWHlFSN3jOlG9Z66fZ25V9CVD2Vw==";
    const QByteArray plain =
        merchantKey().decrypt(QByteArray::fromBase64(cipher)).value_or(QByteArray());
    QCOMPARE(plain.size(), 221);
    const QJsonObject json = QJsonDocument::fromJson(plain).object();
    QCOMPARE(json.value(u"BSORDERNO").toString(), u"2017122500004124"_qs);
    QCOMPARE(json.value(u"DESC").toString(), u"代付处理中"_qs);
}

void TestSandboxPayout::everySizeSurvives()
{
    const RsaKey publicKey = key(RsaKey::fromPublicPem(testMerchantPem()));
    for (const qsizetype size : {1, 116, 117, 118, 234, 235, 1000}) {
        const QByteArray plain(size, 'x');
        const QByteArray cipher = publicKey.encrypt(plain).value_or(QByteArray());
        QCOMPARE(cipher.size(), (size + 116) / 117 * 128);
        QCOMPARE(merchantKey().decrypt(cipher).value_or(QByteArray()), plain);
        QVERIFY(!merchantKey().decrypt(cipher.chopped(1)));
    }
}

void TestSandboxPayout::theMisprintedKeyIsAnother()
{
    const RsaKey misprinted = key(RsaKey::fromPublicPem(misprintedMerchantPublicKey));
    const QByteArray plain = "{}";
    QVERIFY(!misprinted.verify(plain, merchantKey().sign(plain).value_or(QByteArray())));
}

void TestSandboxPayout::whatIsNoKeyIsRefused()
{
    QVERIFY(!RsaKey::fromPublicPem("no key"));
    QVERIFY(!RsaKey::fromPublicPem(publishedMerchantPrivateKey));
    QVERIFY(!RsaKey::fromPrivatePem(publishedMerchantPublicKey));
}

void TestSandboxPayout::wrongEnvelopesAreRefused_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("code");
    QTest::newRow("no JSON") << u"broken"_qs << u"0002"_qs;
    QTest::newRow("a member too many") << u"extra"_qs << u"0002"_qs;
    QTest::newRow("no base64") << u"base64"_qs << u"1005"_qs;
    QTest::newRow("half a block") << u"half"_qs << u"1005"_qs;
    QTest::newRow("another key's") << u"otherKey"_qs << u"1005"_qs;
    QTest::newRow("another text's Sign") << u"sign"_qs << u"1006"_qs;
    QTest::newRow("no Sign") << u"noSign"_qs << u"1006"_qs;
    QTest::newRow("no JSON inside") << u"inside"_qs << u"1001"_qs;
    QTest::newRow("unknown command") << u"command"_qs << u"0002"_qs;
}

void TestSandboxPayout::wrongEnvelopesAreRefused()
{
    QFETCH(QString, what);
    QFETCH(QString, code);
    PayoutConversation platform;
    QJsonObject request = payRequest(u"1"_qs, 100);
    if (what == u"command")
        request.insert(u"CMDID"_qs, u"4100"_qs);
    const QByteArray plain = what == u"inside"
                                 ? QByteArray("not JSON")
                                 : QJsonDocument(request).toJson(QJsonDocument::Compact);
    const RsaKey& lock = what == u"otherKey" ? merchantKey() : platformPair();
    QByteArray cipher = lock.encrypt(plain).value_or(QByteArray());
    if (what == u"half")
        cipher.chop(64);
    const QByteArray text = what == u"sign" ? plain + ' ' : plain;
    const QByteArray signature = merchantKey().sign(text).value_or(QByteArray()).toBase64();
    QJsonObject envelope{
        {u"ENCRYPT"_qs, what == u"base64" ? u"?"_qs : QString::fromLatin1(cipher.toBase64())},
        {u"SIGN"_qs, QString::fromLatin1(signature)}};
    if (what == u"noSign")
        envelope.insert(u"SIGN"_qs, QString());
    if (what == u"extra")
        envelope.insert(u"MERNO"_qs, merchant);
    const QByteArray body = what == u"broken"
                                ? QByteArray("{")
                                : QJsonDocument(envelope).toJson(QJsonDocument::Compact);
    const Heard answer = platform.heard(platform.post(body));
    QCOMPARE(answer.code, code);
    QVERIFY(!answer.hasCipher);
    QCOMPARE(platform.query(u"1"_qs), u"1028"_qs);
}

void TestSandboxPayout::wrongFieldsHaveTheirCodes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonValue>("value"); // undefined: left out
    QTest::addColumn<QString>("code");
    const QJsonValue leftOut(QJsonValue::Undefined);
    QTest::newRow("VERSION") << u"VERSION"_qs << QJsonValue(u"2.0"_qs) << u"1007"_qs;
    QTest::newRow("MERNO") << u"MERNO"_qs << QJsonValue(u"001440353999854"_qs) << u"1002"_qs;
    QTest::newRow("ORDERNO with letters") << u"ORDERNO"_qs << QJsonValue(u"T1"_qs) << u"1001"_qs;
    QTest::newRow("ORDERNO too long")
        << u"ORDERNO"_qs << QJsonValue(QString(33, u'1')) << u"1001"_qs;
    QTest::newRow("REQTIME of no day")
        << u"REQTIME"_qs << QJsonValue(u"20261131104231"_qs) << u"1001"_qs;
    QTest::newRow("AMT in yuan") << u"AMT"_qs << QJsonValue(u"1.00"_qs) << u"1030"_qs;
    QTest::newRow("AMT nothing") << u"AMT"_qs << QJsonValue(u"0"_qs) << u"1030"_qs;
    QTest::newRow("BUSIYPE") << u"BUSIYPE"_qs << QJsonValue(u"006"_qs) << u"1011"_qs;
    QTest::newRow("ACCNAME left out") << u"ACCNAME"_qs << leftOut << u"1014"_qs;
    QTest::newRow("ACCNAME too long")
        << u"ACCNAME"_qs << QJsonValue(QString(21, u'张')) << u"1014"_qs;
    QTest::newRow("ACCNO") << u"ACCNO"_qs << QJsonValue(u"62251234x"_qs) << u"1018"_qs;
    QTest::newRow("credit card") << u"ACCTYPE"_qs << QJsonValue(u"1"_qs) << u"1019"_qs;
    QTest::newRow("MOBILE") << u"MOBILE"_qs << QJsonValue(u"1882657089"_qs) << u"1015"_qs;
    QTest::newRow("BANKNAME empty") << u"BANKNAME"_qs << QJsonValue(QString()) << u"1020"_qs;
    QTest::newRow("MEMO too long") << u"MEMO"_qs << QJsonValue(QString(65, u'x')) << u"1001"_qs;
    QTest::newRow("MEMO of another type") << u"MEMO"_qs << QJsonValue(QJsonArray{}) << u"1001"_qs;
    QTest::newRow("by the company's bank") << u"PAYTYPE"_qs << QJsonValue(u"2"_qs) << u"1032"_qs;
    QTest::newRow("in advance") << u"PAYTYPE"_qs << QJsonValue(u"3"_qs) << u"1048"_qs;
    QTest::newRow("a name that no table has")
        << u"NOTIFY_URL"_qs << QJsonValue(u"http://a"_qs) << u"0002"_qs;
}

void TestSandboxPayout::wrongFieldsHaveTheirCodes()
{
    QFETCH(QString, name);
    QFETCH(QJsonValue, value);
    QFETCH(QString, code);
    PayoutConversation platform;
    QJsonObject request = payRequest(u"1"_qs, 100);
    if (value.isUndefined())
        request.remove(name);
    else
        request.insert(name, value);
    QCOMPARE(platform.ask(request).code, code);
    QCOMPARE(platform.operation, u"payout.pay"_qs);
    QCOMPARE(platform.query(u"1"_qs), u"1028"_qs);
    QCOMPARE(platform.ask(payRequest(u"1"_qs, 100)).code, u"0000"_qs);
}

void TestSandboxPayout::companiesNameTheirBranch()
{
    PayoutConversation platform;
    QJsonObject request = payRequest(u"1"_qs, 100);
    request.insert(u"ACCTYPE"_qs, u"2"_qs);
    QCOMPARE(platform.ask(request).code, u"1021"_qs);
    request.insert(u"BANKSETTLENO"_qs, u"104581006015"_qs);
    request.insert(u"CMDID"_qs, 4097); // the table's type
    QCOMPARE(platform.ask(request).code, u"0000"_qs);
}

void TestSandboxPayout::amountsDoWhatTheManualSays_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("state");   // PAYSTATE of the answer; empty: none
    QTest::addColumn<QString>("queries"); // PAYSTATE or RETCODE of four queries
    const auto row = [](const char* ending, const char* code, const char* state,
                        const char* queries) {
        QTest::newRow(ending) << QString::fromLatin1(code) << QString::fromLatin1(state)
                              << QString::fromLatin1(queries);
    };
    row("00", "0000", "2", "2 1 1 1");
    row("01", "0000", "1", "1 1 1 1");
    row("02", "0000", "2", "2 2 1 1");
    row("03", "0000", "2", "2 2 2 2");
    row("04", "0000", "2", "2 3 3 3");
    row("05", "0000", "2", "5 5 1 1");
    row("06", "0001", "2", "2 1 1 1");
    row("07", "0001", "", "1028 1028 1028 1028");
    row("08", "0001", "3", "2 1 1 1");
    row("12", "0000", "2", "0001 1 1 1");
    row("13", "0000", "3", "3 3 3 3");
    row("21", "1009", "", "1028 1028 1028 1028");
    row("22", "1010", "", "1028 1028 1028 1028");
    row("23", "1024", "", "1028 1028 1028 1028");
    row("24", "1026", "", "1028 1028 1028 1028");
    row("25", "1037", "", "1028 1028 1028 1028");
    row("26", "1039", "", "1028 1028 1028 1028");
}

void TestSandboxPayout::amountsDoWhatTheManualSays()
{
    QFETCH(QString, code);
    QFETCH(QString, state);
    QFETCH(QString, queries);
    PayoutConversation platform;
    const qint64 fen = 1200 + QByteArray(QTest::currentDataTag()).toLongLong();
    const Heard answer = platform.ask(payRequest(u"1"_qs, fen));
    QCOMPARE(answer.code, code);
    QCOMPARE(answer.plain.value(u"PAYSTATE").toString(), state);
    if (!state.isEmpty()) {
        QCOMPARE(answer.plain.value(u"AMT").toString(), QString::number(fen));
        QCOMPARE(answer.plain.value(u"BSORDERNO").toString().size(), 16);
        QCOMPARE(answer.plain.value(u"ACCNO").toString(), u"6225123456781234"_qs);
        QCOMPARE(answer.plain.value(u"ACCNAME").toString(), u"张三"_qs);
    }
    QStringList states;
    for (int i = 0; i < 4; ++i)
        states.append(platform.query(u"1"_qs));
    QCOMPARE(states.join(u' '), queries);
    const bool isCharged = queries.endsWith(u'1') || queries.endsWith(u'2');
    QCOMPARE(platform.available(), 100'000'000 - (isCharged ? fen + 100 : 0));
}

void TestSandboxPayout::answersSuffer_data()
{
    QTest::addColumn<int>("delivery");
    QTest::addColumn<int>("http");
    QTest::addColumn<QString>("query");
    QTest::newRow("09") << static_cast<int>(Delivery::HeldThenClosed) << 200 << u"2"_qs;
    QTest::newRow("10") << static_cast<int>(Delivery::ClosedAtOnce) << 200 << u"1028"_qs;
    QTest::newRow("11") << static_cast<int>(Delivery::Whole) << 200 << u"2"_qs;
    QTest::newRow("14") << static_cast<int>(Delivery::Whole) << 200 << u"2"_qs;
    QTest::newRow("15") << static_cast<int>(Delivery::Whole) << 500 << u"2"_qs;
}

void TestSandboxPayout::answersSuffer()
{
    QFETCH(int, delivery);
    QFETCH(int, http);
    QFETCH(QString, query);
    PayoutConversation platform;
    const QByteArray ending = QTest::currentDataTag();
    const qint64 fen = 1200 + ending.toLongLong();
    const Reply reply = platform.sendRequest(payRequest(u"1"_qs, fen));
    QCOMPARE(static_cast<int>(reply.delivery), delivery);
    QCOMPARE(reply.status, http);
    if (ending == "11") {
        const Heard heard = platform.heard(reply);
        QVERIFY(heard.hasCipher);
        QVERIFY(heard.plain.isEmpty());
    }
    QCOMPARE(platform.query(u"1"_qs), query);
    const Heard answer = platform.ask(queryRequest(u"1"_qs));
    QCOMPARE(answer.plain.value(u"AMT").toInteger(), ending == "10"   ? 0
                                                     : ending == "14" ? fen + 1
                                                                      : fen);
}

void TestSandboxPayout::anOrderIdWorksOnce()
{
    PayoutConversation platform;
    QCOMPARE(platform.ask(payRequest(u"1"_qs, 101)).code, u"0000"_qs);
    QCOMPARE(platform.ask(payRequest(u"1"_qs, 101)).code, u"1008"_qs);
    QCOMPARE(platform.available(), 100'000'000 - 201);
    QCOMPARE(platform.query(u"1"_qs), u"1"_qs);
}

void TestSandboxPayout::queriesNameAnOrder()
{
    PayoutConversation platform;
    const Heard paid = platform.ask(payRequest(u"1"_qs, 101));
    QJsonObject request = queryRequest(u"1"_qs);
    request.insert(u"BSORDERNO"_qs, paid.plain.value(u"BSORDERNO"));
    QCOMPARE(platform.ask(request).code, u"0000"_qs);
    request.remove(u"ORDERNO");
    const Heard found = platform.ask(request);
    QCOMPARE(found.plain.value(u"ORDERNO").toString(), u"1"_qs);
    QCOMPARE(found.plain.value(u"CURTYPE").toInt(), 1);
    QCOMPARE(found.plain.value(u"BUSIYPE").toString(), u"001"_qs);
    request.insert(u"BSORDERNO"_qs, u"2026112000000000"_qs);
    QCOMPARE(platform.ask(request).code, u"1029"_qs);
    request.insert(u"ORDERNO"_qs, u"1"_qs);
    QCOMPARE(platform.ask(request).code, u"1029"_qs); // another order's number
    request.remove(u"BSORDERNO");
    request.remove(u"ORDERNO");
    QCOMPARE(platform.ask(request).code, u"1027"_qs);
}

void TestSandboxPayout::moneyRunsOutAndComesBack()
{
    PayoutConversation platform;
    QCOMPARE(platform.host().admin(u"account"_qs, {{u"opening"_qs, 2000}}, platform.now).status,
             200);
    QCOMPARE(platform.ask(payRequest(u"1"_qs, 1901)).code, u"1031"_qs); // and 100 of fee
    QCOMPARE(platform.ask(payRequest(u"2"_qs, 1804)).code, u"0000"_qs);
    QCOMPARE(platform.ask(payRequest(u"3"_qs, 101)).code, u"1031"_qs);
    QCOMPARE(platform.query(u"2"_qs), u"2"_qs);
    QCOMPARE(platform.query(u"2"_qs), u"3"_qs);
    QCOMPARE(platform.ask(payRequest(u"3"_qs, 101)).code, u"0000"_qs);
    QCOMPARE(platform.ask(payRequest(u"4"_qs, 1700)).code, u"1031"_qs);
    QCOMPARE(platform.ask(payRequest(u"5"_qs, 1699)).code, u"0000"_qs); // to the last fen
    QCOMPARE(platform.available(), 0);
}

void TestSandboxPayout::theChannelHasLimitsAndHours()
{
    PayoutConversation platform;
    const QJsonObject account{{u"limitDown"_qs, 100},
                              {u"limitTop"_qs, 200},
                              {u"beginAt"_qs, u"10:42:32"_qs},
                              {u"endAt"_qs, u"11:00:00"_qs}};
    QCOMPARE(platform.host().admin(u"account"_qs, account, platform.now).status, 200);
    QCOMPARE(platform.ask(payRequest(u"1"_qs, 99)).code, u"1030"_qs);
    QCOMPARE(platform.ask(payRequest(u"1"_qs, 201)).code, u"1030"_qs);
    QCOMPARE(platform.ask(payRequest(u"1"_qs, 200)).code, u"1036"_qs);
    platform.now.unixMs += 1'000;
    QCOMPARE(platform.ask(payRequest(u"1"_qs, 200)).code, u"0000"_qs);
    platform.now.unixMs += 3'600'000;
    QCOMPARE(platform.ask(payRequest(u"2"_qs, 200)).code, u"1036"_qs);
    QCOMPARE(platform.query(u"1"_qs), u"2"_qs); // questions have no hours
}

void TestSandboxPayout::theBalanceIsShown()
{
    PayoutConversation platform;
    QCOMPARE(platform.ask(payRequest(u"1"_qs, 1203)).code, u"0000"_qs);
    const Heard answer = platform.ask(balanceRequest());
    QCOMPARE(answer.code, u"0000"_qs);
    const QJsonObject info = answer.plain.value(u"ACCINFO").toArray().first().toObject();
    QCOMPARE(info.value(u"BALANCEPAY").toInteger(), 100'000'000 - 1303);
    QCOMPARE(info.value(u"FREEZEBAL").toInteger(), 1203);
    QCOMPARE(info.value(u"LIMIT_TOP").toString(), u"5000000"_qs);
    QCOMPARE(platform.host().admin(u"account"_qs, {{u"infoIsText"_qs, true}}, platform.now).status,
             200);
    const QString text = platform.ask(balanceRequest()).plain.value(u"ACCINFO").toString();
    QCOMPARE(QJsonDocument::fromJson(text.toUtf8()).array().first().toObject(), info);
    QJsonObject request = balanceRequest();
    request.insert(u"QRYTYPE"_qs, u"2"_qs);
    QCOMPARE(platform.ask(request).code, u"1001"_qs);
}

void TestSandboxPayout::accountsAreSetUp()
{
    PayoutConversation platform;
    const auto status = [&](const QString& what, const QJsonObject& wish) {
        return platform.host().admin(what, wish, platform.now).status;
    };
    QCOMPARE(status(u"account"_qs, {{u"opening"_qs, -1}}), 400);
    QCOMPARE(status(u"account"_qs, {{u"opening"_qs, u"1"_qs}}), 400);
    QCOMPARE(status(u"account"_qs, {{u"limitTop"_qs, 0}}), 400);
    QCOMPARE(status(u"account"_qs, {{u"beginAt"_qs, u"25:00:00"_qs}}), 400);
    QCOMPARE(status(u"account"_qs, {{u"colour"_qs, u"red"_qs}}), 400);
    QCOMPARE(status(u"colour"_qs, {}), 404);
    QCOMPARE(platform.available(), 100'000'000);
}

void TestSandboxPayout::theBooksComeBack()
{
    PayoutConversation platform;
    QCOMPARE(platform.host().admin(u"account"_qs, {{u"fee"_qs, 50}}, platform.now).status, 200);
    QCOMPARE(platform.ask(payRequest(u"1"_qs, 1202)).code, u"0000"_qs);
    QCOMPARE(platform.query(u"1"_qs), u"2"_qs);
    PayoutConversation later;
    const QList<QJsonObject> changes = platform.host().takeChanges();
    QVERIFY(platform.host().takeChanges().isEmpty());
    for (const QJsonObject& change : changes)
        QVERIFY(later.host().restore(change));
    QCOMPARE(later.host().books(), platform.host().books());
    QCOMPARE(later.query(u"1"_qs), u"2"_qs);
    QCOMPARE(later.query(u"1"_qs), u"1"_qs);
    QCOMPARE(later.ask(payRequest(u"1"_qs, 1202)).code, u"1008"_qs);
    QVERIFY(!later.host().restore({{u"payout"_qs, QJsonObject{}}}));
    QVERIFY(!later.host().restore({}));
}

void TestSandboxPayout::thePlatformShowsItsKey()
{
    PayoutConversation platform;
    Call call;
    call.method = "GET";
    call.path = u"/payout/platform-key"_qs;
    const Reply reply = platform.host().answer(call, platform.now);
    QCOMPARE(reply.body, platformPair().publicPem());
    call.path = u"/payout"_qs;
    QCOMPARE(platform.host().answer(call, platform.now).status, 404);
    // Without a key one is made, and stays.
    PayoutTerms terms = payoutTerms();
    terms.platformKey.reset();
    const PayoutHost host(std::move(terms));
    const RsaKey* made = host.platformKey();
    QVERIFY(made != nullptr);
    QVERIFY(made->publicPem() != platformPair().publicPem());
    QCOMPARE(made->blockSize(), 128);
    QCOMPARE(host.platformKey(), made);
}

void TestSandboxPayout::theManualListsEveryEnding()
{
    QFile manual(qEnvironmentVariable("TILL_SOURCE_DIR") + u"/app/sandbox/payout/README.md"_qs);
    QVERIFY(manual.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(manual.readAll());
    QVERIFY2(text.contains(payoutScriptTable()),
             "put the output of till-sandbox --list-codes there");
}

QTEST_GUILESS_MAIN(TestSandboxPayout)
#include "tst_sandbox_payout.moc"
