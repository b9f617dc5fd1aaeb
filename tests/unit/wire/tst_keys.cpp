// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"
#include "core/wire/pin_block.h"
#include "core/wire/seal.h"
#include "core/wire/tdes.h"
#include "core/wire/working_keys.h"

#include <rapidcheck.h>

#include <QTest>

#include <string>

namespace till::wire {

namespace {

Secret secret(const QByteArray& hex)
{
    return Secret(QByteArray::fromHex(hex));
}

Secret text(const QByteArray& bytes)
{
    return Secret(QByteArray(bytes));
}

const QByteArray pinKeyHex("0123456789ABCDEFFEDCBA9876543210");
const QByteArray terminalKeyHex("11111111111111112222222222222222");
const QByteArray longBlobHex("CB4AB541CD5AD4FC256A882726936A5A08D7B4FB"
                             "35983C937E06A44900000000000000005FFE0009");

QByteArray hex(const Secret& value)
{
    return value.reveal().toHex().toUpper();
}

/// A blob part: the key under the terminal key and its check value.
QByteArray part(const QByteArray& keyHex, const Secret& terminalKey)
{
    const Secret key = secret(keyHex);
    return tdes::encrypt(terminalKey, key.reveal()).value() + keyCheckValue(key).value();
}

} // namespace

class TestKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // NIST SP 800-20, table A.1: single DES as three equal keys.
    void aSingleKeyIsPlainDes()
    {
        const Secret key = secret("0101010101010101");
        QCOMPARE(tdes::encrypt(key, QByteArray::fromHex("8000000000000000")).value().toHex(),
                 QByteArray("95f8a5e5dd31d900"));
    }

    void refusesKeysAndBlocksOfAnotherSize_data()
    {
        QTest::addColumn<int>("keySize");
        QTest::addColumn<int>("inputSize");
        QTest::newRow("no key") << 0 << 8;
        QTest::newRow("seven bytes of key") << 7 << 8;
        QTest::newRow("three keys") << 24 << 8;
        QTest::newRow("nothing to encrypt") << 16 << 0;
        QTest::newRow("half a block") << 16 << 12;
    }
    void refusesKeysAndBlocksOfAnotherSize()
    {
        QFETCH(const int, keySize);
        QFETCH(const int, inputSize);
        const Secret key(QByteArray(keySize, 'k'));
        const QByteArray input(inputSize, 'x');
        QCOMPARE(tdes::encrypt(key, input).error().code, ErrorCode::OutOfRange);
        QCOMPARE(tdes::decrypt(key, input).error().code, ErrorCode::OutOfRange);
    }

    void pinBlocksMatchPublishedOnes_data()
    {
        QTest::addColumn<QByteArray>("pin");
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<QByteArray>("clear");
        QTest::addColumn<QByteArray>("cipher");
        const auto row = [](const char* name, const char* pin, const char* number,
                            const char* clear, const char* cipher) {
            QTest::newRow(name) << QByteArray(pin) << QByteArray(number) << QByteArray(clear)
                                << QByteArray(cipher);
        };
        row("17 digits", "1234", "43219876543210987", "0412AC89ABCDEF67", "C967C8198151A458");
        row("16 digits", "1234", "5432101234567891", "041215FEDCBA9876", "BA2ADC4EBA48F711");
        row("6 digits of PIN", "123456", "5413339000001513", "0612076FFFFFFEAE",
            "B42860E3E0D8753A");
        row("19 digits", "4315", "6799998900000070017", "04439CFFFFFF8FFE", "CE7F27584E04DC5B");
        row("UnionPay", "123456", "6225880113756648", "06126CD6EEC8A99B", "8CBEAB56FF821A4D");
        row("no number", "123456", "", "06123456FFFFFFFF", "43E945588ED566D9");
    }
    void pinBlocksMatchPublishedOnes()
    {
        QFETCH(const QByteArray, pin);
        QFETCH(const QByteArray, number);
        QFETCH(const QByteArray, clear);
        QFETCH(const QByteArray, cipher);
        QCOMPARE(hex(clearPinBlock(text(pin), number).value()), clear);
        QCOMPARE(encryptedPinBlock(text(pin), number, secret(pinKeyHex)).value(), cipher);
    }

    void refusesWhatIsNoPin_data()
    {
        QTest::addColumn<QByteArray>("pin");
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<ErrorCode>("code");
        const QByteArray number("6225880113756648");
        QTest::newRow("none") << QByteArray() << number << ErrorCode::OutOfRange;
        QTest::newRow("3 digits") << QByteArray("123") << number << ErrorCode::OutOfRange;
        QTest::newRow("13 digits")
            << QByteArray("1234567890123") << number << ErrorCode::OutOfRange;
        QTest::newRow("a letter") << QByteArray("12a4") << number << ErrorCode::Malformed;
        QTest::newRow("a number of 12 digits")
            << QByteArray("1234") << QByteArray("622588011375") << ErrorCode::OutOfRange;
        QTest::newRow("a letter in the number")
            << QByteArray("1234") << QByteArray("M225880113756648") << ErrorCode::Malformed;
    }
    void refusesWhatIsNoPin()
    {
        QFETCH(const QByteArray, pin);
        QFETCH(const QByteArray, number);
        QFETCH(const ErrorCode, code);
        QCOMPARE(clearPinBlock(text(pin), number).error().code, code);
        QCOMPARE(encryptedPinBlock(text(pin), number, secret(pinKeyHex)).error().code, code);
    }

    void aPinMayHaveFourToTwelveDigits()
    {
        for (const char* pin : {"1234", "123456789012"})
            QVERIFY(clearPinBlock(text(pin), "6225880113756648").has_value());
    }

    void theBlockGivesThePinBack()
    {
        QVERIFY(rc::check("a block without a number holds length, digits and filler", [] {
            const auto size = *rc::gen::inRange<int>(4, 13);
            const auto digits = *rc::gen::container<std::string>(
                static_cast<std::size_t>(size), rc::gen::inRange('0', char('9' + 1)));
            const Secret block = clearPinBlock(text(QByteArray::fromStdString(digits)), {}).value();
            const QByteArray nibbles = block.reveal().toHex();
            RC_ASSERT(nibbles.mid(0, 2).toInt(nullptr, 16) == size);
            RC_ASSERT(nibbles.mid(2, size).toStdString() == digits);
            RC_ASSERT(nibbles.mid(2 + size).count('f') == 14 - size);
        }));
    }

    void opensABlobOfFortyBytes()
    {
        const auto keys =
            openWorkingKeys(QByteArray::fromHex(longBlobHex), secret(terminalKeyHex)).value();
        QCOMPARE(hex(keys.pin), pinKeyHex);
        QCOMPARE(hex(keys.mac), QByteArray("A1B2C3D4E5F60718"));
        QVERIFY(keys.track.isEmpty());
        QCOMPARE(keyCheckValue(keys.pin).value().toHex().toUpper(), QByteArray("08D7B4FB"));
    }

    void opensABlobOfTwentyFourBytes()
    {
        const Secret terminalKey = secret(terminalKeyHex);
        const QByteArray blob =
            part("0123456789ABCDEF", terminalKey) + part("A1B2C3D4E5F60718", terminalKey);
        const auto keys = openWorkingKeys(blob, terminalKey).value();
        QCOMPARE(hex(keys.pin), QByteArray("0123456789ABCDEF"));
        QCOMPARE(hex(keys.mac), QByteArray("A1B2C3D4E5F60718"));
    }

    void opensABlobOfSixtyBytes()
    {
        const Secret terminalKey = secret(terminalKeyHex);
        const QByteArray trackHex("89ABCDEF0123456776543210FEDCBA98");
        const QByteArray blob = QByteArray::fromHex(longBlobHex) + part(trackHex, terminalKey);
        const auto keys = openWorkingKeys(blob, terminalKey).value();
        QCOMPARE(hex(keys.pin), pinKeyHex);
        QCOMPARE(hex(keys.track), trackHex);
    }

    void refusesABlobThatAnyBitHasChanged()
    {
        const Secret terminalKey = secret(terminalKeyHex);
        const QByteArray whole = QByteArray::fromHex(longBlobHex);
        for (qsizetype i = 0; i < whole.size(); ++i) {
            if (i >= 28 && i < 36)
                continue; // the half of the MAC key's field that does not count
            QByteArray changed = whole;
            changed[i] = static_cast<char>(changed.at(i) ^ 0x10);
            QCOMPARE(openWorkingKeys(changed, terminalKey).error().code, ErrorCode::Refused);
        }
    }

    void refusesABlobOfAnotherLengthOrKey()
    {
        const QByteArray blob = QByteArray::fromHex(longBlobHex);
        QCOMPARE(openWorkingKeys(blob.chopped(1), secret(terminalKeyHex)).error().code,
                 ErrorCode::OutOfRange);
        QCOMPARE(openWorkingKeys(blob, secret("1111111111111111")).error().code,
                 ErrorCode::OutOfRange);
        QCOMPARE(openWorkingKeys(blob, secret(pinKeyHex)).error().code, ErrorCode::Refused);
    }

    // The GCM specification of McGrew and Viega, test cases 13 and 14.
    void sealsAsGcmDoes_data()
    {
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<QByteArray>("sealed");
        QTest::newRow("case 13") << QByteArray()
                                 << QByteArray::fromHex("530f8afbc74536b9a963b4f1c4cb738b");
        QTest::newRow("case 14") << QByteArray(16, '\0')
                                 << QByteArray::fromHex("cea7403d4d606b6e074ec5d3baf39d18"
                                                        "d0d1c8a799996bf0265b98b5d48ab919");
    }
    void sealsAsGcmDoes()
    {
        QFETCH(const QByteArray, plain);
        QFETCH(const QByteArray, sealed);
        const Secret key(QByteArray(sealKeySize, '\0'));
        const QByteArray nonce(sealNonceSize, '\0');
        QCOMPARE(seal(key, nonce, {}, text(plain)).value(), nonce + sealed);
        QCOMPARE(unseal(key, {}, nonce + sealed).value().reveal(), plain);
    }

    void opensOnlyWhatItSealed()
    {
        const Secret key(QByteArray(sealKeySize, 'k'));
        const QByteArray nonce(sealNonceSize, 'n');
        const QByteArray sealed = seal(key, nonce, "000001", text("6225880113756648")).value();
        QVERIFY(!sealed.contains("6225880113756648"));
        QCOMPARE(unseal(key, "000001", sealed).value().reveal(), QByteArray("6225880113756648"));
        QCOMPARE(unseal(key, "000002", sealed).error().code, ErrorCode::Refused);
        QCOMPARE(unseal(Secret(QByteArray(sealKeySize, 'K')), "000001", sealed).error().code,
                 ErrorCode::Refused);
        for (qsizetype i = 0; i < sealed.size(); ++i) {
            QByteArray changed = sealed;
            changed[i] = static_cast<char>(changed.at(i) ^ 1);
            QCOMPARE(unseal(key, "000001", changed).error().code, ErrorCode::Refused);
        }
        QCOMPARE(unseal(key, "000001", sealed.first(20)).error().code, ErrorCode::Malformed);
        QCOMPARE(seal(Secret(QByteArray(16, 'k')), nonce, {}, text("x")).error().code,
                 ErrorCode::OutOfRange);
        QCOMPARE(seal(key, "short", {}, text("x")).error().code, ErrorCode::OutOfRange);
    }
};

} // namespace till::wire

QTEST_APPLESS_MAIN(till::wire::TestKeys)
#include "tst_keys.moc"
