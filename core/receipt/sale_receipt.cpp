// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receipt/sale_receipt.h"

#include "core/receipt/columns.h"
#include "core/receipt/sheet.h"
#include "core/receipt/tender_lines.h"
#include "core/sale/sale_number.h"

#include <QLocale>

#include <algorithm>

namespace till::receipt {

namespace {

// 80 mm: the columns in which price, quantity and amount end.
constexpr int wideColumns = 48;
constexpr int nameColumns = 22;
constexpr int priceEnd = 30;
constexpr int quantityEnd = 38;

QString plain(Money amount)
{
    return amount.toPlain();
}

class Builder : private Sheet {
public:
    Builder(const SaleReceiptData& data, int columns)
        : Sheet(columns),
          m_data(data),
          m_words(data.words),
          m_number(sale::SaleNumber::fromId(data.sale.id))
    {
    }

    Receipt saleReceipt();
    Receipt heldSlip();

private:
    [[nodiscard]] QString numberText() const
    {
        return m_number ? m_number->display() : m_data.sale.id.text();
    }
    [[nodiscard]] QString memberText() const;

    void facts();
    void goodsHead();
    void goods();
    void line(const sale::Line& line, const sale::LineTotal& total);
    void lineReduction(const sale::Line& line, const sale::LineTotal& total);
    /// Price, quantity and amount in their columns, behind the columns that are left for the name.
    struct WideNumbers {
        int nameColumns = 0;
        QString text;
    };
    [[nodiscard]] WideNumbers wideNumbers(const sale::Line& line,
                                          const sale::LineTotal& total) const;
    void narrowLine(const sale::Line& line, const sale::LineTotal& total);
    void saleReduction();
    void counts();
    void sums();
    void due(Money amount);
    void points();
    void saleNumberCode();
    void codes();
    void foot();

    const SaleReceiptData& m_data;
    const Words& m_words;
    Result<sale::SaleNumber> m_number;
};

QString Builder::memberText() const
{
    if (!m_data.member)
        return {};
    return isWide() ? m_words.member + u' ' + m_words.memberTail + u' ' + m_data.member->lastFour
                    : m_words.member + u' ' + m_data.member->lastFour;
}

void Builder::facts()
{
    const QString cashier =
        QStringLiteral("%1 %2").arg(m_data.sale.cashierName, m_data.sale.cashier.text()).trimmed();
    const QString number = m_words.number + u' ' + numberText();
    if (isWide()) {
        row(m_data.timeText, m_data.tillName + QStringLiteral("  ") + cashier);
        row(number, memberText());
    } else {
        text(m_data.timeText);
        row(m_data.tillName + u' ' + cashier, memberText());
        text(number);
    }
}

void Builder::goodsHead()
{
    add(Rule{u'='});
    if (isWide())
        text(padded(m_words.goods, nameColumns) +
             rightAligned(m_words.price, priceEnd - nameColumns) +
             rightAligned(m_words.quantity, quantityEnd - priceEnd) +
             rightAligned(m_words.amount, wideColumns - quantityEnd));
    else
        row(m_words.goods, m_words.amount);
    add(Rule{});
}

void Builder::goods()
{
    goodsHead();
    const qsizetype count = std::min(m_data.sale.lines.size(), m_data.totals.lines.size());
    for (qsizetype i = 0; i < count; ++i) {
        if (!m_data.sale.lines[i].voided)
            line(m_data.sale.lines[i], m_data.totals.lines[i]);
    }
    saleReduction();
    add(Rule{});
}

void Builder::line(const sale::Line& line, const sale::LineTotal& total)
{
    const WideNumbers numbers = isWide() ? wideNumbers(line, total) : WideNumbers();
    if (numbers.text.isEmpty()) {
        narrowLine(line, total);
    } else if (columnsOf(line.item.name) <= numbers.nameColumns) {
        text(padded(line.item.name, numbers.nameColumns) + numbers.text);
    } else {
        // A name cut within its size misleads ("1.5L" as "1."), so it gets a line of its own.
        text(line.item.name);
        text(padded({}, numbers.nameColumns) + numbers.text);
    }
    lineReduction(line, total);
    if (!line.note.isEmpty())
        text(QStringLiteral("  ") + line.note);
}

/// What the amount above the reductions is made of: the list price, or the dearer one that somebody
/// set by hand.
Money shownPrice(const sale::Line& line)
{
    return std::max(line.item.listPrice, line.unitPrice());
}

/// Empty when the numbers are too long for their columns: then the two lines of narrow paper are
/// used, since no digit may be lost.
Builder::WideNumbers Builder::wideNumbers(const sale::Line& line,
                                          const sale::LineTotal& total) const
{
    const bool byWeight = line.item.measure == Measure::Kilograms;
    const QString price =
        plain(shownPrice(line)) + (byWeight ? u'/' + m_words.kilogram : QString());
    const QString quantity = line.quantity.toPlain(line.item.measure);
    const QString amount = plain(total.gross);
    const int left = std::min(nameColumns, priceEnd - columnsOf(price) - 1);
    constexpr int nameColumnsMin = 12;
    if (left < nameColumnsMin || columnsOf(quantity) >= quantityEnd - priceEnd ||
        columnsOf(amount) >= wideColumns - quantityEnd)
        return {};
    return {.nameColumns = left,
            .text = rightAligned(price, priceEnd - left) +
                    rightAligned(quantity, quantityEnd - priceEnd) +
                    rightAligned(amount, wideColumns - quantityEnd)};
}

void Builder::narrowLine(const sale::Line& line, const sale::LineTotal& total)
{
    const bool byWeight = line.item.measure == Measure::Kilograms;
    text(line.item.name);
    row(QStringLiteral("  %1%2 x %3")
            .arg(line.quantity.toPlain(line.item.measure), byWeight ? m_words.kilogram : QString(),
                 plain(shownPrice(line))),
        plain(total.gross));
}

/// The amount above is at list price; what was taken off it stands below with its own sign, so that
/// the column adds up. A price raised by hand is in the amount above already and only named here.
void Builder::lineReduction(const sale::Line& line, const sale::LineTotal& total)
{
    const bool isRaised = shownPrice(line) > line.item.listPrice;
    if (isRaised)
        text(QStringLiteral("  ") + m_words.priceOverride);
    if (total.lineDiscount.isZero())
        return;
    QStringList reasons;
    if (line.priceOverride && !isRaised)
        reasons.append(m_words.priceOverride);
    if (line.discount)
        reasons.append(line.discount->name.isEmpty() ? m_words.lineDiscount : line.discount->name);
    row(QStringLiteral("  ") + reasons.join(u'、'), plain(-total.lineDiscount));
}

void Builder::saleReduction()
{
    Money share;
    for (const sale::LineTotal& total : m_data.totals.lines)
        share += total.saleDiscountShare;
    if (share.isZero())
        return;
    const bool isNamed = m_data.sale.discount && !m_data.sale.discount->name.isEmpty();
    row(isNamed ? m_data.sale.discount->name : m_words.saleDiscount, plain(-share));
}

void Builder::counts()
{
    row(m_words.counts.arg(QString::number(m_data.totals.lineCount),
                           QString::number(m_data.totals.pieces)),
        m_words.listTotal + u' ' + plain(m_data.totals.gross));
    if (!m_data.totals.discounts.isZero())
        row(m_words.saved, plain(-m_data.totals.discounts));
}

void Builder::due(Money amount)
{
    large({.text = {}, .bold = true}, m_words.due, QStringLiteral("￥") + plain(amount));
}

void Builder::sums()
{
    counts();
    if (!m_data.sale.rounding.isZero())
        row(m_words.rounding, plain(-m_data.sale.rounding));
    due(m_data.totals.total - m_data.sale.rounding);
}

void Builder::points()
{
    if (!m_data.member)
        return;
    const QLocale grouped(QLocale::Chinese, QLocale::China);
    const qint64 earned = m_data.member->pointsEarned;
    add(Rule{});
    row(m_words.pointsEarned + (earned >= 0 ? QStringLiteral(" +") : QStringLiteral(" ")) +
            QString::number(earned),
        m_words.pointsBalance + u' ' + grouped.toString(m_data.member->pointsBalance));
}

void Builder::saleNumberCode()
{
    if (m_number)
        add(Code128{m_number->digits(), m_number->display()});
}

void Builder::codes()
{
    saleNumberCode();
    if (m_data.saleCode.isEmpty())
        return;
    add(QrCode{m_data.saleCode});
    if (!m_data.qrCaption.isEmpty())
        centre(m_data.qrCaption);
}

void Builder::foot()
{
    for (const QString& line : m_data.footer)
        centre(line);
    if (m_data.journalMark.isEmpty())
        centre(m_words.product);
    else
        row(m_words.journal + u' ' + m_data.journalMark, m_words.product);
}

Receipt Builder::saleReceipt()
{
    marks(m_data.marks, m_words);
    shop(m_data.shop, m_words);
    facts();
    goods();
    sums();
    writeTenders(*this, m_data);
    points();
    add(Rule{u'='});
    codes();
    foot();
    marks(m_data.marks, m_words);
    return finish();
}

Receipt Builder::heldSlip()
{
    const QString unpaid = m_words.held + QStringLiteral("  ") + m_words.unpaid;
    mark(unpaid);
    marks(m_data.marks, m_words);
    shop(m_data.shop, m_words);
    facts();
    if (!m_data.sale.holdNote.isEmpty())
        text(m_words.note + u' ' + m_data.sale.holdNote);
    goods();
    counts();
    due(m_data.totals.total);
    add(Rule{u'='});
    saleNumberCode();
    marks(m_data.marks, m_words);
    mark(unpaid);
    return finish();
}

} // namespace

Receipt buildSaleReceipt(const SaleReceiptData& data, int columns)
{
    return Builder(data, columns).saleReceipt();
}

Receipt buildHeldSlip(const SaleReceiptData& data, int columns)
{
    return Builder(data, columns).heldSlip();
}

} // namespace till::receipt
