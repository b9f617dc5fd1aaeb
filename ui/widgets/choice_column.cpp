// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/choice_column.h"

#include <QVBoxLayout>

#include <algorithm>

namespace till::ui {

ChoiceColumn::ChoiceColumn(const Look& look, QWidget* parent)
    : QScrollArea(parent), m_look(look), m_inside(new QWidget), m_column(new QVBoxLayout(m_inside))
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    m_inside->setAutoFillBackground(false);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(m_look.px(12));
    m_column->addStretch(1);
    setWidget(m_inside);
}

void ChoiceColumn::setChoices(const QList<PersonTile::Value>& choices)
{
    m_values = choices;
    while (m_tiles.size() < choices.size()) {
        auto* tile = new PersonTile(m_look, {}, m_inside);
        tile->setFocusPolicy(Qt::NoFocus);
        tile->setCheckable(true);
        tile->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        const int index = int(m_tiles.size());
        m_tiles.append(tile);
        m_column->insertWidget(index, tile);
        connect(tile, &QAbstractButton::clicked, this, [this, index] {
            setCurrent(index);
            Q_EMIT pressed(index);
        });
    }
    for (qsizetype i = 0; i < m_tiles.size(); ++i) {
        const bool used = i < choices.size();
        if (used)
            m_tiles.at(i)->setValue(choices.at(i));
        m_tiles.at(i)->setVisible(used);
    }
    setCurrent(m_current < 0 ? 0 : m_current);
}

void ChoiceColumn::setCurrent(int index)
{
    const int last = int(m_values.size()) - 1;
    const int wanted = last < 0 ? -1 : std::clamp(index, 0, last);
    for (int i = 0; i < m_tiles.size(); ++i)
        m_tiles.at(i)->setChecked(i == wanted);
    if (wanted >= 0)
        ensureWidgetVisible(m_tiles.at(wanted));
    if (wanted == m_current)
        return;
    m_current = wanted;
    Q_EMIT currentChanged(m_current);
}

bool ChoiceColumn::takeKey(int key)
{
    switch (key) {
    case Qt::Key_Up:
        setCurrent(m_current - 1);
        return true;
    case Qt::Key_Down:
        setCurrent(m_current + 1);
        return true;
    case Qt::Key_Home:
        setCurrent(0);
        return true;
    case Qt::Key_End:
        setCurrent(count() - 1);
        return true;
    default:
        return false;
    }
}

} // namespace till::ui
