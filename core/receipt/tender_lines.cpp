// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receipt/tender_lines.h"

#include "core/receipt/columns.h"

#include <algorithm>

namespace till::receipt {

namespace {

void below(Sheet& sheet, const QString& word, const QString& value)
{
    if (!value.isEmpty())
        sheet.text(QStringLiteral("  ") + word + u' ' + value);
}

void writeAllowances(Sheet& sheet, const payment::Facts& facts, const Words& words)
{
    for (const payment::Promotion& each : facts.promotions) {
        const QString sponsor = each.sponsor.isEmpty() ? QString() : each.sponsor + u' ';
        below(sheet, words.promotion, sponsor + (-each.amount).toPlain());
    }
    // The same money again where the promotions are listed one by one.
    if (facts.promotions.isEmpty()) {
        if (facts.merchantAllowance && facts.merchantAllowance->isPositive())
            below(sheet, words.merchantAllowance, (-*facts.merchantAllowance).toPlain());
        if (facts.thirdPartyAllowance && facts.thirdPartyAllowance->isPositive())
            below(sheet, words.thirdPartyAllowance, (-*facts.thirdPartyAllowance).toPlain());
    }
}

void writeCodeTender(Sheet& sheet, const sale::Tender& tender, const payment::Payment& payment,
                     const Words& words)
{
    const payment::Facts& facts = payment.facts;
    sheet.row(wordOfMeans(tender.means, facts, words), tender.received.toPlain());
    below(sheet, words.payment, tender.payment.text());
    below(sheet, words.retrievalReference, facts.retrievalReference);
    writeAllowances(sheet, facts, words);
    if (facts.paidAmount && *facts.paidAmount < tender.received)
        below(sheet, words.paidByPayer, facts.paidAmount->toPlain());
}

/// What is known about the payment of a tender; nothing where the journal has no record of it.
payment::Payment paymentOf(const sale::Tender& tender, const QList<payment::Payment>& payments)
{
    const auto found =
        std::find_if(payments.cbegin(), payments.cend(),
                     [&tender](const payment::Payment& each) { return each.id == tender.payment; });
    return found == payments.cend() ? payment::Payment() : *found;
}

} // namespace

QString wordOfMeans(const QString& means, const payment::Facts& facts, const Words& words)
{
    if (means == u"wechat")
        return words.wechat;
    if (means == u"alipay")
        return words.alipay;
    if (means == u"unionpay")
        return words.unionpay;
    if (means == u"jd")
        return words.jd;
    if (means == u"qq")
        return words.qq;
    if (means == u"ecny")
        return words.ecny;
    if (means == u"qmf")
        return words.qmf;
    if (means == u"applepay")
        return words.applepay;
    if (means == u"bank")
        return words.bank;
    if (means == u"deposit")
        return words.deposit;
    return facts.walletName.isEmpty() ? words.code : facts.walletName;
}

void writeFact(Sheet& sheet, const QString& word, const QString& value)
{
    if (value.isEmpty())
        return;
    const QString line = word + u' ' + value;
    if (columnsOf(line) <= sheet.columns()) {
        sheet.text(line);
        return;
    }
    sheet.text(word);
    for (const QString& part : wrapped(value, sheet.columns() - 2))
        sheet.text(QStringLiteral("  ") + part);
}

void writeTenders(Sheet& sheet, const SaleReceiptData& data)
{
    const Words& words = data.words;
    for (const sale::Tender& tender : data.sale.tenders) {
        switch (tender.kind) {
        case sale::TenderKind::Cash:
            sheet.row(words.cash, tender.received.toPlain());
            break;
        case sale::TenderKind::ExternalCard:
            sheet.row(words.externalCard, tender.received.toPlain());
            below(sheet, words.reference, tender.reference);
            break;
        case sale::TenderKind::Code:
            writeCodeTender(sheet, tender, paymentOf(tender, data.payments), words);
            break;
        }
    }
    if (!data.sale.change.isZero())
        sheet.add(
            TextLine{.text = spread(words.change, data.sale.change.toPlain(), sheet.columns()),
                     .bold = true});
}

} // namespace till::receipt
