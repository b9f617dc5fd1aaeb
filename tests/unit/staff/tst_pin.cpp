// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/staff/pin.h"

#include <QTest>

using namespace till;
using namespace till::staff;

namespace {

/// The real cost would make the tests slow and prove nothing more.
constexpr HashCost cheap{.passes = 1, .kibibytes = 64};
constexpr QByteArrayView salt("0123456789abcdef");

Secret secret(const char* text)
{
    return Secret(QByteArray(text));
}

QString hashOf(const char* pin, const char* key)
{
    const Result<QString> hash = hashPin(secret(pin), secret(key), salt, cheap);
    return hash ? *hash : QString();
}

bool fits(const char* pin, const char* key, const QString& hash)
{
    const Result<bool> verified = verifyPin(secret(pin), secret(key), hash);
    return verified && *verified;
}

} // namespace

class TestPin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newPins_data();
    void newPins();
    void theRightPinFits();
    void anyOtherPinDoesNot();
    void withoutTheKeyNothingFits();
    void keyAndPinDoNotRunTogether();
    void theSaltMakesEqualPinsDifferent();
    void hashIsArgon2idInItsTextForm();
    void theUsualCostIsInTheText();
    void shortSaltIsRefused();
    void damagedHashIsMalformed_data();
    void damagedHashIsMalformed();
};

void TestPin::newPins_data()
{
    QTest::addColumn<QByteArray>("pin");
    QTest::addColumn<std::optional<ErrorCode>>("code");
    const auto row = [](const char* name, const char* pin, std::optional<ErrorCode> code) {
        QTest::newRow(name) << QByteArray(pin) << code;
    };
    row("four digits", "2580", std::nullopt);
    row("eight digits", "19283746", std::nullopt);
    row("pair of digits", "1212", std::nullopt);
    row("three digits", "258", ErrorCode::OutOfRange);
    row("nine digits", "192837465", ErrorCode::OutOfRange);
    row("empty", "", ErrorCode::OutOfRange);
    row("a letter", "25a0", ErrorCode::Malformed);
    row("full-width digits", "２５８０", ErrorCode::Malformed);
    row("one digit only", "0000", ErrorCode::Refused);
    row("upwards", "3456", ErrorCode::Refused);
    row("downwards", "87654321", ErrorCode::Refused);
}

void TestPin::newPins()
{
    QFETCH(QByteArray, pin);
    QFETCH(std::optional<ErrorCode>, code);
    const Result<void> checked = checkNewPin(Secret(std::move(pin)));
    QCOMPARE(checked.has_value(), !code.has_value());
    if (code)
        QCOMPARE(checked.error().code, *code);
}

void TestPin::theRightPinFits()
{
    QVERIFY(fits("2580", "key", hashOf("2580", "key")));
}

void TestPin::anyOtherPinDoesNot()
{
    const QString hash = hashOf("2580", "key");
    for (const char* pin : {"2581", "258", "25800", "", "02580"}) {
        const Result<bool> verified = verifyPin(secret(pin), secret("key"), hash);
        QVERIFY(verified.has_value());
        QVERIFY2(!*verified, pin);
    }
}

void TestPin::withoutTheKeyNothingFits()
{
    const QString hash = hashOf("2580", "key");
    QVERIFY(!fits("2580", "", hash));
    QVERIFY(!fits("2580", "other", hash));
}

void TestPin::keyAndPinDoNotRunTogether()
{
    QVERIFY(!fits("580", "key2", hashOf("2580", "key")));
}

void TestPin::theSaltMakesEqualPinsDifferent()
{
    const Result<QString> other = hashPin(secret("2580"), secret("key"), "fedcba9876543210", cheap);
    QVERIFY(other.has_value());
    QVERIFY(*other != hashOf("2580", "key"));
    QVERIFY(fits("2580", "key", *other));
}

void TestPin::hashIsArgon2idInItsTextForm()
{
    const QString hash = hashOf("2580", "key");
    QVERIFY2(hash.startsWith(u"$argon2id$v=19$m=64,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$"_qs),
             qPrintable(hash));
    QVERIFY(!hash.contains(QChar(0)));
}

void TestPin::theUsualCostIsInTheText()
{
    const Result<QString> hash = hashPin(secret("2580"), secret("key"), salt);
    QVERIFY(hash.has_value());
    QVERIFY(hash->startsWith(u"$argon2id$v=19$m=19456,t=2,p=1$"_qs));
    QVERIFY(fits("2580", "key", *hash));
}

void TestPin::shortSaltIsRefused()
{
    QCOMPARE(hashPin(secret("2580"), secret("key"), "1234567", cheap).error().code,
             ErrorCode::OutOfRange);
}

void TestPin::damagedHashIsMalformed_data()
{
    QTest::addColumn<QString>("hash");
    const QString hash = hashOf("2580", "key");
    QTest::newRow("empty") << QString();
    QTest::newRow("plain PIN") << u"2580"_qs;
    QTest::newRow("other algorithm") << QString(hash).replace(u"argon2id"_qs, u"argon2i"_qs);
    QTest::newRow("cut off") << hash.left(40);
    QTest::newRow("all memory") << QString(hash).replace(u"m=64"_qs, u"m=4194304000"_qs);
    QTest::newRow("for ever") << QString(hash).replace(u"t=1"_qs, u"t=4000000000"_qs);
    QTest::newRow("more behind") << hash + u"\n"_qs;
}

void TestPin::damagedHashIsMalformed()
{
    QFETCH(QString, hash);
    const Result<bool> verified = verifyPin(secret("2580"), secret("key"), hash);
    QVERIFY(!verified.has_value());
    QCOMPARE(verified.error().code, ErrorCode::Malformed);
}

QTEST_GUILESS_MAIN(TestPin)
#include "tst_pin.moc"
