// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/shown_prompt.h"

#include "ui/models/payment_words.h"
#include "ui/models/shown_means.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/sheet.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace till::ui {

namespace {

QColor pendingText(const Theme& theme)
{
    return theme.pending.text;
}

QColor second(const Theme& theme)
{
    return theme.ink2;
}

} // namespace

ShownPrompt::ShownPrompt(const ScreenContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_chips(new ChipRow(context.look, Chip::Height::Low))
{
    const Look& look = context.look;
    const bool low = look.metrics().breakpoint == Breakpoint::Small;
    m_headline = new TextLabel(look, {.size = low ? type::item : type::title,
                                      .weight = QFont::Bold,
                                      .wrap = TextLabel::Wrap::Words,
                                      .colour = pendingText});
    m_advice = new TextLabel(look, {.wrap = TextLabel::Wrap::Words, .colour = second});
    m_route =
        new TextLabel(look, {.size = type::min, .wrap = TextLabel::Wrap::Words, .colour = second});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(look.px(8));
    auto* box = new ToneSheet(look, State::Pending, ToneSheet::Depth::Soft);
    box->setCorner(radius::sheet);
    auto* row = new QHBoxLayout(box);
    const int above = look.px(low ? 6 : 16);
    row->setContentsMargins(look.px(20), above, look.px(20), above);
    row->setSpacing(look.px(16));
    row->addWidget(new IconLabel(look, {.icon = Icon::Qr, .size = 32, .colour = pendingText}));
    auto* words = new QVBoxLayout;
    words->setSpacing(look.px(2));
    words->addWidget(m_headline);
    words->addWidget(m_advice);
    m_advice->setVisible(!low);
    row->addLayout(words, 1);
    column->addWidget(box);
    column->addWidget(m_chips);
    column->addWidget(m_route);
    connect(m_chips, &ChipRow::chosen, this, &ShownPrompt::choose);
    connect(&context.client, &models::DeskClient::paymentsChanged, this, [this] { takeRoutes(); });
    retranslate();
}

QString ShownPrompt::means() const
{
    return m_routes.isEmpty() ? QString() : m_routes.at(m_chosen).means;
}

void ShownPrompt::chooseNext()
{
    if (!m_routes.isEmpty())
        choose((m_chosen + 1) % int(m_routes.size()));
}

void ShownPrompt::choosePrevious()
{
    if (!m_routes.isEmpty())
        choose((m_chosen + int(m_routes.size()) - 1) % int(m_routes.size()));
}

void ShownPrompt::choose(int index)
{
    m_chosen = index;
    takeRoutes();
    Q_EMIT changed();
}

void ShownPrompt::retranslate()
{
    m_headline->setText(tr("The customer scans a code of the till"));
    m_advice->setText(tr("Choose the customer’s app with ← →, then Enter shows the code."));
    takeRoutes();
}

void ShownPrompt::takeRoutes()
{
    const QString before = means();
    m_routes = models::shownMeans(m_context.client.payments());
    const auto same =
        std::find_if(m_routes.cbegin(), m_routes.cend(),
                     [&before](const services::RouteView& route) { return route.means == before; });
    m_chosen = same == m_routes.cend() ? 0 : int(same - m_routes.cbegin());
    QList<Chip::Value> chips;
    for (const services::RouteView& route : std::as_const(m_routes))
        chips.append({.text = models::meansName(route.means)});
    m_chips->setChips(chips);
    m_chips->setChosen(m_chosen);
    m_route->setText(m_routes.isEmpty() ? QString()
                                        : models::routeNote(m_routes.at(m_chosen).route));
}

} // namespace till::ui
