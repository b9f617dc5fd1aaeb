// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/loyalty/codes.h"
#include "core/channels/loyalty/interpret.h"
#include "tests/unit/channels/loyalty_sample.h"

#include <rapidcheck.h>

#include <QTest>

#include <string>

namespace till::channels {

using namespace loyalty;
using payment::Meaning;

namespace {

Reading read(Call call, const QByteArray& body, int status = 200)
{
    return interpret(interfaceOf(call), {status, body});
}

template<typename Answer> const Answer& as(const Reading& reading)
{
    return *static_cast<const Answer*>(reading.answer.get());
}

QByteArray withStatus(const QString& code)
{
    return "{\"status\":\"" + code.toLatin1() + "\",\"message\":\"x\"}";
}

const QByteArray refundTail = ",\"serialNo\":\"100000000231\",\"pointBalance\":1,"
                              "\"avaiablePointBalance\":1,\"returnPoint\":0,"
                              "\"returnPersentPoint\":0,\"returnCash\":0,\"supplyCash\":0}";

} // namespace

class TestLoyaltyAnswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The document's samples.
    void readsTheSampleOfACheckin()
    {
        const Reading reading =
            read(Call::Checkin, "{\"status\":\"00\",\"message\":\"成功\","
                                "\"transTime\":1415125804472,\"batchNo\":\"000001\"}");
        QCOMPARE(reading.outcome.meaning, Meaning::Succeeded);
        QCOMPARE(as<CheckinAnswer>(reading).batchNo, QStringLiteral("000001"));
        QCOMPARE(as<CheckinAnswer>(reading).transTime, QStringLiteral("1415125804472"));
        // The sample lacks what the table requires.
        QCOMPARE(reading.remarks.leftOut.size(), 2);
    }
    void readsTheSampleOfACard()
    {
        const Reading reading = read(
            Call::Card,
            "{\"status\":\"00\",\"message\":\"成功\",\"transTime\":1415125804472,"
            "\"pointBalance\":1,\"avaiablePointBalance\":0,\"vaucher\":[{\"id\":1,\"amount\":1,"
            "\"num\":2,\"name\":\"vv1\"},{\"id\":2,\"amount\":1,\"num\":1,\"name\":\"vv2\"}],"
            "\"idType\":\"01\",\"idNo\":\"0123456789012345678\",\"name\":\"张三\",\"gender\":"
            "\"01\","
            "\"mobileNo\":\"13800000000\",\"grade\":\"0\",\"address\":\"\","
            "\"email\":\"zhangsan@gmail.com\"}");
        QCOMPARE(reading.outcome.meaning, Meaning::Succeeded);
        const auto& answer = as<CardAnswer>(reading);
        QCOMPARE(answer.pointBalance, Money::fromFen(100));
        QCOMPARE(answer.availablePointBalance, Money::fromFen(0));
        QCOMPARE(answer.vaucher,
                 QList<VoucherOffer>({{QStringLiteral("1"), Money::fromFen(100),
                                       QStringLiteral("2"), QStringLiteral("vv1")},
                                      {QStringLiteral("2"), Money::fromFen(100),
                                       QStringLiteral("1"), QStringLiteral("vv2")}}));
        QCOMPARE(wordOf(genderRows(), answer.gender), QLatin1StringView("male"));
        for (const char* secret : {"13800000000", "0123456789012345678", "张三", "zhangsan@"})
            QVERIFY2(!reading.masked.contains(secret), secret);
    }
    void readsTheSampleOfAConsumption()
    {
        const Reading reading =
            read(Call::Consume,
                 "{\"status\":\"00\",\"message\":\"成功\",\"transTime\":1415125804472,"
                 "\"serialNo\":\"10000000000012\",\"pointBalance\":1,\"avaiablePointBalance\":1,"
                 "\"usePoint\":0,\"persentPoint\":0,\"advertisement\":\"欢迎参加 xxx 活动\"}");
        QCOMPARE(reading.outcome.meaning, Meaning::Succeeded);
        QCOMPARE(as<ConsumeAnswer>(reading).serialNo, QStringLiteral("10000000000012"));
        QVERIFY(reading.remarks.leftOut.isEmpty());
        QVERIFY(reading.remarks.unknown.isEmpty());
    }
    void readsTheSampleOfARefund()
    {
        const Reading reading = read(
            Call::Refund,
            "{\"status\":\"00\",\"message\":\"成功\",\"transTime\":1415125804472" + refundTail);
        QCOMPARE(reading.outcome.meaning, Meaning::Succeeded);
        QCOMPARE(as<RefundAnswer>(reading).supplyCash, Money());
    }
    void readsTheSampleOfTickets()
    {
        const Reading reading = read(
            Call::Tickets,
            "{\"status\":\"00\",\"message\":\"成功\",\"transTime\":1415125804472,"
            "\"serialNo\":\"100000000231\",\"pointBalance\":1,\"avaiablePointBalance\":1,"
            "\"usePoint\":0,\"persentPoint\":0,\"ticket\":[{\"id\":1,\"type\":\"01\",\"amount\":10,"
            "\"name\":\"xx 团购券\",\"num\":5},{\"id\":2,\"type\":\"03\",\"amount\":100,"
            "\"name\":\"xx 代金券\",\"num\":10}]}");
        QCOMPARE(reading.outcome.meaning, Meaning::Succeeded);
        QCOMPARE(as<TicketsAnswer>(reading).ticket.size(), 2);
        QCOMPARE(as<TicketsAnswer>(reading).ticket.last().amount, Money::fromFen(10'000));
        QVERIFY(reading.remarks.unknown.isEmpty());
    }

    void readsTheRightSpelling()
    {
        const Reading reading = read(Call::Consume, "{\"status\":\"00\",\"message\":\"x\","
                                                    "\"availablePointBalance\":2.5,"
                                                    "\"presentPoint\":\"1.25\"}");
        QCOMPARE(as<ConsumeAnswer>(reading).availablePointBalance, Money::fromFen(250));
        QCOMPARE(as<ConsumeAnswer>(reading).presentPoint, Money::fromFen(125));
    }

    void believesOnlyWhatItCanRead_data()
    {
        QTest::addColumn<int>("call");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const auto row = [](const char* name, Call call, const QByteArray& body, int status = 200) {
            QTest::newRow(name) << static_cast<int>(call) << body << status;
        };
        row("nothing", Call::Consume, {});
        row("no JSON", Call::Consume, "<html>ok</html>");
        row("a list", Call::Consume, "[]");
        row("no status", Call::Consume, "{\"message\":\"00\"}");
        row("status is null", Call::Consume, "{\"status\":null}");
        row("two statuses", Call::Consume, "{\"status\":\"00\",\"status\":\"51\"}");
        row("two serial numbers", Call::Cancel,
            "{\"status\":\"00\",\"message\":\"x\",\"serialNo\":\"1\",\"serialNo\":\"2\"}");
        row("another HTTP status", Call::Consume, "{\"status\":\"00\",\"message\":\"x\"}", 500);
        row("a refusal under another HTTP status", Call::Consume,
            "{\"status\":\"51\",\"message\":\"x\"}", 502);
        row("a code that is not listed", Call::Consume, "{\"status\":\"B1\",\"message\":\"x\"}");
        row("0 is not 00", Call::Consume, "{\"status\":0,\"message\":\"x\"}");
        row("settled without a flag", Call::Settle, "{\"status\":\"00\",\"message\":\"x\"}");
        row("checked in without a batch", Call::Checkin, "{\"status\":\"00\",\"message\":\"x\"}");
        row("refunded without the cash", Call::Refund, "{\"status\":\"00\",\"message\":\"x\"}");
        row("refunded with three decimals", Call::Refund,
            "{\"status\":\"00\",\"message\":\"x\",\"returnCash\":0.005,\"supplyCash\":0}");
        row("refunded with less than nothing", Call::Refund,
            "{\"status\":\"00\",\"message\":\"x\",\"returnCash\":-1,\"supplyCash\":0}");
        row("a reversal of which nobody knows", Call::ConsumeReversal, "{\"status\":\"96\"}");
    }
    void believesOnlyWhatItCanRead()
    {
        QFETCH(const int, call);
        QFETCH(const QByteArray, body);
        QFETCH(const int, status);
        QCOMPARE(read(static_cast<Call>(call), body, status).outcome.meaning, Meaning::Unknown);
    }

    void acceptsTheSameSerialNumberTwice()
    {
        const Reading reading =
            read(Call::Cancel, "{\"status\":\"00\",\"message\":\"x\",\"serialNo\":\"1\","
                               "\"serialNo\":\"1\"}");
        QCOMPARE(as<ConsumeAnswer>(reading).serialNo, QStringLiteral("1"));
    }

    void everyCodeHasOneMeaning_data()
    {
        QTest::addColumn<QString>("code");
        for (const CodeRow& row : codeRows())
            QTest::newRow(row.code.data()) << QString(row.code);
    }
    void everyCodeHasOneMeaning()
    {
        QFETCH(const QString, code);
        const Reading reading = read(Call::Consume, withStatus(code));
        QCOMPARE(reading.outcome.code, code);
        // They may have been booked: in progress, seen before, timed out.
        const bool isTimeout = code == u"09" || code == u"94" || code == u"68" || code == u"98";
        const bool isSetUp = code == u"03" || code == u"58" || code == u"97";
        const Meaning expected = code == u"00" ? Meaning::Succeeded
                                 : isTimeout   ? Meaning::Unknown
                                 : isSetUp     ? Meaning::ConfigurationFault
                                               : Meaning::Refused;
        QCOMPARE(reading.outcome.meaning, expected);
        const bool asksForCheckin = code == u"77" || code == u"99" || code == u"A0";
        QCOMPARE(reading.outcome.loginExpired, asksForCheckin);
        QCOMPARE(adviceOf(code), isTimeout        ? Advice::Reverse
                                 : asksForCheckin ? Advice::CheckIn
                                                  : Advice::None);
    }
    void listsTheDocumentsCodes()
    {
        QStringList codes;
        for (const CodeRow& row : codeRows())
            codes.append(row.code);
        QCOMPARE(codes.join(u' '),
                 QStringLiteral("00 01 02 03 04 05 06 07 09 12 13 14 15 19 20 21 22 23 25 30 31 33 "
                                "34 35 36 37 38 39 40 41 42 43 44 51 52 53 54 55 56 57 58 59 60 61 "
                                "62 63 64 65 66 67 68 75 77 79 90 91 92 93 94 95 96 97 98 99 A0"));
    }
    void aReversalIsDoneOnThreeCodesOnly()
    {
        QStringList done;
        for (const CodeRow& row : codeRows()) {
            if (read(Call::CancelReversal, withStatus(row.code)).outcome.meaning ==
                Meaning::Succeeded)
                done.append(row.code);
        }
        QCOMPARE(done,
                 QStringList({QStringLiteral("00"), QStringLiteral("12"), QStringLiteral("25")}));
    }

    void readsSecondsAndMilliseconds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("unixMs");
        QTest::newRow("13 digits") << QStringLiteral("1415125804472") << Q_INT64_C(1415125804472);
        QTest::newRow("10 digits") << QStringLiteral("1415125804") << Q_INT64_C(1415125804000);
        QTest::newRow("the first milliseconds")
            << QStringLiteral("100000000000") << Q_INT64_C(100000000000);
        QTest::newRow("the last seconds")
            << QStringLiteral("99999999999") << Q_INT64_C(99999999999000);
        QTest::newRow("nothing") << QString() << Q_INT64_C(-1);
        QTest::newRow("zero") << QStringLiteral("0") << Q_INT64_C(-1);
        QTest::newRow("too late") << QStringLiteral("999999999999999") << Q_INT64_C(-1);
    }
    void readsSecondsAndMilliseconds()
    {
        QFETCH(const QString, text);
        QFETCH(const qint64, unixMs);
        QCOMPARE(readTime(text).value_or(Instant{-1}).unixMs, unixMs);
    }
    void datesAreChinas()
    {
        QCOMPARE(dateOf(QStringLiteral("1415635199000")), QStringLiteral("20141110"));
        QCOMPARE(dateOf(QStringLiteral("1415635200")), QStringLiteral("20141111"));
        QCOMPARE(dateOf(QString()), QString());
    }

    void numbersHaveTheirWords()
    {
        QCOMPARE(wordOf(idTypeRows(), u"5"), QLatin1StringView("passport"));
        QCOMPARE(wordOf(idTypeRows(), u"05"), QLatin1StringView("passport"));
        QCOMPARE(wordOf(gradeRows(), u"3"), QLatin1StringView("diamond"));
        QCOMPARE(wordOf(ticketTypeRows(), u"02"), QLatin1StringView("exchange"));
        QCOMPARE(wordOf(gradeRows(), u"9"), QLatin1StringView());
    }

    void anyBytesSayNothing()
    {
        QVERIFY(rc::check("random bytes are never a success", [] {
            const auto bytes = *rc::gen::arbitrary<std::string>();
            const auto call = static_cast<Call>(*rc::gen::inRange(0, 14));
            const Reading reading =
                read(call, QByteArray::fromStdString(bytes), *rc::gen::inRange(0, 600));
            RC_ASSERT(reading.outcome.meaning == Meaning::Unknown);
        }));
    }
};

} // namespace till::channels

QTEST_APPLESS_MAIN(till::channels::TestLoyaltyAnswers)
#include "tst_loyalty_answers.moc"
