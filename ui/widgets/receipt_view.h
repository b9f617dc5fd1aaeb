// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/receipt/receipt.h"
#include "ui/widgets/painted.h"

namespace till::ui {

/// A receipt as it comes out of the printer: the same columns in the paper font, black on white in
/// every theme. Put it into a scroll area.
class ReceiptView : public Painted {
    Q_OBJECT
public:
    explicit ReceiptView(const Look& look, QWidget* parent = nullptr);

    void setReceipt(const receipt::Receipt& receipt);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    [[nodiscard]] QAccessible::Role accessibleRole() const override
    {
        return QAccessible::Document;
    }
    [[nodiscard]] QString accessibleValue() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    receipt::Receipt m_receipt;
};

/// How large the receipt is when one column is `column` wide; a line is 2.5 columns high.
[[nodiscard]] QSizeF receiptSize(const receipt::Receipt& receipt, qreal column);

/// Paints it with its upper left corner at the origin. `font` is monospaced; its size is set from
/// the column.
void paintReceipt(QPainter& painter, const receipt::Receipt& receipt, const QFont& font,
                  qreal column);

/// Writes a PDF of one page, as wide as the paper (80 or 58 mm) and as high as the receipt.
/// Unavailable when the file cannot be written.
[[nodiscard]] Result<void> writeReceiptPdf(const receipt::Receipt& receipt, const Look& look,
                                           const QString& fileName);

} // namespace till::ui
