// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tillctl/sale_json.h"

#include "app/tillctl/answer.h"
#include "core/sale/totals.h"

#include <QJsonArray>

namespace till::ctl {

namespace {

QString phaseName(sale::Phase phase)
{
    switch (phase) {
    case sale::Phase::Open:
        return u"open"_qs;
    case sale::Phase::Held:
        return u"held"_qs;
    case sale::Phase::Tendering:
        return u"tendering"_qs;
    case sale::Phase::Completed:
        return u"completed"_qs;
    case sale::Phase::Voided:
        return u"voided"_qs;
    }
    Q_UNREACHABLE();
}

QString stateName(ports::SaleRow::State state)
{
    switch (state) {
    case ports::SaleRow::State::Open:
        return u"open"_qs;
    case ports::SaleRow::State::Held:
        return u"held"_qs;
    case ports::SaleRow::State::Completed:
        return u"completed"_qs;
    case ports::SaleRow::State::Voided:
        return u"voided"_qs;
    }
    Q_UNREACHABLE();
}

QString kindName(sale::TenderKind kind)
{
    switch (kind) {
    case sale::TenderKind::Cash:
        return u"cash"_qs;
    case sale::TenderKind::ExternalCard:
        return u"externalCard"_qs;
    case sale::TenderKind::Code:
        return u"code"_qs;
    }
    Q_UNREACHABLE();
}

QJsonArray linesJson(const sale::Sale& sale, const sale::Totals& sums)
{
    QJsonArray lines;
    for (qsizetype i = 0; i < sale.lines.size(); ++i) {
        const sale::Line& line = sale.lines[i];
        QJsonObject json{{u"line"_qs, line.id},
                         {u"code"_qs, line.item.product.text()},
                         {u"name"_qs, line.item.name},
                         {u"quantity"_qs, line.quantity.toPlain(line.item.measure)},
                         {u"price"_qs, line.unitPrice().toPlain()},
                         {u"amount"_qs, sums.lines[i].net.toPlain()}};
        if (!line.item.barcode.isEmpty())
            json.insert(u"barcode"_qs, line.item.barcode);
        if (line.voided)
            json.insert(u"voided"_qs, true);
        lines.append(json);
    }
    return lines;
}

} // namespace

QJsonObject saleJson(const sale::Sale& sale)
{
    if (!sale.hasBegun())
        return {};
    const sale::Totals sums = sale::totals(sale);
    QJsonArray tenders;
    for (const sale::Tender& tender : sale.tenders) {
        QJsonObject json{{u"means"_qs, kindName(tender.kind)},
                         {u"received"_qs, tender.received.toPlain()},
                         {u"applied"_qs, tender.applied.toPlain()}};
        if (!tender.reference.isEmpty())
            json.insert(u"reference"_qs, tender.reference);
        if (tender.kind == sale::TenderKind::Code) {
            json.insert(u"wallet"_qs, tender.means);
            json.insert(u"payment"_qs, tender.payment.text());
        }
        tenders.append(json);
    }
    QJsonObject pending;
    if (sale.pending) {
        pending = {{u"payment"_qs, sale.pending->payment.text()},
                   {u"amount"_qs, sale.pending->amount.toPlain()}};
    }
    return {{u"id"_qs, sale.id.text()},
            {u"pending"_qs, sale.pending ? QJsonValue(pending) : QJsonValue()},
            {u"phase"_qs, phaseName(sale.phase)},
            {u"cashier"_qs, sale.cashierName},
            {u"openedAt"_qs, timeText(sale.openedAt)},
            {u"lines"_qs, linesJson(sale, sums)},
            {u"gross"_qs, sums.gross.toPlain()},
            {u"discounts"_qs, sums.discounts.toPlain()},
            {u"total"_qs, sums.total.toPlain()},
            {u"remaining"_qs, sums.remaining.toPlain()},
            {u"tenders"_qs, tenders},
            {u"rounding"_qs, sale.rounding.toPlain()},
            {u"change"_qs, sale.change.toPlain()}};
}

QJsonObject rowJson(const ports::SaleRow& row)
{
    return {{u"id"_qs, row.id.text()},          {u"state"_qs, stateName(row.state)},
            {u"cashier"_qs, row.cashier},       {u"at"_qs, timeText(row.at)},
            {u"total"_qs, row.total.toPlain()}, {u"lines"_qs, row.lineCount},
            {u"firstItem"_qs, row.firstItem},   {u"note"_qs, row.note}};
}

} // namespace till::ctl
