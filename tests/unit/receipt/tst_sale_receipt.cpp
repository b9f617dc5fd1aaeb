// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/receipt/golden.h"
#include "tests/unit/receipt/sample_sale.h"

#include "core/receipt/columns.h"
#include "core/receipt/plain_text.h"
#include "core/receipt/sale_receipt.h"
#include "core/receipt/test_page.h"
#include "core/sale/sale_number.h"

#include <rapidcheck.h>

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace till;
using namespace till::receipt;
using tests::compareWithGolden;
using tests::keepsToThePaper;

namespace {

/// The number in the paper's last columns, in fen.
std::optional<qint64> amountAtEnd(const QString& line, int columns)
{
    if (columnsOf(line) != columns)
        return std::nullopt;
    static const QRegularExpression pattern(QStringLiteral("(-?)￥?(-?)(\\d+)\\.(\\d\\d)$"));
    const QRegularExpressionMatch match = pattern.match(line);
    if (!match.hasMatch())
        return std::nullopt;
    const qint64 fen = match.captured(3).toLongLong() * 100 + match.captured(4).toLongLong();
    return match.captured(1).isEmpty() && match.captured(2).isEmpty() ? fen : -fen;
}

/// What a customer with a pencil finds on the paper.
struct Reading {
    qint64 goods = 0;
    qint64 list = 0;
    qint64 reductions = 0;
    qint64 due = 0;
    qint64 tenders = 0;
    qint64 change = 0;
};

Reading readPaper(const Receipt& receipt)
{
    const QString paper = plainText(receipt);
    Reading reading;
    int section = 0;
    for (const QString& line : paper.split(u'\n')) {
        if (line.startsWith(u"---") || line.startsWith(u"===")) {
            ++section;
            continue;
        }
        const auto amount = amountAtEnd(line, receipt.columns);
        if (!amount)
            continue;
        if (section == 2)
            reading.goods += *amount;
        if (section != 3)
            continue;
        if (line.contains(u"原价"))
            reading.list = *amount;
        else if (line.startsWith(u"应收"))
            reading.due = *amount;
        else if (line.startsWith(u"找零"))
            reading.change = *amount;
        else if (line.startsWith(u"已优惠") || line.startsWith(u"抹零"))
            reading.reductions += *amount;
        else
            reading.tenders += *amount;
    }
    return reading;
}

sale::Line anyLine(int id)
{
    sale::Line line;
    line.id = id;
    line.item.name = *rc::gen::element(
        QStringLiteral("农夫山泉 天然水 550ml"), QStringLiteral("a"), QString(),
        QStringLiteral("很长很长很长很长很长很长很长很长很长的名字"), QStringLiteral("x\n9.99"));
    line.item.listPrice = Money::fromFen(*rc::gen::inRange<qint64>(0, 1'000'000));
    if (*rc::gen::inRange(0, 3) == 0) {
        line.item.measure = Measure::Kilograms;
        line.quantity = Quantity::grams(*rc::gen::inRange<qint64>(1, 30'000));
    } else {
        line.quantity = Quantity::pieces(*rc::gen::inRange<qint64>(1, 99));
    }
    line.item.discountable = *rc::gen::inRange(0, 4) != 0;
    if (*rc::gen::inRange(0, 4) == 0)
        line.discount = sale::Discount{.kind = sale::Discount::Kind::Percent,
                                       .permille = *rc::gen::inRange(1, 1001),
                                       .amount = {},
                                       .name = QStringLiteral("九折")};
    if (*rc::gen::inRange(0, 6) == 0)
        line.priceOverride =
            sale::PriceOverride{Money::fromFen(*rc::gen::inRange<qint64>(0, 1'000'000)), {}, {}};
    if (*rc::gen::inRange(0, 8) == 0)
        line.voided = sale::VoidMark{};
    return line;
}

SaleReceiptData anyCompletedSale()
{
    SaleReceiptData data = tests::sampleData();
    data.member.reset();
    sale::Sale& sale = data.sale;
    sale.lines.clear();
    const int count = *rc::gen::inRange(1, 12);
    for (int id = 1; id <= count; ++id)
        sale.lines.append(anyLine(id));
    if (*rc::gen::inRange(0, 2) == 0)
        sale.discount = sale::Discount{.kind = sale::Discount::Kind::Percent,
                                       .permille = *rc::gen::inRange(1, 300),
                                       .amount = {},
                                       .name = {}};
    sale.tenders.clear();
    sale.rounding = {};
    const Money total = sale::totals(sale).total;
    const Money rounded = sale::roundedForCash(total, sale::RoundingMode::DropFen);
    sale.rounding = total - rounded;
    const Money card = Money::fromFen(rounded.fen() / 3);
    const Money code = Money::fromFen(rounded.fen() / 4);
    const Money cash = rounded - card - code;
    sale.change = Money::fromFen(*rc::gen::inRange<qint64>(0, 10'000));
    sale.tenders = {{.id = 1,
                     .kind = sale::TenderKind::ExternalCard,
                     .received = card,
                     .applied = card,
                     .reference = QStringLiteral("REF7")},
                    {.id = 2,
                     .kind = sale::TenderKind::Cash,
                     .received = cash + sale.change,
                     .applied = cash,
                     .reference = {}},
                    {.id = 3,
                     .kind = sale::TenderKind::Code,
                     .received = code,
                     .applied = code,
                     .reference = {},
                     .payment = PaymentId(QStringLiteral("P")),
                     .means = QStringLiteral("alipay")}};
    payment::Payment paid;
    paid.id = PaymentId(QStringLiteral("P"));
    paid.facts.promotions = {{QStringLiteral("ALIPAY"), {}, Money::fromFen(123)}};
    paid.facts.paidAmount = code - Money::fromFen(123);
    data.payments = {paid};
    data.totals = sale::totals(sale);
    return data;
}

template<typename T> qsizetype count(const Receipt& receipt)
{
    return std::ranges::count_if(receipt.elements, [](const Element& element) {
        return std::holds_alternative<T>(element);
    });
}

} // namespace

class TestSaleReceipt : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sampleOnBothPapers_data()
    {
        QTest::addColumn<int>("columns");
        QTest::newRow("80 mm") << 48;
        QTest::newRow("58 mm") << 32;
    }
    void sampleOnBothPapers()
    {
        QFETCH(int, columns);
        const Receipt receipt = buildSaleReceipt(tests::sampleData(), columns);
        keepsToThePaper(receipt);
        compareWithGolden(receipt, QStringLiteral("sale_%1.txt").arg(columns));
    }

    void aLongNameIsNotCutWithinItsSize()
    {
        SaleReceiptData data = tests::sampleData();
        data.sale.lines.first().item.name = QStringLiteral("农夫山泉 饮用天然水 1.5L 整箱");
        const QStringList lines = plainText(buildSaleReceipt(data, 48)).split(u'\n');
        const qsizetype at = lines.indexOf(QStringLiteral("农夫山泉 饮用天然水 1.5L 整箱"));
        QVERIFY(at > 0);
        QVERIFY(lines.at(at + 1).startsWith(QString(22, u' ')));
        QVERIFY(lines.at(at + 1).endsWith(QStringLiteral("4.00")));
    }

    void heldSlipIsNoReceipt_data() { sampleOnBothPapers_data(); }
    void heldSlipIsNoReceipt()
    {
        QFETCH(int, columns);
        SaleReceiptData data = tests::sampleData();
        data.sale.phase = sale::Phase::Held;
        data.sale.tenders.clear();
        data.sale.rounding = {};
        data.sale.change = {};
        data.sale.holdNote = QStringLiteral("红衣服女士");
        data.totals = sale::totals(data.sale);
        const Receipt slip = buildHeldSlip(data, columns);
        keepsToThePaper(slip);
        QCOMPARE(count<QrCode>(slip), 0);
        QCOMPARE(count<Code128>(slip), 1);
        QCOMPARE(plainText(slip).count(u"未付款"), 2);
        compareWithGolden(slip, QStringLiteral("held_%1.txt").arg(columns));
    }

    void testPageKeepsToThePaper_data() { sampleOnBothPapers_data(); }
    void testPageKeepsToThePaper()
    {
        QFETCH(int, columns);
        const Receipt page = buildTestPage({.title = QStringLiteral("打印测试"),
                                            .shopName = QStringLiteral("邻里生鲜"),
                                            .printer = QStringLiteral("tcp 192.0.2.7:9100"),
                                            .timeText = QStringLiteral("2026-11-20 10:42:31")},
                                           columns);
        keepsToThePaper(page);
        compareWithGolden(page, QStringLiteral("test_page_%1.txt").arg(columns));
    }

    void marksStandAtBothEnds()
    {
        SaleReceiptData data = tests::sampleData();
        data.marks.mode = PaperMode::Training;
        data.marks.copy = 2;
        data.marks.copyTimeText = QStringLiteral("2026-11-20 11:05");
        const Receipt receipt = buildSaleReceipt(data, 32);
        keepsToThePaper(receipt);
        const QString paper = plainText(receipt);
        QCOMPARE(paper.count(u"训练 训练 训练"), 2);
        QCOMPARE(paper.count(u"补打 (2) 2026-11-20 11:05"), 2);
        const QString original = plainText(buildSaleReceipt(tests::sampleData(), 32));
        QVERIFY(!original.contains(u"补打"));
        QVERIFY(!original.contains(u"训练"));
    }

    void leavesOutWhatIsNotThere()
    {
        SaleReceiptData data = tests::sampleData();
        data.saleCode.clear();
        data.member.reset();
        data.journalMark.clear();
        data.shop.branch.clear();
        data.shop.address.clear();
        data.shop.phone.clear();
        data.sale.lines[4].voided = sale::VoidMark{};
        data.totals = sale::totals(data.sale);
        const Receipt receipt = buildSaleReceipt(data, 48);
        const QString paper = plainText(receipt);
        QCOMPARE(count<QrCode>(receipt), 0);
        for (const QStringView word : {u"会员 尾号", u"积分", u"账本", u"人民路", u"乐事", u"扫码"})
            QVERIFY2(!paper.contains(word), qPrintable(word.toString()));
    }

    void printsTheCodeOfTheSale()
    {
        const Receipt receipt = buildSaleReceipt(tests::sampleData(), 48);
        for (const Element& element : receipt.elements) {
            if (const auto* code = std::get_if<Code128>(&element)) {
                QCOMPARE(code->digits.size(), 18);
                QCOMPARE(code->caption, QStringLiteral("T02-1120-0147"));
            }
            if (const auto* code = std::get_if<QrCode>(&element))
                QCOMPARE(code->text, tests::sampleData().saleCode);
        }
        QCOMPARE(count<Code128>(receipt), 1);
        QCOMPARE(count<QrCode>(receipt), 1);
        QVERIFY(std::holds_alternative<Cut>(receipt.elements.last()));
    }

    void losesNoDigitOfLargeNumbers()
    {
        SaleReceiptData data = tests::sampleData();
        data.sale.lines[0].item.listPrice = Money::fromFen(9'999'999'999);
        data.sale.lines[1].item.listPrice = Money::fromFen(123'456);
        data.sale.lines[1].quantity = Quantity::fromMilli(99'999'000);
        data.sale.lines[3].item.listPrice = Money::fromFen(99'999'99);
        data.totals.lines[0].gross = Money::fromFen(9'999'999'999);
        for (const int columns : {48, 32}) {
            const Receipt receipt = buildSaleReceipt(data, columns);
            keepsToThePaper(receipt);
            const QString paper = plainText(receipt);
            QVERIFY(paper.contains(u"99999999.99"));
            QVERIFY(paper.contains(u"99999"));
            QVERIFY(paper.contains(u"99999.99"));
        }
    }

    /// Price x quantity is the amount, also where the price was raised by hand.
    void showsARaisedPrice()
    {
        SaleReceiptData data = tests::sampleData();
        sale::Line line;
        line.id = 1;
        line.item.name = QStringLiteral("raised");
        line.item.listPrice = Money::fromFen(200);
        line.quantity = Quantity::pieces(2);
        line.priceOverride =
            sale::PriceOverride{Money::fromFen(350), {}, OperatorId(QStringLiteral("2001"))};
        data.sale.lines = {line};
        data.sale.discount.reset();
        data.totals = sale::totals(data.sale);
        const QString word = Words().priceOverride;
        for (const int columns : {48, 32}) {
            const QString paper = plainText(buildSaleReceipt(data, columns));
            QVERIFY(!paper.contains(QStringLiteral("2.00")));
            QVERIFY(paper.contains(QStringLiteral("3.50")));
            QVERIFY(paper.contains(QStringLiteral("7.00")));
            QVERIFY(paper.contains(word));
        }
    }

    void addsUpOnPaper()
    {
        QVERIFY(rc::check("every column of amounts adds up", [] {
            const SaleReceiptData data = anyCompletedSale();
            for (const int columns : {48, 32}) {
                const Reading paper = readPaper(buildSaleReceipt(data, columns));
                RC_ASSERT(paper.list + paper.reductions == paper.due);
                RC_ASSERT(paper.goods == data.totals.total.fen());
                RC_ASSERT(paper.due == (data.totals.total - data.sale.rounding).fen());
                RC_ASSERT(paper.tenders - paper.change == paper.due);
            }
        }));
    }
};

QTEST_APPLESS_MAIN(TestSaleReceipt)
#include "tst_sale_receipt.moc"
