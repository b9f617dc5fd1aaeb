// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payment/records.h"
#include "core/ports/print_records.h"
#include "core/receipt/plain_text.h"
#include "core/services/print_jobs.h"
#include "tests/unit/services/print_bench.h"

#include <QTest>

using namespace till;
using namespace till::services;
using payment::Operation;
using support::require;

namespace {

const PaymentId paidId{QStringLiteral("T022ABC00000417")};
const PaymentId returnId{QStringLiteral("T022ABC0000055M")};

class PaperBench : public PrintBench {
public:
    void record(const payment::Payment& payment)
    {
        (void)require(journal->append(
            {{payment::kindOf(payment), payment.id.text(), payment::encode(payment)}}));
    }
    payment::Payment intent(const PaymentId& id, const SaleId& sale, Money amount)
    {
        payment::Payment made;
        made.id = id;
        made.sale = sale;
        made.channel = QStringLiteral("poslink");
        made.amount = amount;
        made.means = QStringLiteral("wechat");
        made.by = OperatorId(QStringLiteral("1008"));
        made.at = clock.now();
        made.state = payment::State::Intent;
        return made;
    }
    /// Scans water and takes its 2.00 with a code.
    SaleId sellByCode()
    {
        scanWater();
        letGroupCommitPass();
        const SaleId id = state().sale.id;
        payment::Payment paid = intent(paidId, id, fen(200));
        run(sale::BeginPayment{paidId, fen(200), paid.means});
        record(paid);
        paid.state = payment::State::Succeeded;
        paid.facts.retrievalReference = QStringLiteral("326512345678");
        paid.facts.promotions = {{QStringLiteral("WXPAY"), {}, fen(50)}};
        paid.facts.paidAmount = fen(150);
        record(paid);
        run(sale::TakePayment{paidId, fen(200), paid.means});
        return id;
    }
    /// The void or refund of that payment, as far as its intent.
    payment::Payment giveBack(Operation operation, const SaleId& sale)
    {
        payment::Payment given = intent(returnId, sale, fen(200));
        given.operation = operation;
        given.original = paidId;
        given.means.clear();
        given.reason = QStringLiteral("瓶盖松了");
        record(given);
        return given;
    }
    [[nodiscard]] static ports::PrintJob slip(const PaymentId& id, int copy = 0)
    {
        return newPrintJob(ports::PrintJob::Document::RefundSlip, id.text(), copy, Instant());
    }
};

} // namespace

/// Paper that depends on what an acquirer said.
class TestReceiptMaker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReceiptTellsHowTheCodeWasPaid();
    void aRefundSlipNamesBothPayments();
    void aVoidSlipIsCalledSo();
    void noSlipBeforeTheMoneyHasGoneBack();
    void noSlipOfAPaymentOrOfNothing();
    void slipsGoThroughTheQueue();
};

void TestReceiptMaker::aReceiptTellsHowTheCodeWasPaid()
{
    PaperBench till;
    const SaleId id = till.sellByCode();
    QTRY_VERIFY(till.isIdle());
    QCOMPARE(till.completed.size(), 1);
    QVERIFY(!till.completed.first().drawerOpens);
    const QString paper = till.paper(0);
    QVERIFY(paper.contains(id.text().right(4)));
    for (const QString& words :
         {QStringLiteral("微信支付"), paidId.text(), QStringLiteral("检索参考号 326512345678"),
          QStringLiteral("优惠 WXPAY -0.50"), QStringLiteral("实付 1.50"),
          QStringLiteral("￥2.00")})
        QVERIFY2(paper.contains(words), qPrintable(words));
}

void TestReceiptMaker::aRefundSlipNamesBothPayments()
{
    PaperBench till;
    const SaleId id = till.sellByCode();
    payment::Payment given = till.giveBack(Operation::Refund, id);
    given.state = payment::State::Succeeded;
    given.facts.refundedAmount = fen(150);
    till.record(given);
    const QString paper = receipt::plainText(require(till.receipts->make(till.slip(returnId))));
    for (const QString& words :
         {QStringLiteral("退款单"), paidId.text(), returnId.text(), QStringLiteral("T02-1120-0001"),
          QStringLiteral("￥2.00"), QStringLiteral("顾客实收 1.50"), QStringLiteral("瓶盖松了"),
          QStringLiteral("1008"), QStringLiteral("顾客签名")})
        QVERIFY2(paper.contains(words), qPrintable(words));
    QVERIFY(!paper.contains(QStringLiteral("补打")));
    const auto copy = require(till.receipts->make(till.slip(returnId, 1)));
    QVERIFY(receipt::plainText(copy).contains(QStringLiteral("补打 (1)")));
}

void TestReceiptMaker::aVoidSlipIsCalledSo()
{
    PaperBench till;
    payment::Payment given = till.giveBack(Operation::Void, till.sellByCode());
    given.state = payment::State::Succeeded;
    till.record(given);
    const QString paper = receipt::plainText(require(till.receipts->make(till.slip(returnId))));
    QVERIFY(paper.contains(QStringLiteral("撤销单")));
    QVERIFY(!paper.contains(QStringLiteral("退款单")));
}

void TestReceiptMaker::noSlipBeforeTheMoneyHasGoneBack()
{
    PaperBench till;
    payment::Payment given = till.giveBack(Operation::Refund, till.sellByCode());
    QCOMPARE(till.receipts->make(till.slip(returnId)).error().code, ErrorCode::Conflict);
    for (const auto state :
         {payment::State::Unknown, payment::State::Exception, payment::State::Refused}) {
        given.state = state;
        till.record(given);
        QCOMPARE(till.receipts->make(till.slip(returnId)).error().code, ErrorCode::Conflict);
    }
}

void TestReceiptMaker::noSlipOfAPaymentOrOfNothing()
{
    PaperBench till;
    (void)till.sellByCode();
    QCOMPARE(till.receipts->make(till.slip(paidId)).error().code, ErrorCode::Conflict);
    QCOMPARE(till.receipts->make(till.slip(returnId)).error().code, ErrorCode::NotFound);
}

void TestReceiptMaker::slipsGoThroughTheQueue()
{
    PaperBench till;
    payment::Payment given = till.giveBack(Operation::Refund, till.sellByCode());
    QTRY_VERIFY(till.isIdle());
    given.state = payment::State::Succeeded;
    till.record(given);
    const ports::PrintJob job = till.slip(returnId);
    (void)require(till.journal->append({ports::makePrintQueued(job)}));
    till.prints->kick();
    QTRY_VERIFY(till.isIdle());
    QVERIFY(till.paper(1).contains(QStringLiteral("退款单")));
    const ports::PrintJob printed = till.job(job.id.text());
    QCOMPARE(printed.document, ports::PrintJob::Document::RefundSlip);
    QCOMPARE(printed.state, State::Printed);
    QCOMPARE(require(till.store->nextCopy(job.document, job.subject)), 1);
}

QTEST_GUILESS_MAIN(TestReceiptMaker)
#include "tst_receipt_maker.moc"
