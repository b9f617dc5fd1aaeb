// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/payout/codes.h"
#include "core/channels/payout/words.h"
#include "tests/unit/channels/payout_sample.h"

#include <rapidcheck.h>

#include <QTest>

#include <string>

namespace till::channels {

using payment::Meaning;
using sample::AnswerSign;
using sample::platformAnswer;

namespace {

const QByteArray done = "\"RETCODE\":\"0000\",\"RETMSG\":\"交易成功\"";

QByteArray paid(const QByteArray& state, const QByteArray& amount = "12345")
{
    return "{\"PAYSTATE\":\"" + state + "\",\"ACCNAME\":\"张三\",\"AMT\":\"" + amount +
           "\",\"BSORDERNO\":\"2017122500004124\",\"ORDERNO\":\"20171121170001\",\"ACCNO\":"
           "\"6225123456781234\",\"DESC\":\"代付处理中\",\"MERNO\":\"001440353999853\",\"RSPTIME\":"
           "\"20171225103000\"}";
}

Reading readPay(const ports::HttpAnswer& answer, PayoutConfig config = sample::payoutConfig())
{
    const sample::PayoutSigner signer;
    const payout::PayRequest request = sample::payoutRequest();
    return PayoutProtocol(std::move(config))
        .read(PayoutProtocol::pay(), &request, answer, signer.key());
}

Reading readQuery(const ports::HttpAnswer& answer)
{
    const sample::PayoutSigner signer;
    const PayoutProtocol protocol(sample::payoutConfig());
    const payout::QueryRequest request =
        protocol.newQuery(QStringLiteral("20171121170001"), signer.stamp().now);
    return protocol.read(PayoutProtocol::query(), &request, answer, signer.key());
}

Reading readBalance(const QByteArray& message)
{
    const sample::PayoutSigner signer;
    return PayoutProtocol(sample::payoutConfig())
        .read(PayoutProtocol::balance(), nullptr,
              platformAnswer("\"RETCODE\":\"0000\",\"RETMMSG\":\"ok\"", message), signer.key());
}

const QByteArray account =
    "{\"ACCSTATUS\":1,\"BALANCE\":5,\"BALANCEPAY\":\"10000\",\"ADVANCEPAY\":0,\"FREEZEBAL\":0,"
    "\"ISCHARGE\":\"2\",\"MERTYPE\":\"1\",\"CHLNO\":\"7\",\"CHLMERNO\":\"8\",\"LIMIT_DOWN\":\"1\","
    "\"LIMIT_TOP\":\"50000\",\"BEGIN_AT\":\"090000\",\"END_AT\":\"170000\",\"HOLIDAYTYPE\":0,"
    "\"SETTLE_AT\":16,\"SETTLE_TYPE\":\"1\"}";

} // namespace

class TestPayoutAnswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEachState_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<Meaning>("meaning");
        QTest::newRow("paid") << QByteArray("1") << Meaning::Succeeded;
        QTest::newRow("being paid") << QByteArray("2") << Meaning::InProgress;
        QTest::newRow("failed") << QByteArray("3") << Meaning::Refused;
        QTest::newRow("not documented") << QByteArray("4") << Meaning::Unknown;
        QTest::newRow("to be approved") << QByteArray("5") << Meaning::InProgress;
        QTest::newRow("not said") << QByteArray("") << Meaning::Unknown;
    }
    void readsEachState()
    {
        QFETCH(const QByteArray, state);
        QFETCH(const Meaning, meaning);
        const Reading reading = readPay(platformAnswer(done, paid(state)));
        QCOMPARE(reading.outcome.meaning, meaning);
        QCOMPARE(reading.outcome.code, QStringLiteral("state:") + QString::fromLatin1(state));
        QCOMPARE(reading.outcome.text, QStringLiteral("代付处理中"));
        QCOMPARE(reading.outcome.facts.acquirerOrderId, QStringLiteral("2017122500004124"));
        QVERIFY(reading.answer != nullptr);
    }

    // The action of the code's row: ask again, whatever the state says.
    void queriesAfter0001WhateverTheStateSays()
    {
        for (const char* state : {"1", "2", "3", "5"}) {
            const QByteArray clear = "\"RETCODE\":\"0001\",\"RETMSG\":\"系统异常\"";
            const Reading pay = readPay(platformAnswer(clear, paid(state)));
            QCOMPARE(pay.outcome.meaning, Meaning::Unknown);
            QCOMPARE(pay.outcome.code, QStringLiteral("0001"));
            QCOMPARE(readQuery(platformAnswer(clear, paid(state))).outcome.meaning,
                     Meaning::Unknown);
        }
    }

    void knowsEachCode()
    {
        QCOMPARE(payout::codeRows().size(), std::size_t{47});
        QCOMPARE(payout::meaningOf(payout::Call::Pay, u"1016"), Meaning::Unknown);
        QCOMPARE(payout::meaningOf(payout::Call::Pay, u"1041"), Meaning::Unknown);
        QCOMPARE(payout::meaningOf(payout::Call::Query, u"1028"), Meaning::NotFound);
        QCOMPARE(payout::meaningOf(payout::Call::Query, u"1029"), Meaning::NotFound);
        // A number that was used before may be this very payout.
        QCOMPARE(payout::meaningOf(payout::Call::Pay, u"1008"), Meaning::Unknown);
        QCOMPARE(payout::meaningOf(payout::Call::Pay, u"1031"), Meaning::Refused);
        QCOMPARE(payout::meaningOf(payout::Call::Pay, u"1006"), Meaning::ConfigurationFault);
        for (const payout::CodeRow& row : payout::codeRows()) {
            const QByteArray clear = "\"RETCODE\":\"" +
                                     QByteArray(row.code.data(), row.code.size()) +
                                     "\",\"RETMSG\":\"说明\"";
            if (row.code == u"0000")
                continue;
            const Reading reading = readPay(platformAnswer(clear, {}));
            QCOMPARE(reading.outcome.meaning, row.pay);
            QCOMPARE(reading.outcome.code, row.code);
            QCOMPARE(reading.outcome.text, QStringLiteral("说明"));
            // No code of a query says by itself that the payout failed.
            QVERIFY(row.query != Meaning::Refused);
        }
    }

    void hasWordsForEachValue()
    {
        for (const std::span<const payout::Word> words :
             {payout::businessTypes(), payout::payTypes(), payout::accountTypes(),
              payout::payStates()}) {
            for (const payout::Word& word : words)
                QVERIFY(!word.english.isEmpty() && !word.chinese.isEmpty());
        }
        QCOMPARE(payout::wordsOf(payout::businessTypes(), u"002")->english, u"wages");
        QVERIFY(!payout::wordsOf(payout::businessTypes(), u"006"));
        QCOMPARE(payout::payStates().size(), payout::stateRows().size());
    }

    void findsTheMisspeltWords()
    {
        const QByteArray message = paid("1");
        QCOMPARE(
            readQuery(platformAnswer("\"RETCODE\":\"1009\",\"REMSG\":\"坏\"", {})).outcome.text,
            QStringLiteral("坏"));
        QCOMPARE(
            readQuery(platformAnswer("\"RETCODE\":\"1009\",\"RETMSG\":\"坏\"", {})).outcome.text,
            QStringLiteral("坏"));
    }

    void refusesAnswersAboutSomethingElse()
    {
        const auto meaning = [](QByteArray message) {
            return readPay(platformAnswer(done, message)).outcome.meaning;
        };
        QCOMPARE(meaning(paid("1")), Meaning::Succeeded);
        QCOMPARE(meaning(paid("1", "12346")), Meaning::Contradiction);
        QCOMPARE(meaning(paid("1").replace("20171121170001", "20171121170002")),
                 Meaning::Contradiction);
        QCOMPARE(meaning(paid("1").replace("001440353999853", "001440353999854")),
                 Meaning::Contradiction);
        QCOMPARE(meaning("{\"PAYSTATE\":1}"), Meaning::Succeeded); // absence is no mismatch
        const QByteArray dollars = paid("1").chopped(1) + ",\"CURTYPE\":2}";
        QCOMPARE(readQuery(platformAnswer(done, dollars)).outcome.meaning, Meaning::Contradiction);
    }

    void believesNothingThatCannotBeTrusted()
    {
        const auto meaning = [](const ports::HttpAnswer& answer,
                                PayoutConfig config = sample::payoutConfig()) {
            const Reading reading = readPay(answer, std::move(config));
            return reading.answer == nullptr ? reading.outcome.meaning : Meaning::Succeeded;
        };
        const QByteArray message = paid("1");
        QCOMPARE(readPay(platformAnswer(done, message, AnswerSign::Right)).outcome.meaning,
                 Meaning::Succeeded);
        QCOMPARE(meaning(platformAnswer(done, message, AnswerSign::Wrong)), Meaning::Unknown);
        PayoutConfig strict = sample::payoutConfig();
        strict.answerSignature = PayoutConfig::AnswerSignature::Required;
        QCOMPARE(meaning(platformAnswer(done, message), strict), Meaning::Unknown);
        QCOMPARE(meaning(platformAnswer(done, message, AnswerSign::Right, 500)), Meaning::Unknown);
        QCOMPARE(meaning(platformAnswer({}, message)), Meaning::Unknown); // no RETCODE
        QCOMPARE(meaning(platformAnswer("\"RETCODE\":\"1001\"",
                                        "{\"RETCODE\":\"0000\",\"PAYSTATE\":\"1\"}")),
                 Meaning::Unknown); // says two things
        QCOMPARE(meaning({200, "<html>"}), Meaning::Unknown);
        QCOMPARE(meaning({200, "{\"RETCODE\":\"0000\",\"ENCRYPT\":\"AAAA\"}"}), Meaning::Unknown);
        QCOMPARE(meaning({200, "{\"RETCODE\":\"0000\",\"ENCRYPT\":\"?\"}"}), Meaning::Unknown);
        QCOMPARE(meaning(platformAnswer(done, "[]")), Meaning::Unknown);
        QCOMPARE(readPay(platformAnswer(done, {})).outcome.meaning, Meaning::Unknown);
    }
    // Whoever writes in clear needs no key: only what was encrypted says what became of money.
    void believesNothingThatCannotBeTrustedInClear()
    {
        PayoutConfig strict = sample::payoutConfig();
        strict.answerSignature = PayoutConfig::AnswerSignature::Required;
        for (const PayoutConfig& config : {sample::payoutConfig(), strict}) {
            for (const char* state : {"1", "2", "3", "5"}) {
                const QByteArray clear = done + ",\"PAYSTATE\":\"" + state + '"';
                const Reading bare = readPay(platformAnswer(clear, {}), config);
                QCOMPARE(bare.outcome.meaning, Meaning::Unknown);
                QVERIFY(bare.answer == nullptr);
                QCOMPARE(
                    readPay(platformAnswer(clear, {}, AnswerSign::Right), config).outcome.meaning,
                    Meaning::Unknown); // signs nothing
                QCOMPARE(readPay(platformAnswer(clear, "{\"MERNO\":\"001440353999853\"}",
                                                AnswerSign::Right),
                                 config)
                             .outcome.meaning,
                         Meaning::Unknown); // the state stands outside
            }
        }
        QCOMPARE(readQuery(platformAnswer(done + ",\"PAYSTATE\":\"3\"", {})).outcome.meaning,
                 Meaning::Unknown);
        QCOMPARE(readQuery(platformAnswer(done + ",\"AMT\":\"1\"", "{\"PAYSTATE\":\"1\"}"))
                     .outcome.facts.orderAmount,
                 std::nullopt);
        const QByteArray no = "\"RETCODE\":\"1031\",\"RETMSG\":\"余额不足\"";
        QCOMPARE(readPay(platformAnswer(no, {})).outcome.meaning, Meaning::Refused);
        for (const AnswerSign sign : {AnswerSign::None, AnswerSign::Right})
            QCOMPARE(readPay(platformAnswer(no, {}, sign), strict).outcome.meaning,
                     Meaning::Unknown);
        QCOMPARE(readPay(platformAnswer(no, paid("3")), strict).outcome.meaning, Meaning::Unknown);
        QCOMPARE(readPay(platformAnswer(no, paid("3"), AnswerSign::Right), strict).outcome.meaning,
                 Meaning::Refused);
        QCOMPARE(
            readPay(platformAnswer(done, paid("1"), AnswerSign::Right), strict).outcome.meaning,
            Meaning::Succeeded);
    }

    void masksThePayee()
    {
        const Reading reading = readPay(platformAnswer(done, paid("1")));
        QVERIFY(!reading.masked.contains("张三"));
        QVERIFY(!reading.masked.contains("622512345678"));
        QVERIFY(reading.masked.contains("\"ORDERNO\":\"20171121170001\""));
    }

    void readsAccountsInEachForm_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("list") << '[' + account + ',' + account + ']';
        QTest::newRow("one") << account;
        QByteArray text = account;
        QTest::newRow("text") << "\"[" + text.replace('"', "\\\"") + "]\"";
    }
    void readsAccountsInEachForm()
    {
        QFETCH(const QByteArray, value);
        const Reading reading =
            readBalance("{\"RSPTIME\":\"20171225103000\",\"ACCINFO\":" + value + '}');
        QCOMPARE(reading.outcome.meaning, Meaning::Succeeded);
        QVERIFY(reading.answer != nullptr);
        const auto& answer = *static_cast<const payout::BalanceAnswer*>(reading.answer.get());
        QCOMPARE(answer.retMsg, QStringLiteral("ok"));
        QCOMPARE(answer.accounts.first().available, Money::fromFen(10'000));
        QCOMPARE(answer.accounts.first().unsettled, Money::fromFen(5));
        QCOMPARE(answer.accounts.first().chlNo, QStringLiteral("7"));
        QVERIFY(reading.remarks.leftOut.isEmpty());
    }
    void doesNotGuessABalance()
    {
        QCOMPARE(readBalance("{\"ACCINFO\":[]}").outcome.meaning, Meaning::Unknown);
        QCOMPARE(readBalance("{\"ACCINFO\":\"{\"}").outcome.meaning, Meaning::Unknown);
        QCOMPARE(readBalance("{\"ACCINFO\":[7]}").outcome.meaning, Meaning::Unknown);
        QCOMPARE(readBalance("{\"RSPTIME\":\"20171225103000\"}").outcome.meaning, Meaning::Unknown);
    }

    void survivesAnyBytes()
    {
        QVERIFY(rc::check("random bytes never say that money moved", [] {
            const auto bytes = QByteArray::fromStdString(*rc::gen::arbitrary<std::string>());
            const bool isInside = *rc::gen::arbitrary<bool>();
            const Reading reading =
                readPay(isInside && !bytes.isEmpty() ? platformAnswer(done, bytes)
                                                     : ports::HttpAnswer{200, bytes});
            RC_ASSERT(reading.outcome.meaning != Meaning::Succeeded);
            RC_ASSERT(reading.outcome.meaning != Meaning::Refused);
        }));
    }
};

} // namespace till::channels

QTEST_APPLESS_MAIN(till::channels::TestPayoutAnswers)
#include "tst_payout_answers.moc"
