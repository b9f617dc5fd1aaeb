// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/certificate.h"

#include <QTest>

using namespace till;

namespace {

// Made with `openssl req -x509`; their digests with `openssl x509 -pubkey | openssl pkey -pubin
// -outform der | sha256sum`.
const QByteArray onCurve = QByteArray::fromBase64(
    "MIIBgjCCASmgAwIBAgIURXlhPuZoNhZ3T7nTtxFzgAjZc5UwCgYIKoZIzj0EAwIwFjEUMBIGA1UEAwwLcGlu"
    "LmV4YW1wbGUwIBcNMjYxMTIwMTMzMjU5WhgPMjEyNjEwMjcxMzMyNTlaMBYxFDASBgNVBAMMC3Bpbi5leGFt"
    "cGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEId04nW6SfHnoxtEHPzJuP+AgxI2ggua/VWI27HDWozLl"
    "nWB7YefFLcLj/ht5Pswc/YxHuuhcLVe/CCBYKOfqfqNTMFEwHQYDVR0OBBYEFG/XT2vVlgGC+SNVghfC7Oop"
    "+SYwMB8GA1UdIwQYMBaAFG/XT2vVlgGC+SNVghfC7Oop+SYwMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0E"
    "AwIDRwAwRAIgFeh+WbZVTCgqKEXICOUzpvdjxRrYLSpWS8+gKmVgvagCIC7Ld1pcmaFq0pgJZXvhXDfzGinI"
    "O6nFVqTUoy6LnOnl");
const QByteArray onCurveDigest =
    QByteArray::fromHex("7c7b6e90fd22efdd3f8141d00d76ad90cbea7481079c33934ebb674cc63aa918");
const QByteArray edwards = QByteArray::fromBase64(
    "MIIBQjCB9aADAgECAhRS2T67Rq9rLgDMx/m+UfD1VhByuTAFBgMrZXAwFjEUMBIGA1UEAwwLcGluLmV4YW1w"
    "bGUwIBcNMjYxMTIwMTMzMjU5WhgPMjEyNjEwMjcxMzMyNTlaMBYxFDASBgNVBAMMC3Bpbi5leGFtcGxlMCow"
    "BQYDK2VwAyEADanoWdW+eANIDIbcZa6BS8ASNn2XjPlBvcJC4aqqgo2jUzBRMB0GA1UdDgQWBBQo7BknEGfW"
    "Sx434FG4PJtEshWu8TAfBgNVHSMEGDAWgBQo7BknEGfWSx434FG4PJtEshWu8TAPBgNVHRMBAf8EBTADAQH/"
    "MAUGAytlcANBAGdGaWp5vLQ+9+1BnGCFqdBDIQVMEK9HCq7gDdh3rGzpGqOMQtqu7g8lIYA9PAhZADOXDsr0"
    "0hmBgPKZ5Kvncw8=");
const QByteArray edwardsDigest =
    QByteArray::fromHex("1809fd06a85c57398b624d651c1f85e5da5241bf11dfe05e8062cc6a0b4d9952");

} // namespace

class TestCertificate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void digestsThePublicKeyAsOpenSslDoes();
    void whatIsNoCertificateHasNoDigest();
    void readsPinsAsPeopleWriteThem_data();
    void readsPinsAsPeopleWriteThem();
    void refusesWhatIsNoPin_data();
    void refusesWhatIsNoPin();
};

void TestCertificate::digestsThePublicKeyAsOpenSslDoes()
{
    QCOMPARE(wire::publicKeyDigest(onCurve).value_or(QByteArray()), onCurveDigest);
    QCOMPARE(wire::publicKeyDigest(edwards).value_or(QByteArray()), edwardsDigest);
}

void TestCertificate::whatIsNoCertificateHasNoDigest()
{
    QCOMPARE(wire::publicKeyDigest({}).error().code, ErrorCode::Malformed);
    QCOMPARE(wire::publicKeyDigest("certificate").error().code, ErrorCode::Malformed);
    for (qsizetype size = 1; size < onCurve.size(); size += 7)
        QVERIFY(!wire::publicKeyDigest(onCurve.first(size)).has_value());
}

void TestCertificate::readsPinsAsPeopleWriteThem_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("base64") << u"fHtukP0i790/gUHQDXatkMvqdIEHnDOTTrtnTMY6qRg="_qs;
    QTest::newRow("as curl") << u"sha256//fHtukP0i790/gUHQDXatkMvqdIEHnDOTTrtnTMY6qRg="_qs;
    QTest::newRow("as Android") << u"sha256/fHtukP0i790/gUHQDXatkMvqdIEHnDOTTrtnTMY6qRg="_qs;
    QTest::newRow("hex") << u"7c7b6e90fd22efdd3f8141d00d76ad90cbea7481079c33934ebb674cc63aa918"_qs;
    QTest::newRow("capital hex")
        << u" 7C7B6E90FD22EFDD3F8141D00D76AD90CBEA7481079C33934EBB674CC63AA918 "_qs;
}

void TestCertificate::readsPinsAsPeopleWriteThem()
{
    QFETCH(QString, text);
    QCOMPARE(wire::parsePin(text).value_or(QByteArray()), onCurveDigest);
}

void TestCertificate::refusesWhatIsNoPin_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << u""_qs;
    QTest::newRow("prefix alone") << u"sha256/"_qs;
    QTest::newRow("no padding") << u"fHtukP0i790/gUHQDXatkMvqdIEHnDOTTrtnTMY6qRg"_qs;
    QTest::newRow("stray bits") << u"fHtukP0i790/gUHQDXatkMvqdIEHnDOTTrtnTMY6qRh="_qs;
    QTest::newRow("base64 for addresses") << u"fHtukP0i790_gUHQDXatkMvqdIEHnDOTTrtnTMY6qRg="_qs;
    QTest::newRow("blank within") << u"fHtukP0i790/gUHQ DXatkMvqdIEHnDOTTrtnTMY6qRg="_qs;
    QTest::newRow("63 digits")
        << u"7c7b6e90fd22efdd3f8141d00d76ad90cbea7481079c33934ebb674cc63aa91"_qs;
    QTest::newRow("64 signs, one no digit")
        << u"7c7b6e90fd22efdd3f8141d00d76ad90cbea7481079c33934ebb674cc63aa91g"_qs;
    QTest::newRow("not ASCII") << QString(64, QChar(u'á'));
}

void TestCertificate::refusesWhatIsNoPin()
{
    QFETCH(QString, text);
    QCOMPARE(wire::parsePin(text).error().code, ErrorCode::Malformed);
}

QTEST_GUILESS_MAIN(TestCertificate)
#include "tst_certificate.moc"
