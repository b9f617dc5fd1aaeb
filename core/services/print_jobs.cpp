// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/print_jobs.h"

namespace till::services {

namespace {

QString idPart(ports::PrintJob::Document document)
{
    switch (document) {
    case ports::PrintJob::Document::Receipt:
        return QStringLiteral("receipt");
    case ports::PrintJob::Document::HeldSlip:
        return QStringLiteral("heldSlip");
    case ports::PrintJob::Document::TestPage:
        return QStringLiteral("testPage");
    case ports::PrintJob::Document::DrawerPulse:
        return QStringLiteral("drawerPulse");
    case ports::PrintJob::Document::RefundSlip:
        return QStringLiteral("refundSlip");
    }
    Q_UNREACHABLE();
}

} // namespace

ports::PrintJob newPrintJob(ports::PrintJob::Document document, const QString& subject, int copy,
                            Instant now)
{
    ports::PrintJob job;
    job.id = PrintJobId(QStringLiteral("%1/%2/%3").arg(subject, idPart(document)).arg(copy));
    job.document = document;
    job.subject = subject;
    job.copy = copy;
    job.queuedAt = now;
    return job;
}

ports::PrintJob newLoosePrintJob(ports::PrintQueue& queue, ports::PrintJob::Document document,
                                 const QString& prefix, Instant now)
{
    for (qint64 number = now.unixMs;; ++number) {
        ports::PrintJob job = newPrintJob(document, prefix + QString::number(number), 0, now);
        if (!queue.find(job.id))
            return job;
    }
}

} // namespace till::services
