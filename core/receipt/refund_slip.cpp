// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receipt/refund_slip.h"

#include "core/receipt/sheet.h"
#include "core/receipt/tender_lines.h"
#include "core/sale/sale_number.h"

namespace till::receipt {

namespace {

struct Naming {
    const QString& title;
    const QString& number;
};

Naming namingOf(const payment::Payment& given, const Words& words)
{
    switch (given.operation) {
    case payment::Operation::Void:
        return {words.voidSlip, words.voidNumber};
    case payment::Operation::Release:
        return {words.releaseSlip, words.releaseNumber};
    case payment::Operation::Refund:
    case payment::Operation::Complete:
    case payment::Operation::Pay:
        return {words.refundSlip, words.refundNumber};
    }
    Q_UNREACHABLE();
}

/// A person's own words; the till writes one word of its own when it gives back what was captured
/// after the sale had gone on without it.
QString reasonOf(const payment::Payment& given, const Words& words)
{
    return given.reason == u"late" ? words.cameLate : given.reason;
}

void writeOriginal(Sheet& sheet, const RefundSlipData& data)
{
    const payment::Payment& original = data.original;
    const auto number = sale::SaleNumber::fromId(data.given.sale);
    writeFact(sheet, data.words.number, number ? number->display() : data.given.sale.text());
    writeFact(sheet, data.words.originalPayment, data.given.original.text());
    sheet.row(wordOfMeans(original.means, original.facts, data.words), original.amount.toPlain());
    writeFact(sheet, data.words.originalTime, data.originalTimeText);
}

void writeReturn(Sheet& sheet, const RefundSlipData& data)
{
    const payment::Payment& given = data.given;
    const Words& words = data.words;
    sheet.large({.text = {}, .bold = true}, words.returned,
                QStringLiteral("￥") + given.amount.toPlain());
    // Where the acquirer had taken something off, the payer gets back what the payer had paid.
    const auto& really = given.facts.refundedAmount;
    if (really && *really != given.amount)
        writeFact(sheet, words.returnedToPayer, really->toPlain());
    writeFact(sheet, namingOf(given, words).number, given.id.text());
    writeFact(sheet, words.retrievalReference, given.facts.retrievalReference);
    writeFact(sheet, words.reason, reasonOf(given, words));
    writeFact(sheet, words.operatorNumber, given.by.text());
    writeFact(sheet, words.approvedBy, given.approvedBy.text());
}

void writeSignature(Sheet& sheet, const Words& words)
{
    sheet.centre(words.sameWayBack);
    sheet.add(Feed{1});
    sheet.text(words.signature);
    sheet.add(Feed{2});
    sheet.add(Rule{u'_'});
    sheet.centre(words.product);
}

} // namespace

Receipt buildRefundSlip(const RefundSlipData& data, int columns)
{
    Sheet sheet(columns);
    sheet.marks(data.marks, data.words);
    sheet.mark(namingOf(data.given, data.words).title);
    sheet.shop(data.shop, data.words);
    sheet.row(data.timeText, sheet.isWide() ? data.tillName : QString());
    if (!sheet.isWide())
        sheet.text(data.tillName);
    sheet.add(Rule{u'='});
    writeOriginal(sheet, data);
    sheet.add(Rule{});
    writeReturn(sheet, data);
    sheet.add(Rule{u'='});
    writeSignature(sheet, data.words);
    sheet.marks(data.marks, data.words);
    return sheet.finish();
}

} // namespace till::receipt
