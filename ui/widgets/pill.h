// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/painted.h"

namespace till::ui {

/// A state in a few words: icon, word and colour. Pressable when somebody listens to clicked();
/// the pill is 28 high, the area that takes a press 48.
class Pill : public Pressable {
    Q_OBJECT
public:
    enum class Fill {
        Soft,
        Solid, ///< needs attention
    };
    struct Value {
        QString text;
        Icon icon = Icon::None;
        State state = State::Neutral;
        Fill fill = Fill::Soft;
        QFont::Weight weight = QFont::Normal;

        bool operator==(const Value&) const = default;
    };
    Pill(const Look& look, const Value& value, QWidget* parent = nullptr);

    void setValue(const Value& value);
    [[nodiscard]] const Value& value() const { return m_value; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paint(QPainter& painter, const PressState& state) override;

private:
    [[nodiscard]] QFont textFont() const;

    Value m_value;
};

/// The icon that always goes with a state.
[[nodiscard]] Icon iconOf(State state);

} // namespace till::ui
