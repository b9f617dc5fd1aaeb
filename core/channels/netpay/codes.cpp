// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/netpay/codes.h"

#include "core/channels/code_rows.h"

using namespace Qt::StringLiterals;

namespace till::channels {
namespace netpay {

namespace {

using payment::Meaning;
using payment::Purpose;

constexpr Meaning ok = Meaning::Succeeded;
constexpr Meaning no = Meaning::Refused;
constexpr Meaning wait = Meaning::InProgress;
constexpr Meaning open = Meaning::Unknown;
constexpr Meaning none = Meaning::NotFound;
constexpr Meaning setUp = Meaning::ConfigurationFault;

// The columns: order, query, close, refund, refund-query, complete, release.
// An order that brought no code to show cannot be paid by anybody: there a failure of the wallet
// is final. Where money moves back only refusals are believed that come before it moves.
// clang-format off
constexpr CodeRow codes[]{
    // Document section 2.1.
    {"SUCCESS"_L1, ok, ok, ok, ok, ok, ok, ok, Action::None, "done"_L1},
    {"INTERNAL_ERROR"_L1, open, open, open, open, open, open, open, Action::None,
     "the platform is in trouble"_L1},
    {"BAD_REQUEST"_L1, no, open, no, no, open, no, no, Action::None, "request malformed"_L1},
    {"NO_SERVICE"_L1, setUp, setUp, setUp, setUp, setUp, setUp, setUp, Action::None,
     "no such service"_L1},
    {"TIMEOUT"_L1, open, open, open, open, open, open, open, Action::None,
     "the wallet did not answer in time"_L1},
    {"NO_ORDER"_L1, open, none, none, no, none, no, no, Action::None, "order not known"_L1},
    {"OPERATION_NOT_ALLOWED"_L1, no, open, no, no, open, no, no, Action::None,
     "not allowed in this state: closed, for example"_L1},
    {"TARGET_FAIL"_L1, no, open, open, open, open, open, open, Action::None,
     "failed at the wallet, or was not carried out rightly there"_L1},
    // The first of the two may have gone through: only a query tells.
    {"DUP_ORDER"_L1, open, open, open, open, open, open, open, Action::None,
     "number used before"_L1},
    {"NET_ERROR"_L1, open, open, open, open, open, open, open, Action::None,
     "the line to the wallet"_L1},
    {"NO_MERCHANT"_L1, setUp, setUp, setUp, setUp, setUp, setUp, setUp, Action::None,
     "merchant not known"_L1},
    {"ORDER_PROCESSING"_L1, open, wait, wait, wait, wait, wait, wait, Action::WaitAMinute,
     "the order is still being worked on"_L1},
    {"INACTIVE_MERCHANT"_L1, setUp, setUp, setUp, setUp, setUp, setUp, setUp, Action::None,
     "merchant frozen"_L1},
    {"ABNORMAL_REQUEST_TIME"_L1, setUp, setUp, setUp, setUp, setUp, setUp, setUp, Action::None,
     "the clock of this till or of the platform is wrong"_L1},
    {"TXN_DISCARDED"_L1, no, open, open, open, open, open, open, Action::None,
     "thrown away because it was late"_L1},
    {"BAD_SIGN"_L1, setUp, setUp, setUp, setUp, setUp, setUp, setUp, Action::None,
     "signature wrong"_L1},
    {"INVALID_MSGSRC"_L1, setUp, setUp, setUp, setUp, setUp, setUp, setUp, Action::None,
     "source of messages not known"_L1},
    {"INVALID_ORDER"_L1, open, open, open, no, open, no, no, Action::AskForOrder,
     "the order lacks data: ask for it, then try again"_L1},
    {"NO_CROSS_DAY_TRADING"_L1, no, open, no, no, open, no, no, Action::RefundInstead,
     "not on another day: a refund is the way"_L1},
    {"DENIED_IP"_L1, setUp, setUp, setUp, setUp, setUp, setUp, setUp, Action::None,
     "this address may not ask"_L1},
    {"INVLID_MERCHANT_CONFIG"_L1, setUp, setUp, setUp, setUp, setUp, setUp, setUp, Action::None,
     "merchant not set up rightly; so spelt in the document"_L1},
    {"INVALID_MERCHANT_CONFIG"_L1, setUp, setUp, setUp, setUp, setUp, setUp, setUp, Action::None,
     "the same, should they spell it rightly"_L1},
    {"INVALID_RESPONSE"_L1, open, open, open, open, open, open, open, Action::None,
     "the wallet's answer could not be relied on"_L1},
    // In an example only (section 1.5.4).
    {"HAS_CANCELLED"_L1, open, open, open, open, open, no, ok, Action::None,
     "the deposit has been given back"_L1},
    // Of the platform in front of it, as documented with POS通.
    {"1000"_L1, setUp, setUp, setUp, setUp, setUp, setUp, setUp, Action::None,
     "platform: not authenticated"_L1},
    {"1001"_L1, setUp, setUp, setUp, setUp, setUp, setUp, setUp, Action::None,
     "platform: not authorised"_L1},
    {"9001"_L1, no, open, no, no, open, no, no, Action::None, "platform: parameters refused"_L1},
    {"9999"_L1, open, open, open, open, open, open, open, Action::None,
     "platform: system failure"_L1},
};
// clang-format on

constexpr StateRow statuses[]{
    {"NEW_ORDER"_L1, Meaning::InProgress, "not yet paid"_L1},
    {"UNKNOWN"_L1, Meaning::Unknown, "not known"_L1},
    {"TRADE_CLOSED"_L1, Meaning::Refused,
     "closed: not paid in time, failed, or (then a time of payment is there) wholly refunded"_L1},
    {"WAIT_BUYER_PAY"_L1, Meaning::InProgress, "waits for the customer"_L1},
    {"TRADE_SUCCESS"_L1, Meaning::Succeeded, "paid"_L1},
    {"TRADE_REFUND"_L1, Meaning::Refunded, "refunded, perhaps in part only"_L1},
};

constexpr StateRow refundStatuses[]{
    {"UNKNOWN"_L1, Meaning::Unknown, "not known: ask again"_L1},
    {"SUCCESS"_L1, Meaning::Succeeded, "done"_L1},
    {"FAIL"_L1, Meaning::Refused, "failed"_L1},
    {"PROCESSING"_L1, Meaning::InProgress, "under way"_L1},
};

// NotFound: the deposit is held as before, so the request had no effect.
constexpr SecureRow secureStatuses[]{
    {"UNCOMPLETED"_L1, Meaning::NotFound, Meaning::NotFound, "held"_L1},
    {"PARTLY_COMPLETED"_L1, Meaning::Succeeded, Meaning::Refused, "completed in part"_L1},
    {"ALL_COMPLETED"_L1, Meaning::Succeeded, Meaning::Refused, "completed"_L1},
    {"CANCELED"_L1, Meaning::Refused, Meaning::Succeeded, "given back"_L1},
};

constexpr TargetRow targets[]{
    {"Alipay 1.0"_L1, "Alipay, old protocol"_L1},
    {"Alipay 2.0"_L1, "Alipay"_L1},
    {"WXPay"_L1, "WeChat Pay"_L1},
    {"YQB"_L1, "Ping An wallet"_L1},
    {"QMF"_L1, "ChinaUMS quick payment"_L1},
    {"UnionPay"_L1, "UnionPay wallet"_L1},
    {"BaiDu"_L1, "Baidu wallet"_L1},
    {"JD"_L1, "JD wallet"_L1},
    {"SF"_L1, "SF wallet"_L1},
    {"COMM"_L1, "Bank of Communications"_L1},
    {"BestPay"_L1, "BestPay"_L1},
    {"ACP"_L1, "UnionPay code payment"_L1},
    {"NetPayBills"_L1, "ChinaUMS bills"_L1},
    {"NetPayGtwy"_L1, "ChinaUMS gateway"_L1},
    {"QmfWebPay"_L1, "ChinaUMS web plug-in"_L1},
    {"UAC"_L1, "UnionPay, all ways"_L1},
};

} // namespace

std::span<const CodeRow> codeRows()
{
    return codes;
}

std::span<const StateRow> statusRows()
{
    return statuses;
}

std::span<const StateRow> refundStatusRows()
{
    return refundStatuses;
}

std::span<const SecureRow> secureStatusRows()
{
    return secureStatuses;
}

std::span<const TargetRow> targetRows()
{
    return targets;
}

Meaning meaningOf(Purpose purpose, QStringView errCode)
{
    const CodeRow* row = rowOf(codeRows(), errCode);
    if (row == nullptr)
        return Meaning::Unknown;
    switch (purpose) {
    case Purpose::Pay:
        return row->order;
    case Purpose::Query:
        return row->query;
    case Purpose::QueryComplete:
    case Purpose::QueryRelease:
        // NotFound would say that the deposit is held as before.
        return row->query == Meaning::NotFound ? Meaning::Unknown : row->query;
    case Purpose::Cancel:
        return row->close;
    case Purpose::Refund:
        return row->refund;
    case Purpose::QueryRefund:
        return row->refundQuery;
    case Purpose::Complete:
        return row->complete;
    case Purpose::Release:
        return row->release;
    case Purpose::Void:
    case Purpose::Activate:
        break;
    }
    return Meaning::Unknown; // never asked
}

Action actionOf(QStringView errCode)
{
    const CodeRow* row = rowOf(codeRows(), errCode);
    return row == nullptr ? Action::None : row->action;
}

Meaning meaningOfStatus(QStringView status)
{
    const StateRow* row = rowOf(statusRows(), status);
    return row == nullptr ? Meaning::Unknown : row->meaning;
}

Meaning meaningOfRefundStatus(QStringView refundStatus)
{
    const StateRow* row = rowOf(refundStatusRows(), refundStatus);
    return row == nullptr ? Meaning::Unknown : row->meaning;
}

Meaning meaningOfSecureStatus(Purpose purpose, QStringView secureStatus)
{
    const SecureRow* row = rowOf(secureStatusRows(), secureStatus);
    if (row == nullptr)
        return Meaning::Unknown;
    if (purpose == Purpose::Complete || purpose == Purpose::QueryComplete)
        return row->complete;
    const bool isRelease = purpose == Purpose::Release || purpose == Purpose::QueryRelease;
    return isRelease ? row->release : Meaning::Unknown;
}

} // namespace netpay
} // namespace till::channels
