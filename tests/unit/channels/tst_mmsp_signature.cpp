// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/mmsp/signature.h"

#include <QTest>

#include <array>

using namespace Qt::StringLiterals;

namespace till::channels {

namespace {

const Secret& testKey()
{
    static const Secret key(QByteArray("ea21842eea24e448b991b1cb0a0294cf"));
    return key;
}

/// The merchant's key of the vendor's example of a notification.
const Secret& exampleKey()
{
    static const Secret key(QByteArray("049e810e68774fcf0dc2adca030a9a7d"));
    return key;
}

constexpr auto payBase =
    R"({"AMT":"1","CODE":"134567890123456789","CUR":"CNY","GOODSNAME":"测试商品","MERORDERID":"T202001020304050001","NOTIFY_URL":"http:\/\/www.abc.com\/a\/b","RANDSTR":"123456"})";

QByteArray signOf(const QByteArray& body, const Secret& key = testKey())
{
    const Result<wire::Json> json = wire::parseJson(body);
    return json ? mmsp::signature(mmsp::signatureBase(*json), key) : QByteArray("unreadable");
}

struct Paper {
    QString goodsName;
    QString notifyUrl;
    std::optional<Money> amount;
    std::shared_ptr<const Secret> code;
    QString currency;
    QString order;
    QString chance;
};

constexpr std::array paperFields{
    Field{.name = "RANDSTR"_L1, .at = in<&Paper::chance>},
    Field{.name = "GOODSNAME"_L1, .at = in<&Paper::goodsName>},
    Field{.name = "AMT"_L1, .type = FieldType::FenText, .at = in<&Paper::amount>},
    Field{.name = "NOTIFY_URL"_L1, .at = in<&Paper::notifyUrl>},
    Field{.name = "CODE"_L1, .at = in<&Paper::code>, .privacy = Privacy::Masked},
    Field{.name = "CUR"_L1, .at = in<&Paper::currency>},
    Field{.name = "MERORDERID"_L1, .at = in<&Paper::order>},
};
constexpr MessageTable<Paper> paperTable{
    {"paper"_L1, "004 scan 5.2"_L1, Direction::Request, paperFields}};

Paper paper()
{
    return {.goodsName = u"测试商品"_s,
            .notifyUrl = u"http://www.abc.com/a/b"_s,
            .amount = Money::fromFen(1),
            .code = std::make_shared<const Secret>(QByteArray("134567890123456789")),
            .currency = u"CNY"_s,
            .order = u"T202001020304050001"_s,
            .chance = u"123456"_s};
}

} // namespace

class TestMmspSignature : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The vendor's published demonstration of a notification; the digits of PUSH_COUNT are no text.
    void signsTheVendorsExample()
    {
        QCOMPARE(signOf(R"({"AMT":"600","GOODSNAME":"BB-CRAZYEXPLOSIVE","LIST_ID":"110005150316",)"
                        R"("MERORDERID":"e4b0810b45a035b2F624","NOTIFY_DATE":"20180615111455",)"
                        R"("PAY_DATE":"20180615111455","PUSH_COUNT":8,"STATUS":"1"})",
                        exampleKey()),
                 QByteArray("33651BCB72AE1A6E79CC29B6DB24BA10"));
        QVERIFY(signOf(R"({"AMT":"600","GOODSNAME":"BB-CRAZYEXPLOSIVE","LIST_ID":"110005150316",)"
                       R"("MERORDERID":"e4b0810b45a035b2F624","NOTIFY_DATE":"20180615111455",)"
                       R"("PAY_DATE":"20180615111455","PUSH_COUNT":"8","STATUS":"1"})",
                       exampleKey())
                    .startsWith("C1592759"));
    }

    // Calculated with PHP's rules and the document's test key.
    void signsAsCalculated_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("sign");
        QTest::newRow("slashes and Chinese")
            << QByteArray(payBase) << QByteArray("CC310CB8D5A24C394F8C7C43C52EA703");
        QTest::newRow("a query")
            << QByteArray(R"({"MERORDERID":"T202001020304050001","RANDSTR":"123456"})")
            << QByteArray("22931FDEB65220AAFF0D9785D2CB8894");
        QTest::newRow("numbers, flags and nothing")
            << QByteArray(R"({"STATUS":"1","AMT":600,"FLAG":true,"NOTE":null,"PUSH_COUNT":8})")
            << QByteArray("719023D699388800ED534D43F59EEDDC");
        QTest::newRow("nested members keep their order")
            << QByteArray(R"({"STATUS":"1","PERPAGE":"10","BIZ_CONTENT":[{"STATUS":"1",)"
                          R"("LIST_ID":"10000004985","MERORDERID":"123"}],"PAGE":"1"})")
            << QByteArray("BE5BB049BB40C9BC082AB8C935D4D1CD");
    }
    void signsAsCalculated()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, sign);
        QCOMPARE(signOf(body), sign);
    }

    void escapesSlashesInWhatIsSignedOnly()
    {
        const Paper message = paper();
        QCOMPARE(mmsp::signatureBase(paperTable, &message), QByteArray(payBase));
        QCOMPARE(mmsp::signature(mmsp::signatureBase(paperTable, &message), testKey()),
                 QByteArray("CC310CB8D5A24C394F8C7C43C52EA703"));
        // With plain slashes the platform would not know it.
        QCOMPARE(mmsp::signature(QByteArray(payBase).replace("\\/", "/"), testKey()),
                 QByteArray("C91AF1E9A78D8EC68D2A04203C857D92"));
    }

    void sortsWhatIsSentByName()
    {
        Paper message = paper();
        message.code.reset();
        message.notifyUrl.clear();
        QCOMPARE(mmsp::signatureBase(paperTable, &message),
                 QByteArray(R"({"AMT":"1","CUR":"CNY","GOODSNAME":"测试商品",)"
                            R"("MERORDERID":"T202001020304050001","RANDSTR":"123456"})"));
    }

    void escapesLikePhp_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("escaped");
        const auto row = [](const char* name, const char* json, const char* escaped) {
            QTest::newRow(name) << QByteArray(json) << QByteArray(escaped);
        };
        row("slash", R"({"a":"/"})", R"({"a":"\/"})");
        row("slash that came escaped", R"({"a":"\/"})", R"({"a":"\/"})");
        row("quote and backslash", "{\"a\":\"\\\"\\\\\"}", "{\"a\":\"\\\"\\\\\"}");
        row("backslash before a slash", R"({"a":"\\/"})", R"({"a":"\\\/"})");
        row("backslash before letters", "{\"a\":\"\\\\u0008\"}", "{\"a\":\"\\\\u0008\"}");
        row("backspace and form feed", "{\"a\":\"\\u0008\\u000C\"}", "{\"a\":\"\\b\\f\"}");
        row("line ends and tab", "{\"a\":\"\\u000a\\r\\t\"}", "{\"a\":\"\\n\\r\\t\"}");
        row("other control characters", "{\"a\":\"\\u001F\\u0001\"}", "{\"a\":\"\\u001f\\u0001\"}");
        row("delete", "{\"a\":\"\\u007f\"}", "{\"a\":\"\x7f\"}");
        row("line separators", "{\"a\":\"\\u2028\\u2029\"}", "{\"a\":\"\\u2028\\u2029\"}");
        row("separators as they are", "{\"a\":\"\xe2\x80\xa8\xe2\x80\xa9\"}",
            "{\"a\":\"\\u2028\\u2029\"}");
        row("their neighbours", "{\"a\":\"\xe2\x80\xa7\xe2\x80\xaa\"}",
            "{\"a\":\"\xe2\x80\xa7\xe2\x80\xaa\"}");
        row("Chinese that came escaped", "{\"a\":\"\\u6d4b\"}", "{\"a\":\"测\"}");
        row("beyond the basic plane", "{\"a\":\"\\ud83d\\ude00\"}", "{\"a\":\"😀\"}");
        row("markup", R"({"a":"<'&>"})", R"({"a":"<'&>"})");
        row("digits as they came", R"({"a":1.10,"b":12345678901234567890})",
            R"({"a":1.10,"b":12345678901234567890})");
        row("blanks between", "{ \"b\" : 1 ,\n \"a\" : [ ] }", R"({"a":[],"b":1})");
        row("names, too", R"({"a\/b":{"d":1,"c":2}})", R"({"a\/b":{"d":1,"c":2}})");
    }
    void escapesLikePhp()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QByteArray, escaped);
        QCOMPARE(mmsp::signatureBase(wire::parseJson(json).value()), escaped);
    }
};

} // namespace till::channels

QTEST_APPLESS_MAIN(till::channels::TestMmspSignature)
#include "tst_mmsp_signature.moc"
