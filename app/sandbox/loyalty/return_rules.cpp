// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger's rules for what undoes something: reversals, cancellations, refunds.
#include "app/sandbox/loyalty/ledger.h"

#include "app/sandbox/china_time.h"
#include "app/sandbox/loyalty/answers.h"

#include <algorithm>
#include <utility>

namespace till::sandbox::loyalty {

namespace {

bool reverses(Operation operation, Kind kind)
{
    return (operation == Operation::ConsumeReversal && kind == Kind::Consume) ||
           (operation == Operation::CancelReversal && kind == Kind::Cancel) ||
           (operation == Operation::TicketConsumeReversal && kind == Kind::TicketConsume);
}

bool isUndone(const Transaction& transaction)
{
    return transaction.isReversed || !transaction.undoneBy.isEmpty();
}

/// The same second: some tills only keep seconds.
bool isSameSecond(const QString& told, Instant at)
{
    const auto moment = momentOf(told);
    return moment && moment->unixMs / 1000 == at.unixMs / 1000;
}

bool fitsRegister(const QString& told, const Transaction& original)
{
    return told.isEmpty() || original.registerTrace.isEmpty() || told == original.registerTrace;
}

/// A reversal repeats its original; card and amounts are what counts.
bool isRepetition(const Transaction& original, const Form& form)
{
    if (original.card != form.value(u"cardNo"_qs))
        return false;
    return original.kind != Kind::Consume ||
           (fenOf(form.value(u"pointAmount"_qs)) == original.points &&
            fenOf(form.value(u"cashAmount"_qs)) == original.cash);
}

} // namespace

Reply Ledger::reverse(const Question& question)
{
    const QString batch = question.form.value(u"batchNo"_qs);
    const QString trace = question.form.value(u"traceNo"_qs);
    // What was settled cannot be reversed, and that must not look like success.
    if (batch != question.terminal.batchNo())
        return whole(statusAnswer(u"22"_qs));
    Transaction* original = find(question.terminal, batch, trace);
    if (original == nullptr || !reverses(question.operation, original->kind)) {
        // If the original is still on its way, it comes too late.
        use(question.terminal, trace);
        return whole(statusAnswer(u"25"_qs));
    }
    if (original->isReversed)
        return whole(statusAnswer(u"12"_qs));
    if (!original->undoneBy.isEmpty() || !isRepetition(*original, question.form))
        return whole(statusAnswer(u"22"_qs));
    ++original->reversals;
    changed(u"transaction"_qs, original->serial);
    const Side side = original->kind == Kind::Cancel ? Side::GivingBack : Side::Paying;
    const ReversalRule rule = scriptOf(original->card, side).reversal;
    if (rule == ReversalRule::Refused)
        return whole(statusAnswer(u"96"_qs));
    const bool isFirst = original->reversals == 1;
    if (rule == ReversalRule::NotDoneUnanswered && isFirst)
        return spoiled({}, Spoil::ClosedAtOnce, m_terms.speed);
    original->isReversed = true;
    apply(original->change.opposite(), m_members[original->card]);
    changed(u"member"_qs, original->card);
    if (Transaction* undone = find(original->original); undone != nullptr) {
        undone->undoneBy.clear();
        changed(u"transaction"_qs, undone->serial);
    }
    const bool isLost = rule == ReversalRule::DoneUnanswered && isFirst;
    return spoiled(whole(statusAnswer(u"00"_qs)), isLost ? Spoil::ClosedAtOnce : Spoil::None,
                   m_terms.speed);
}

Reply Ledger::cancel(const Question& question, Member& member)
{
    const Form& form = question.form;
    Transaction* original =
        find(question.terminal, form.value(u"oriBatchNo"_qs), form.value(u"oriTraceNo"_qs));
    if (original == nullptr || original->kind != Kind::Consume || original->card != member.card ||
        !isSameSecond(form.value(u"oriTransTime"_qs), original->at) ||
        !fitsRegister(form.value(u"oriRegisterTraceNo"_qs), *original))
        return whole(statusAnswer(u"25"_qs));
    if (original->batch != question.terminal.batchNo())
        return whole(statusAnswer(u"12"_qs));
    if (isUndone(*original))
        return whole(statusAnswer(u"22"_qs));
    Transaction made = newTransaction(Kind::Cancel, question);
    made.original = original->serial;
    made.points = original->points;
    made.award = original->award;
    made.cash = original->cash;
    made.change = original->change.opposite();
    original->undoneBy = made.serial;
    changed(u"transaction"_qs, original->serial);
    return carryOut(std::move(made), member, Side::GivingBack);
}

Reply Ledger::refund(const Question& question, Member& member)
{
    const Form& form = question.form;
    Transaction* original = find(form.value(u"oriSerialNo"_qs));
    if (original == nullptr || original->kind != Kind::Consume || original->card != member.card ||
        chinaTime(original->at).date != form.value(u"oriTransDate"_qs) ||
        !fitsRegister(form.value(u"oriRegisterTraceNo"_qs), *original))
        return whole(statusAnswer(u"25"_qs));
    if (isUndone(*original))
        return whole(statusAnswer(u"22"_qs));
    Transaction made = newTransaction(Kind::Refund, question);
    made.original = original->serial;
    made.registerTrace = original->registerTrace;
    made.points = original->points;
    made.cash = original->cash;
    // Granted points that were spent meanwhile are made up for in cash.
    const qint64 left = std::max<qint64>(0, member.available() + original->points);
    made.award = std::min(original->award, left);
    made.supply = original->award - made.award;
    made.supply += scriptOf(member.card, Side::GivingBack).supplyFen;
    made.change = original->change.opposite();
    made.change.points = made.points - made.award;
    original->undoneBy = made.serial;
    changed(u"transaction"_qs, original->serial);
    return carryOut(std::move(made), member, Side::GivingBack);
}

Reply Ledger::cancelRefund(const Question& question, Member& member)
{
    const Form& form = question.form;
    Transaction* original = find(form.value(u"oriSerialNo"_qs));
    if (original == nullptr || original->kind != Kind::Refund || original->card != member.card ||
        original->terminal != question.terminal.number ||
        original->batch != form.value(u"oriBatchNo"_qs) ||
        original->trace != form.value(u"oriTraceNo"_qs) ||
        !isSameSecond(form.value(u"oriTransTime"_qs), original->at) ||
        !fitsRegister(form.value(u"oriRegisterTraceNo"_qs), *original))
        return whole(statusAnswer(u"25"_qs));
    if (original->batch != question.terminal.batchNo())
        return whole(statusAnswer(u"12"_qs));
    if (isUndone(*original))
        return whole(statusAnswer(u"22"_qs));
    Transaction made = newTransaction(Kind::RefundCancel, question);
    made.original = original->serial;
    made.points = original->points;
    made.award = original->award;
    made.cash = original->cash;
    made.change = original->change.opposite();
    if (member.available() + made.change.points < 0)
        return whole(statusAnswer(u"51"_qs));
    for (auto one = made.change.vouchers.begin(); one != made.change.vouchers.end(); ++one) {
        if (member.voucher(one.key())->num + one.value() < 0)
            return whole(statusAnswer(u"51"_qs));
    }
    original->undoneBy = made.serial;
    changed(u"transaction"_qs, original->serial);
    if (Transaction* sale = find(original->original); sale != nullptr) {
        sale->undoneBy.clear();
        changed(u"transaction"_qs, sale->serial);
    }
    return carryOut(std::move(made), member, Side::GivingBack);
}

} // namespace till::sandbox::loyalty
