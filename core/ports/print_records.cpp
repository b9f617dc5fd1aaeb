// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/print_records.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>

namespace till::ports {

namespace {

constexpr PrintJob::Document documents[] = {
    PrintJob::Document::Receipt, PrintJob::Document::HeldSlip, PrintJob::Document::TestPage,
    PrintJob::Document::DrawerPulse, PrintJob::Document::RefundSlip};

constexpr PrintJob::State states[] = {PrintJob::State::Queued,    PrintJob::State::Sending,
                                      PrintJob::State::Printed,   PrintJob::State::HandedOver,
                                      PrintJob::State::Uncertain, PrintJob::State::Failed,
                                      PrintJob::State::Cancelled};

constexpr int copiesMax = 9999;

// Qt's JSON objects sort their keys, so the payload is the same for the same values.
QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<QJsonObject> objectOf(const QByteArray& payload)
{
    const QJsonDocument document = QJsonDocument::fromJson(payload);
    if (!document.isObject())
        return std::nullopt;
    return document.object();
}

tl::unexpected<Error> malformed(const QString& kind)
{
    return failure(ErrorCode::Malformed, QStringLiteral("payload does not fit %1").arg(kind));
}

} // namespace

QString printQueuedKind()
{
    return QStringLiteral("print.queued");
}

QString printStateKind()
{
    return QStringLiteral("print.state");
}

QString printDocumentName(PrintJob::Document document)
{
    switch (document) {
    case PrintJob::Document::Receipt:
        return QStringLiteral("receipt");
    case PrintJob::Document::HeldSlip:
        return QStringLiteral("heldSlip");
    case PrintJob::Document::TestPage:
        return QStringLiteral("testPage");
    case PrintJob::Document::DrawerPulse:
        return QStringLiteral("drawerPulse");
    case PrintJob::Document::RefundSlip:
        return QStringLiteral("refundSlip");
    }
    Q_UNREACHABLE();
}

QString printStateName(PrintJob::State state)
{
    switch (state) {
    case PrintJob::State::Queued:
        return QStringLiteral("queued");
    case PrintJob::State::Sending:
        return QStringLiteral("sending");
    case PrintJob::State::Printed:
        return QStringLiteral("printed");
    case PrintJob::State::HandedOver:
        return QStringLiteral("handedOver");
    case PrintJob::State::Uncertain:
        return QStringLiteral("uncertain");
    case PrintJob::State::Failed:
        return QStringLiteral("failed");
    case PrintJob::State::Cancelled:
        return QStringLiteral("cancelled");
    }
    Q_UNREACHABLE();
}

JournalEntry makePrintQueued(const PrintJob& job)
{
    return {.kind = printQueuedKind(),
            .subject = job.subject,
            .payload = compact({{QStringLiteral("job"), job.id.text()},
                                {QStringLiteral("document"), printDocumentName(job.document)},
                                {QStringLiteral("copy"), job.copy}})};
}

JournalEntry makePrintState(const PrintJob& job, PrintJob::State state, const QString& error)
{
    return {.kind = printStateKind(),
            .subject = job.subject,
            .payload = compact({{QStringLiteral("job"), job.id.text()},
                                {QStringLiteral("state"), printStateName(state)},
                                {QStringLiteral("error"), error}})};
}

Result<PrintQueued> decodePrintQueued(const QByteArray& payload)
{
    const std::optional<QJsonObject> object = objectOf(payload);
    if (!object)
        return malformed(printQueuedKind());
    const PrintJobId job(object->value(u"job").toString());
    const QString name = object->value(u"document").toString();
    const int copy = object->value(u"copy").toInt(-1); // -1 also for fractions
    if (job.isEmpty() || copy < 0 || copy > copiesMax)
        return malformed(printQueuedKind());
    for (const PrintJob::Document document : documents) {
        if (printDocumentName(document) == name)
            return PrintQueued{job, document, copy};
    }
    return malformed(printQueuedKind());
}

Result<PrintStateChanged> decodePrintState(const QByteArray& payload)
{
    const std::optional<QJsonObject> object = objectOf(payload);
    if (!object)
        return malformed(printStateKind());
    const PrintJobId job(object->value(u"job").toString());
    const QString name = object->value(u"state").toString();
    const QJsonValue error = object->value(u"error");
    if (job.isEmpty() || !error.isString())
        return malformed(printStateKind());
    for (const PrintJob::State state : states) {
        if (printStateName(state) == name)
            return PrintStateChanged{job, state, error.toString()};
    }
    return malformed(printStateKind());
}

} // namespace till::ports
