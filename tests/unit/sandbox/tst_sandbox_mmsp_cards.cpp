// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/gateway/gateway_order.h"
#include "app/sandbox/mmsp/envelope.h"
#include "app/sandbox/quickpay/quick_script.h"
#include "tests/unit/sandbox/mmsp_side.h"

#include <QFile>
#include <QTest>
#include <QUrl>
#include <QUrlQuery>

using namespace till;
using namespace till::sandbox;
using namespace till::test;

/// Quick pay and gateway.
class TestSandboxMmspCards : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCardIsChargedWithTheCodeOfItsMessage();
    void cardsDoWhatTheManualSays_data();
    void cardsDoWhatTheManualSays();
    void answersSuffer_data();
    void answersSuffer();
    void wrongCodesEndThePayment();
    void messagesAreSentAgainAfterAMinute();
    void aLostMessageComesWithTheNext();
    void creditCardsNeedTheirExtras();
    void closedInterfacesAreRefused_data();
    void closedInterfacesAreRefused();
    void aCardIsBoundByItsFirstPayment();
    void bindingsOpenUpWithOpenAll();
    void theUnionPageIsPaidInABrowser();
    void onlyMasksAreKept();
    void manyAreAskedForPageByPage_data();
    void manyAreAskedForPageByPage();
    void onlyThreeMonthsAreFound();
    void wrongWindowsAreRefused_data();
    void wrongWindowsAreRefused();
    void paymentsAreAnnouncedSevenTimes();
    void theBooksComeBack();
    void theManualsListEveryEnding();
};

namespace {

QJsonObject cardBody(const QString& order, const QString& ending, qint64 fen = 1000)
{
    return {{u"MERORDERID"_qs, order},          {u"CARDNO"_qs, u"622588011375"_qs + ending},
            {u"AMT"_qs, QString::number(fen)},  {u"CARDTYPE"_qs, u"1"_qs},
            {u"NAME"_qs, u"张三"_qs},           {u"ID_NO"_qs, u"23210219820916601X"_qs},
            {u"PHONENO"_qs, u"18826570890"_qs}, {u"NOTIFY_URL"_qs, notifyAddress}};
}

QJsonObject windowBody(const QString& from, const QString& until, int perPage, int page)
{
    return {{u"START_DATE"_qs, from},
            {u"END_DATE"_qs, until},
            {u"PERPAGE"_qs, QString::number(perPage)},
            {u"PAGE"_qs, QString::number(page)}};
}

/// The code that the customer reads on the telephone; empty: no message.
QString smsCode(MmspConversation& platform, const QString& list)
{
    const QJsonObject found = platform.host().admin(u"sms"_qs, {}, platform.now).json;
    const QJsonArray codes = found.value(u"codes").toArray();
    for (const QJsonValue code : codes) {
        if (code[u"LIST_ID"].toString() == list)
            return code[u"MSG_CODE"].toString();
    }
    return {};
}

QJsonObject confirmBody(const QString& list, const QString& code)
{
    return {{u"LIST_ID"_qs, list}, {u"MSG_CODE"_qs, code}};
}

QString ordered(MmspConversation& platform, const QString& order, const QString& ending)
{
    return platform.ask(771, cardBody(order, ending)).value(u"LIST_ID").toString();
}

QString confirmed(MmspConversation& platform, const QString& list)
{
    return platform.status(772, confirmBody(list, smsCode(platform, list)));
}

} // namespace

void TestSandboxMmspCards::aCardIsChargedWithTheCodeOfItsMessage()
{
    MmspConversation platform;
    const QJsonObject answer = platform.askWhole(771, cardBody(u"T1"_qs, u"6648"_qs)).json;
    QCOMPARE(answer.value(u"CommandID").toInt(), 33539);
    const QJsonObject body = answer.value(u"Body").toObject();
    QCOMPARE(body.value(u"STATUS").toString(), u"0"_qs);
    QCOMPARE(body.value(u"BANK_NAME").toString(), u"招商银行"_qs);
    QCOMPARE(body.value(u"CARDNO").toString(), u"622588******6648"_qs);
    QVERIFY(!body.contains(u"BIND_ID"));
    QCOMPARE(platform.ask(773, namedOrder(u"T1"_qs)).value(u"ERRCODE").toString(), u"AA"_qs);
    const QString list = body.value(u"LIST_ID").toString();
    QCOMPARE(confirmed(platform, list), u"1"_qs);
    const QJsonObject query = platform.ask(773, namedOrder(u"T1"_qs));
    QCOMPARE(query.value(u"STATUS").toString(), u"1"_qs);
    QCOMPARE(query.value(u"PAY_DATE").toString(), u"20261120104231"_qs);
    QCOMPARE(query.value(u"AMT").toString(), u"1000"_qs);
    QVERIFY(platform.ask(771, cardBody(u"T1"_qs, u"6648"_qs)).contains(u"refusal"));
    QCOMPARE(platform.ask(773, namedOrder(u"T2"_qs)).value(u"refusal").toString(),
             u"[-2002] 没有该订单"_qs);
}

void TestSandboxMmspCards::cardsDoWhatTheManualSays_data()
{
    QTest::addColumn<QString>("order");   // STATUS of the order's answer
    QTest::addColumn<QString>("confirm"); // of the confirmation's
    QTest::addColumn<QString>("queries"); // of four queries
    const auto row = [](const char* ending, const char* order, const char* confirm,
                        const char* queries) {
        QTest::newRow(ending) << QString::fromLatin1(order) << QString::fromLatin1(confirm)
                              << QString::fromLatin1(queries);
    };
    row("0001", "0", "1", "1111");
    row("9001", "0", "1", "0011");
    row("9002", "0", "1", "0000");
    row("9003", "0", "1", "0222");
    row("9004", "0", "1", "1333");
    row("9101", "2", "-", "2222");
    row("9103", "0", "2", "2222");
}

void TestSandboxMmspCards::cardsDoWhatTheManualSays()
{
    QFETCH(QString, order);
    QFETCH(QString, confirm);
    QFETCH(QString, queries);
    MmspConversation platform;
    const QJsonObject answer =
        platform.ask(771, cardBody(u"T1"_qs, QString::fromLatin1(QTest::currentDataTag())));
    QCOMPARE(answer.value(u"STATUS").toString(), order);
    if (order == u"0")
        QCOMPARE(confirmed(platform, answer.value(u"LIST_ID").toString()), confirm);
    else
        QCOMPARE(answer.value(u"ERRCODE").toString(), u"D4"_qs);
    QString statuses;
    for (int i = 0; i < 4; ++i)
        statuses += platform.status(773, namedOrder(u"T1"_qs));
    QCOMPARE(statuses, queries);
}

void TestSandboxMmspCards::answersSuffer_data()
{
    QTest::addColumn<int>("command"); // whose answer suffers
    QTest::addColumn<int>("delivery");
    QTest::addColumn<int>("http");
    QTest::addColumn<QString>("query");
    const auto row = [](const char* ending, int command, Delivery delivery, int http,
                        const char* query) {
        QTest::newRow(ending) << command << static_cast<int>(delivery) << http
                              << QString::fromLatin1(query);
    };
    row("9201", 772, Delivery::HeldThenClosed, 200, "1");
    row("9202", 772, Delivery::HeldThenClosed, 200, "0");
    row("9203", 772, Delivery::ClosedAtOnce, 200, "1");
    row("9204", 771, Delivery::ClosedAtOnce, 200, "0");
    row("9205", 771, Delivery::ClosedAtOnce, 200, "-");
    row("9301", 772, Delivery::Whole, 500, "1");
    row("9411", 772, Delivery::Whole, 200, "1");
    row("9412", 771, Delivery::Whole, 200, "0");
    row("9413", 772, Delivery::Whole, 200, "1");
}

void TestSandboxMmspCards::answersSuffer()
{
    QFETCH(int, command);
    QFETCH(int, delivery);
    QFETCH(int, http);
    QFETCH(QString, query);
    const QByteArray ending = QTest::currentDataTag();
    MmspConversation platform;
    Reply reply = platform.askWhole(771, cardBody(u"T1"_qs, QString::fromLatin1(ending)));
    if (command == 772) {
        const QString list = reply.json.value(u"Body").toObject().value(u"LIST_ID").toString();
        reply = platform.askWhole(772, confirmBody(list, smsCode(platform, list)));
    }
    QCOMPARE(static_cast<int>(reply.delivery), delivery);
    QCOMPARE(reply.status, http);
    const QJsonObject said = QJsonDocument::fromJson(reply.body).object();
    const bool isSigned =
        said.value(u"Sign").toString() == mmspSign(said.value(u"Body").toObject());
    QCOMPARE(isSigned, ending != "9411" && ending != "9412" && ending != "9301");
    QCOMPARE(said.value(u"RetCode").toInt(-1), ending == "9413" ? 0 : ending == "9301" ? -1 : 1);
    QCOMPARE(platform.status(773, namedOrder(u"T1"_qs)), query);
}

void TestSandboxMmspCards::wrongCodesEndThePayment()
{
    MmspConversation platform;
    const QString list = ordered(platform, u"T1"_qs, u"6648"_qs);
    const QString right = smsCode(platform, list);
    const QString wrong = right == u"000000" ? u"000001"_qs : u"000000"_qs;
    QCOMPARE(platform.status(772, confirmBody(list, wrong)), u"2"_qs);
    QCOMPARE(platform.status(772, confirmBody(list, wrong)), u"2"_qs);
    QCOMPARE(platform.status(773, namedOrder(u"T1"_qs)), u"0"_qs);
    QCOMPARE(platform.status(772, confirmBody(list, wrong)), u"2"_qs);
    QCOMPARE(platform.status(772, confirmBody(list, right)), u"2"_qs);
    QCOMPARE(platform.status(773, namedOrder(u"T1"_qs)), u"2"_qs);
    const QString other = ordered(platform, u"T2"_qs, u"6648"_qs);
    const QString code = smsCode(platform, other);
    QCOMPARE(platform.status(772, confirmBody(other, code)), u"1"_qs);
    // The same question gets the same answer, and charges once.
    QCOMPARE(platform.status(772, confirmBody(other, code)), u"1"_qs);
    platform.wait(1'000);
    QCOMPARE(platform.host().dueNotifications(platform.now).size(), 1);
    QCOMPARE(platform.status(772, confirmBody(u"1"_qs, code)), u"-"_qs);
}

void TestSandboxMmspCards::messagesAreSentAgainAfterAMinute()
{
    MmspConversation platform;
    const QString list = ordered(platform, u"T1"_qs, u"6648"_qs);
    const QString first = smsCode(platform, list);
    const QJsonObject again{{u"LIST_ID"_qs, list}};
    platform.wait(59'999);
    QCOMPARE(platform.status(778, again), u"2"_qs);
    platform.wait(1);
    QCOMPARE(platform.status(778, again), u"1"_qs);
    QVERIFY(smsCode(platform, list) != first);
    QCOMPARE(platform.status(778, again), u"2"_qs);
    QCOMPARE(platform.status(772, confirmBody(list, first)), u"2"_qs);
    QCOMPARE(confirmed(platform, list), u"1"_qs);
    platform.wait(60'000);
    QCOMPARE(platform.status(778, again), u"2"_qs);
    QCOMPARE(platform.status(778, {{u"LIST_ID"_qs, u"1"_qs}}), u"-"_qs);
}

void TestSandboxMmspCards::aLostMessageComesWithTheNext()
{
    MmspConversation platform;
    const QString list = ordered(platform, u"T1"_qs, u"9005"_qs);
    QCOMPARE(smsCode(platform, list), QString());
    platform.wait(60'000);
    QCOMPARE(platform.status(778, {{u"LIST_ID"_qs, list}}), u"1"_qs);
    QCOMPARE(confirmed(platform, list), u"1"_qs);
}

void TestSandboxMmspCards::creditCardsNeedTheirExtras()
{
    MmspConversation platform;
    QJsonObject body = cardBody(u"T1"_qs, u"6648"_qs);
    body.insert(u"CARDTYPE"_qs, u"2"_qs);
    QVERIFY(platform.ask(771, body).contains(u"refusal"));
    body.insert(u"CVN2"_qs, u"344"_qs);
    QVERIFY(platform.ask(771, body).contains(u"refusal"));
    body.insert(u"EXPDATE"_qs, u"1317"_qs); // there is no thirteenth month
    QVERIFY(platform.ask(771, body).contains(u"refusal"));
    body.insert(u"EXPDATE"_qs, u"0617"_qs);
    QCOMPARE(platform.status(771, body), u"0"_qs);
    QJsonObject phone = cardBody(u"T2"_qs, u"6648"_qs);
    phone.insert(u"PHONENO"_qs, u"1882657089"_qs);
    QVERIFY(platform.ask(771, phone).contains(u"refusal"));
}

void TestSandboxMmspCards::closedInterfacesAreRefused_data()
{
    QTest::addColumn<int>("command");
    for (const int command : {781, 774, 775, 776})
        QTest::addRow("%d", command) << command;
}

void TestSandboxMmspCards::closedInterfacesAreRefused()
{
    QFETCH(int, command);
    MmspConversation platform;
    const QJsonObject answer = platform.askWhole(command, {{u"BIND_ID"_qs, u"1"_qs}}).json;
    QCOMPARE(answer.value(u"CommandID").toInt(), 0x8000);
    QCOMPARE(answer.value(u"ErrorMsg").toString(), u"接口暂未开通"_qs);
}

void TestSandboxMmspCards::aCardIsBoundByItsFirstPayment()
{
    MmspConversation platform;
    QJsonObject first = cardBody(u"T1"_qs, u"6648"_qs);
    first.insert(u"USER_ID"_qs, u"U1"_qs);
    const QJsonObject answer = platform.ask(771, first);
    const QString binding = answer.value(u"BIND_ID").toString();
    QVERIFY(!binding.isEmpty());
    QJsonObject sms{{u"BIND_ID"_qs, binding},
                    {u"MERORDERID"_qs, u"T2"_qs},
                    {u"USER_ID"_qs, u"U1"_qs},
                    {u"PHONENO"_qs, u"18826570890"_qs},
                    {u"AMT"_qs, u"250"_qs}};
    QCOMPARE(platform.status(780, sms), u"2"_qs); // not before the payment
    QCOMPARE(confirmed(platform, answer.value(u"LIST_ID").toString()), u"1"_qs);
    const QJsonObject sent = platform.ask(780, sms);
    QCOMPARE(sent.value(u"STATUS").toString(), u"1"_qs);
    QJsonObject confirm = sms;
    confirm.remove(u"PHONENO");
    confirm.insert(u"NOTIFY_URL"_qs, notifyAddress);
    confirm.insert(u"MSG_CODE"_qs, smsCode(platform, sent.value(u"LIST_ID").toString()));
    QJsonObject wrong = confirm;
    wrong.insert(u"AMT"_qs, u"251"_qs);
    QVERIFY(platform.ask(779, wrong).value(u"refusal").toString().startsWith(u"[-3005]"));
    wrong = confirm;
    wrong.insert(u"USER_ID"_qs, u"U2"_qs);
    QCOMPARE(platform.status(779, wrong), u"2"_qs);
    const QJsonObject paid = platform.ask(779, confirm);
    QCOMPARE(paid.value(u"STATUS").toString(), u"1"_qs);
    QCOMPARE(paid.value(u"BIND_ID").toString(), binding);
    QCOMPARE(paid.value(u"AMT").toString(), u"250"_qs);
    QCOMPARE(platform.status(773, namedOrder(u"T2"_qs)), u"1"_qs);
    sms.insert(u"BIND_ID"_qs, u"2"_qs);
    sms.insert(u"MERORDERID"_qs, u"T3"_qs);
    QCOMPARE(platform.status(780, sms), u"2"_qs);
}

void TestSandboxMmspCards::bindingsOpenUpWithOpenAll()
{
    mmsp::Terms terms = mmspTerms();
    terms.offer = mmsp::Offer::All;
    MmspConversation platform(terms);
    const QJsonObject sms{{u"MERORDERID"_qs, u"B1"_qs},
                          {u"USER_ID"_qs, u"U1"_qs},
                          {u"CARDNO"_qs, u"6225880113756648"_qs},
                          {u"PHONENO"_qs, u"18826570890"_qs}};
    const QJsonObject sent = platform.ask(781, sms);
    QCOMPARE(sent.value(u"STATUS").toString(), u"1"_qs);
    QJsonObject bind = cardBody(u"B1"_qs, u"6648"_qs);
    bind.remove(u"AMT");
    bind.remove(u"NOTIFY_URL");
    bind.insert(u"USER_ID"_qs, u"U1"_qs);
    bind.insert(u"MSG_CODE"_qs, smsCode(platform, sent.value(u"LIST_ID").toString()));
    const QJsonObject bound = platform.ask(774, bind);
    QCOMPARE(bound.value(u"STATUS").toString(), u"1"_qs);
    const QJsonObject binding{{u"BIND_ID"_qs, bound.value(u"BIND_ID")}};
    const QJsonObject found = platform.ask(776, binding);
    QCOMPARE(found.value(u"STATUS").toString(), u"1"_qs);
    QCOMPARE(found.value(u"PHONENO").toString(), u"188****0890"_qs);
    QCOMPARE(platform.status(775, binding), u"1"_qs);
    QCOMPARE(platform.status(775, binding), u"2"_qs);
    QCOMPARE(platform.status(776, binding), u"2"_qs);
    QCOMPARE(platform.status(773, namedOrder(u"B1"_qs)), u"-"_qs); // no payment
}

void TestSandboxMmspCards::theUnionPageIsPaidInABrowser()
{
    MmspConversation platform;
    QJsonObject body = unionBody(u"T1"_qs, 103);
    body.insert(u"TRADE_MODE"_qs, u"2"_qs);
    const QJsonObject answer = platform.ask(783, body);
    QCOMPARE(answer.value(u"STATUS").toString(), u"0"_qs);
    QVERIFY(answer.value(u"HTML").toString().contains(u"<form"));
    const QString address = answer.value(u"PAY_URL").toString();
    QVERIFY(address.startsWith(u"http://127.0.0.1:9090/mmsp/union/"));
    const Reply page = browse(platform, "GET", address);
    QVERIFY(page.contentType.startsWith("text/html"));
    QVERIFY(page.body.contains("<button>"));
    QCOMPARE(platform.status(773, namedOrder(u"T1"_qs)), u"0"_qs);
    const Reply back = browse(platform, "POST", address);
    QCOMPARE(back.status, 302);
    QCOMPARE(back.location, QByteArray("http://127.0.0.1:8000/back?shop=1")); // without data
    QCOMPARE(platform.status(773, namedOrder(u"T1"_qs)), u"1"_qs);
    QCOMPARE(browse(platform, "POST", address).status, 409);
    QCOMPARE(browse(platform, "GET", address + u"0"_qs).status, 404);
    QCOMPARE(platform.status(783, unionBody(u"T2"_qs, 101)), u"0"_qs);
    QCOMPARE(platform.status(773, namedOrder(u"T2"_qs)), u"1"_qs);
}

void TestSandboxMmspCards::onlyMasksAreKept()
{
    MmspConversation platform;
    QJsonObject body = cardBody(u"T1"_qs, u"6648"_qs);
    body.insert(u"CARDTYPE"_qs, u"2"_qs);
    body.insert(u"CVN2"_qs, u"344"_qs);
    body.insert(u"EXPDATE"_qs, u"0617"_qs);
    QCOMPARE(platform.status(771, body), u"0"_qs);
    QByteArray kept;
    const QList<QJsonObject> changes = platform.host().takeChanges();
    for (const QJsonObject& change : changes)
        kept += QJsonDocument(change).toJson();
    QVERIFY(kept.contains("622588******6648"));
    for (const char* const secret :
         {"6225880113756648", "23210219820916601X", "18826570890", "张三", "344", "0617"})
        QVERIFY2(!kept.contains(secret), secret);
}

void TestSandboxMmspCards::manyAreAskedForPageByPage_data()
{
    QTest::addColumn<QString>("fill");
    QTest::addColumn<int>("command");
    QTest::newRow("quick pay") << u"fillQuickpay"_qs << 777;
    QTest::newRow("gateway") << u"fillGateway"_qs << 782;
}

void TestSandboxMmspCards::manyAreAskedForPageByPage()
{
    QFETCH(QString, fill);
    QFETCH(int, command);
    MmspConversation platform;
    platform.wait(2 * 3'600'000); // a thousand minutes before 12:42 begin yesterday
    QCOMPARE(platform.host().admin(fill, {{u"count"_qs, 1000}}, platform.now).status, 200);
    const auto ask = [&](const QString& from, const QString& until, int perPage, int page) {
        return platform.ask(command, windowBody(from, until, perPage, page));
    };
    const QJsonObject all = ask(u"20261119"_qs, u"20261120"_qs, 1000, 1);
    QCOMPARE(all.value(u"STATUS").toString(), u"1"_qs);
    QCOMPARE(all.value(u"TOTAL_NUM").toString(), u"1000"_qs);
    QCOMPARE(all.value(u"TOTAL_PAGE").toString(), u"1"_qs);
    const QJsonArray rows = all.value(u"BIZ_CONTENT").toArray();
    QCOMPARE(rows.size(), 1000);
    QCOMPARE(rows.first()[u"AMT"].toString(), u"100"_qs);
    QCOMPARE(rows.last()[u"PAY_DATE"].toString(), u"20261120124231"_qs);
    const QJsonObject last = ask(u"20261119"_qs, u"20261120"_qs, 300, 4);
    QCOMPARE(last.value(u"BIZ_CONTENT").toArray().size(), 100);
    QCOMPARE(last.value(u"TOTAL_PAGE").toString(), u"4"_qs);
    QCOMPARE(last.value(u"BIZ_CONTENT")[99], rows.last());
    const QJsonObject beyond = ask(u"20261119"_qs, u"20261120"_qs, 300, 5);
    QCOMPARE(beyond.value(u"STATUS").toString(), u"0"_qs);
    QCOMPARE(beyond.value(u"TOTAL_NUM").toString(), u"1000"_qs);
    // An hour is the whole hour: 12:00 to 12:42 here.
    QCOMPARE(ask(u"2026112012"_qs, u"2026112012"_qs, 10, 1).value(u"TOTAL_NUM").toString(),
             u"43"_qs);
    QCOMPARE(ask(u"20261120"_qs, u"20261120"_qs, 10, 1).value(u"TOTAL_NUM").toString(),
             QString::number(12 * 60 + 43));
}

void TestSandboxMmspCards::onlyThreeMonthsAreFound()
{
    MmspConversation platform;
    QCOMPARE(platform.host().admin(u"fillGateway"_qs, {{u"count"_qs, 2}}, platform.now).status,
             200);
    const auto found = [&] {
        return platform.ask(782, windowBody(u"20261101"_qs, u"20270401"_qs, 10, 1))
            .value(u"TOTAL_NUM")
            .toString();
    };
    platform.now = {mmspMorning.unixMs + qint64{92} * 86'400'000}; // 20 February, same time
    QCOMPARE(found(), u"1"_qs);
    platform.wait(1);
    QCOMPARE(found(), u"0"_qs);
}

void TestSandboxMmspCards::wrongWindowsAreRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("no such day") << u"START_DATE"_qs << u"20260230"_qs;
    QTest::newRow("with dashes") << u"START_DATE"_qs << u"2026-11-20"_qs;
    QTest::newRow("end before start") << u"END_DATE"_qs << u"20261118"_qs;
    QTest::newRow("too many") << u"PERPAGE"_qs << u"1001"_qs;
    QTest::newRow("none") << u"PERPAGE"_qs << u"0"_qs;
    QTest::newRow("page nought") << u"PAGE"_qs << u"0"_qs;
    QTest::newRow("left out") << u"PAGE"_qs << QString();
}

void TestSandboxMmspCards::wrongWindowsAreRefused()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    MmspConversation platform;
    QJsonObject body = windowBody(u"20261119"_qs, u"20261120"_qs, 1000, 1);
    for (const int command : {777, 782}) {
        QCOMPARE(platform.status(command, body), u"0"_qs);
        QJsonObject wrong = body;
        wrong.insert(name, value);
        QVERIFY(platform.ask(command, wrong).contains(u"refusal"));
    }
}

void TestSandboxMmspCards::paymentsAreAnnouncedSevenTimes()
{
    MmspConversation platform;
    QCOMPARE(confirmed(platform, ordered(platform, u"T1"_qs, u"6648"_qs)), u"1"_qs);
    static_cast<void>(platform.askWhole(2322, gatewayBody(u"T2"_qs, 101)));
    QCOMPARE(platform.status(2323, namedOrder(u"T2"_qs)), u"1"_qs);
    int attempt = 0;
    for (const qint64 seconds : {1, 5, 10, 30, 90, 180, 300}) {
        platform.wait(seconds * 1000 - 1);
        QVERIFY(platform.host().dueNotifications(platform.now).isEmpty());
        platform.wait(1);
        const auto due = platform.host().dueNotifications(platform.now);
        QCOMPARE(due.size(), 2);
        const QJsonObject quick = QJsonDocument::fromJson(due.first().body).object();
        const QJsonObject body = quick.value(u"Body").toObject();
        QCOMPARE(quick.value(u"CommandID").toInt(), 35104);
        QCOMPARE(body.value(u"PUSH_COUNT"), QJsonValue(++attempt));
        QCOMPARE(quick.value(u"Sign").toString(), mmspSign(body));
        const QJsonObject gateway = QJsonDocument::fromJson(due.last().body).object();
        QCOMPARE(gateway.value(u"CommandID").toInt(), 35090);
        QCOMPARE(gateway.value(u"Sign").toString(), mmspSign(gateway.value(u"Body").toObject()));
        QCOMPARE(gateway.value(u"Body").toObject().value(u"GOODSNAME").toString(), u"商品"_qs);
        for (const Notification& notification : due)
            platform.host().notified({notification.id, 500, "SUCCESS"}, platform.now);
    }
    platform.wait(86'000'000);
    QVERIFY(platform.host().dueNotifications(platform.now).isEmpty());
}

void TestSandboxMmspCards::theBooksComeBack()
{
    MmspConversation platform;
    QJsonObject first = cardBody(u"T1"_qs, u"6648"_qs);
    first.insert(u"USER_ID"_qs, u"U1"_qs);
    const QJsonObject answer = platform.ask(771, first);
    QCOMPARE(confirmed(platform, answer.value(u"LIST_ID").toString()), u"1"_qs);
    QCOMPARE(platform.status(783, unionBody(u"T2"_qs, 108)), u"0"_qs);
    QCOMPARE(platform.status(2322, gatewayBody(u"T3"_qs, 108)), u"0"_qs);
    MmspConversation later;
    const QList<QJsonObject> changes = platform.host().takeChanges();
    for (const QJsonObject& change : changes)
        QVERIFY(later.host().restore(change));
    QCOMPARE(later.host().books(), platform.host().books());
    QVERIFY(later.host().takeChanges().isEmpty());
    later.wait(3'000);
    QCOMPARE(later.status(773, namedOrder(u"T2"_qs)), u"1"_qs);
    QCOMPARE(later.status(2323, namedOrder(u"T3"_qs)), u"1"_qs);
    const QJsonObject sms{{u"BIND_ID"_qs, answer.value(u"BIND_ID")},
                          {u"MERORDERID"_qs, u"T4"_qs},
                          {u"USER_ID"_qs, u"U1"_qs},
                          {u"PHONENO"_qs, u"18826570890"_qs},
                          {u"AMT"_qs, u"250"_qs}};
    QCOMPARE(later.status(780, sms), u"1"_qs);
    for (const QString& product : {u"quickpay"_qs, u"gateway"_qs, u"other"_qs})
        QVERIFY(!later.host().restore({{u"product"_qs, product}}));
}

void TestSandboxMmspCards::theManualsListEveryEnding()
{
    const auto manual = [](const QString& product) {
        QFile file(qEnvironmentVariable("TILL_SOURCE_DIR") + u"/app/sandbox/"_qs + product +
                   u"/README.md"_qs);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    };
    QVERIFY2(manual(u"quickpay"_qs).contains(quickpay::cardScriptTable()),
             "put the output of till-sandbox --list-codes there");
    QVERIFY2(manual(u"gateway"_qs).contains(gateway::gatewayScriptTable()),
             "put the output of till-sandbox --list-codes there");
}

QTEST_GUILESS_MAIN(TestSandboxMmspCards)
#include "tst_sandbox_mmsp_cards.moc"
