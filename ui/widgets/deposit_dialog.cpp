// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/deposit_dialog.h"

#include "ui/models/format.h"
#include "ui/models/payment_words.h"
#include "ui/models/shown_means.h"

#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace till::ui {

DepositDialog::DepositDialog(const ScreenContext& context, QWidget* parent)
    : EntryDialog(context, parent), m_means(new ChipRow(look(), Chip::Height::Low))
{
    column().insertWidget(1, m_means);
    connect(m_means, &ChipRow::chosen, this, &DepositDialog::choose);
    connect(this, &DialogFrame::accepted, this, [this] {
        if (const auto entered = amount(); entered && m_chosen < m_routes.size())
            Q_EMIT chosen(*entered, m_routes.at(m_chosen).means);
    });
    connect(&context.client, &models::DeskClient::paymentsChanged, this, [this] { takeRoutes(); });
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
    setBack({tr("Back"), QStringLiteral("Esc")});
    takeRoutes();
}

void DepositDialog::takeRoutes()
{
    const QString before = m_routes.isEmpty() ? QString() : m_routes.at(m_chosen).means;
    m_routes = models::depositMeans(context().client.payments());
    const auto same =
        std::find_if(m_routes.cbegin(), m_routes.cend(),
                     [&before](const services::RouteView& route) { return route.means == before; });
    m_chosen = same == m_routes.cend() ? 0 : int(same - m_routes.cbegin());
    QList<Chip::Value> chips;
    for (const services::RouteView& route : std::as_const(m_routes))
        chips.append({.text = models::meansName(route.means)});
    m_means->setChips(chips);
    m_means->setChosen(m_chosen);
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
    setReadiness(amount() && !m_routes.isEmpty() ? Readiness::Ready : Readiness::NotYet);
}

void DepositDialog::keyPressEvent(QKeyEvent* event)
{
    const int count = int(m_routes.size());
    if (event->key() == Qt::Key_Right && count > 0)
        choose((m_chosen + 1) % count);
    else if (event->key() == Qt::Key_Left && count > 0)
        choose((m_chosen + count - 1) % count);
    else
        EntryDialog::keyPressEvent(event);
    event->accept();
}

} // namespace till::ui
