// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/open_platform/authorization.h"
#include "core/wire/digest.h"
#include "core/wire/json.h"

#include <QTest>

namespace till::channels {

namespace {

/// The moment and nonce of a vector; the key lives as long as the stamp.
struct Signer {
    QString appId;
    Secret key;
    Secret token;
    Instant now;
    QByteArray nonce;

    [[nodiscard]] Stamp stamp() const { return {now, nonce, key, token}; }
};

/// With the test credentials that the platform's demonstration publishes; 2019-02-27 11:31:48 in
/// China.
Signer published()
{
    return {QStringLiteral("f0ec96ad2c3848b5b810e7aadf369e2f"),
            Secret{QByteArray("775481e2556e4564985f5439a5e6a277")},
            {},
            Instant{1'551'238'308'000},
            QByteArray::fromHex("be46cd581c9f46ecbd71b9858311ea12")};
}

/// 2020-01-02 03:04:05 in China.
Signer made()
{
    return {QStringLiteral("0123456789abcdef0123456789abcdef"),
            Secret{QByteArray("fedcba9876543210fedcba9876543210")},
            {},
            Instant{1'577'905'445'000},
            QByteArray::fromHex("00112233445566778899aabbccddeeff")};
}

QByteArray publishedBody()
{
    return "{\"merchantCode\":\"123456789900081\",\"terminalCode\":\"00810001\","
           "\"merchantOrderId\":\"20123333644493200\",\"transactionAmount\":\"1\","
           "\"merchantRemark\":\"测试\",\"payMode\":\"CODE_SCAN\","
           "\"payCode\":\"285668667587422761\",\"transactionCurrencyCode\":\"156\"}";
}

ports::HttpAnswer answer(int status, const QByteArray& body)
{
    return {status, body};
}

} // namespace

class TestOpenPlatform : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsTheTimeInChina()
    {
        QCOMPARE(openPlatformTime(published().now), QByteArray("20190227113148"));
        QCOMPARE(openPlatformTime(made().now), QByteArray("20200102030405"));
        QCOMPARE(openPlatformTime(Instant{1'735'660'799'999}), QByteArray("20241231235959"));
        QCOMPARE(openPlatformTime(Instant{1'735'660'800'000}), QByteArray("20250101000000"));
    }

    void signsThePublishedBody()
    {
        const QByteArray body = publishedBody();
        QCOMPARE(body.size(), 233);
        // Printed in the demonstration.
        QCOMPARE(wire::sha256(body).toHex(),
                 QByteArray("d60bc3aedeb853e2a11c0c096baaf19954dd9b752e48dea8e919e5fb29a42a8d"));
        const Signer signer = published();
        QCOMPARE(bodySignatureHeader(signer.appId, signer.stamp(), body),
                 QByteArray("OPEN-BODY-SIG AppId=\"f0ec96ad2c3848b5b810e7aadf369e2f\", "
                            "Timestamp=\"20190227113148\", "
                            "Nonce=\"be46cd581c9f46ecbd71b9858311ea12\", "
                            "Signature=\"k150lh7AFycwmSC+JYQjU3bODxbHkDLrXabgVtzUS6o=\""));
    }

    void signsAnyBody_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("signature");
        QTest::newRow("query")
            << QByteArray("{\"merchantCode\":\"103290070111417\",\"terminalCode\":\"12340511\","
                          "\"merchantOrderId\":\"20200227163036011978864947\"}")
            << QByteArray("2hhU7j8EwsiWyT8rvhvgRjJ+A2+3Wc973ap4DbKLTeM=");
        QTest::newRow("empty object")
            << QByteArray("{}") << QByteArray("UUKDR6KgHFl08ffe9VU9O92+mUPAZXclY1yupC2WSCA=");
        QTest::newRow("no body") << QByteArray()
                                 << QByteArray("IqNRKd7zXFLzhFP9+USVK0VdehMNV7GTg7DF0oXpB2Q=");
        QTest::newRow("content of a form")
            << QByteArray("{\"mid\":\"898201612345678\",\"orderDesc\":\"测试 a+b\"}")
            << QByteArray("iM2xW6RvN8NdxwJcfCdLGuSvy+Pypy+woPQ/OU9NTus=");
    }
    void signsAnyBody()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, signature);
        const Signer signer = made();
        QCOMPARE(openPlatformSignature(signer.appId, signer.stamp(), body), signature);
    }

    void writesTheSignedFormQuery()
    {
        const Signer signer = made();
        QCOMPARE(signedFormQuery(signer.appId, signer.stamp(),
                                 "{\"mid\":\"898201612345678\",\"orderDesc\":\"测试 a+b\"}"),
                 QByteArray("authorization=OPEN-FORM-PARAM&appId=0123456789abcdef0123456789abcdef"
                            "&timestamp=20200102030405&nonce=00112233445566778899aabbccddeeff"
                            "&content=%7B%22mid%22%3A%22898201612345678%22%2C%22orderDesc%22%3A%22"
                            "%E6%B5%8B%E8%AF%95+a%2Bb%22%7D"
                            "&signature=iM2xW6RvN8NdxwJcfCdLGuSvy%2BPypy%2BwoPQ%2FOU9NTus%3D"));
    }

    void signsLogins()
    {
        const Signer one = published();
        QCOMPARE(tokenSignature(one.appId, one.stamp(), TokenHash::Sha1),
                 QByteArray("663bdf77c73372291a0855c0ebaa46ae5dc169a3"));
        QCOMPARE(tokenSignature(one.appId, one.stamp(), TokenHash::Sha256),
                 QByteArray("cab0b22529ee5169694e45fc862832cbeda4050aff5f4b4e438a7fa32562901a"));
        const Signer two = made();
        QCOMPARE(tokenSignature(two.appId, two.stamp(), TokenHash::Sha1),
                 QByteArray("763a9cdbc3a20b84aeb04dc1f64787183fdec346"));
        QCOMPARE(tokenSignature(two.appId, two.stamp(), TokenHash::Sha256),
                 QByteArray("6df357a2a9a5b2791e3b4188b5b58635cf24584a5003e3af25813b744926ce9f"));
    }

    void asksForATokenWithoutTheKeyInIt()
    {
        const Signer signer = made();
        const ports::HttpRequest request = tokenRequest(
            QUrl(QStringLiteral("https://host/")), signer.appId, signer.stamp(), TokenHash::Sha256);
        QCOMPARE(request.url, QUrl(QStringLiteral("https://host/v1/token/access")));
        QCOMPARE(request.body,
                 QByteArray("{\"appId\":\"0123456789abcdef0123456789abcdef\","
                            "\"timestamp\":\"20200102030405\","
                            "\"nonce\":\"00112233445566778899aabbccddeeff\","
                            "\"signature\":\"6df357a2a9a5b2791e3b4188b5b58635cf24584a5003e3af25813b"
                            "744926ce9f\",\"signMethod\":\"SHA256\"}"));
        const QByteArray older = tokenRequest(QUrl(QStringLiteral("https://host")), signer.appId,
                                              signer.stamp(), TokenHash::Sha1)
                                     .body;
        QVERIFY(!older.contains("signMethod"));
        QVERIFY(!older.contains(signer.key.reveal()));
    }

    void showsATokenInEachForm()
    {
        const Secret token{QByteArray("abc.def")};
        const QString appId = QStringLiteral("app");
        QCOMPARE(accessTokenHeader(appId, token, TokenHeader::Bare),
                 QByteArray("OPEN-ACCESS-TOKEN AccessToken=abc.def"));
        QCOMPARE(accessTokenHeader(appId, token, TokenHeader::Quoted),
                 QByteArray("OPEN-ACCESS-TOKEN AccessToken=\"abc.def\""));
        QCOMPARE(accessTokenHeader(appId, token, TokenHeader::QuotedWithApp),
                 QByteArray("OPEN-ACCESS-TOKEN AccessToken=\"abc.def\", AppId=\"app\""));
    }

    void believesATokenForFiftyMinutesAtMost_data()
    {
        QTest::addColumn<QByteArray>("expiresIn");
        QTest::addColumn<int>("lifetimeMs");
        QTest::newRow("not said") << QByteArray() << 3'000'000;
        QTest::newRow("number") << QByteArray(",\"expiresIn\":600") << 600'000;
        QTest::newRow("text") << QByteArray(",\"expiresIn\":\"3600\"") << 3'000'000;
        QTest::newRow("ages") << QByteArray(",\"expiresIn\":9999999999") << 3'000'000;
    }
    void believesATokenForFiftyMinutesAtMost()
    {
        QFETCH(const QByteArray, expiresIn);
        QFETCH(const int, lifetimeMs);
        const Result<Login> login = readToken(
            answer(200, "{\"errCode\":\"0000\",\"errInfo\":\"ok\",\"accessToken\":\"t0k\"" +
                            expiresIn + "}"));
        QVERIFY(login);
        QCOMPARE(login->token.reveal(), QByteArray("t0k"));
        QCOMPARE(login->lifetimeMs, lifetimeMs);
    }

    void refusesOtherLogins_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorCode>("code");
        const auto row = [](const char* name, int status, const char* body, ErrorCode code) {
            QTest::newRow(name) << status << QByteArray(body) << code;
        };
        row("refused", 200, "{\"errCode\":\"1000\",\"errInfo\":\"认证失败\"}", ErrorCode::Refused);
        row("transaction's success", 200, "{\"errCode\":\"00\",\"accessToken\":\"t\"}",
            ErrorCode::Refused);
        row("status", 500, "{\"errCode\":\"0000\",\"accessToken\":\"t\"}", ErrorCode::Refused);
        row("no token", 200, "{\"errCode\":\"0000\"}", ErrorCode::Malformed);
        row("number for a token", 200, "{\"errCode\":\"0000\",\"accessToken\":5}",
            ErrorCode::Malformed);
        row("splits the header", 200, "{\"errCode\":\"0000\",\"accessToken\":\"a\\r\\nX: y\"}",
            ErrorCode::Malformed);
        row("ends the quotes", 200, "{\"errCode\":\"0000\",\"accessToken\":\"a\\\"b\"}",
            ErrorCode::Malformed);
        row("dead at once", 200, "{\"errCode\":\"0000\",\"accessToken\":\"t\",\"expiresIn\":0}",
            ErrorCode::Malformed);
        row("page", 200, "<html>", ErrorCode::Malformed);
        row("list", 200, "[]", ErrorCode::Malformed);
    }
    void refusesOtherLogins()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const ErrorCode, code);
        const Result<Login> login = readToken(answer(status, body));
        QVERIFY(!login);
        QCOMPARE(login.error().code, code);
    }

    void refusesAppIdsThatBreakTheHeader()
    {
        QVERIFY(validateAppId(QStringLiteral("f0ec96ad-2c38_48b5.b")));
        for (const QString& appId : {QString(), QStringLiteral("a\"b"), QStringLiteral("a b"),
                                     QStringLiteral("a\r\nb"), QStringLiteral("应用")})
            QCOMPARE(validateAppId(appId).error().code, ErrorCode::Malformed);
    }

    void keepsThePathOfTheBase()
    {
        const QString path = QStringLiteral("/v2/x");
        QCOMPARE(addressBelow(QUrl(QStringLiteral("http://h:1")), path).toString(),
                 QStringLiteral("http://h:1/v2/x"));
        QCOMPARE(addressBelow(QUrl(QStringLiteral("http://h:1/gate//")), path).toString(),
                 QStringLiteral("http://h:1/gate/v2/x"));
    }
};

} // namespace till::channels

QTEST_APPLESS_MAIN(till::channels::TestOpenPlatform)
#include "tst_open_platform.moc"
