// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/poslink/codes.h"
#include "tests/unit/channels/poslink_sample.h"

#include <QSet>
#include <QTest>

namespace till::channels {

using payment::Meaning;
using payment::Outcome;
using payment::Purpose;

namespace {

/// A row written down from the document and the rules beside it, once more and apart from the
/// table: pay, void, refund, query, query-refund, activate.
struct Expected {
    const char* code;
    const char* meanings; ///< one letter each
};

Meaning meaningOfLetter(char letter)
{
    switch (letter) {
    case 'S':
        return Meaning::Succeeded;
    case 'R':
        return Meaning::Refused;
    case 'P':
        return Meaning::InProgress;
    case 'N':
        return Meaning::NotFound;
    case 'C':
        return Meaning::ConfigurationFault;
    default:
        return Meaning::Unknown;
    }
}

const QList<Purpose>& purposes()
{
    static const QList<Purpose> all{Purpose::Pay,   Purpose::Void,        Purpose::Refund,
                                    Purpose::Query, Purpose::QueryRefund, Purpose::Activate};
    return all;
}

QByteArray coded(Purpose purpose, const QByteArray& code)
{
    return sample::with(sample::fullAnswer(purpose), "errCode", '"' + code + '"');
}

} // namespace

class TestPoslinkCodes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void meansTheSameAsTheDocument_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("meanings");
        for (const Expected& row : std::initializer_list<Expected>{
                 {"00", "SSSSSS"},
                 {"03", "CCCCCC"},
                 {"13", "RRRUUR"},
                 {"22", "UNRNNR"},
                 {"25", "UNRNNR"},
                 {"30", "RRRUUR"},
                 {"57", "RRRUUR"},
                 {"61", "RRRUUR"},
                 {"64", "RRRUUR"},
                 {"92", "UUUUUU"},
                 {"94", "UUUUUU"},
                 {"96", "UUUUUU"},
                 {"97", "CCCCCC"},
                 {"A7", "UUUUUU"},
                 {"ER", "UUUUUU"},
                 {"0000", "PPPUUS"},
                 {"SUCCESS", "PPPUUS"},
                 {"1000", "CCCCCC"},
                 {"1001", "CCCCCC"},
                 {"9001", "RRRUUR"},
                 {"9999", "UUUUUU"},
                 // Not in the document: of other products, misprints, and nothing at all.
                 {"01", "UUUUUU"},
                 {"0", "UUUUUU"},
                 {"000", "UUUUUU"},
                 {"00 ", "UUUUUU"},
                 {" 00", "UUUUUU"},
                 {"a7", "UUUUUU"},
                 {"er", "UUUUUU"},
                 {"success", "UUUUUU"},
                 {"55", "UUUUUU"},
                 {"68", "UUUUUU"},
                 {"98", "UUUUUU"},
                 {"FF", "UUUUUU"},
                 {"", "UUUUUU"},
                 {"99999999999999999999999", "UUUUUU"}})
            QTest::newRow(row.code) << QByteArray(row.code) << QByteArray(row.meanings);
    }
    void meansTheSameAsTheDocument()
    {
        QFETCH(const QByteArray, code);
        QFETCH(const QByteArray, meanings);
        for (qsizetype i = 0; i < purposes().size(); ++i) {
            const Outcome outcome =
                sample::decoded(purposes().at(i), coded(purposes().at(i), code));
            const QByteArray what = "column " + QByteArray::number(i) + ": " +
                                    payment::nameOf(outcome.meaning).toLatin1();
            QVERIFY2(outcome.meaning == meaningOfLetter(meanings.at(i)), what.constData());
            QVERIFY(!outcome.loginExpired);
        }
        QCOMPARE(sample::decoded(Purpose::Cancel, coded(Purpose::Cancel, code)).meaning,
                 meaningOfLetter(meanings.at(1)));
    }

    void hasEachCodeOnce()
    {
        QSet<QString> codes;
        for (const poslink::CodeRow& row : poslink::codeRows()) {
            QVERIFY2(!codes.contains(row.code), row.code.latin1());
            codes.insert(row.code);
        }
        QCOMPARE(codes.size(), 21); // 20 of the document, and SUCCESS
    }

    void readsTheStateOfAnOrder_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<Meaning>("meaning");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* state, Meaning meaning, const char* code) {
            QTest::newRow(state) << QByteArray(state) << meaning << QString::fromUtf8(code);
        };
        row("0", Meaning::Succeeded, "query:0");
        row("1", Meaning::Unknown, "query:1");
        row("2", Meaning::Returned, "query:2");
        row("3", Meaning::Refunded, "query:3");
        row("4", Meaning::Returned, "query:4");
        row("5", Meaning::Refused, "query:5");
        row("5余额不足", Meaning::Refused, "query:5");
        row("5[51]余额不足", Meaning::Refused, "query:5");
        row("FF", Meaning::Unknown, "query:FF");
        // Nothing but the digit itself is success.
        row("00", Meaning::Unknown, "query:00");
        row("0成功", Meaning::Unknown, "query:0成功");
        row("01", Meaning::Unknown, "query:01");
        row("2已撤销", Meaning::Unknown, "query:2已撤销");
        row("6", Meaning::Unknown, "query:6");
        row("ff", Meaning::Unknown, "query:ff");
        row("SUCCESS", Meaning::Unknown, "query:SUCCESS");
    }
    void readsTheStateOfAnOrder()
    {
        QFETCH(const QByteArray, state);
        QFETCH(const Meaning, meaning);
        QFETCH(const QString, code);
        const Outcome outcome =
            sample::decoded(Purpose::Query, sample::with(sample::fullAnswer(Purpose::Query),
                                                         "queryResCode", '"' + state + '"'));
        QCOMPARE(outcome.meaning, meaning);
        QCOMPARE(outcome.code, code);
    }

    void keepsTheWordsBehindAFailure()
    {
        QByteArray answer = sample::fullAnswer(Purpose::Query);
        answer = sample::with(answer, "queryResCode", "\"5余额不足\"");
        answer = sample::with(answer, "queryResDesc", "\"失败\"");
        QCOMPARE(sample::decoded(Purpose::Query, answer).text, QStringLiteral("余额不足 失败"));
    }

    void believesAStateOnlyBesideErrCode00()
    {
        for (const char* code : {"0000", "SUCCESS", "96", "1", ""}) {
            const QByteArray answer = coded(Purpose::Query, code);
            QCOMPARE(sample::decoded(Purpose::Query, answer).meaning, Meaning::Unknown);
        }
        // And errCode 00 alone says nothing about the payment.
        const QByteArray alone = "{\"errCode\":\"00\",\"errInfo\":\"成功\"}";
        QCOMPARE(sample::decoded(Purpose::Query, alone).meaning, Meaning::Unknown);
        QCOMPARE(sample::decoded(Purpose::QueryRefund, alone).meaning, Meaning::Unknown);
    }

    void readsTheStateOfARefund_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<Meaning>("meaning");
        const auto row = [](const char* state, Meaning meaning) {
            QTest::newRow(state) << QByteArray(state) << meaning;
        };
        row("00", Meaning::Succeeded);
        // The document: everything else has failed; believed where it says why.
        for (const char* state : {"13", "30", "57", "61", "64"})
            row(state, Meaning::Refused);
        // Asked before it arrived: it may arrive yet.
        for (const char* state : {"22", "25"})
            row(state, Meaning::NotFound);
        for (const char* state : {"0", "01", "1", "5", "51", "FF", "0000", "SUCCESS", "92", "94",
                                  "96", "9001", "9999", "A7", "ER", "ABCD"})
            row(state, Meaning::Unknown);
    }
    void readsTheStateOfARefund()
    {
        QFETCH(const QByteArray, state);
        QFETCH(const Meaning, meaning);
        const Outcome outcome = sample::decoded(
            Purpose::QueryRefund, sample::with(sample::fullAnswer(Purpose::QueryRefund),
                                               "queryResCode", '"' + state + '"'));
        QCOMPARE(outcome.meaning, meaning);
        QCOMPARE(outcome.code, QStringLiteral("query:") + QString::fromLatin1(state));
    }

    void asksForANewTokenOnlyWhereThereAreTokens()
    {
        PoslinkConfig config = sample::config();
        config.authentication = OpenPlatformAuthentication::AccessToken;
        const PoslinkChannel channel(config);
        for (const int status : {200, 401, 403}) {
            const ports::HttpAnswer expired{status, "{\"errCode\":\"1000\",\"errInfo\":\"x\"}"};
            for (const Purpose purpose : purposes()) {
                const Outcome outcome = channel.decode(sample::message(purpose), expired, {});
                QVERIFY(outcome.loginExpired);
                QCOMPARE(outcome.meaning, Meaning::ConfigurationFault);
            }
        }
        const ports::HttpAnswer notAllowed{200, "{\"errCode\":\"1001\",\"errInfo\":\"x\"}"};
        QVERIFY(!channel.decode(sample::message(Purpose::Pay), notAllowed, {}).loginExpired);
    }
};

} // namespace till::channels

QTEST_APPLESS_MAIN(till::channels::TestPoslinkCodes)
#include "tst_poslink_codes.moc"
