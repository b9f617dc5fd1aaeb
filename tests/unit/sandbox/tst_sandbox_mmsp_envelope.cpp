// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/mmsp/envelope.h"
#include "app/sandbox/mmsp/json.h"
#include "tests/unit/sandbox/mmsp_side.h"

#include <QTest>

using namespace till;
using namespace till::sandbox::mmsp;
using namespace till::test;

class TestSandboxMmspEnvelope : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signaturesAreAsPublished_data();
    void signaturesAreAsPublished();
    void aPlainSlashIsAnotherSignature();
    void jsonKeepsOrderAndNumbers();
    void jsonRefuses_data();
    void jsonRefuses();
    void theWireIsEscapedAndTheSignatureIsNot();
    void wrongHeadsGetTheNegativeAnswer_data();
    void wrongHeadsGetTheNegativeAnswer();
    void whatIsNoMessageIsAnsweredToo();
    void answersEchoTheHeadAndAreSigned();
    void theAgentsKeyGoesFirst();
};

void TestSandboxMmspEnvelope::signaturesAreAsPublished_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("sign");
    // The first is the vendor's own, from its demo of a notification's receiver.
    QTest::newRow("vendor's notification")
        << QByteArray(R"({"STATUS":"1","AMT":"600","GOODSNAME":"BB-CRAZYEXPLOSIVE",)"
                      R"("LIST_ID":"110005150316","MERORDERID":"e4b0810b45a035b2F624",)"
                      R"("NOTIFY_DATE":"20180615111455","PAY_DATE":"20180615111455",)"
                      R"("PUSH_COUNT":8})")
        << QByteArray("049e810e68774fcf0dc2adca030a9a7d") << u"33651BCB72AE1A6E79CC29B6DB24BA10"_qs;
    QTest::newRow("Chinese and slashes")
        << QByteArray(R"({"AMT":"1","CODE":"134567890123456789","CUR":"CNY",)"
                      R"("GOODSNAME":"测试商品","MERORDERID":"T202001020304050001",)"
                      R"("NOTIFY_URL":"http://www.abc.com/a/b","RANDSTR":"123456"})")
        << mmspKey << u"CC310CB8D5A24C394F8C7C43C52EA703"_qs;
    QTest::newRow("two fields") << QByteArray(
                                       R"({"RANDSTR":"123456","MERORDERID":"T202001020304050001"})")
                                << mmspKey << u"22931FDEB65220AAFF0D9785D2CB8894"_qs;
    QTest::newRow("numbers, flags, null")
        << QByteArray(R"({"STATUS":"1","AMT":600,"FLAG":true,"NOTE":null,"PUSH_COUNT":8})")
        << mmspKey << u"719023D699388800ED534D43F59EEDDC"_qs;
    QTest::newRow("nested members keep their order")
        << QByteArray(R"({"BIZ_CONTENT":[{"STATUS":"1","LIST_ID":"10000004985",)"
                      R"("MERORDERID":"123"}],"PAGE":"1","PERPAGE":"10","STATUS":"1"})")
        << mmspKey << u"BE5BB049BB40C9BC082AB8C935D4D1CD"_qs;
}

void TestSandboxMmspEnvelope::signaturesAreAsPublished()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, key);
    QFETCH(QString, sign);
    const auto json = parsed(body);
    QVERIFY(json);
    QCOMPARE(signatureOf(*json, key), sign);
}

void TestSandboxMmspEnvelope::aPlainSlashIsAnotherSignature()
{
    const QByteArray escaped = R"({"U":"http:\/\/a\/b"})";
    const auto json = parsed(R"({"U":"http://a/b"})");
    QVERIFY(json);
    QCOMPARE(toBeSigned(*json), escaped);
}

void TestSandboxMmspEnvelope::jsonKeepsOrderAndNumbers()
{
    const QByteArray text = R"({"b":[1.10,{"z":-0,"a":1e3}],"a":12345678901234567890})";
    const QByteArray sorted = R"({"a":12345678901234567890,"b":[1.10,{"z":-0,"a":1e3}]})";
    const QByteArray spaced = R"({"a" : [ ] , "b":{ }})";
    const QByteArray compact = R"({"a":[],"b":{}})";
    const auto json = parsed(text);
    QVERIFY(json);
    QCOMPARE(onTheWire(*json), text);
    QCOMPARE(toBeSigned(*json), sorted);
    QCOMPARE(onTheWire(parsed(spaced).value_or(Json())), compact);
}

void TestSandboxMmspEnvelope::jsonRefuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("broken") << QByteArray(R"({"a":)");
    QTest::newRow("a name twice") << QByteArray(R"({"a":1,"a":1})");
    QTest::newRow("a name twice, escaped") << QByteArray(R"({"a":1,"\u0061":2})");
    QTest::newRow("too deep") << QByteArray(40, '[') + QByteArray(40, ']');
}

void TestSandboxMmspEnvelope::jsonRefuses()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parsed(text));
}

void TestSandboxMmspEnvelope::theWireIsEscapedAndTheSignatureIsNot()
{
    const Json body = Json::ofObject({{u"A"_qs, Json::ofText(u"招/\"\n\u2028"_qs)}});
    const QByteArray wire = R"({"A":"\u62db\/\"\n\u2028"})";
    const QByteArray signedText = R"({"A":"招\/\"\n\u2028"})";
    QCOMPARE(onTheWire(body), wire);
    QCOMPARE(toBeSigned(body), signedText);
}

void TestSandboxMmspEnvelope::wrongHeadsGetTheNegativeAnswer_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonValue>("value"); // undefined: left out
    const auto row = [](const char* what, const QString& name, const QJsonValue& value) {
        QTest::newRow(what) << name << value;
    };
    row("CommandID left out", u"CommandID"_qs, QJsonValue(QJsonValue::Undefined));
    row("CommandID as text", u"CommandID"_qs, u"2310"_qs);
    row("CommandID unknown", u"CommandID"_qs, 2399);
    row("CommandID of an answer", u"CommandID"_qs, 0x8906);
    row("SeqID no number", u"SeqID"_qs, u"one"_qs);
    row("NodeType left out", u"NodeType"_qs, QJsonValue(QJsonValue::Undefined));
    row("NodeID too long", u"NodeID"_qs, QString(21, u'x'));
    row("Version", u"Version"_qs, u"1.0.1"_qs);
    row("MERNO", u"MERNO"_qs, u"001440353999854"_qs);
    row("TERMNO", u"TERMNO"_qs, u"84970009"_qs);
    row("AGENTNO nobody's", u"AGENTNO"_qs, u"12345678"_qs);
    row("Body a text", u"Body"_qs, u"{}"_qs);
    row("Sign of another body", u"Sign"_qs, mmspSign({}));
    row("Sign in lower case", u"Sign"_qs, mmspSign(scanNaming(u"T1"_qs)).toLower());
    row("Sign left out", u"Sign"_qs, QJsonValue(QJsonValue::Undefined));
    row("a name that no table has", u"Remark"_qs, u"x"_qs);
}

void TestSandboxMmspEnvelope::wrongHeadsGetTheNegativeAnswer()
{
    QFETCH(QString, name);
    QFETCH(QJsonValue, value);
    MmspConversation platform;
    QCOMPARE(platform.pay(u"T1"_qs, u"0001"), u"1"_qs);
    QJsonObject message = mmspMessage(0x0906, scanNaming(u"T1"_qs));
    QCOMPARE(platform.send(message).json.value(u"RetCode").toInt(-1), 1);
    if (value.isUndefined())
        message.remove(name);
    else
        message.insert(name, value);
    const QJsonObject answer = platform.send(message).json;
    QCOMPARE(answer.value(u"CommandID").toInt(), 0x8000);
    QCOMPARE(answer.value(u"RetCode").toInt(-1), 0);
    QCOMPARE(answer.value(u"Sign").toString(u"?"_qs), QString());
    QCOMPARE(answer.value(u"Body").toString(u"?"_qs), QString());
    QVERIFY(!answer.value(u"ErrorMsg").toString().isEmpty());
}

void TestSandboxMmspEnvelope::whatIsNoMessageIsAnsweredToo()
{
    const Parties parties{mmspMerchant, {mmspTerminal}, mmspKey};
    for (const QByteArray& bytes : {QByteArray(), QByteArray("[]"), QByteArray("{"),
                                    QByteArray(R"({"CommandID":1,"CommandID":1})")}) {
        const Asked asked = read(bytes, parties);
        QCOMPARE(asked.refusal, u"消息结构体错误"_qs);
        const QJsonObject answer = answered(asked, refused(asked.refusal), parties, 1).json;
        QCOMPARE(answer.value(u"CommandID").toInt(), 0x8000);
    }
}

void TestSandboxMmspEnvelope::answersEchoTheHeadAndAreSigned()
{
    MmspConversation platform;
    QJsonObject message = mmspMessage(0x0903, scanPayBody(u"T1"_qs, mmspCode(u"0001")));
    message.insert(u"SeqID"_qs, 77);
    message.insert(u"TERMNO"_qs, u"84970002"_qs);
    const QJsonObject answer = platform.send(message).json;
    QCOMPARE(answer.value(u"CommandID").toInt(), 0x8903);
    QCOMPARE(answer.value(u"SeqID"), QJsonValue(77));
    QCOMPARE(answer.value(u"TERMNO").toString(), u"84970002"_qs);
    QCOMPARE(answer.value(u"MERNO").toString(), mmspMerchant);
    QCOMPARE(answer.value(u"RetCode").toInt(), 1);
    QCOMPARE(answer.value(u"Sign").toString(), mmspSign(answer.value(u"Body").toObject()));
}

void TestSandboxMmspEnvelope::theAgentsKeyGoesFirst()
{
    const QByteArray agentKey = "11112222333344445555666677778888";
    Terms terms = mmspTerms();
    terms.parties.agent = u"10000001"_qs;
    terms.parties.agentKey = agentKey;
    MmspConversation platform(terms);
    const QJsonObject body = scanPayBody(u"T1"_qs, mmspCode(u"0001"));
    QJsonObject message = mmspMessage(0x0903, body);
    message.insert(u"AGENTNO"_qs, terms.parties.agent);
    QCOMPARE(platform.send(message).json.value(u"CommandID").toInt(), 0x8000);
    message.insert(u"Sign"_qs, mmspSign(body, agentKey));
    const QJsonObject answer = platform.send(message).json;
    QCOMPARE(answer.value(u"CommandID").toInt(), 0x8903);
    QCOMPARE(answer.value(u"Sign").toString(),
             mmspSign(answer.value(u"Body").toObject(), agentKey));
    // Without an agent's number the merchant's key still counts.
    QCOMPARE(platform.query(u"T1"_qs), u"1"_qs);
}

QTEST_GUILESS_MAIN(TestSandboxMmspEnvelope)
#include "tst_sandbox_mmsp_envelope.moc"
