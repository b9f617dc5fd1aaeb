// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/paid_dialog.h"

#include "core/sale/sale_number.h"
#include "ui/models/format.h"
#include "ui/models/messages.h"
#include "ui/models/payment_words.h"
#include "ui/models/tender_model.h"
#include "ui/widgets/button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/sheet.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace till::ui {

namespace {

QColor onPaid(const Theme& theme)
{
    return theme.paid.onSolid;
}

/// A one-pixel line between facts.
class Hairline : public Painted {
public:
    explicit Hairline(const Look& look) : Painted(look)
    {
        setFixedHeight(1);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), theme().line); }
};

} // namespace

PaidDialog::PaidDialog(const ScreenContext& context, const services::CompletedSale& sale,
                       QWidget* parent)
    : DialogFrame(context.look, Size::Large, parent), m_context(context), m_sale(sale)
{
    build();
    connect(&m_context.client, &models::DeskClient::printStateChanged, this,
            &PaidDialog::showPaper);
    // What the wallet gave is known a moment after the sale is recorded.
    connect(&m_context.client, &models::DeskClient::paymentFinished, this, &PaidDialog::showSums);
    connect(this, &DialogFrame::accepted, this, &DialogFrame::steppedBack);
    connect(m_reprint, &QAbstractButton::clicked, this,
            [this] { Q_EMIT reprintAsked(m_sale.sale.id); });
    connect(m_receipt, &QAbstractButton::clicked, this,
            [this] { Q_EMIT receiptAsked(m_sale.sale.id); });
    retranslate();
}

void PaidDialog::build()
{
    auto* body = new QWidget;
    auto* row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(buildChange(), 4);
    row->addWidget(buildFacts(), 3);
    setBody(body);
}

QWidget* PaidDialog::buildChange()
{
    auto* side = new ToneSheet(look(), State::Paid, ToneSheet::Depth::Solid);
    auto* column = new QVBoxLayout(side);
    const int margin = look().metrics().dialogFillsWindow ? 24 : 40;
    column->setContentsMargins(px(margin), px(32), px(margin), px(32));
    auto* head = new QHBoxLayout;
    head->setSpacing(px(16));
    head->addWidget(
        new IconLabel(look(), {.icon = Icon::TickCircle, .size = 48, .colour = onPaid}));
    m_headline = new TextLabel(look(), {.size = 32, .weight = QFont::Bold, .colour = onPaid});
    m_paid =
        new MoneyLabel(look(), {.size = type::title, .weight = QFont::Normal, .colour = onPaid});
    head->addWidget(m_headline, 1);
    head->addWidget(m_paid);
    column->addLayout(head);
    column->addStretch(1);
    m_changeCaption = new TextLabel(look(), {.size = 32, .colour = onPaid});
    // Readable from two metres in every window; narrower windows take the smaller step.
    const bool narrow = look().metrics().breakpoint == Breakpoint::Small ||
                        look().metrics().breakpoint == Breakpoint::Compact;
    m_change = new MoneyLabel(look(), {.size = narrow ? 104 : type::paid, .colour = onPaid});
    m_notes = new TextLabel(look(), {.size = type::head,
                                     .alignment = Qt::AlignRight | Qt::AlignTop,
                                     .wrap = TextLabel::Wrap::Words,
                                     .colour = onPaid});
    column->addWidget(m_changeCaption);
    column->addWidget(m_change);
    column->addWidget(m_notes);
    column->addStretch(2);
    return side;
}

PaidDialog::Sum PaidDialog::addSum(QVBoxLayout& column, QFont::Weight weight)
{
    auto* row = new QHBoxLayout;
    Sum sum;
    sum.name = new TextLabel(look(), {.colour = [](const Theme& theme) {
                                 return theme.ink2;
                             }});
    sum.amount = new MoneyLabel(look(), {.size = type::head, .weight = weight});
    row->addWidget(sum.name, 1);
    row->addWidget(sum.amount);
    column.addLayout(row);
    return sum;
}

PaidDialog::Fact PaidDialog::addFact(QVBoxLayout& column, Icon icon)
{
    column.addWidget(new Hairline(look()));
    auto* row = new QHBoxLayout;
    row->setSpacing(px(12));
    Fact fact;
    fact.icon = new IconLabel(look(), {.icon = icon, .colour = [](const Theme& theme) {
                                           return theme.paid.text;
                                       }});
    fact.what = new TextLabel(look(), {.size = type::item});
    fact.aside = new TextLabel(look(), {.size = type::min,
                                        .alignment = Qt::AlignRight | Qt::AlignVCenter,
                                        .colour = [](const Theme& theme) {
                                            return theme.ink2;
                                        }});
    row->addWidget(fact.icon);
    row->addWidget(fact.what);
    row->addWidget(fact.aside, 1);
    column.addLayout(row);
    return fact;
}

QWidget* PaidDialog::buildFacts()
{
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(px(32), px(28), px(32), px(24));
    column->setSpacing(px(12));
    m_sumColumn = new QVBoxLayout;
    m_sumColumn->setSpacing(px(10));
    column->addLayout(m_sumColumn);
    m_recorded = addFact(*column, Icon::TickCircle);
    m_drawer = addFact(*column, Icon::Drawer);
    m_paper = addFact(*column, Icon::Printer);
    column->addWidget(new Hairline(look()));
    column->addStretch(1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(px(8));
    m_reprint = new Button(look(), {});
    m_receipt = new Button(look(), {});
    buttons->addWidget(m_reprint, 1);
    buttons->addWidget(m_receipt, 1);
    column->addLayout(buttons);
    return side;
}

void PaidDialog::retranslate()
{
    const sale::Sale& sale = m_sale.sale;
    m_headline->setText(tr("Paid"));
    const Money paid = m_sale.totals.total - sale.rounding;
    m_paid->setAmount(models::formatMoney(paid), models::spokenMoney(paid));
    const bool change = sale.change.isPositive();
    m_changeCaption->setText(change ? tr("Change") : tr("Received in full"));
    const Money big = change ? sale.change : paid;
    m_change->setAmount(models::formatMoney(big), models::spokenMoney(big));
    m_notes->setText(models::notesText(sale.change));
    showSums();

    const Result<sale::SaleNumber> number = sale::SaleNumber::fromId(sale.id);
    m_recorded.what->setText(tr("Recorded"));
    m_recorded.aside->setText(number ? number->display() : sale.id.text());
    m_drawer.what->setText(m_sale.drawerOpens ? tr("The drawer opens") : tr("Drawer stays shut"));
    m_drawer.aside->setText(m_sale.drawerOpens ? tr("Put the notes away") : tr("No cash"));
    showPaper();

    using models::Action;
    m_reprint->setLabel(tr("Reprint"));
    m_reprint->setKeyCap(m_context.keys.capOf(Action::ReprintLast));
    m_receipt->setLabel(tr("See receipt"));
    m_receipt->setKeyCap(m_context.keys.capOf(Action::ShowReceipt));
    setHint(tr("Scan the next item to begin a new sale"));
    setBack({tr("Close"), QStringLiteral("Esc")});
    setPrimary({tr("Next sale"), QStringLiteral("Enter")});
}

QList<PaidDialog::SumText> PaidDialog::sumsOf(const sale::Tender& tender) const
{
    switch (tender.kind) {
    case sale::TenderKind::Cash:
        return {{tr("Cash received"), tender.received}};
    case sale::TenderKind::ExternalCard:
        return {{tr("Bank card, not verified"), tender.received}};
    case sale::TenderKind::Code: {
        QList<SumText> rows{{models::meansName(tender.means), tender.received}};
        const payment::Payment* payment = m_context.client.finishedPayment(tender.payment);
        if (payment == nullptr)
            return rows;
        rows.first().name = models::meansName(*payment);
        // What the wallet gave on top is the customer's business, but worth saying aloud.
        const auto& paid = payment->facts.paidAmount;
        if (paid && *paid < tender.received)
            rows.append({tr("Paid by the customer after discounts"), *paid});
        return rows;
    }
    }
    Q_UNREACHABLE();
}

void PaidDialog::showSums()
{
    const sale::Sale& sale = m_sale.sale;
    QList<SumText> rows{{tr("To pay"), m_sale.totals.total}};
    if (!sale.rounding.isZero())
        rows.append({tr("Rounded off"), -sale.rounding});
    for (const sale::Tender& tender : sale.tenders)
        rows.append(sumsOf(tender));
    if (sale.change.isPositive())
        rows.append({tr("Change"), sale.change});
    while (m_sums.size() < rows.size())
        m_sums.append(addSum(*m_sumColumn, QFont::Normal));
    for (qsizetype i = 0; i < rows.size(); ++i) {
        m_sums.at(i).name->setText(rows.at(i).name);
        m_sums.at(i).amount->setAmount(models::formatMoney(rows.at(i).amount),
                                       models::spokenMoney(rows.at(i).amount));
    }
}

void PaidDialog::showPaper()
{
    const services::PrintState& print = m_context.client.printState();
    const auto mine = std::find_if(print.pending.begin(), print.pending.end(),
                                   [this](const ports::PrintJob& job) {
                                       return job.document == ports::PrintJob::Document::Receipt &&
                                              job.subject == m_sale.sale.id.text();
                                   });
    const auto tone = [this](State state) {
        m_paper.icon->setColour([state](const Theme& theme) { return theme.tone(state).text; });
    };
    if (!m_sale.receiptQueued) {
        m_paper.what->setText(tr("No receipt"));
        m_paper.aside->setText(tr("Printing is switched off"));
        tone(State::Offline);
    } else if (print.fault != ports::DeviceFault::None) {
        m_paper.what->setText(models::printerWord(print.fault));
        m_paper.aside->setText(tr("The receipt waits and is not lost"));
        tone(State::Unknown);
    } else if (mine == print.pending.end()) {
        m_paper.what->setText(tr("Receipt printed"));
        m_paper.aside->setText({});
        tone(State::Paid);
    } else {
        const int before = int(mine - print.pending.begin());
        m_paper.what->setText(tr("Receipt is printing"));
        m_paper.aside->setText(before == 0 ? tr("Nothing before it")
                                           : tr("%n before it", nullptr, before));
        tone(State::Pending);
    }
}

void PaidDialog::keyPressEvent(QKeyEvent* event)
{
    const auto action =
        m_context.keys.actionFor(models::KeyContext::Checkout, event->keyCombination());
    if (action == models::Action::ReprintLast)
        Q_EMIT reprintAsked(m_sale.sale.id);
    else if (action == models::Action::ShowReceipt)
        Q_EMIT receiptAsked(m_sale.sale.id);
    else
        DialogFrame::keyPressEvent(event);
}

void PaidDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    DialogFrame::changeEvent(event);
}

} // namespace till::ui
