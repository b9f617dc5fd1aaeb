// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tillctl/call_fields.h"
#include "core/channels/poslink/messages.h"

#include <QTest>

using namespace till;
using namespace till::ctl;
using namespace Qt::StringLiterals;

namespace {

struct Payer {
    QString name;
    std::shared_ptr<const Secret> idNumber;
};
struct Item {
    QString id;
    std::optional<Money> price;
};
struct Sample {
    QString order;
    std::shared_ptr<const Secret> card;
    std::optional<Money> amount;
    std::optional<Payer> payer;
    QList<Item> items;
};

constexpr channels::Field payerFields[]{
    {.name = "name"_L1, .at = channels::in<&Payer::name>},
    {.name = "idNumber"_L1,
     .at = channels::in<&Payer::idNumber>,
     .privacy = channels::Privacy::Masked},
};
constexpr channels::Field itemFields[]{
    {.name = "id"_L1, .need = channels::Need::Required, .at = channels::in<&Item::id>},
    {.name = "price"_L1, .type = channels::FieldType::YuanText, .at = channels::in<&Item::price>},
};
constexpr channels::Field sampleFields[]{
    {.name = "order"_L1, .need = channels::Need::Required, .at = channels::in<&Sample::order>},
    {.name = "card"_L1, .at = channels::in<&Sample::card>, .privacy = channels::Privacy::Masked},
    {.name = "amount"_L1,
     .type = channels::FieldType::FenNumber,
     .at = channels::in<&Sample::amount>},
    {.name = "payer"_L1,
     .type = channels::FieldType::Object,
     .at = channels::in<&Sample::payer>,
     .items = payerFields},
    {.name = "items"_L1,
     .type = channels::FieldType::List,
     .at = channels::in<&Sample::items>,
     .items = itemFields},
};
constexpr channels::MessageTable<Sample> sampleTable{
    {"sample"_L1, "1"_L1, channels::Direction::Request, sampleFields}};

Result<TypedFields> typed(const QStringList& words, const QByteArrayList& input = {})
{
    QByteArrayList lines = input;
    return readFields(sampleTable, words, {},
                      [&lines] { return lines.isEmpty() ? QByteArray() : lines.takeFirst(); });
}

Result<Sample> sampleOf(const QStringList& words, const QByteArrayList& input = {})
{
    const auto read = typed(words, input);
    if (!read)
        return failure(read.error());
    auto decoded = channels::decode(sampleTable, read->json);
    if (!decoded)
        return failure(decoded.error());
    return std::move(decoded->message);
}

} // namespace

class TestCallFields : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsBecomeTheMessage()
    {
        const auto sample =
            sampleOf({u"order=A=1"_qs, u"amount=1280"_qs, u"payer.name=张三"_qs,
                      u"payer.idNumber=-"_qs, u"items[0].id=x"_qs, u"items[0].price=1.50"_qs,
                      u"items[1]={\"id\":\"y\"}"_qs, u"card=-"_qs},
                     {"110101199001011234", "6225123456781234"});
        QVERIFY2(sample, sample ? "" : qPrintable(sample.error().detail));
        QCOMPARE(sample->order, u"A=1"_qs);
        QCOMPARE(sample->amount, Money::fromFen(1'280));
        QVERIFY(sample->payer.has_value());
        QCOMPARE(sample->payer->name, u"张三"_qs);
        QCOMPARE(sample->payer->idNumber->reveal(), QByteArray("110101199001011234"));
        QCOMPARE(sample->card->reveal(), QByteArray("6225123456781234"));
        QCOMPARE(sample->items.size(), 2);
        QCOMPARE(sample->items[0].price, Money::fromFen(150));
        QCOMPARE(sample->items[1].id, u"y"_qs);
    }

    void aWholeListMayBeTypedAsJson()
    {
        const auto sample =
            sampleOf({u"order=A"_qs, u"items=[{\"id\":\"x\"},{\"id\":\"y\",\"price\":\"2.00\"}]"_qs,
                      u"payer={\"name\":\"B\"}"_qs});
        QVERIFY2(sample, sample ? "" : qPrintable(sample.error().detail));
        QCOMPARE(sample->items.size(), 2);
        QCOMPARE(sample->items[1].price, Money::fromFen(200));
        QCOMPARE(sample->payer->name, u"B"_qs);
    }

    void refusesWhatTheTableDoesNotSay_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("says");
        QTest::newRow("no such field") << u"colour=red"_qs << u"colour: no such field"_qs;
        QTest::newRow("nested") << u"payer.age=3"_qs << u"payer.age: no such field"_qs;
        QTest::newRow("in JSON") << u"items={\"id\":\"x\",\"age\":1}"_qs
                                 << u"items.age: no such field"_qs;
        QTest::newRow("no list") << u"order[0].x=1"_qs
                                 << u"order: is neither a list nor an object"_qs;
        QTest::newRow("a gap") << u"items[1].id=x"_qs
                               << u"items[1]: the item before it is missing"_qs;
        QTest::newRow("no index") << u"items.id=x"_qs << u"items: is a list: say NAME[0]"_qs;
        QTest::newRow("an index that is none")
            << u"items[-1].id=x"_qs << u"items: is a list: say NAME[0]"_qs;
        QTest::newRow("an open index") << u"items[0"_qs << u"a field is said as NAME=VALUE"_qs;
        QTest::newRow("broken JSON") << u"payer={\"name\""_qs << u"payer: not JSON"_qs;
        QTest::newRow("JSON of another kind") << u"payer=7"_qs << u"payer: not a JSON object"_qs;
        QTest::newRow("no value") << u"order"_qs << u"a field is said as NAME=VALUE"_qs;
        QTest::newRow("no name") << u"=A"_qs << u"a field is said as NAME=VALUE"_qs;
        QTest::newRow("no line") << u"card=-"_qs << u"card: standard input holds no line for it"_qs;
    }
    void refusesWhatTheTableDoesNotSay()
    {
        QFETCH(QString, word);
        QFETCH(QString, says);
        const auto read = typed({word});
        QVERIFY(!read);
        QCOMPARE(read.error().detail, says);
        QCOMPARE(read.error().code, ErrorCode::Malformed);
    }

    void refusesToSayAFieldTwice()
    {
        const auto read = typed({u"order=A"_qs, u"order=B"_qs});
        QVERIFY(!read);
        QCOMPARE(read.error().detail, u"order: said twice"_qs);
        QVERIFY(!typed({u"items[0].id=A"_qs, u"items[0]={\"id\":\"B\"}"_qs}));
    }

    /// Whoever may list the processes of this machine would read it.
    void refusesSensitiveValuesOnTheCommandLine_data()
    {
        QTest::addColumn<QString>("word");
        QTest::newRow("plain") << u"card=6225123456781234"_qs;
        QTest::newRow("nested") << u"payer.idNumber=110101199001011234"_qs;
        QTest::newRow("in JSON") << u"payer={\"idNumber\":\"110101199001011234\"}"_qs;
    }
    void refusesSensitiveValuesOnTheCommandLine()
    {
        QFETCH(QString, word);
        const auto read = typed({word});
        QVERIFY(!read);
        QVERIFY2(read.error().detail.contains(u"comes from standard input"),
                 qPrintable(read.error().detail));
        QVERIFY(!read.error().detail.contains(u"1234"));
    }

    void defaultsFillWhatIsNotSaid()
    {
        const QList<std::pair<QLatin1StringView, QString>> defaults{{"order"_L1, u"default"_qs},
                                                                    {"amount"_L1, u"1"_qs}};
        const auto read =
            readFields(sampleTable, {u"amount="_qs}, defaults, [] { return QByteArray(); });
        QVERIFY(read);
        const auto sample = channels::decode(sampleTable, read->json);
        QVERIFY(sample);
        QCOMPARE(sample->message.order, u"default"_qs);
        QVERIFY(!sample->message.amount); // said to be absent
    }

    void hiddenValuesLeaveTheBytesInEverySpelling_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("shown");
        QTest::newRow("as it is") << QByteArray("6225") << QByteArray("{\"card\":\"6225\"}")
                                  << QByteArray("{\"card\":\"<card>\"}");
        QTest::newRow("Chinese in a form")
            << QByteArray("张三") << QByteArray("card=%E5%BC%A0%E4%B8%89&x=1")
            << QByteArray("card=<card>&x=1");
        QTest::newRow("blanks in a form")
            << QByteArray("a b") << QByteArray("card=a+b") << QByteArray("card=<card>");
        QTest::newRow("quotes in JSON") << QByteArray("a\"b") << QByteArray("{\"card\":\"a\\\"b\"}")
                                        << QByteArray("{\"card\":\"<card>\"}");
        QTest::newRow("slashes that are signed")
            << QByteArray("a/b") << QByteArray("{\"card\":\"a\\/b\"}")
            << QByteArray("{\"card\":\"<card>\"}");
    }
    void hiddenValuesLeaveTheBytesInEverySpelling()
    {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, shown);
        const auto read = typed({u"card=-"_qs}, {value});
        QVERIFY(read);
        QVERIFY(holdsAll(bytes, read->hidden));
        QCOMPARE(withoutHidden(bytes, read->hidden), shown);
    }

    void aValueInUnknownDisguiseIsNoticed()
    {
        const auto read = typed({u"card=-"_qs}, {"6225123456781234"});
        QVERIFY(read);
        QVERIFY(!holdsAll(QByteArray("6225123456781234").toBase64(), read->hidden));
    }

    /// The shorter value stands in the longer one: what remained of that would be shown.
    void longerValuesGoFirst()
    {
        const auto read =
            typed({u"payer.idNumber=-"_qs, u"card=-"_qs}, {"1234", "6225123456781234"});
        QVERIFY(read);
        QCOMPARE(withoutHidden("6225123456781234,1234", read->hidden),
                 QByteArray("<card>,<payer.idNumber>"));
    }

    void fitsTheTablesOfAChannel()
    {
        const auto read = readFields(channels::poslink::payRequestTable,
                                     {u"transactionAmount=1"_qs, u"payCode=-"_qs,
                                      u"goods[0].goodsId=1"_qs, u"goods[0].price=1"_qs},
                                     {}, [] { return QByteArray("134567890123456789"); });
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        const auto message = channels::decode(channels::poslink::payRequestTable, read->json);
        QVERIFY(!message);
        QVERIFY2(message.error().detail.endsWith(u": missing"_qs),
                 qPrintable(message.error().detail));
    }
};

QTEST_APPLESS_MAIN(TestCallFields)
#include "tst_call_fields.moc"
