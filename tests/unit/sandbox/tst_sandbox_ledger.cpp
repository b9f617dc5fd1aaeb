// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sandbox/till_side.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace till;
using namespace till::sandbox;
using namespace till::test;

class TestSandboxLedger : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void strangersAreRefused();
    void paymentsAreRefused_data();
    void paymentsAreRefused();
    void idsAndCodesAreUsedOnce();
    void answersHaveEveryRequiredField_data();
    void answersHaveEveryRequiredField();
    void typesFollowTheVersion();
    void numbersLookLikeTheAcquirers();
    void idsTakePrecedenceAsDocumented();
    void voidsAndQueriesEndWithTheTradeDay();
    void newerQueriesNameTheDay();
    void refundsEndAfterThirtyDays();
    void refundsNeverExceedThePayment();
    void aRefundIdIsUsedOnceForAnOrder();
    void aRefundGivesBackWhatWasPaid();
    void moneyGoesBackOneWayOnly();
    void anUnclearOrderIsRefundedByTheAcquirersId();
    void aLostAnswerMakesAnOrderUnclear();
    void terminalsMayBeKeptApart();
    void aMerchantNeedsTheRightToRefund();
    void theBooksComeBack();
    void aNumberIsNotGivenOutAgain();
    void theSameQuestionsGetTheSameAnswers();
};

namespace {

constexpr qint64 lastSecondOfDayMs = 47'848'000; // 10:42:31 to 23:59:59

} // namespace

void TestSandboxLedger::strangersAreRefused()
{
    Conversation till;
    QJsonObject fields = orderFields(u"T1"_qs);
    fields.insert(u"merchantCode"_qs, u"123456789900082"_qs);
    QCOMPARE(till.code(Operation::Query, fields), u"03"_qs);
    fields = orderFields(u"T1"_qs);
    fields.insert(u"terminalCode"_qs, u"99999999"_qs);
    QCOMPARE(till.code(Operation::Query, fields), u"97"_qs);
    QCOMPARE(till.code(Operation::ActivateTerminal, withTerminal({})), u"00"_qs);
}

void TestSandboxLedger::paymentsAreRefused_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* name, const QString& field, const QJsonValue& value,
                        const QString& code) {
        QTest::newRow(name) << field << value << code;
    };
    row("nothing", u"transactionAmount"_qs, 0, u"13"_qs);
    row("nothing as text", u"transactionAmount"_qs, u"000"_qs, u"13"_qs);
    row("at the limit", u"transactionAmount"_qs, 5'000'000, u"00"_qs);
    row("above the limit", u"transactionAmount"_qs, 5'000'001, u"61"_qs);
    row("goods instead of a code", u"payCode"_qs, u"6921168509256"_qs, u"9001"_qs);
    row("missing remark", u"merchantRemark"_qs, QString(), u"9001"_qs);
    row("Alipay", u"payCode"_qs, u"2812345678901234"_qs, u"00"_qs);
}

void TestSandboxLedger::paymentsAreRefused()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QFETCH(QString, code);
    Conversation till;
    QJsonObject fields = payFields(u"T1"_qs, paymentCode(u"0001"));
    fields.insert(field, value);
    QCOMPARE(till.code(Operation::Pay, fields), code);
    QCOMPARE(till.query(u"T1"_qs), code == u"00" ? u"0"_qs : u"25"_qs);
}

void TestSandboxLedger::idsAndCodesAreUsedOnce()
{
    Conversation till;
    const QString code = paymentCode(u"0001", 77);
    QCOMPARE(till.code(Operation::Pay, payFields(u"T1"_qs, code)), u"00"_qs);
    QCOMPARE(till.code(Operation::Pay, payFields(u"T1"_qs, code)), u"94"_qs);
    QCOMPARE(till.code(Operation::Pay, payFields(u"T1"_qs, paymentCode(u"0001", 78))), u"94"_qs);
    QCOMPARE(till.code(Operation::Pay, payFields(u"T2"_qs, code)), u"ER"_qs);
    QCOMPARE(till.query(u"T2"_qs), u"25"_qs);
    // A payment that failed used both up as well; one that never arrived used neither.
    const QString refused = paymentCode(u"9101", 79);
    (void)till.ask(Operation::Pay, payFields(u"T3"_qs, refused));
    QCOMPARE(till.code(Operation::Pay, payFields(u"T3"_qs, paymentCode(u"0001", 80))), u"94"_qs);
    QCOMPARE(till.code(Operation::Pay, payFields(u"T4"_qs, refused)), u"ER"_qs);
    const QString lost = paymentCode(u"9204", 81);
    for (int i = 0; i < 2; ++i)
        QCOMPARE(till.ask(Operation::Pay, payFields(u"T5"_qs, lost)).delivery,
                 Delivery::ClosedAtOnce);
    QCOMPARE(till.ledger().orders().size(), 2);
}

void TestSandboxLedger::answersHaveEveryRequiredField_data()
{
    QTest::addColumn<QString>("ending");
    QTest::newRow("paid") << u"0001"_qs;
    QTest::newRow("paying") << u"9002"_qs;
    QTest::newRow("failed") << u"9103"_qs;
    QTest::newRow("discount") << u"9501"_qs;
}

void TestSandboxLedger::answersHaveEveryRequiredField()
{
    QFETCH(QString, ending);
    const auto lacks = [](const QJsonObject& answer, const QStringList& names) {
        QStringList missing;
        for (const QString& name : names) {
            if (!answer.contains(name))
                missing.append(name);
        }
        return missing;
    };
    const QStringList trade{u"errCode"_qs,
                            u"errInfo"_qs,
                            u"transactionTime"_qs,
                            u"transactionDateWithYear"_qs,
                            u"settlementDateWithYear"_qs,
                            u"retrievalRefNum"_qs};
    Conversation till;
    QCOMPARE(
        lacks(till.pay(u"T1"_qs, ending).json, trade + QStringList{u"amount"_qs, u"orderId"_qs}),
        QStringList());
    const QStringList query{u"errCode"_qs,
                            u"errInfo"_qs,
                            u"originalTransactionTime"_qs,
                            u"queryResCode"_qs,
                            u"queryResDesc"_qs,
                            u"originalPayCode"_qs,
                            u"originalBatchNo"_qs,
                            u"originalSystemTraceNum"_qs,
                            u"originalRetrievalRefNum"_qs,
                            u"originalTransactionAmount"_qs,
                            u"merchantOrderId"_qs,
                            u"orderId"_qs,
                            u"amount"_qs};
    const QJsonObject asked = till.ask(Operation::Query, orderFields(u"T1"_qs)).json;
    QCOMPARE(lacks(asked, query), QStringList());
    QVERIFY(asked.value(u"originalPayCode").toString().size() <= 12);
    QVERIFY(asked.value(u"originalBatchNo").toString().size() <= 6);
    QVERIFY(asked.value(u"orderId").toString().size() <= 26);
    QVERIFY(asked.value(u"queryResDesc").toString().size() <= 32);
    if (ending == u"0001" || ending == u"9501") {
        const Reply refund = till.ask(Operation::Refund, refundFields(u"T1"_qs, u"R1"_qs, 1));
        QCOMPARE(lacks(refund.json, trade), QStringList());
        const QStringList refundQuery{u"errCode"_qs,
                                      u"errInfo"_qs,
                                      u"queryResCode"_qs,
                                      u"payCode"_qs,
                                      u"dealDate"_qs,
                                      u"dealTime"_qs,
                                      u"originalAmount"_qs,
                                      u"dealType"_qs,
                                      u"dealSystemTraceNum"_qs,
                                      u"dealRetrievalRefNum"_qs,
                                      u"batchNo"_qs};
        QCOMPARE(lacks(till.ask(Operation::QueryRefund, refundQueryFields(u"T1"_qs, u"R1"_qs)).json,
                       refundQuery),
                 QStringList());
    }
    (void)till.pay(u"T2"_qs, u"9002");
    QCOMPARE(lacks(till.ask(Operation::Void, orderFields(u"T2"_qs)).json, trade), QStringList());
}

void TestSandboxLedger::typesFollowTheVersion()
{
    Conversation till;
    const auto pay = [&](int version, const QString& order) {
        QJsonObject fields = payFields(order, paymentCode(u"0001", version));
        if (version > 2) {
            fields.insert(u"deviceType"_qs, u"11"_qs);
            fields.insert(u"ip"_qs, u"192.0.2.1"_qs);
        }
        return till.ask(Operation::Pay, fields, version).json;
    };
    const QJsonObject second = pay(2, u"T2"_qs);
    QVERIFY(second.value(u"transactionAmount").isDouble() && second.value(u"amount").isString());
    QVERIFY(!second.contains(u"transactionDate"));
    const QJsonObject fourth = pay(4, u"T4"_qs);
    QVERIFY(fourth.value(u"transactionAmount").isDouble() && fourth.value(u"amount").isDouble());
    QCOMPARE(fourth.value(u"transactionDate").toString(), u"1120"_qs);
    const QJsonObject sixth = pay(6, u"T6"_qs);
    QVERIFY(sixth.value(u"transactionAmount").isString() && sixth.value(u"amount").isString());
    (void)till.ask(Operation::Refund, refundFields(u"T2"_qs, u"R1"_qs, 300));
    const auto refunded = [&](int version) {
        return till.ask(Operation::Query, orderFields(u"T2"_qs), version)
            .json.value(u"refundedAmount");
    };
    QCOMPARE(refunded(2).toInteger(), 300);
    QCOMPARE(refunded(4).toInteger(), 0);
    QCOMPARE(refunded(6).toString(), u"0"_qs);
}

void TestSandboxLedger::numbersLookLikeTheAcquirers()
{
    Conversation till;
    QSet<QString> seen;
    for (int i = 0; i < 100; ++i) {
        const QJsonObject answer = till.pay(u"T%1"_qs.arg(i), u"0001").json;
        const QString order = answer.value(u"orderId").toString();
        const QString retrieval = answer.value(u"retrievalRefNum").toString();
        QVERIFY(QRegularExpression(u"^20261120104231\\d{12}$"_qs).match(order).hasMatch());
        QVERIFY(QRegularExpression(u"^\\d{11}[A-Z]$"_qs).match(retrieval).hasMatch());
        seen += {order, retrieval};
    }
    QCOMPARE(seen.size(), 200);
}

void TestSandboxLedger::idsTakePrecedenceAsDocumented()
{
    Conversation till;
    (void)till.pay(u"T1"_qs, u"0001", 100);
    const QString second = till.pay(u"T2"_qs, u"0001", 200).json.value(u"orderId").toString();
    const auto both = [&](QJsonObject fields) {
        fields.insert(u"originalOrderId"_qs, second);
        return fields;
    };
    QCOMPARE(till.ask(Operation::Query, both(orderFields(u"T1"_qs)))
                 .json.value(u"merchantOrderId")
                 .toString(),
             u"T1"_qs);
    QCOMPARE(till.code(Operation::Query, both(orderFields(u"T9"_qs))), u"25"_qs);
    QCOMPARE(till.ask(Operation::Query, both(withTerminal({})))
                 .json.value(u"merchantOrderId")
                 .toString(),
             u"T2"_qs);
    QCOMPARE(till.code(Operation::Refund, both(refundFields(u"T1"_qs, u"R1"_qs, 150))), u"00"_qs);
    QCOMPARE(till.queryRefund(u"T2"_qs, u"R1"_qs), u"00"_qs);
    QCOMPARE(till.ask(Operation::QueryRefund, refundQueryFields(u"T2"_qs, u"R1"_qs))
                 .json.value(u"originalAmount")
                 .toString(),
             u"150"_qs);
    QCOMPARE(till.queryRefund(u"T1"_qs, u"R1"_qs), u"25"_qs);
    QCOMPARE(till.code(Operation::QueryRefund, both(refundQueryFields(u"T1"_qs, u"R1"_qs))),
             u"00"_qs);
    const QString third = till.pay(u"T3"_qs, u"0001").json.value(u"orderId").toString();
    QJsonObject fields = orderFields(u"T1"_qs);
    fields.insert(u"originalOrderId"_qs, third);
    QCOMPARE(till.code(Operation::Void, fields), u"00"_qs);
    QCOMPARE(till.query(u"T1"_qs), u"0"_qs);
    QCOMPARE(till.query(u"T3"_qs), u"2"_qs);
    fields.insert(u"originalOrderId"_qs, u"T3"_qs); // not the acquirer's
    QCOMPARE(till.code(Operation::Void, fields), u"22"_qs);
}

void TestSandboxLedger::voidsAndQueriesEndWithTheTradeDay()
{
    Conversation till;
    (void)till.pay(u"T1"_qs, u"0001");
    (void)till.pay(u"T2"_qs, u"0001");
    till.now.unixMs += lastSecondOfDayMs;
    QCOMPARE(till.query(u"T1"_qs), u"0"_qs);
    QCOMPARE(till.voidCode(u"T2"_qs), u"00"_qs);
    till.now.unixMs += 1000;
    QCOMPARE(till.query(u"T1"_qs), u"25"_qs);
    QCOMPARE(till.voidCode(u"T1"_qs), u"57"_qs);
    QCOMPARE(till.refundCode(u"T1"_qs, u"R1"_qs, 1000), u"00"_qs);
    QCOMPARE(till.queryRefund(u"T1"_qs, u"R1"_qs), u"00"_qs);
}

void TestSandboxLedger::newerQueriesNameTheDay()
{
    Conversation till;
    (void)till.pay(u"T1"_qs, u"0001");
    till.now.unixMs += 3 * dayMs;
    QJsonObject fields = orderFields(u"T1"_qs);
    QCOMPARE(till.code(Operation::Query, fields, 6), u"25"_qs);
    fields.insert(u"oriTransDate"_qs, u"20261121"_qs);
    QCOMPARE(till.code(Operation::Query, fields, 6), u"25"_qs);
    fields.insert(u"oriTransDate"_qs, u"20261120"_qs);
    QCOMPARE(till.code(Operation::Query, fields, 6), u"00"_qs);
    QCOMPARE(till.code(Operation::Query, fields, 2), u"9001"_qs);
}

void TestSandboxLedger::refundsEndAfterThirtyDays()
{
    Conversation till;
    (void)till.pay(u"T1"_qs, u"0001");
    till.now.unixMs += 30 * dayMs;
    QCOMPARE(till.refundCode(u"T1"_qs, u"R1"_qs, 1), u"00"_qs);
    till.now.unixMs += dayMs;
    QCOMPARE(till.refundCode(u"T1"_qs, u"R2"_qs, 1), u"57"_qs);
    // What was done before is still told.
    QCOMPARE(till.refundCode(u"T1"_qs, u"R1"_qs, 1), u"00"_qs);
}

void TestSandboxLedger::refundsNeverExceedThePayment()
{
    Conversation till;
    (void)till.pay(u"T1"_qs, u"0001", 1000);
    QCOMPARE(till.refundCode(u"T1"_qs, u"R0"_qs, 0), u"13"_qs);
    QCOMPARE(till.refundCode(u"T1"_qs, u"R1"_qs, 1001), u"61"_qs);
    QCOMPARE(till.refundCode(u"T1"_qs, u"R1"_qs, 400), u"00"_qs);
    QCOMPARE(till.query(u"T1"_qs), u"3"_qs);
    QCOMPARE(till.refundCode(u"T1"_qs, u"R2"_qs, 601), u"61"_qs);
    QCOMPARE(till.refundCode(u"T1"_qs, u"R2"_qs, 600), u"00"_qs);
    QCOMPARE(till.refundCode(u"T1"_qs, u"R3"_qs, 1), u"61"_qs);
    QCOMPARE(till.query(u"T1"_qs), u"3"_qs);
    QCOMPARE(till.ledger().orders().value(u"T1"_qs).refunded(), 1000);
    QCOMPARE(till.refundCode(u"T9"_qs, u"R1"_qs, 1), u"22"_qs);
}

void TestSandboxLedger::aRefundIdIsUsedOnceForAnOrder()
{
    Conversation till;
    (void)till.pay(u"T1"_qs, u"0001", 1000);
    (void)till.pay(u"T2"_qs, u"0001", 1000);
    const QJsonObject fields = refundFields(u"T1"_qs, u"R1"_qs, 400);
    const QJsonObject first = till.ask(Operation::Refund, fields).json;
    till.now.unixMs += 60'000;
    QCOMPARE(till.ask(Operation::Refund, fields).json, first);
    QCOMPARE(till.refundCode(u"T1"_qs, u"R1"_qs, 401), u"94"_qs);
    QCOMPARE(till.ledger().orders().value(u"T1"_qs).refunded(), 400);
    QCOMPARE(till.refundCode(u"T2"_qs, u"R1"_qs, 300), u"00"_qs);
}

void TestSandboxLedger::aRefundGivesBackWhatWasPaid()
{
    Conversation till;
    (void)till.pay(u"T1"_qs, u"9501", 1005); // the payer pays 905
    const auto refund = [&](int number, qint64 fen) {
        return till.ask(Operation::Refund, refundFields(u"T1"_qs, u"R%1"_qs.arg(number), fen))
            .json.value(u"refundInvoiceAmount")
            .toInteger();
    };
    qint64 back = 0;
    for (int i = 0; i < 10; ++i)
        back += refund(i, 100);
    QCOMPARE(back, 900);
    QCOMPARE(refund(10, 5), 5); // 4.5 of its own, and what the others left
}

void TestSandboxLedger::moneyGoesBackOneWayOnly()
{
    Conversation till;
    (void)till.pay(u"T1"_qs, u"0001");
    QCOMPARE(till.refundCode(u"T1"_qs, u"R1"_qs, 1), u"00"_qs);
    QCOMPARE(till.voidCode(u"T1"_qs), u"57"_qs);
    (void)till.pay(u"T2"_qs, u"0001");
    QCOMPARE(till.voidCode(u"T2"_qs), u"00"_qs);
    QCOMPARE(till.refundCode(u"T2"_qs, u"R1"_qs, 1), u"57"_qs);
    (void)till.pay(u"T3"_qs, u"9101");
    QCOMPARE(till.refundCode(u"T3"_qs, u"R1"_qs, 1), u"57"_qs);
    (void)till.pay(u"T4"_qs, u"9002");
    QCOMPARE(till.refundCode(u"T4"_qs, u"R1"_qs, 1), u"57"_qs);
    QCOMPARE(till.voidCode(u"T9"_qs), u"22"_qs);
    // A refund that failed in the end leaves the money where it was.
    (void)till.pay(u"T5"_qs, u"9706");
    QCOMPARE(till.refundCode(u"T5"_qs, u"R1"_qs, 1000), u"0000"_qs);
    QCOMPARE(till.refundCode(u"T5"_qs, u"R2"_qs, 1), u"61"_qs);
    for (int i = 0; i < 3; ++i)
        (void)till.queryRefund(u"T5"_qs, u"R1"_qs);
    QCOMPARE(till.voidCode(u"T5"_qs), u"00"_qs);
}

void TestSandboxLedger::anUnclearOrderIsRefundedByTheAcquirersId()
{
    Conversation till;
    for (const QStringView ending : {u"9203", u"9301", u"9401", u"9107", u"9001"}) {
        const QString order = u"T"_qs + ending.toString();
        const QString acquirers = till.pay(order, ending).json.value(u"orderId").toString();
        for (int i = 0; ending == u"9001" && i < 2; ++i)
            QCOMPARE(till.query(order), u"FF"_qs);
        QCOMPARE(till.refundCode(order, u"R1"_qs, 1), u"57"_qs);
        QCOMPARE(till.query(order), u"0"_qs);
        QCOMPARE(till.refundCode(order, u"R1"_qs, 1), u"00"_qs);
        QVERIFY(!acquirers.isEmpty());
    }
    const QString known = till.pay(u"T1"_qs, u"9203").json.value(u"orderId").toString();
    QJsonObject fields = refundFields(u"T1"_qs, u"R1"_qs, 1);
    fields.insert(u"originalOrderId"_qs, known);
    QCOMPARE(till.code(Operation::Refund, fields), u"00"_qs);
}

void TestSandboxLedger::aLostAnswerMakesAnOrderUnclear()
{
    Conversation till;
    (void)till.pay(u"T1"_qs, u"0001");
    till.ledger().answerLost({Operation::Pay, 2, orderFields(u"T1"_qs)});
    QCOMPARE(till.refundCode(u"T1"_qs, u"R1"_qs, 1), u"57"_qs);
    (void)till.query(u"T1"_qs);
    QCOMPARE(till.refundCode(u"T1"_qs, u"R1"_qs, 1), u"00"_qs);
}

void TestSandboxLedger::terminalsMayBeKeptApart()
{
    Conversation till;
    (void)till.pay(u"T1"_qs, u"0001");
    QJsonObject fields = orderFields(u"T1"_qs);
    fields.insert(u"terminalCode"_qs, u"00810002"_qs);
    fields.insert(u"limitCrossDevice"_qs, true);
    QCOMPARE(till.code(Operation::Void, fields), u"57"_qs);
    QJsonObject ofVersion6 = fields;
    ofVersion6.insert(u"systemTraceNum"_qs, u"000001"_qs);
    ofVersion6.insert(u"merchantRemark"_qs, u"test"_qs);
    ofVersion6.insert(u"limitCrossDevice"_qs, u"true"_qs);
    QCOMPARE(till.code(Operation::Void, ofVersion6, 6), u"57"_qs);
    fields.insert(u"refundRequestId"_qs, u"R1"_qs);
    fields.insert(u"transactionAmount"_qs, 1);
    QCOMPARE(till.code(Operation::Refund, fields), u"57"_qs);
    fields.insert(u"limitCrossDevice"_qs, false);
    QCOMPARE(till.code(Operation::Refund, fields), u"00"_qs);
}

void TestSandboxLedger::aMerchantNeedsTheRightToRefund()
{
    Terms terms = sandboxTerms();
    terms.refunds = RefundRight::NotGranted;
    Conversation till(terms);
    (void)till.pay(u"T1"_qs, u"0001");
    QCOMPARE(till.refundCode(u"T1"_qs, u"R1"_qs, 1), u"57"_qs);
    QCOMPARE(till.voidCode(u"T1"_qs), u"00"_qs);
}

void TestSandboxLedger::theBooksComeBack()
{
    Conversation before;
    Conversation after;
    // Kept after each step, or the next one would keep what this one changed.
    const auto keep = [&] {
        for (const QJsonObject& order : before.ledger().takeChanges())
            QVERIFY(after.ledger().restore(
                QJsonDocument::fromJson(QJsonDocument(order).toJson()).object()));
    };
    for (const Script& script : scripts()) {
        const QString order = u"T"_qs + script.ending;
        (void)before.pay(order, script.ending);
        keep();
        (void)before.query(order);
        keep();
        (void)before.refundCode(order, u"R1"_qs, 400);
        keep();
        (void)before.queryRefund(order, u"R1"_qs);
        keep();
        if (script.ending == u"9602")
            (void)before.voidCode(order);
        keep();
    }
    QVERIFY(before.ledger().takeChanges().isEmpty());
    const auto same = [&](Operation operation, const QJsonObject& fields) {
        return after.ask(operation, fields).body == before.ask(operation, fields).body;
    };
    for (const Script& script : scripts()) {
        const QString order = u"T"_qs + script.ending;
        for (int i = 0; i < 6; ++i) {
            QVERIFY2(same(Operation::Query, orderFields(order)), qPrintable(order));
            QVERIFY2(same(Operation::QueryRefund, refundQueryFields(order, u"R1"_qs)),
                     qPrintable(order));
        }
        const QString acquirers = before.ledger().orders().value(order).orderId;
        QVERIFY(acquirers.isEmpty() ||
                same(Operation::Query, withTerminal({{u"originalOrderId"_qs, acquirers}})));
    }
    // Used codes and ids stay used, and numbers go on.
    QCOMPARE(after.code(Operation::Pay, payFields(u"T9001"_qs, paymentCode(u"0001", 500))),
             u"94"_qs);
    QCOMPARE(after.code(Operation::Pay, payFields(u"T"_qs, paymentCode(u"9001", 1))), u"ER"_qs);
    const auto number = [](Conversation& till) {
        const QJsonObject fields = payFields(u"T1"_qs, paymentCode(u"0001", 600));
        return till.ask(Operation::Pay, fields).json.value(u"orderId").toString();
    };
    QCOMPARE(number(after), number(before));
    QVERIFY(!after.ledger().restore({}));
    QVERIFY(!after.ledger().restore({{u"merchantOrderId"_qs, u"T1"_qs}}));
}

void TestSandboxLedger::aNumberIsNotGivenOutAgain()
{
    Conversation before;
    const QString first = before.pay(u"T1"_qs, u"0001").json.value(u"orderId").toString();
    Conversation after;
    for (const QJsonObject& order : before.ledger().takeChanges())
        QVERIFY(after.ledger().restore(order));
    const QString second = after.pay(u"T2"_qs, u"9001").json.value(u"orderId").toString();
    QVERIFY(!second.isEmpty() && second != first);
}

void TestSandboxLedger::theSameQuestionsGetTheSameAnswers()
{
    const auto talk = [](quint64 seed) {
        Terms terms = sandboxTerms();
        terms.seed = seed;
        Conversation till(terms);
        QByteArray all;
        for (const Script& script : scripts())
            all += till.pay(u"T"_qs + script.ending, script.ending).body;
        return all;
    };
    QCOMPARE(talk(1), talk(1));
    QVERIFY(talk(1) != talk(2));
}

QTEST_GUILESS_MAIN(TestSandboxLedger)
#include "tst_sandbox_ledger.moc"
