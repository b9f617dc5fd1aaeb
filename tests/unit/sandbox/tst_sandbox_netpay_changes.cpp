// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sandbox/netpay_side.h"

#include <QTest>

using namespace till;
using namespace till::test;

class TestSandboxNetpayChanges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRefundIsDoneOnce();
    void refundsAddUp();
    void refundScripts_data();
    void refundScripts();
    void divisionAddsUp_data();
    void divisionAddsUp();
    void oneSubMerchantPerRefund();
    void aDepositIsCompletedOnce();
    void aDepositIsCancelled();
    void depositsOfOthersAreRefused();
    void aDepositEndsAfterThirtyDays();
    void depositScripts_data();
    void depositScripts();
    void theBooksComeBack();
};

namespace {

const QString precreate = u"trade/precreate"_qs;

QJsonObject without(QJsonObject fields, const QString& name)
{
    fields.remove(name);
    return fields;
}

/// A divided order over 1000 fen: 100 for the platform, 600 and 300 for two others.
QJsonObject division()
{
    return {
        {u"divisionFlag"_qs, true},
        {u"platformAmount"_qs, 100},
        {u"subOrders"_qs,
         QJsonArray{QJsonObject{{u"mid"_qs, u"988460101800203"_qs}, {u"totalAmount"_qs, 600}},
                    QJsonObject{{u"mid"_qs, u"988460101800204"_qs}, {u"totalAmount"_qs, 300}}}}};
}

QJsonObject subRefund(const QString& mid, qint64 subAmount, qint64 platformAmount)
{
    return {{u"platformAmount"_qs, platformAmount},
            {u"subOrders"_qs,
             QJsonArray{QJsonObject{{u"mid"_qs, mid}, {u"totalAmount"_qs, subAmount}}}}};
}

} // namespace

void TestSandboxNetpayChanges::aRefundIsDoneOnce()
{
    NetpayTalk talk;
    const QString id = talk.place(1001);
    QCOMPARE(talk.refund(id, netpayId(50), 100), u"OPERATION_NOT_ALLOWED"_qs);
    QCOMPARE(talk.query(id), u"TRADE_SUCCESS"_qs);
    QCOMPARE(talk.refund(id, netpayId(50), 100), u"SUCCESS"_qs);
    // The same again, whatever it asks for, is told what was done.
    QCOMPARE(talk.refund(id, netpayId(50), 100), u"SUCCESS"_qs);
    const QJsonObject again = talk.answer(
        u"refund"_qs,
        {{u"merOrderId"_qs, id}, {u"refundOrderId"_qs, netpayId(50)}, {u"refundAmount"_qs, 900}});
    QCOMPARE(again.value(u"refundAmount").toString(), u"100"_qs);
    QCOMPARE(talk.ledger().orders().value(id).refunded(), 100);
    QCOMPARE(talk.refundStatus(netpayId(50)), u"SUCCESS"_qs);
    QCOMPARE(talk.code(u"refund-query"_qs, id), u"NO_ORDER"_qs);
    // Without an id only once.
    const QJsonObject nameless{{u"merOrderId"_qs, id}, {u"refundAmount"_qs, 1}};
    QCOMPARE(talk.code(u"refund"_qs, nameless), u"BAD_REQUEST"_qs);
    const QString other = talk.place(1001);
    QCOMPARE(talk.query(other), u"TRADE_SUCCESS"_qs);
    const QJsonObject made =
        talk.answer(u"refund"_qs, {{u"merOrderId"_qs, other}, {u"refundAmount"_qs, 1}});
    QCOMPARE(talk.refundStatus(made.value(u"refundOrderId").toString()), u"SUCCESS"_qs);
}

void TestSandboxNetpayChanges::refundsAddUp()
{
    NetpayTalk talk;
    const QString id = talk.place(1001);
    QCOMPARE(talk.query(id), u"TRADE_SUCCESS"_qs);
    QCOMPARE(talk.refund(id, netpayId(50), 1002), u"OPERATION_NOT_ALLOWED"_qs);
    QCOMPARE(talk.refund(id, netpayId(51), 1000), u"SUCCESS"_qs);
    QCOMPARE(talk.query(id), u"TRADE_REFUND"_qs);
    QCOMPARE(talk.refund(id, netpayId(52), 2), u"OPERATION_NOT_ALLOWED"_qs);
    QCOMPARE(talk.refund(id, netpayId(53), 1), u"SUCCESS"_qs);
    QCOMPARE(talk.query(id), u"TRADE_CLOSED"_qs);
    QCOMPARE(talk.refund(id, netpayId(54), 1), u"OPERATION_NOT_ALLOWED"_qs);
    // A coupon is not paid back.
    const QString discounted = talk.place(1081);
    QCOMPARE(talk.query(discounted), u"TRADE_SUCCESS"_qs);
    QCOMPARE(talk.refund(discounted, netpayId(60), 540), u"SUCCESS"_qs);
    QCOMPARE(talk.refund(discounted, netpayId(61), 541), u"SUCCESS"_qs);
    const QList<sandbox::netpay::Refund> refunds = talk.ledger().orders().value(discounted).refunds;
    QCOMPARE(refunds.at(0).paidBack + refunds.at(1).paidBack, 1081 - 108);
}

void TestSandboxNetpayChanges::refundScripts_data()
{
    QTest::addColumn<int>("fen");
    QTest::addColumn<QStringList>("codes");    // of the same refund request, again and again
    QTest::addColumn<QStringList>("statuses"); // of its queries
    const QString success = u"SUCCESS"_qs;
    const QString processing = u"PROCESSING"_qs;
    const QString none;
    QTest::newRow("71") << 1071 << QStringList{u"TARGET_FAIL"_qs, u"TARGET_FAIL"_qs}
                        << QStringList{none};
    QTest::newRow("72") << 1072 << QStringList{u"closed"_qs, success} << QStringList{success};
    QTest::newRow("73") << 1073 << QStringList{u"closed"_qs} << QStringList{none};
    QTest::newRow("73 again") << 1073 << QStringList{u"closed"_qs, success} << QStringList{success};
    QTest::newRow("74") << 1074 << QStringList{u"500"_qs, success} << QStringList{success};
    QTest::newRow("75") << 1075 << QStringList{success}
                        << QStringList{processing, processing, success, success};
    QTest::newRow("76") << 1076 << QStringList{success}
                        << QStringList{processing, processing, u"FAIL"_qs};
    QTest::newRow("77") << 1077 << QStringList{success} << QStringList{u"UNKNOWN"_qs, success};
    QTest::newRow("78") << 1078
                        << QStringList{u"INVALID_ORDER"_qs, u"INVALID_ORDER"_qs, u"query"_qs,
                                       success}
                        << QStringList{success};
    QTest::newRow("79") << 1079 << QStringList{u"ORDER_PROCESSING"_qs, success}
                        << QStringList{success};
}

void TestSandboxNetpayChanges::refundScripts()
{
    QFETCH(int, fen);
    QFETCH(QStringList, codes);
    QFETCH(QStringList, statuses);
    NetpayTalk talk;
    const QString id = talk.place(fen);
    QCOMPARE(talk.query(id), u"TRADE_SUCCESS"_qs);
    for (const QString& code : std::as_const(codes)) {
        if (code == u"query") {
            QCOMPARE(talk.query(id), u"TRADE_SUCCESS"_qs);
            continue;
        }
        const sandbox::Reply reply = talk.ask(u"refund"_qs, {{u"merOrderId"_qs, id},
                                                             {u"refundOrderId"_qs, netpayId(50)},
                                                             {u"refundAmount"_qs, 100}});
        QCOMPARE(reply.delivery == sandbox::Delivery::ClosedAtOnce ? u"closed"_qs
                 : reply.status == 500                             ? u"500"_qs
                                       : reply.json.value(u"errCode").toString(),
                 code);
    }
    for (const QString& status : std::as_const(statuses))
        QCOMPARE(talk.refundStatus(netpayId(50)), status);
    const bool isDone = statuses.last() == u"SUCCESS";
    QCOMPARE(talk.ledger().orders().value(id).refunded(), isDone ? 100 : 0);
}

void TestSandboxNetpayChanges::divisionAddsUp_data()
{
    QTest::addColumn<QJsonObject>("more");
    QTest::addColumn<QString>("code");
    const QString bad = u"BAD_REQUEST"_qs;
    QTest::newRow("even") << division() << u"SUCCESS"_qs;
    QTest::newRow("1 fen too much") << joined(division(), {{u"platformAmount"_qs, 101}}) << bad;
    QTest::newRow("no platform") << without(division(), u"platformAmount"_qs) << bad;
    QTest::newRow("nobody") << without(division(), u"subOrders"_qs) << bad;
    QTest::newRow("no flag") << without(division(), u"divisionFlag"_qs) << bad;
    QTest::newRow("flag off") << joined(division(), {{u"divisionFlag"_qs, false}}) << bad;
    QTest::newRow("a deposit") << joined(division(), {{u"secureTransaction"_qs, u"true"_qs}})
                               << bad;
    QTest::newRow("no deposit") << joined(division(), {{u"secureTransaction"_qs, u"false"_qs}})
                                << u"SUCCESS"_qs;
    const QJsonArray nameless{QJsonObject{{u"totalAmount"_qs, 900}}};
    QTest::newRow("a share of nobody") << joined(division(), {{u"subOrders"_qs, nameless}}) << bad;
    const auto goods = [](qint64 second) {
        return QJsonObject{
            {u"divisionFlag"_qs, true},
            {u"platformAmount"_qs, 100},
            {u"goods"_qs, QJsonArray{QJsonObject{{u"subMerchantId"_qs, u"988460101800203"_qs},
                                                 {u"subOrderAmount"_qs, 333}},
                                     QJsonObject{{u"subMerchantId"_qs, u"988460101800204"_qs},
                                                 {u"subOrderAmount"_qs, second}}}}};
    };
    QTest::newRow("by goods") << goods(667) << u"SUCCESS"_qs;
    QTest::newRow("by goods, 1 fen less") << goods(666) << bad;
    QJsonArray many;
    for (int i = 0; i < 21; ++i)
        many.append(QJsonObject{{u"mid"_qs, u"988460101800%1"_qs.arg(i + 100)},
                                {u"totalAmount"_qs, i == 0 ? 900 : 0}});
    QTest::newRow("21 others") << joined(division(), {{u"subOrders"_qs, many}}) << bad;
    many.removeLast();
    QTest::newRow("20 others") << joined(division(), {{u"subOrders"_qs, many}}) << u"SUCCESS"_qs;
}

void TestSandboxNetpayChanges::divisionAddsUp()
{
    QFETCH(QJsonObject, more);
    QFETCH(QString, code);
    NetpayTalk talk;
    const QString id = talk.place(1000, more);
    QCOMPARE(talk.lastReply.json.value(u"errCode").toString(), code);
    if (code != u"SUCCESS")
        return;
    const sandbox::netpay::Order order = talk.ledger().orders().value(id);
    qint64 sum = order.platformAmount;
    for (const qint64 share : order.subAmounts)
        sum += share;
    QCOMPARE(sum, 1000);
}

void TestSandboxNetpayChanges::oneSubMerchantPerRefund()
{
    const QString first = u"988460101800203"_qs;
    const QString second = u"988460101800204"_qs;
    NetpayTalk talk;
    const QString id = talk.place(1000, division());
    for (int i = 0; i < 3; ++i)
        static_cast<void>(talk.query(id));
    const QString bad = u"BAD_REQUEST"_qs;
    QCOMPARE(talk.refund(id, netpayId(50), 100), bad);
    QCOMPARE(talk.refund(id, netpayId(50), 101, subRefund(first, 100, 0)), bad);
    QCOMPARE(talk.refund(id, netpayId(50), 601, subRefund(first, 601, 0)), bad);
    QCOMPARE(talk.refund(id, netpayId(50), 201, subRefund(first, 100, 101)), bad);
    QCOMPARE(talk.refund(id, netpayId(50), 100, subRefund(u"988460101800299"_qs, 100, 0)), bad);
    QJsonObject two = subRefund(first, 50, 0);
    QJsonArray both = two.value(u"subOrders").toArray();
    both.append(QJsonObject{{u"mid"_qs, second}, {u"totalAmount"_qs, 50}});
    two.insert(u"subOrders"_qs, both);
    QCOMPARE(talk.refund(id, netpayId(50), 100, two), bad);
    QCOMPARE(talk.refund(id, netpayId(50), 700, subRefund(first, 600, 100)), u"SUCCESS"_qs);
    QCOMPARE(talk.refund(id, netpayId(51), 1, subRefund(first, 1, 0)), bad);
    QCOMPARE(talk.refund(id, netpayId(51), 1, subRefund(second, 0, 1)), bad);
    QCOMPARE(talk.refund(id, netpayId(51), 300, subRefund(second, 300, 0)), u"SUCCESS"_qs);
    QCOMPARE(talk.query(id), u"TRADE_CLOSED"_qs);
    const QString plain = talk.place(1001);
    QCOMPARE(talk.query(plain), u"TRADE_SUCCESS"_qs);
    QCOMPARE(talk.refund(plain, netpayId(60), 100, subRefund(first, 100, 0)), bad);
}

void TestSandboxNetpayChanges::aDepositIsCompletedOnce()
{
    const QString complete = u"secure-complete"_qs;
    NetpayTalk talk;
    const QString id = talk.place(1001, {{u"secureTransaction"_qs, u"true"_qs}});
    const auto completing = [&](qint64 fen) {
        return talk.code(complete, {{u"merOrderId"_qs, id}, {u"completedAmount"_qs, fen}});
    };
    const QString no = u"OPERATION_NOT_ALLOWED"_qs;
    QCOMPARE(completing(100), no);
    QCOMPARE(talk.query(id), u"TRADE_SUCCESS"_qs);
    QCOMPARE(talk.refund(id, netpayId(50), 1), no);
    QCOMPARE(completing(1002), no);
    const QJsonObject done =
        talk.answer(complete, {{u"merOrderId"_qs, id}, {u"completedAmount"_qs, u"400"_qs}});
    QCOMPARE(done.value(u"secureStatus").toString(), u"PARTLY_COMPLETED"_qs);
    QCOMPARE(done.value(u"completedAmount"), QJsonValue(u"400"_qs));
    QCOMPARE(done.value(u"totalAmount"), QJsonValue(u"1001"_qs));
    QCOMPARE(completing(400), u"SUCCESS"_qs);
    QCOMPARE(completing(401), no);
    QCOMPARE(talk.code(u"secure-cancel"_qs, id), no);
    // Only what was completed can be refunded.
    QCOMPARE(talk.refund(id, netpayId(50), 401), no);
    QCOMPARE(talk.refund(id, netpayId(51), 400), u"SUCCESS"_qs);
    const QString all = talk.place(1001, {{u"secureTransaction"_qs, u"true"_qs}});
    QCOMPARE(talk.query(all), u"TRADE_SUCCESS"_qs);
    QCOMPARE(talk.answer(complete, {{u"merOrderId"_qs, all}, {u"completedAmount"_qs, 1001}})
                 .value(u"secureStatus")
                 .toString(),
             u"ALL_COMPLETED"_qs);
}

void TestSandboxNetpayChanges::aDepositIsCancelled()
{
    NetpayTalk talk;
    const QString id = talk.place(1001, {{u"secureTransaction"_qs, u"true"_qs}});
    QCOMPARE(talk.code(u"secure-cancel"_qs, id), u"OPERATION_NOT_ALLOWED"_qs);
    QCOMPARE(talk.query(id), u"TRADE_SUCCESS"_qs);
    const QJsonObject cancelled = talk.answer(u"secure-cancel"_qs, {{u"merOrderId"_qs, id}});
    QCOMPARE(cancelled.value(u"errCode").toString(), u"SUCCESS"_qs);
    QCOMPARE(cancelled.value(u"secureStatus").toString(), u"CANCELED"_qs);
    QCOMPARE(talk.code(u"secure-cancel"_qs, id), u"HAS_CANCELLED"_qs);
    QCOMPARE(talk.query(id), u"TRADE_CLOSED"_qs);
    QCOMPARE(talk.refund(id, netpayId(50), 1), u"OPERATION_NOT_ALLOWED"_qs);
}

void TestSandboxNetpayChanges::depositsOfOthersAreRefused()
{
    NetpayTalk talk;
    const QString plain = talk.place(1001);
    QCOMPARE(talk.query(plain), u"TRADE_SUCCESS"_qs);
    QCOMPARE(talk.code(u"secure-cancel"_qs, plain), u"OPERATION_NOT_ALLOWED"_qs);
    QCOMPARE(
        talk.code(u"secure-complete"_qs, {{u"merOrderId"_qs, plain}, {u"completedAmount"_qs, 1}}),
        u"OPERATION_NOT_ALLOWED"_qs);
    QCOMPARE(talk.code(u"secure-cancel"_qs, netpayId(9)), u"NO_ORDER"_qs);
    QCOMPARE(talk.code(u"secure-complete"_qs,
                       {{u"merOrderId"_qs, netpayId(9)}, {u"completedAmount"_qs, 1}}),
             u"NO_ORDER"_qs);
}

void TestSandboxNetpayChanges::aDepositEndsAfterThirtyDays()
{
    NetpayTalk talk;
    const QString id = talk.place(1001, {{u"secureTransaction"_qs, u"true"_qs}});
    QCOMPARE(talk.query(id), u"TRADE_SUCCESS"_qs);
    talk.now.unixMs += 30 * dayMs - 1;
    QCOMPARE(talk.query(id), u"TRADE_SUCCESS"_qs);
    talk.now.unixMs += 1;
    QCOMPARE(talk.query(id), u"TRADE_CLOSED"_qs);
    QCOMPARE(talk.code(u"secure-cancel"_qs, id), u"HAS_CANCELLED"_qs);
}

void TestSandboxNetpayChanges::depositScripts_data()
{
    QTest::addColumn<int>("fen");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::newRow("61") << 1061 << u"closed"_qs << u"HAS_CANCELLED"_qs;
    QTest::newRow("62") << 1062 << u"closed"_qs << u"SUCCESS"_qs;
    QTest::newRow("63") << 1063 << u"ORDER_PROCESSING"_qs << u"SUCCESS"_qs;
    QTest::newRow("64") << 1064 << u"NO_CROSS_DAY_TRADING"_qs << u"NO_CROSS_DAY_TRADING"_qs;
}

void TestSandboxNetpayChanges::depositScripts()
{
    QFETCH(int, fen);
    QFETCH(QString, first);
    QFETCH(QString, second);
    NetpayTalk talk;
    const QString id = talk.place(fen, {{u"secureTransaction"_qs, u"true"_qs}});
    QCOMPARE(talk.query(id), u"TRADE_SUCCESS"_qs);
    const sandbox::Reply reply = talk.ask(u"secure-cancel"_qs, {{u"merOrderId"_qs, id}});
    QCOMPARE(reply.delivery == sandbox::Delivery::ClosedAtOnce
                 ? u"closed"_qs
                 : reply.json.value(u"errCode").toString(),
             first);
    QCOMPARE(talk.code(u"secure-cancel"_qs, id), second);
}

void TestSandboxNetpayChanges::theBooksComeBack()
{
    NetpayTalk talk;
    const QString id = talk.place(1000, division());
    const QString deposit = talk.place(1001, {{u"secureTransaction"_qs, u"true"_qs}});
    for (int i = 0; i < 3; ++i)
        static_cast<void>(talk.query(id));
    static_cast<void>(talk.query(deposit));
    QCOMPARE(talk.refund(id, netpayId(50), 300, subRefund(u"988460101800203"_qs, 300, 0)),
             u"SUCCESS"_qs);
    QCOMPARE(talk.code(u"secure-complete"_qs,
                       {{u"merOrderId"_qs, deposit}, {u"completedAmount"_qs, 500}}),
             u"SUCCESS"_qs);
    NetpayTalk later;
    const QList<QJsonObject> changes = talk.ledger().takeChanges();
    QCOMPARE(changes.size(), 2);
    for (const QJsonObject& change : changes)
        QVERIFY(later.ledger().restore(change));
    for (const QString& one : {id, deposit})
        QCOMPARE(later.ledger().orders().value(one).toJson(),
                 talk.ledger().orders().value(one).toJson());
    QCOMPARE(later.refundStatus(netpayId(50)), u"SUCCESS"_qs);
    QCOMPARE(later.code(precreate, netpayOrder(id, 1)), u"DUP_ORDER"_qs);
    QVERIFY(!later.ledger().restore({}));
    QVERIFY(!later.ledger().restore({{u"merOrderId"_qs, u"x"_qs}}));
}

QTEST_APPLESS_MAIN(TestSandboxNetpayChanges)
#include "tst_sandbox_netpay_changes.moc"
