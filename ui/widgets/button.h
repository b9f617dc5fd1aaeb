// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/painted.h"

namespace till::ui {

enum class ButtonKind {
    Primary, ///< one on a screen, bottom right
    Secondary,
    Quiet,  ///< text only
    Danger, ///< never primary, never bound to Enter
    Pay,    ///< only on the slab
    Line,   ///< in the strip of the selected cart row
    LineDanger,
};
enum class ButtonSize {
    Small,  ///< drawn 40 high inside a 48 high area
    Normal, ///< 48
    Large,  ///< 64
};

/// A push button: icon, label and the key that does the same. Without a label it is square and has
/// to be given an accessible name and a tooltip.
class Button : public Pressable {
    Q_OBJECT
public:
    struct Spec {
        ButtonKind kind = ButtonKind::Secondary;
        ButtonSize size = ButtonSize::Normal;
        QString label;
        Icon icon = Icon::None;
        QString keyCap;
        State tint = State::Neutral; ///< Secondary only: text and frame in a state's colour
    };
    Button(const Look& look, const Spec& spec, QWidget* parent = nullptr);

    void setButtonIcon(Icon icon);
    void setKind(ButtonKind kind);
    [[nodiscard]] ButtonKind kind() const { return m_spec.kind; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paint(QPainter& painter, const PressState& state) override;

private:
    struct Colours {
        QColor fill;
        QColor frame;
        QColor text;
    };
    [[nodiscard]] Colours colours(const PressState& state) const;
    [[nodiscard]] QFont labelFont() const;
    [[nodiscard]] int padding() const;
    [[nodiscard]] int drawnHeight() const;
    [[nodiscard]] int contentWidth() const;
    [[nodiscard]] bool isLine() const;

    Spec m_spec;
};

} // namespace till::ui
