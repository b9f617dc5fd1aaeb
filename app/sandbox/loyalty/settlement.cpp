// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger's settlement. The document does not say what counts where: the README does.
#include "app/sandbox/loyalty/ledger.h"

#include "app/sandbox/loyalty/answers.h"

#include <algorithm>

namespace till::sandbox::loyalty {

namespace {

/// A count that may be taken in two ways.
struct Count {
    qint64 least = 0;
    qint64 most = 0;

    void add(qint64 one, qint64 other)
    {
        least += std::min(one, other);
        most += std::max(one, other);
    }
    [[nodiscard]] bool holds(const QString& told) const
    {
        const auto count = countOf(told);
        return count && least <= *count && *count <= most;
    }
};

struct Totals {
    Count pointDebits;
    Count pointCredits;
    Count ticketDebits;
    Count all;
    qint64 pointDebit = 0;
    qint64 pointCredit = 0;
    qint64 ticketDebit = 0;
    qint64 cancels = 0;
    qint64 refunds = 0;
    qint64 activations = 0;
};

void add(const Transaction& one, Totals& totals)
{
    const qint64 withPoints = one.points > 0 ? 1 : 0;
    totals.all.add(1, one.kind == Kind::Activation ? 0 : 1);
    switch (one.kind) {
    case Kind::RefundCancel:
        ++totals.cancels;
        [[fallthrough]];
    case Kind::Consume:
        totals.pointDebits.add(1, withPoints);
        totals.pointDebit += one.points;
        return;
    case Kind::Cancel:
        ++totals.cancels;
        totals.pointCredits.add(1, withPoints);
        totals.pointCredit += one.points;
        return;
    case Kind::Refund:
        ++totals.refunds;
        totals.pointCredits.add(1, withPoints);
        totals.pointCredit += one.points;
        return;
    case Kind::TicketConsume:
        totals.ticketDebits.add(1, one.pieces);
        totals.ticketDebit += one.faceValue;
        return;
    case Kind::Activation:
        ++totals.activations;
        return;
    }
    Q_UNREACHABLE();
}

bool isEven(const Totals& totals, const Form& form)
{
    const auto count = [&](const QString& name, qint64 own) {
        return countOf(form.value(name)) == own;
    };
    const auto amount = [&](const QString& name, qint64 own) {
        return fenOf(form.value(name)) == own;
    };
    return totals.pointDebits.holds(form.value(u"pointDebitCount"_qs)) &&
           totals.pointCredits.holds(form.value(u"pointCeditCount"_qs)) &&
           totals.ticketDebits.holds(form.value(u"ticketDebitCount"_qs)) &&
           totals.all.holds(form.value(u"totalTransCount"_qs)) &&
           amount(u"pointDebitAmount"_qs, totals.pointDebit) &&
           amount(u"pointCreditAmount"_qs, totals.pointCredit) &&
           amount(u"ticketDebitAmount"_qs, totals.ticketDebit) &&
           count(u"ticketCreditCount"_qs, 0) && amount(u"ticketCreditAmount"_qs, 0) &&
           count(u"cancelCount"_qs, totals.cancels) && count(u"refundCount"_qs, totals.refunds) &&
           count(u"cardActiveCount"_qs, totals.activations);
}

} // namespace

Reply Ledger::settle(const Question& question)
{
    Terminal& terminal = question.terminal;
    const QString batch = question.form.value(u"batchNo"_qs);
    if (!terminal.settled.contains(batch)) {
        Totals totals;
        for (const Transaction& one : m_transactions) {
            if (one.terminal == terminal.number && one.batch == batch && !one.isReversed)
                add(one, totals);
        }
        terminal.settled.insert(batch, isEven(totals, question.form));
        terminal.batch = terminal.batch % 999'999 + 1;
        terminal.traces.clear();
        changed(u"terminal"_qs, terminal.number);
    }
    QJsonObject answer = statusAnswer(u"00"_qs);
    answer.insert(u"settleFlag"_qs, terminal.settled.value(batch) ? u"ss"_qs : u"nn"_qs);
    return whole(answer);
}

} // namespace till::sandbox::loyalty
