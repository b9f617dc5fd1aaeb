// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/quickpay/codes.h"

#include "core/channels/code_rows.h"

using namespace Qt::StringLiterals;

namespace till::channels {
namespace quickpay {

namespace {

using payment::Meaning;

constexpr Meaning ok = Meaning::Succeeded;
constexpr Meaning no = Meaning::Refused;
constexpr Meaning wait = Meaning::InProgress;
constexpr Meaning unknown = Meaning::Unknown;
constexpr Meaning notFound = Meaning::NotFound;
constexpr Meaning back = Meaning::Refunded;

// The columns: order, confirm, bindPay, query, sms, bind, batch, notice.

// A confirmed SMS is followed by a query, whatever is said: that alone decides. A new order cannot
// have been refunded.
constexpr Row statuses[]{
    {"0"_L1, wait, unknown, unknown, wait, no, no, notFound, unknown,
     "waits to be paid; not known, query; no such payments"_L1},
    {"1"_L1, ok, wait, ok, ok, ok, ok, ok, ok, "done"_L1},
    {"2"_L1, no, unknown, no, no, no, no, unknown, unknown, "failed"_L1},
    {"3"_L1, unknown, unknown, back, back, no, no, unknown, unknown, "refunded"_L1},
};

// D4 stands for a closed order in the table, and in a sample for a card that does not fit its
// holder: no either way.
constexpr Row errors[]{
    {"00"_L1, unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown,
     "succeeded, and yet failed"_L1},
    {"AA"_L1, wait, wait, wait, wait, wait, wait, unknown, unknown,
     "the customer is paying: query again"_L1},
    {"D4"_L1, no, unknown, no, no, no, no, unknown, unknown, "the order is closed"_L1},
};

// Nobody signs these. That there is no such order is final only by the rule of two; the amount is
// looked at before anything is done.
constexpr Row negatives[]{
    {"-2002"_L1, unknown, unknown, unknown, notFound, no, no, unknown, unknown, "no such order"_L1},
    {"-3005"_L1, no, unknown, no, unknown, no, no, unknown, unknown, "amount not valid"_L1},
};

} // namespace

std::span<const Row> statusRows()
{
    return statuses;
}

std::span<const Row> errorRows()
{
    return errors;
}

std::span<const Row> negativeRows()
{
    return negatives;
}

Meaning meaningOf(Step step, const Row& row)
{
    switch (step) {
    case Step::Order:
        return row.order;
    case Step::Confirm:
        return row.confirm;
    case Step::BindPay:
        return row.bindPay;
    case Step::Query:
        return row.query;
    case Step::Sms:
        return row.sms;
    case Step::Bind:
        return row.bind;
    case Step::Batch:
        return row.batch;
    case Step::Notice:
        return row.notice;
    }
    Q_UNREACHABLE();
}

Meaning meaningOf(Step step, QStringView status, QStringView errorCode)
{
    const Row* row = rowOf(statuses, status);
    if (row == nullptr)
        return Meaning::Unknown;
    // Steps that know success and failure only call everything but 1 a failure.
    const bool hasFailed = status == u"2" || (status != u"1" && meaningOf(step, *row) == no);
    if (hasFailed) {
        const Row* error = rowOf(errors, errorCode);
        return meaningOf(step, error == nullptr ? *row : *error);
    }
    // Beside any other status an error's code contradicts it, but for those that belong to it: what
    // has been refunded is closed, and there may be a reason.
    const bool isFitting = errorCode.isEmpty() || errorCode == u"00" || step == Step::Batch ||
                           (status == u"0" && errorCode == u"AA") ||
                           (status == u"3" && errorCode != u"AA");
    return isFitting ? meaningOf(step, *row) : Meaning::Unknown;
}

Meaning meaningOfNegative(Step step, QStringView code)
{
    const Row* row = rowOf(negatives, code);
    return row == nullptr ? Meaning::Unknown : meaningOf(step, *row);
}

} // namespace quickpay
} // namespace till::channels
