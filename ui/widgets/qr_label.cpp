// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/qr_label.h"

#include "ui/widgets/paint.h"

#include <QPainter>

#include <algorithm>

namespace till::ui {

namespace {

/// A phone reads it at arm's length.
constexpr int wishedSide = 440;
constexpr int leastSide = 320;
constexpr int wordsMargin = 24;

} // namespace

QrLabel::QrLabel(const Look& look, QWidget* parent) : Painted(look, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void QrLabel::setCode(const QString& text, const QString& name)
{
    rename(name);
    if (text == m_text)
        return;
    m_text = text;
    m_modules = {};
    if (const auto modules = barcode::qrModules(text); !text.isEmpty() && modules)
        m_modules = *modules;
    update();
}

void QrLabel::setWords(const QString& words)
{
    if (words == m_words)
        return;
    m_words = words;
    update();
}

QSize QrLabel::sizeHint() const
{
    return {px(wishedSide), px(wishedSide)};
}

QSize QrLabel::minimumSizeHint() const
{
    return {px(leastSide), px(leastSide)};
}

void QrLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const int side = std::min(width(), height());
    const QRect sheet((width() - side) / 2, (height() - side) / 2, side, side);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().line, 1));
    painter.setBrush(theme().paper);
    painter.drawRoundedRect(QRectF(sheet).adjusted(0.5, 0.5, -0.5, -0.5), px(radius::sheet),
                            px(radius::sheet));
    if (m_modules.width() == 0) {
        painter.setPen(theme().paperInk);
        painter.setFont(look().font(type::item));
        const int margin = px(wordsMargin);
        painter.drawText(sheet.adjusted(margin, margin, -margin, -margin),
                         int(Qt::AlignCenter) | int(Qt::TextWordWrap), m_words);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    // In device pixels, so that no module is wider than its neighbour.
    const qreal ratio = devicePixelRatioF();
    const int across = m_modules.width() + 2 * barcode::qrQuietModules;
    const int module = std::max(1, int(side * ratio) / across);
    const int drawn = module * m_modules.width();
    painter.scale(1 / ratio, 1 / ratio);
    const int left = int(sheet.left() * ratio) + (int(side * ratio) - drawn) / 2;
    const int top = int(sheet.top() * ratio) + (int(side * ratio) - drawn) / 2;
    for (int y = 0; y < m_modules.height(); ++y) {
        for (int x = 0; x < m_modules.width(); ++x) {
            if (m_modules.isDark(x, y))
                painter.fillRect(left + x * module, top + y * module, module, module,
                                 theme().paperInk);
        }
    }
}

} // namespace till::ui
