// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tiles.h"

#include <QList>
#include <QScrollArea>

class QVBoxLayout;

namespace till::ui {

/// Things to choose, one below the other; exactly one is current while there are any. Arrow keys
/// come from the owner.
class ChoiceColumn : public QScrollArea {
    Q_OBJECT

public:
    explicit ChoiceColumn(const Look& look, QWidget* parent = nullptr);

    void setChoices(const QList<PersonTile::Value>& choices);
    [[nodiscard]] int count() const { return int(m_values.size()); }
    [[nodiscard]] int current() const { return m_current; }
    /// Out of range: the nearest.
    void setCurrent(int index);
    /// True if the key moved the choice: up, down, home, end.
    bool takeKey(int key);

Q_SIGNALS:
    void currentChanged(int index);
    /// Pressed by mouse or finger.
    void pressed(int index);

private:
    const Look& m_look;
    QWidget* m_inside;
    QVBoxLayout* m_column;
    QList<PersonTile*> m_tiles;
    QList<PersonTile::Value> m_values;
    int m_current = -1;
};

} // namespace till::ui
