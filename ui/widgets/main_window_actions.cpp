// SPDX-License-Identifier: GPL-3.0-or-later

// What the window does when an action is asked for, by key, by function bar, by a button: the
// actions of the cart. Those of the desk are in main_window_desk.cpp.

#include "ui/models/format.h"
#include "ui/widgets/checkout_screen.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/discount_dialog.h"
#include "ui/widgets/list_dialog.h"
#include "ui/widgets/main_window.h"
#include "ui/widgets/price_check_dialog.h"
#include "ui/widgets/price_dialog.h"
#include "ui/widgets/quantity_dialog.h"

namespace till::ui {

using models::Action;
using models::Showing;

void MainWindow::act(Action action)
{
    m_trouble.reset();
    refreshBanner();
    switch (action) {
    case Action::FindItem:
        m_checkout->startSearch();
        return;
    case Action::Hold:
    case Action::Recall:
    case Action::DiscountSale:
    case Action::RoundOff:
    case Action::Pay:
    case Action::CancelSale:
        actOnSale(action);
        return;
    case Action::ChangeQuantity:
    case Action::OneMore:
    case Action::OneLess:
    case Action::ChangePrice:
    case Action::DiscountLine:
    case Action::NoteLine:
    case Action::RemoveLine:
        actOnLine(action);
        return;
    case Action::CheckPrice:
    case Action::OpenDrawer:
    case Action::ShowKeys:
    case Action::ReprintLast:
    case Action::ShowReceipt:
    case Action::UnknownCodes:
    case Action::PrintJobs:
    case Action::OpenPayments:
    case Action::Deposits:
    case Action::Return:
    case Action::View:
    case Action::Lock:
    case Action::OtherStaff:
        actOnDesk(action);
        return;
    case Action::Member:
    case Action::Shift:
        // Their keys stand in the bar, disabled; the key of the keyboard says why.
        say({models::Severity::Info,
             tr("Not set up on this till."),
             {},
             models::Sound::Wrong,
             models::Presence::Toast});
        return;
    case Action::Confirm:
    case Action::Back:
    case Action::TakeCash:
    case Action::ShowCode:
    case Action::UseDeposit:
    case Action::TakeCard:
    case Action::TakeCode:
    case Action::NextPart:
        return; // Screens and dialogs take these themselves.
    }
    Q_UNREACHABLE();
}

void MainWindow::actOnSale(Action action)
{
    if (action == Action::Hold)
        hold();
    else if (action == Action::Recall)
        recall();
    else if (action == Action::DiscountSale)
        askDiscount(0);
    else if (action == Action::RoundOff)
        roundOff();
    else if (action == Action::Pay)
        pay();
    else if (action == Action::CancelSale)
        askCancel();
}

void MainWindow::actOnLine(Action action)
{
    const sale::Line* line = m_checkout->selectedLine();
    if (line == nullptr || line->voided) {
        say(models::messageFor(
            line == nullptr ? sale::Refusal::NoSuchLine : sale::Refusal::LineIsVoided, m_keys));
        return;
    }
    if (action == Action::OneMore)
        changeBy(*line, Quantity::pieces(1));
    else if (action == Action::OneLess)
        changeBy(*line, Quantity::pieces(-1));
    else if (action == Action::ChangeQuantity)
        askQuantity(*line);
    else if (action == Action::ChangePrice)
        askPrice(*line);
    else if (action == Action::DiscountLine)
        askDiscount(line->id);
    else if (action == Action::NoteLine)
        askNote(*line);
    else if (action == Action::RemoveLine)
        m_client.execute(sale::VoidLine{line->id});
}

void MainWindow::changeBy(const sale::Line& line, Quantity difference)
{
    const Quantity wanted = line.quantity + difference;
    if (wanted.isPositive())
        m_client.execute(sale::ChangeQuantity{line.id, wanted});
    else
        m_client.execute(sale::VoidLine{line.id});
}

void MainWindow::askQuantity(const sale::Line& line)
{
    auto* dialog = new QuantityDialog(
        context(), {line.item.name, line.item.measure, line.item.unit, line.quantity}, this);
    const int id = line.id;
    connect(dialog, &QuantityDialog::chosen, this, [this, dialog, id](Quantity quantity) {
        close(dialog);
        m_client.execute(sale::ChangeQuantity{id, quantity});
    });
    open(dialog);
}

void MainWindow::askWeight(const catalog::Product& product)
{
    auto* dialog = new QuantityDialog(
        context(), {product.name, product.measure, product.unit, std::nullopt}, this);
    const ProductCode code = product.code;
    connect(dialog, &QuantityDialog::chosen, this, [this, dialog, code](Quantity weight) {
        close(dialog);
        m_client.addProduct(code, weight);
    });
    open(dialog);
}

void MainWindow::askPrice(const sale::Line& line)
{
    auto* dialog = new PriceDialog(context(), line, this);
    connect(dialog, &PriceDialog::chosen, this,
            [this, dialog](int lineId, Money price, const QString& reason) {
                close(dialog);
                m_client.execute(sale::OverridePrice{lineId, price, reason});
            });
    open(dialog);
}

void MainWindow::askDiscount(int lineId)
{
    const sale::Sale& sale = m_client.state().sale;
    if (sale.countedLines() == 0) {
        say(models::messageFor(sale::Refusal::CartEmpty, m_keys));
        return;
    }
    auto* dialog = new DiscountDialog(context(), sale, lineId, this);
    connect(dialog, &DiscountDialog::chosen, this,
            [this, dialog](int line, const std::optional<sale::Discount>& discount) {
                close(dialog);
                if (line == 0)
                    m_client.execute(sale::DiscountSale{discount});
                else
                    m_client.execute(sale::DiscountLine{line, discount});
            });
    open(dialog);
}

void MainWindow::askNote(const sale::Line& line)
{
    auto* dialog = new TextDialog(context(),
                                  {.title = tr("Note: %1").arg(line.item.name),
                                   .placeholder = tr("For example: no ice"),
                                   .text = line.note,
                                   .primary = tr("Keep note")},
                                  this);
    const int id = line.id;
    connect(dialog, &TextDialog::entered, this, [this, dialog, id](const QString& text) {
        close(dialog);
        m_client.execute(sale::NoteLine{id, text});
    });
    open(dialog);
}

void MainWindow::hold()
{
    if (m_client.state().sale.countedLines() == 0) {
        recall();
        return;
    }
    auto* dialog = new TextDialog(context(),
                                  {.title = tr("Hold this sale"),
                                   .placeholder = tr("Name, may stay empty: red coat"),
                                   .primary = tr("Hold")},
                                  this);
    connect(dialog, &TextDialog::entered, this, [this, dialog](const QString& note) {
        close(dialog);
        m_client.execute(sale::Hold{note});
    });
    open(dialog);
}

void MainWindow::recall()
{
    const QList<ports::SaleRow>& held = m_client.state().held;
    if (held.size() == 1) {
        m_client.recall(held.first().id);
        return;
    }
    open(new HeldDialog(context(), this));
}

void MainWindow::roundOff()
{
    // Down to the yuan with a whole-sale amount; pressed again, it is taken away.
    const services::CheckoutState& state = m_client.state();
    constexpr qint64 fenPerYuan = 100;
    const Money cents = Money::fromFen(state.totals.total.fen() % fenPerYuan);
    if (state.sale.discount) {
        m_client.execute(sale::DiscountSale{std::nullopt});
    } else if (cents.isPositive()) {
        sale::Discount discount;
        discount.kind = sale::Discount::Kind::Amount;
        discount.amount = cents;
        discount.name = models::ActionMap::nameOf(Action::RoundOff);
        m_client.execute(sale::DiscountSale{discount});
    } else {
        say({models::Severity::Info,
             tr("There is nothing to round off."),
             {},
             models::Sound::None,
             models::Presence::Toast});
    }
}

void MainWindow::askCancel()
{
    const services::CheckoutState& state = m_client.state();
    if (state.sale.countedLines() == 0) {
        say(models::messageFor(sale::Refusal::CartEmpty, m_keys));
        return;
    }
    auto* dialog = new ConfirmDialog(
        context(),
        {.title = tr("Cancel this sale?"),
         .sentence = tr("%n line(s), %1. They are removed and stay in the records.", nullptr,
                        state.totals.lineCount)
                         .arg(models::formatMoney(state.totals.total)),
         .stay = tr("Go on selling"),
         .act = tr("Cancel sale")},
        this);
    connect(dialog, &ConfirmDialog::confirmed, this, [this, dialog] {
        close(dialog);
        m_client.execute(sale::VoidSale{});
    });
    open(dialog);
}

void MainWindow::checkPrice()
{
    auto* dialog = new PriceCheckDialog(context(), this);
    connect(dialog, &PriceCheckDialog::addAsked, this,
            [this, dialog](const catalog::Product& product) {
                close(dialog);
                if (product.measure == Measure::Kilograms)
                    askWeight(product);
                else
                    m_client.addProduct(product.code, Quantity::pieces(1));
            });
    open(dialog, Showing::Form);
}

void MainWindow::pay()
{
    if (m_client.state().halted) {
        say(models::journalTrouble(m_haltedBy.value_or(ErrorCode::Fault)));
        return;
    }
    m_client.execute(sale::StartTender{});
}

} // namespace till::ui
