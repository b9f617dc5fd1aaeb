// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/checkout_service.h"
#include "core/services/parked_codes.h"
#include "core/services/sale_records.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

// What the checkout does when it cannot simply go on: after a start, and when the journal has
// failed.
namespace till::services {

namespace {

/// Selling goes on after a halt; proves that the journal takes records again.
ports::JournalEntry resumedEntry(const SaleId& open)
{
    const QJsonObject payload{{QStringLiteral("sale"), open.text()}};
    return {QStringLiteral("checkout.resumed"), QStringLiteral("checkout"),
            QJsonDocument(payload).toJson(QJsonDocument::Compact)};
}

} // namespace

void CheckoutService::recover()
{
    const auto unfinished = m_doors.sales.unfinished();
    if (!unfinished) {
        halt(unfinished.error());
        return;
    }
    for (const ports::SaleRow& row : *unfinished) {
        if (row.state != ports::SaleRow::State::Open)
            continue;
        auto open = loadSale(m_doors.journal, row.id);
        if (!open) {
            halt(open.error());
            return;
        }
        m_state.sale = std::move(*open);
        m_state.touchedLine = newestLine(m_state.sale);
        m_durable = m_state.sale;
        m_subject = row.id;
    }
    if (const auto codes = loadParkedCodes(m_doors.journal, today()))
        m_state.unknownCodes = codes->last(std::min<qsizetype>(
            codes->size(),
            unknownCodesMax)); // a nuisance if they cannot be read, no reason not to sell
    m_recovered = true;
    refreshIndex();
    publish();
    if (m_state.sale.countedLines() > 0)
        Q_EMIT noticed(CartRestored{m_state.sale.countedLines(), m_state.totals.total});
}

void CheckoutService::retryJournal()
{
    if (!m_state.halted)
        return;
    // A journal that has not been reopened yet refuses this; what it would say about the past
    // proves nothing.
    if (const auto resumed = m_doors.journal.append({resumedEntry(m_subject)}); !resumed) {
        halt(resumed.error());
        return;
    }
    const auto recorded = recordedSale();
    if (!recorded) {
        halt(recorded.error());
        return;
    }
    m_state.halted = false;
    if (*recorded == m_durable) {
        // Nothing of the failed commit arrived: lines that the cashier has seen are written again.
        // What was not announced has been given up; the cashier was never told of it.
        if (!m_writer.flush())
            return;
        m_durable = m_state.sale;
    } else {
        m_writer.forget();
        m_state.sale = *recorded;
        m_state.touchedLine = newestLine(*recorded);
        m_durable = *recorded;
        if (hasLeftTheDesk(*recorded))
            settle(*recorded);
    }
    m_subject = m_state.sale.id;
    if (m_recovered) {
        refreshIndex();
        publish();
    } else {
        recover();
        if (m_state.halted)
            return;
    }
    Q_EMIT noticed(JournalWorksAgain{});
    Q_EMIT printQueued();
}

/// The sale that the records in doubt are about, as the journal has it; an empty one if it has
/// none.
Result<sale::Sale> CheckoutService::recordedSale()
{
    if (m_subject.isEmpty())
        return sale::Sale();
    auto loaded = loadSale(m_doors.journal, m_subject);
    if (!loaded && loaded.error().code == ErrorCode::NotFound)
        return sale::Sale();
    return loaded;
}

void CheckoutService::halt(const Error& error)
{
    m_state.halted = true;
    publish();
    Q_EMIT noticed(JournalHalted{error});
    Q_EMIT journalFailed(error);
}

void CheckoutService::refreshIndex()
{
    m_state.held.clear();
    if (const auto unfinished = m_doors.sales.unfinished()) {
        for (const ports::SaleRow& row : *unfinished) {
            if (row.state == ports::SaleRow::State::Held)
                m_state.held.append(row);
        }
    }
    if (const auto latest = m_doors.sales.latestCompleted())
        m_state.lastCompleted = *latest;
}

} // namespace till::services
