// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/open_payments_dialog.h"

#include "ui/models/format.h"
#include "ui/models/payment_words.h"
#include "ui/widgets/button.h"

#include <QDateTime>
#include <QHBoxLayout>

#include <algorithm>

namespace till::ui {

namespace {

using payment::Operation;

QString operationWord(const payment::Payment& payment)
{
    switch (payment.operation) {
    case Operation::Pay:
        return models::meansName(payment);
    case Operation::Void:
        return OpenPaymentsDialog::tr("Void, %1").arg(models::meansName(payment));
    case Operation::Refund:
        return OpenPaymentsDialog::tr("Refund, %1").arg(models::meansName(payment));
    case Operation::Complete:
        return OpenPaymentsDialog::tr("From a deposit, %1").arg(models::meansName(payment));
    case Operation::Release:
        return OpenPaymentsDialog::tr("Deposit back, %1").arg(models::meansName(payment));
    }
    Q_UNREACHABLE();
}

} // namespace

QList<services::PaymentView> waitingBeside(const services::PaymentsState& state)
{
    QList<services::PaymentView> beside;
    for (const services::PaymentView& view : state.open) {
        if (!state.current || state.current->payment.id != view.payment.id)
            beside.append(view);
    }
    return beside;
}

OpenPaymentsDialog::OpenPaymentsDialog(const ScreenContext& context, QWidget* parent)
    : ListDialog(context, Icon::Tick, parent),
      m_ask(new Button(look(), {.icon = Icon::Refresh})),
      m_recall(new Button(look(), {.icon = Icon::Undo}))
{
    footExtras().addWidget(m_recall);
    footExtras().addWidget(m_ask);
    using models::DeskClient;
    connect(&context.client, &DeskClient::paymentsChanged, this, [this] { retranslate(); });
    connect(&context.client, &DeskClient::stateChanged, this, [this] { showChoices(); });
    connect(&choices(), &ChoiceColumn::currentChanged, this, &OpenPaymentsDialog::showChoices);
    connect(this, &DialogFrame::accepted, this, [this] {
        if (const auto* view = current())
            Q_EMIT payment(view->payment.id);
    });
    connect(m_ask, &QAbstractButton::clicked, this, [this] {
        if (const auto* view = current())
            this->context().client.queryNow(view->payment.id);
    });
    connect(m_recall, &QAbstractButton::clicked, this, [this] {
        if (const auto* view = current())
            Q_EMIT recallAsked(view->payment.sale);
    });
    OpenPaymentsDialog::retranslate();
}

const services::PaymentView* OpenPaymentsDialog::current()
{
    const QList<services::PaymentView>& open = context().client.payments().open;
    const int index = choices().current();
    return index < 0 || index >= open.size() ? nullptr : &open.at(index);
}

void OpenPaymentsDialog::retranslate()
{
    setTitle(tr("Payments without a result"));
    setEmptyText(tr("Every payment has its result."),
                 tr("What is not known yet stands here until it is, also after a restart."));
    const Instant now{QDateTime::currentMSecsSinceEpoch()};
    QList<PersonTile::Value> values;
    const QList<services::PaymentView> open = context().client.payments().open;
    for (const services::PaymentView& view : open) {
        const payment::Payment& each = view.payment;
        values.append(
            {.mark = QString::number(values.size() + 1),
             .name = operationWord(each) + tr(" · ", "between facts") + models::stateWord(view),
             .detail = tr("%1 · sale %2 · %3", "age, sale, payment number")
                           .arg(models::formatAge(each.at, now), models::saleNumberText(each.sale),
                                each.id.text()),
             .aside = models::formatMoney(each.amount)});
    }
    m_ask->setLabel(tr("Ask now"));
    m_recall->setLabel(tr("Recall its sale"));
    setBack({tr("Back to cart"), QStringLiteral("Esc")});
    setPrimary({tr("Open"), QStringLiteral("Enter")});
    setChoices(values);
    showChoices();
}

void OpenPaymentsDialog::showChoices()
{
    const services::PaymentView* view = current();
    const QList<ports::SaleRow> held = context().client.state().held;
    const bool recallable =
        view != nullptr && std::any_of(held.begin(), held.end(), [view](const ports::SaleRow& row) {
            return row.id == view->payment.sale;
        });
    m_ask->setEnabled(view != nullptr);
    m_recall->setVisible(recallable);
}

} // namespace till::ui
