// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/gallery_checks.h"

#include "ui/widgets/painted.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QFontMetricsF>
#include <QLineEdit>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QWidget>

#include <algorithm>

namespace till::gallery {

namespace {

struct DrawnText {
    QString text;
    QRectF ink; ///< where there is ink, in the widget's coordinates
};

/// Records the texts that a widget draws and draws nothing.
class TextEngine : public QPaintEngine {
public:
    TextEngine() : QPaintEngine(AllFeatures) {}

    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState&) override {}
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
    void drawImage(const QRectF&, const QImage&, const QRectF&, Qt::ImageConversionFlags) override
    {
    }
    void drawPath(const QPainterPath&) override {}
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
    void drawTiledPixmap(const QRectF&, const QPixmap&, const QPointF&) override {}
    void drawTextItem(const QPointF& at, const QTextItem& item) override
    {
        const QRectF ink = QFontMetricsF(item.font()).tightBoundingRect(item.text()).translated(at);
        m_texts.append({item.text(), painter()->combinedTransform().mapRect(ink)});
    }
    [[nodiscard]] Type type() const override { return User; }
    [[nodiscard]] const QList<DrawnText>& texts() const { return m_texts; }

private:
    QList<DrawnText> m_texts;
};

class TextDevice : public QPaintDevice {
public:
    explicit TextDevice(const QWidget& like) : m_like(like) {}

    [[nodiscard]] QPaintEngine* paintEngine() const override { return &m_engine; }
    [[nodiscard]] const QList<DrawnText>& texts() const { return m_engine.texts(); }

protected:
    [[nodiscard]] int metric(PaintDeviceMetric which) const override
    {
        switch (which) {
        case PdmWidth:
            return m_like.width();
        case PdmHeight:
            return m_like.height();
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return static_cast<int>(devicePixelRatioFScale());
        case PdmDpiX:
        case PdmPhysicalDpiX:
            return m_like.logicalDpiX();
        case PdmDpiY:
        case PdmPhysicalDpiY:
            return m_like.logicalDpiY();
        case PdmDepth:
            return 32;
        default:
            return QPaintDevice::metric(which);
        }
    }

private:
    const QWidget& m_like;
    mutable TextEngine m_engine;
};

QString described(const QWidget& widget)
{
    const QPoint at = widget.mapTo(widget.window(), QPoint());
    return QStringLiteral("%1 \"%2\" at %3,%4 size %5x%6")
        .arg(QString::fromLatin1(widget.metaObject()->className()), widget.accessibleName())
        .arg(at.x())
        .arg(at.y())
        .arg(widget.width())
        .arg(widget.height());
}

bool isControl(const QWidget& widget)
{
    if (qobject_cast<const QAbstractButton*>(&widget) != nullptr ||
        qobject_cast<const QLineEdit*>(&widget) != nullptr)
        return true;
    const auto* painted = qobject_cast<const ui::Painted*>(&widget);
    return painted != nullptr && painted->accessibleRole() == QAccessible::EditableText;
}

void checkControl(QWidget& widget, const ui::Look& look, QStringList& problems)
{
    if (!isControl(widget))
        return;
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&widget);
    if (spoken == nullptr || spoken->text(QAccessible::Name).trimmed().isEmpty())
        problems.append(QStringLiteral("no name: ") + described(widget));
    const int least = look.px(48);
    const bool pressable = qobject_cast<QAbstractButton*>(&widget) != nullptr;
    if (pressable && (widget.width() < least || widget.height() < least))
        problems.append(QStringLiteral("too small to press: ") + described(widget));
}

/// Marks where a line may break leave no ink either.
bool isBlank(const QString& text)
{
    return std::all_of(text.cbegin(), text.cend(),
                       [](QChar c) { return c.isSpace() || c.category() == QChar::Other_Format; });
}

bool isAmount(const QString& text)
{
    return text.contains(u'\u00A5');
}

void checkTexts(QWidget& widget, QStringList& problems)
{
    TextDevice device(widget);
    widget.render(&device, QPoint(), QRegion(), QWidget::RenderFlags());
    const auto* area = qobject_cast<QAbstractScrollArea*>(widget.parentWidget());
    const bool scrolls = area != nullptr && area->viewport() == &widget;
    for (const DrawnText& drawn : device.texts()) {
        if (isBlank(drawn.text))
            continue;
        if (isAmount(drawn.text) && drawn.text.contains(u'\u2026'))
            problems.append(QStringLiteral("elided amount \"%1\": ").arg(drawn.text) +
                            described(widget));
        // Rows that scroll out of sight are meant to be cut above and below.
        const QRectF room = scrolls ? QRectF(0, -1e6, widget.width(), 2e6) : QRectF(widget.rect());
        if (!room.adjusted(-1, -1, 1, 1).contains(drawn.ink))
            problems.append(QStringLiteral("cut text \"%1\": ").arg(drawn.text) +
                            described(widget));
    }
}

} // namespace

QStringList problemsIn(QWidget& window, const ui::Look& look)
{
    QStringList problems;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->size().isEmpty())
            continue;
        checkControl(*widget, look, problems);
        checkTexts(*widget, problems);
    }
    return problems;
}

} // namespace till::gallery
