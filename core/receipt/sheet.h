// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receipt/receipt.h"
#include "core/receipt/sale_receipt.h"

#include <QString>

/// A document while it is being written. Inside core/receipt only.
namespace till::receipt {

/// Puts lines below each other, each fitted to the paper.
class Sheet {
public:
    /// columns: 48 or 32.
    explicit Sheet(int columns) { m_receipt.columns = columns; }

    [[nodiscard]] int columns() const { return m_receipt.columns; }
    /// 80 mm: there is room for more in one line.
    [[nodiscard]] bool isWide() const { return columns() >= 48; }

    void add(Element element) { m_receipt.elements.append(std::move(element)); }
    void text(const QString& line);
    /// Wrapped where it does not fit.
    void centre(const QString& line);
    void row(const QString& left, const QString& right);
    /// What must not be overlooked: tall and bold.
    void mark(const QString& line);
    /// Double size where it fits the paper, otherwise tall only. An empty `right`: `left` alone.
    void large(TextLine line, const QString& left, const QString& right);
    /// The head of the shop.
    void shop(const ShopHeader& header, const Words& words);
    /// Training and reprint, if it is one; both ends of a document carry them.
    void marks(const PaperMarks& marks, const Words& words);

    /// Feeds and cuts. The sheet is of no more use.
    [[nodiscard]] Receipt finish();

private:
    Receipt m_receipt;
};

} // namespace till::receipt
