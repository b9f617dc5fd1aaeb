// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sale/events.h"

#include <rapidcheck.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

#include <string>

using namespace till;
using namespace till::sale;

namespace {

Money fen(qint64 amount)
{
    return Money::fromFen(amount);
}

const Instant noon{1'795'142'551'000};
const OperatorId cashier{QStringLiteral("1008")};

Line fullLine()
{
    Line line;
    line.id = 3;
    line.item = Item{ProductCode(QStringLiteral("1001")),
                     QStringLiteral("6901234567892"),
                     QStringLiteral("红富士苹果 \"散称\"\n"),
                     QStringLiteral("水果"),
                     QStringLiteral("kg"),
                     Measure::Kilograms,
                     fen(1196),
                     false};
    line.quantity = Quantity::grams(1284);
    line.labelAmount = fen(1536);
    line.priceOverride = PriceOverride{fen(990), QStringLiteral("临期"), cashier};
    line.discount = Discount{Discount::Kind::Percent, 100, Money(), QStringLiteral("九折")};
    line.voided = VoidMark{cashier, noon};
    line.note = QStringLiteral("袋装");
    return line;
}

Line bareLine()
{
    return Line{.id = 1,
                .item = Item{.product = ProductCode(QStringLiteral("1"))},
                .quantity = Quantity::pieces(1)};
}

/// Every kind of event, with its optional parts and without.
QList<Event> samples()
{
    const Discount off{Discount::Kind::Amount, 0, fen(375), QStringLiteral("第二件半价")};
    return {
        SaleOpened{cashier, QStringLiteral("王敏"), noon},
        SaleOpened{},
        LineAdded{fullLine()},
        LineAdded{bareLine()},
        LineQuantityChanged{2, Quantity::pieces(5)},
        LinePriceOverridden{7, PriceOverride{fen(1490), QStringLiteral("会员价"), cashier}},
        LinePriceOverridden{7, PriceOverride{}},
        LineDiscounted{5, off, cashier},
        LineDiscounted{5, std::nullopt, OperatorId()},
        LineVoided{5, VoidMark{cashier, noon}},
        LineNoted{5, QStringLiteral("冰的")},
        LineNoted{5, QString()},
        SaleDiscounted{off, cashier},
        SaleDiscounted{std::nullopt, OperatorId()},
        SaleHeld{QStringLiteral("回去拿钱包"), noon},
        SaleHeld{},
        SaleRecalled{cashier, QStringLiteral("王敏"), noon},
        TenderStarted{},
        TenderLeft{},
        TenderAdded{Tender{1, TenderKind::Cash, fen(20'000), fen(12'920), QString()}},
        TenderAdded{Tender{2, TenderKind::ExternalCard, fen(5), fen(5), QStringLiteral("01")}},
        TenderRemoved{2},
        SaleCompleted{fen(12'921), fen(-4), fen(7'080), noon},
        SaleVoided{QStringLiteral("不要了"), cashier, noon},
        SaleVoided{},
        TenderAdded{Tender{3, TenderKind::Code, fen(921), fen(921), QString(),
                           PaymentId(QStringLiteral("T012ABC0000001C")), QStringLiteral("wechat")}},
        PaymentBegun{
            {PaymentId(QStringLiteral("T012ABC0000001C")), fen(921), QStringLiteral("unknown")}},
        PaymentEnded{PaymentId(QStringLiteral("T012ABC0000001C"))},
        PaymentSetAside{PaymentId(QStringLiteral("T012ABC0000001C")), cashier},
        PaymentReturned{PaymentId(QStringLiteral("T012ABC0000001C"))}};
}

/// Every payload that differs from the object by one changed or missing value, at any depth.
QList<QJsonObject> withOneFieldReplaced(const QJsonObject& object, const QJsonValue& replacement)
{
    QList<QJsonObject> variants;
    for (auto it = object.begin(); it != object.end(); ++it) {
        QJsonObject changed = object;
        if (replacement.isUndefined())
            changed.remove(it.key());
        else
            changed[it.key()] = replacement;
        variants.append(changed);
        const QJsonObject below = it.value().toObject();
        for (const QJsonObject& inner : withOneFieldReplaced(below, replacement)) {
            changed[it.key()] = inner;
            variants.append(changed);
        }
    }
    return variants;
}

QJsonObject jsonOf(const Event& event)
{
    return QJsonDocument::fromJson(encode(event)).object();
}

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

class EventCodecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBackEveryEvent();
    void writesCompactJsonInOneOrder();
    void namesEveryKind();
    void tellsEventsThatMoveMoney();
    void refusesAnUnknownKind();
    void refusesAPayloadOfAnotherKind();
    void refusesMistypedFields();
    void missingFieldsAreRefusedOrEmpty();
    void refusesUnknownFields();
    void refusesNumbersOutOfRange_data();
    void refusesNumbersOutOfRange();
    void neverCrashesOnAnyBytes();
    void neverCrashesOnDamagedPayloads();
    void anEventAboutAnUnknownLineChangesNothing();
};

void EventCodecTest::readsBackEveryEvent()
{
    QSet<size_t> seen;
    for (const Event& event : samples()) {
        const Result<Event> decoded = decode(kindOf(event), encode(event));
        QVERIFY2(decoded, qPrintable(kindOf(event)));
        QVERIFY2(*decoded == event, encode(event).constData());
        seen.insert(event.index());
    }
    QCOMPARE(size_t(seen.size()), std::variant_size_v<Event>);
}

void EventCodecTest::writesCompactJsonInOneOrder()
{
    const Event added =
        TenderAdded{Tender{1, TenderKind::Cash, fen(20'000), fen(12'920), QString()}};
    QCOMPARE(
        encode(added),
        QByteArrayLiteral(R"({"tender":{"applied":12920,"id":1,"kind":"cash","received":20000}})"));
    QCOMPARE(encode(TenderStarted{}), QByteArrayLiteral("{}"));
}

void EventCodecTest::namesEveryKind()
{
    // These names are in journals: a changed one makes old journals unreadable.
    const QStringList expected{u"sale.opened"_qs,
                               u"sale.line_added"_qs,
                               u"sale.line_quantity_changed"_qs,
                               u"sale.line_price_overridden"_qs,
                               u"sale.line_discounted"_qs,
                               u"sale.line_voided"_qs,
                               u"sale.line_noted"_qs,
                               u"sale.discounted"_qs,
                               u"sale.held"_qs,
                               u"sale.recalled"_qs,
                               u"sale.tender_started"_qs,
                               u"sale.tender_left"_qs,
                               u"sale.tender_added"_qs,
                               u"sale.tender_removed"_qs,
                               u"sale.completed"_qs,
                               u"sale.voided"_qs,
                               u"sale.payment_begun"_qs,
                               u"sale.payment_ended"_qs,
                               u"sale.payment_set_aside"_qs,
                               u"sale.payment_returned"_qs};
    QStringList kinds;
    for (const Event& event : samples()) {
        if (!kinds.contains(kindOf(event)))
            kinds.append(kindOf(event));
    }
    QCOMPARE(kinds, expected);
}

void EventCodecTest::tellsEventsThatMoveMoney()
{
    QVERIFY(movesMoney(TenderAdded{}));
    QVERIFY(movesMoney(TenderRemoved{}));
    QVERIFY(movesMoney(SaleCompleted{}));
    QVERIFY(movesMoney(SaleVoided{}));
    QVERIFY(movesMoney(PaymentBegun{}));
    QVERIFY(movesMoney(PaymentEnded{}));
    QVERIFY(movesMoney(PaymentSetAside{}));
    QVERIFY(movesMoney(PaymentReturned{}));
    QVERIFY(!movesMoney(LineAdded{}));
    QVERIFY(!movesMoney(SaleHeld{}));
}

void EventCodecTest::refusesAnUnknownKind()
{
    for (const QString& kind : {u"print.queued"_qs, u"sale."_qs, u"sale.Opened"_qs, QString()})
        QCOMPARE(decode(kind, QByteArrayLiteral("{}")).error().code, ErrorCode::NotFound);
}

void EventCodecTest::refusesAPayloadOfAnotherKind()
{
    const QByteArray payload = encode(LineAdded{fullLine()});
    for (const Event& event : samples()) {
        if (!std::holds_alternative<LineAdded>(event))
            QVERIFY2(!decode(kindOf(event), payload), qPrintable(kindOf(event)));
    }
}

void EventCodecTest::refusesMistypedFields()
{
    // A value that fits no field at all, and one that fits no field of the samples' types.
    for (const QJsonValue& wrong : {QJsonValue(QJsonValue::Null), QJsonValue(QJsonArray{1}),
                                    QJsonValue(1.5), QJsonValue(-1e300)}) {
        for (const Event& event : samples()) {
            for (const QJsonObject& changed : withOneFieldReplaced(jsonOf(event), wrong)) {
                const Result<Event> decoded = decode(kindOf(event), compact(changed));
                QVERIFY2(!decoded, compact(changed).constData());
                QCOMPARE(decoded.error().code, ErrorCode::Malformed);
            }
        }
    }
}

void EventCodecTest::missingFieldsAreRefusedOrEmpty()
{
    int refused = 0;
    for (const Event& event : samples()) {
        for (const QJsonObject& shorter :
             withOneFieldReplaced(jsonOf(event), QJsonValue::Undefined)) {
            const Result<Event> decoded = decode(kindOf(event), compact(shorter));
            if (decoded)
                QCOMPARE(jsonOf(*decoded), shorter); // an optional field: read as empty
            else
                ++refused;
        }
    }
    QVERIFY(refused > 40);
    QVERIFY(!decode(u"sale.line_voided", QByteArrayLiteral(R"({"lineId":1})")));
    QVERIFY(!decode(u"sale.tender_removed", QByteArrayLiteral("{}")));
}

void EventCodecTest::refusesUnknownFields()
{
    for (const Event& event : samples()) {
        QJsonObject more = jsonOf(event);
        more[u"surprise"_qs] = 1;
        QVERIFY2(!decode(kindOf(event), compact(more)), qPrintable(kindOf(event)));
    }
}

void EventCodecTest::refusesNumbersOutOfRange_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("payload");

    const auto row = [](const char* name, const QString& kind, const char* payload) {
        QTest::newRow(name) << kind << QByteArray(payload);
    };
    row("line 0", u"sale.line_noted"_qs, R"({"lineId":0})");
    row("line too high", u"sale.line_noted"_qs, R"({"lineId":2147483647})");
    row("quantity 0", u"sale.line_quantity_changed"_qs, R"({"lineId":1,"quantity":0})");
    row("quantity too high", u"sale.line_quantity_changed"_qs,
        R"({"lineId":1,"quantity":100000000})");
    row("negative price", u"sale.line_price_overridden"_qs,
        R"({"lineId":1,"change":{"price":-1}})");
    row("price too high", u"sale.line_price_overridden"_qs,
        R"({"lineId":1,"change":{"price":10000000000}})");
    row("more than all off", u"sale.discounted"_qs, R"({"discount":{"permille":1001}})");
    row("nothing off", u"sale.discounted"_qs, R"({"discount":{"amount":0}})");
    row("both kinds of discount", u"sale.discounted"_qs,
        R"({"discount":{"amount":5,"permille":5}})");
    row("neither kind of discount", u"sale.discounted"_qs, R"({"discount":{"name":"x"}})");
    row("unknown means", u"sale.tender_added"_qs,
        R"({"tender":{"applied":1,"id":1,"kind":"shells","received":1}})");
    row("more applied than received", u"sale.tender_added"_qs,
        R"({"tender":{"applied":2,"id":1,"kind":"cash","received":1}})");
    row("code without its payment", u"sale.tender_added"_qs,
        R"({"tender":{"applied":1,"id":1,"kind":"code","means":"wechat","received":1}})");
    row("cash with a payment", u"sale.tender_added"_qs,
        R"({"tender":{"applied":1,"id":1,"kind":"cash","payment":"P","received":1}})");
    row("nameless payment", u"sale.payment_ended"_qs, R"({"payment":""})");
    row("payment of nothing", u"sale.payment_begun"_qs,
        R"({"amount":0,"means":"wechat","payment":"P"})");
    row("before 1970", u"sale.held"_qs, R"({"at":-1})");
    row("year 10000", u"sale.held"_qs, R"({"at":253402300800000})");
    row("beyond 64 bits", u"sale.held"_qs, R"({"at":99999999999999999999})");
    row("half a piece", u"sale.line_added"_qs,
        R"({"line":{"id":1,"item":{"discountable":true,"listPrice":1,"measure":"pieces","name":"a","product":"a"},"quantity":500}})");
    row("no object", u"sale.tender_started"_qs, "[]");
    row("empty", u"sale.tender_started"_qs, "");
    row("cut off", u"sale.tender_started"_qs, "{");
    row("more behind", u"sale.tender_started"_qs, "{}{}");
}

void EventCodecTest::refusesNumbersOutOfRange()
{
    QFETCH(QString, kind);
    QFETCH(QByteArray, payload);
    const Result<Event> decoded = decode(kind, payload);
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().code, ErrorCode::Malformed);
}

void EventCodecTest::neverCrashesOnAnyBytes()
{
    const QList<Event> events = samples();
    QVERIFY(rc::check("any bytes are refused or read back the same", [&](const std::string& bytes) {
        const auto which = *rc::gen::inRange<qsizetype>(0, events.size());
        const auto decoded = decode(kindOf(events[which]), QByteArray::fromStdString(bytes));
        RC_ASSERT((!decoded || decode(kindOf(*decoded), encode(*decoded)).has_value()));
    }));
}

void EventCodecTest::neverCrashesOnDamagedPayloads()
{
    const QList<Event> events = samples();
    QVERIFY(rc::check("a payload with overwritten bytes is refused or read back the same", [&] {
        const Event& event = events[*rc::gen::inRange<qsizetype>(0, events.size())];
        QByteArray payload = encode(event);
        for (int i = *rc::gen::inRange(1, 4); i > 0; --i)
            payload[*rc::gen::inRange<qsizetype>(0, payload.size())] = *rc::gen::arbitrary<char>();
        const auto decoded = decode(kindOf(event), payload);
        RC_ASSERT((!decoded || decode(kindOf(event), encode(*decoded)) == *decoded));
    }));
}

void EventCodecTest::anEventAboutAnUnknownLineChangesNothing()
{
    Sale sale;
    sale.id = SaleId(QStringLiteral("02-20261120-0147"));
    sale.lines = {bareLine()};
    for (const Event& event :
         QList<Event>{LineQuantityChanged{9, Quantity::pieces(1)}, LineVoided{9, VoidMark{}},
                      LineNoted{9, QStringLiteral("x")}, TenderRemoved{9},
                      LinePriceOverridden{9, PriceOverride{}}, LineDiscounted{9},
                      PaymentEnded{PaymentId(QStringLiteral("P"))},
                      PaymentSetAside{PaymentId(QStringLiteral("P")), cashier},
                      PaymentReturned{PaymentId(QStringLiteral("P"))}})
        QVERIFY(apply(sale, sale.id, event) == sale);
}

QTEST_APPLESS_MAIN(EventCodecTest)
#include "tst_event_codec.moc"
