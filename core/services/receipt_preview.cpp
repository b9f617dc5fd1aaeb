// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/receipt_preview.h"

namespace till::services {

ReceiptPreview::ReceiptPreview(ReceiptMaker& maker, QObject* parent)
    : QObject(parent), m_maker(maker)
{
}

void ReceiptPreview::request(const SaleId& sale, int copy)
{
    ports::PrintJob job;
    job.document = ports::PrintJob::Document::Receipt;
    job.subject = sale.text();
    job.copy = copy;
    const Result<receipt::Receipt> receipt = m_maker.make(job);
    if (receipt)
        Q_EMIT ready(sale, *receipt);
    else
        Q_EMIT unavailable(sale, receipt.error());
}

} // namespace till::services
