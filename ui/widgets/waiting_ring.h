// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/painted.h"

namespace till::ui {

/// How long something has been waited for: a ring that fills, the seconds inside. Redrawn when it
/// is told a new value, once a second; nothing spins. With reduced motion only the number stands.
class WaitingRing : public Painted {
    Q_OBJECT
public:
    struct Value {
        int seconds = 0;
        int longest = 60; ///< > 0: when the ring is full
        QString text;     ///< "14 秒"
        QString below;    ///< "最长 60 秒"

        bool operator==(const Value&) const = default;
    };
    explicit WaitingRing(const Look& look, QWidget* parent = nullptr);

    void setValue(const Value& value);
    /// The full diameter, or a smaller one where the window is low.
    enum class Diameter { Full, Small };
    void setDiameter(Diameter diameter);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    [[nodiscard]] QAccessible::Role accessibleRole() const override
    {
        return QAccessible::ProgressBar;
    }
    [[nodiscard]] QString accessibleValue() const override { return m_value.text; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Value m_value;
    Diameter m_diameter = Diameter::Full;
};

} // namespace till::ui
