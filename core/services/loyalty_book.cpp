// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/loyalty_book.h"

#include "core/base/overloaded.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace till::services {

namespace {

using namespace member_events;

constexpr int traceDigits = 6;

QString sixDigits(int number)
{
    return QStringLiteral("%1").arg(number, traceDigits, 10, QLatin1Char('0'));
}

QString followerOf(const QString& batch)
{
    return sixDigits(batch.toInt() % LoyaltyBook::traceMost + 1);
}

Money valueOf(const QList<MemberTicket>& tickets)
{
    Money sum;
    for (const MemberTicket& each : tickets) {
        for (int i = 0; i < each.count; ++i)
            sum += each.value;
    }
    return sum;
}

} // namespace

QString nameOf(MemberBatchState state)
{
    switch (state) {
    case MemberBatchState::None:
        return QStringLiteral("none");
    case MemberBatchState::Open:
        return QStringLiteral("open");
    case MemberBatchState::Settling:
        return QStringLiteral("settling");
    case MemberBatchState::Even:
        return QStringLiteral("even");
    case MemberBatchState::Uneven:
        return QStringLiteral("uneven");
    }
    Q_UNREACHABLE();
}

/// One record's effect.
struct LoyaltyBook::Folder {
    LoyaltyBook& book;
    int period = 0;

    void operator()(const CheckinAsked& event) const { book.consume(event.trace); }
    void operator()(const CheckedIn& event) const
    {
        book.m_storeName = event.storeName;
        book.m_clockOffsetMs = event.offsetMs;
    }
    void operator()(const BatchOpened& event) const
    {
        book.m_period = event.period;
        book.m_batch = event.batch;
        book.m_batchState = MemberBatchState::Open;
        book.m_lastTrace = event.lastTrace;
        book.m_tracesInBatch = 0;
        book.m_settlement.reset();
        book.m_transactions.removeIf(
            [&](const MemberTransaction& each) { return each.period < event.since; });
    }
    void operator()(const BatchClosed&) const { book.m_batchState = MemberBatchState::None; }
    void operator()(const ExceptionNoted& event) const
    {
        book.m_exceptions.append(event);
        MemberTransaction* known = book.at(event.period, event.trace);
        if (known == nullptr || known->state != MemberState::Unanswered)
            return;
        known->code = event.code;
        known->text = event.text;
        known->reversalOwed = false;
        known->state = MemberState::Exception;
    }
    void operator()(const ExceptionClosed& event) const
    {
        book.m_exceptions.removeIf([&](const ExceptionNoted& each) {
            return each.period == event.period && each.trace == event.trace;
        });
        MemberTransaction* known = book.at(event.period, event.trace);
        if (known == nullptr || known->state != MemberState::Exception)
            return;
        if (event.verdict == ExceptionClosed::Verdict::Happened)
            finish(*known, MemberState::Done);
        else
            finish(*known, MemberState::Refused);
    }
    void operator()(const Asked& event) const { book.consume(event.trace); }
    void operator()(const Begun& event) const
    {
        book.consume(event.trace);
        MemberTransaction begun;
        begun.period = period;
        begun.batch = event.batch;
        begun.trace = event.trace;
        begun.at = event.at;
        begun.order = event.order;
        book.m_transactions.append(begun);
    }
    void operator()(const ReversalOwed& event) const
    {
        if (MemberTransaction* known = book.at(period, event.trace))
            known->reversalOwed = true;
    }
    void operator()(const Answered& event) const
    {
        MemberTransaction* known = book.at(period, event.trace);
        if (known == nullptr || known->state != MemberState::Begun)
            return;
        known->code = event.code;
        known->text = event.text;
        known->facts = event.facts;
        finish(*known, event.state);
    }
    void operator()(const Unanswered& event) const
    {
        MemberTransaction* known = book.at(period, event.trace);
        if (known == nullptr || known->state != MemberState::Begun)
            return;
        known->code = event.code;
        known->text = event.text;
        known->state = known->reversalOwed ? MemberState::Unanswered : MemberState::Exception;
    }
    void operator()(const Reversed& event) const
    {
        MemberTransaction* known = book.at(period, event.trace);
        if (known == nullptr || known->state != MemberState::Unanswered)
            return;
        known->code = event.code;
        known->text = event.text;
        finish(*known, MemberState::Reversed);
    }
    void operator()(const CashMoved& event) const
    {
        MemberTransaction* known = book.at(period, event.trace);
        if (known == nullptr)
            return;
        if (event.reason == CashMoved::Reason::SupplyCash)
            known->supplied = true;
        else
            known->returned = true;
    }
    void operator()(const SettleAsked& event) const
    {
        book.consume(event.trace);
        if (!book.m_settlement)
            book.m_settlement.emplace();
        book.m_settlement->totals = event.totals;
        ++book.m_settlement->asked;
        book.m_batchState = MemberBatchState::Settling;
    }
    void operator()(const SettleAnswered& event) const
    {
        if (!book.m_settlement)
            return;
        book.m_settlement->flag = event.flag;
        book.m_settlement->code = event.code;
        book.m_settlement->text = event.text;
        switch (event.verdict) {
        case SettleAnswered::Verdict::Even:
            book.m_batchState = MemberBatchState::Even;
            return;
        case SettleAnswered::Verdict::Uneven:
            book.m_batchState = MemberBatchState::Uneven;
            return;
        case SettleAnswered::Verdict::Refused:
        case SettleAnswered::Verdict::NotSent:
            book.m_batchState = MemberBatchState::Open;
            book.m_settlement.reset();
            return;
        case SettleAnswered::Verdict::Unanswered:
            ++book.m_settlement->unanswered;
            return;
        }
    }
    void operator()(const DetailKept& event) const
    {
        if (!book.m_settlement)
            return;
        book.m_settlement->detailFile = event.file;
        book.m_settlement->detailSha256 = event.sha256;
    }
    void operator()(const DetailPosted& event) const
    {
        if (book.m_settlement)
            book.m_settlement->detailPosted = event.status;
    }

    /// A final state, and what it does to the transaction that it is about.
    void finish(MemberTransaction& known, MemberState state) const
    {
        known.state = state;
        known.reversalOwed = false;
        const MemberOperation operation = known.order.operation;
        const bool takesBack =
            operation == MemberOperation::Cancel || operation == MemberOperation::RefundCancel;
        if (state != MemberState::Done || !takesBack)
            return;
        if (MemberTransaction* original = book.at(known.period, known.order.originalTrace))
            original->takenBackBy = known.trace;
    }
};

void LoyaltyBook::apply(const MemberRecord& record)
{
    std::visit(Folder{*this, record.period}, record.event);
}

void LoyaltyBook::consume(const QString& trace)
{
    m_lastTrace = trace.toInt();
    ++m_tracesInBatch;
}

Result<QString> LoyaltyBook::nextTrace() const
{
    if (m_tracesInBatch >= traceMost)
        return failure(ErrorCode::Conflict,
                       QStringLiteral("the batch has used all its trace numbers: settle"));
    return sixDigits(m_lastTrace % traceMost + 1);
}

std::optional<int> LoyaltyBook::oldestOpen() const
{
    for (const MemberTransaction& each : m_transactions) {
        if (each.state == MemberState::Begun || each.state == MemberState::Unanswered ||
            each.cashStep() != MemberCashStep::None)
            return each.period;
    }
    return std::nullopt;
}

MemberTransaction* LoyaltyBook::at(int period, const QString& trace)
{
    const auto found =
        std::find_if(m_transactions.rbegin(), m_transactions.rend(), [&](const auto& each) {
            return each.period == period && each.trace == trace;
        });
    return found == m_transactions.rend() ? nullptr : &*found;
}

const MemberTransaction* LoyaltyBook::find(const MemberTransactionId& id) const
{
    const auto found = std::find_if(m_transactions.cbegin(), m_transactions.cend(),
                                    [&](const auto& each) { return each.id() == id; });
    return found == m_transactions.cend() ? nullptr : &*found;
}

const MemberTransaction* LoyaltyBook::findTrace(const QString& trace) const
{
    return find(memberTransactionId(m_period, trace));
}

namespace {

template<typename Test>
const MemberTransaction* firstWhere(const QList<MemberTransaction>& all, Test test)
{
    const auto found = std::find_if(all.cbegin(), all.cend(), test);
    return found == all.cend() ? nullptr : &*found;
}

} // namespace

const MemberTransaction* LoyaltyBook::unfinished() const
{
    return firstWhere(m_transactions, [](const MemberTransaction& each) {
        return each.state == MemberState::Begun;
    });
}

const MemberTransaction* LoyaltyBook::pendingReversal() const
{
    return firstWhere(m_transactions, [](const MemberTransaction& each) {
        return each.state == MemberState::Unanswered;
    });
}

const MemberTransaction* LoyaltyBook::waitingForCash() const
{
    return firstWhere(m_transactions, [](const MemberTransaction& each) {
        return each.cashStep() != MemberCashStep::None;
    });
}

MemberTotals LoyaltyBook::totals() const
{
    MemberTotals totals;
    const auto add = [](int& count, Money& sum, Money amount) {
        if (amount.isZero())
            return;
        ++count;
        sum += amount;
    };
    for (const MemberTransaction& each : m_transactions) {
        if (each.period != m_period || each.state != MemberState::Done)
            continue;
        ++totals.transactions;
        switch (each.order.operation) {
        case MemberOperation::Consume: // its vouchers are no tickets, by the document's names
            add(totals.pointDebits, totals.pointDebit, each.order.points);
            break;
        case MemberOperation::TicketConsume:
            add(totals.ticketDebits, totals.ticketDebit, valueOf(each.order.tickets));
            break;
        case MemberOperation::Cancel:
            ++totals.cancels;
            add(totals.pointCredits, totals.pointCredit, each.order.points);
            break;
        case MemberOperation::Refund:
            ++totals.refunds;
            add(totals.pointCredits, totals.pointCredit,
                each.facts.pointsReturned.value_or(Money()));
            break;
        case MemberOperation::RefundCancel:
            ++totals.cancels;
            add(totals.pointDebits, totals.pointDebit, each.order.points);
            break;
        case MemberOperation::Activate:
            ++totals.activations;
            break;
        }
    }
    return totals;
}

MemberRecord LoyaltyBook::opening(const QString& batch) const
{
    BatchOpened opened;
    opened.period = m_period + 1;
    opened.batch = batch.isEmpty() ? followerOf(m_batch) : batch;
    opened.lastTrace = m_lastTrace;
    opened.since = oldestOpen().value_or(opened.period);
    return {0, opened};
}

Result<LoyaltyBook> readLoyaltyBook(ports::Journal& journal)
{
    struct Placed {
        qint64 seq = 0;
        MemberRecord record;
    };
    std::vector<Placed> placed;
    std::optional<Error> trouble;
    int first = 0;
    int last = 0;
    const auto take = [&](const ports::JournalRecord& record) {
        auto read = readMemberRecord(record);
        if (!read) {
            trouble = read.error();
            return false;
        }
        if (const auto* opened = std::get_if<BatchOpened>(&read->event)) {
            first = opened->since;
            last = opened->period;
        }
        placed.push_back({record.seq, *std::move(read)});
        return true;
    };
    Result<void> done = journal.readSubject(memberSubject(), take);
    for (int period = first; done && !trouble && period > 0 && period <= last; ++period)
        done = journal.readSubject(memberSubject(period), take);
    if (!done)
        return failure(done.error());
    if (trouble)
        return failure(*trouble);
    std::sort(placed.begin(), placed.end(),
              [](const Placed& a, const Placed& b) { return a.seq < b.seq; });
    LoyaltyBook book;
    for (const Placed& each : placed)
        book.apply(each.record);
    return book;
}

} // namespace till::services
