// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/deposits_dialog.h"

#include "ui/models/format.h"
#include "ui/models/payment_words.h"
#include "ui/models/shown_means.h"
#include "ui/widgets/button.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QKeyEvent>

#include <algorithm>

namespace till::ui {

DepositsDialog::DepositsDialog(const ScreenContext& context, QWidget* parent)
    : ListDialog(context, Icon::Ticket, parent),
      m_take(new Button(look(), {.icon = Icon::Plus, .keyCap = QStringLiteral("+")})),
      m_release(new Button(look(), {.kind = ButtonKind::Danger, .keyCap = QStringLiteral("Del")}))
{
    footExtras().addWidget(m_take);
    footExtras().addWidget(m_release);
    using models::DeskClient;
    connect(&context.client, &DeskClient::paymentsChanged, this, [this] { retranslate(); });
    connect(&context.client, &DeskClient::stateChanged, this, [this] { showChoices(); });
    connect(&choices(), &ChoiceColumn::currentChanged, this, &DepositsDialog::showChoices);
    connect(this, &DialogFrame::accepted, this, [this] {
        if (const auto* deposit = current(); deposit != nullptr && primaryButton().isEnabled())
            Q_EMIT useAsked(deposit->payment);
    });
    connect(m_take, &QAbstractButton::clicked, this, &DepositsDialog::takeAsked);
    connect(m_release, &QAbstractButton::clicked, this, &DepositsDialog::askRelease);
    DepositsDialog::retranslate();
}

const services::DepositView* DepositsDialog::current()
{
    const QList<services::DepositView>& deposits = context().client.payments().deposits;
    const int index = choices().current();
    return index < 0 || index >= deposits.size() ? nullptr : &deposits.at(index);
}

QString DepositsDialog::detailOf(const services::DepositView& deposit) const
{
    const Instant now{QDateTime::currentMSecsSinceEpoch()};
    QString detail =
        tr("%1 · %2", "age, payment number")
            .arg(models::formatAge(deposit.payment.at, now), deposit.payment.id.text());
    if (!deposit.underWay.isEmpty())
        return detail + tr(" · ", "between facts") + tr("being settled");
    if (deposit.daysLeft < 0)
        return detail;
    const QString left = deposit.warning
                             ? tr("goes back by itself in %n day(s)", nullptr, deposit.daysLeft)
                             : tr("held for %n more day(s)", nullptr, deposit.daysLeft);
    return detail + tr(" · ", "between facts") + left;
}

void DepositsDialog::retranslate()
{
    setTitle(tr("Deposits that are held for customers"));
    setEmptyText(tr("No deposit is held."),
                 tr("A deposit is paid by a code of the till; the acquirer holds it until the "
                    "customer comes back."));
    QList<PersonTile::Value> values;
    const QList<services::DepositView> deposits = context().client.payments().deposits;
    for (const services::DepositView& deposit : deposits) {
        const QString means = models::meansName(deposit.payment);
        values.append({.mark = QString::number(values.size() + 1),
                       .name = deposit.note.isEmpty()
                                   ? means
                                   : deposit.note + tr(" · ", "between facts") + means,
                       .detail = detailOf(deposit),
                       .aside = models::formatMoney(deposit.payment.amount)});
    }
    m_take->setLabel(tr("Take a deposit"));
    m_release->setLabel(tr("Give back"));
    const bool isTendering = context().client.state().sale.phase == sale::Phase::Tendering;
    setBack({isTendering ? tr("Back") : tr("Back to cart"), QStringLiteral("Esc")});
    const PaymentId before = m_chosen;
    setChoices(values);
    const auto same = std::find_if(
        deposits.cbegin(), deposits.cend(),
        [&before](const services::DepositView& each) { return each.payment.id == before; });
    if (same != deposits.cend())
        choices().setCurrent(int(same - deposits.cbegin()));
    showChoices();
}

void DepositsDialog::showChoices()
{
    const services::DepositView* deposit = current();
    m_chosen = deposit != nullptr ? deposit->payment.id : PaymentId();
    const bool isFree = deposit != nullptr && deposit->underWay.isEmpty();
    const services::CheckoutState& desk = context().client.state();
    const bool isTendering =
        desk.sale.phase == sale::Phase::Tendering && desk.totals.remaining.isPositive();
    m_take->setEnabled(!models::depositMeans(context().client.payments()).isEmpty());
    m_release->setVisible(isFree);
    const Money usable = deposit != nullptr ? models::usableOf(deposit->payment, desk) : Money();
    setPrimary({isTendering && isFree ? tr("Use %1 for this sale").arg(models::formatMoney(usable))
                                      : tr("Use for a sale"),
                QStringLiteral("Enter")});
    if (isTendering && isFree)
        setReadiness(Readiness::Ready);
    else
        setReadiness(Readiness::NotYet, deposit == nullptr || !isFree
                                            ? QString()
                                            : tr("Scan the goods and press Pay first"));
}

void DepositsDialog::askRelease()
{
    if (const auto* deposit = current(); deposit != nullptr && deposit->underWay.isEmpty())
        Q_EMIT releaseAsked(deposit->payment);
}

void DepositsDialog::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Plus && m_take->isEnabled())
        Q_EMIT takeAsked();
    else if (event->key() == Qt::Key_Delete)
        askRelease();
    else
        ListDialog::keyPressEvent(event);
    event->accept();
}

} // namespace till::ui
