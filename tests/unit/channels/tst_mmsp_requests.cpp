// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/mmsp/messages.h"
#include "core/channels/mmsp/protocol.h"
#include "tests/unit/channels/interface_checks.h"
#include "tests/unit/channels/mmsp_sample.h"

#include <QHash>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace till::channels {

namespace {

using payment::Meaning;

const Interface& named(const MmspProtocol& protocol, const QString& name)
{
    const auto all = protocol.interfaces();
    return *std::find_if(all.begin(), all.end(),
                         [&name](const Interface& each) { return each.name == name; });
}

std::shared_ptr<void> requestOf(const Interface& which, const QByteArray& body)
{
    std::shared_ptr<void> message = which.newRequest();
    const Result<wire::Json> json = wire::parseJson(body);
    const Result<Remarks> read =
        json ? fields::decode(*which.request, *json, message.get()) : failure(json.error());
    if (!read)
        qWarning("%s", qPrintable(read.error().detail));
    return read ? message : nullptr;
}

Result<Composed> composed(const QString& name, const QByteArray& body,
                          const MmspConfig& config = sample::mmspConfig())
{
    const MmspProtocol protocol(config);
    const Interface& which = named(protocol, name);
    const sample::MmspSigner signer;
    const std::shared_ptr<void> message = requestOf(which, body);
    if (message == nullptr)
        return failure(ErrorCode::Malformed, u"the sample"_s);
    return protocol.compose(which, message.get(), signer.stamp());
}

MmspConfig withPages()
{
    MmspConfig config = sample::mmspConfig();
    config.identityAddress = QUrl(u"https://mmsp.example/openid?v=2"_s);
    return config;
}

} // namespace

class TestMmspRequests : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Signatures calculated apart from this program, by PHP's rules.
    void golden_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("sent");
        const auto row = [](const char* name, int command, const QByteArray& body,
                            const QByteArray& sign) {
            QTest::newRow(name) << body << sample::mmspRequest(command, body, sign);
        };
        row("wechatOrder", 2306,
            R"({"TRADETYPE":"2","AMT":"12800","MERORDERID":"T012ABC00000013",)"
            R"("RANDSTR":"001122334455667","GOODSNAME":"矿泉水/550ml",)"
            R"("NOTIFY_URL":"https://shop.example/mmsp","TIME_END":"2020-01-02 03:09:05",)"
            R"("CUR":"CNY","IP":"10.0.0.7","JUMP_URL":"https://shop.example/paid",)"
            R"("OPENID":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o","IS_RAW":"1","ISTO":"1","LIMIT_PAY":"1",)"
            R"("IS_MINIPG":"1","SUP_APPID":"wx0123456789abcdef"})",
            "EB9C1EA70B84C8250733AFC2367FA601");
        row("wechatPay", 2307,
            R"({"AMT":"12800","CUR":"CNY","GOODSNAME":"矿泉水",)"
            R"("NOTIFY_URL":"https://shop.example/mmsp","MERORDERID":"T012ABC00000013",)"
            R"("RANDSTR":"001122334455667","CODE":"134567890123456789",)"
            R"("TIME_END":"2020-01-02 03:09:05","IP":"10.0.0.7","ISTO":"1","LIMIT_PAY":"2"})",
            "2F66557AD54812A9BB50DE86856A9F09");
        row("wechatH5", 2321,
            R"({"AMT":"12800","CUR":"CNY","GOODSNAME":"矿泉水",)"
            R"("NOTIFY_URL":"https://shop.example/mmsp",)"
            R"("JUMP_URL":"https://shop.example/paid?o=1","TIME_END":"2020-01-02",)"
            R"("IP":"10.0.0.7","MERORDERID":"T012ABC00000013","RANDSTR":"001122334455667",)"
            R"("LIMIT_PAY":"2"})",
            "AFA71BAED9C8CB2C32085C077005ED35");
        row("alipayOrder", 2308,
            R"({"TRADETYPE":"2","AMT":"12800","MERORDERID":"T012ABC00000013",)"
            R"("RANDSTR":"001122334455667","GOODSNAME":"矿泉水/550ml",)"
            R"("NOTIFY_URL":"https://shop.example/mmsp","TIME_END":"2020-01-02 03:09:05",)"
            R"("CUR":"CNY","IP":"10.0.0.7","JUMP_URL":"https://shop.example/paid",)"
            R"("ALIPAY_USER_ID":"2088102146225135","ALIPAY_ACCOUNT":"buyer@example.com",)"
            R"("IS_RAW":"2","ISTO":"2","LIMIT_PAY":"2"})",
            "E3651C4DB106DCDE254A55879B33850A");
        row("alipayPay", 2309,
            R"({"AMT":"12800","CUR":"CNY","GOODSNAME":"矿泉水",)"
            R"("NOTIFY_URL":"https://shop.example/mmsp","MERORDERID":"T012ABC00000013",)"
            R"("RANDSTR":"001122334455667","CODE":"285678901234567890",)"
            R"("TIME_END":"2020-01-02 03:09:05","IP":"10.0.0.7","ISTO":"1","LIMIT_PAY":"2"})",
            "DE6BFF3B492DBE396693FF7908B0F88E");
        row("alipayStatic", 1026,
            R"({"TRADETYPE":"1","AMT":"12800","MERORDERID":"T012ABC00000013",)"
            R"("RANDSTR":"001122334455667","GOODSNAME":"矿泉水/550ml",)"
            R"("NOTIFY_URL":"https://shop.example/mmsp","TIME_END":"2020-01-02 03:09:05",)"
            R"("CUR":"CNY","IP":"10.0.0.7"})",
            "5700E31BE2A234179C09BD455CC6C0AD");
        row("alipayDynamic", 1027,
            R"({"TRADETYPE":"1","AMT":"12800","MERORDERID":"T012ABC00000013",)"
            R"("RANDSTR":"001122334455667","GOODSNAME":"矿泉水/550ml",)"
            R"("NOTIFY_URL":"https://shop.example/mmsp","TIME_END":"2020-01-02 03:09:05",)"
            R"("CUR":"CNY","IP":"10.0.0.7"})",
            "5700E31BE2A234179C09BD455CC6C0AD");
        row("alipayH5", 1030,
            R"({"AMT":"12800","CUR":"CNY","GOODSNAME":"矿泉水",)"
            R"("NOTIFY_URL":"https://shop.example/mmsp",)"
            R"("JUMP_URL":"https://shop.example/paid?o=1","TIME_END":"2020-01-02",)"
            R"("IP":"10.0.0.7","MERORDERID":"T012ABC00000013","RANDSTR":"001122334455667"})",
            "A6E1F6F1E0BAB9046C8B4D310703CEB0");
        row("qqOrder", 2325,
            R"({"TRADETYPE":"1","AMT":"12800","MERORDERID":"T012ABC00000013",)"
            R"("RANDSTR":"001122334455667","GOODSNAME":"矿泉水/550ml",)"
            R"("NOTIFY_URL":"https://shop.example/mmsp","TIME_END":"2020-01-02 03:09:05",)"
            R"("CUR":"CNY","IP":"10.0.0.7","JUMP_URL":"https://shop.example/paid","IS_RAW":"2",)"
            R"("ISTO":"1","LIMIT_PAY":"1"})",
            "ED4B5938A516AD0D59FFF2BCEC7FC143");
        row("qqPay", 2326,
            R"({"AMT":"12800","CUR":"CNY","GOODSNAME":"矿泉水",)"
            R"("NOTIFY_URL":"https://shop.example/mmsp","MERORDERID":"T012ABC00000013",)"
            R"("RANDSTR":"001122334455667","CODE":"910695025068954030",)"
            R"("TIME_END":"2020-01-02 03:09:05","IP":"10.0.0.7","ISTO":"1","LIMIT_PAY":"2"})",
            "17CD47EF72EC14A407751DBA7C8B5C6C");
        row("jdOrder", 1031,
            R"({"TRADETYPE":"1","AMT":"12800","MERORDERID":"T012ABC00000013",)"
            R"("RANDSTR":"001122334455667","GOODSNAME":"矿泉水/550ml",)"
            R"("NOTIFY_URL":"https://shop.example/mmsp","TIME_END":"2020-01-02 03:09:05",)"
            R"("CUR":"CNY","IP":"10.0.0.7"})",
            "5700E31BE2A234179C09BD455CC6C0AD");
        row("unionpayOrder", 1025,
            R"({"TRADETYPE":"1","AMT":"12800","MERORDERID":"T012ABC00000013",)"
            R"("RANDSTR":"001122334455667","GOODSNAME":"矿泉水/550ml",)"
            R"("NOTIFY_URL":"https://shop.example/mmsp","TIME_END":"2020-01-02 03:09:05",)"
            R"("CUR":"CNY","IP":"10.0.0.7"})",
            "5700E31BE2A234179C09BD455CC6C0AD");
        row("query", 2310,
            R"({"ORDERNO":"100000004985","MERORDERID":"T012ABC00000013",)"
            R"("RANDSTR":"001122334455667"})",
            "DBE0F8F6614F1226BD036FFD183B3D2D");
        row("cancel", 2311, R"({"MERORDERID":"T012ABC00000013","RANDSTR":"001122334455667"})",
            "B719D7FC9A0F5B328A7C40F01489A060");
        row("close", 2314, R"({"MERORDERID":"T012ABC00000013","RANDSTR":"001122334455667"})",
            "B719D7FC9A0F5B328A7C40F01489A060");
        row("refund", 2312,
            R"({"MERORDERID":"T012ABC00000013","RANDSTR":"001122334455667",)"
            R"("REFUND_MERORDERID":"T012ABC0000002H","AMT":"2800"})",
            "058676DC03D3B32D6B473B4DCEB906BB");
        row("refundQuery", 2313,
            R"({"REFUND_ORDERNO":"100000004986","RANDSTR":"001122334455667",)"
            R"("REFUND_MERORDERID":"T012ABC0000002H"})",
            "BE635888CBB7F229715289D17F08EB98");
        QTest::newRow("wechatWakeUp")
            << QByteArray(R"({"memo":"001440353999853","termno":"84970001",)"
                          "\"merurl\":\"https://shop.example/paid?o=1~\",\"tradetype\":\"1\"}")
            << QByteArray("https://mmsp.example/payopenplath5/wxh5pay?memo=001440353999853&termno="
                          "84970001&merurl=aHR0cHM6Ly9zaG9wLmV4YW1wbGUvcGFpZD9vPTF%2B&tradetype=1");
        QTest::newRow("openIdRedirect")
            << QByteArray(R"({"merurl":"https://shop.example/a?b=c&d=%20","merno":)"
                          R"("001440353999853","tradetype":"2"})")
            << QByteArray("https://mmsp.example/openid?v=2&merurl=https%3A%2F%2Fshop.example%2Fa%3F"
                          "b%3Dc%26d%3D%2520&merno=001440353999853&tradetype=2");
        QTest::newRow("notification")
            << QByteArray(R"({"AMT":12800,"ORDERNO":"100000004985","TRDETIME":)"
                          R"("2020-01-02 03:04:05","PAYTIME":"2020-01-02 03:04:09","STATUS":"1",)"
                          R"("TRADETYPE":"1","MERORDERID":"T012ABC00000013"})")
            << QByteArray();
    }
    void golden()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, sent);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        const MmspProtocol protocol(withPages());
        const Interface& which = named(protocol, name);
        if (which.kind == Interface::Kind::Notification) {
            const auto told =
                protocol.readNotification(which, sample::mmspAnswer(2324, body), sample::mmspKey());
            QVERIFY2(told, told ? "" : qPrintable(told.error().detail));
            QCOMPARE(told->masked, body);
            QCOMPARE(told->outcome.meaning, Meaning::Succeeded);
            QCOMPARE(told->remarks.leftOut + told->remarks.unknown, QStringList());
            return;
        }
        const Result<Composed> request = composed(name, body, withPages());
        QVERIFY2(request, request ? "" : qPrintable(request.error().detail));
        if (which.kind == Interface::Kind::Page) {
            QCOMPARE(request->request.url.toEncoded(), sent);
            QVERIFY(request->request.body.isEmpty());
            return;
        }
        QCOMPARE(request->request.body, sent);
        QCOMPARE(request->request.url, sample::mmspConfig().base);
        QVERIFY(request->signatureBase.endsWith("&key=<key>"));
    }

    void hasARowForEachInterface()
    {
        const MmspProtocol protocol(sample::mmspConfig());
        QStringList names;
        for (const Interface& each : protocol.interfaces())
            names.append(each.name);
        QCOMPARE(names.join(u' '),
                 u"wechatOrder wechatPay wechatH5 alipayOrder alipayPay alipayStatic alipayDynamic "
                 "alipayH5 qqOrder qqPay jdOrder unionpayOrder wechatWakeUp openIdRedirect query "
                 "cancel close refund refundQuery notification"_s);
    }

    void keepsToItsTables_data()
    {
        QTest::addColumn<int>("index");
        const MmspProtocol protocol(sample::mmspConfig());
        for (std::size_t i = 0; i < protocol.interfaces().size(); ++i)
            QTest::newRow(protocol.interfaces()[i].name.data()) << static_cast<int>(i);
    }
    void keepsToItsTables()
    {
        QFETCH(const int, index);
        const MmspProtocol protocol(sample::mmspConfig());
        const Interface& which = protocol.interfaces()[static_cast<std::size_t>(index)];
        const QStringList complaints = sample::complaintsAbout(which);
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
        if (which.request != nullptr)
            QVERIFY(sample::roundTrips(*which.request, which.newRequest));
        if (which.answer != nullptr)
            QVERIFY(sample::roundTrips(*which.answer, which.newAnswer));
    }

    void asksForTheQqPaymentByItsPrintedNumberWhereThatIsAgreed()
    {
        MmspConfig config = sample::mmspConfig();
        config.qqPayCommand = MmspConfig::QqPayCommand::Printed;
        const auto request =
            composed(u"qqPay"_s,
                     R"({"AMT":"1","CUR":"CNY","GOODSNAME":"x","NOTIFY_URL":"http://a/b",)"
                     R"("MERORDERID":"T1","RANDSTR":"1","CODE":"910695025068954030"})",
                     config);
        QVERIFY(request.value().request.body.startsWith(R"({"CommandID":776,)"));
    }

    void saysItsHeadAsSetUp()
    {
        MmspConfig config = sample::mmspConfig();
        config.agentNo = u"10000001"_s;
        config.nodeType = 1;
        config.nodeId = u"openapi"_s;
        config.version = u"1.0.1"_s;
        const auto request = composed(u"cancel"_s, R"({"MERORDERID":"T1","RANDSTR":"1"})", config);
        QVERIFY(request.value().request.body.startsWith(
            R"({"CommandID":2311,"SeqID":1,"NodeType":1,"NodeID":"openapi","Version":"1.0.1",)"
            R"("AGENTNO":"10000001","MERNO":"001440353999853","TERMNO":"84970001","Body":{)"));
    }

    void asksForTheBuyerOfAnOrderWithinTheApp()
    {
        const QByteArray rest = R"("AMT":"1","MERORDERID":"T1","RANDSTR":"1","GOODSNAME":"x",)"
                                R"("NOTIFY_URL":"http://a/b")";
        const auto complete = [&](const QString& name, const QByteArray& more) {
            const MmspProtocol protocol(sample::mmspConfig());
            const Interface& which = named(protocol, name);
            const auto message = which.newRequest();
            return fields::decode(*which.request, wire::parseJson('{' + more + rest + '}').value(),
                                  message.get())
                .has_value();
        };
        QVERIFY(complete(u"wechatOrder"_s, R"("TRADETYPE":"1",)"));
        QVERIFY(!complete(u"wechatOrder"_s, R"("TRADETYPE":"2",)"));
        QVERIFY(complete(u"wechatOrder"_s, R"("TRADETYPE":"2","OPENID":"o",)"));
        QVERIFY(complete(u"alipayOrder"_s, R"("TRADETYPE":"1",)"));
        QVERIFY(!complete(u"alipayOrder"_s, R"("TRADETYPE":"2",)"));
        QVERIFY(complete(u"alipayOrder"_s, R"("TRADETYPE":"2","ALIPAY_USER_ID":"o",)"));
        QVERIFY(complete(u"alipayOrder"_s, R"("TRADETYPE":"2","ALIPAY_ACCOUNT":"o",)"));
        QVERIFY(!complete(u"jdOrder"_s, R"("TRADETYPE":"2",)"));
        QVERIFY(!complete(u"wechatOrder"_s, R"("TRADETYPE":"3",)"));
    }

    void showsWhatIsSignedAndHidesTheCode()
    {
        const auto request =
            composed(u"wechatPay"_s,
                     R"({"AMT":"1","CUR":"CNY","GOODSNAME":"测试商品","NOTIFY_URL":)"
                     R"("http://www.abc.com/a/b","MERORDERID":"T202001020304050001","RANDSTR":)"
                     R"("123456","CODE":"134567890123456789"})");
        QVERIFY(request);
        QVERIFY(request->request.body.endsWith(R"("Sign":"CC310CB8D5A24C394F8C7C43C52EA703"})"));
        QVERIFY(request->signatureBase.contains(R"("NOTIFY_URL":"http:\/\/www.abc.com\/a\/b")"));
        QVERIFY(request->masked.contains(R"("CODE":"**************6789")"));
        QVERIFY(!request->masked.contains("1345678901"));
        QVERIFY(!request->signatureBase.contains(sample::mmspKey().reveal()));
    }

    void fillsInWhatTheSettingsSay()
    {
        MmspConfig config = sample::mmspConfig();
        config.ip = u"10.0.0.7"_s;
        config.settlement = u"2"_s;
        config.limitCreditCard = true;
        config.jumpUrl = u"https://shop.example/paid"_s;
        const MmspProtocol protocol(config);
        const sample::MmspSigner signer;
        const auto said = [&](const char* name) {
            QStringList all;
            for (const auto& [field, value] :
                 protocol.defaults(named(protocol, QString::fromLatin1(name)), signer.stamp()))
                all.append(field + u'=' + value);
            return all.join(u' ');
        };
        const QString notify = u"NOTIFY_URL=https://shop.example/mmsp "_s;
        QCOMPARE(said("wechatOrder"),
                 u"TRADETYPE=1 RANDSTR=001122334455667 GOODSNAME=便利店购物 "_s + notify +
                     u"TIME_END=2020-01-02 03:09:05 CUR=CNY IP=10.0.0.7 ISTO=2 LIMIT_PAY=1"_s);
        QCOMPARE(said("jdOrder"), u"TRADETYPE=1 RANDSTR=001122334455667 GOODSNAME=便利店购物 "_s +
                                      notify +
                                      u"TIME_END=2020-01-02 03:09:05 CUR=CNY IP=10.0.0.7"_s);
        QCOMPARE(said("wechatPay"), u"RANDSTR=001122334455667 GOODSNAME=便利店购物 "_s + notify +
                                        u"CUR=CNY IP=10.0.0.7 ISTO=2 LIMIT_PAY=1"_s);
        QCOMPARE(said("alipayH5"), u"RANDSTR=001122334455667 GOODSNAME=便利店购物 "_s + notify +
                                       u"JUMP_URL=https://shop.example/paid CUR=CNY IP=10.0.0.7"_s);
        QCOMPARE(said("query"), u"RANDSTR=001122334455667"_s);
        QCOMPARE(said("wechatWakeUp"), u"tradetype=1 memo=001440353999853 termno=84970001"_s);
        QCOMPARE(said("openIdRedirect"), u"tradetype=1 merno=001440353999853"_s);
        QCOMPARE(said("notification"), QString());
    }

    void wakesWeChatWhereTheSettingsSay()
    {
        const QByteArray body = R"({"memo":"1","termno":"2","merurl":"x?>","tradetype":"1"})";
        MmspConfig config = sample::mmspConfig();
        config.wakeUpAddress = QUrl(u"http://pages.example:8080/wake"_s);
        QCOMPARE(composed(u"wechatWakeUp"_s, body, config)->request.url.toEncoded(),
                 QByteArray("http://pages.example:8080/wake?memo=1&termno=2&merurl=eD8%2B&"
                            "tradetype=1"));
        const QByteArray identity = R"({"merurl":"x","merno":"1","tradetype":"1"})";
        QCOMPARE(composed(u"openIdRedirect"_s, identity, config).error().code, ErrorCode::Refused);
    }

    void doesNotSayWhatTheAcquirerSays()
    {
        const MmspProtocol protocol(sample::mmspConfig());
        const sample::MmspSigner signer;
        const Interface& which = named(protocol, u"notification"_s);
        const mmsp::PaidNotice notice;
        QCOMPARE(protocol.compose(which, &notice, signer.stamp()).error().code, ErrorCode::Refused);
        QCOMPARE(protocol.readNotification(named(protocol, u"query"_s), "{}", sample::mmspKey())
                     .error()
                     .code,
                 ErrorCode::Refused);
    }

    void namesWhatIsWrongInTheSettings_data()
    {
        QTest::addColumn<QString>("member");
        for (const char* member :
             {"base", "agentNo", "merNo", "termNo", "nodeType", "nodeId", "version", "notifyUrl",
              "reads", "shows", "payableMinutes", "goodsName", "ip", "settlement", "jumpUrl",
              "wakeUpAddress", "identityAddress"})
            QTest::newRow(member) << QString::fromLatin1(member);
    }
    void namesWhatIsWrongInTheSettings()
    {
        QFETCH(const QString, member);
        MmspConfig config = sample::mmspConfig();
        QVERIFY(validate(config));
        const QHash<QString, std::function<void()>> breaks{
            {u"base"_s,
             [&] {
                 config.base = QUrl(u"mmsp.example"_s);
             }},
            {u"agentNo"_s,
             [&] {
                 config.agentNo = QString(16, u'1');
             }},
            {u"merNo"_s,
             [&] {
                 config.merNo.clear();
             }},
            {u"termNo"_s,
             [&] {
                 config.termNo = u"123456789"_s;
             }},
            {u"nodeType"_s,
             [&] {
                 config.nodeType = -1;
             }},
            {u"nodeId"_s,
             [&] {
                 config.nodeId.clear();
             }},
            {u"version"_s,
             [&] {
                 config.version = u"1.0.0-rc.12"_s;
             }},
            {u"notifyUrl"_s,
             [&] {
                 config.notifyUrl = u"https://a/"_s + QString(41, u'b');
             }},
            {u"reads"_s,
             [&] {
                 config.reads.append(u"jd"_s);
             }},
            {u"shows"_s,
             [&] {
                 config.shows.append(u"ecny"_s);
             }},
            {u"payableMinutes"_s,
             [&] {
                 config.payableMinutes = 0;
             }},
            {u"goodsName"_s,
             [&] {
                 config.goodsName = QString(16, u'x');
             }},
            {u"ip"_s,
             [&] {
                 config.ip = QString(19, u'1');
             }},
            {u"settlement"_s,
             [&] {
                 config.settlement = u"3"_s;
             }},
            {u"jumpUrl"_s,
             [&] {
                 config.jumpUrl = QString(101, u'x');
             }},
            {u"wakeUpAddress"_s,
             [&] {
                 config.wakeUpAddress = QUrl(u"wake"_s);
             }},
            {u"identityAddress"_s,
             [&] {
                 config.identityAddress = QUrl(u"ftp://a"_s);
             }},
        };
        breaks.value(member)();
        const Result<void> valid = validate(config);
        QVERIFY(!valid);
        QVERIFY2(valid.error().detail.startsWith(member + u':'), qPrintable(valid.error().detail));
    }

    void takesALongerNotifyUrlWhereNoCodeIsShown()
    {
        MmspConfig config = sample::mmspConfig();
        config.notifyUrl = u"https://a/"_s + QString(90, u'b');
        QVERIFY(!validate(config));
        config.shows.clear();
        QVERIFY(validate(config));
    }
};

} // namespace till::channels

QTEST_APPLESS_MAIN(till::channels::TestMmspRequests)
#include "tst_mmsp_requests.moc"
