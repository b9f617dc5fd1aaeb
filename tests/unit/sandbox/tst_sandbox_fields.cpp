// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/fields.h"
#include "tests/unit/sandbox/till_side.h"

#include <QJsonArray>
#include <QTest>

using namespace till;
using namespace till::sandbox;
using namespace till::test;

class TestSandboxFields : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void completeRequestsPass_data();
    void completeRequestsPass();
    void everyRequiredFieldIsRequired_data();
    void everyRequiredFieldIsRequired();
    void formsAreKept_data();
    void formsAreKept();
    void eitherIdIsEnough();
    void newerPaymentsSayWhereTheyAreMade();
    void numbersComeAsNumbersOrDigits();
};

namespace {

QJsonObject voidOfVersion6()
{
    QJsonObject fields = orderFields(u"T1"_qs);
    fields.insert(u"systemTraceNum"_qs, u"123456"_qs);
    fields.insert(u"merchantRemark"_qs, u"test"_qs);
    return fields;
}

QJsonObject with(QJsonObject fields, const QString& name, const QJsonValue& value)
{
    fields.insert(name, value);
    return fields;
}

QJsonObject goodsLine()
{
    return {{u"goodsId"_qs, u"6921168509256"_qs},
            {u"goodsName"_qs, u"农夫山泉"_qs},
            {u"quantity"_qs, u"2"_qs},
            {u"price"_qs, u"200"_qs}};
}

void addRequests()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<int>("version");
    QTest::addColumn<QJsonObject>("fields");
    QTest::newRow("activate") << Operation::ActivateTerminal << 2 << withTerminal({});
    QTest::newRow("pay") << Operation::Pay << 2 << payFields(u"T1"_qs, paymentCode(u"0001"));
    QTest::newRow("void") << Operation::Void << 2 << orderFields(u"T1"_qs);
    QTest::newRow("void 6") << Operation::Void << 6 << voidOfVersion6();
    QTest::newRow("refund") << Operation::Refund << 2 << refundFields(u"T1"_qs, u"R1"_qs, 1);
    QTest::newRow("query") << Operation::Query << 2 << orderFields(u"T1"_qs);
    QTest::newRow("query refund") << Operation::QueryRefund << 2
                                  << refundQueryFields(u"T1"_qs, u"R1"_qs);
}

} // namespace

void TestSandboxFields::completeRequestsPass_data()
{
    addRequests();
}

void TestSandboxFields::completeRequestsPass()
{
    QFETCH(Operation, operation);
    QFETCH(int, version);
    QFETCH(QJsonObject, fields);
    QCOMPARE(complaint({operation, version, fields}), std::optional<QString>());
}

void TestSandboxFields::everyRequiredFieldIsRequired_data()
{
    addRequests();
}

void TestSandboxFields::everyRequiredFieldIsRequired()
{
    QFETCH(Operation, operation);
    QFETCH(int, version);
    QFETCH(QJsonObject, fields);
    const QStringList names = fields.keys();
    for (const QString& name : names) {
        QJsonObject without = fields;
        without.remove(name);
        QVERIFY2(complaint({operation, version, without}).has_value(), qPrintable(name));
        const QJsonObject empty = with(fields, name, QString());
        QVERIFY2(complaint({operation, version, empty}).has_value(), qPrintable(name));
        const QJsonObject null = with(fields, name, QJsonValue::Null);
        QVERIFY2(complaint({operation, version, null}).has_value(), qPrintable(name));
    }
}

void TestSandboxFields::formsAreKept_data()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<bool>("passes");
    const auto row = [](const char* what, Operation operation, int version, const QString& name,
                        const QJsonValue& value, bool passes) {
        QTest::newRow(what) << operation << version << name << value << passes;
    };
    constexpr auto pay = Operation::Pay;
    const auto letters = [](int count) {
        return QString(u'号').repeated(count);
    };
    row("order id of 50", pay, 2, u"merchantOrderId"_qs, letters(50), true);
    row("order id of 51", pay, 2, u"merchantOrderId"_qs, letters(51), false);
    row("remark of 50", pay, 2, u"merchantRemark"_qs, letters(50), true);
    row("remark of 51", pay, 2, u"merchantRemark"_qs, letters(51), false);
    row("reserved of 100", pay, 2, u"srcReserved"_qs, letters(100), true);
    row("reserved of 101", pay, 2, u"srcReserved"_qs, letters(101), false);
    row("amount as digits", pay, 2, u"transactionAmount"_qs, u"1"_qs, true);
    row("amount with a point", pay, 2, u"transactionAmount"_qs, u"1.00"_qs, false);
    row("half a fen", pay, 2, u"transactionAmount"_qs, 0.5, false);
    row("negative amount", pay, 2, u"transactionAmount"_qs, -1, false);
    row("amount of 13 digits", pay, 2, u"transactionAmount"_qs, u"1000000000000"_qs, false);
    row("dollars", pay, 2, u"transactionCurrencyCode"_qs, u"840"_qs, false);
    row("currency as a number", pay, 2, u"transactionCurrencyCode"_qs, 156, false);
    row("typed code", pay, 2, u"payMode"_qs, u"MANUAL"_qs, true);
    row("unknown mode", pay, 2, u"payMode"_qs, u"SCAN"_qs, false);
    row("face in v2", pay, 2, u"payMode"_qs, u"FACE_SCAN"_qs, false);
    row("code as a number", pay, 2, u"payCode"_qs, 130000000000019001.0, false);
    row("credit cards barred", pay, 2, u"limitCreditCard"_qs, true, true);
    row("flag as text", pay, 2, u"limitCreditCard"_qs, u"true"_qs, false);
    row("goods", pay, 2, u"goods"_qs, QJsonArray{goodsLine()}, true);
    row("goods with discount", pay, 2, u"goods"_qs,
        QJsonArray{with(goodsLine(), u"discount"_qs, 10)}, true);
    row("goods not in an array", pay, 2, u"goods"_qs, goodsLine(), false);
    row("goods without price", pay, 2, u"goods"_qs,
        QJsonArray{with(goodsLine(), u"price"_qs, QString())}, false);
    row("quantity as a number", pay, 2, u"goods"_qs,
        QJsonArray{with(goodsLine(), u"quantity"_qs, 2)}, false);
    row("unknown field", pay, 2, u"orderId"_qs, u"1"_qs, false);
    row("remark in a void of v2", Operation::Void, 2, u"merchantRemark"_qs, u"x"_qs, false);
    row("flag of v2", Operation::Void, 2, u"limitCrossDevice"_qs, false, true);
    row("text for a flag in v2", Operation::Void, 2, u"limitCrossDevice"_qs, u"true"_qs, false);
    row("text for a flag in v6", Operation::Void, 6, u"limitCrossDevice"_qs, u"true"_qs, true);
    row("other text for a flag", Operation::Void, 6, u"limitCrossDevice"_qs, u"yes"_qs, false);
    row("empty optional field", Operation::Void, 6, u"bizIdentifier"_qs, QString(), true);
    row("business of 4", Operation::Void, 6, u"bizIdentifier"_qs, u"1234"_qs, false);
    row("trace of 5", Operation::Void, 6, u"systemTraceNum"_qs, u"12345"_qs, false);
    row("trace of letters", Operation::Void, 6, u"systemTraceNum"_qs, u"12345a"_qs, false);
    row("trace as a number", Operation::Void, 6, u"systemTraceNum"_qs, 123456, false);
    row("terminal of 9", Operation::Void, 6, u"terminalCode"_qs, u"123456789"_qs, false);
    row("refund id of 51", Operation::Refund, 2, u"refundRequestId"_qs, letters(51), false);
    row("store in a query", Operation::Query, 2, u"storeId"_qs, u"1"_qs, false);
}

void TestSandboxFields::formsAreKept()
{
    QFETCH(Operation, operation);
    QFETCH(int, version);
    QFETCH(QString, name);
    QFETCH(QJsonValue, value);
    QFETCH(bool, passes);
    QJsonObject fields = orderFields(u"T1"_qs);
    if (operation == Operation::Pay)
        fields = payFields(u"T1"_qs, paymentCode(u"0001"));
    if (operation == Operation::Refund)
        fields = refundFields(u"T1"_qs, u"R1"_qs, 1);
    if (version == 6)
        fields = voidOfVersion6();
    QCOMPARE(!complaint({operation, version, with(fields, name, value)}).has_value(), passes);
}

void TestSandboxFields::eitherIdIsEnough()
{
    for (const Operation operation :
         {Operation::Void, Operation::Query, Operation::Refund, Operation::QueryRefund}) {
        QJsonObject fields = refundFields(u"T1"_qs, u"R1"_qs, 1);
        if (operation != Operation::Refund)
            fields.remove(u"transactionAmount");
        if (operation == Operation::Void || operation == Operation::Query)
            fields.remove(u"refundRequestId");
        QVERIFY(!complaint({operation, 2, fields}));
        fields.remove(u"merchantOrderId");
        QVERIFY(complaint({operation, 2, fields}));
        fields.insert(u"originalOrderId"_qs, u"20261120104231000000000001"_qs);
        QVERIFY(!complaint({operation, 2, fields}));
    }
}

void TestSandboxFields::newerPaymentsSayWhereTheyAreMade()
{
    QJsonObject fields = payFields(u"T1"_qs, paymentCode(u"0001"));
    QVERIFY(complaint({Operation::Pay, 4, fields}));
    fields.insert(u"deviceType"_qs, u"11"_qs);
    QVERIFY(complaint({Operation::Pay, 4, fields}));
    fields.insert(u"ip"_qs, u"192.0.2.1"_qs);
    QVERIFY(!complaint({Operation::Pay, 4, fields}));
    fields.remove(u"ip");
    fields.insert(u"longitude"_qs, u"+121.48352"_qs);
    QVERIFY(complaint({Operation::Pay, 6, fields}));
    fields.insert(u"latitude"_qs, u"+31.221345"_qs);
    fields.insert(u"payMode"_qs, u"FACE_SCAN"_qs);
    QVERIFY(!complaint({Operation::Pay, 6, fields}));
}

void TestSandboxFields::numbersComeAsNumbersOrDigits()
{
    QCOMPARE(numberOf(1000), 1000);
    QCOMPARE(numberOf(u"1000"_qs), 1000);
    QCOMPARE(numberOf(u"999999999999"_qs), 999'999'999'999);
    QCOMPARE(numberOf(999'999'999'999.0), 999'999'999'999);
    QVERIFY(!numberOf(1'000'000'000'000.0));
    QVERIFY(!numberOf(u""_qs));
    QVERIFY(!numberOf(u"+1"_qs));
    QVERIFY(!numberOf(u"１"_qs));
    QVERIFY(!numberOf(true));
    QVERIFY(!numberOf(QJsonValue::Null));
}

QTEST_GUILESS_MAIN(TestSandboxFields)
#include "tst_sandbox_fields.moc"
