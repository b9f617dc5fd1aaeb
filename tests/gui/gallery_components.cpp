// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/gallery_registry.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/cart_view.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/function_bar.h"
#include "ui/widgets/keypad.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/live_field.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/quick_keys.h"
#include "ui/widgets/receipt_view.h"
#include "ui/widgets/search_popup.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/slab.h"
#include "ui/widgets/tiles.h"
#include "ui/widgets/top_bar.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace till::gallery {

namespace {

using namespace till::ui;

/// The words of the pictures in two languages: not the application's, so not for translators.
struct Words {
    Language language;
    [[nodiscard]] QString operator()(const char16_t* chinese, const char16_t* english) const
    {
        return QString::fromUtf16(language == Language::Chinese ? chinese : english);
    }
};

QColor hint(const Theme& theme)
{
    return theme.ink3;
}

/// A sheet with a small title; parts go into its column.
struct Card {
    Sheet* sheet;
    QVBoxLayout* column;
};
Card card(const Look& look, const QString& title, QBoxLayout* into)
{
    auto* sheet = new Sheet(look);
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(look.px(18), look.px(14), look.px(18), look.px(14));
    column->setSpacing(look.px(8));
    column->addWidget(new TextLabel(look, {.size = type::min, .colour = hint}, title));
    into->addWidget(sheet);
    return {sheet, column};
}

void addButtons(const Look& look, const Words& word, QVBoxLayout* column)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(look.px(8));
    const QString pay = word(u"收款", u"Pay");
    for (const ButtonKind kind : {ButtonKind::Primary, ButtonKind::Secondary, ButtonKind::Quiet,
                                  ButtonKind::Danger, ButtonKind::Pay}) {
        row->addWidget(new Button(look, {.kind = kind, .label = pay}));
    }
    auto* off = new Button(look, {.kind = ButtonKind::Primary, .label = pay});
    off->setEnabled(false);
    row->addWidget(off);
    auto* down = new Button(look, {.kind = ButtonKind::Primary, .label = pay});
    down->setDown(true);
    row->addWidget(down);
    row->addWidget(new Button(look, {.label = word(u"补打", u"Reprint"),
                                     .icon = Icon::Printer,
                                     .keyCap = QStringLiteral("Ctrl+P")}));
    row->addStretch(1);
    column->addLayout(row);
}

void addPills(const Look& look, const Words& word, QVBoxLayout* column)
{
    auto* first = new QHBoxLayout;
    auto* second = new QHBoxLayout;
    const auto add = [&](QHBoxLayout* row, State state, const QString& text) {
        row->addWidget(new Pill(look, {.text = text, .icon = iconOf(state), .state = state}));
    };
    add(first, State::Paid, word(u"已收款", u"Paid"));
    add(first, State::Pending, word(u"等待中", u"Waiting"));
    add(first, State::Unknown, word(u"待确认", u"Not known"));
    add(first, State::Refused, word(u"被拒绝", u"Refused"));
    add(second, State::Offline, word(u"离线", u"Offline"));
    add(second, State::Training, word(u"训练", u"Training"));
    add(second, State::Saving, word(u"优惠", u"Saving"));
    second->addWidget(new Pill(look, {.text = word(u"打印机缺纸", u"No paper"),
                                      .icon = Icon::Triangle,
                                      .state = State::Unknown,
                                      .fill = Pill::Fill::Solid}));
    first->addStretch(1);
    second->addStretch(1);
    column->addLayout(first);
    column->addLayout(second);
}

void addBanners(const Look& look, const Words& word, QVBoxLayout* column)
{
    column->addWidget(new Banner(
        look, {.state = State::Offline,
               .what = word(u"网络断了。", u"The network is down."),
               .todo = word(u"现金照常收；扫码支付恢复后可用。", u"Cash works as usual.")}));
    column->addWidget(
        new Banner(look, {.state = State::Unknown,
                          .what = word(u"1 笔付款待确认。", u"1 payment is not known yet."),
                          .todo = word(u"¥129.21，正在自动查询。", u"¥129.21, asking."),
                          .action = word(u"查看", u"Show"),
                          .actionKey = QStringLiteral("Ctrl+U")}));
    column->addWidget(
        new Banner(look, {.state = State::Refused,
                          .what = word(u"对方拒绝：余额不足。", u"Refused: balance too low."),
                          .todo = word(u"没有扣款，请顾客换一种方式。", u"Nothing was charged.")}));
}

models::CartRow cartRow(const QString& number, const QString& name, const QString& price,
                        const QString& quantity, const QString& unit, const QString& amount)
{
    models::CartRow row;
    row.number = number;
    row.name = name;
    row.price = price;
    row.times = price;
    row.quantity = quantity;
    row.unit = unit;
    row.amount = amount;
    row.spoken = name + u' ' + amount;
    return row;
}

QList<models::CartRow> cartRows(const Words& word)
{
    QList<models::CartRow> rows{
        cartRow(QStringLiteral("1"), word(u"农夫山泉 饮用天然水 550ml", u"Spring water 550 ml"),
                QStringLiteral("¥2.00"), QStringLiteral("2"), word(u"瓶", u"btl"),
                QStringLiteral("¥4.00")),
        cartRow(QStringLiteral("4"), word(u"红富士苹果 散称", u"Fuji apples, loose"),
                QStringLiteral("¥11.96/kg"), QStringLiteral("1.284"), QStringLiteral("kg"),
                QStringLiteral("¥15.36")),
        cartRow(QStringLiteral("5"), word(u"乐事 薯片 原味 75g", u"Potato crisps 75 g"),
                QStringLiteral("¥7.50"), QStringLiteral("2"), word(u"袋", u"bag"),
                QStringLiteral("¥11.25")),
        cartRow(QStringLiteral("–"), word(u"雀巢 丝滑拿铁 268ml", u"Latte 268 ml"),
                QStringLiteral("¥5.50"), QStringLiteral("1"), word(u"瓶", u"btl"),
                QStringLiteral("¥5.50")),
        cartRow(QStringLiteral("6"), word(u"退货 统一冰红茶 500ml", u"Return: iced tea 500 ml"),
                QStringLiteral("¥3.50"), QStringLiteral("−1"), word(u"瓶", u"btl"),
                QStringLiteral("−¥3.50")),
        cartRow(QStringLiteral("9"), word(u"可口可乐 500ml", u"Coca-Cola 500 ml"),
                QStringLiteral("¥3.50"), QStringLiteral("6"), word(u"瓶", u"btl"),
                QStringLiteral("¥21.00")),
    };
    rows[1].detail = word(u"称重 1.284 kg", u"weighed 1.284 kg");
    rows[2].saving = word(u"第二件半价 −¥3.75", u"second at half price −¥3.75");
    rows[3].detail = word(u"已取消·王敏 10:40", u"removed by Wang Min 10:40");
    rows[3].kind = models::CartRow::Kind::Voided;
    rows[4].detail = word(u"原单 T02-1119-0088", u"sale T02-1119-0088");
    rows[4].kind = models::CartRow::Kind::Return;
    return rows;
}

CartView* cartView(const Look& look, const Words& word)
{
    auto* cart = new CartView(look);
    cart->setHeads({.goods = word(u"商品", u"Item"),
                    .price = word(u"单价", u"Price"),
                    .quantity = word(u"数量", u"Quantity"),
                    .amount = word(u"金额", u"Amount")});
    const auto set = [&](LineAction action, const QString& label, const QString& cap) {
        cart->setAction(action, {.label = label, .keyCap = cap, .name = label});
    };
    set(LineAction::Less, word(u"少一件", u"One less"), QStringLiteral("-"));
    set(LineAction::More, word(u"多一件", u"One more"), QStringLiteral("+"));
    set(LineAction::Quantity, word(u"改数量", u"Quantity"), QStringLiteral("*"));
    set(LineAction::Price, word(u"改价", u"Price"), QStringLiteral("."));
    set(LineAction::Discount, word(u"折扣", u"Discount"), QStringLiteral("/"));
    set(LineAction::Note, word(u"备注", u"Note"), {});
    set(LineAction::Remove, word(u"取消行", u"Remove"), QStringLiteral("Del"));
    cart->setEmpty({.what = word(u"扫商品开始", u"Scan the first item"),
                    .more = word(u"或按 F2 按名称查找", u"or press F2 to find it by name")});
    return cart;
}

Slab* slab(const Look& look, const Words& word)
{
    auto* made = new Slab(look);
    made->setValue({.caption = word(u"应收", u"To pay"),
                    .count = word(u"9 行·18 件", u"9 lines · 18 pieces"),
                    .total = QStringLiteral("¥129.21"),
                    .spokenTotal = word(u"129 元 2 角 1 分", u"129 yuan 2 jiao 1 fen"),
                    .saving = word(u"已优惠 ¥5.75", u"Saved ¥5.75"),
                    .note = word(u"原价 ¥134.96", u"Before ¥134.96"),
                    .payLabel = word(u"收款", u"Pay"),
                    .payHint = word(u"也可直接扫顾客付款码", u"or scan the code"),
                    .payKey = QStringLiteral("Enter")});
    made->setPayState(Slab::PayState::Enabled);
    return made;
}

QList<FunctionKey> functionKeys(const Look& look, const Words& word)
{
    const QList<QPair<QString, Icon>> names{
        {word(u"键位", u"Keys"), Icon::Keyboard},   {word(u"查商品", u"Find"), Icon::Search},
        {word(u"会员", u"Member"), Icon::User},     {word(u"挂单", u"Hold"), Icon::Pause},
        {word(u"取单", u"Recall"), Icon::Grid},     {word(u"整单折扣", u"Discount"), Icon::Tag},
        {word(u"退货", u"Return"), Icon::Undo},     {word(u"抹零", u"Round off"), Icon::Cash},
        {word(u"查价", u"Price"), Icon::Scan},      {word(u"开钱箱", u"Drawer"), Icon::Drawer},
        {word(u"交班", u"Hand over"), Icon::Users}, {word(u"收款", u"Pay"), Icon::Cash},
    };
    QList<FunctionKey> keys;
    for (int i = 0; i < names.size(); ++i)
        keys.append({.id = i,
                     .label = names.at(i).first,
                     .keyCap = QStringLiteral("F%1").arg(i + 1),
                     .icon = names.at(i).second,
                     .badge = i == 4 ? QStringLiteral("2") : QString(),
                     .rank = i == 11 ? FunctionKey::Rank::Primary : FunctionKey::Rank::Plain});
    const int fit = look.metrics().functionTiles;
    return fit < keys.size() ? keys.mid(3, fit) : keys;
}

TopBar* topBar(const Look& look, const Words& word)
{
    auto* bar = new TopBar(look);
    bar->setValue({.product = QStringLiteral("Till 收银台"),
                   .productShort = QStringLiteral("Till"),
                   .place = word(u"邻里生鲜·人民路店·02 号机", u"Linli Fresh · Renmin · Till 02"),
                   .placeShort = word(u"人民路店·02 号机", u"Renmin · Till 02"),
                   .cashier = word(u"王敏 1008", u"Wang Min 1008"),
                   .shift = {},
                   .clock = QStringLiteral("10:42")});
    bar->setPills({{.text = word(u"在线", u"Online"), .icon = Icon::Wifi},
                   {.text = word(u"就绪", u"Ready"), .icon = Icon::Printer}});
    return bar;
}

QList<QuickKey> quickKeys(const Words& word)
{
    const auto piece = QuickKey::Sold::ByPiece;
    const auto weight = QuickKey::Sold::ByWeight;
    return {
        {word(u"购物袋 小", u"Bag, small"), QStringLiteral("¥0.20"), Shelf::Daily, piece},
        {word(u"茶叶蛋", u"Tea egg"), QStringLiteral("¥2.00"), Shelf::Hot, piece},
        {word(u"现磨豆浆", u"Soy milk"), QStringLiteral("¥3.00"), Shelf::Drink, piece},
        {word(u"甜玉米", u"Sweet corn"), QStringLiteral("¥5.00"), Shelf::Produce, piece},
        {word(u"香蕉", u"Bananas"), QStringLiteral("¥6.98/kg"), Shelf::Produce, weight},
        {word(u"土鸡蛋", u"Eggs"), QStringLiteral("¥11.60/kg"), Shelf::Produce, weight},
        {word(u"代收快递", u"Parcel"), QStringLiteral("¥1.00"), Shelf::Service, piece},
        {word(u"鲜肉包", u"Meat bun"), QStringLiteral("¥2.50"), Shelf::Hot, piece},
    };
}

/// States of the small components.
std::unique_ptr<QWidget> componentSheet(const Scene& scene)
{
    const Words word{scene.language};
    const Look& look = scene.look;
    auto page = std::make_unique<Sheet>(look, Sheet::Face::Plain);
    auto* columns = new QHBoxLayout(page.get());
    columns->setSpacing(12);
    auto* left = new QVBoxLayout;
    auto* right = new QVBoxLayout;
    columns->addLayout(left, 55);
    columns->addLayout(right, 45);

    addButtons(look, word, card(look, word(u"按钮", u"Buttons"), left).column);
    auto* cart = cartView(look, word);
    cart->setRows(cartRows(word), 5);
    left->addWidget(cart, 1);
    const Card means = card(look, word(u"收款方式与快捷金额", u"Means and amounts"), left);
    auto* tiles = new QHBoxLayout;
    auto* cash = new TenderTile(
        look,
        {.label = word(u"现金", u"Cash"), .icon = Icon::Cash, .keyCap = QStringLiteral("F5")});
    cash->setChecked(true);
    auto* terminal = new TenderTile(look, {.label = word(u"银行卡", u"Card"), .icon = Icon::Card});
    terminal->setReason(word(u"没有连接", u"not connected"));
    terminal->setEnabled(false);
    tiles->addWidget(cash);
    tiles->addWidget(new TenderTile(
        look,
        {.label = word(u"扫码支付", u"Code"), .icon = Icon::Scan, .keyCap = QStringLiteral("F6")}));
    tiles->addWidget(terminal);
    means.column->addLayout(tiles);
    auto* chips = new ChipRow(look);
    chips->setChips({{QStringLiteral("¥129.20"), word(u"正好", u"Exact"), {}},
                     {QStringLiteral("¥130.00"), {}, {}},
                     {QStringLiteral("¥150.00"), {}, {}},
                     {QStringLiteral("¥200.00"), {}, {}}});
    chips->setChosen(3);
    means.column->addWidget(chips);

    addPills(look, word, card(look, word(u"状态", u"States"), right).column);
    addBanners(look, word, card(look, word(u"横幅", u"Banners"), right).column);
    const Card toastCard = card(look, word(u"提示", u"Toast"), right);
    auto* toast = new Toast(look);
    toastCard.column->addWidget(toast);
    toast->announce(word(u"已挂单：红衣大姐", u"Held: red coat"), word(u"撤销", u"Undo"));
    auto* amount = new AmountField(look);
    amount->setCaption(word(u"收到", u"Received"));
    amount->setAmount(QStringLiteral("¥200.00"));
    right->addWidget(amount);
    auto* pin = new PinField(look);
    pin->setName(word(u"密码", u"PIN"));
    pin->setValue({.typed = 4, .places = 6});
    right->addWidget(pin);
    right->addStretch(1);
    return page;
}

/// The parts of the checkout in their places.
std::unique_ptr<QWidget> checkoutParts(const Scene& scene)
{
    const Words word{scene.language};
    const Look& look = scene.look;
    const Metrics& metrics = look.metrics();
    auto page = std::make_unique<Sheet>(look, Sheet::Face::Plain);
    auto* column = new QVBoxLayout(page.get());
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    if (metrics.topBar > 0)
        column->addWidget(topBar(look, word));
    auto* middle =
        new QBoxLayout(metrics.slabColumn > 0 ? QBoxLayout::LeftToRight : QBoxLayout::BottomToTop);
    const int margin = look.px(metrics.margin);
    middle->setContentsMargins(margin, margin, margin, margin);
    middle->setSpacing(look.px(metrics.gap));
    auto* work = new QVBoxLayout;
    work->setSpacing(look.px(8));
    auto* field = new LiveField(look);
    field->setName(word(u"扫码或查找", u"Scan or find"));
    field->setValue({.quantity = QStringLiteral("3 ×"),
                     .placeholder = word(u"请扫商品", u"Scan the item"),
                     .keyCap = QStringLiteral("F2"),
                     .action = word(u"查找", u"Find")});
    work->addWidget(field);
    auto* cart = cartView(look, word);
    cart->setRows(cartRows(word), 5);
    work->addWidget(cart, 1);
    middle->addLayout(work, 1);
    auto* side = new QVBoxLayout;
    side->setSpacing(look.px(metrics.gap));
    auto* total = slab(look, word);
    side->addWidget(total);
    if (metrics.slabColumn > 0) {
        total->setFixedWidth(look.px(metrics.slabColumn));
        auto* tabs = new TabRow(look);
        tabs->setTabs({{word(u"常用", u"Common")}, {word(u"蔬果", u"Produce")}});
        side->addWidget(tabs);
        if (look.input() == InputLayout::Touch) {
            side->addWidget(new Keypad(look, Keypad::Kind::Operators,
                                       {.clear = word(u"清空", u"Clear"),
                                        .backspace = word(u"退格", u"Back-space"),
                                        .quantity = word(u"数量×", u"Qty"),
                                        .price = word(u"改价", u"Price"),
                                        .discount = word(u"折扣", u"Disc."),
                                        .point = word(u"小数点", u"point")}),
                            1);
        } else {
            auto* keys = new QuickKeyGrid(look);
            keys->setKeys(quickKeys(word));
            side->addWidget(keys);
            side->addStretch(1);
        }
    }
    middle->addLayout(side);
    column->addLayout(middle, 1);
    auto* bar = new FunctionBar(look);
    bar->setKeys(functionKeys(look, word));
    column->addWidget(bar);
    return page;
}

/// A dialog with a keypad.
std::unique_ptr<QWidget> dialogParts(const Scene& scene)
{
    const Words word{scene.language};
    const Look& look = scene.look;
    std::unique_ptr<QWidget> page = checkoutParts(scene);
    auto* dialog = new DialogFrame(look, DialogFrame::Size::Large, page.get());
    dialog->setTitle(word(u"收现金", u"Take cash"));
    dialog->setBack({word(u"返回购物车", u"Back to cart"), QStringLiteral("Esc")});
    dialog->setPrimary({word(u"完成收款", u"Finish"), QStringLiteral("Enter")});
    dialog->setHint(word(u"确认后：记账、开钱箱、打小票", u"Records, opens the drawer, prints"));
    auto* body = new QWidget;
    auto* row = new QHBoxLayout(body);
    row->setContentsMargins(look.px(28), look.px(16), look.px(28), look.px(16));
    row->setSpacing(look.px(24));
    auto* people = new QVBoxLayout;
    auto* person = new PersonTile(look, {.mark = word(u"王", u"W"),
                                         .name = word(u"王敏", u"Wang Min"),
                                         .detail = word(u"1008·收银员", u"1008 · cashier")});
    person->setChecked(true);
    people->addWidget(person);
    people->addWidget(new PersonTile(look, {.mark = word(u"李", u"L"),
                                            .name = word(u"李强", u"Li Qiang"),
                                            .detail = word(u"1012·收银员", u"1012 · cashier"),
                                            .aside = QStringLiteral("¥38.50")}));
    people->addWidget(
        new ChoiceTile(look, {.label = word(u"继续等待", u"Keep waiting"),
                              .meaning = word(u"有结果会自动跳转", u"Goes on by itself"),
                              .keyCap = QStringLiteral("Enter"),
                              .rank = ChoiceTile::Rank::Primary}));
    people->addStretch(1);
    row->addLayout(people, 1);
    row->addWidget(new Keypad(look, Keypad::Kind::Amount,
                              {.clear = word(u"清空", u"Clear"),
                               .backspace = word(u"退格", u"Back-space"),
                               .point = word(u"小数点", u"point")}),
                   1);
    dialog->setBody(body);
    dialog->open();
    return page;
}

receipt::Receipt sampleReceipt()
{
    const auto line = [](const char16_t* text) {
        return receipt::TextLine{.text = QString::fromUtf16(text)};
    };
    receipt::Receipt paper{.columns = 48};
    paper.elements = {
        receipt::TextLine{.text = QStringLiteral("邻里生鲜"),
                          .align = receipt::Align::Centre,
                          .bold = true,
                          .doubleWidth = true,
                          .doubleHeight = true},
        line(u"2026-11-20 10:42:31           02 号机  王敏 1008"),
        receipt::Rule{.character = u'='},
        line(u"商品                      单价    数量      金额"),
        receipt::Rule{},
        line(u"农夫山泉 天然水 550ml     2.00       2      4.00"),
        line(u"红富士苹果 散称       11.96/kg   1.284     15.36"),
        receipt::Rule{},
        receipt::TextLine{.text = QStringLiteral("应收      ￥129.20"),
                          .bold = true,
                          .doubleWidth = true,
                          .doubleHeight = true},
        line(u"现金                                      200.00"),
        receipt::Code128{.digits = QStringLiteral("020261120000000147"),
                         .caption = QStringLiteral("T02-1120-0147")},
        receipt::QrCode{.text = QStringLiteral("T02-1120-0147")},
        receipt::TextLine{.text = QStringLiteral("谢谢光临"), .align = receipt::Align::Centre},
        receipt::Cut{},
    };
    return paper;
}

/// Hits of a search beside a receipt.
std::unique_ptr<QWidget> searchAndReceipt(const Scene& scene)
{
    const Words word{scene.language};
    const Look& look = scene.look;
    auto page = std::make_unique<Sheet>(look, Sheet::Face::Plain);
    auto* row = new QHBoxLayout(page.get());
    row->setSpacing(12);
    auto* popup = new SearchPopup(look);
    popup->setHeadline(word(u"找到 2 个商品·拼音首字母 nfsq", u"2 items · pinyin initials nfsq"));
    popup->setFootnote(word(u"继续输入以缩小范围", u"Type on to narrow down"));
    popup->setKeyHints({{{QStringLiteral("↑"), QStringLiteral("↓")}, word(u"选择", u"select")},
                        {{QStringLiteral("Enter")}, word(u"加入购物车", u"add")}});
    const QList<MatchSpan> initials{{0, 1}, {5, 1}, {8, 1}, {13, 1}};
    popup->setHits({{.name = QStringLiteral("农夫山泉 饮用天然水 550ml"),
                     .nameMatches = {{0, 4}},
                     .reading = QStringLiteral("nong fu shan quan"),
                     .readingMatches = initials,
                     .code = QStringLiteral("6921168509256"),
                     .note = word(u"库存 312", u"312 left"),
                     .price = QStringLiteral("¥2.00")},
                    {.name = QStringLiteral("农夫山泉 NFC 橙汁 300ml"),
                     .nameMatches = {{0, 4}},
                     .reading = QStringLiteral("nong fu shan quan"),
                     .readingMatches = initials,
                     .code = QStringLiteral("6921168593538"),
                     .note = word(u"无库存", u"none left"),
                     .noteState = State::Unknown,
                     .price = QStringLiteral("¥12.90")}},
                   0);
    row->addWidget(popup, 1);
    auto* paper = new ReceiptView(look);
    paper->setReceipt(sampleReceipt());
    row->addWidget(paper);
    return page;
}

} // namespace

void registerComponents(Registry& registry)
{
    registry.add({.name = QStringLiteral("components"),
                  .make = componentSheet,
                  .sizes = {QSize(1366, 860), QSize(1600, 900)}});
    registry.add({.name = QStringLiteral("checkout-parts"), .make = checkoutParts});
    registry.add({.name = QStringLiteral("search-and-receipt"),
                  .make = searchAndReceipt,
                  .sizes = {QSize(1366, 768), QSize(1920, 1080)}});
    registry.add({.name = QStringLiteral("dialog-parts"), .make = dialogParts});
}

} // namespace till::gallery
