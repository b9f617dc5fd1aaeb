// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sandbox/loyalty_side.h"

#include <QTest>

using namespace till;
using namespace till::test;
using Operation = loyalty::Operation;
using Form = loyalty::Form;

class TestSandboxLoyaltyReturns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReversalUndoes();
    void aReversalThatFindsNothingStopsTheOriginal();
    void aReversalRepeatsItsOriginal();
    void aCancellationUndoes();
    void aCancellationNamesItsOriginal_data();
    void aCancellationNamesItsOriginal();
    void aCancellationIsReversed();
    void aRefundUndoesWithCash();
    void aRefundNamesItsOriginal_data();
    void aRefundNamesItsOriginal();
    void aRefundIsCancelled();
    void payingScripts_data();
    void payingScripts();
    void givingBackScripts_data();
    void givingBackScripts();
    void aBatchIsSettled();
    void unevenTotalsAreSeen_data();
    void unevenTotalsAreSeen();
    void theBooksComeBack();
};

void TestSandboxLoyaltyReturns::aReversalUndoes()
{
    LoyaltyTalk talk;
    talk.checkIn();
    const Form form = talk.consumption(richMember, u"10.00"_qs, u"100.00"_qs);
    QCOMPARE(talk.status(Operation::Consume, form), u"00"_qs);
    QCOMPARE(talk.points(richMember), 10'000'000 - 1'000 + 500);
    QCOMPARE(talk.status(Operation::ConsumeReversal, form), u"00"_qs);
    QCOMPARE(talk.points(richMember), 10'000'000);
    QCOMPARE(talk.status(Operation::ConsumeReversal, form), u"12"_qs);
    QCOMPARE(talk.points(richMember), 10'000'000);
    // Of a ticket's consumption only its own.
    const Form ticket = ticketForm(talk, richMember, u"[{\"id\":1,\"type\":\"01\",\"num\":2}]"_qs);
    QCOMPARE(talk.status(Operation::TicketConsume, ticket), u"00"_qs);
    QCOMPARE(talk.status(Operation::TicketConsumeReversal, ticket), u"00"_qs);
    QCOMPARE(talk.ledger().members().value(richMember).tickets.at(0).num, 5);
    QCOMPARE(talk.status(Operation::TicketConsumeReversal, ticket), u"12"_qs);
}

void TestSandboxLoyaltyReturns::aReversalThatFindsNothingStopsTheOriginal()
{
    LoyaltyTalk talk;
    talk.checkIn();
    const Form form = talk.consumption(richMember, u"10.00"_qs, u"0.00"_qs);
    QCOMPARE(talk.status(Operation::ConsumeReversal, form), u"25"_qs);
    QCOMPARE(talk.status(Operation::Consume, form), u"94"_qs);
    QCOMPARE(talk.points(richMember), 10'000'000);
    const Form refused = talk.consumption(richMember, u"50000.01"_qs, u"0.00"_qs);
    QCOMPARE(talk.status(Operation::Consume, refused), u"61"_qs);
    QCOMPARE(talk.status(Operation::ConsumeReversal, refused), u"25"_qs);
}

void TestSandboxLoyaltyReturns::aReversalRepeatsItsOriginal()
{
    LoyaltyTalk talk;
    talk.checkIn();
    const Form form =
        talk.consumption(richMember, u"10.00"_qs, u"1.00"_qs, {{u"track2"_qs, richMember}});
    QCOMPARE(talk.status(Operation::Consume, form), u"00"_qs);
    const auto reversed = [&](const QString& name, const QString& value) {
        return talk.status(Operation::ConsumeReversal, with(form, {{name, value}}));
    };
    QCOMPARE(reversed(u"pointAmount"_qs, u"9.00"_qs), u"22"_qs);
    QCOMPARE(reversed(u"cashAmount"_qs, u"0.00"_qs), u"22"_qs);
    QCOMPARE(reversed(u"cardNo"_qs, memberWithoutPin), u"22"_qs);
    QCOMPARE(reversed(u"batchNo"_qs, u"000002"_qs), u"22"_qs);
    // A till that was started again no longer knows the track.
    QCOMPARE(reversed(u"track2"_qs, {}), u"00"_qs);
    QCOMPARE(talk.points(richMember), 10'000'000);
}

void TestSandboxLoyaltyReturns::aCancellationUndoes()
{
    LoyaltyTalk talk;
    talk.checkIn();
    const QJsonObject sale =
        talk.answer(Operation::Consume, talk.consumption(richMember, u"10.00"_qs, u"100.00"_qs));
    const QString saleTrace = talk.trace;
    const QJsonObject cancelled =
        talk.answer(Operation::Cancel, talk.cancellation(richMember, saleTrace, sale));
    QCOMPARE(cancelled.value(u"status").toString(), u"00"_qs);
    QCOMPARE(cancelled.value(u"usePoint"), QJsonValue(10));
    QCOMPARE(cancelled.value(u"persentPoint"), QJsonValue(5));
    QCOMPARE(talk.points(richMember), 10'000'000);
    QCOMPARE(talk.status(Operation::Cancel, talk.cancellation(richMember, saleTrace, sale)),
             u"22"_qs);
    QCOMPARE(talk.status(Operation::Refund, talk.refunding(richMember, sale)), u"22"_qs);
    QCOMPARE(talk.points(richMember), 10'000'000);
}

void TestSandboxLoyaltyReturns::aCancellationNamesItsOriginal_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("status");
    QTest::newRow("another trace") << u"oriTraceNo"_qs << u"000009"_qs << u"25"_qs;
    QTest::newRow("another batch") << u"oriBatchNo"_qs << u"000009"_qs << u"25"_qs;
    QTest::newRow("another time") << u"oriTransTime"_qs << u"1415125804472"_qs << u"25"_qs;
    QTest::newRow("another card") << u"cardNo"_qs << memberWithoutPin << u"25"_qs;
    QTest::newRow("another register") << u"oriRegisterTraceNo"_qs << u"R2"_qs << u"25"_qs;
    QTest::newRow("its register") << u"oriRegisterTraceNo"_qs << u"R1"_qs << u"00"_qs;
    QTest::newRow("seconds") << u"oriTransTime"_qs << QString::number(sandboxMorning.unixMs / 1000)
                             << u"00"_qs;
}

void TestSandboxLoyaltyReturns::aCancellationNamesItsOriginal()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, status);
    LoyaltyTalk talk;
    talk.checkIn();
    const QJsonObject sale =
        talk.answer(Operation::Consume, talk.consumption(richMember, u"1.00"_qs, u"1.00"_qs,
                                                         {{u"registerTraceNo"_qs, u"R1"_qs}}));
    const Form form = talk.cancellation(richMember, talk.trace, sale);
    QCOMPARE(talk.status(Operation::Cancel, with(form, {{name, value}})), status);
}

void TestSandboxLoyaltyReturns::aCancellationIsReversed()
{
    LoyaltyTalk talk;
    talk.checkIn();
    const QJsonObject sale =
        talk.answer(Operation::Consume, talk.consumption(richMember, u"10.00"_qs, u"0.00"_qs));
    const QString saleTrace = talk.trace;
    const Form cancellation = talk.cancellation(richMember, saleTrace, sale);
    QCOMPARE(talk.status(Operation::Cancel, cancellation), u"00"_qs);
    QCOMPARE(talk.status(Operation::CancelReversal, cancellation), u"00"_qs);
    QCOMPARE(talk.points(richMember), 10'000'000 - 1'000);
    QCOMPARE(talk.status(Operation::CancelReversal, cancellation), u"12"_qs);
    // The sale stands again, and can be cancelled again.
    QCOMPARE(talk.status(Operation::Cancel, talk.cancellation(richMember, saleTrace, sale)),
             u"00"_qs);
    QCOMPARE(talk.points(richMember), 10'000'000);
}

void TestSandboxLoyaltyReturns::aRefundUndoesWithCash()
{
    LoyaltyTalk talk;
    talk.checkIn();
    const QJsonObject sale = talk.answer(
        Operation::Consume, talk.consumption(memberWithoutPin, u"10.00"_qs, u"200.00"_qs));
    // 40 + 2 are left, and all of them go elsewhere.
    QCOMPARE(talk.status(Operation::Consume,
                         talk.consumption(memberWithoutPin, u"42.00"_qs, u"0.00"_qs)),
             u"00"_qs);
    talk.now.unixMs += dayMs;
    const QJsonObject refund =
        talk.answer(Operation::Refund, talk.refunding(memberWithoutPin, sale));
    QCOMPARE(refund.value(u"status").toString(), u"00"_qs);
    QCOMPARE(refund.value(u"returnPoint"), QJsonValue(10));
    QCOMPARE(refund.value(u"returnPersentPoint"), QJsonValue(2));
    QCOMPARE(refund.value(u"returnCash"), QJsonValue(200));
    QCOMPARE(refund.value(u"supplyCash"), QJsonValue(0));
    QCOMPARE(talk.points(memberWithoutPin), 800);
    // Granted points that are gone are paid for.
    const QJsonObject cashSale = talk.answer(
        Operation::Consume, talk.consumption(memberWithoutPin, u"0.00"_qs, u"300.00"_qs));
    QCOMPARE(talk.status(Operation::Consume,
                         talk.consumption(memberWithoutPin, u"10.00"_qs, u"0.00"_qs)),
             u"00"_qs);
    const QJsonObject supplied =
        talk.answer(Operation::Refund, talk.refunding(memberWithoutPin, cashSale, u"20261121"_qs));
    QCOMPARE(supplied.value(u"returnPersentPoint"), QJsonValue(1));
    QCOMPARE(supplied.value(u"supplyCash"), QJsonValue(2));
    QCOMPARE(supplied.value(u"returnCash"), QJsonValue(300));
    QCOMPARE(talk.points(memberWithoutPin), 0);
}

void TestSandboxLoyaltyReturns::aRefundNamesItsOriginal_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("status");
    QTest::newRow("as it was") << u"oriRegisterTraceNo"_qs << u"R1"_qs << u"00"_qs;
    QTest::newRow("another serial") << u"oriSerialNo"_qs << u"100000000009"_qs << u"25"_qs;
    QTest::newRow("another day") << u"oriTransDate"_qs << u"20261119"_qs << u"25"_qs;
    QTest::newRow("no day") << u"oriTransDate"_qs << u"20261131x"_qs << u"30"_qs;
    QTest::newRow("another card") << u"cardNo"_qs << memberWithoutPin << u"25"_qs;
    QTest::newRow("another register") << u"oriRegisterTraceNo"_qs << u"R2"_qs << u"25"_qs;
}

void TestSandboxLoyaltyReturns::aRefundNamesItsOriginal()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, status);
    LoyaltyTalk talk;
    talk.checkIn();
    const QJsonObject sale =
        talk.answer(Operation::Consume, talk.consumption(richMember, u"1.00"_qs, u"1.00"_qs,
                                                         {{u"registerTraceNo"_qs, u"R1"_qs}}));
    QCOMPARE(
        talk.status(Operation::Refund, with(talk.refunding(richMember, sale), {{name, value}})),
        status);
}

void TestSandboxLoyaltyReturns::aRefundIsCancelled()
{
    LoyaltyTalk talk;
    talk.checkIn();
    const QJsonObject sale =
        talk.answer(Operation::Consume, talk.consumption(richMember, u"10.00"_qs, u"100.00"_qs));
    const QJsonObject refund = talk.answer(Operation::Refund, talk.refunding(richMember, sale));
    const QString refundTrace = talk.trace;
    const auto cancellation = [&] {
        return with(talk.cancellation(richMember, refundTrace, refund),
                    {{u"oriSerialNo"_qs, refund.value(u"serialNo").toString()},
                     {u"oriRegisterTraceNo"_qs, u"R1"_qs}});
    };
    QCOMPARE(talk.status(
                 Operation::RefundCancel,
                 with(cancellation(), {{u"oriSerialNo"_qs, sale.value(u"serialNo").toString()}})),
             u"25"_qs);
    const QJsonObject cancelled = talk.answer(Operation::RefundCancel, cancellation());
    QCOMPARE(cancelled.value(u"status").toString(), u"00"_qs);
    QCOMPARE(cancelled.value(u"usePoint"), QJsonValue(10));
    QCOMPARE(talk.points(richMember), 10'000'000 - 1'000 + 500);
    QCOMPARE(talk.status(Operation::RefundCancel, cancellation()), u"22"_qs);
    QCOMPARE(talk.status(Operation::Refund, talk.refunding(richMember, sale)), u"00"_qs);
    QCOMPARE(talk.points(richMember), 10'000'000);
}

void TestSandboxLoyaltyReturns::payingScripts_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<bool>("done");
    QTest::addColumn<QStringList>("reversals");
    const QStringList works{u"00"_qs, u"12"_qs};
    const QStringList nothing{u"25"_qs, u"25"_qs};
    QTest::newRow("01") << u"closed"_qs << true << works;
    QTest::newRow("02") << u"closed"_qs << false << nothing;
    QTest::newRow("03") << u"held"_qs << true << works;
    QTest::newRow("04") << u"00"_qs << true << works;
    QTest::newRow("05") << u"68"_qs << false << nothing;
    QTest::newRow("06") << u"68"_qs << true << works;
    QTest::newRow("07") << u"98"_qs << true << works;
    QTest::newRow("08") << u"98"_qs << false << nothing;
    QTest::newRow("09") << u"77"_qs << false << nothing;
    QTest::newRow("10") << u"closed"_qs << true << QStringList{u"96"_qs, u"96"_qs};
    QTest::newRow("11") << u"closed"_qs << true << QStringList{u"closed"_qs, u"12"_qs};
    QTest::newRow("12") << u"closed"_qs << true << QStringList{u"closed"_qs, u"00"_qs, u"12"_qs};
    QTest::newRow("14") << u"500"_qs << true << works;
    QTest::newRow("18") << u"51"_qs << false << nothing;
    QTest::newRow("19") << u"Z9"_qs << true << works;
}

void TestSandboxLoyaltyReturns::payingScripts()
{
    QFETCH(QString, status);
    QFETCH(bool, done);
    QFETCH(QStringList, reversals);
    const QString card = magicPayer(QString::fromLatin1(QTest::currentDataTag()));
    LoyaltyTalk talk;
    talk.checkIn();
    const Form form = talk.consumption(card, u"10.00"_qs, u"0.00"_qs);
    QCOMPARE(talk.status(Operation::Consume, form), status);
    QCOMPARE(talk.points(card), done ? 99'000 : 100'000);
    for (const QString& reversal : std::as_const(reversals))
        QCOMPARE(talk.status(Operation::ConsumeReversal, form), reversal);
    QCOMPARE(talk.points(card), reversals.last() == u"96" ? 99'000 : 100'000);
    if (status == u"77") {
        QCOMPARE(talk.status(Operation::Card, talk.head(card)), u"77"_qs);
        talk.checkIn();
        QCOMPARE(talk.status(Operation::Card, talk.head(card)), u"00"_qs);
    }
}

void TestSandboxLoyaltyReturns::givingBackScripts_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<bool>("done");
    QTest::newRow("01") << u"closed"_qs << true;
    QTest::newRow("02") << u"closed"_qs << false;
    QTest::newRow("05") << u"68"_qs << false;
    QTest::newRow("06") << u"68"_qs << true;
    QTest::newRow("20") << u"00"_qs << true;
}

void TestSandboxLoyaltyReturns::givingBackScripts()
{
    QFETCH(QString, status);
    QFETCH(bool, done);
    const QString ending = QString::fromLatin1(QTest::currentDataTag());
    const QString card = magicReceiver(ending);
    LoyaltyTalk talk;
    talk.checkIn();
    const QJsonObject sale =
        talk.answer(Operation::Consume, talk.consumption(card, u"10.00"_qs, u"1.00"_qs));
    QCOMPARE(sale.value(u"status").toString(), u"00"_qs);
    const sandbox::Reply reply = talk.ask(Operation::Refund, talk.refunding(card, sale));
    QCOMPARE(LoyaltyTalk::statusOf(reply), status);
    QCOMPARE(talk.points(card), done ? 100'000 : 99'001);
    if (ending == u"20")
        QCOMPARE(reply.json.value(u"supplyCash"), QJsonValue(5));
}

void TestSandboxLoyaltyReturns::aBatchIsSettled()
{
    LoyaltyTalk talk;
    talk.checkIn();
    const auto consume = [&](const QString& points) {
        return talk.answer(Operation::Consume, talk.consumption(richMember, points, u"1.00"_qs));
    };
    const QJsonObject first = consume(u"10.00"_qs);
    const QString firstTrace = talk.trace;
    const QJsonObject second = consume(u"20.00"_qs);
    consume(u"0.00"_qs);
    const Form reversed = talk.consumption(richMember, u"7.00"_qs, u"1.00"_qs);
    QCOMPARE(talk.status(Operation::Consume, reversed), u"00"_qs);
    QCOMPARE(talk.status(Operation::ConsumeReversal, reversed), u"00"_qs);
    QCOMPARE(talk.status(Operation::Cancel, talk.cancellation(richMember, firstTrace, first)),
             u"00"_qs);
    QCOMPARE(talk.status(Operation::Refund, talk.refunding(richMember, second)), u"00"_qs);
    QCOMPARE(talk.status(Operation::TicketConsume,
                         ticketForm(talk, richMember, u"{\"id\":1,\"type\":\"01\",\"num\":2}"_qs)),
             u"00"_qs);
    const Form form = settlement(talk, {{u"pointDebitCount"_qs, u"2"_qs},
                                        {u"pointDebitAmount"_qs, u"30.00"_qs},
                                        {u"pointCeditCount"_qs, u"2.00"_qs},
                                        {u"pointCreditAmount"_qs, u"30.00"_qs},
                                        {u"ticketDebitCount"_qs, u"1"_qs},
                                        {u"ticketDebitAmount"_qs, u"20.00"_qs},
                                        {u"totalTransCount"_qs, u"6"_qs},
                                        {u"cancelCount"_qs, u"1"_qs},
                                        {u"refundCount"_qs, u"1"_qs}});
    QCOMPARE(talk.answer(Operation::Settle, form).value(u"settleFlag").toString(), u"ss"_qs);
    // The same settlement again gets the same answer; the batch is over.
    QCOMPARE(talk.answer(Operation::Settle, form).value(u"settleFlag").toString(), u"ss"_qs);
    QCOMPARE(talk.status(Operation::Card, talk.head(richMember)), u"77"_qs);
    QCOMPARE(talk.status(Operation::ConsumeReversal, reversed), u"22"_qs);
    QCOMPARE(talk.checkIn().value(u"batchNo").toString(), u"000002"_qs);
    // In the new batch the old traces are free again.
    QCOMPARE(
        talk.status(Operation::Card, with(talk.head(richMember), {{u"traceNo"_qs, u"000001"_qs}})),
        u"00"_qs);
    // What was sold before is cancelled no more, but refunded.
    const Form late =
        with(talk.cancellation(richMember, firstTrace, first), {{u"oriBatchNo"_qs, u"000001"_qs}});
    QCOMPARE(talk.status(Operation::Cancel, late), u"12"_qs);
}

void TestSandboxLoyaltyReturns::unevenTotalsAreSeen_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("flag");
    const QString uneven = u"nn"_qs;
    QTest::newRow("as it was") << u"pointDebitCount"_qs << u"1"_qs << u"ss"_qs;
    QTest::newRow("points") << u"pointDebitAmount"_qs << u"10.01"_qs << uneven;
    QTest::newRow("debits") << u"pointDebitCount"_qs << u"2"_qs << uneven;
    QTest::newRow("credits") << u"pointCeditCount"_qs << u"1"_qs << uneven;
    QTest::newRow("credited points") << u"pointCreditAmount"_qs << u"0.01"_qs << uneven;
    QTest::newRow("tickets") << u"ticketDebitCount"_qs << u"1"_qs << uneven;
    QTest::newRow("value of tickets") << u"ticketDebitAmount"_qs << u"0.01"_qs << uneven;
    QTest::newRow("credited tickets") << u"ticketCreditCount"_qs << u"1"_qs << uneven;
    QTest::newRow("value of credited tickets") << u"ticketCreditAmount"_qs << u"0.01"_qs << uneven;
    QTest::newRow("all") << u"totalTransCount"_qs << u"2"_qs << uneven;
    QTest::newRow("cancellations") << u"cancelCount"_qs << u"1"_qs << uneven;
    QTest::newRow("refunds") << u"refundCount"_qs << u"1"_qs << uneven;
    QTest::newRow("activations") << u"cardActiveCount"_qs << u"1"_qs << uneven;
}

void TestSandboxLoyaltyReturns::unevenTotalsAreSeen()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, flag);
    LoyaltyTalk talk;
    talk.checkIn();
    QCOMPARE(talk.status(Operation::Consume, talk.consumption(richMember, u"10.00"_qs, u"1.00"_qs)),
             u"00"_qs);
    const Form form = settlement(talk, {{u"pointDebitCount"_qs, u"1"_qs},
                                        {u"pointDebitAmount"_qs, u"10.00"_qs},
                                        {u"totalTransCount"_qs, u"1"_qs}});
    const QJsonObject json = talk.answer(Operation::Settle, with(form, {{name, value}}));
    QCOMPARE(json.value(u"status").toString(), u"00"_qs);
    QCOMPARE(json.value(u"settleFlag").toString(), flag);
}

void TestSandboxLoyaltyReturns::theBooksComeBack()
{
    LoyaltyTalk talk;
    talk.checkIn();
    QCOMPARE(talk.status(Operation::Settle, settlement(talk)), u"00"_qs);
    talk.checkIn();
    const Form sale = talk.consumption(
        richMember, u"10.00"_qs, u"100.00"_qs,
        {{u"vaucher"_qs, u"[{\"id\":1,\"num\":1}]"_qs}, {u"registerTraceNo"_qs, u"R1"_qs}});
    QCOMPARE(talk.status(Operation::Consume, sale), u"00"_qs);
    QCOMPARE(talk.status(Operation::SendCode, {{u"mobileNo"_qs, u"13500000000"_qs}}), u"00"_qs);
    LoyaltyTalk later;
    const QList<QJsonObject> changes = talk.ledger().takeChanges();
    QVERIFY(!changes.isEmpty());
    for (const QJsonObject& change : changes)
        QVERIFY(later.ledger().restore(change));
    QVERIFY(talk.ledger().takeChanges().isEmpty());
    later.batch = talk.batch;
    QCOMPARE(later.points(richMember), talk.points(richMember));
    QCOMPARE(later.ledger().transactions().size(), 1);
    QCOMPARE(later.ledger().transactions().first().toJson(),
             talk.ledger().transactions().first().toJson());
    QCOMPARE(later.ledger().sentCodes(), talk.ledger().sentCodes());
    // Still signed in, the trace still used, the sale still reversible, all once.
    QCOMPARE(later.status(Operation::Consume, sale), u"94"_qs);
    QCOMPARE(later.status(Operation::ConsumeReversal, sale), u"00"_qs);
    QCOMPARE(later.points(richMember), 10'000'000);
    QCOMPARE(later.ledger().members().value(richMember).vouchers.first().num, 3);
    QVERIFY(!later.ledger().restore({}));
    QVERIFY(!later.ledger().restore({{u"member"_qs, QJsonObject{}}}));
    QVERIFY(!later.ledger().restore({{u"transaction"_qs, QJsonObject{}}}));
}

QTEST_APPLESS_MAIN(TestSandboxLoyaltyReturns)
#include "tst_sandbox_loyalty_returns.moc"
