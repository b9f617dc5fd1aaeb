// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/answer.h"
#include "core/channels/poslink/messages.h"
#include "tests/unit/channels/poslink_sample.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

namespace till::channels {

using payment::Facts;
using payment::Meaning;
using payment::Outcome;
using payment::Promotion;
using payment::Purpose;

namespace {

struct Answer {
    const char* name;
    Purpose purpose;
    const FieldTable& table;
    QStringList checked;  ///< may be missing, has to be readable
    QStringList decisive; ///< has to be there
};

QList<Answer> answers()
{
    const QString amount = QStringLiteral("transactionAmount");
    const QString code = QStringLiteral("errCode");
    const QString state = QStringLiteral("queryResCode");
    return {
        {"pay", Purpose::Pay, poslink::payAnswerTable, {amount}, {code}},
        {"void", Purpose::Void, poslink::voidAnswerTable, {amount}, {code}},
        {"refund", Purpose::Refund, poslink::refundAnswerTable, {}, {code}},
        {"query",
         Purpose::Query,
         poslink::queryAnswerTable,
         {QStringLiteral("originalTransactionAmount"), QStringLiteral("merchantOrderId")},
         {code, state}},
        {"query-refund", Purpose::QueryRefund, poslink::queryRefundAnswerTable, {}, {code, state}}};
}

Money fen(qint64 count)
{
    return Money::fromFen(count);
}

QByteArray quoted(const QByteArray& text)
{
    return '"' + text + '"';
}

/// A row for each field of each answer.
void addFieldRows()
{
    QTest::addColumn<int>("answer");
    QTest::addColumn<QString>("field");
    for (qsizetype i = 0; i < answers().size(); ++i) {
        for (const Field& field : answers().at(i).table.fields)
            QTest::addRow("%s %s", answers().at(i).name, field.name.latin1())
                << static_cast<int>(i) << QString(field.name);
    }
}

} // namespace

class TestPoslinkAnswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatAPaymentSays()
    {
        const Outcome outcome = sample::decoded(Purpose::Pay, sample::fullAnswer(Purpose::Pay));
        QCOMPARE(outcome.meaning, Meaning::Succeeded);
        QCOMPARE(outcome.code, QStringLiteral("00"));
        QCOMPARE(outcome.text, QStringLiteral("10000成功响应码"));
        const Facts expected{
            .orderAmount = fen(12'800),
            .paidAmount = fen(12'300),
            .acquirerOrderId = QStringLiteral("20230718110248029165883554"),
            .retrievalReference = QStringLiteral("15005163609N"),
            .settlementDate = QStringLiteral("20230718"),
            .walletName = QStringLiteral("微信钱包"),
            .walletOrderId = QStringLiteral("4200001234202307181234567890"),
            .merchantAllowance = fen(100),
            .thirdPartyAllowance = fen(400),
            .promotions = {Promotion{QStringLiteral("WXPAY"), QStringLiteral("D1"), fen(200)},
                           Promotion{QStringLiteral("UMS"), QStringLiteral("D2"), fen(300)}},
        };
        QCOMPARE(outcome.facts, expected);
    }

    void keepsWhatAQuerySays()
    {
        const Outcome outcome = sample::decoded(Purpose::Query, sample::fullAnswer(Purpose::Query));
        Facts expected = sample::decoded(Purpose::Pay, sample::fullAnswer(Purpose::Pay)).facts;
        expected.orderId = QStringLiteral("T012ABC00000013");
        QCOMPARE(outcome.meaning, Meaning::Succeeded);
        QCOMPARE(outcome.code, QStringLiteral("query:0"));
        QCOMPARE(outcome.facts, expected);
    }

    void readsTheSampleOfVersionSix()
    {
        for (const Purpose purpose : {Purpose::Void, Purpose::Cancel}) {
            const Outcome outcome = sample::decoded(purpose, sample::fullAnswer(purpose));
            QCOMPARE(outcome.meaning, Meaning::Succeeded);
            const Facts expected{.orderAmount = fen(12'800),
                                 .retrievalReference = QStringLiteral("29165883554W"),
                                 .settlementDate = QStringLiteral("20230718"),
                                 .walletName = QStringLiteral("微信钱包")};
            QCOMPARE(outcome.facts, expected);
        }
    }

    void keepsWhatRefundsSay()
    {
        const Outcome refund =
            sample::decoded(Purpose::Refund, sample::fullAnswer(Purpose::Refund));
        QCOMPARE(refund.meaning, Meaning::Succeeded);
        QCOMPARE(refund.facts.refundedAmount, fen(12'300));
        QCOMPARE(refund.facts.retrievalReference, QStringLiteral("15005163610N"));
        const Outcome query =
            sample::decoded(Purpose::QueryRefund, sample::fullAnswer(Purpose::QueryRefund));
        QCOMPARE(query.meaning, Meaning::Succeeded);
        QCOMPARE(query.facts.refundedAmount, fen(12'300));
        QCOMPARE(query.facts.retrievalReference, QStringLiteral("15005163610N"));
    }

    void neverReadsWhatAQuerySaysAboutRefunds()
    {
        const QByteArray answer =
            sample::with(sample::fullAnswer(Purpose::Query), "refundedAmount", "12800");
        QCOMPARE(sample::decoded(Purpose::Query, answer).facts.refundedAmount, std::nullopt);
    }

    void readsMisspeltNames()
    {
        QByteArray answer = sample::fullAnswer(Purpose::Query);
        answer = sample::with(answer, "origialRetrievalRefNum", quoted("99999999999X"));
        QCOMPARE(sample::decoded(Purpose::Query, answer).facts.retrievalReference,
                 QStringLiteral("15005163609N"));
        answer = sample::with(answer, "originalRetrievalRefNum", {});
        QCOMPARE(sample::decoded(Purpose::Query, answer).facts.retrievalReference,
                 QStringLiteral("99999999999X"));
    }

    void everyFieldMayBeMissingButTheDecisive_data() { addFieldRows(); }
    void everyFieldMayBeMissingButTheDecisive()
    {
        QFETCH(const int, answer);
        QFETCH(const QString, field);
        const Answer each = answers().at(answer);
        const Meaning expected =
            each.decisive.contains(field) ? Meaning::Unknown : Meaning::Succeeded;
        for (const QByteArray& value : {QByteArray(), QByteArray("null"), quoted({})}) {
            const Outcome outcome =
                sample::decoded(each.purpose, sample::with(sample::fullAnswer(each.purpose),
                                                           field.toLatin1(), value));
            QCOMPARE(outcome.meaning, expected);
            if (expected == Meaning::Unknown)
                QVERIFY2(outcome.text.contains(field), qPrintable(outcome.text));
        }
    }

    void aWrongTypeCostsTheFieldOrTheAnswer_data() { addFieldRows(); }
    void aWrongTypeCostsTheFieldOrTheAnswer()
    {
        QFETCH(const int, answer);
        QFETCH(const QString, field);
        const Answer each = answers().at(answer);
        const bool counts = each.decisive.contains(field) || each.checked.contains(field);
        for (const QByteArray& value :
             {QByteArray("{\"x\":1}"), QByteArray("[1]"), QByteArray("true"), QByteArray("1.5")}) {
            const Outcome outcome =
                sample::decoded(each.purpose, sample::with(sample::fullAnswer(each.purpose),
                                                           field.toLatin1(), value));
            QCOMPARE(outcome.meaning, counts ? Meaning::Unknown : Meaning::Succeeded);
            if (counts)
                QVERIFY2(outcome.text.contains(field), qPrintable(outcome.text));
        }
    }

    void tooLongCostsTheFieldOrTheAnswer_data() { addFieldRows(); }
    void tooLongCostsTheFieldOrTheAnswer()
    {
        QFETCH(const int, answer);
        QFETCH(const QString, field);
        const Answer each = answers().at(answer);
        const bool counts = each.decisive.contains(field) || each.checked.contains(field);
        const auto longer = [&](qsizetype size) {
            return sample::decoded(each.purpose,
                                   sample::with(sample::fullAnswer(each.purpose), field.toLatin1(),
                                                quoted(QByteArray(size, '9'))));
        };
        QCOMPARE(longer(4'000).meaning, counts ? Meaning::Unknown : Meaning::Succeeded);
        QVERIFY(longer(4'000).text.size() <= 200);
        QVERIFY(longer(4'000).facts.acquirerOrderId.size() <= 50);
        QCOMPARE(longer(5'000).meaning, Meaning::Unknown); // beyond what is read at all
    }

    void aNameTwiceIsFineWithTheSameValueOnly_data() { addFieldRows(); }
    void aNameTwiceIsFineWithTheSameValueOnly()
    {
        QFETCH(const int, answer);
        QFETCH(const QString, field);
        const Answer each = answers().at(answer);
        const QByteArray full =
            sample::with(sample::fullAnswer(each.purpose), field.toLatin1(), quoted("00"));
        const QByteArray start = "{\"" + field.toLatin1() + "\":";
        const Outcome twice = sample::decoded(each.purpose, start + "\"00\"," + full.mid(1));
        QCOMPARE(twice, sample::decoded(each.purpose, full));
        const Outcome unequal = sample::decoded(each.purpose, start + "\"0\"," + full.mid(1));
        QCOMPARE(unequal.meaning, Meaning::Unknown);
        QVERIFY2(unequal.text.contains(field), qPrintable(unequal.text));
    }

    void numbersMayBeTextAndTextsNumbers_data() { addFieldRows(); }
    void numbersMayBeTextAndTextsNumbers()
    {
        QFETCH(const int, answer);
        QFETCH(const QString, field);
        const Answer each = answers().at(answer);
        const QByteArray full = sample::fullAnswer(each.purpose);
        const QJsonValue value = QJsonDocument::fromJson(full).object().value(field);
        const auto found = std::find_if(each.table.fields.begin(), each.table.fields.end(),
                                        [&field](const Field& one) { return field == one.name; });
        if (found->type != FieldType::FenNumber && found->type != FieldType::FenText)
            return;
        const QByteArray digits =
            value.isString() ? value.toString().toLatin1() : QByteArray::number(value.toInteger());
        if (digits.isEmpty() || digits == "0")
            return;
        const Outcome asNumber =
            sample::decoded(each.purpose, sample::with(full, field.toLatin1(), digits));
        for (const QByteArray& text : {digits, "0000" + digits})
            QCOMPARE(
                sample::decoded(each.purpose, sample::with(full, field.toLatin1(), quoted(text))),
                asNumber);
        QCOMPARE(asNumber, sample::decoded(each.purpose, full));
    }

    void amountsThatAreNoneSayNothing_data()
    {
        QTest::addColumn<QByteArray>("value");
        for (const char* value :
             {"\"12800.00\"", "128.00", "12800.0", "1.28e4", "\"-\"", "\" 12800\"", "\"+12800\"",
              "\"12,800\"", "\"12800元\"", "-12800", "99999999999999999999",
              "\"99999999999999999999\"", "10000000000", "\"１２８００\""})
            QTest::newRow(value) << QByteArray(value);
    }
    void amountsThatAreNoneSayNothing()
    {
        QFETCH(const QByteArray, value);
        // Without the help of QJsonDocument, which would turn the digits into a double.
        const QByteArray pay = "{\"errCode\":\"00\",\"transactionAmount\":" + value + '}';
        QCOMPARE(sample::decoded(Purpose::Pay, pay).meaning, Meaning::Unknown);
        const QByteArray paid = "{\"errCode\":\"00\",\"amount\":" + value + '}';
        QCOMPARE(sample::decoded(Purpose::Pay, paid).meaning, Meaning::Succeeded);
        QCOMPARE(sample::decoded(Purpose::Pay, paid).facts.paidAmount, std::nullopt);
    }

    void keepsNothingThatCouldNotBeUsed()
    {
        QByteArray answer = sample::fullAnswer(Purpose::Pay);
        answer = sample::with(answer, "orderId", "\"2023 0718\\n\"");
        answer = sample::with(answer, "settlementDateWithYear", "\"0718\"");
        answer = sample::with(answer, "thirdPartyName", "\"微信\\u001b钱包\"");
        const Outcome outcome = sample::decoded(Purpose::Pay, answer);
        QCOMPARE(outcome.meaning, Meaning::Succeeded);
        QCOMPARE(outcome.facts.acquirerOrderId, QString());
        QCOMPARE(outcome.facts.settlementDate, QString());
        QCOMPARE(outcome.facts.walletName, QStringLiteral("微信 钱包"));
    }

    void unknownFieldsDoNoHarm()
    {
        for (const Answer& each : answers()) {
            const QByteArray full = sample::fullAnswer(each.purpose);
            const QByteArray more = sample::with(sample::with(full, "newField", "{\"a\":[1,{}]}"),
                                                 "errcode", quoted("96"));
            QCOMPARE(sample::decoded(each.purpose, more), sample::decoded(each.purpose, full));
        }
    }

    void somebodyElsesAmountOrOrderIsAContradiction_data()
    {
        QTest::addColumn<Purpose>("purpose");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("pay") << Purpose::Pay << QByteArray("transactionAmount")
                             << QByteArray("12801");
        QTest::newRow("pay, a hundredth")
            << Purpose::Pay << QByteArray("transactionAmount") << QByteArray("\"128\"");
        QTest::newRow("pay, nothing")
            << Purpose::Pay << QByteArray("transactionAmount") << QByteArray("0");
        QTest::newRow("void") << Purpose::Void << QByteArray("transactionAmount")
                              << QByteArray("\"1\"");
        QTest::newRow("cancel") << Purpose::Cancel << QByteArray("transactionAmount")
                                << QByteArray("1");
        QTest::newRow("query, amount")
            << Purpose::Query << QByteArray("originalTransactionAmount") << QByteArray("12799");
        QTest::newRow("query, order")
            << Purpose::Query << QByteArray("merchantOrderId") << QByteArray("\"T012ABC0000002H\"");
    }
    void somebodyElsesAmountOrOrderIsAContradiction()
    {
        QFETCH(const Purpose, purpose);
        QFETCH(const QByteArray, field);
        QFETCH(const QByteArray, value);
        const QByteArray answer = sample::with(sample::fullAnswer(purpose), field, value);
        const Outcome outcome = sample::decoded(purpose, answer);
        QCOMPARE(outcome.meaning, Meaning::Contradiction);
        QVERIFY(outcome.text.startsWith(u"the answer is about"));
        if (purpose != Purpose::Query)
            return;
        // A failure, void or refund of another order is not ours either; a delay says nothing.
        for (const char* state : {"2", "3", "4", "5"})
            QCOMPARE(sample::decoded(purpose, sample::with(answer, "queryResCode", quoted(state)))
                         .meaning,
                     Meaning::Contradiction);
        for (const char* state : {"1", "FF", "7"})
            QCOMPARE(sample::decoded(purpose, sample::with(answer, "queryResCode", quoted(state)))
                         .meaning,
                     Meaning::Unknown);
    }

    void aNumberFromAPhoneProvesSomethingOnlyIfItIsOurOrders()
    {
        payment::Message message = sample::message(Purpose::Query);
        message.askedNumber = QStringLiteral("4200001234");
        const PoslinkChannel channel(sample::config());
        const auto meaning = [&](const QByteArray& body) {
            return channel.decode(message, {200, body}, {}).meaning;
        };
        const QByteArray full = sample::fullAnswer(Purpose::Query);
        QCOMPARE(meaning(full), Meaning::Succeeded);
        QCOMPARE(meaning(sample::with(full, "merchantOrderId", "\"T012ABC0000002H\"")),
                 Meaning::Unknown);
        QCOMPARE(meaning(sample::with(full, "merchantOrderId", {})), Meaning::Unknown);
        QCOMPARE(meaning(sample::with(full, "errCode", "\"25\"")), Meaning::Unknown);
    }

    void whatThePayerPaidIsNoContradiction()
    {
        QByteArray answer = sample::fullAnswer(Purpose::Pay);
        answer = sample::with(answer, "amount", "1");
        answer = sample::with(answer, "actualTransactionAmount", "2");
        QCOMPARE(sample::decoded(Purpose::Pay, answer).meaning, Meaning::Succeeded);
    }

    void anotherStatusThan200IsNoResult_data()
    {
        QTest::addColumn<int>("status");
        for (const int status :
             {0, 100, 201, 204, 301, 302, 400, 401, 403, 404, 429, 500, 502, 504})
            QTest::addRow("%d", status) << status;
    }
    void anotherStatusThan200IsNoResult()
    {
        QFETCH(const int, status);
        for (const Answer& each : answers()) {
            for (const char* code : {"00", "13", "25", "0000", "96"}) {
                const Outcome outcome = sample::decoded(
                    each.purpose,
                    sample::with(sample::fullAnswer(each.purpose), "errCode", quoted(code)),
                    status);
                QCOMPARE(outcome.meaning, Meaning::Unknown);
                QCOMPARE(outcome.code, QString::fromLatin1(code));
                QVERIFY(outcome.text.startsWith(QStringLiteral("HTTP %1: ").arg(status)));
            }
            const Outcome outcome = sample::decoded(
                each.purpose, "{\"errCode\":\"1000\",\"errInfo\":\"认证失败\"}", status);
            QCOMPARE(outcome.meaning, status == 401 || status == 403 ? Meaning::ConfigurationFault
                                                                     : Meaning::Unknown);
        }
    }

    void whatIsNotReadableIsUnknown_data()
    {
        QTest::addColumn<QByteArray>("body");
        const QByteArray full = sample::fullAnswer(Purpose::Pay);
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("page") << QByteArray("<html>502 Bad Gateway</html>");
        QTest::newRow("text") << QByteArray("\"00\"");
        QTest::newRow("number") << QByteArray("00");
        QTest::newRow("list") << '[' + full + ']';
        QTest::newRow("two") << full + full;
        QTest::newRow("half") << full.left(full.size() / 2);
        QTest::newRow("all but the end") << full.chopped(1);
        QTest::newRow("empty object") << QByteArray("{}");
        QTest::newRow("code is a number") << QByteArray("{\"errCode\":0}");
        QTest::newRow("code in a list") << QByteArray("{\"errCode\":[\"00\"]}");
        QTest::newRow("code elsewhere") << QByteArray("{\"data\":{\"errCode\":\"00\"}}");
        QTest::newRow("huge") << "{\"errCode\":\"00\",\"x\":[" + QByteArray(300'000, ' ') + "]}";
        QTest::newRow("deep") << "{\"errCode\":\"00\",\"x\":" + QByteArray(20, '[') +
                                     QByteArray(20, ']') + '}';
        QTest::newRow("GBK") << QByteArray("{\"errCode\":\"00\",\"errInfo\":\"\xb3\xc9\xb9\xa6\"}");
    }
    void whatIsNotReadableIsUnknown()
    {
        QFETCH(const QByteArray, body);
        for (const Answer& each : answers()) {
            const Outcome outcome = sample::decoded(each.purpose, body);
            QCOMPARE(outcome.meaning, Meaning::Unknown);
            QVERIFY(!outcome.text.isEmpty());
            QVERIFY(outcome.facts == Facts{});
        }
    }

    void makesOneShortLineOfTheAcquirersWords()
    {
        const QByteArray answer = "{\"errCode\":\"13\",\"errInfo\":\"" +
                                  QByteArray("金额\\n\\u0000无效 ") +
                                  QByteArray("x").repeated(500) + "\"}";
        const QString text = sample::decoded(Purpose::Pay, answer).text;
        QVERIFY(text.startsWith(u"金额 无效 xxx"));
        QVERIFY(text.size() <= 200);
    }

    void masksPersonsAndCodesInTheLog()
    {
        const QByteArray answer =
            sample::with(sample::fullAnswer(Purpose::Query), "newField", quoted("13456789"));
        const QByteArray masked = maskedBody(poslink::queryAnswerTable, answer);
        QVERIFY(masked.contains("\"originalPayCode\":\"**************6789\""));
        QVERIFY(masked.contains("\"thirdPartyBuyerUserName\":\"**\""));
        QVERIFY(masked.contains("\"newField\":\"***\""));
        QVERIFY(masked.contains("\"channelName\":\"WXPAY\""));
        for (const char* secret : {"1345678", "oUpF8uMuAJO", "张三"})
            QVERIFY2(!masked.contains(secret), secret);
    }
};

} // namespace till::channels

QTEST_APPLESS_MAIN(till::channels::TestPoslinkAnswers)
#include "tst_poslink_answers.moc"
