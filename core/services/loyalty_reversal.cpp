// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/loyalty_service.h"

#include <algorithm>
#include <array>
#include <utility>

// What is not known to have happened is taken back, until the host has said so.
namespace till::services {

namespace {

using namespace member_events;
using payment::Meaning;

/// Between two attempts that were not answered; the last one counts for all that follow.
constexpr std::array waitsMs{5'000, 10'000, 20'000, 40'000, 60'000};

} // namespace

/// A message that is not answered any more: its reversal is due, or a manager has to find out.
QList<MemberRecord> LoyaltyService::unansweredRecords(const MemberTransaction& transaction,
                                                      const QString& code,
                                                      const QString& text) const
{
    QList<MemberRecord> records{{transaction.period, Unanswered{transaction.trace, code, text}}};
    if (!transaction.reversalOwed) {
        const MemberOrder& order = transaction.order;
        records.append({0, ExceptionNoted{transaction.period, transaction.trace, order.operation,
                                          order.cardTail, order.points, order.cash, code, text}});
    }
    return records;
}

/// With all that was sent where that is still in memory; after a restart without track and
/// password, which are never kept.
Result<MemberMessage> LoyaltyService::pendingMessage(const MemberTransaction& transaction)
{
    MemberMessage original;
    if (m_unanswered && m_unansweredId == transaction.id()) {
        original = *m_unanswered;
    } else {
        auto card = unsealed(transaction);
        if (!card)
            return failure(card.error());
        MemberSecrets secrets;
        secrets.card = *card;
        original = memberMessage(m_protocol->config(), {transaction.batch, transaction.trace},
                                 transaction.order, secrets);
    }
    const auto reversal = reversalOf(original);
    if (!reversal)
        return failure(ErrorCode::Refused, QStringLiteral("the host takes no reversal of it"));
    return *reversal;
}

void LoyaltyService::sendReversal()
{
    const MemberTransaction* pending = m_book.pendingReversal();
    if (pending == nullptr || !m_protocol || m_onWay)
        return;
    const auto message = pendingMessage(*pending);
    const auto composed = message ? compose(*message) : failure(message.error());
    if (!composed) {
        if (composed.error().code == ErrorCode::Unavailable)
            return afterReversal(); // the secret store may come back
        giveToManager(*pending, {}, composed.error().detail);
        return;
    }
    ++m_reversalTries;
    post(*message, *composed, &LoyaltyService::takeReversal);
}

void LoyaltyService::takeReversal(const Heard& heard)
{
    const MemberTransaction* pending = m_book.pendingReversal();
    if (pending == nullptr)
        return goOn();
    const payment::Outcome& outcome = heard.reading.outcome;
    if (outcome.loginExpired)
        m_checkedIn = false;
    if (outcome.meaning == Meaning::Succeeded) {
        if (!record({{pending->period, Reversed{pending->trace, outcome.code, outcome.text}}}))
            return;
        m_unanswered.reset();
        m_reversalTries = 0;
    } else if (outcome.meaning == Meaning::Refused) {
        return giveToManager(*pending, outcome.code, outcome.text);
    }
    afterReversal();
}

/// The host does not reverse it, or it cannot be said any more: kept for a manager, never dropped.
void LoyaltyService::giveToManager(const MemberTransaction& transaction, const QString& code,
                                   const QString& text)
{
    const MemberOrder& order = transaction.order;
    const ExceptionNoted noted{transaction.period,
                               transaction.trace,
                               order.operation,
                               order.cardTail,
                               order.points,
                               order.cash,
                               code,
                               text};
    if (!record({{0, noted}}))
        return;
    m_unanswered.reset();
    m_reversalTries = 0;
    afterReversal();
}

void LoyaltyService::afterReversal()
{
    if (m_errand && m_errand->awaitsReversal)
        return finishErrand();
    scheduleReversal();
    publish();
    goOn();
}

void LoyaltyService::scheduleReversal()
{
    if (m_halted || m_book.pendingReversal() == nullptr) {
        m_doors.alarm.clear();
        return;
    }
    const auto tried = static_cast<std::size_t>(std::max(m_reversalTries - 1, 0));
    const int waitMs = m_reversalTries == 0 ? 0 : waitsMs[std::min(tried, waitsMs.size() - 1)];
    m_doors.alarm.set(m_doors.clock.steadyMs() + waitMs, [this] { wake(); });
}

void LoyaltyService::wake()
{
    if (!m_errand && !m_halted)
        sendReversal();
    // With an errand the reversal goes out on its way, or it is over and schedules the next one.
}

void LoyaltyService::reverseNow()
{
    wake();
}

} // namespace till::services
