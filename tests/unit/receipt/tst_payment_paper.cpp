// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/receipt/golden.h"
#include "tests/unit/receipt/sample_sale.h"

#include "core/receipt/deposit_slip.h"
#include "core/receipt/refund_slip.h"

#include <QTest>

#include <algorithm>

using namespace till;
using namespace till::receipt;
using tests::compareWithGolden;
using tests::keepsToThePaper;

namespace {

const PaymentId paidId{QStringLiteral("T022ABC00000417")};
const PaymentId otherId{QStringLiteral("T022ABC0000042V")};
const PaymentId returnId{QStringLiteral("T022ABC0000055M")};

sale::Tender codeTender(int id, const PaymentId& payment, qint64 fen, const QString& means)
{
    return {.id = id,
            .kind = sale::TenderKind::Code,
            .received = Money::fromFen(fen),
            .applied = Money::fromFen(fen),
            .reference = {},
            .payment = payment,
            .means = means};
}

/// 100.00 by WeChat, of which somebody else paid 10.50; the rest by a wallet nobody could name.
SaleReceiptData paidByCodes()
{
    SaleReceiptData data = tests::sampleData();
    data.sale.rounding = {};
    data.sale.change = {};
    data.sale.tenders = {codeTender(1, paidId, 10'000, QStringLiteral("wechat")),
                         codeTender(2, otherId, 2'921, QStringLiteral("unknown"))};
    payment::Payment first;
    first.id = paidId;
    first.facts.retrievalReference = QStringLiteral("326512345678");
    first.facts.promotions = {{QStringLiteral("WXPAY"), QStringLiteral("A1"), Money::fromFen(550)},
                              {QStringLiteral("BANK"), {}, Money::fromFen(500)}};
    first.facts.thirdPartyAllowance = Money::fromFen(1'050);
    first.facts.paidAmount = Money::fromFen(8'950);
    payment::Payment second;
    second.id = otherId;
    second.facts.retrievalReference = QStringLiteral("326512345679");
    second.facts.paidAmount = Money::fromFen(2'921);
    data.payments = {second, first};
    data.totals = sale::totals(data.sale);
    return data;
}

RefundSlipData refund(payment::Operation operation)
{
    RefundSlipData data;
    data.shop = tests::sampleData().shop;
    data.tillName = QStringLiteral("02 号机");
    data.timeText = QStringLiteral("2026-11-20 11:02:13");
    data.originalTimeText = QStringLiteral("2026-11-20 10:42:29");
    data.original.id = paidId;
    data.original.means = QStringLiteral("wechat");
    data.original.amount = Money::fromFen(12'921);
    data.given.id = returnId;
    data.given.operation = operation;
    data.given.sale = SaleId(QStringLiteral("02-20261120-0147"));
    data.given.original = paidId;
    data.given.by = OperatorId(QStringLiteral("1008"));
    if (operation == payment::Operation::Void) {
        data.given.amount = data.original.amount;
        return data;
    }
    data.given.amount = Money::fromFen(3'850);
    data.given.approvedBy = OperatorId(QStringLiteral("2001"));
    data.given.reason = QStringLiteral("葵花籽油漏油，顾客要求退掉这一件，另外两件留下不退");
    data.given.facts.retrievalReference = QStringLiteral("326512349999");
    data.given.facts.refundedAmount = Money::fromFen(3'600);
    return data;
}

void onBothPapers()
{
    QTest::addColumn<int>("columns");
    QTest::newRow("80 mm") << 48;
    QTest::newRow("58 mm") << 32;
}

} // namespace

class TestPaymentPaper : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saleByCodes_data() { onBothPapers(); }
    void saleByCodes()
    {
        QFETCH(int, columns);
        const Receipt receipt = buildSaleReceipt(paidByCodes(), columns);
        keepsToThePaper(receipt);
        compareWithGolden(receipt, QStringLiteral("sale_codes_%1.txt").arg(columns));
    }

    void namesTheMeans_data()
    {
        QTest::addColumn<QString>("means");
        QTest::addColumn<QString>("wallet");
        QTest::addColumn<QString>("word");
        QTest::newRow("WeChat") << u"wechat"_qs << u"x"_qs << u"微信支付"_qs;
        QTest::newRow("Alipay") << u"alipay"_qs << u""_qs << u"支付宝"_qs;
        QTest::newRow("UnionPay") << u"unionpay"_qs << u""_qs << u"云闪付"_qs;
        QTest::newRow("JD") << u"jd"_qs << u""_qs << u"京东支付"_qs;
        QTest::newRow("QQ") << u"qq"_qs << u""_qs << u"QQ 钱包"_qs;
        QTest::newRow("e-CNY") << u"ecny"_qs << u""_qs << u"数字人民币"_qs;
        QTest::newRow("QMF") << u"qmf"_qs << u""_qs << u"全民付"_qs;
        QTest::newRow("Apple Pay") << u"applepay"_qs << u""_qs << u"Apple Pay"_qs;
        QTest::newRow("bank") << u"bank"_qs << u""_qs << u"银行网页支付"_qs;
        QTest::newRow("deposit") << u"deposit"_qs << u"微信钱包"_qs << u"订金"_qs;
        QTest::newRow("the acquirer knows") << u"unknown"_qs << u"翼支付"_qs << u"翼支付"_qs;
        QTest::newRow("nobody knows") << u"unknown"_qs << u""_qs << u"扫码支付"_qs;
    }
    void namesTheMeans()
    {
        QFETCH(QString, means);
        QFETCH(QString, wallet);
        QFETCH(QString, word);
        SaleReceiptData data = paidByCodes();
        data.sale.tenders = {codeTender(1, paidId, 12'921, means)};
        data.payments.last().facts.walletName = wallet;
        const QStringList lines = plainText(buildSaleReceipt(data, 32)).split(u'\n');
        QCOMPARE(std::count_if(lines.begin(), lines.end(),
                               [&](const QString& line) {
                                   return line.startsWith(word + u' ') &&
                                          line.endsWith(QStringLiteral(" 129.21"));
                               }),
                 1);
    }

    void depositThatWasTaken_data() { onBothPapers(); }
    void depositThatWasTaken()
    {
        QFETCH(int, columns);
        DepositSlipData data;
        data.shop = tests::sampleData().shop;
        data.tillName = QStringLiteral("02 号机");
        data.timeText = QStringLiteral("2026-11-20 11:02:13");
        data.deposit.id = PaymentId(QStringLiteral("319420261120110205123002417"));
        data.deposit.amount = Money::fromFen(20'000);
        data.deposit.means = QStringLiteral("wechat");
        data.deposit.deposit = true;
        data.deposit.reason = QStringLiteral("八寸蛋糕一个，周六上午十点取");
        data.deposit.by = OperatorId(QStringLiteral("1008"));
        data.deposit.facts.retrievalReference = QStringLiteral("326512345680");
        const Receipt slip = buildDepositSlip(data, columns);
        keepsToThePaper(slip);
        compareWithGolden(slip, QStringLiteral("deposit_%1.txt").arg(columns));
    }

    /// It belongs to no sale.
    void depositThatWasReleased_data() { onBothPapers(); }
    void depositThatWasReleased()
    {
        QFETCH(int, columns);
        RefundSlipData data = refund(payment::Operation::Release);
        data.given.sale = {};
        const Receipt slip = buildRefundSlip(data, columns);
        keepsToThePaper(slip);
        compareWithGolden(slip, QStringLiteral("release_%1.txt").arg(columns));
    }

    void saysNothingThatTheAcquirerDidNotSay()
    {
        SaleReceiptData data = paidByCodes();
        data.payments.clear();
        const QString unknown = plainText(buildSaleReceipt(data, 48));
        QVERIFY(unknown.contains(paidId.text()));
        for (const QStringView word : {u"检索参考号", u"实付", u"  优惠"})
            QVERIFY2(!unknown.contains(word), qPrintable(word.toString()));
    }

    void namesAllowancesWhereNoPromotionsAreListed()
    {
        SaleReceiptData data = paidByCodes();
        payment::Facts& facts = data.payments.last().facts;
        QVERIFY(!plainText(buildSaleReceipt(data, 48)).contains(u"平台优惠"));
        facts.promotions.clear();
        facts.merchantAllowance = Money::fromFen(50);
        const QString paper = plainText(buildSaleReceipt(data, 48));
        QVERIFY(paper.contains(QStringLiteral("  平台优惠 -10.50")));
        QVERIFY(paper.contains(QStringLiteral("  商户优惠 -0.50")));
    }

    void refundSlip_data() { onBothPapers(); }
    void refundSlip()
    {
        QFETCH(int, columns);
        const Receipt slip = buildRefundSlip(refund(payment::Operation::Refund), columns);
        keepsToThePaper(slip);
        compareWithGolden(slip, QStringLiteral("refund_%1.txt").arg(columns));
    }

    void voidSlip_data() { onBothPapers(); }
    void voidSlip()
    {
        QFETCH(int, columns);
        const Receipt slip = buildRefundSlip(refund(payment::Operation::Void), columns);
        keepsToThePaper(slip);
        compareWithGolden(slip, QStringLiteral("void_%1.txt").arg(columns));
    }

    void slipsCarryTheirMarks()
    {
        RefundSlipData data = refund(payment::Operation::Void);
        data.marks = {PaperMode::Training, 2, QStringLiteral("2026-11-20 12:00")};
        const QString paper = plainText(buildRefundSlip(data, 32));
        QCOMPARE(paper.count(u"训练 训练 训练"), 2);
        QCOMPARE(paper.count(u"补打 (2) 2026-11-20 12:00"), 2);
    }

    void theTillsOwnReasonIsSaidInWords()
    {
        RefundSlipData data = refund(payment::Operation::Void);
        data.given.reason = QStringLiteral("late");
        const QString paper = plainText(buildRefundSlip(data, 48));
        QVERIFY(!paper.contains(u"late"));
        QVERIFY(paper.contains(Words().cameLate));
    }

    void losesNoCharacterOfLongNumbers()
    {
        RefundSlipData data = refund(payment::Operation::Refund);
        data.given.id = PaymentId(QString(32, u'7'));
        data.given.original = PaymentId(QString(32, u'8'));
        data.given.amount = Money::fromFen(9'999'999'999);
        const Receipt slip = buildRefundSlip(data, 32);
        keepsToThePaper(slip);
        const QString paper = plainText(slip);
        QCOMPARE(paper.count(u'7') >= 32 && paper.count(u'8') >= 32, true);
        QVERIFY(paper.contains(u"99999999.99"));
    }
};

QTEST_APPLESS_MAIN(TestPaymentPaper)
#include "tst_payment_paper.moc"
