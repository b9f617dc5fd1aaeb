// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/receipt_maker.h"

#include "core/receipt/deposit_slip.h"
#include "core/receipt/test_page.h"
#include "core/sale/totals.h"
#include "core/services/sale_records.h"

#include <QDateTime>

#include <algorithm>
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

/// Most sales are paid without an acquirer: nothing is asked for them.
Result<QList<payment::Payment>> paymentsOf(const sale::Sale& sale, ports::PaymentIndex& index)
{
    const bool byCode =
        std::any_of(sale.tenders.cbegin(), sale.tenders.cend(),
                    [](const sale::Tender& each) { return each.kind == sale::TenderKind::Code; });
    return byCode ? index.paymentsOf(sale.id) : QList<payment::Payment>();
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
    switch (job.document) {
    case Document::TestPage:
        return receipt::buildTestPage({.shopName = m_config.shop.name,
                                       .printer = m_config.printerName,
                                       .timeText = timeText(m_doors.clock.now())},
                                      m_config.columns);
    case Document::DrawerPulse:
        return failure(ErrorCode::Conflict, QStringLiteral("a drawer pulse has no paper"));
    case Document::Receipt:
    case Document::HeldSlip: {
        const auto data = dataFor(job);
        if (!data)
            return failure(data.error());
        return job.document == Document::HeldSlip
                   ? receipt::buildHeldSlip(*data, m_config.columns)
                   : receipt::buildSaleReceipt(*data, m_config.columns);
    }
    case Document::RefundSlip:
        return slipOf(job);
    }
    Q_UNREACHABLE();
}

QString ReceiptMaker::tillName() const
{
    return QStringLiteral("%1 号机").arg(m_config.tillNumber, 2, 10, QLatin1Char('0'));
}

receipt::PaperMarks ReceiptMaker::marksFor(const ports::PrintJob& job) const
{
    receipt::PaperMarks marks;
    marks.mode = m_config.training ? receipt::PaperMode::Training : receipt::PaperMode::Live;
    marks.copy = job.copy;
    if (job.copy > 0)
        marks.copyTimeText = timeText(m_doors.clock.now());
    return marks;
}

Result<receipt::Receipt> ReceiptMaker::slipOf(const ports::PrintJob& job)
{
    const PaymentId id(job.subject);
    auto about = m_doors.payments.findPayment(id);
    if (!about)
        return failure(about.error());
    // Until it is known that the money has moved, no paper may say so.
    if (payment::paysSale(*about) || about->state != payment::State::Succeeded)
        return failure(ErrorCode::Conflict, QStringLiteral("%1 gave nothing back").arg(id.text()));
    if (about->deposit) {
        receipt::DepositSlipData data;
        data.shop = m_config.shop;
        data.tillName = tillName();
        data.timeText = timeText(about->changedAt);
        data.marks = marksFor(job);
        data.deposit = std::move(*about);
        return receipt::buildDepositSlip(data, m_config.columns);
    }
    const auto data = refundDataFor(job, *std::move(about));
    if (!data)
        return failure(data.error());
    return receipt::buildRefundSlip(*data, m_config.columns);
}

Result<receipt::RefundSlipData> ReceiptMaker::refundDataFor(const ports::PrintJob& job,
                                                            payment::Payment given)
{
    auto original = m_doors.payments.findPayment(given.original);
    if (!original)
        return failure(original.error());

    receipt::RefundSlipData data;
    data.shop = m_config.shop;
    data.tillName = tillName();
    data.timeText = timeText(given.changedAt);
    data.originalTimeText = timeText(original->at);
    data.marks = marksFor(job);
    data.given = std::move(given);
    data.original = std::move(*original);
    return data;
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
    data.tillName = tillName();
    data.totals = sale::totals(*sale);
    data.timeText = timeText(completed ? sale->closedAt : sale->heldAt);
    data.marks = marksFor(job);
    if (completed) {
        data.journalMark = journalMark(*row);
        const auto code = receipt::encodeSaleCode(
            {id, data.totals.total - sale->rounding, sale->closedAt}, m_signer);
        if (!code)
            return failure(code.error());
        data.saleCode = *code;
        auto payments = paymentsOf(*sale, m_doors.payments);
        if (!payments)
            return failure(payments.error());
        data.payments = std::move(*payments);
    }
    data.footer = m_config.footer;
    data.sale = std::move(*sale);
    return data;
}

} // namespace till::services
