// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/fields.h"

#include <rapidcheck.h>

#include <QTest>

#include <array>

#include <string>

using namespace Qt::StringLiterals;

namespace till::channels {

namespace {

struct Part {
    QString name;
    std::optional<Money> price;

    bool operator==(const Part&) const = default;
};

/// A member of each type.
struct Order {
    QString text;
    QString reference;
    QString digits;
    QString number;
    std::optional<Money> fenNumber;
    std::optional<Money> fenText;
    std::optional<bool> flag;
    QList<Part> parts;
    std::shared_ptr<const Secret> secret;
    std::optional<Money> yuanNumber;
    std::optional<Money> yuanText;
    QString kind;
    QString expiry; ///< of kind 2
    std::optional<Part> gift;
};

QByteArray revealed(const std::shared_ptr<const Secret>& secret)
{
    return secret == nullptr ? QByteArray() : secret->reveal();
}

bool isSame(const Order& a, const Order& b)
{
    return a.text == b.text && a.reference == b.reference && a.digits == b.digits &&
           a.number == b.number && a.fenNumber == b.fenNumber && a.fenText == b.fenText &&
           a.flag == b.flag && a.parts == b.parts && revealed(a.secret) == revealed(b.secret) &&
           a.yuanNumber == b.yuanNumber && a.yuanText == b.yuanText && a.kind == b.kind &&
           a.expiry == b.expiry && a.gift == b.gift;
}

constexpr Field partFields[]{
    {.name = "name"_L1, .need = Need::Required, .at = in<&Part::name>, .most = 5},
    {.name = "price"_L1, .type = FieldType::FenText, .at = in<&Part::price>, .most = 1'000},
};

constexpr std::array kinds{"1"_L1, "2"_L1};

constexpr Field orderFields[]{
    {.name = "text"_L1, .need = Need::EitherOf, .at = in<&Order::text>, .most = 5},
    {.name = "reference"_L1,
     .type = FieldType::Reference,
     .need = Need::EitherOf,
     .at = in<&Order::reference>},
    {.name = "digits"_L1, .type = FieldType::Digits, .at = in<&Order::digits>, .most = 6},
    {.name = "number"_L1, .type = FieldType::Number, .at = in<&Order::number>},
    {.name = "fenNumber"_L1,
     .type = FieldType::FenNumber,
     .need = Need::Required,
     .at = in<&Order::fenNumber>,
     .least = 1,
     .most = 100},
    {.name = "fenText"_L1,
     .type = FieldType::FenText,
     .at = in<&Order::fenText>,
     .misspelt = "fenTxet"_L1},
    {.name = "flag"_L1, .type = FieldType::Flag, .at = in<&Order::flag>},
    {.name = "parts"_L1, .type = FieldType::List, .at = in<&Order::parts>, .items = partFields},
    {.name = "secret"_L1,
     .type = FieldType::Reference,
     .at = in<&Order::secret>,
     .privacy = Privacy::Masked,
     .note = "hush"_L1},
    {.name = "yuanNumber"_L1,
     .type = FieldType::YuanNumber,
     .at = in<&Order::yuanNumber>,
     .least = -100,
     .most = 1'000'000},
    {.name = "yuanText"_L1, .type = FieldType::YuanText, .at = in<&Order::yuanText>},
    {.name = "kind"_L1, .at = in<&Order::kind>, .oneOf = kinds},
    {.name = "expiry"_L1,
     .need = Need::When,
     .at = in<&Order::expiry>,
     .least = 4,
     .most = 4,
     .when = whenIs<&Order::kind, u'2'>},
    {.name = "gift"_L1, .type = FieldType::Object, .at = in<&Order::gift>, .items = partFields},
    {.name = "ignored"_L1, .type = FieldType::Flag},
};

constexpr MessageTable<Order> requests{{"order"_L1, "1.1"_L1, Direction::Request, orderFields}};
constexpr MessageTable<Order> answers{{"order"_L1, "1.2"_L1, Direction::Answer, orderFields}};

QByteArray written(const Order& order)
{
    QByteArray bytes;
    wire::JsonWriter writer(bytes);
    encode(requests, order, writer);
    return bytes;
}

Result<Decoded<Order>> read(const MessageTable<Order>& table, const QByteArray& json)
{
    return decode(table, wire::parseJson(json).value());
}

Order full()
{
    return {.text = QStringLiteral("文字"),
            .reference = QStringLiteral("29165W"),
            .digits = QStringLiteral("000123"),
            .number = QStringLiteral("1.50"),
            .fenNumber = Money::fromFen(100),
            .fenText = Money::fromFen(0),
            .flag = false,
            .parts = {{QStringLiteral("a"), Money::fromFen(7)}, {QStringLiteral("b"), {}}},
            .secret = std::make_shared<const Secret>(QByteArray("134567890123456789"))};
}

QString digitsFrom(const std::string& characters)
{
    QString digits;
    for (const char each : characters.substr(0, 6))
        digits += QChar(u'0' + static_cast<unsigned char>(each) % 10);
    return digits;
}

} // namespace

class TestFields : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesInTheOrderOfTheTable()
    {
        QCOMPARE(written(full()),
                 QByteArray("{\"text\":\"文字\",\"reference\":\"29165W\",\"digits\":\"000123\","
                            "\"number\":1.50,\"fenNumber\":100,\"fenText\":\"0\",\"flag\":false,"
                            "\"parts\":[{\"name\":\"a\",\"price\":\"7\"},{\"name\":\"b\"}],"
                            "\"secret\":\"134567890123456789\"}"));
        QCOMPARE(written({}), QByteArray("{}"));
    }

    void readsWhatItWrites()
    {
        const auto decoded = read(requests, written(full()));
        QVERIFY(decoded);
        QVERIFY(isSame(decoded->message, full()));
        QVERIFY(decoded->remarks.unknown.isEmpty() && decoded->remarks.leftOut.isEmpty());
    }

    void readsAnythingItWrites()
    {
        QVERIFY(rc::check("a valid message is the same after writing and reading", [] {
            Order order;
            order.text = QString::fromStdString(*rc::gen::string<std::string>()).left(5);
            order.reference = digitsFrom(*rc::gen::string<std::string>());
            order.digits = digitsFrom(*rc::gen::string<std::string>());
            order.fenNumber = Money::fromFen(*rc::gen::inRange(1, 101));
            if (*rc::gen::arbitrary<bool>())
                order.fenText = Money::fromFen(*rc::gen::inRange<qint64>(0, Money::maxFen));
            if (*rc::gen::arbitrary<bool>())
                order.flag = *rc::gen::arbitrary<bool>();
            for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
                order.parts.append({QStringLiteral("p%1").arg(i), Money::fromFen(i)});
            RC_PRE(!order.text.isEmpty() || !order.reference.isEmpty());
            RC_ASSERT(validate(requests, order).has_value());
            const auto decoded = read(requests, written(order));
            RC_ASSERT(decoded.has_value());
            RC_ASSERT(isSame(decoded->message, order));
        }));
    }

    void namesTheFieldThatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char* json, ErrorCode code, const char* detail) {
            QTest::newRow(detail) << QByteArray(json) << code << QString::fromLatin1(detail);
        };
        row("{\"text\":\"x\"}", ErrorCode::Malformed, "fenNumber: missing");
        row("{\"fenNumber\":1}", ErrorCode::Malformed, "text or reference: missing");
        row("{\"text\":5}", ErrorCode::Malformed, "text: not a text");
        row("{\"text\":\"123456\"}", ErrorCode::OutOfRange, "text: 6 characters, at most 5");
        row("{\"reference\":true}", ErrorCode::Malformed, "reference: not a text");
        row("{\"text\":\"x\",\"digits\":\"12a\"}", ErrorCode::Malformed, "digits: not digits");
        row("{\"text\":\"x\",\"digits\":-5}", ErrorCode::Malformed, "digits: not digits");
        row("{\"text\":\"x\",\"number\":\"1e5\"}", ErrorCode::Malformed, "number: not a number");
        row("{\"text\":\"x\",\"fenNumber\":0}", ErrorCode::OutOfRange,
            "fenNumber: 0 fen, allowed 1 to 100");
        row("{\"text\":\"x\",\"fenNumber\":\"101\"}", ErrorCode::OutOfRange,
            "fenNumber: 101 fen, allowed 1 to 100");
        row("{\"text\":\"x\",\"fenNumber\":1,\"fenText\":\"1.0\"}", ErrorCode::Malformed,
            "fenText: not a number of fen");
        row("{\"text\":\"x\",\"fenNumber\":1,\"flag\":\"TRUE\"}", ErrorCode::Malformed,
            "flag: neither true nor false");
        row("{\"text\":\"x\",\"fenNumber\":1,\"flag\":1}", ErrorCode::Malformed,
            "flag: neither true nor false");
        row("{\"text\":\"x\",\"fenNumber\":1,\"parts\":{}}", ErrorCode::Malformed,
            "parts: not a list");
        row("{\"text\":\"x\",\"fenNumber\":1,\"parts\":[{\"name\":\"a\"},{\"price\":\"1\"}]}",
            ErrorCode::Malformed, "parts[1].name: missing");
        row("{\"text\":\"x\",\"fenNumber\":1,\"parts\":[7]}", ErrorCode::Malformed,
            "parts[0].not an object");
        row("{\"text\":\"x\",\"fenNumber\":1,\"secret\":\"a b\"}", ErrorCode::Malformed,
            "secret: not visible ASCII");
        row("{\"text\":\"x\",\"fenNumber\":1,\"yuanNumber\":1.234}", ErrorCode::OutOfRange,
            "yuanNumber: not a number of yuan");
        row("{\"text\":\"x\",\"fenNumber\":1,\"yuanNumber\":1e3}", ErrorCode::Malformed,
            "yuanNumber: not a number of yuan");
        row("{\"text\":\"x\",\"fenNumber\":1,\"yuanText\":\"\xC2\xA5 1\"}", ErrorCode::Malformed,
            "yuanText: not a number of yuan");
        row("{\"text\":\"x\",\"fenNumber\":1,\"yuanNumber\":-1.01}", ErrorCode::OutOfRange,
            "yuanNumber: -101 fen, allowed -100 to 1000000");
        row("{\"text\":\"x\",\"fenNumber\":1,\"kind\":\"3\"}", ErrorCode::OutOfRange,
            "kind: not one of those that are allowed");
        row("{\"text\":\"x\",\"fenNumber\":1,\"kind\":\"2\"}", ErrorCode::Malformed,
            "expiry: missing");
        row("{\"text\":\"x\",\"fenNumber\":1,\"kind\":\"2\",\"expiry\":\"123\"}",
            ErrorCode::OutOfRange, "expiry: 3 characters, at least 4");
        row("{\"text\":\"x\",\"fenNumber\":1,\"gift\":[]}", ErrorCode::Malformed,
            "gift: not an object");
        row("{\"text\":\"x\",\"fenNumber\":1,\"gift\":{\"price\":\"1\"}}", ErrorCode::Malformed,
            "gift.name: missing");
    }
    void namesTheFieldThatIsWrong()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const ErrorCode, code);
        QFETCH(const QString, detail);
        const auto decoded = read(requests, json);
        QVERIFY(!decoded);
        QCOMPARE(decoded.error(), (Error{code, detail}));
    }

    void takesNumbersAndTextsForEachOther()
    {
        const Order order = read(requests, "{\"reference\":123,\"digits\":42,\"number\":\"1.5\","
                                           "\"fenNumber\":\"5\",\"fenText\":6,\"flag\":\"true\"}")
                                ->message;
        QCOMPARE(order.reference, QStringLiteral("123"));
        QCOMPARE(order.digits, QStringLiteral("42"));
        QCOMPARE(order.number, QStringLiteral("1.5"));
        QCOMPARE(order.fenNumber, Money::fromFen(5));
        QCOMPARE(order.fenText, Money::fromFen(6));
        QCOMPARE(order.flag, true);
    }

    void prefersTheRightSpelling()
    {
        const QByteArray start = "{\"text\":\"x\",\"fenNumber\":1,";
        QCOMPARE(read(requests, start + "\"fenTxet\":\"7\"}")->message.fenText, Money::fromFen(7));
        QCOMPARE(read(requests, start + "\"fenTxet\":\"7\",\"fenText\":\"8\"}")->message.fenText,
                 Money::fromFen(8));
        QCOMPARE(read(requests, start + "\"fenText\":null,\"fenTxet\":\"7\"}")->message.fenText,
                 Money::fromFen(7));
    }

    void countsCharactersAsPeopleDo()
    {
        Order order = full();
        order.text = QString::fromUcs4(U"😀").repeated(5);
        QVERIFY(validate(requests, order));
        order.text += u'x';
        QCOMPARE(validate(requests, order).error().detail,
                 QStringLiteral("text: 6 characters, at most 5"));
    }

    void leavesOutWhatOnlyInforms()
    {
        const auto decoded =
            read(answers, "{\"text\":5,\"digits\":\"1234567\",\"fenText\":\"7\",\"odd\":1,"
                          "\"parts\":[{\"price\":\"2\",\"odd\":1}]}");
        QVERIFY(decoded);
        QCOMPARE(decoded->message.fenText, Money::fromFen(7));
        QCOMPARE(decoded->message.text, QString());
        QCOMPARE(decoded->message.parts.size(), 1);
        QCOMPARE(decoded->remarks.leftOut,
                 (QStringList{QStringLiteral("text: not a text"),
                              QStringLiteral("digits: 7 characters, at most 6"),
                              QStringLiteral("fenNumber: missing"),
                              QStringLiteral("parts[0].name: missing")}));
        QCOMPARE(decoded->remarks.unknown,
                 (QStringList{QStringLiteral("parts[0].odd"), QStringLiteral("odd")}));
    }

    void yuanHaveTwoDecimalsOnTheWire()
    {
        Order order;
        order.text = QStringLiteral("x");
        order.fenNumber = Money::fromFen(1);
        order.yuanNumber = Money::fromFen(123'450);
        order.yuanText = Money::fromFen(5);
        order.gift = Part{QStringLiteral("n"), Money::fromFen(7)};
        QByteArray bytes;
        wire::JsonWriter writer(bytes);
        encode(requests, order, writer);
        QCOMPARE(bytes, QByteArray("{\"text\":\"x\",\"fenNumber\":1,\"yuanNumber\":1234.50,"
                                   "\"yuanText\":\"0.05\",\"gift\":{\"name\":\"n\","
                                   "\"price\":\"7\"}}"));
        const auto read = decode(requests, wire::parseJson(bytes).value());
        QVERIFY(read.has_value());
        QVERIFY(isSame(read->message, order));
        for (const char* text : {"1234.5", "\"1234.50\"", "1234.50"}) {
            const QByteArray json =
                "{\"text\":\"x\",\"fenNumber\":1,\"yuanNumber\":" + QByteArray(text) + '}';
            QCOMPARE(decode(requests, wire::parseJson(json).value())->message.yuanNumber,
                     std::optional(Money::fromFen(123'450)));
        }
    }

    void secretsMayBeChineseNames()
    {
        static constexpr Field named[]{
            {.name = "NAME"_L1, .at = in<&Order::secret>, .most = 3, .privacy = Privacy::Masked}};
        static constexpr MessageTable<Order> table{
            {"named"_L1, "1.2"_L1, Direction::Request, named}};
        Order order;
        order.secret = std::make_shared<const Secret>(QByteArray("诸葛亮"));
        const auto checked = validate(table, order);
        QVERIFY2(checked, qPrintable(checked ? QString() : checked.error().detail));
        order.secret = std::make_shared<const Secret>(QByteArray("诸葛孔明"));
        QCOMPARE(validate(table, order).error().detail,
                 QStringLiteral("NAME: 4 characters, at most 3"));
        order.secret = std::make_shared<const Secret>(QByteArray("a\nb"));
        QCOMPARE(validate(table, order).error().detail, QStringLiteral("NAME: control characters"));
    }

    void masksSecretsWhereverTheyStand()
    {
        const QByteArray json = "{\"secret\":\"134567890123456789\",\"text\":\"x\",\"odd\":\"s\","
                                "\"flag\":{\"secret\":\"134567890123456789\"},\"number\":1.50}";
        QCOMPARE(masked(requests, wire::parseJson(json).value()),
                 QByteArray("{\"secret\":\"**************6789\",\"text\":\"x\",\"odd\":\"***\","
                            "\"flag\":\"***\",\"number\":1.50}"));
    }

    void drawsItsPage()
    {
        const QString page = pageOf(requests);
        QVERIFY(page.startsWith(u"### order (1.1)\n"));
        QVERIFY(page.contains(u"| `fenNumber` | number of fen | yes | 1 to 100 fen |  |\n"));
        QVERIFY(page.contains(u"| `parts[].name` | text | yes | 5 |  |\n"));
        QVERIFY(page.contains(u"| `secret` | reference | no |  | hush; masked in logs |\n"));
        QVERIFY(page.contains(u"also as `fenTxet`"));
        QVERIFY(page.contains(u"| `kind` | text | no |  | `1`, `2` |\n"));
        QVERIFY(page.contains(u"| `expiry` | text | when | 4 to 4 |  |\n"));
        QVERIFY(page.contains(u"| `gift.price` | fen as text | no | 0 to 1000 fen |  |\n"));
    }
};

} // namespace till::channels

QTEST_APPLESS_MAIN(till::channels::TestFields)
#include "tst_fields.moc"
