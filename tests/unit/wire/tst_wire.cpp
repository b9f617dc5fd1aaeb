// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"
#include "core/wire/digest.h"
#include "core/wire/ed25519.h"
#include "core/wire/encoding.h"
#include "core/wire/hmac.h"
#include "core/wire/sha1.h"

#include <QTest>

namespace till::wire {

namespace {

QByteArray bytes(const char* hex)
{
    return QByteArray::fromHex(hex);
}

} // namespace

class TestWire : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sha256MatchesFips180_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("digest");
        QTest::newRow("empty") << QByteArray()
                               << bytes("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b78"
                                        "52b855");
        QTest::newRow("abc") << QByteArrayLiteral("abc")
                             << bytes("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f200"
                                      "15ad");
        QTest::newRow("two blocks")
            << QByteArrayLiteral("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
            << bytes("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        QTest::newRow("a million a")
            << QByteArray(1'000'000, 'a')
            << bytes("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }
    void sha256MatchesFips180()
    {
        QFETCH(const QByteArray, message);
        QFETCH(const QByteArray, digest);
        QCOMPARE(sha256(message), digest);
    }

    // RFC 4231, test cases 1, 2, 3 and 6 (a key longer than a block).
    void hmacMatchesRfc4231_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("1") << QByteArray(20, '\x0b') << QByteArrayLiteral("Hi There")
                           << bytes(
                                  "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff"
                                  "7");
        QTest::newRow("2") << QByteArrayLiteral("Jefe")
                           << QByteArrayLiteral("what do ya want for nothing?")
                           << bytes(
                                  "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec384"
                                  "3");
        QTest::newRow("3") << QByteArray(20, '\xaa') << QByteArray(50, '\xdd')
                           << bytes(
                                  "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565f"
                                  "e");
        QTest::newRow("6") << QByteArray(131, '\xaa')
                           << QByteArrayLiteral(
                                  "Test Using Larger Than Block-Size Key - Hash Key First")
                           << bytes(
                                  "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f5"
                                  "4");
    }
    void hmacMatchesRfc4231()
    {
        QFETCH(const QByteArray, key);
        QFETCH(const QByteArray, message);
        QFETCH(const QByteArray, code);
        QCOMPARE(hmacSha256(Secret{QByteArray(key)}, message), code);
    }

    void sha1MatchesFips180()
    {
        QCOMPARE(sha1({}), bytes("da39a3ee5e6b4b0d3255bfef95601890afd80709"));
        QCOMPARE(sha1("abc"), bytes("a9993e364706816aba3e25717850c26c9cd0d89d"));
        QCOMPARE(sha1("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
                 bytes("84983e441c3bd26ebaae4aa1f95129e5e54670f1"));
    }

    // RFC 8032 section 7.1, tests 1, 2, 3 and SHA(abc).
    void ed25519MatchesRfc8032_data()
    {
        QTest::addColumn<QByteArray>("seed");
        QTest::addColumn<QByteArray>("publicKey");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("signature");
        QTest::newRow("test 1")
            << bytes("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
            << bytes("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
            << QByteArray()
            << bytes("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                     "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        QTest::newRow("test 2")
            << bytes("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
            << bytes("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
            << bytes("72")
            << bytes("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                     "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        QTest::newRow("test 3")
            << bytes("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7")
            << bytes("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")
            << bytes("af82")
            << bytes("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                     "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
        QTest::newRow("test SHA(abc)")
            << bytes("833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42")
            << bytes("ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf")
            << bytes("ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                     "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f")
            << bytes("dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
                     "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704");
    }
    void ed25519MatchesRfc8032()
    {
        QFETCH(const QByteArray, seed);
        QFETCH(const QByteArray, publicKey);
        QFETCH(const QByteArray, message);
        QFETCH(const QByteArray, signature);
        const Secret secret{QByteArray(seed)};
        QCOMPARE(Ed25519::publicKey(secret).value(), publicKey);
        QCOMPARE(Ed25519::sign(secret, message).value(), signature);
        QVERIFY(Ed25519::verify(publicKey, message, signature));
    }

    void ed25519RefusesWhatWasAltered()
    {
        const Secret seed{QByteArray(Ed25519::seedSize, '\x07')};
        const QByteArray publicKey = Ed25519::publicKey(seed).value();
        const QByteArray message("02-20261120-0147 12921");
        const QByteArray signature = Ed25519::sign(seed, message).value();
        for (qsizetype i = 0; i < signature.size(); ++i) {
            QByteArray altered = signature;
            altered[i] = static_cast<char>(altered[i] ^ 1);
            QVERIFY(!Ed25519::verify(publicKey, message, altered));
        }
        QVERIFY(!Ed25519::verify(publicKey, message + '0', signature));
        QVERIFY(!Ed25519::verify(publicKey, message, signature + '\0'));
        QVERIFY(!Ed25519::verify(publicKey, message, {}));
        QVERIFY(!Ed25519::verify(QByteArrayView(publicKey).first(31), message, signature));
    }

    void ed25519RefusesSeedsOfAnotherSize()
    {
        for (const qsizetype size : {0, 31, 33, 64}) {
            const Secret seed{QByteArray(size, '\1')};
            QCOMPARE(Ed25519::sign(seed, "x").error().code, ErrorCode::OutOfRange);
            QCOMPARE(Ed25519::publicKey(seed).error().code, ErrorCode::OutOfRange);
        }
    }

    void hexIsReadStrictly()
    {
        QCOMPARE(toHex(QByteArray("\x00\xff\x10", 3)), QStringLiteral("00ff10"));
        QCOMPARE(fromHex(u"00FFa0").value(), QByteArray("\x00\xff\xa0", 3));
        QCOMPARE(fromHex(u"").value(), QByteArray());
        for (const QString& text : {QStringLiteral("0"), QStringLiteral("0g"),
                                    QStringLiteral("00 1"), QStringLiteral("００")})
            QCOMPARE(fromHex(text).error().code, ErrorCode::Malformed);
    }

    // RFC 4648 section 10, without the padding.
    void base64UrlIsReadStrictly()
    {
        QCOMPARE(toBase64Url("foobar"), QStringLiteral("Zm9vYmFy"));
        QCOMPARE(toBase64Url("fooba"), QStringLiteral("Zm9vYmE"));
        QCOMPARE(toBase64Url("foob"), QStringLiteral("Zm9vYg"));
        QCOMPARE(toBase64Url(QByteArray("\xfb\xff")), QStringLiteral("-_8"));
        QCOMPARE(fromBase64Url(u"-_8").value(), QByteArray("\xfb\xff"));
        QCOMPARE(fromBase64Url(u"").value(), QByteArray());
        const QStringList refused{QStringLiteral("Zm9vYg=="), // padding
                                  QStringLiteral("Zm9v Yg"),  QStringLiteral("+/8"),
                                  QStringLiteral("Zm9vYh"), // stray bits
                                  QStringLiteral("Z"),        QStringLiteral("Zm9vＹg")};
        for (const QString& text : refused)
            QVERIFY2(!fromBase64Url(text), qPrintable(text));
    }

    // RFC 4648 section 10.
    void base64IsReadStrictly()
    {
        QCOMPARE(toBase64("foobar"), QStringLiteral("Zm9vYmFy"));
        QCOMPARE(toBase64("fooba"), QStringLiteral("Zm9vYmE="));
        QCOMPARE(toBase64("foob"), QStringLiteral("Zm9vYg=="));
        QCOMPARE(toBase64(QByteArray("\xfb\xff")), QStringLiteral("+/8="));
        QCOMPARE(fromBase64(u"Zm9vYg==").value(), QByteArray("foob"));
        QCOMPARE(fromBase64(u"").value(), QByteArray());
        const QStringList refused{QStringLiteral("Zm9vYg"), // no padding
                                  QStringLiteral("Zm9v Yg=="),  QStringLiteral("-_8="),
                                  QStringLiteral("Zm9vYh=="), // stray bits
                                  QStringLiteral("Zm9vYg==\n"), QStringLiteral("Z===")};
        for (const QString& text : refused)
            QVERIFY2(!fromBase64(text), qPrintable(text));
    }
};

} // namespace till::wire

QTEST_APPLESS_MAIN(till::wire::TestWire)
#include "tst_wire.moc"
