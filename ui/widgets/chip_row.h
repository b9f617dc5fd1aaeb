// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/painted.h"

#include <QList>

class QHBoxLayout;

namespace till::ui {

/// One of a few choices in a row, such as an amount.
class Chip : public Pressable {
    Q_OBJECT
public:
    struct Value {
        QString text;
        QString above;  ///< a small word over the text: "正好"
        QString spoken; ///< as written without one

        bool operator==(const Value&) const = default;
    };
    enum class Height { Tall, Low }; ///< 56, 48
    Chip(const Look& look, Height height, QWidget* parent = nullptr);

    void setValue(const Value& value);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paint(QPainter& painter, const PressState& state) override;

private:
    Value m_value;
    Height m_height;
};

/// Chips of equal width.
class ChipRow : public Painted {
    Q_OBJECT
public:
    explicit ChipRow(const Look& look, Chip::Height height = Chip::Height::Tall,
                     QWidget* parent = nullptr);

    void setChips(const QList<Chip::Value>& chips);
    /// The chip that is drawn as chosen; -1 for none.
    void setChosen(int index);
    [[nodiscard]] QAccessible::Role accessibleRole() const override
    {
        return QAccessible::Grouping;
    }

Q_SIGNALS:
    void chosen(int index);

protected:
    void lookChanged() override;

private:
    Chip::Height m_height;
    QHBoxLayout* m_row;
    QList<Chip*> m_chips;
    QList<Chip::Value> m_values;
};

} // namespace till::ui
