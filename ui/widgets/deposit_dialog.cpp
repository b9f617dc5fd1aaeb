// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/deposit_dialog.h"

#include "ui/models/format.h"
#include "ui/models/payment_words.h"
#include "ui/models/shown_means.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace till::ui {

DepositDialog::DepositDialog(const ScreenContext& context, QWidget* parent)
    : EntryDialog(context, parent), m_means(new ChipRow(look(), Chip::Height::Low))
{
    column().insertWidget(1, m_means);
    connect(m_means, &ChipRow::chosen, this, &DepositDialog::choose);
    connect(this, &DialogFrame::accepted, this, [this] {
        const auto routes = models::depositMeans(this->context().client.payments());
        if (const auto entered = amount(); entered && m_chosen < routes.size())
            Q_EMIT chosen(*entered, routes.at(m_chosen).means);
    });
    DepositDialog::retranslate();
}

void DepositDialog::choose(int index)
{
    m_chosen = index;
    m_means->setChosen(index);
}

void DepositDialog::retranslate()
{
    EntryDialog::retranslate();
    setTitle(tr("Take a deposit"));
    field().setCaption(tr("Deposit"));
    setUnit(QStringLiteral("¥"), {});
    QList<Chip::Value> chips;
    const auto routes = models::depositMeans(context().client.payments());
    for (const services::RouteView& route : routes)
        chips.append({.text = models::meansName(route.means)});
    m_means->setChips(chips);
    m_means->setChosen(m_chosen);
    setBack({tr("Back"), QStringLiteral("Esc")});
    typedChanged();
}

std::optional<Money> DepositDialog::amount() const
{
    QString plain = typed();
    if (plain.endsWith(u'.'))
        plain.chop(1);
    const Result<Money> parsed = Money::parse(plain);
    return parsed && parsed->isPositive() ? std::optional<Money>(*parsed) : std::nullopt;
}

void DepositDialog::typedChanged()
{
    setPrimary({tr("Show a code"), QStringLiteral("Enter")});
    setReadiness(amount() ? Readiness::Ready : Readiness::NotYet);
}

void DepositDialog::keyPressEvent(QKeyEvent* event)
{
    const int count = int(models::depositMeans(context().client.payments()).size());
    if (event->key() == Qt::Key_Right && count > 0)
        choose((m_chosen + 1) % count);
    else if (event->key() == Qt::Key_Left && count > 0)
        choose((m_chosen + count - 1) % count);
    else
        EntryDialog::keyPressEvent(event);
    event->accept();
}

} // namespace till::ui
