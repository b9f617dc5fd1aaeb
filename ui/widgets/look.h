// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/theme.h"

#include <QFont>
#include <QHash>
#include <QObject>
#include <QPixmap>
#include <QSize>

namespace till::ui {

enum class Motion { Full, Reduced };
enum class FocusRing { Hidden, Shown };

/// How everything in one window looks: theme, layout, scale, type, motion. The window owns it and
/// hands it to its parts, which keep a reference and repaint on changed(). GUI thread only.
class Look : public QObject {
    Q_OBJECT
public:
    explicit Look(QObject* parent = nullptr);

    [[nodiscard]] const Theme& theme() const { return m_theme; }
    void setTheme(const Theme& theme);

    [[nodiscard]] const Metrics& metrics() const { return m_metrics; }
    /// The size of the window in device-independent pixels; chooses the break point.
    void setWindowSize(QSize size);
    /// 100 to 200.
    void setScalePercent(int percent);
    [[nodiscard]] int scalePercent() const { return m_scalePercent; }

    [[nodiscard]] InputLayout input() const { return m_input; }
    void setInput(InputLayout input);
    [[nodiscard]] bool showsKeyCaps() const { return m_input == InputLayout::Keyboard; }

    void setMotion(Motion motion) { m_motion = motion; }
    /// How long something of `ms` lasts: 0 with reduced motion.
    [[nodiscard]] int duration(int ms) const { return m_motion == Motion::Reduced ? 0 : ms; }

    /// Shown after a key, hidden after a press of mouse or finger.
    [[nodiscard]] FocusRing focusRing() const { return m_focusRing; }
    void setFocusRing(FocusRing ring);

    /// Logical pixels at 100 % to device-independent pixels.
    [[nodiscard]] int px(int logical) const { return (logical * m_scalePercent + 50) / 100; }
    [[nodiscard]] QSize px(QSize logical) const
    {
        return {px(logical.width()), px(logical.height())};
    }

    /// `size` in logical pixels, see namespace type.
    [[nodiscard]] QFont font(int size) const { return madeFont(size, Face::Normal); }
    [[nodiscard]] QFont bold(int size) const { return madeFont(size, Face::Bold); }
    /// For paper and codes.
    [[nodiscard]] QFont mono(int size) const { return madeFont(size, Face::Mono); }
    [[nodiscard]] QFont monoBold(int size) const { return madeFont(size, Face::MonoBold); }
    /// True when all ten digits of the resolved font are equally wide, so that plain text aligns.
    [[nodiscard]] bool hasEvenDigits() const { return m_evenDigits; }

    /// `size` in logical pixels.
    [[nodiscard]] QPixmap icon(Icon icon, int size, const QColor& colour, qreal pixelRatio) const;

Q_SIGNALS:
    /// Theme, scale, break point or layout are different now: lay out and repaint.
    void changed();
    void focusRingChanged(FocusRing ring);

private:
    enum class Face { Normal, Bold, Mono, MonoBold };
    [[nodiscard]] QFont madeFont(int size, Face face) const;
    void refreshMetrics();

    Theme m_theme = Theme::light();
    Metrics m_metrics;
    QSize m_windowSize{1366, 768};
    int m_scalePercent = 100;
    InputLayout m_input = InputLayout::Keyboard;
    Motion m_motion = Motion::Full;
    FocusRing m_focusRing = FocusRing::Hidden;
    bool m_evenDigits = true;
    IconSet m_icons;
    mutable QHash<int, QFont> m_fonts;
};

/// True when the ten digits of this font have one advance.
[[nodiscard]] bool digitsAreEven(const QFont& font);

} // namespace till::ui
