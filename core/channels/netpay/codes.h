// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payment/message.h"
#include "core/payment/payment.h"

#include <QLatin1StringView>
#include <QStringView>

#include <span>

/// What the acquirer's codes come down to. The world is closed: a code that is not listed says
/// nothing reliable, so it is Unknown.
namespace till::channels {
namespace netpay {

/// What the document asks for besides, in its column of reasons and measures.
enum class Action {
    None,
    WaitAMinute,   ///< the order is locked by what was asked before
    AskForOrder,   ///< the order lacks data: a query completes it, then the request may be repeated
    RefundInstead, ///< the wallet takes nothing back on another day
};

/// An errCode, and what it means to each operation. Of queries it speaks about the query:
/// Succeeded is "answered", and the state in the answer decides.
struct CodeRow {
    QLatin1StringView code;
    payment::Meaning order;
    payment::Meaning query;
    payment::Meaning close;
    payment::Meaning refund;
    payment::Meaning refundQuery;
    payment::Meaning complete;
    payment::Meaning release;
    Action action;
    QLatin1StringView words;
};
[[nodiscard]] std::span<const CodeRow> codeRows();

/// A value of status, refundStatus or secureStatus.
struct StateRow {
    QLatin1StringView code;
    payment::Meaning meaning;
    QLatin1StringView words;
};
/// status, of a query about a payment.
[[nodiscard]] std::span<const StateRow> statusRows();
/// refundStatus, of a refund and of the query about it.
[[nodiscard]] std::span<const StateRow> refundStatusRows();

/// secureStatus: what it says about a completion and about a release.
struct SecureRow {
    QLatin1StringView code;
    payment::Meaning complete;
    payment::Meaning release;
    QLatin1StringView words;
};
[[nodiscard]] std::span<const SecureRow> secureStatusRows();

/// A value of targetSys: where the money comes from.
struct TargetRow {
    QLatin1StringView code;
    QLatin1StringView words;
};
[[nodiscard]] std::span<const TargetRow> targetRows();

[[nodiscard]] payment::Meaning meaningOf(payment::Purpose purpose, QStringView errCode);
[[nodiscard]] Action actionOf(QStringView errCode);
[[nodiscard]] payment::Meaning meaningOfStatus(QStringView status);
[[nodiscard]] payment::Meaning meaningOfRefundStatus(QStringView refundStatus);
/// Of Complete, Release and the queries about them; Unknown for other purposes.
[[nodiscard]] payment::Meaning meaningOfSecureStatus(payment::Purpose purpose,
                                                     QStringView secureStatus);

} // namespace netpay
} // namespace till::channels
