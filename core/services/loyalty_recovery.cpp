// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/loyalty_service.h"
#include "core/wire/seal.h"

#include <QLoggingCategory>

#include <utility>

// Records, what is sealed, and what happens after a start or when the journal has failed.
namespace till::services {

namespace {

Q_LOGGING_CATEGORY(log, "till.loyalty")

using namespace member_events;

/// What a number is sealed for, so that it cannot be moved to another transaction.
QByteArray contextOf(const MemberPlace& place)
{
    return "loyalty/" + place.batch.toUtf8() + '/' + place.trace.toUtf8();
}

} // namespace

bool LoyaltyService::record(const QList<MemberRecord>& records,
                            const QList<ports::JournalEntry>& alongside)
{
    QList<ports::JournalEntry> entries;
    for (const MemberRecord& each : records)
        entries.append(memberEntry(each));
    entries += alongside;
    const auto appended = m_doors.journal.append(entries);
    if (!appended) {
        halt(appended.error());
        return false;
    }
    for (const MemberRecord& each : records)
        m_book.apply(each);
    return true;
}

Result<void> LoyaltyService::loadSealKey()
{
    if (!m_sealKey.isEmpty())
        return {};
    auto loaded = m_doors.secrets.load(sealKeyName);
    if (loaded) {
        m_sealKey = std::move(*loaded);
        return {};
    }
    if (loaded.error().code != ErrorCode::NotFound)
        return failure(loaded.error());
    Secret made(m_doors.random.bytes(wire::sealKeySize));
    if (Result<void> stored = m_doors.secrets.store(sealKeyName, made); !stored)
        return stored;
    m_sealKey = std::move(made);
    return {};
}

Result<QByteArray> LoyaltyService::sealed(const MemberSecrets::Hidden& card,
                                          const MemberPlace& place)
{
    if (const auto loaded = loadSealKey(); !loaded)
        return failure(loaded.error());
    return wire::seal(m_sealKey, m_doors.random.bytes(wire::sealNonceSize), contextOf(place),
                      *card);
}

Result<MemberSecrets::Hidden> LoyaltyService::unsealed(const MemberTransaction& transaction)
{
    if (const auto loaded = loadSealKey(); !loaded)
        return failure(ErrorCode::Unavailable, loaded.error().detail);
    auto card = wire::unseal(m_sealKey, contextOf({transaction.batch, transaction.trace}),
                             transaction.order.sealedCard);
    if (!card)
        return failure(card.error());
    return std::make_shared<const Secret>(std::move(*card));
}

void LoyaltyService::recover()
{
    auto book = readLoyaltyBook(m_doors.journal);
    if (!book && book.error().code == ErrorCode::Corrupt) {
        m_halted = true; // opening the journal again would not help; the sales go on
        qCCritical(log) << "members are out of order:" << book.error().detail;
        publish();
        return;
    }
    if (!book) {
        halt(book.error());
        return;
    }
    m_book = std::move(*book);
    m_recovered = true;
    resume();
}

/// Takes up what was cut off: nobody knows what became of it.
void LoyaltyService::resume()
{
    if (const auto kept = std::exchange(m_kept, {})) {
        const MemberTransaction* known = m_book.find(kept->id);
        if (known != nullptr && known->state == kept->state && !record(kept->records))
            return;
    }
    while (const MemberTransaction* cutOff = m_book.unfinished()) {
        if (!record(unansweredRecords(*cutOff, {}, QStringLiteral("the program was cut off"))))
            return;
    }
    if (m_protocol)
        (void)afterSettlement();
    wake();
    publish();
}

void LoyaltyService::halt(const Error& error)
{
    m_halted = true;
    m_onWay = false;
    ++m_epoch;
    m_doors.alarm.clear();
    if (m_errand)
        refuseErrand(Reason::Halted, error.detail);
    publish();
    Q_EMIT journalFailed(error);
}

void LoyaltyService::retryJournal()
{
    if (!m_halted)
        return;
    // A journal that has not been reopened yet refuses this; what it would say about the past
    // proves nothing.
    const ports::JournalEntry resumed{QStringLiteral("members.resumed"), QStringLiteral("members"),
                                      QByteArrayLiteral("{}")};
    if (const auto appended = m_doors.journal.append({resumed}); !appended) {
        halt(appended.error());
        return;
    }
    m_halted = false;
    recover();
}

void LoyaltyService::publish()
{
    ++m_state.revision;
    m_state.isSetUp = m_protocol.has_value();
    m_state.halted = m_halted;
    m_state.busy = m_errand.has_value() || m_onWay;
    m_state.checkedIn = m_checkedIn;
    m_state.hasKeys = m_keys.has_value();
    m_state.storeName = m_book.storeName();
    m_state.batch = m_book.batch();
    m_state.batchState = m_book.batchState();
    m_state.clockOffsetMs = m_book.clockOffsetMs();
    m_state.pendingReversal.reset();
    if (const MemberTransaction* pending = m_book.pendingReversal())
        m_state.pendingReversal = *pending;
    m_state.waitingForCash.reset();
    if (const MemberTransaction* waiting = m_book.waitingForCash())
        m_state.waitingForCash = *waiting;
    m_state.exceptions = m_book.exceptions();
    m_state.settlement = m_book.settlement();
    Q_EMIT stateChanged(m_state);
}

} // namespace till::services
