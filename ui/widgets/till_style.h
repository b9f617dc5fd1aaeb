// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/look.h"

#include <QFocusFrame>
#include <QObject>
#include <QPalette>
#include <QPointer>
#include <QProxyStyle>

class QWidget;

namespace till::ui {

/// What QSS cannot say: the focus ring outside of a control, flat scroll bars, and the palette. One
/// per window, parented to it or to the application; set it with QApplication::setStyle.
class TillStyle : public QProxyStyle {
    Q_OBJECT
public:
    explicit TillStyle(const Look& look);

    using QProxyStyle::polish;
    void polish(QWidget* widget) override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                            QPainter* painter, const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                       SubControl part, const QWidget* widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption* option,
                                  const QWidget* widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                                QStyleHintReturn* data) const override;

private:
    const Look& m_look;
};

/// Keeps one focus ring around the control that has the keyboard focus, shown after a key and
/// hidden after a press; screens and dialogs that hold the focus themselves get none. Owned by the
/// application; watches the events of all its windows.
class FocusKeeper : public QObject {
    Q_OBJECT
public:
    explicit FocusKeeper(Look& look, QObject* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow(QWidget* focused);

    Look& m_look;
    QPointer<QFocusFrame> m_frame;
};

/// The palette of plain controls in this theme.
[[nodiscard]] QPalette paletteOf(const Theme& theme);

} // namespace till::ui
