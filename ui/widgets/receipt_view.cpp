// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/receipt_view.h"

#include "core/barcode/matrix.h"
#include "core/base/overloaded.h"
#include "core/receipt/columns.h"

#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

#include <algorithm>

namespace till::ui {

namespace {

// A printer's dots: a column is 12 of them, a character 24 high on lines of 30.
constexpr int dotsPerColumn = 12;
constexpr int lineDots = 30;
constexpr int characterDots = 24;
constexpr int marginDots = 32;
constexpr int barDots = 72;
constexpr int gapDots = 12;
constexpr int dotsPerInch = 203;
constexpr int wideColumns = 48;

int qrModuleDots(int columns)
{
    return columns >= wideColumns ? 6 : 5;
}

int barModuleDots(int columns)
{
    return columns >= wideColumns ? 3 : 2;
}

/// Walks down the paper; with a painter it draws, without one it measures. Works in dots.
class Press {
public:
    Press(const receipt::Receipt& receipt, QPainter* painter, const QFont& font)
        : m_columns(receipt.columns), m_painter(painter), m_font(font)
    {
        m_font.setPixelSize(characterDots);
        m_bold = m_font;
        m_bold.setBold(true);
        for (const receipt::Element& element : receipt.elements)
            std::visit(
                Overloaded{[this](const receipt::TextLine& line) { text(line); },
                           [this](const receipt::Rule& rule) { ruled(rule); },
                           [this](const receipt::Code128& code) { bars(code); },
                           [this](const receipt::QrCode& code) { qr(code); },
                           [this](const receipt::Feed& feed) { m_y += feed.lines * lineDots; },
                           [this](const receipt::Cut&) {
                               cut();
                           }},
                element);
    }
    [[nodiscard]] int height() const { return m_y + marginDots; }

private:
    [[nodiscard]] int width() const { return m_columns * dotsPerColumn; }

    void text(const receipt::TextLine& line)
    {
        const int across = line.doubleWidth ? 2 : 1;
        const int down = line.doubleHeight ? 2 : 1;
        if (m_painter != nullptr) {
            const int used = receipt::columnsOf(line.text) * dotsPerColumn * across;
            int x = marginDots;
            if (line.align == receipt::Align::Centre)
                x += (width() - used) / 2;
            else if (line.align == receipt::Align::Right)
                x += width() - used;
            m_painter->save();
            m_painter->translate(x, m_y);
            m_painter->scale(across, down);
            m_painter->setFont(line.bold ? m_bold : m_font);
            cells(line.text);
            m_painter->restore();
        }
        m_y += lineDots * down;
    }

    /// Each character stands in its own cell, as on the printer, whatever the font's advances are.
    void cells(const QString& text)
    {
        int column = 0;
        for (qsizetype i = 0; i < text.size();) {
            const qsizetype length = text.at(i).isHighSurrogate() && i + 1 < text.size() ? 2 : 1;
            const QString character = text.mid(i, length);
            const int taken = receipt::columnsOf(character);
            m_painter->drawText(QRectF(column * dotsPerColumn, 0, taken * dotsPerColumn, lineDots),
                                Qt::AlignCenter | Qt::TextDontClip, character);
            column += taken;
            i += length;
        }
    }

    void ruled(const receipt::Rule& rule)
    {
        const QString one(rule.character);
        text({.text = one.repeated(m_columns / std::max(1, receipt::columnsOf(one)))});
    }

    void modules(const barcode::Matrix& matrix, QSize module)
    {
        if (m_painter == nullptr)
            return;
        const int left = marginDots + (width() - matrix.width() * module.width()) / 2;
        m_painter->save();
        m_painter->setRenderHint(QPainter::Antialiasing, false);
        for (int y = 0; y < matrix.height(); ++y) {
            for (int x = 0; x < matrix.width(); ++x) {
                if (matrix.isDark(x, y))
                    m_painter->fillRect(QRect(left + x * module.width(), m_y + y * module.height(),
                                              module.width(), module.height()),
                                        m_painter->pen().color());
            }
        }
        m_painter->restore();
    }

    void bars(const receipt::Code128& code)
    {
        const Result<barcode::Matrix> matrix = barcode::code128Modules(code.digits);
        if (matrix) {
            m_y += gapDots;
            modules(*matrix, QSize(barModuleDots(m_columns), barDots));
            m_y += barDots + gapDots / 2;
        }
        // A code that cannot be drawn still leaves its number.
        text({.text = matrix ? code.caption : code.digits, .align = receipt::Align::Centre});
    }

    void qr(const receipt::QrCode& code)
    {
        const Result<barcode::Matrix> matrix = barcode::qrModules(code.text);
        if (!matrix) {
            text({.text = code.text, .align = receipt::Align::Centre});
            return;
        }
        const int module = qrModuleDots(m_columns);
        m_y += barcode::qrQuietModules * module;
        modules(*matrix, QSize(module, module));
        m_y += (matrix->height() + barcode::qrQuietModules) * module;
    }

    void cut()
    {
        m_y += gapDots;
        if (m_painter != nullptr) {
            m_painter->save();
            m_painter->setPen(QPen(m_painter->pen().color(), 1, Qt::DashLine));
            m_painter->drawLine(0, m_y, width() + 2 * marginDots, m_y);
            m_painter->restore();
        }
        m_y += gapDots;
    }

    int m_columns;
    QPainter* m_painter;
    QFont m_font;
    QFont m_bold;
    int m_y = marginDots;
};

} // namespace

QSizeF receiptSize(const receipt::Receipt& receipt, qreal column)
{
    const int height = Press(receipt, nullptr, QFont()).height();
    const int width = receipt.columns * dotsPerColumn + 2 * marginDots;
    return QSizeF(width, height) * (column / dotsPerColumn);
}

void paintReceipt(QPainter& painter, const receipt::Receipt& receipt, const QFont& font,
                  qreal column)
{
    painter.save();
    painter.scale(column / dotsPerColumn, column / dotsPerColumn);
    const Press press(receipt, &painter, font);
    painter.restore();
}

Result<void> writeReceiptPdf(const receipt::Receipt& receipt, const Look& look,
                             const QString& fileName)
{
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly))
        return failure(ErrorCode::Unavailable, file.errorString());
    const QSizeF dots = receiptSize(receipt, dotsPerColumn);
    QPdfWriter writer(&file);
    writer.setResolution(dotsPerInch);
    writer.setPageSize(
        QPageSize(dots / dotsPerInch, QPageSize::Inch, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    QPainter painter;
    if (!painter.begin(&writer))
        return failure(ErrorCode::Fault, QStringLiteral("the PDF could not be started"));
    painter.setPen(look.theme().paperInk);
    paintReceipt(painter, receipt, look.mono(type::body), dotsPerColumn);
    painter.end();
    if (!file.commit())
        return failure(ErrorCode::Unavailable, file.errorString());
    return {};
}

ReceiptView::ReceiptView(const Look& look, QWidget* parent) : Painted(look, parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ReceiptView::setReceipt(const receipt::Receipt& receipt)
{
    if (receipt == m_receipt)
        return;
    m_receipt = receipt;
    updateGeometry();
    update();
}

QSize ReceiptView::sizeHint() const
{
    return receiptSize(m_receipt, px(8)).toSize();
}

QString ReceiptView::accessibleValue() const
{
    QStringList lines;
    for (const receipt::Element& element : m_receipt.elements) {
        if (const auto* line = std::get_if<receipt::TextLine>(&element))
            lines.append(line->text.simplified());
    }
    return lines.join(u'\n');
}

void ReceiptView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme().paper);
    painter.setPen(theme().paperInk);
    paintReceipt(painter, m_receipt, look().mono(type::body), px(8));
}

} // namespace till::ui
