// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/receipt_maker.h"

#include "core/receipt/test_page.h"
#include "core/sale/totals.h"
#include "core/services/sale_records.h"

#include <QDateTime>

#include <utility>

namespace till::services {

namespace {

using Document = ports::PrintJob::Document;

QString timeText(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.unixMs).toString(
        QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

/// "1234-9F3A-61C2": the record's number and the head of its hash, so that paper and journal can be
/// held together.
QString journalMark(const ports::SaleRow& row)
{
    const QString hash = QString::fromLatin1(row.lastHash.toHex().toUpper());
    return QStringLiteral("%1-%2-%3")
        .arg(row.lastSeq, 4, 10, QLatin1Char('0'))
        .arg(hash.left(4), hash.mid(4, 4));
}

} // namespace

ReceiptMaker::ReceiptMaker(Doors doors, ReceiptConfig config, receipt::Signer signer)
    : m_doors(doors), m_config(std::move(config)), m_signer(std::move(signer))
{
}

Result<sale::Sale> ReceiptMaker::sale(const SaleId& id)
{
    return loadSale(m_doors.journal, id);
}

Result<receipt::Receipt> ReceiptMaker::make(const ports::PrintJob& job)
{
    if (job.document == Document::TestPage) {
        return receipt::buildTestPage({.shopName = m_config.shop.name,
                                       .printer = m_config.printerName,
                                       .timeText = timeText(m_doors.clock.now())},
                                      m_config.columns);
    }
    if (job.document == Document::DrawerPulse)
        return failure(ErrorCode::Conflict, QStringLiteral("a drawer pulse has no paper"));
    const auto data = dataFor(job);
    if (!data)
        return failure(data.error());
    return job.document == Document::HeldSlip ? receipt::buildHeldSlip(*data, m_config.columns)
                                              : receipt::buildSaleReceipt(*data, m_config.columns);
}

Result<receipt::SaleReceiptData> ReceiptMaker::dataFor(const ports::PrintJob& job)
{
    const SaleId id(job.subject);
    auto sale = loadSale(m_doors.journal, id);
    if (!sale)
        return failure(sale.error());
    const auto row = m_doors.sales.find(id);
    if (!row)
        return failure(row.error());
    const bool completed = sale->phase == sale::Phase::Completed;
    if (!completed && job.document == Document::Receipt)
        return failure(ErrorCode::Conflict, QStringLiteral("%1 is not paid").arg(id.text()));

    receipt::SaleReceiptData data;
    data.shop = m_config.shop;
    data.tillName = QStringLiteral("%1 号机").arg(m_config.tillNumber, 2, 10, QLatin1Char('0'));
    data.totals = sale::totals(*sale);
    data.timeText = timeText(completed ? sale->closedAt : sale->heldAt);
    data.mode = m_config.training ? receipt::PaperMode::Training : receipt::PaperMode::Live;
    data.copy = job.copy;
    if (job.copy > 0)
        data.copyTimeText = timeText(m_doors.clock.now());
    if (completed) {
        data.journalMark = journalMark(*row);
        const auto code = receipt::encodeSaleCode(
            {id, data.totals.total - sale->rounding, sale->closedAt}, m_signer);
        if (!code)
            return failure(code.error());
        data.saleCode = *code;
    }
    data.footer = m_config.footer;
    data.sale = std::move(*sale);
    return data;
}

} // namespace till::services
