// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/mmsp/codes.h"

#include "core/channels/code_rows.h"
#include "core/channels/mmsp/envelope.h"

using namespace Qt::StringLiterals;

namespace till::channels {
namespace mmsp {

namespace {

using payment::Meaning;

constexpr Meaning ok = Meaning::Succeeded;
constexpr Meaning no = Meaning::Refused;
constexpr Meaning wait = Meaning::InProgress;
constexpr Meaning unknown = Meaning::Unknown;
constexpr Meaning notFound = Meaning::NotFound;

// The columns: order, code payment, query, cancel, close, refund, refund query, notification.

// An order that is placed is not paid, and a refund that is accepted not done. The refund query has
// no better word than "accepted" either: asked about a refund it is the last that the acquirer will
// say, so it counts there.
constexpr Row statuses[]{
    {"1"_L1, wait, ok, ok, ok, ok, wait, ok, ok, "done; order placed; refund accepted"_L1},
    {"2"_L1, no, no, no, no, no, no, no, unknown, "failed"_L1},
    {"3"_L1, unknown, wait, wait, unknown, unknown, unknown, unknown, unknown,
     "the customer is paying"_L1},
};

// They say what the transaction is: done, being paid, closed. A cancel or close that failed has
// failed whatever that is; the query that follows decides. D4 is no proof that an order is closed:
// a printed example has it for a card that does not fit.
constexpr Row errors[]{
    {"00"_L1, unknown, unknown, unknown, no, no, unknown, unknown, unknown,
     "the transaction is done"_L1},
    {"AA"_L1, wait, wait, wait, no, no, wait, wait, unknown,
     "the customer is paying: query again"_L1},
    {"D4"_L1, no, no, no, no, no, no, no, unknown, "the order is closed"_L1},
};

// Nobody signs these, and one head code stands for any failure: most say nothing reliable. That
// there is no such order is final only by the rule of two. The amount is looked at before anything
// is done.
constexpr Row negatives[]{
    {"-2002"_L1, unknown, unknown, notFound, notFound, notFound, no, notFound, unknown,
     "no such order"_L1},
    {"-3005"_L1, no, no, unknown, no, no, no, unknown, unknown, "amount not valid"_L1},
};

constexpr WalletRow wallets[]{
    {"1"_L1, u"微信"},
    {"2"_L1, u"支付宝"},
    {"3"_L1, u"QQ钱包"},
};

Meaning ofFailure(Step step, const Row& status, QStringView errorCode, QStringView errorText)
{
    if (const Row* row = rowOf(errors, errorCode))
        return meaningOf(step, *row);
    if (const Row* row = rowOf(negatives, errorCode))
        return meaningOf(step, *row);
    const QString bracketed = bracketCode(errorText);
    const Row* row = rowOf(negatives, bracketed);
    return meaningOf(step, row == nullptr ? status : *row);
}

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
    case Step::CodePay:
        return row.codePay;
    case Step::Query:
        return row.query;
    case Step::Cancel:
        return row.cancel;
    case Step::Close:
        return row.close;
    case Step::Refund:
        return row.refund;
    case Step::RefundQuery:
        return row.refundQuery;
    case Step::Notice:
        return row.notice;
    }
    Q_UNREACHABLE();
}

Meaning meaningOf(Step step, QStringView status, QStringView errorCode, QStringView errorText)
{
    const Row* row = rowOf(statuses, status);
    if (row == nullptr)
        return Meaning::Unknown;
    if (status == u"2")
        return ofFailure(step, *row, errorCode, errorText);
    // Beside any other status an error's code contradicts it, but for those that belong to it.
    const bool isFitting =
        errorCode.isEmpty() || errorCode == u"00" || (status == u"3" && errorCode == u"AA");
    return isFitting ? meaningOf(step, *row) : Meaning::Unknown;
}

Meaning meaningOfNegative(Step step, QStringView code)
{
    const Row* row = rowOf(negatives, code);
    return row == nullptr ? Meaning::Unknown : meaningOf(step, *row);
}

std::span<const WalletRow> walletRows()
{
    return wallets;
}

QString walletNamed(QStringView tradeType)
{
    const WalletRow* row = rowOf(wallets, tradeType);
    return row == nullptr ? QString() : row->name.toString();
}

} // namespace mmsp
} // namespace till::channels
