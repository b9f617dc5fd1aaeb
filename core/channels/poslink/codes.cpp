// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/poslink/codes.h"

#include "core/channels/code_rows.h"

using namespace Qt::StringLiterals;

namespace till::channels {
namespace poslink {

namespace {

using payment::Meaning;
using payment::Purpose;

constexpr Meaning ok = Meaning::Succeeded;
constexpr Meaning no = Meaning::Refused;
constexpr Meaning wait = Meaning::InProgress;
constexpr Meaning unknown = Meaning::Unknown;
constexpr Meaning notFound = Meaning::NotFound;
constexpr Meaning setUp = Meaning::ConfigurationFault;

// The columns: pay, void and cancel, refund, query, query-refund, activate.
constexpr CodeRow codes[]{
    // Of transactions (document section 2.2).
    {"00"_L1, ok, ok, ok, ok, ok, ok, "done"_L1},
    {"03"_L1, setUp, setUp, setUp, setUp, setUp, setUp, "merchant not valid"_L1},
    {"13"_L1, no, no, no, unknown, unknown, no, "amount not valid"_L1},
    // Right after a payment it may only not be known everywhere yet. A refund of what does not
    // exist has moved nothing.
    {"22"_L1, unknown, notFound, no, notFound, notFound, no, "original does not exist"_L1},
    {"25"_L1, unknown, notFound, no, notFound, notFound, no, "original not found"_L1},
    {"30"_L1, no, no, no, unknown, unknown, no, "message malformed"_L1},
    {"57"_L1, no, no, no, unknown, unknown, no, "not allowed"_L1},
    {"61"_L1, no, no, no, unknown, unknown, no, "more than allowed"_L1},
    {"64"_L1, no, no, no, unknown, unknown, no, "not the original amount"_L1},
    {"92"_L1, unknown, unknown, unknown, unknown, unknown, unknown, "line to the issuer"_L1},
    // The first of the two may have gone through: only a query tells.
    {"94"_L1, unknown, unknown, unknown, unknown, unknown, unknown, "number used before"_L1},
    {"96"_L1, unknown, unknown, unknown, unknown, unknown, unknown, "switch out of order"_L1},
    {"97"_L1, setUp, setUp, setUp, setUp, setUp, setUp, "terminal not registered"_L1},
    {"A7"_L1, unknown, unknown, unknown, unknown, unknown, unknown, "security failure"_L1},
    {"ER"_L1, unknown, unknown, unknown, unknown, unknown, unknown, "see errInfo"_L1},
    // Of the platform (document section 2.1). Accepted is not done.
    {"0000"_L1, wait, wait, wait, unknown, unknown, ok, "accepted"_L1},
    {"SUCCESS"_L1, wait, wait, wait, unknown, unknown, ok, "accepted"_L1},
    {"1000"_L1, setUp, setUp, setUp, setUp, setUp, setUp, "not authenticated"_L1},
    {"1001"_L1, setUp, setUp, setUp, setUp, setUp, setUp, "not authorised"_L1},
    {"9001"_L1, no, no, no, unknown, unknown, no, "parameters refused"_L1},
    {"9999"_L1, unknown, unknown, unknown, unknown, unknown, unknown, "system failure"_L1},
};

constexpr StateRow states[]{
    {"0"_L1, Meaning::Succeeded, "paid"_L1},
    {"1"_L1, Meaning::Unknown, "timed out"_L1},
    {"2"_L1, Meaning::Returned, "voided"_L1},
    {"3"_L1, Meaning::Refunded, "refunded, perhaps in part only"_L1},
    {"4"_L1, Meaning::Returned, "reversed"_L1},
    {"5"_L1, Meaning::Refused, "failed; words may follow the digit"_L1},
    {"FF"_L1, Meaning::Unknown, "not known"_L1},
};

// The document calls everything but 00 a failure. Only its own final refusals are believed: a
// refund that is wrongly taken for failed would be made twice. A code that is not listed, or stands
// elsewhere for delay or trouble on the line, is Unknown. And who knows of no such refund may be
// asked too early: its request is sent again under the same number, and what is said to that
// counts.
constexpr StateRow refundStates[]{
    {"00"_L1, Meaning::Succeeded, "done"_L1},
    {"13"_L1, Meaning::Refused, "amount not valid"_L1},
    {"22"_L1, Meaning::NotFound, "original does not exist"_L1},
    {"25"_L1, Meaning::NotFound, "original not found"_L1},
    {"30"_L1, Meaning::Refused, "message malformed"_L1},
    {"57"_L1, Meaning::Refused, "not allowed"_L1},
    {"61"_L1, Meaning::Refused, "more than allowed"_L1},
    {"64"_L1, Meaning::Refused, "not the original amount"_L1},
};

} // namespace

std::span<const CodeRow> codeRows()
{
    return codes;
}

std::span<const StateRow> stateRows()
{
    return states;
}

std::span<const StateRow> refundStateRows()
{
    return refundStates;
}

Meaning meaningOf(Purpose purpose, QStringView errCode)
{
    const CodeRow* row = rowOf(codeRows(), errCode);
    if (row == nullptr)
        return Meaning::Unknown;
    switch (purpose) {
    case Purpose::Pay:
        return row->pay;
    case Purpose::Cancel:
    case Purpose::Void:
        return row->takeBack;
    case Purpose::Refund:
        return row->refund;
    case Purpose::Query:
        return row->query;
    case Purpose::QueryRefund:
        return row->queryRefund;
    case Purpose::Activate:
        return row->activate;
    case Purpose::Complete:
    case Purpose::Release:
    case Purpose::QueryComplete:
    case Purpose::QueryRelease:
        break;
    }
    return Meaning::Unknown; // POS通 holds no deposits
}

Meaning meaningOfState(QStringView queryResCode)
{
    const StateRow* row = rowOf(stateRows(), queryResCode);
    if (row == nullptr && queryResCode.startsWith(u'5'))
        row = rowOf(stateRows(), queryResCode.first(1));
    return row == nullptr ? Meaning::Unknown : row->meaning;
}

Meaning meaningOfRefundState(QStringView queryResCode)
{
    const StateRow* row = rowOf(refundStateRows(), queryResCode);
    return row == nullptr ? Meaning::Unknown : row->meaning;
}

} // namespace poslink
} // namespace till::channels
