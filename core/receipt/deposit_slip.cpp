// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receipt/deposit_slip.h"

#include "core/receipt/columns.h"
#include "core/receipt/sheet.h"
#include "core/receipt/tender_lines.h"

namespace till::receipt {

Receipt buildDepositSlip(const DepositSlipData& data, int columns)
{
    const payment::Payment& deposit = data.deposit;
    const Words& words = data.words;
    Sheet sheet(columns);
    sheet.marks(data.marks, words);
    sheet.mark(words.depositSlip);
    sheet.shop(data.shop, words);
    sheet.row(data.timeText, sheet.isWide() ? data.tillName : QString());
    if (!sheet.isWide())
        sheet.text(data.tillName);
    sheet.add(Rule{u'='});
    sheet.large({.text = {}, .bold = true}, words.deposit,
                QStringLiteral("￥") + deposit.amount.toPlain());
    writeFact(sheet, words.note, deposit.reason);
    sheet.row(wordOfMeans(deposit.means, deposit.facts, words), deposit.amount.toPlain());
    writeFact(sheet, words.depositNumber, deposit.id.text());
    writeFact(sheet, words.retrievalReference, deposit.facts.retrievalReference);
    writeFact(sheet, words.operatorNumber, deposit.by.text());
    sheet.add(Rule{u'='});
    sheet.centre(words.showThisSlip);
    sheet.add(Feed{1});
    sheet.centre(words.product);
    sheet.marks(data.marks, words);
    return sheet.finish();
}

} // namespace till::receipt
