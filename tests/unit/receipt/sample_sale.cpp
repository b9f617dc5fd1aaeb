// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/receipt/sample_sale.h"

#include "core/sale/sale_number.h"

namespace till::tests {

namespace {

sale::Line pieces(int id, const QString& name, qint64 fen, qint64 count)
{
    sale::Line line;
    line.id = id;
    line.item.name = name;
    line.item.listPrice = Money::fromFen(fen);
    line.quantity = Quantity::pieces(count);
    return line;
}

sale::Discount off(const QString& name, qint64 fen)
{
    return {.kind = sale::Discount::Kind::Amount,
            .permille = 0,
            .amount = Money::fromFen(fen),
            .name = name};
}

} // namespace

receipt::SaleReceiptData sampleData()
{
    receipt::SaleReceiptData data;
    data.shop = {QStringLiteral("邻里生鲜"), QStringLiteral("人民路店"),
                 QStringLiteral("人民路 218 号"), QStringLiteral("0571-8800 1234")};
    data.tillName = QStringLiteral("02 号机");
    data.timeText = QStringLiteral("2026-11-20 10:42:31");
    data.journalMark = QStringLiteral("0147-9F3A-61C2");
    data.saleCode = QStringLiteral("TILL1.02-20261120-0147.12920.1795142551.c2lnbmF0dXJl");
    data.qrCaption = QStringLiteral("扫码看电子小票、开发票");
    data.footer = {QStringLiteral("7 天内凭此小票退换，生鲜请当天"), QStringLiteral("谢谢光临")};
    data.member = receipt::MemberLine{QStringLiteral("6688"), 129, 2515};

    sale::Sale& sale = data.sale;
    sale.id = sale::SaleNumber{.till = 2, .date = QDate(2026, 11, 20), .counter = 147}.id();
    sale.phase = sale::Phase::Completed;
    sale.cashier = OperatorId(QStringLiteral("1008"));
    sale.cashierName = QStringLiteral("王敏");
    sale.lines = {
        pieces(1, QStringLiteral("农夫山泉 天然水 550ml"), 200, 2),
        pieces(2, QStringLiteral("康师傅 红烧牛肉面 桶装"), 550, 1),
        pieces(3, QStringLiteral("蒙牛 纯牛奶 250ml"), 350, 3),
        pieces(4, QStringLiteral("红富士苹果 散称"), 1196, 1),
        pieces(5, QStringLiteral("乐事 薯片 原味 75g"), 750, 2),
        pieces(6, QStringLiteral("双汇 王中王 40g*10"), 1380, 1),
        pieces(7, QStringLiteral("维达 超韧抽纸 3 包装"), 1690, 1),
        pieces(8, QStringLiteral("金龙鱼 葵花籽油 1.8L"), 3290, 1),
        pieces(9, QStringLiteral("可口可乐 500ml"), 350, 6),
    };
    sale.lines[3].item.measure = Measure::Kilograms;
    sale.lines[3].quantity = Quantity::grams(1284);
    sale.lines[4].discount = off(QStringLiteral("第二件半价"), 375);
    sale.lines[6].discount = off(QStringLiteral("会员价"), 200);
    sale.tenders = {{.id = 1,
                     .kind = sale::TenderKind::Cash,
                     .received = Money::fromFen(20'000),
                     .applied = Money::fromFen(12'920),
                     .reference = {}}};
    sale.rounding = Money::fromFen(1);
    sale.change = Money::fromFen(7'080);
    data.totals = sale::totals(sale);
    return data;
}

} // namespace till::tests
