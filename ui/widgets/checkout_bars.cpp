// SPDX-License-Identifier: GPL-3.0-or-later

// What stands around the cart and changes seldom: quick keys, function keys, top bar.

#include "ui/models/format.h"
#include "ui/widgets/checkout_screen.h"
#include "ui/widgets/function_bar.h"
#include "ui/widgets/quick_keys.h"
#include "ui/widgets/top_bar.h"

#include <QDateTime>
#include <QStackedWidget>

#include <algorithm>
#include <array>
#include <utility>

namespace till::ui {

namespace {

using models::Action;

struct BarPicture {
    Action action;
    Icon icon;
};

/// What stands in the function bar has a picture in the layout of tiles.
constexpr std::array barPictures{
    BarPicture{Action::ShowKeys, Icon::Keyboard}, BarPicture{Action::FindItem, Icon::Search},
    BarPicture{Action::Member, Icon::User},       BarPicture{Action::Hold, Icon::Pause},
    BarPicture{Action::Recall, Icon::Grid},       BarPicture{Action::DiscountSale, Icon::Tag},
    BarPicture{Action::Return, Icon::Undo},       BarPicture{Action::RoundOff, Icon::Calculator},
    BarPicture{Action::CheckPrice, Icon::Scan},   BarPicture{Action::OpenDrawer, Icon::Drawer},
    BarPicture{Action::Shift, Icon::Users},       BarPicture{Action::Pay, Icon::Cash}};

Icon iconFor(Action action)
{
    const auto found =
        std::find_if(barPictures.begin(), barPictures.end(),
                     [action](const BarPicture& picture) { return picture.action == action; });
    return found == barPictures.end() ? Icon::None : found->icon;
}

/// What a finger needs most, in order; the rest is behind the last tile.
constexpr std::array touchOrder{Action::Hold,     Action::Recall,     Action::DiscountSale,
                                Action::RoundOff, Action::OpenDrawer, Action::CheckPrice};

Shelf shelfOf(services::Shelf shelf)
{
    switch (shelf) {
    case services::Shelf::Produce:
        return Shelf::Produce;
    case services::Shelf::Hot:
        return Shelf::Hot;
    case services::Shelf::Drink:
        return Shelf::Drink;
    case services::Shelf::Daily:
        return Shelf::Daily;
    case services::Shelf::Service:
        return Shelf::Service;
    }
    Q_UNREACHABLE();
}

} // namespace

void CheckoutScreen::showTabs()
{
    const bool touch = !m_context.look.showsKeyCaps();
    QList<TabRow::Label> labels;
    for (const services::QuickKeyPage& page : std::as_const(m_pages))
        labels.append({page.name, Icon::None});
    const int keypadTab = int(labels.size());
    if (touch || labels.isEmpty())
        labels.append({tr("Keypad"), Icon::Calculator});
    m_tab = qBound(0, m_tab, int(labels.size()) - 1);
    m_tabs->setTabs(labels);
    m_tabs->setCurrent(m_tab);
    const bool keypad = m_tab == keypadTab;
    m_pads->setCurrentIndex(keypad ? 1 : 0);
    if (keypad)
        return;
    QList<QuickKey> keys;
    for (const services::QuickKey& key : m_pages.at(m_tab).keys) {
        const bool weighed = key.product.measure == Measure::Kilograms;
        keys.append({.name = key.product.name,
                     .price = models::formatUnitPrice(key.product.price, key.product.measure),
                     .shelf = shelfOf(key.shelf),
                     .sold = weighed ? QuickKey::Sold::ByWeight : QuickKey::Sold::ByPiece});
    }
    m_quick->setKeys(keys);
}

void CheckoutScreen::setQuickKeys(const QList<services::QuickKeyPage>& pages)
{
    m_pages = pages;
    showTabs();
}

void CheckoutScreen::showFunctionKeys()
{
    const auto made = [this](Action action) {
        FunctionKey key;
        key.id = static_cast<int>(action);
        key.label = models::ActionMap::nameOf(action);
        key.keyCap = m_context.keys.capOf(action);
        key.icon = iconFor(action);
        if (action == Action::Recall && m_model.heldCount() > 0)
            key.badge = QString::number(m_model.heldCount());
        if (action == Action::Pay)
            key.rank = FunctionKey::Rank::Primary;
        if (!models::ActionMap::isSetUp(action))
            key.reason = tr("Not set up on this till");
        return key;
    };
    QList<FunctionKey> keys;
    if (!m_bar->showsTiles()) {
        const QList<models::ActionEntry> entries = m_context.keys.barEntries();
        for (const models::ActionEntry& entry : entries)
            keys.append(made(entry.action));
    } else {
        const int room = m_context.look.metrics().functionTiles;
        for (const Action action : touchOrder) {
            if (keys.size() < room - 1)
                keys.append(made(action));
        }
        FunctionKey more = made(Action::ShowKeys);
        more.label = tr("More");
        more.icon = Icon::Dots;
        keys.append(more);
    }
    m_bar->setKeys(keys);
}

void CheckoutScreen::showTopBar()
{
    const auto& who = m_context.client.signedInAs();
    const QString dot = tr(" · ", "between facts");
    const QString till = tr("Till %1").arg(m_info.tillNumber, 2, 10, QLatin1Char('0'));
    const QString branch = m_info.shopBranch.isEmpty() ? m_info.shopName : m_info.shopBranch;
    const QString place = m_info.shopBranch.isEmpty()
                              ? m_info.shopName + dot + till
                              : m_info.shopName + dot + m_info.shopBranch + dot + till;
    m_topBar->setValue({.product = QStringLiteral("Till 收银台"),
                        .productShort = QStringLiteral("Till"),
                        .place = place,
                        .placeShort = branch + dot + till,
                        .cashier = who ? who->name + u' ' + who->id.text() : QString(),
                        .shift = {},
                        .clock = QDateTime::currentDateTime().toString(QStringLiteral("HH:mm"))});
}

} // namespace till::ui
