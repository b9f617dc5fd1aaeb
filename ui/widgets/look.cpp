// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/look.h"

#include "ui/widgets/accessible.h"

#include <QFontMetricsF>
#include <QStringList>

namespace till::ui {

Look::Look(QObject* parent) : QObject(parent)
{
    installAccessibility();
    m_evenDigits = digitsAreEven(font(type::head)) && digitsAreEven(bold(type::head));
    refreshMetrics();
}

void Look::setTheme(const Theme& theme)
{
    if (theme == m_theme)
        return;
    m_theme = theme;
    Q_EMIT changed();
}

void Look::setWindowSize(QSize size)
{
    m_windowSize = size;
    refreshMetrics();
}

void Look::setScalePercent(int percent)
{
    const int bounded = qBound(100, percent, 200);
    if (bounded == m_scalePercent)
        return;
    m_scalePercent = bounded;
    m_fonts.clear();
    m_icons.clear();
    m_metrics = Metrics::of(breakpointOf(m_windowSize * 100 / m_scalePercent), m_input);
    Q_EMIT changed();
}

void Look::setInput(InputLayout input)
{
    if (input == m_input)
        return;
    m_input = input;
    m_metrics = Metrics::of(m_metrics.breakpoint, m_input);
    Q_EMIT changed();
}

void Look::setFocusRing(FocusRing ring)
{
    if (ring == m_focusRing)
        return;
    m_focusRing = ring;
    Q_EMIT focusRingChanged(ring);
}

QPixmap Look::icon(Icon icon, int size, const QColor& colour, qreal pixelRatio) const
{
    return m_icons.pixmap(icon, px(size), colour, pixelRatio);
}

QFont Look::madeFont(int size, Face face) const
{
    const int key = size * 4 + static_cast<int>(face);
    if (const auto found = m_fonts.constFind(key); found != m_fonts.constEnd())
        return *found;
    const bool mono = face == Face::Mono || face == Face::MonoBold;
    QFont font;
    font.setFamilies(mono ? QStringList{QStringLiteral("Noto Sans Mono CJK SC"),
                                        QStringLiteral("NSimSun"), QStringLiteral("monospace")}
                          : QStringList{QStringLiteral("Noto Sans CJK SC"),
                                        QStringLiteral("Microsoft YaHei UI"),
                                        QStringLiteral("PingFang SC")});
    font.setPixelSize(px(size));
    font.setBold(face == Face::Bold || face == Face::MonoBold);
    m_fonts.insert(key, font);
    return font;
}

void Look::refreshMetrics()
{
    const Metrics metrics = Metrics::of(breakpointOf(m_windowSize * 100 / m_scalePercent), m_input);
    if (metrics == m_metrics)
        return;
    m_metrics = metrics;
    Q_EMIT changed();
}

bool digitsAreEven(const QFont& font)
{
    const QFontMetricsF metrics(font);
    const qreal zero = metrics.horizontalAdvance(u'0');
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        if (!qFuzzyCompare(metrics.horizontalAdvance(QChar(digit)), zero))
            return false;
    }
    return true;
}

} // namespace till::ui
