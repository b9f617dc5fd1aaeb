// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/format.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/payment_pages.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/step_list.h"
#include "ui/widgets/tender_rail.h"
#include "ui/widgets/waiting_ring.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace till::ui {

namespace {

constexpr int ringColumn = 280;
constexpr int ringColumnNarrow = 236;

QColor second(const Theme& theme)
{
    return theme.ink2;
}

QColor pendingText(const Theme& theme)
{
    return theme.pending.text;
}

} // namespace

StepList::Mark stepMark(models::PaymentStep::Mark mark)
{
    switch (mark) {
    case models::PaymentStep::Mark::Done:
        return StepList::Mark::Done;
    case models::PaymentStep::Mark::Now:
        return StepList::Mark::Now;
    case models::PaymentStep::Mark::Ahead:
        return StepList::Mark::Ahead;
    }
    Q_UNREACHABLE();
}

WaitingPage::WaitingPage(const ScreenContext& context, payment::Operation operation,
                         QWidget* parent)
    : PaymentPage(parent),
      m_context(context),
      m_low(context.look.metrics().breakpoint == Breakpoint::Small)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    if (operation == payment::Operation::Pay && !m_low) {
        auto* rail = new TenderRail(context);
        rail->setChosen(TenderRail::Means::Code);
        rail->lock(tr("Until this one has a result, no other can be started."));
        row->addWidget(rail);
    }
    row->addWidget(makeMiddle(operation), 1);
    row->addWidget(new Divider(context.look, Qt::Vertical));
    row->addWidget(makeRing());
}

QWidget* WaitingPage::makeMiddle(payment::Operation operation)
{
    const Look& look = m_context.look;
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(look.px(28), look.px(m_low ? 12 : 24), look.px(28), look.px(20));
    column->setSpacing(look.px(m_low ? 8 : 20));
    auto* head = new QHBoxLayout;
    auto* words = new QVBoxLayout;
    words->setSpacing(look.px(2));
    m_caption = new TextLabel(look, {.size = type::head, .colour = second});
    m_subject =
        new TextLabel(look, {.size = type::min, .wrap = TextLabel::Wrap::Words, .colour = second});
    words->addWidget(m_caption);
    words->addWidget(m_subject);
    words->addStretch(1);
    m_amount = new MoneyLabel(look, {.size = 56});
    head->addLayout(words, 1);
    head->addWidget(m_amount);
    column->addLayout(head);
    const bool pay = operation == payment::Operation::Pay;
    column->addWidget(makeBox(pay ? Icon::Phone : Icon::Undo));
    m_steps = new StepList(look, m_low ? StepList::Spacing::Tight : StepList::Spacing::Wide);
    column->addWidget(m_steps);
    column->addStretch(1);
    QWidget* question = makeQuestion();
    question->setVisible(!m_low);
    column->addWidget(question);
    return page;
}

QWidget* WaitingPage::makeBox(Icon icon)
{
    const Look& look = m_context.look;
    auto* box = new ToneSheet(look, State::Pending, ToneSheet::Depth::Soft);
    box->setCorner(radius::sheet);
    auto* row = new QHBoxLayout(box);
    const int above = look.px(m_low ? 8 : 18);
    row->setContentsMargins(look.px(20), above, look.px(20), above);
    row->setSpacing(look.px(16));
    row->addWidget(new IconLabel(look, {.icon = icon, .size = 32, .colour = pendingText}));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    m_headline = new TextLabel(look, {.size = m_low ? type::head : type::title,
                                      .weight = QFont::Bold,
                                      .wrap = TextLabel::Wrap::Words,
                                      .colour = pendingText});
    m_advice = new TextLabel(look, {.wrap = TextLabel::Wrap::Words, .colour = second});
    words->addWidget(m_headline);
    words->addWidget(m_advice);
    row->addLayout(words, 1);
    return box;
}

QWidget* WaitingPage::makeQuestion()
{
    const Look& look = m_context.look;
    auto* box = new Sheet(look, Sheet::Face::Second);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(look.px(16), look.px(10), look.px(16), look.px(10));
    column->setSpacing(0);
    m_question = new TextLabel(look, {.weight = QFont::Bold, .wrap = TextLabel::Wrap::Words});
    m_answer = new TextLabel(look, {.wrap = TextLabel::Wrap::Words, .colour = second});
    column->addWidget(m_question);
    column->addWidget(m_answer);
    return box;
}

QWidget* WaitingPage::makeRing()
{
    const Look& look = m_context.look;
    const bool narrow = look.metrics().dialogFillsWindow;
    auto* side = new QWidget;
    side->setFixedWidth(look.px(narrow ? ringColumnNarrow : ringColumn));
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(look.px(20), look.px(m_low ? 12 : 28), look.px(20), look.px(20));
    column->setSpacing(look.px(12));
    m_waited = new TextLabel(look, {.alignment = Qt::AlignCenter, .colour = second});
    m_ring = new WaitingRing(look);
    if (m_low)
        m_ring->setDiameter(WaitingRing::Diameter::Small);
    m_promise = new TextLabel(look, {.size = type::min,
                                     .alignment = Qt::AlignCenter,
                                     .wrap = TextLabel::Wrap::Words,
                                     .colour = second});
    column->addWidget(m_waited);
    column->addWidget(m_ring, 0, Qt::AlignHCenter);
    column->addStretch(1);
    column->addWidget(m_promise);
    return side;
}

void WaitingPage::tell(const models::PaymentText& text)
{
    m_caption->setText(text.caption);
    m_subject->setText(text.subject);
    m_amount->setAmount(models::formatMoney(text.amount), models::spokenMoney(text.amount));
    m_headline->setText(text.headline);
    m_advice->setText(text.advice);
    QList<StepList::Step> steps;
    for (const models::PaymentStep& step : text.steps)
        steps.append({stepMark(step.mark), step.what, step.detail});
    m_steps->setSteps(steps);
    m_question->setText(text.question);
    m_answer->setText(text.answer);
    m_waited->setText(tr("Waited"));
    const bool pay = text.operation == payment::Operation::Pay;
    // Money on its way back is waited for as long as it takes.
    const QString longest =
        pay ? tr("at most %1 s", "seconds").arg(text.longestSeconds) : QString();
    const QString below = text.stopping ? tr("being stopped") : longest;
    m_ring->setValue({.seconds = text.waitedSeconds,
                      .longest = text.longestSeconds,
                      .text = tr("%1 s", "seconds").arg(text.waitedSeconds),
                      .below = below});
    m_promise->setText(pay ? tr("Without a result by then, Till asks again, then cancels. Nobody "
                                "is charged twice.")
                           : tr("Till goes on asking until there is a result."));
}

std::optional<PaymentChoice> WaitingPage::choiceOf(int) const
{
    return std::nullopt;
}

} // namespace till::ui
