// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/painted.h"

namespace till::ui {

/// A surface with a one-pixel line and round corners: what stands on the window's background.
class Sheet : public Painted {
    Q_OBJECT
public:
    enum class Face {
        Surface,
        Second,   ///< surface2 without a frame: side notes
        Live,     ///< with the accent frame
        Bar,      ///< no corners, line below
        Foot,     ///< no corners, line above
        Rail,     ///< surface2, no corners, line at the right
        Plain,    ///< the window's background
        SlabDark, ///< the slab's colour, with its corners
    };
    explicit Sheet(const Look& look, Face face = Face::Surface, QWidget* parent = nullptr);

    void setFace(Face face);
    [[nodiscard]] QAccessible::Role accessibleRole() const override
    {
        return QAccessible::Grouping;
    }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Face m_face;
};

/// A one-pixel line between two parts of a sheet.
class Divider : public Painted {
    Q_OBJECT
public:
    Divider(const Look& look, Qt::Orientation orientation, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// A solid or soft area in a state's colour, such as the head of a dialog or the training strip.
class ToneSheet : public Painted {
    Q_OBJECT
public:
    enum class Depth { Soft, Solid };
    ToneSheet(const Look& look, State state, Depth depth, QWidget* parent = nullptr);

    void setState(State state);
    /// 0: no round corners.
    void setCorner(int logicalRadius);
    /// The colour of text on it.
    [[nodiscard]] QColor textColour() const;
    [[nodiscard]] QAccessible::Role accessibleRole() const override
    {
        return QAccessible::Grouping;
    }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    State m_state;
    Depth m_depth;
    int m_corner = 0;
};

} // namespace till::ui
