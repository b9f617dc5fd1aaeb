// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tender_rail.h"

#include "ui/models/shown_means.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/tiles.h"

#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace till::ui {

namespace {

using Means = TenderRail::Means;

constexpr int railWidth = 216;
/// In the order of the tiles; what is behind them is not set up on any till yet.
constexpr std::array offered{Means::Cash, Means::Code, Means::Card, Means::Shown};
constexpr std::array icons{Icon::Cash, Icon::Scan,   Icon::Card,
                           Icon::Qr,   Icon::Ticket, Icon::Wallet};
/// Deposits are chosen from a list of their own.
constexpr qsizetype depositTile = 4;

} // namespace

bool takesCodes(const services::PaymentsState& payments)
{
    return std::any_of(payments.channels.begin(), payments.channels.end(),
                       [](const services::ChannelView& channel) { return channel.configured; });
}

TenderRail::TenderRail(const ScreenContext& context, QWidget* parent)
    : Sheet(context.look, Face::Rail, parent), m_context(context)
{
    setFixedWidth(px(railWidth));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(16), px(20), px(16), px(20));
    column->setSpacing(px(8));
    for (size_t i = 0; i < icons.size(); ++i) {
        auto* tile = new TenderTile(look(), {.icon = icons.at(i)});
        tile->setFocusPolicy(Qt::NoFocus);
        m_tiles.append(tile);
        column->addWidget(tile);
        if (i < offered.size()) {
            const Means means = offered.at(i);
            connect(tile, &QAbstractButton::clicked, this,
                    [this, means] { Q_EMIT meansChosen(means); });
        }
    }
    connect(m_tiles.at(depositTile), &QAbstractButton::clicked, this, [this] {
        m_tiles.at(depositTile)->setChecked(false);
        Q_EMIT depositsAsked();
    });
    column->addStretch(1);
    m_note = new TextLabel(look(), {.size = type::min,
                                    .alignment = Qt::AlignLeft | Qt::AlignBottom,
                                    .wrap = TextLabel::Wrap::Words,
                                    .colour = [](const Theme& theme) {
                                        return theme.ink2;
                                    }});
    column->addWidget(m_note);
    // A low window has room for the means only.
    m_note->setVisible(look().metrics().breakpoint != Breakpoint::Small);
    connect(&context.client, &models::DeskClient::paymentsChanged, this, &TenderRail::showOffer);
    retranslate();
}

void TenderRail::setChosen(Means means)
{
    for (size_t i = 0; i < icons.size(); ++i)
        m_tiles.at(qsizetype(i))->setChecked(i < offered.size() && offered.at(i) == means);
}

bool TenderRail::offers(Means means) const
{
    const services::PaymentsState& payments = m_context.client.payments();
    return (means != Means::Code || takesCodes(payments)) &&
           (means != Means::Shown || !models::shownMeans(payments).isEmpty());
}

void TenderRail::lock(const QString& why)
{
    m_locked = why;
    m_note->setText(why);
    showOffer();
}

void TenderRail::setNote(const QString& note)
{
    m_note->setText(note);
}

void TenderRail::retranslate()
{
    using models::Action;
    const auto cap = [this](Action action) {
        return m_context.keys.capOf(action, models::KeyContext::Tender);
    };
    m_tiles.at(0)->setValue({tr("Cash"), icons.at(0), cap(Action::TakeCash)});
    m_tiles.at(1)->setValue({tr("Code", "payment by code"), icons.at(1), cap(Action::TakeCode)});
    m_tiles.at(2)->setValue({tr("Card"), icons.at(2), cap(Action::TakeCard)});
    m_tiles.at(3)->setValue({tr("Show code"), icons.at(3), cap(Action::ShowCode)});
    m_tiles.at(depositTile)
        ->setValue({tr("Deposit"), icons.at(size_t(depositTile)), cap(Action::UseDeposit)});
    m_tiles.at(5)->setValue({tr("Member"), icons.at(5), {}});
    showOffer();
}

void TenderRail::showOffer()
{
    for (size_t i = 0; i < icons.size(); ++i) {
        TenderTile* tile = m_tiles.at(qsizetype(i));
        const bool isDeposit = qsizetype(i) == depositTile;
        const bool offer = isDeposit ? !m_context.client.payments().deposits.isEmpty()
                                     : i < offered.size() && offers(offered.at(i));
        tile->setEnabled(offer && (m_locked.isEmpty() || tile->isChecked()));
        const QString why = isDeposit ? tr("No deposit is held.") : tr("Not set up on this till.");
        tile->setReason(!offer ? why : m_locked);
    }
}

} // namespace till::ui
