// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/loyalty/messages.h"
#include "core/services/loyalty_detail.h"
#include "core/services/loyalty_service.h"
#include "core/wire/digest.h"

#include <QPointer>

#include <utility>

// The end of a batch: compared, if need be told in full, closed only at the very end.
namespace till::services {

namespace {

using namespace member_events;
using payment::Meaning;
using Verdict = SettleAnswered::Verdict;

constexpr int sealKeyBytes = 32;
constexpr int httpOkFirst = 200;
constexpr int httpOkLast = 299;

} // namespace

void LoyaltyService::takeSettlement(const Heard& heard)
{
    const payment::Outcome& outcome = heard.reading.outcome;
    const auto& settlement = m_book.settlement();
    const bool wasInDoubt = settlement && settlement->unanswered > 0;
    SettleAnswered answered{Verdict::Unanswered, {}, outcome.code, outcome.text};
    if (outcome.meaning == Meaning::Succeeded) {
        const auto& answer =
            *static_cast<const channels::loyalty::SettleAnswer*>(heard.reading.answer.get());
        answered.flag = answer.settleFlag;
        answered.verdict = answer.settleFlag == u"ss" ? Verdict::Even : Verdict::Uneven;
    } else if (outcome.loginExpired) {
        // Not looked at; after an unanswered one it stays open what happened to that.
        answered.verdict = wasInDoubt ? Verdict::Unanswered : Verdict::Refused;
    } else if (outcome.meaning == Meaning::Refused ||
               outcome.meaning == Meaning::ConfigurationFault) {
        // After one that was not answered the host may have closed its side: people compare.
        answered.verdict = wasInDoubt ? Verdict::Uneven : Verdict::Refused;
    } else if (heard.notSent && !wasInDoubt) {
        answered.verdict = Verdict::NotSent;
    }
    if (!record({{m_book.period(), answered}}))
        return;
    (void)afterSettlement();
    if (m_errand)
        finishErrand();
}

/// What is left to do on our side; each step is recorded, so that it goes on where it was cut off
/// with the next start or settle(). False: not now.
bool LoyaltyService::afterSettlement()
{
    if (m_book.batchState() == MemberBatchState::Even)
        return closeBatch(BatchClosed::How::Even, by());
    if (m_book.batchState() != MemberBatchState::Uneven)
        return true;
    if (!keepDetail())
        return false;
    postDetail();
    return true;
}

/// The members' numbers of the batch become unreadable first: their key is replaced.
bool LoyaltyService::closeBatch(BatchClosed::How how, const OperatorId& who)
{
    Secret fresh(m_doors.random.bytes(sealKeyBytes));
    if (const auto stored = m_doors.secrets.store(sealKeyName, fresh); !stored) {
        refuse(Reason::Unavailable, stored.error().detail);
        return false;
    }
    m_sealKey = std::move(fresh);
    if (!record({{0, BatchClosed{m_book.period(), how, who}}, m_book.opening({})}))
        return false;
    m_checkedIn = false;
    return true;
}

bool LoyaltyService::keepDetail()
{
    const auto& settlement = m_book.settlement();
    if (!settlement || !settlement->detailFile.isEmpty())
        return settlement.has_value();
    // For people: the numbers masked. The host gets them in full, over its own line.
    const MemberDetail detail = memberDetail(m_book, maskedCard);
    const auto kept = m_doors.documents.keep(memberDetailName(m_book), detail.lines);
    if (!kept) {
        refuse(Reason::Unavailable, kept.error().detail);
        return false;
    }
    return record({{m_book.period(), DetailKept{*kept, detail.rows, wire::sha256(detail.lines)}}});
}

void LoyaltyService::postDetail()
{
    const auto& settlement = m_book.settlement();
    if (!m_protocol || m_protocol->config().detailAddress.isEmpty() || m_onWay || !settlement ||
        settlement->detailPosted != 0)
        return;
    const auto cardOf = [this](const MemberTransaction& transaction) {
        const auto card = unsealed(transaction);
        return card ? QString::fromUtf8((*card)->reveal()) : maskedCard(transaction);
    };
    ports::HttpRequest request;
    request.url = m_protocol->config().detailAddress;
    request.headers.emplaceBack("Content-Type", "application/x-ndjson");
    request.body = memberDetail(m_book, cardOf).lines;
    m_onWay = true;
    m_doors.transport.post(
        request, [self = QPointer(this), epoch = m_epoch](const ports::Exchange& exchange) {
            if (!self || self->m_epoch != epoch)
                return;
            self->m_onWay = false;
            self->takeDetail(exchange);
        });
}

void LoyaltyService::takeDetail(const ports::Exchange& exchange)
{
    const auto* answer = std::get_if<ports::HttpAnswer>(&exchange);
    const bool isTaken =
        answer != nullptr && answer->status >= httpOkFirst && answer->status <= httpOkLast;
    // Otherwise the next start or settle() tries again.
    if (isTaken && !record({{m_book.period(), DetailPosted{answer->status}}}))
        return;
    publish();
    goOn();
}

void LoyaltyService::closeUneven(const OperatorId& manager)
{
    if (manager.isEmpty())
        return refuse(Reason::PermissionNeeded);
    if (m_halted || m_errand || m_onWay)
        return refuse(m_halted ? Reason::Halted : Reason::Busy);
    if (m_book.batchState() != MemberBatchState::Uneven)
        return refuse(Reason::NotPossible);
    if (m_book.settlement() && m_book.settlement()->detailFile.isEmpty() && !keepDetail())
        return; // what a manager has compared has to stay
    if (closeBatch(BatchClosed::How::Manager, manager))
        publish();
}

} // namespace till::services
