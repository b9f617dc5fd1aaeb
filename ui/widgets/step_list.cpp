// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/step_list.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/paint.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace till::ui {

namespace {

constexpr int markSize = 24;
constexpr int wideRow = 72;
constexpr int tightRow = 50;
constexpr int lastRow = 40;
constexpr int nameWidth = 112;

QColor second(const Theme& theme)
{
    return theme.ink2;
}

} // namespace

/// The sign of a step and the line down to the next.
class StepList::MarkSign : public Painted {
public:
    explicit MarkSign(const Look& look) : Painted(look)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
        setFixedWidth(px(markSize));
    }
    void setMark(Mark mark)
    {
        m_mark = mark;
        update();
    }
    enum class Below { Line, Nothing };
    void setBelow(Below below)
    {
        m_below = below;
        update();
    }
    [[nodiscard]] QAccessible::Role accessibleRole() const override { return QAccessible::Graphic; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const qreal size = px(markSize);
        const QRectF place(0, px(2), size, size);
        if (m_below == Below::Line) {
            const qreal top = place.bottom() + px(4);
            painter.fillRect(QRectF(size / 2 - px(1), top, px(2), height() - top - px(2)),
                             theme().line);
        }
        switch (m_mark) {
        case Mark::Done:
            drawIcon(painter, place, icon(Icon::TickCircle, markSize, theme().paid.text));
            return;
        case Mark::Now: {
            drawBox(painter, place,
                    {.fill = theme().pending.solid, .radius = static_cast<int>(size / 2)});
            const qreal dot = px(8);
            drawBox(painter,
                    QRectF(place.center().x() - dot / 2, place.center().y() - dot / 2, dot, dot),
                    {.fill = theme().pending.onSolid, .radius = static_cast<int>(dot / 2)});
            return;
        }
        case Mark::Ahead:
            drawBox(painter, place,
                    {.frame = theme().lineStrong,
                     .frameWidth = px(2),
                     .radius = static_cast<int>(size / 2)});
            return;
        }
    }

private:
    Mark m_mark = Mark::Ahead;
    Below m_below = Below::Line;
};

StepList::StepList(const Look& look, Spacing spacing, QWidget* parent)
    : QWidget(parent), m_look(look), m_spacing(spacing), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
}

StepList::Row StepList::addRow()
{
    Row made;
    made.row = new QWidget(this);
    auto* line = new QHBoxLayout(made.row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(m_look.px(14));
    made.sign = new MarkSign(m_look);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    made.what = new TextLabel(m_look, {.size = type::item, .wrap = TextLabel::Wrap::Words});
    made.now = new TextLabel(
        m_look, {.size = type::item, .weight = QFont::Bold, .wrap = TextLabel::Wrap::Words});
    made.detail = new TextLabel(
        m_look, {.size = type::min, .wrap = TextLabel::Wrap::Words, .colour = second});
    words->addWidget(made.what);
    words->addWidget(made.now);
    words->addWidget(made.detail);
    words->addStretch(1);
    line->addWidget(made.sign);
    line->addLayout(words, 1);
    m_column->addWidget(made.row);
    return made;
}

void StepList::setSteps(const QList<Step>& steps)
{
    if (steps == m_steps)
        return;
    m_steps = steps;
    while (m_rows.size() < steps.size())
        m_rows.append(addRow());
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows.at(i);
        const bool used = i < steps.size();
        row.row->setVisible(used);
        if (!used)
            continue;
        const Step& step = steps.at(i);
        const bool last = i + 1 == steps.size();
        const int high = m_spacing == Spacing::Wide ? wideRow : tightRow;
        row.row->setMinimumHeight(m_look.px(last ? lastRow : high));
        row.sign->setMark(step.mark);
        row.sign->setBelow(last ? MarkSign::Below::Nothing : MarkSign::Below::Line);
        const bool now = step.mark == Mark::Now;
        const bool ahead = step.mark == Mark::Ahead;
        row.what->setText(step.what);
        row.what->setColour([ahead](const Theme& t) { return ahead ? t.ink3 : t.ink; });
        row.what->setVisible(!now);
        row.now->setText(step.what);
        row.now->setVisible(now);
        row.detail->setText(step.detail);
        row.detail->setVisible(!step.detail.isEmpty());
    }
}

FactList::FactList(const Look& look, State tint, QWidget* parent)
    : QWidget(parent), m_look(look), m_tint(tint), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(look.px(8));
}

FactList::Row FactList::addRow()
{
    Row made;
    made.row = new QWidget(this);
    auto* line = new QHBoxLayout(made.row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    made.name = new TextLabel(m_look, {.alignment = Qt::AlignLeft | Qt::AlignTop,
                                       .wrap = TextLabel::Wrap::Words,
                                       .colour = second});
    made.name->setFixedWidth(m_look.px(nameWidth));
    made.value = new TextLabel(m_look, {.wrap = TextLabel::Wrap::Words});
    const State tint = m_tint;
    made.strong = new TextLabel(
        m_look,
        {.weight = QFont::Bold, .wrap = TextLabel::Wrap::Words, .colour = [tint](const Theme& t) {
             return t.tone(tint).text;
         }});
    line->addWidget(made.name, 0, Qt::AlignTop);
    line->addWidget(made.value, 1);
    line->addWidget(made.strong, 1);
    m_column->addWidget(made.row);
    return made;
}

void FactList::setFacts(const QList<Fact>& facts)
{
    if (facts == m_facts)
        return;
    m_facts = facts;
    while (m_rows.size() < facts.size())
        m_rows.append(addRow());
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows.at(i);
        row.row->setVisible(i < facts.size());
        if (i >= facts.size())
            continue;
        const Fact& fact = facts.at(i);
        const bool strong = fact.weight == Fact::Weight::Strong;
        row.name->setText(fact.name);
        row.value->setText(fact.value);
        row.value->setVisible(!strong);
        row.strong->setText(fact.value);
        row.strong->setVisible(strong);
    }
}

} // namespace till::ui
