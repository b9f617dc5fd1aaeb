// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/mmsp/envelope.h"
#include "core/channels/mmsp/messages.h"
#include "core/channels/mmsp/operations.h"
#include "core/channels/mmsp/signature.h"
#include "tests/unit/channels/mmsp_sample.h"

#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace till::channels {

using payment::Meaning;
using payment::Message;
using payment::Outcome;
using payment::Purpose;

namespace {

constexpr int payCommand = 2307;
constexpr int queryCommand = 2310;
constexpr int cancelCommand = 2311;
constexpr int refundCommand = 2312;
constexpr int refundQueryCommand = 2313;
constexpr int closeCommand = 2314;

QByteArray paid(const QByteArray& more = R"(,"STATUS":"1")")
{
    return R"({"ORDERNO":"100000004985","TRADETIME":"2020-01-02 03:04:05",)"
           R"("MERORDERID":"T012ABC00000013")" +
           more + '}';
}

QByteArray state(const QByteArray& status, const QByteArray& more = {})
{
    return R"({"ORDERNO":"100000004985","AMT":"12800","TRADETIME":"2020-01-02 03:04:05",)"
           "\"PAYTIME\":\"2020-01-02 03:04:09\",\"STATUS\":\"" +
           status + "\",\"MERORDERID\":\"T012ABC00000013\",\"TRADETYPE\":\"1\"" + more + '}';
}

QByteArray refunded(const QByteArray& status, const QByteArray& more = {})
{
    return R"({"REFUND_ORDERNO":"100000004986","AMT":"12800","REFUND_TIME":"2020-01-02 03:14:05",)"
           "\"STATUS\":\"" +
           status + "\",\"REFUND_MERORDERID\":\"T012ABC0000002H\"" + more + '}';
}

Outcome answered(Purpose purpose, int command, const QByteArray& body)
{
    return sample::mmspDecoded(sample::mmspMessage(purpose), sample::mmspAnswer(command, body));
}

/// A query because of a void.
Message askedAboutVoid()
{
    Message message = sample::mmspMessage(Purpose::Query);
    message.request = PaymentId(u"T012ABC0000002H"_s);
    return message;
}

} // namespace

class TestMmspAnswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatBecameOfAPaymentByCode()
    {
        const Outcome outcome = answered(Purpose::Pay, payCommand, paid());
        QCOMPARE(outcome.meaning, Meaning::Succeeded);
        QCOMPARE(outcome.code, u"1"_s);
        QCOMPARE(outcome.facts.orderId, u"T012ABC00000013"_s);
        QCOMPARE(outcome.facts.acquirerOrderId, u"100000004985"_s);
        // There is no amount in it: that is no mismatch.
        QVERIFY(!outcome.facts.orderAmount);
        const Outcome waiting =
            answered(Purpose::Pay, payCommand,
                     paid(R"(,"STATUS":"3","ERR_CODE":"AA","ERR_CODE_MSG":"用户支付中")"));
        QCOMPARE(waiting.meaning, Meaning::InProgress);
        QCOMPARE(waiting.code, u"3/AA"_s);
        QCOMPARE(waiting.text, u"用户支付中"_s);
        const Outcome refused =
            answered(Purpose::Pay, payCommand,
                     paid(R"(,"STATUS":"2","ERR_CODE":"51","ERR_CODE_MSG":"余额不足")"));
        QCOMPARE(refused.meaning, Meaning::Refused);
        QCOMPARE(refused.code, u"2/51"_s);
        QCOMPARE(refused.text, u"余额不足"_s);
    }

    void showsThePlacedOrdersCodeAndDoesNotCallItPaid()
    {
        const QByteArray body =
            R"({"ORDERNO":"100000004985","URL":"weixin://wxpay/bizpayurl?pr=1","TRADETYPE":"1",)"
            R"("TRADETIME":"2020-01-02 03:04:05","MERORDERID":"T012ABC00000013","STATUS":"1"})";
        const Message message = sample::mmspShown(Purpose::Pay, u"wechat"_s);
        const Outcome outcome = sample::mmspDecoded(message, sample::mmspAnswer(2306, body));
        QCOMPARE(outcome.meaning, Meaning::InProgress);
        QCOMPARE(outcome.facts.payUrl, u"weixin://wxpay/bizpayurl?pr=1"_s);
        const QByteArray without = QByteArray(body).replace("weixin://wxpay/bizpayurl?pr=1", "");
        const Outcome bare = sample::mmspDecoded(message, sample::mmspAnswer(2306, without));
        QCOMPARE(bare.facts.payUrl, QString());
        QVERIFY(!bare.text.isEmpty());
        const QByteArray others = QByteArray(body).replace("00000013", "00000014");
        const Outcome other = sample::mmspDecoded(message, sample::mmspAnswer(2306, others));
        QCOMPARE(other.meaning, Meaning::Contradiction);
        QCOMPARE(other.facts.payUrl, QString()); // nobody pays for somebody else
    }

    void saysWhatAQueryFound()
    {
        const Outcome outcome = answered(Purpose::Query, queryCommand, state("1"));
        QCOMPARE(outcome.meaning, Meaning::Succeeded);
        QCOMPARE(outcome.facts.orderAmount, Money::fromFen(12'800));
        QCOMPARE(outcome.facts.walletName, u"微信"_s);
        QCOMPARE(answered(Purpose::Query, queryCommand, state("2")).meaning, Meaning::Refused);
        QCOMPARE(answered(Purpose::Query, queryCommand, state("3")).meaning, Meaning::InProgress);
        QCOMPARE(answered(Purpose::Query, queryCommand, state("4")).meaning, Meaning::Unknown);
    }

    void takesAFailureAsReturnedWhereTheQueryIsAboutAVoid()
    {
        const QByteArray closed = sample::mmspAnswer(
            queryCommand, state("2", R"(,"ERR_CODE":"D4","ERR_CODE_MSG":"订单已关闭")"));
        QCOMPARE(sample::mmspDecoded(askedAboutVoid(), closed).meaning, Meaning::Returned);
        QCOMPARE(sample::mmspDecoded(sample::mmspMessage(Purpose::Query), closed).meaning,
                 Meaning::Refused);
        const QByteArray stands = sample::mmspAnswer(queryCommand, state("1"));
        QCOMPARE(sample::mmspDecoded(askedAboutVoid(), stands).meaning, Meaning::Succeeded);
        const QByteArray unknown = sample::mmspNegative("0", "[-2002] 没有该订单");
        QCOMPARE(sample::mmspDecoded(askedAboutVoid(), unknown).meaning, Meaning::NotFound);
    }

    void saysWhatBecameOfCancelVoidAndClose()
    {
        for (const Purpose purpose : {Purpose::Cancel, Purpose::Void}) {
            QCOMPARE(answered(purpose, cancelCommand, state("1")).meaning, Meaning::Succeeded);
            QCOMPARE(answered(purpose, cancelCommand, state("2")).meaning, Meaning::Refused);
            for (const char* code : {"00", "AA", "D4"}) {
                const QByteArray error = QByteArray(",\"ERR_CODE\":\"") + code + '"';
                QCOMPARE(answered(purpose, cancelCommand, state("2", error)).meaning,
                         Meaning::Refused);
            }
            QCOMPARE(answered(purpose, closeCommand, state("1")).meaning, Meaning::Unknown);
        }
        const Message shown = sample::mmspShown(Purpose::Cancel, u"jd"_s);
        QCOMPARE(sample::mmspDecoded(shown, sample::mmspAnswer(closeCommand, state("1"))).meaning,
                 Meaning::Succeeded);
        // The answer to a cancel says nothing about a close.
        QCOMPARE(sample::mmspDecoded(shown, sample::mmspAnswer(cancelCommand, state("1"))).meaning,
                 Meaning::Unknown);
    }

    void callsARefundDoneOnlyWhenAQuerySaysSo()
    {
        QCOMPARE(answered(Purpose::Refund, refundCommand, refunded("1")).meaning,
                 Meaning::InProgress);
        const Outcome done = answered(Purpose::QueryRefund, refundQueryCommand, refunded("1"));
        QCOMPARE(done.meaning, Meaning::Succeeded);
        QCOMPARE(done.facts.refundedAmount, Money::fromFen(12'800));
        QCOMPARE(answered(Purpose::Refund, refundCommand, refunded("2")).meaning, Meaning::Refused);
        QCOMPARE(answered(Purpose::QueryRefund, refundQueryCommand, refunded("2")).meaning,
                 Meaning::Refused);
    }

    void findsAnAnswerAboutSomethingElse_data()
    {
        QTest::addColumn<Purpose>("purpose");
        QTest::addColumn<int>("command");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char* name, Purpose purpose, int command, QByteArray body,
                            const char* before, const char* after) {
            QTest::newRow(name) << purpose << command << body.replace(before, after);
        };
        row("pay: another order", Purpose::Pay, payCommand, paid(), "00013", "00014");
        row("query: another order", Purpose::Query, queryCommand, state("1"), "00013", "00014");
        row("query: another amount", Purpose::Query, queryCommand, state("1"), "12800", "12801");
        row("query: failed, another order", Purpose::Query, queryCommand, state("2"), "00013",
            "00014");
        row("cancel: another amount", Purpose::Cancel, cancelCommand, state("1"), "12800", "1");
        row("refund: another amount", Purpose::Refund, refundCommand, refunded("1"), "12800",
            "12799");
        row("refund: another refund", Purpose::Refund, refundCommand, refunded("1"), "0002H",
            "0003J");
        row("refund query: another refund", Purpose::QueryRefund, refundQueryCommand, refunded("1"),
            "0002H", "0003J");
        row("refund query: another amount", Purpose::QueryRefund, refundQueryCommand, refunded("1"),
            "12800", "128");
    }
    void findsAnAnswerAboutSomethingElse()
    {
        QFETCH(const Purpose, purpose);
        QFETCH(const int, command);
        QFETCH(const QByteArray, body);
        QCOMPARE(answered(purpose, command, body).meaning, Meaning::Contradiction);
    }

    void doesNotMissWhatIsNotEchoed()
    {
        QCOMPARE(answered(Purpose::Query, queryCommand, R"({"STATUS":1})").meaning,
                 Meaning::Succeeded);
        QCOMPARE(answered(Purpose::QueryRefund, refundQueryCommand, R"({"STATUS":"1"})").meaning,
                 Meaning::Succeeded);
    }

    void readsNumbersAndTextsAlike()
    {
        const QByteArray body =
            R"({"ORDERNO":100000004985,"AMT":12800,"STATUS":1,"MERORDERID":"T012ABC00000013"})";
        const Outcome outcome = answered(Purpose::Query, queryCommand, body);
        QCOMPARE(outcome.meaning, Meaning::Succeeded);
        QCOMPARE(outcome.facts.acquirerOrderId, u"100000004985"_s);
        QCOMPARE(outcome.facts.orderAmount, Money::fromFen(12'800));
        QCOMPARE(
            answered(Purpose::Query, queryCommand, QByteArray(body).replace(":12800", ":128.00"))
                .meaning,
            Meaning::Unknown);
    }

    void asksByTheNumberOnThePhone()
    {
        Message message = sample::mmspMessage(Purpose::Query);
        message.askedNumber = u"100000004985"_s;
        QCOMPARE(sample::mmspDecoded(message, sample::mmspAnswer(queryCommand, state("1"))).meaning,
                 Meaning::Succeeded);
        const QByteArray others = state("1").replace("00013", "00014").replace("12800", "900");
        QCOMPARE(sample::mmspDecoded(message, sample::mmspAnswer(queryCommand, others)).meaning,
                 Meaning::Unknown);
        const QByteArray bare = R"({"STATUS":"1","AMT":"12800"})";
        QCOMPARE(sample::mmspDecoded(message, sample::mmspAnswer(queryCommand, bare)).meaning,
                 Meaning::Unknown);
        const QByteArray unknown = sample::mmspNegative("0", "[-2002] 没有该订单");
        QCOMPARE(sample::mmspDecoded(message, unknown).meaning, Meaning::Unknown);
    }

    // Whatever breaks an answer, it says nothing then.
    void believesNothingElse_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const QByteArray good = sample::mmspAnswer(queryCommand, state("1"));
        const auto row = [](const char* name, const QByteArray& bytes, int status = 200) {
            QTest::newRow(name) << bytes << status;
        };
        const auto changed = [&good](const char* before, const char* after) {
            QByteArray bytes = good;
            Q_ASSERT(bytes.contains(before));
            return bytes.replace(before, after);
        };
        row("nothing", {});
        row("no JSON", "<html>");
        row("a list", "[]");
        row("HTTP 500", good, 500);
        row("HTTP 302", good, 302);
        row("wrong signature", changed("\"Sign\":\"", "\"Sign\":\"0"));
        row("no signature", QByteArray(good).replace("\"Sign\"", "\"Sing\""));
        row("the Body was changed", changed("\"STATUS\":\"1\"", "\"STATUS\":\"2\""));
        row("a number became a text", changed("\"12800\"", "12800"));
        row("another command", sample::mmspAnswer(queryCommand + 1, state("1")));
        row("the request's command", sample::mmspAnswer(queryCommand - 0x8000, state("1")));
        row("no command", changed("\"CommandID\"", "\"Command\""));
        row("another merchant", changed("001440353999853", "001440353999854"));
        row("no Body", sample::mmspAnswer(queryCommand, R"("")"));
        row("a Body that is a list", sample::mmspAnswer(queryCommand, "[]"));
        row("no STATUS", sample::mmspAnswer(queryCommand, R"({"AMT":"12800"})"));
        row("a STATUS of two characters", sample::mmspAnswer(queryCommand, state("11")));
        row("an unlisted STATUS", sample::mmspAnswer(queryCommand, state("0")));
        row("an order number that is no text",
            sample::mmspAnswer(queryCommand, R"({"STATUS":"1","MERORDERID":{}})"));
        row("an unlisted RetCode", sample::mmspAnswer(queryCommand, state("1"), "39999"));
        row("a success that is being paid",
            sample::mmspAnswer(queryCommand, state("1", R"(,"ERR_CODE":"AA")")));
        row("a success that is closed",
            sample::mmspAnswer(queryCommand, state("1", R"(,"ERR_CODE":"D4")")));
        row("a failure that succeeded",
            sample::mmspAnswer(queryCommand, state("2", R"(,"ERR_CODE":"00")")));
        row("a negative answer", sample::mmspNegative("39999", "支付失败"));
        row("a malformed message", sample::mmspNegative("0", "消息结构体错误"));
    }
    void believesNothingElse()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const int, status);
        const Outcome outcome =
            sample::mmspDecoded(sample::mmspMessage(Purpose::Query), bytes, status);
        QCOMPARE(outcome.meaning, Meaning::Unknown);
        QVERIFY(!outcome.text.isEmpty() || !outcome.code.isEmpty());
    }

    void needsAKeyToBelieve()
    {
        const MmspChannel channel(sample::mmspConfig());
        const QByteArray bytes = sample::mmspAnswer(queryCommand, state("1"));
        QCOMPARE(
            channel.decode(sample::mmspMessage(Purpose::Query), {200, bytes}, Secret()).meaning,
            Meaning::Unknown);
        const Secret other(QByteArray("049e810e68774fcf0dc2adca030a9a7d"));
        QCOMPARE(channel.decode(sample::mmspMessage(Purpose::Query), {200, bytes}, other).meaning,
                 Meaning::Unknown);
    }

    void doesNotBelieveWhatAnEmptyKeySigned()
    {
        const QByteArray body = R"({"STATUS":"1"})";
        const Secret none;
        const QByteArray sign =
            mmsp::signature(mmsp::signatureBase(wire::parseJson(body).value()), none);
        const QByteArray bytes =
            R"({"CommandID":35078,"RetCode":1,"Body":)" + body + ",\"Sign\":\"" + sign + "\"}";
        const auto received =
            mmsp::readEnvelope(sample::mmspConfig(), queryCommand, {200, bytes}, none);
        QCOMPARE(received.error().code, ErrorCode::Refused);
        QCOMPARE(mmsp::readNotice(sample::mmspConfig(), bytes, none).error().code,
                 ErrorCode::Refused);
    }

    // A printed success has 0, which the table calls malformed: the signature and STATUS decide.
    void doesNotAskTheRetCode()
    {
        for (const char* code : {"1", "0", "null", "\"1\""})
            QCOMPARE(sample::mmspDecoded(sample::mmspMessage(Purpose::Query),
                                         sample::mmspAnswer(queryCommand, state("1"), code))
                         .meaning,
                     Meaning::Succeeded);
    }

    void readsASignatureInSmallLetters()
    {
        const QByteArray bytes = sample::mmspAnswer(queryCommand, state("1"));
        const qsizetype at = bytes.indexOf("\"Sign\":\"") + 8;
        const QByteArray small =
            bytes.first(at) + bytes.sliced(at, 32).toLower() + bytes.sliced(at + 32);
        QVERIFY(small != bytes);
        QCOMPARE(sample::mmspDecoded(sample::mmspMessage(Purpose::Query), small).meaning,
                 Meaning::Succeeded);
    }

    void knowsNoOrderBySignedWordsToo()
    {
        const QByteArray body = R"({"STATUS":"2","ERR_CODE_MSG":"[-2002] 没有该订单"})";
        QCOMPARE(answered(Purpose::Query, queryCommand, body).meaning, Meaning::NotFound);
        QCOMPARE(answered(Purpose::QueryRefund, refundQueryCommand, body).meaning,
                 Meaning::NotFound);
        QCOMPARE(answered(Purpose::Pay, payCommand, body).meaning, Meaning::Unknown);
    }

    void findsTheCodeInTheWords_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("code");
        QTest::newRow("as printed") << u"[-2002] 没有该订单"_s << u"-2002"_s;
        QTest::newRow("positive") << u"[17]"_s << u"17"_s;
        QTest::newRow("none") << u"支付失败"_s << QString();
        QTest::newRow("not in front") << u"x [-2002]"_s << QString();
        QTest::newRow("no number") << u"[abc]"_s << QString();
        QTest::newRow("no end") << u"[-2002"_s << QString();
        QTest::newRow("empty") << u"[]"_s << QString();
        QTest::newRow("a sign alone") << u"[-]"_s << QString();
        QTest::newRow("too long") << u"[123456789]"_s << QString();
    }
    void findsTheCodeInTheWords()
    {
        QFETCH(const QString, words);
        QFETCH(const QString, code);
        QCOMPARE(mmsp::bracketCode(words), code);
    }

    void keepsTheWordsOfWhatNobodySigned()
    {
        const Outcome outcome = sample::mmspDecoded(sample::mmspMessage(Purpose::Pay),
                                                    sample::mmspNegative("39999", "支付失败"));
        QCOMPARE(outcome.meaning, Meaning::Unknown);
        QCOMPARE(outcome.code, u"ret:39999"_s);
        QCOMPARE(outcome.text, u"支付失败"_s);
        QCOMPARE(sample::mmspDecoded(sample::mmspMessage(Purpose::Refund),
                                     sample::mmspNegative("0", "[-3005] 交易金额不符"))
                     .code,
                 u"-3005"_s);
    }

    void readsEachInterfacesAnswerByItsFields()
    {
        const MmspProtocol protocol(sample::mmspConfig());
        const Interface& which = mmsp::interfaceOf(mmsp::Id::Query);
        const mmsp::OrderNumberRequest request{
            .orderNo = {}, .merOrderId = u"T012ABC00000013"_s, .randStr = u"1"_s};
        const QByteArray body = state("3", R"(,"MORE":"x")");
        const Reading reading = protocol.read(
            which, &request, {200, sample::mmspAnswer(queryCommand, body)}, sample::mmspKey());
        QCOMPARE(reading.outcome.meaning, Meaning::InProgress);
        const auto answer = std::static_pointer_cast<mmsp::OrderStateAnswer>(reading.answer);
        QVERIFY(answer != nullptr);
        QCOMPARE(answer->payTime, u"2020-01-02 03:04:09"_s);
        QCOMPARE(reading.remarks.unknown, QStringList{u"MORE"_s});
        QVERIFY(reading.masked.contains(R"("MORE":"***")"));
        const Reading forged =
            protocol.read(which, &request, {200, sample::mmspAnswer(queryCommand, body)},
                          Secret(QByteArray("other")));
        QCOMPARE(forged.outcome.meaning, Meaning::Unknown);
        QVERIFY(forged.answer == nullptr);
        const Reading page = protocol.read(mmsp::interfaceOf(mmsp::Id::WechatWakeUp), nullptr,
                                           {200, "{}"}, sample::mmspKey());
        QCOMPARE(page.outcome.meaning, Meaning::Unknown);
        QCOMPARE(page.outcome.text, u"wechatWakeUp is not answered"_s);
    }

    void comparesWithWhatWasAskedByFields()
    {
        const MmspProtocol protocol(sample::mmspConfig());
        const auto read = [&](mmsp::Id id, int command, const void* request,
                              const QByteArray& body) {
            return protocol
                .read(mmsp::interfaceOf(id), request, {200, sample::mmspAnswer(command, body)},
                      sample::mmspKey())
                .outcome.meaning;
        };
        mmsp::OrderNumberRequest order{
            .orderNo = {}, .merOrderId = u"T012ABC00000013"_s, .randStr = u"1"_s};
        QCOMPARE(read(mmsp::Id::Query, queryCommand, &order, state("1")), Meaning::Succeeded);
        order.merOrderId = u"T012ABC00000014"_s;
        QCOMPARE(read(mmsp::Id::Query, queryCommand, &order, state("1")), Meaning::Contradiction);
        QCOMPARE(read(mmsp::Id::Query, queryCommand, nullptr, state("1")), Meaning::Succeeded);
        mmsp::RefundRequest refund{.orderNo = {},
                                   .merOrderId = u"T012ABC00000013"_s,
                                   .randStr = u"1"_s,
                                   .refundMerOrderId = u"T012ABC0000002H"_s,
                                   .amount = Money::fromFen(12'800)};
        QCOMPARE(read(mmsp::Id::Refund, refundCommand, &refund, refunded("1")),
                 Meaning::InProgress);
        refund.amount = Money::fromFen(1);
        QCOMPARE(read(mmsp::Id::Refund, refundCommand, &refund, refunded("1")),
                 Meaning::Contradiction);
        refund.amount = Money::fromFen(12'800);
        refund.refundMerOrderId = u"T012ABC0000003J"_s;
        QCOMPARE(read(mmsp::Id::Refund, refundCommand, &refund, refunded("1")),
                 Meaning::Contradiction);
    }

    void masksAnswersForTheLog()
    {
        const FieldTable& table = mmsp::queryAnswerTable;
        QCOMPARE(mmsp::maskedEnvelope(table, sample::mmspAnswer(1, R"({"STATUS":"1","X":"y"})")),
                 QByteArray(R"({"STATUS":"1","X":"***"})"));
        QCOMPARE(mmsp::maskedEnvelope(table, sample::mmspNegative("39999", "支付失败")),
                 QByteArray(R"({"RetCode":"39999","ErrorMsg":"支付失败"})"));
        QCOMPARE(mmsp::maskedEnvelope(table, "secret"), QByteArray("(unreadable, 6 bytes)"));
    }
};

} // namespace till::channels

QTEST_APPLESS_MAIN(till::channels::TestMmspAnswers)
#include "tst_mmsp_answers.moc"
