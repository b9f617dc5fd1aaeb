// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/rsa.h"
#include "tests/support/published_rsa_test_keys.h"

#include <rapidcheck.h>

#include <QTest>

#include <string>

namespace till::wire {

namespace {

RsaPrivateKey privateKey(const char* pem)
{
    Result<RsaPrivateKey> key = RsaPrivateKey::fromPem(Secret(QByteArray(pem)));
    if (!key)
        qFatal("%s", qPrintable(key.error().detail));
    return *std::move(key);
}

RsaPublicKey publicKey(const char* pem)
{
    Result<RsaPublicKey> key = RsaPublicKey::fromPem(pem);
    if (!key)
        qFatal("%s", qPrintable(key.error().detail));
    return *std::move(key);
}

} // namespace

class TestRsa : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Recomputed with `openssl dgst -sha1 -sign`.
    void signsAsOpensslDoes_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("signature");
        QTest::newRow("query")
            << QByteArrayLiteral("{\"CMDID\":\"4098\",\"VERSION\":\"1.0\",\"MERNO\":"
                                 "\"001440353999853\",\"ORDERNO\":\"20171121170001\",\"REQTIME\":"
                                 "\"20171120111410\",\"QRYTYPE\":\"1\"}")
            << QByteArrayLiteral("KyASpNIJDeOZWq8QhEFFEZWpk8fIzYevXP+H4IHJEbTa6OBUi+TCXI3aE7dKsImn"
                                 "adW0/4DGfu5StXfVxqo3Ne0ZDfKoRFV6QHXs/4TsQHyYZgpUXRMN0QPcmcPkhWGJ"
                                 "VVWPZF2OpsDesoKkcWKvIQZzNbcPVDQkDAw0HSOa7mE=");
        QTest::newRow("payout, Chinese")
            << QByteArrayLiteral("{\"CMDID\":\"4097\",\"ACCNAME\":\"张三\",\"AMT\":\"100\","
                                 "\"BANKNAME\":\"招商银行\",\"BANKPROV\":\"广东省\",\"MEMO\":"
                                 "\"代付\",\"MERNO\":\"001440353999853\",\"ORDERNO\":"
                                 "\"20171121170001\",\"VERSION\":\"1.0\"}")
            << QByteArrayLiteral("bvjeQKnl/Vjok/wpZAWDxdncqtlenBk49nPSaivwjKFpVE2fjIaTktIzFEYHtVyF"
                                 "Bdh+mYAXf3rIQ6Dcj5qxtPfJ5WfNU5pczBXLRqQcLdujZsalxgs4oi+Hv5dFz4dS"
                                 "oJyRewXF49AbfJOjmlxwDfxPGjXKWpR3tNE1G2RThCY=");
    }
    void signsAsOpensslDoes()
    {
        QFETCH(const QByteArray, message);
        QFETCH(const QByteArray, signature);
        const RsaPrivateKey key = privateKey(test::publishedMerchantPrivateKey);
        const Result<QByteArray> made = key.signSha1(message);
        QVERIFY(made);
        QCOMPARE(made->toBase64(), signature);
        const RsaPublicKey theirs = publicKey(test::publishedMerchantPublicKey);
        QVERIFY(theirs.verifySha1(message, *made));
        QVERIFY(!theirs.verifySha1(message + ' ', *made));
        QVERIFY(!theirs.verifySha1(message, made->first(made->size() - 1)));
        QVERIFY(!theirs.verifySha1(message, {}));
        QVERIFY(!publicKey(test::publishedPlatformPublicKey).verifySha1(message, *made));
    }

    void decryptsBlocksThatCutACharacter()
    {
        const QByteArray blocks = QByteArray::fromBase64(
            "cfyRPi0AM6kNM9cfLL8MnFJINb/DwZg4PETE/jMGD2NCFAwFDSn4qiRxUvRP21nlRWyHNZyZqv7nzRY40kO2e4"
            "BnJ0EdnYWmcnawGGJxKiGAbUb1AVPQLizQTETAaZU7ggxNGR5rUdkXjXmwSejqk0RUSxhd2c3X/N4FQFkvNkBF"
            "N62Zl/igZlo6ZclxSB22OR/eG+hkV82v1SqmaeB5y0dJIObjzq5uZ0/Khx4xJyJIsRmgO8QXaJhM+XaaxCQAsP"
            "twfndUktN4WqDtUen/6DS+DxBmwawq4pornq7MGIX4TioiwYvVf6mMx3mWHlFSN3jOlG9Z66fZ25V9CVD2Vw"
            "==");
        QCOMPARE(blocks.size(), 256);
        const RsaPrivateKey key = privateKey(test::publishedMerchantPrivateKey);
        const Result<Secret> message = key.decrypt(blocks);
        QVERIFY(message);
        QCOMPARE(message->reveal(),
                 QByteArrayLiteral(
                     "{\"PAYSTATE\":\"2\",\"ACCNAME\":\"张三\",\"AMT\":\"100\",\"BSORDERNO\":"
                     "\"2017122500004124\",\"ORDERNO\":\"2017122510300000000000003\",\"ACCNO\":"
                     "\"6225123456781234\",\"DESC\":\"代付处理中\",\"MERNO\":\"001440353999853\","
                     "\"RSPTIME\":\"20171225103000\"}"));
    }

    void refusesWhatIsNotForThisKey()
    {
        const RsaPrivateKey key = privateKey(test::publishedMerchantPrivateKey);
        const Result<QByteArray> others =
            publicKey(test::standInPlatformPublicKey).encrypt("not for you");
        QVERIFY(others);
        QVERIFY(!key.decrypt(*others));
        QVERIFY(!key.decrypt({}));
        QVERIFY(!key.decrypt(others->first(127)));
        QVERIFY(!key.decrypt(QByteArray(128, '\xff')));
    }

    void readsBackWhatItEncrypts()
    {
        const RsaPublicKey open = publicKey(test::standInPlatformPublicKey);
        const RsaPrivateKey closed = privateKey(test::standInPlatformPrivateKey);
        QCOMPARE(open.blockSize(), 128);
        for (const qsizetype size : {0, 1, 116, 117, 118, 234, 235, 1'000}) {
            const QByteArray message(size, 'x');
            const Result<QByteArray> blocks = open.encrypt(message);
            QVERIFY(blocks);
            QCOMPARE(blocks->size(), std::max<qsizetype>(1, (size + 116) / 117) * 128);
            const Result<Secret> read = closed.decrypt(*blocks);
            QVERIFY(read);
            QCOMPARE(read->reveal(), message);
        }
        QVERIFY(*open.encrypt("twice") != *open.encrypt("twice"));
    }

    void readsBackAnyBytes()
    {
        const RsaPublicKey open = publicKey(test::standInPlatformPublicKey);
        const RsaPrivateKey closed = privateKey(test::standInPlatformPrivateKey);
        QVERIFY(rc::check("decrypt(encrypt(x)) = x", [&] {
            const QByteArray message =
                QByteArray::fromStdString(*rc::gen::arbitrary<std::string>());
            const Result<Secret> read = closed.decrypt(*open.encrypt(message));
            RC_ASSERT(read.has_value());
            RC_ASSERT(read->reveal() == message);
        }));
    }

    // What the document prints has lost and swapped characters; that a key loads proves nothing.
    void knowsAMisprintedKey()
    {
        const Result<RsaPublicKey> derived =
            privateKey(test::publishedMerchantPrivateKey).publicKey();
        QVERIFY(derived);
        QVERIFY(*derived == publicKey(test::publishedMerchantPublicKey));
        QVERIFY(!(*derived == publicKey(test::misprintedMerchantPublicKey)));
        QVERIFY(!RsaPublicKey::fromPem(test::misprintedPlatformPublicKey));
        QVERIFY(!(*derived == publicKey(test::publishedPlatformPublicKey)));
    }

    void refusesWhatIsNoKey()
    {
        const auto code = [](const char* pem) {
            const auto key = RsaPublicKey::fromPem(pem);
            return key ? QString() : errorCodeName(key.error().code);
        };
        QCOMPARE(code(""), QStringLiteral("malformed"));
        QCOMPARE(code("MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC1"), QStringLiteral("malformed"));
        QCOMPARE(code(test::publishedMerchantPrivateKey), QStringLiteral("malformed"));
        QCOMPARE(code("-----BEGIN PUBLIC KEY-----\n" // Ed25519, RFC 8410
                      "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n"
                      "-----END PUBLIC KEY-----"),
                 QStringLiteral("malformed"));
        QCOMPARE(code("-----BEGIN PUBLIC KEY-----\n"
                      "MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf\n"
                      "9Cnzj4p4WGeKLs1Pt8QuKUpRKfFLfRYC9AIKjbJTWit+CqvjWYzvQwECAwEAAQ==\n"
                      "-----END PUBLIC KEY-----"),
                 QStringLiteral("outOfRange"));
        QVERIFY(!RsaPrivateKey::fromPem(Secret(QByteArray(test::publishedMerchantPublicKey))));
        QVERIFY(!RsaPrivateKey::fromPem(Secret()));
    }
};

} // namespace till::wire

QTEST_APPLESS_MAIN(till::wire::TestRsa)
#include "tst_rsa.moc"
