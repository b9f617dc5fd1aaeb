// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/china_time.h"
#include "app/sandbox/gate.h"

#include <QJsonDocument>
#include <QTest>

using namespace till;
using namespace till::sandbox;

class TestSandboxGate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timesAreChinas();
    void rightSignaturesPass_data();
    void rightSignaturesPass();
    void everythingIsBound_data();
    void everythingIsBound();
    void aTimestampIsGoodForFifteenMinutes_data();
    void aTimestampIsGoodForFifteenMinutes();
    void aNonceIsUsedOnce();
    void aNonceIsKeptAsLongAsItsTimestamp();
    void aWrongSignatureUsesNoNonceUp();
    void tokensAreGivenForEitherHash_data();
    void tokensAreGivenForEitherHash();
    void tokensAreRefused_data();
    void tokensAreRefused();
    void aTokenEnds();
    void tokensComeInThreeForms_data();
    void tokensComeInThreeForms();
};

namespace {

// The platform's published test credentials, and synthetic ones.
const char* const publishedId = "f0ec96ad2c3848b5b810e7aadf369e2f";
const char* const publishedKey = "775481e2556e4564985f5439a5e6a277";
const char* const syntheticId = "0123456789abcdef0123456789abcdef";
const char* const syntheticKey = "fedcba9876543210fedcba9876543210";
const char* const publishedHeader =
    R"(OPEN-BODY-SIG AppId="f0ec96ad2c3848b5b810e7aadf369e2f", Timestamp="20190227113148", )"
    R"(Nonce="be46cd581c9f46ecbd71b9858311ea12", )"
    R"(Signature="k150lh7AFycwmSC+JYQjU3bODxbHkDLrXabgVtzUS6o=")";
const QByteArray publishedBody =
    R"({"merchantCode":"123456789900081","terminalCode":"00810001","merchantOrderId":"20123333644493200",)"
    R"("transactionAmount":"1","merchantRemark":"测试","payMode":"CODE_SCAN","payCode":"285668667587422761",)"
    R"("transactionCurrencyCode":"156"})";

Gate gate(const char* id, const char* key)
{
    return Gate({.appId = QString::fromLatin1(id), .key = Secret(QByteArray(key))});
}

Instant at(const char* time)
{
    return instantOf(QString::fromLatin1(time)).value_or(Instant{});
}

QByteArray syntheticHeader(const QByteArray& signature)
{
    return "OPEN-BODY-SIG AppId=\"" + QByteArray(syntheticId) +
           "\",Timestamp=\"20200102030405\",Nonce=\"00112233445566778899aabbccddeeff\","
           "Signature=\"" +
           signature + '"';
}

QJsonObject tokenRequest(const QString& signature)
{
    return {{u"appId"_qs, QString::fromLatin1(publishedId)},
            {u"timestamp"_qs, u"20190227113148"_qs},
            {u"nonce"_qs, u"be46cd581c9f46ecbd71b9858311ea12"_qs},
            {u"signature"_qs, signature}};
}

const QString tokenSha1 = u"663bdf77c73372291a0855c0ebaa46ae5dc169a3"_qs;
const QString tokenSha256 = u"cab0b22529ee5169694e45fc862832cbeda4050aff5f4b4e438a7fa32562901a"_qs;

QByteArray bytes(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

void TestSandboxGate::timesAreChinas()
{
    const ChinaTime time = chinaTime({1'795'142'551'000});
    QCOMPARE(time.both(), u"20261120104231"_qs);
    QCOMPARE(time.monthAndDay(), u"1120"_qs);
    QCOMPARE(instantOf(u"20261120104231"), Instant{1'795'142'551'000});
    QCOMPARE(chinaTime({1'795'142'551'000 + 14 * 3'600'000}).date, u"20261121"_qs);
    for (const QStringView wrong : {u"20261120104260", u"20260230000000", u"2026112010423", u""})
        QVERIFY(!instantOf(wrong));
}

void TestSandboxGate::rightSignaturesPass_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("published body hash")
        << QByteArray(publishedId) << QByteArray(publishedKey) << QByteArray("20190227113148")
        << QByteArray(publishedHeader) << publishedBody;
    const auto synthetic = [](const char* name, const QByteArray& signature,
                              const QByteArray& body) {
        QTest::newRow(name) << QByteArray(syntheticId) << QByteArray(syntheticKey)
                            << QByteArray("20200102030405") << syntheticHeader(signature) << body;
    };
    synthetic(
        "void", "2hhU7j8EwsiWyT8rvhvgRjJ+A2+3Wc973ap4DbKLTeM=",
        R"({"merchantCode":"103290070111417","terminalCode":"12340511","merchantOrderId":"20200227163036011978864947"})");
    synthetic("empty object", "UUKDR6KgHFl08ffe9VU9O92+mUPAZXclY1yupC2WSCA=", "{}");
    synthetic("no body", "IqNRKd7zXFLzhFP9+USVK0VdehMNV7GTg7DF0oXpB2Q=", "");
}

void TestSandboxGate::rightSignaturesPass()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, now);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, body);
    Gate own = gate(id.constData(), key.constData());
    QCOMPARE(own.refusal(header, body, at(now.constData())), QString());
}

void TestSandboxGate::everythingIsBound_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("body");
    const QByteArray header = publishedHeader;
    const auto changed = [&](const char* name, const char* from, const char* to) {
        QVERIFY(header.contains(from));
        QTest::newRow(name) << QByteArray(header).replace(from, to) << publishedBody;
    };
    QTest::newRow("body") << header << QByteArray(publishedBody).replace(":\"1\"", ":\"2\"");
    QTest::newRow("a blank more") << header << publishedBody + ' ';
    QTest::newRow("none") << QByteArray() << publishedBody;
    changed("other app", "f0ec", "f0ed");
    changed("other second", "113148", "113149");
    changed("other nonce", "ea12\"", "ea13\"");
    changed("other signature", "k150", "k151");
    changed("other scheme", "OPEN-BODY-SIG", "OPEN-FORM-PARAM");
    changed("signature missing", ", Signature=\"k150lh7AFycwmSC+JYQjU3bODxbHkDLrXabgVtzUS6o=\"",
            "");
    changed("one more", "Nonce=", "Method=\"MD5\", Nonce=");
    changed("stray bits", "US6o=", "US6p=");
    changed("no padding", "US6o=", "US6o");
    changed(
        "twice", "AppId=\"f0ec96ad2c3848b5b810e7aadf369e2f\"",
        "AppId=\"f0ec96ad2c3848b5b810e7aadf369e2f\", AppId=\"f0ec96ad2c3848b5b810e7aadf369e2f\"");
}

void TestSandboxGate::everythingIsBound()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, body);
    Gate own = gate(publishedId, publishedKey);
    QCOMPARE(own.refusal(header, body, at("20190227113148")), u"1000"_qs);
}

void TestSandboxGate::aTimestampIsGoodForFifteenMinutes_data()
{
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<bool>("passes");
    QTest::newRow("15 minutes late") << QByteArray("20190227114648") << true;
    QTest::newRow("a second later") << QByteArray("20190227114649") << false;
    QTest::newRow("15 minutes early") << QByteArray("20190227111648") << true;
    QTest::newRow("a second earlier") << QByteArray("20190227111647") << false;
    QTest::newRow("Greenwich time") << QByteArray("20190227193148") << false;
}

void TestSandboxGate::aTimestampIsGoodForFifteenMinutes()
{
    QFETCH(QByteArray, now);
    QFETCH(bool, passes);
    Gate own = gate(publishedId, publishedKey);
    QCOMPARE(own.refusal(publishedHeader, publishedBody, at(now.constData())).isEmpty(), passes);
}

void TestSandboxGate::aNonceIsUsedOnce()
{
    Gate own = gate(publishedId, publishedKey);
    const Instant now = at("20190227113148");
    QCOMPARE(own.refusal(publishedHeader, publishedBody, now), QString());
    QCOMPARE(own.refusal(publishedHeader, publishedBody, now), u"1000"_qs);
    QCOMPARE(own.refusal(publishedHeader, publishedBody, {now.unixMs + 15 * 60'000}), u"1000"_qs);
}

void TestSandboxGate::aNonceIsKeptAsLongAsItsTimestamp()
{
    Gate own = gate(publishedId, publishedKey);
    QCOMPARE(own.refusal(publishedHeader, publishedBody, at("20190227111648")), QString());
    QCOMPARE(own.refusal(publishedHeader, publishedBody, at("20190227114648")), u"1000"_qs);
}

void TestSandboxGate::aWrongSignatureUsesNoNonceUp()
{
    Gate own = gate(publishedId, publishedKey);
    const Instant now = at("20190227113148");
    QCOMPARE(own.refusal(publishedHeader, "{}", now), u"1000"_qs);
    QCOMPARE(own.refusal(publishedHeader, publishedBody, now), QString());
}

void TestSandboxGate::tokensAreGivenForEitherHash_data()
{
    QTest::addColumn<QJsonObject>("request");
    QJsonObject sha256 = tokenRequest(tokenSha256);
    sha256.insert(u"signMethod"_qs, u"SHA256"_qs);
    QTest::newRow("SHA-1") << tokenRequest(tokenSha1);
    QTest::newRow("SHA-256") << sha256;
}

void TestSandboxGate::tokensAreGivenForEitherHash()
{
    QFETCH(QJsonObject, request);
    Gate own = gate(publishedId, publishedKey);
    const Instant now = at("20190227113148");
    const QJsonObject answer = own.token(bytes(request), now, "\x01\x02");
    QCOMPARE(answer.value(u"errCode").toString(), u"0000"_qs);
    QCOMPARE(answer.value(u"accessToken").toString(), u"0102"_qs);
    QCOMPARE(answer.value(u"expiresIn").toInteger(), 3600);
    QCOMPARE(own.refusal("OPEN-ACCESS-TOKEN AccessToken=0102", "{}", now), QString());
    // The nonce is used up.
    QCOMPARE(own.token(bytes(request), now, "\x03").value(u"errCode").toString(), u"1000"_qs);
}

void TestSandboxGate::tokensAreRefused_data()
{
    QTest::addColumn<QJsonObject>("request");
    QTest::addColumn<QString>("code");
    const QJsonObject right = tokenRequest(tokenSha1);
    const auto changed = [&](const char* name, const QString& field, const QString& value,
                             const QString& code) {
        QJsonObject request = right;
        request.insert(field, value);
        QTest::newRow(name) << request << code;
    };
    changed("other app", u"appId"_qs, u"f0ed"_qs, u"1000"_qs);
    changed("old", u"timestamp"_qs, u"20190227103148"_qs, u"1000"_qs);
    changed("SHA-256 not named", u"signature"_qs, tokenSha256, u"1000"_qs);
    changed("upper case", u"signature"_qs, tokenSha1.toUpper(), u"1000"_qs);
    changed("SHA-1 under another name", u"signMethod"_qs, u"SHA256"_qs, u"1000"_qs);
    changed("unknown method", u"signMethod"_qs, u"MD5"_qs, u"9001"_qs);
    QTest::newRow("nothing") << QJsonObject() << u"1000"_qs;
}

void TestSandboxGate::tokensAreRefused()
{
    QFETCH(QJsonObject, request);
    QFETCH(QString, code);
    Gate own = gate(publishedId, publishedKey);
    const QJsonObject answer = own.token(bytes(request), at("20190227113148"), "\x01");
    QCOMPARE(answer.value(u"errCode").toString(), code);
    QVERIFY(!answer.contains(u"accessToken"));
}

void TestSandboxGate::aTokenEnds()
{
    Gate own = gate(publishedId, publishedKey);
    const Instant now = at("20190227113148");
    (void)own.token(bytes(tokenRequest(tokenSha1)), now, "\x01");
    const QByteArray header = "OPEN-ACCESS-TOKEN AccessToken=01";
    QCOMPARE(own.refusal(header, "{}", {now.unixMs + 3'599'999}), QString());
    QCOMPARE(own.refusal(header, "{}", {now.unixMs + 3'600'000}), u"1000"_qs);
}

void TestSandboxGate::tokensComeInThreeForms_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("passes");
    QTest::newRow("bare") << QByteArray("OPEN-ACCESS-TOKEN AccessToken=01") << true;
    QTest::newRow("quoted") << QByteArray(R"(OPEN-ACCESS-TOKEN AccessToken="01")") << true;
    QTest::newRow("with app") << "OPEN-ACCESS-TOKEN AccessToken=\"01\", AppId=\"" +
                                     QByteArray(publishedId) + '"'
                              << true;
    QTest::newRow("with another app")
        << QByteArray(R"(OPEN-ACCESS-TOKEN AccessToken="01", AppId="x")") << false;
    QTest::newRow("another token") << QByteArray("OPEN-ACCESS-TOKEN AccessToken=02") << false;
    QTest::newRow("no token") << QByteArray("OPEN-ACCESS-TOKEN ") << false;
    QTest::newRow("no name") << QByteArray("OPEN-ACCESS-TOKEN 01") << false;
}

void TestSandboxGate::tokensComeInThreeForms()
{
    QFETCH(QByteArray, header);
    QFETCH(bool, passes);
    Gate own = gate(publishedId, publishedKey);
    const Instant now = at("20190227113148");
    (void)own.token(bytes(tokenRequest(tokenSha1)), now, "\x01");
    QCOMPARE(own.refusal(header, "{}", now).isEmpty(), passes);
}

QTEST_GUILESS_MAIN(TestSandboxGate)
#include "tst_sandbox_gate.moc"
