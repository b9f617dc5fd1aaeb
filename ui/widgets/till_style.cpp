// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/till_style.h"

#include "ui/widgets/paint.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleHintReturnMask>
#include <QStyleOptionSlider>
#include <QWidget>

namespace till::ui {

namespace {

constexpr int ringWidth = 3;
constexpr int ringGap = 2;
constexpr int scrollBarWidth = 12;
constexpr int scrollHandleLeast = 48;

/// Screens and dialogs hold the focus for all that is on them; a ring around them says nothing.
bool isControl(const QWidget* widget)
{
    return qobject_cast<const QAbstractButton*>(widget) != nullptr ||
           qobject_cast<const QLineEdit*>(widget) != nullptr ||
           qobject_cast<const QPlainTextEdit*>(widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(widget) != nullptr ||
           qobject_cast<const QComboBox*>(widget) != nullptr ||
           qobject_cast<const QAbstractSlider*>(widget) != nullptr ||
           qobject_cast<const QAbstractItemView*>(widget) != nullptr;
}

} // namespace

TillStyle::TillStyle(const Look& look)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), m_look(look)
{
}

void TillStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    // Ours fills all of it, so that what lies behind need not be painted when it moves.
    if (qobject_cast<QScrollBar*>(widget) != nullptr)
        widget->setAttribute(Qt::WA_OpaquePaintEvent);
}

void TillStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const
{
    if (element != CE_FocusFrame) {
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const int corner = m_look.px(radius::control) + ringGap + ringWidth;
    drawBox(*painter, option->rect,
            {.frame = m_look.theme().focus, .frameWidth = ringWidth, .radius = corner});
    painter->restore();
}

void TillStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                   QPainter* painter, const QWidget* widget) const
{
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || slider == nullptr) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    const Theme& theme = m_look.theme();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(option->rect, theme.surface2);
    const QRect handle = proxy()->subControlRect(control, option, SC_ScrollBarSlider, widget);
    const bool held = (option->state & State_Sunken) != 0 || (option->state & State_MouseOver) != 0;
    drawBox(*painter, QRectF(handle).adjusted(3, 3, -3, -3),
            {.fill = held ? theme.ink3 : theme.lineStrong, .radius = 3});
    painter->restore();
}

void TillStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                              QPainter* painter, const QWidget* widget) const
{
    // The ring of FocusKeeper is the only sign of focus.
    if (element == PE_FrameFocusRect)
        return;
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

QRect TillStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                SubControl part, const QWidget* widget) const
{
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || slider == nullptr)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const bool upright = slider->orientation == Qt::Vertical;
    const int length = upright ? option->rect.height() : option->rect.width();
    const int range = slider->maximum - slider->minimum;
    const int page = qMax(1, slider->pageStep);
    const int handle =
        range <= 0 ? length : qMin(length, qMax(scrollHandleLeast, length * page / (range + page)));
    const int start =
        sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition,
                                length - handle, slider->upsideDown);
    const auto span = [&](int from, int size) {
        const QRect place = upright ? QRect(0, from, option->rect.width(), size)
                                    : QRect(from, 0, size, option->rect.height());
        return place.translated(option->rect.topLeft());
    };
    switch (part) {
    case SC_ScrollBarSlider:
        return span(start, handle);
    case SC_ScrollBarGroove:
        return option->rect;
    case SC_ScrollBarSubPage:
        return span(0, start);
    case SC_ScrollBarAddPage:
        return span(start + handle, length - start - handle);
    default: // no arrows
        return {};
    }
}

int TillStyle::pixelMetric(PixelMetric metric, const QStyleOption* option,
                           const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return m_look.px(scrollBarWidth);
    case PM_ScrollBarSliderMin:
        return scrollHandleLeast;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return ringWidth + ringGap;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int TillStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                         QStyleHintReturn* data) const
{
    if (hint == SH_FocusFrame_Mask) {
        auto* mask = qstyleoption_cast<QStyleHintReturnMask*>(data);
        if (mask != nullptr && option != nullptr) {
            const int inner = ringWidth + ringGap;
            mask->region = QRegion(option->rect) -
                           QRegion(option->rect.adjusted(inner, inner, -inner, -inner));
        }
        return 1;
    }
    if (hint == SH_FocusFrame_AboveWidget)
        return 1;
    if (hint == SH_EtchDisabledText || hint == SH_DitherDisabledText)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, data);
}

FocusKeeper::FocusKeeper(Look& look, QObject* parent) : QObject(parent), m_look(look)
{
    qApp->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget*, QWidget* now) { follow(now); });
    connect(&look, &Look::focusRingChanged, this, [this] { follow(QApplication::focusWidget()); });
}

bool FocusKeeper::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
        m_look.setFocusRing(FocusRing::Shown);
        break;
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
        m_look.setFocusRing(FocusRing::Hidden);
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void FocusKeeper::follow(QWidget* focused)
{
    const bool wanted = isControl(focused) && m_look.focusRing() == FocusRing::Shown;
    if (!wanted) {
        if (m_frame != nullptr)
            m_frame->setWidget(nullptr);
        return;
    }
    // The frame becomes a sibling of what it surrounds and dies with that window.
    if (m_frame == nullptr)
        m_frame = new QFocusFrame(focused);
    m_frame->setWidget(focused);
}

QPalette paletteOf(const Theme& theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.bg);
    palette.setColor(QPalette::WindowText, theme.ink);
    palette.setColor(QPalette::Base, theme.surface);
    palette.setColor(QPalette::AlternateBase, theme.surface2);
    palette.setColor(QPalette::Text, theme.ink);
    palette.setColor(QPalette::PlaceholderText, theme.ink3);
    palette.setColor(QPalette::Button, theme.surface);
    palette.setColor(QPalette::ButtonText, theme.ink);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.onAccent);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::ToolTipBase, theme.slab);
    palette.setColor(QPalette::ToolTipText, theme.onSlab);
    palette.setColor(QPalette::Disabled, QPalette::Text, theme.onDisabled);
    palette.setColor(QPalette::Disabled, QPalette::ButtonText, theme.onDisabled);
    palette.setColor(QPalette::Disabled, QPalette::WindowText, theme.onDisabled);
    return palette;
}

} // namespace till::ui
