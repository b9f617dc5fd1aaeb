// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/checkout_screen.h"

#include "ui/models/format.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/entry_dialog.h"
#include "ui/widgets/function_bar.h"
#include "ui/widgets/keypad.h"
#include "ui/widgets/live_field.h"
#include "ui/widgets/quick_keys.h"
#include "ui/widgets/search_popup.h"
#include "ui/widgets/slab.h"
#include "ui/widgets/top_bar.h"

#include <QBoxLayout>
#include <QResizeEvent>
#include <QScrollArea>
#include <QStackedWidget>

#include <array>
#include <utility>

namespace till::ui {

namespace {

using models::Action;

constexpr int clockIntervalMs = 1000;

} // namespace

CheckoutScreen::CheckoutScreen(const ScreenContext& context, const DeskInfo& info, QWidget* parent)
    : QWidget(parent), m_context(context), m_info(info), m_search(context.client)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    build();
    connectParts();
    setQuickKeys(info.quickKeys);
    arrange();
    retranslate();
    takeState(m_context.client.state());
}

void CheckoutScreen::build()
{
    const Look& look = m_context.look;
    m_page = new QVBoxLayout(this);
    m_page->setContentsMargins(0, 0, 0, 0);
    m_page->setSpacing(0);
    m_topBar = new TopBar(look);
    m_banner = new Banner(look, {});
    m_banner->hide();
    m_bannerBox = new QVBoxLayout;
    m_bannerBox->addWidget(m_banner);
    m_strip = new QVBoxLayout;
    m_content = new QHBoxLayout;
    m_left = new QVBoxLayout;
    m_field = new LiveField(look);
    m_middle = new QStackedWidget;
    m_middle->setMinimumSize(1, 1); // the parts give way to the window, not the window to them
    m_cart = new CartView(look);
    m_popup = new SearchPopup(look);
    m_middle->addWidget(m_cart);
    m_middle->addWidget(m_popup);
    m_left->addWidget(m_field);
    m_left->addWidget(m_middle, 1);
    m_content->addLayout(m_left, 1);
    buildRight();
    m_bar = new FunctionBar(look);
    m_page->addWidget(m_topBar);
    m_page->addLayout(m_bannerBox);
    m_page->addLayout(m_strip);
    m_page->addLayout(m_content, 1);
    m_page->addWidget(m_bar);
}

void CheckoutScreen::buildRight()
{
    const Look& look = m_context.look;
    m_rightSide = new QWidget;
    m_right = new QVBoxLayout(m_rightSide);
    m_right->setContentsMargins(0, 0, 0, 0);
    m_slab = new Slab(look);
    m_tabs = new TabRow(look);
    m_pads = new QStackedWidget;
    m_pads->setMinimumSize(1, 1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    m_quick = new QuickKeyGrid(look);
    scroll->setWidget(m_quick);
    m_quick->setAutoFillBackground(false);
    m_keypad = new Keypad(look, Keypad::Kind::Operators, keypadWords());
    m_keypad->setGround(KeypadKey::Ground::Window);
    m_pads->addWidget(scroll);
    m_pads->addWidget(m_keypad);
    m_right->addWidget(m_slab);
    m_right->addWidget(m_tabs);
    m_right->addWidget(m_pads, 1);
    m_content->addWidget(m_rightSide);
}

void CheckoutScreen::connectParts()
{
    const models::DeskClient& client = m_context.client;
    connect(&client, &models::DeskClient::stateChanged, this, &CheckoutScreen::takeState);
    connect(&client, &models::DeskClient::signedIn, this, &CheckoutScreen::showTopBar);
    connect(&client, &models::DeskClient::signedOut, this, &CheckoutScreen::showTopBar);
    connect(&m_search, &models::SearchModel::rowsChanged, this, [this] {
        m_hit = 0;
        showSearch();
        if (std::exchange(m_confirmWaits, false))
            confirm();
    });
    connect(&m_context.look, &Look::changed, this, [this] {
        arrange();
        showTabs();
        showFunctionKeys();
        showEntry();
        updateGeometry();
    });
    connect(m_cart, &CartView::rowChosen, this, &CheckoutScreen::select);
    connect(m_cart, &CartView::actionChosen, this, [this](LineAction action) {
        constexpr std::array order{
            Action::OneLess,      Action::OneMore,  Action::ChangeQuantity, Action::ChangePrice,
            Action::DiscountLine, Action::NoteLine, Action::RemoveLine};
        Q_EMIT actionAsked(order.at(static_cast<std::size_t>(action)));
    });
    connect(m_popup, &SearchPopup::rowChosen, this, [this](int row) {
        m_hit = row;
        confirm();
    });
    connect(m_slab, &Slab::payPressed, this, [this] { Q_EMIT actionAsked(Action::Pay); });
    connect(m_field, &LiveField::actionClicked, this, [this] {
        if (m_entry.isEmpty())
            Q_EMIT actionAsked(Action::FindItem);
        else
            clearEntry();
    });
    connect(m_tabs, &TabRow::chosen, this, [this](int index) {
        m_tab = index;
        showTabs();
    });
    connect(m_quick, &QuickKeyGrid::chosen, this, [this](int index) {
        if (m_tab < m_pages.size() && index < m_pages.at(m_tab).keys.size()) {
            const sale::Entry entry = sale::parseEntry(m_entry);
            add(m_pages.at(m_tab).keys.at(index).product, entry.quantity);
        }
    });
    connect(m_keypad, &Keypad::keyPressed, this, &CheckoutScreen::takeKey);
    connect(m_keypad, &Keypad::pricePressed, this,
            [this] { Q_EMIT actionAsked(Action::ChangePrice); });
    connect(m_bar, &FunctionBar::keyPressed, this,
            [this](int id) { Q_EMIT actionAsked(static_cast<Action>(id)); });
    connect(m_topBar, &TopBar::cashierPressed, this, &CheckoutScreen::cashierPressed);
    connect(m_topBar, &TopBar::pillPressed, this, &CheckoutScreen::pillPressed);
    connect(m_banner, &Banner::actionChosen, this, &CheckoutScreen::bannerActionChosen);
    auto* clock = new QTimer(this);
    connect(clock, &QTimer::timeout, this, &CheckoutScreen::showTopBar);
    clock->start(clockIntervalMs);
}

void CheckoutScreen::arrange()
{
    const Look& look = m_context.look;
    const Metrics& metrics = look.metrics();
    const int margin = look.px(metrics.margin);
    const int gap = look.px(metrics.gap);
    const bool column = metrics.slabColumn > 0;
    m_topBar->setVisible(metrics.topBar > 0);
    m_bannerBox->setContentsMargins(margin, m_banner->isHidden() ? 0 : gap, margin, 0);
    m_content->setContentsMargins(margin, gap, margin, gap);
    m_content->setSpacing(gap);
    m_left->setSpacing(look.px(8));
    m_right->setSpacing(gap);
    m_rightSide->setFixedWidth(look.px(column ? metrics.slabColumn : 340));
    m_strip->setContentsMargins(margin, column ? 0 : gap, margin, 0);
    if (column && m_right->indexOf(m_slab) < 0)
        m_right->insertWidget(0, m_slab);
    else if (!column && m_strip->indexOf(m_slab) < 0)
        m_strip->addWidget(m_slab);
}

void CheckoutScreen::retranslate()
{
    m_model.retranslate();
    m_cart->setHeads({tr("Item"), tr("Price"), tr("Qty"), tr("Amount")});
    m_cart->setEmpty(
        {tr("Scan the first item"), tr("or type a barcode, a name or pinyin initials")});
    const auto strip = [this](LineAction place, Action action, const QString& label) {
        m_cart->setAction(place, {.label = label,
                                  .keyCap = m_context.keys.capOf(action),
                                  .name = models::ActionMap::nameOf(action)});
    };
    strip(LineAction::Less, Action::OneLess, {});
    strip(LineAction::More, Action::OneMore, {});
    strip(LineAction::Quantity, Action::ChangeQuantity,
          models::ActionMap::nameOf(Action::ChangeQuantity));
    strip(LineAction::Price, Action::ChangePrice, models::ActionMap::nameOf(Action::ChangePrice));
    strip(LineAction::Discount, Action::DiscountLine,
          models::ActionMap::nameOf(Action::DiscountLine));
    strip(LineAction::Note, Action::NoteLine, models::ActionMap::nameOf(Action::NoteLine));
    strip(LineAction::Remove, Action::RemoveLine, models::ActionMap::nameOf(Action::RemoveLine));
    m_keypad->setWords(keypadWords());
    m_field->setName(tr("Scan or search"));
    m_cart->setRows(m_model.rows(), m_selected);
    showTopBar();
    showEntry();
    showSearch();
    showSlab();
    showTabs();
    showFunctionKeys();
}

void CheckoutScreen::takeState(const services::CheckoutState& state)
{
    const int heldBefore = m_model.heldCount();
    const models::CheckoutModel::Change change = m_model.update(state);
    showSlab();
    // The sum is what is waited for; the rows follow in the next frame.
    if (!change.reset)
        m_slab->paintNow();
    if (!change.isEmpty()) {
        m_selected = m_model.rowToSelect();
        if (change.reset)
            m_cart->setRows(m_model.rows(), m_selected);
        else
            m_cart->changeRows(m_model.rows(), change.modified, m_selected);
        if (change.appended > 0 || !change.modified.isEmpty())
            Q_EMIT soundAsked(models::Sound::ItemAdded);
    }
    if (heldBefore != m_model.heldCount())
        showFunctionKeys();
}

void CheckoutScreen::select(int row)
{
    if (m_model.rows().isEmpty())
        return;
    m_selected = qBound(0, row, int(m_model.rows().size()) - 1);
    m_cart->changeRows(m_model.rows(), {}, m_selected);
}

const sale::Line* CheckoutScreen::selectedLine() const
{
    const auto& lines = m_model.state().sale.lines;
    return m_selected >= 0 && m_selected < lines.size() ? &lines.at(m_selected) : nullptr;
}

void CheckoutScreen::showSlab()
{
    const models::SlabText text = m_model.slab();
    const Money total = m_model.state().totals.paid.isPositive() ? m_model.state().totals.remaining
                                                                 : m_model.state().totals.total;
    m_slab->setValue({.caption = text.caption,
                      .count = text.counts,
                      .total = text.total,
                      .spokenTotal = models::spokenMoney(total),
                      .saving = text.leftIsSaving ? text.left : QString(),
                      .note = text.leftIsSaving || text.left.isEmpty()
                                  ? text.right
                                  : text.left + u' ' + text.right,
                      .payLabel = m_context.look.metrics().slabColumn > 0
                                      ? tr("Take payment")
                                      : models::ActionMap::nameOf(Action::Pay),
                      .payHint = {},
                      .payKey = m_entry.isEmpty() ? m_context.keys.capOf(Action::Confirm)
                                                  : m_context.keys.capOf(Action::Pay)});
    m_slab->setPayState(text.payable ? Slab::PayState::Enabled : Slab::PayState::Disabled);
}

void CheckoutScreen::setPills(const QList<Pill::Value>& pills)
{
    m_topBar->setPills(pills);
}

void CheckoutScreen::setBanner(const std::optional<models::Message>& message, const QString& action)
{
    if (message) {
        const bool refused = message->severity == models::Severity::Refused;
        m_banner->setValue({.state = refused ? State::Refused : State::Unknown,
                            .what = message->headline,
                            .todo = message->nextStep,
                            .action = action});
    }
    if (m_banner->isHidden() == message.has_value()) {
        m_banner->setVisible(message.has_value());
        arrange();
    }
}

int CheckoutScreen::footHeight() const
{
    return m_bar->sizeHint().height(); // also before this screen was shown and laid out
}

void CheckoutScreen::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const int widest = m_context.look.metrics().cartWidthMax;
    const int room = widest >= QWIDGETSIZE_MAX ? QWIDGETSIZE_MAX : m_context.look.px(widest);
    m_middle->setMaximumWidth(room);
    m_field->setMaximumWidth(room);
}

} // namespace till::ui
