// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/sample_desk.h"

#include "core/sale/events.h"
#include "core/sale/totals.h"

#include <QDateTime>

namespace till::gallery {

namespace {

using sale::Event;

const SaleId saleId{QStringLiteral("02-20261120-0147")};

Instant at(int hour, int minute)
{
    const QDateTime time(QDate(2026, 11, 20), QTime(hour, minute));
    return {time.toMSecsSinceEpoch()};
}

sale::Item item(const QString& name, qint64 fen, const QString& unit)
{
    sale::Item made;
    made.product = ProductCode(name);
    made.name = name;
    made.unit = unit;
    made.listPrice = Money::fromFen(fen);
    return made;
}

sale::Discount off(qint64 fen, const QString& name)
{
    sale::Discount discount;
    discount.kind = sale::Discount::Kind::Amount;
    discount.amount = Money::fromFen(fen);
    discount.name = name;
    return discount;
}

QList<Event> sampleEvents()
{
    const OperatorId cashier{QStringLiteral("1008")};
    QList<Event> events{sale::SaleOpened{cashier, QStringLiteral("王敏"), at(10, 38)}};
    int id = 0;
    const auto add = [&](sale::Item goods, Quantity quantity) {
        sale::Line line;
        line.id = ++id;
        line.item = std::move(goods);
        line.quantity = quantity;
        events.append(sale::LineAdded{line});
    };
    add(item(QStringLiteral("农夫山泉 饮用天然水 550ml"), 200, QStringLiteral("瓶")),
        Quantity::pieces(2));
    add(item(QStringLiteral("康师傅 红烧牛肉面 桶装 109g"), 550, QStringLiteral("桶")),
        Quantity::pieces(1));
    add(item(QStringLiteral("蒙牛 纯牛奶 250ml"), 350, QStringLiteral("盒")), Quantity::pieces(3));
    sale::Item apples = item(QStringLiteral("红富士苹果 散称"), 1196, QStringLiteral("kg"));
    apples.measure = Measure::Kilograms;
    add(apples, Quantity::grams(1284));
    add(item(QStringLiteral("乐事 薯片 原味 75g"), 750, QStringLiteral("袋")), Quantity::pieces(2));
    events.append(sale::LineDiscounted{id, off(375, QStringLiteral("第二件半价")), {}});
    add(item(QStringLiteral("双汇 王中王火腿肠 40g×10"), 1380, QStringLiteral("包")),
        Quantity::pieces(1));
    add(item(QStringLiteral("雀巢 丝滑拿铁 268ml"), 550, QStringLiteral("瓶")),
        Quantity::pieces(1));
    events.append(sale::LineVoided{id, {cashier, at(10, 40)}});
    add(item(QStringLiteral("维达 超韧抽纸 3包装"), 1690, QStringLiteral("提")),
        Quantity::pieces(1));
    events.append(sale::LineDiscounted{id, off(200, QStringLiteral("会员价")), {}});
    add(item(QStringLiteral("金龙鱼 葵花籽油 1.8L"), 3290, QStringLiteral("瓶")),
        Quantity::pieces(1));
    add(item(QStringLiteral("可口可乐 500ml"), 350, QStringLiteral("瓶")), Quantity::pieces(6));
    return events;
}

sale::Sale fold(const QList<Event>& events)
{
    sale::Sale sale;
    for (const Event& event : events)
        sale = sale::apply(std::move(sale), saleId, event);
    return sale;
}

ports::SaleRow heldRow(int counter, const QString& note, const QString& first, qint64 fen)
{
    ports::SaleRow row;
    row.id = SaleId(QStringLiteral("02-20261120-01%1").arg(counter));
    row.state = ports::SaleRow::State::Held;
    row.cashier = QStringLiteral("王敏");
    row.at = {QDateTime::currentMSecsSinceEpoch() - counter * 60'000};
    row.total = Money::fromFen(fen);
    row.lineCount = counter;
    row.note = note;
    row.firstItem = first;
    return row;
}

services::CheckoutState stateOf(const sale::Sale& sale)
{
    services::CheckoutState state = emptyState();
    state.sale = sale;
    state.totals = sale::totals(sale);
    state.cashDue = sale::roundedForCash(state.totals.remaining, sale::RoundingMode::DropFen);
    state.touchedLine = sale.lines.isEmpty() ? 0 : sale.lines.last().id;
    return state;
}

} // namespace

services::CheckoutState emptyState()
{
    services::CheckoutState state;
    state.held = {heldRow(5, QStringLiteral("红衣大姐"), QStringLiteral("蒙牛 纯牛奶 250ml"), 4650),
                  heldRow(12, {}, QStringLiteral("维达 超韧抽纸 3包装"), 12340)};
    ports::SaleRow last;
    last.id = SaleId(QStringLiteral("02-20261120-0146"));
    last.state = ports::SaleRow::State::Completed;
    last.total = Money::fromFen(4650);
    last.at = at(10, 38);
    state.lastCompleted = last;
    return state;
}

services::CheckoutState sampleState()
{
    return stateOf(fold(sampleEvents()));
}

services::CheckoutState tenderingState()
{
    QList<Event> events = sampleEvents();
    events.append(sale::TenderStarted{});
    return stateOf(fold(events));
}

services::CompletedSale paidSale()
{
    QList<Event> events = sampleEvents();
    sale::Tender cash;
    cash.id = 1;
    cash.received = Money::fromFen(20000);
    cash.applied = Money::fromFen(12920);
    events.append(sale::TenderStarted{});
    events.append(sale::TenderAdded{cash});
    events.append(sale::SaleCompleted{Money::fromFen(12921), Money::fromFen(1),
                                      Money::fromFen(7080), at(10, 42)});
    services::CompletedSale completed;
    completed.sale = fold(events);
    completed.totals = sale::totals(completed.sale);
    completed.drawerOpens = true;
    completed.receiptQueued = true;
    return completed;
}

QList<services::StaffEntry> sampleStaff()
{
    using staff::Role;
    return {{OperatorId(QStringLiteral("1008")), QStringLiteral("王敏"), Role::Cashier},
            {OperatorId(QStringLiteral("1012")), QStringLiteral("李强"), Role::Cashier},
            {OperatorId(QStringLiteral("1001")), QStringLiteral("陈芳"), Role::Manager},
            {OperatorId(QStringLiteral("1015")), QStringLiteral("赵磊"), Role::Cashier}};
}

services::PrintState readyPrinter()
{
    services::PrintState state;
    ports::PrintJob job;
    job.id = PrintJobId(QStringLiteral("1"));
    job.subject = saleId.text();
    job.state = ports::PrintJob::State::Sending;
    job.queuedAt = at(10, 42);
    state.pending = {job};
    return state;
}

ports::CataloguePage searchPage()
{
    ports::CataloguePage page;
    page.matchedBy = ports::CataloguePage::MatchedBy::Initials;
    const auto add = [&page](const QString& name, const QString& pinyin, const QString& barcode,
                             qint64 fen) {
        catalog::Product product;
        product.code = ProductCode(barcode.right(6));
        product.barcodes = {barcode};
        product.name = name;
        product.price = Money::fromFen(fen);
        page.hits.append({product, pinyin});
    };
    add(QStringLiteral("农夫山泉 饮用天然水 550ml"),
        QStringLiteral("nong fu shan quan yin yong tian ran shui 550ml"),
        QStringLiteral("6921168509256"), 200);
    add(QStringLiteral("农夫山泉 饮用天然水 1.5L"),
        QStringLiteral("nong fu shan quan yin yong tian ran shui 1.5l"),
        QStringLiteral("6921168520015"), 350);
    add(QStringLiteral("农夫山泉 东方树叶 茉莉花茶 500ml"),
        QStringLiteral("nong fu shan quan dong fang shu ye mo li hua cha 500ml"),
        QStringLiteral("6921168558049"), 500);
    add(QStringLiteral("农夫山泉 NFC 橙汁 300ml"),
        QStringLiteral("nong fu shan quan nfc cheng zhi 300ml"), QStringLiteral("6921168593538"),
        1290);
    return page;
}

models::DeskInfo sampleInfo()
{
    models::DeskInfo info;
    info.shopName = QStringLiteral("邻里生鲜");
    info.shopBranch = QStringLiteral("人民路店");
    info.tillNumber = 2;
    info.scanner = models::DeskInfo::Scanner::Keyboard;
    info.journalRecords = 186402;
    services::QuickKeyPage page;
    page.name = QStringLiteral("常用");
    using services::Shelf;
    struct Sample {
        QString name;
        qint64 fen;
        Shelf shelf;
        Measure measure;
    };
    const QList<Sample> samples{{QStringLiteral("购物袋 小"), 20, Shelf::Daily, Measure::Pieces},
                                {QStringLiteral("购物袋 大"), 50, Shelf::Daily, Measure::Pieces},
                                {QStringLiteral("茶叶蛋"), 200, Shelf::Hot, Measure::Pieces},
                                {QStringLiteral("鲜肉包"), 250, Shelf::Hot, Measure::Pieces},
                                {QStringLiteral("现磨豆浆"), 300, Shelf::Drink, Measure::Pieces},
                                {QStringLiteral("美式咖啡"), 990, Shelf::Drink, Measure::Pieces},
                                {QStringLiteral("关东煮 串"), 400, Shelf::Hot, Measure::Pieces},
                                {QStringLiteral("香蕉"), 698, Shelf::Produce, Measure::Kilograms},
                                {QStringLiteral("西红柿"), 796, Shelf::Produce, Measure::Kilograms},
                                {QStringLiteral("代收快递"), 100, Shelf::Service, Measure::Pieces}};
    for (const Sample& sample : samples) {
        services::QuickKey key;
        key.product.code = ProductCode(sample.name);
        key.product.name = sample.name;
        key.product.price = Money::fromFen(sample.fen);
        key.product.measure = sample.measure;
        key.shelf = sample.shelf;
        page.keys.append(key);
    }
    services::QuickKeyPage produce = page;
    produce.name = QStringLiteral("蔬果散称");
    info.quickKeys = {page, produce};
    return info;
}

} // namespace till::gallery
