// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/json.h"
#include "core/wire/json_writer.h"

#include <rapidcheck.h>

#include <QTest>

#include <string>
#include <utility>
#include <vector>

using namespace till;
using namespace till::wire;

namespace {

void write(const Json& json, JsonWriter& writer)
{
    switch (json.kind) {
    case Json::Kind::Null:
        return writer.null();
    case Json::Kind::Flag:
        return writer.flag(json.text == u"true");
    case Json::Kind::Number:
        return writer.digits(json.text);
    case Json::Kind::Text:
        return writer.text(json.text);
    case Json::Kind::List:
        writer.beginList();
        for (const Json& each : json.items)
            write(each, writer);
        return writer.endList();
    case Json::Kind::Object:
        writer.beginObject();
        for (const JsonMember& each : json.members) {
            writer.name(each.name);
            write(each.value, writer);
        }
        return writer.endObject();
    }
}

QByteArray written(const Json& json)
{
    QByteArray bytes;
    JsonWriter writer(bytes);
    write(json, writer);
    return bytes;
}

rc::Gen<QString> texts()
{
    // ASCII with its controls, Chinese, and characters beyond the basic plane.
    return rc::gen::map(rc::gen::container<std::u32string>(
                            rc::gen::oneOf(rc::gen::inRange<char32_t>(0, 0x80),
                                           rc::gen::inRange<char32_t>(0x4e00, 0x4e80),
                                           rc::gen::inRange<char32_t>(0x1f600, 0x1f610))),
                        [](const std::u32string& text) { return QString::fromStdU32String(text); });
}

rc::Gen<Json> values(int depth);

rc::Gen<Json> leaves()
{
    return rc::gen::oneOf(
        rc::gen::just(Json{}),
        rc::gen::element(Json{.kind = Json::Kind::Flag, .text = QStringLiteral("true")},
                         Json{.kind = Json::Kind::Flag, .text = QStringLiteral("false")}),
        rc::gen::map(rc::gen::arbitrary<qint64>(),
                     [](qint64 value) {
                         return Json{.kind = Json::Kind::Number, .text = QString::number(value)};
                     }),
        rc::gen::map(texts(), [](const QString& text) {
            return Json{.kind = Json::Kind::Text, .text = text};
        }));
}

rc::Gen<Json> lists(int depth)
{
    return rc::gen::map(rc::gen::container<std::vector<Json>>(values(depth)),
                        [](std::vector<Json> items) {
                            return Json{.kind = Json::Kind::List, .items = std::move(items)};
                        });
}

rc::Gen<Json> objects(int depth)
{
    return rc::gen::map(rc::gen::container<std::vector<std::pair<QString, Json>>>(
                            rc::gen::pair(texts(), values(depth))),
                        [](const std::vector<std::pair<QString, Json>>& members) {
                            Json object{.kind = Json::Kind::Object};
                            for (const auto& [name, value] : members) {
                                if (object.find(name) == nullptr)
                                    object.members.push_back({name, value});
                            }
                            return object;
                        });
}

rc::Gen<Json> values(int depth)
{
    if (depth == 0)
        return leaves();
    return rc::gen::oneOf(leaves(), lists(depth - 1), objects(depth - 1));
}

} // namespace

namespace rc {

template<> struct Arbitrary<Json> {
    static Gen<Json> arbitrary() { return gen::resize(12, values(3)); }
};

} // namespace rc

namespace till::wire {

class TestJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsOrderAndDigits()
    {
        const Json json =
            parseJson(R"( {"b":1,"a":"二","c":[true,null,{}], "d":12345678901234567890123, )"
                      R"("e":1.50,"f":-7,"g":1E3} )")
                .value();
        QCOMPARE(json.members.size(), std::size_t{7});
        QCOMPARE(json.members[0].name, QStringLiteral("b"));
        QCOMPARE(json.members[1].name, QStringLiteral("a"));
        QCOMPARE(json.find(u"a")->text, QStringLiteral("二"));
        QCOMPARE(json.find(u"c")->items.size(), std::size_t{3});
        QCOMPARE(json.find(u"d")->text, QStringLiteral("12345678901234567890123"));
        QCOMPARE(json.find(u"e")->text, QStringLiteral("1.50"));
        QCOMPARE(json.find(u"f")->text, QStringLiteral("-7"));
        QCOMPARE(json.find(u"g")->text, QStringLiteral("1E3"));
        QCOMPARE(json.find(u"h"), nullptr);
        QCOMPARE(json.find(QLatin1StringView("f")), json.find(u"f"));
        QCOMPARE(parseJson("18446744073709551615")->text, QStringLiteral("18446744073709551615"));
        QCOMPARE(parseJson("\"x\"")->kind, Json::Kind::Text);
    }

    void skipsAByteOrderMark()
    {
        QCOMPARE(parseJson("\xef\xbb\xbf[1]")->items.size(), std::size_t{1});
    }

    void readsEscapes()
    {
        const QByteArray bytes = "\"\\u6d4b\\/\\\"\\\\\\n\\ud83d\\ude00\"";
        QCOMPARE(parseJson(bytes)->text, QStringLiteral("测/\"\\\n😀"));
    }

    void refusesWhatIsNotExactlyOneDocument_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const QByteArray& bytes) {
            QTest::newRow(name) << bytes;
        };
        row("nothing", "");
        row("blanks", "  \n");
        row("page of a proxy", "<html><body>502 Bad Gateway</body></html>");
        row("cut off", R"({"errCode":"00","amount":1)");
        row("cut off in a string", "{\"errCode\":\"0");
        row("bytes behind", R"({"errCode":"00"}{"errCode":"96"})");
        row("comma behind", R"({"errCode":"00",})");
        row("comment", R"({"errCode":"00"}/* */)");
        row("single quotes", R"({'errCode':'00'})");
        row("name without quotes", R"({errCode:"00"})");
        row("number with leading zero", R"({"errCode":00})");
        row("NaN", R"({"amount":NaN})");
        row("infinity", R"({"amount":-Infinity})");
        row("exponent beyond all measure", R"({"amount":1e999})");
        row("hexadecimal", R"({"amount":0x10})");
        row("plus", R"({"amount":+1})");
        row("broken UTF-8", "{\"a\":\"\xff\"}");
        row("overlong UTF-8", "{\"a\":\"\xc0\xaf\"}");
        row("surrogate in UTF-8", "{\"a\":\"\xed\xa0\x80\"}");
        row("GBK", "{\"a\":\"\xb2\xe2\xca\xd4\"}");
        row("lone surrogate", R"({"a":"\ud83d"})");
        row("control character", "{\"a\":\"\x01\"}");
        row("line break in a string", "{\"a\":\"\n\"}");
        row("null byte behind", QByteArray("{}\0[", 4));
    }
    void refusesWhatIsNotExactlyOneDocument()
    {
        QFETCH(const QByteArray, bytes);
        const Result<Json> json = parseJson(bytes);
        QVERIFY(!json);
        QCOMPARE(json.error().code, ErrorCode::Malformed);
    }

    void quotesNothingOfTheInputInItsErrors()
    {
        const QString detail = parseJson(R"({"payCode":"134567890123456789",x)").error().detail;
        QVERIFY2(!detail.contains(u"1345"), qPrintable(detail));
        QVERIFY(detail.contains(u"byte"));
    }

    void takesANameTwiceOnlyWithTheSameValue()
    {
        const Json same =
            parseJson(R"({"totalAmount":1,"x":[{"y":"z"}],"totalAmount":1,"x":[{"y":"z"}]})")
                .value();
        QCOMPARE(same.members.size(), std::size_t{2});
        for (const char* unequal :
             {R"({"errCode":"00","errCode":"96"})", R"({"a":1,"a":"1"})", R"({"a":1,"a":1.0})",
              R"({"x":[{"errCode":"00","errCode":"01"}]})", R"({"a":null,"a":1})",
              R"({"a":1,"\u0061":2})"}) {
            const Result<Json> json = parseJson(unequal);
            QVERIFY2(!json, unequal);
            QCOMPARE(json.error().code, ErrorCode::Malformed);
        }
    }

    void staysWithinItsLimits()
    {
        const auto nested = [](int depth) {
            return QByteArray(depth, '[') + QByteArray(depth, ']');
        };
        QVERIFY(parseJson(nested(16)));
        QCOMPARE(parseJson(nested(17)).error().code, ErrorCode::OutOfRange);
        QCOMPARE(parseJson(QByteArray(200'000, '[')).error().code, ErrorCode::OutOfRange);

        const auto quoted = [](qsizetype size) {
            return '"' + QByteArray(size, 'x') + '"';
        };
        QVERIFY(parseJson(quoted(4096)));
        QCOMPARE(parseJson(quoted(4097)).error().code, ErrorCode::OutOfRange);
        QCOMPARE(parseJson('{' + quoted(4097) + ":1}").error().code, ErrorCode::OutOfRange);
        QCOMPARE(parseJson("1." + QByteArray(4096, '1')).error().code, ErrorCode::OutOfRange);

        const JsonLimits small{.bytes = 10, .members = 1};
        QVERIFY(parseJson("[1,2,3,45]", small));
        QCOMPARE(parseJson("[1,2,3,456]", small).error().code, ErrorCode::OutOfRange);
        const QByteArray two = R"({"a":1,"b":2})";
        QCOMPARE(parseJson(two, JsonLimits{.members = 1}).error().code, ErrorCode::OutOfRange);
    }

    void writesCompactlyInOrder()
    {
        QByteArray bytes;
        JsonWriter writer(bytes);
        writer.beginObject();
        writer.name(u"z");
        writer.text(u"测试 \"a/b\\\"\x01\n");
        writer.name(u"a");
        writer.number(-5);
        writer.name(u"list");
        writer.beginList();
        writer.flag(false);
        writer.null();
        writer.beginObject();
        writer.endObject();
        writer.digits(u"1.50");
        writer.endList();
        writer.name(u"code");
        writer.utf8("285668667587422761");
        writer.endObject();
        const QByteArray expected = "{\"z\":\"测试 \\\"a/b\\\\\\\"\\u0001\\n\",\"a\":-5,"
                                    "\"list\":[false,null,{},1.50],"
                                    "\"code\":\"285668667587422761\"}";
        QCOMPARE(bytes, expected);
    }

    void readsWhatItWrites()
    {
        QVERIFY(rc::check("a value is the same after writing and reading", [](const Json& json) {
            RC_ASSERT(parseJson(written(json)).value() == json);
        }));
    }

    void survivesAnything()
    {
        QVERIFY(rc::check("any bytes are read or refused", [](const std::string& bytes) {
            const Result<Json> json = parseJson(QByteArray::fromStdString(bytes));
            if (json)
                RC_ASSERT(parseJson(written(*json)).value() == *json);
        }));
    }
};

} // namespace till::wire

QTEST_APPLESS_MAIN(till::wire::TestJson)
#include "tst_json.moc"
