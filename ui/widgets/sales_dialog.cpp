// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sales_dialog.h"

#include "ui/models/format.h"
#include "ui/models/payment_words.h"
#include "ui/widgets/button.h"

#include <QHBoxLayout>
#include <QKeyEvent>

namespace till::ui {

SalesDialog::SalesDialog(const ScreenContext& context, QWidget* parent)
    : ListDialog(context, Icon::Receipt, parent),
      m_void(new Button(look(), {.kind = ButtonKind::Danger, .keyCap = QStringLiteral("Del")})),
      m_receipt(new Button(look(), {.icon = Icon::Receipt}))
{
    footExtras().addWidget(m_receipt);
    footExtras().addWidget(m_void);
    using models::DeskClient;
    connect(&context.client, &DeskClient::salesListed, this, &SalesDialog::take);
    // What goes back while the list is open changes what can go back.
    connect(&context.client, &DeskClient::paymentFinished, this,
            [this] { this->context().client.listSales(); });
    connect(&choices(), &ChoiceColumn::currentChanged, this, &SalesDialog::showChoices);
    connect(this, &DialogFrame::accepted, this, [this] {
        if (const Row* row = current(); row != nullptr && row->choice)
            Q_EMIT refundAsked(row->choice->payment, row->choice->refundable);
    });
    connect(m_void, &QAbstractButton::clicked, this, &SalesDialog::askVoid);
    connect(m_receipt, &QAbstractButton::clicked, this, &SalesDialog::askReceipt);
    SalesDialog::retranslate();
    context.client.listSales();
}

void SalesDialog::take(const QList<services::ListedSale>& sales)
{
    m_rows.clear();
    for (const services::ListedSale& sale : sales) {
        const QList<payment::Payment> paid = services::paidBy(sale);
        for (const payment::Payment& payment : paid) {
            const Money left = services::refundable(sale, payment);
            m_rows.append({sale.row, Choice{payment, left}, left == payment.amount});
        }
        if (paid.isEmpty())
            m_rows.append({sale.row, std::nullopt, false});
    }
    retranslate();
}

const SalesDialog::Row* SalesDialog::current()
{
    const int index = choices().current();
    return index < 0 || index >= m_rows.size() ? nullptr : &m_rows.at(index);
}

void SalesDialog::retranslate()
{
    setTitle(tr("Latest sales: give money back"));
    setEmptyText(tr("There is no sale yet."), tr("Sales that are paid stand here, newest first."));
    QList<PersonTile::Value> values;
    for (const Row& row : std::as_const(m_rows)) {
        QString detail = tr("%1 · %2 · %n line(s)", "time, cashier, lines", row.sale.lineCount)
                             .arg(models::formatTime(row.sale.at), row.sale.cashier);
        QString aside = models::formatMoney(row.sale.total);
        if (row.choice) {
            const payment::Payment& payment = row.choice->payment;
            detail += tr(" · ", "between facts") + models::paymentSubject(payment);
            const Money back = payment.amount - row.choice->refundable;
            if (back.isPositive())
                detail +=
                    tr(" · ", "between facts") + tr("%1 given back").arg(models::formatMoney(back));
            aside = models::formatMoney(payment.amount);
        }
        values.append({.mark = QString::number(values.size() + 1),
                       .name = models::saleNumberText(row.sale.id),
                       .detail = detail,
                       .aside = aside});
    }
    m_void->setLabel(tr("Void"));
    m_receipt->setLabel(tr("Receipt"));
    setBack({tr("Back to cart"), QStringLiteral("Esc")});
    setPrimary({tr("Refund"), QStringLiteral("Enter")});
    setChoices(values);
    showChoices();
}

void SalesDialog::showChoices()
{
    const Row* row = current();
    const bool code = row != nullptr && row->choice.has_value();
    const bool left = code && row->choice->refundable.isPositive();
    m_void->setEnabled(left && row->untouched);
    m_void->setReason(left ? tr("A part has gone back already") : QString());
    m_receipt->setEnabled(row != nullptr);
    if (left)
        setReadiness(Readiness::Ready);
    else
        setReadiness(Readiness::NotYet, row == nullptr ? QString()
                                        : code         ? tr("All of it has gone back")
                                                       : tr("Not paid by code"));
}

void SalesDialog::askVoid()
{
    if (const Row* row = current(); row != nullptr && row->choice && m_void->isEnabled())
        Q_EMIT voidAsked(row->choice->payment);
}

void SalesDialog::askReceipt()
{
    if (const Row* row = current())
        Q_EMIT receiptAsked(row->sale.id);
}

void SalesDialog::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete) {
        askVoid();
        event->accept();
        return;
    }
    ListDialog::keyPressEvent(event);
}

} // namespace till::ui
