// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/format.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/payment_pages.h"
#include "ui/widgets/qr_label.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/step_list.h"
#include "ui/widgets/waiting_ring.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace till::ui {

namespace {

constexpr int secondsPerMinute = 60;

QColor second(const Theme& theme)
{
    return theme.ink2;
}

QColor pendingText(const Theme& theme)
{
    return theme.pending.text;
}

} // namespace

QString remainingTime(int seconds)
{
    const int left = std::max(0, seconds);
    return QStringLiteral("%1:%2")
        .arg(left / secondsPerMinute)
        .arg(left % secondsPerMinute, 2, 10, QLatin1Char('0'));
}

ShownPage::ShownPage(const ScreenContext& context, QWidget* parent)
    : PaymentPage(parent),
      m_context(context),
      m_low(context.look.metrics().breakpoint == Breakpoint::Small),
      m_code(new QrLabel(context.look))
{
    const Look& look = context.look;
    auto* row = new QHBoxLayout(this);
    const int margin = look.px(m_low ? 12 : 24);
    row->setContentsMargins(margin, margin, margin, margin);
    row->setSpacing(margin);
    row->addWidget(m_code, 1);
    row->addWidget(makeWords(), 1);
}

QWidget* ShownPage::makeWords()
{
    const Look& look = m_context.look;
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(look.px(m_low ? 8 : 12));
    m_caption = new TextLabel(look, {.size = type::head, .colour = second});
    m_subject =
        new TextLabel(look, {.size = type::min, .wrap = TextLabel::Wrap::Words, .colour = second});
    m_amount = new MoneyLabel(look, {.size = 56, .alignment = Qt::AlignLeft});
    column->addWidget(m_caption);
    column->addWidget(m_amount);
    column->addWidget(m_subject);
    auto* box = new ToneSheet(look, State::Pending, ToneSheet::Depth::Soft);
    box->setCorner(radius::sheet);
    auto* words = new QVBoxLayout(box);
    const int above = look.px(m_low ? 8 : 14);
    words->setContentsMargins(look.px(16), above, look.px(16), above);
    words->setSpacing(0);
    m_headline = new TextLabel(look, {.size = m_low ? type::item : type::head,
                                      .weight = QFont::Bold,
                                      .wrap = TextLabel::Wrap::Words,
                                      .colour = pendingText});
    m_advice = new TextLabel(look, {.wrap = TextLabel::Wrap::Words, .colour = second});
    words->addWidget(m_headline);
    words->addWidget(m_advice);
    column->addWidget(box);
    auto* lower = new QHBoxLayout;
    lower->setSpacing(look.px(20));
    m_ring = new WaitingRing(look);
    m_ring->setDiameter(WaitingRing::Diameter::Small);
    m_steps = new StepList(look, StepList::Spacing::Tight);
    lower->addWidget(m_steps, 1);
    lower->addWidget(m_ring, 0, Qt::AlignTop);
    column->addLayout(lower);
    column->addStretch(1);
    m_promise =
        new TextLabel(look, {.size = type::min, .wrap = TextLabel::Wrap::Words, .colour = second});
    column->addWidget(m_promise);
    return side;
}

void ShownPage::tell(const models::PaymentText& text)
{
    m_caption->setText(text.caption);
    m_subject->setText(tr("%1, through %2", "means, acquirer").arg(text.subject, text.payee));
    m_amount->setAmount(models::formatMoney(text.amount), models::spokenMoney(text.amount));
    m_headline->setText(text.headline);
    m_advice->setText(text.advice);
    m_code->setWords(text.stopping ? tr("The code is being closed") : text.headline);
    m_code->setCode(text.payUrl, tr("Code for the customer’s phone"));
    QList<StepList::Step> steps;
    for (const models::PaymentStep& step : text.steps)
        steps.append({stepMark(step.mark), step.what, m_low ? QString() : step.detail});
    m_steps->setSteps(steps);
    // There is no time left to pay what is being closed.
    m_ring->setVisible(!text.stopping);
    m_promise->setVisible(!text.stopping && !m_low);
    const int left = text.longestSeconds - text.waitedSeconds;
    m_ring->setValue({.seconds = text.waitedSeconds,
                      .longest = text.longestSeconds,
                      .text = remainingTime(left),
                      .below = tr("left to pay")});
    m_promise->setText(
        tr("Then Till asks once more and closes the code: nobody can pay it afterwards."));
}

std::optional<PaymentChoice> ShownPage::choiceOf(int) const
{
    return std::nullopt;
}

} // namespace till::ui
