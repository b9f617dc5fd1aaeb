// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sale/entry.h"
#include "ui/models/checkout_model.h"
#include "ui/models/desk_info.h"
#include "ui/models/messages.h"
#include "ui/models/search_model.h"
#include "ui/widgets/cart_view.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/screen_context.h"

#include <QWidget>

#include <optional>

class QBoxLayout;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace till::ui {

class Banner;
class FunctionBar;
class Keypad;
class LiveField;
class QuickKeyGrid;
class SearchPopup;
class Slab;
class TabRow;
class TopBar;

/// The cart and everything around it. It holds the focus itself and turns keys into what stands in
/// the live field, into selections and into actions; no part of it takes text, so no input method
/// ever opens here.
class CheckoutScreen : public QWidget {
    Q_OBJECT

public:
    CheckoutScreen(const ScreenContext& context, const DeskInfo& info, QWidget* parent = nullptr);

    void retranslate();
    /// The selected line of the cart, if any.
    [[nodiscard]] const sale::Line* selectedLine() const;
    /// What stands in the live field before a scan: its quantity goes with the scan and the field
    /// is empty then.
    [[nodiscard]] Quantity takeQuantity();
    void clearEntry();
    /// Takes the last character out of the live field.
    void erase();
    [[nodiscard]] const QString& entry() const { return m_entry; }
    /// A condition that lasts, under the top bar; none takes it away. `action` may be empty.
    void setBanner(const std::optional<models::Message>& message, const QString& action);
    void setPills(const QList<Pill::Value>& pills);
    void setQuickKeys(const QList<services::QuickKeyPage>& pages);
    void startSearch();
    /// Height of what stands below the cart, for the toast.
    [[nodiscard]] int footHeight() const;
    [[nodiscard]] CartView& cart() { return *m_cart; }
    [[nodiscard]] const models::CheckoutModel& model() const { return m_model; }

Q_SIGNALS:
    void actionAsked(till::models::Action action);
    void weightAsked(const till::catalog::Product& product);
    void troubleFound(const till::models::Message& message);
    void soundAsked(till::models::Sound sound);
    void pillPressed(int index);
    void bannerActionChosen();
    void cashierPressed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void buildRight();
    void arrange();
    void connectParts();
    void takeState(const services::CheckoutState& state);
    void select(int row);
    void showEntry();
    void showSlab();
    void showSearch();
    void showTabs();
    void showFunctionKeys();
    void showTopBar();
    void takeKey(int key);
    void type(const QString& text);
    [[nodiscard]] bool takeNavigation(QKeyEvent* event);
    [[nodiscard]] bool takeOperator(int key);
    void confirm();
    void confirmSearch(const sale::Entry& entry);
    void confirmQuantity(Quantity quantity);
    void add(const catalog::Product& product, std::optional<Quantity> quantity);
    [[nodiscard]] bool isSearching() const { return m_search.isOpen(); }

    ScreenContext m_context;
    const DeskInfo& m_info;
    models::CheckoutModel m_model;
    models::SearchModel m_search;
    QString m_entry;
    bool m_searchAsked = false;  ///< F2: search also for what looks like a number
    bool m_confirmWaits = false; ///< Enter came before the answer of the search
    int m_hit = 0;
    int m_selected = -1;
    int m_tab = 0;
    QList<services::QuickKeyPage> m_pages;

    TopBar* m_topBar = nullptr;
    Banner* m_banner = nullptr;
    LiveField* m_field = nullptr;
    QStackedWidget* m_middle = nullptr;
    CartView* m_cart = nullptr;
    SearchPopup* m_popup = nullptr;
    Slab* m_slab = nullptr;
    TabRow* m_tabs = nullptr;
    QStackedWidget* m_pads = nullptr;
    QuickKeyGrid* m_quick = nullptr;
    Keypad* m_keypad = nullptr;
    FunctionBar* m_bar = nullptr;
    QVBoxLayout* m_page = nullptr;
    QVBoxLayout* m_bannerBox = nullptr;
    QVBoxLayout* m_strip = nullptr;
    QBoxLayout* m_content = nullptr;
    QVBoxLayout* m_left = nullptr;
    QWidget* m_rightSide = nullptr;
    QVBoxLayout* m_right = nullptr;
};

} // namespace till::ui
