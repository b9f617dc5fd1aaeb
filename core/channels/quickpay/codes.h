// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payment/payment.h"

#include <QLatin1StringView>
#include <QStringView>

#include <span>

/// What the acquirer's words come down to, in quick pay and in the gateway. The world is closed:
/// whatever is not listed says nothing reliable, so it is Unknown.
namespace till::channels {
namespace quickpay {

/// What an interface does; STATUS means something else to each.
enum class Step {
    Order,   ///< order, unionOrder
    Confirm, ///< the SMS's code of an order
    BindPay, ///< bindConfirm: payment by a card that is bound
    Query,
    Sms,  ///< one is sent: bindSms, bindPaySms, resend
    Bind, ///< bind, unbind, bindQuery
    Batch,
    Notice,
};

struct Row {
    QLatin1StringView code;
    payment::Meaning order;
    payment::Meaning confirm;
    payment::Meaning bindPay;
    payment::Meaning query;
    payment::Meaning sms;
    payment::Meaning bind;
    payment::Meaning batch;
    payment::Meaning notice;
    QLatin1StringView words;
};

/// The STATUS of a verified Body.
[[nodiscard]] std::span<const Row> statusRows();
/// The ERRCODE of a verified Body that says that something failed. Other codes are reasons for it.
[[nodiscard]] std::span<const Row> errorRows();
/// The "[-2002]" in front of an error's words, in the answer that nobody signs.
[[nodiscard]] std::span<const Row> negativeRows();

[[nodiscard]] payment::Meaning meaningOf(Step step, const Row& row);
[[nodiscard]] payment::Meaning meaningOf(Step step, QStringView status, QStringView errorCode);
/// `code` as mmsp::bracketCode() found it.
[[nodiscard]] payment::Meaning meaningOfNegative(Step step, QStringView code);

} // namespace quickpay
} // namespace till::channels
