// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "app/tillctl/answer.h"
#include "app/tillctl/session.h"
#include "app/tillctl/tenders.h"

#include <memory>

/// What every command about payments begins and ends with.
namespace till::ctl {

/// A desk that is open.
struct Counter {
    std::unique_ptr<desk::Desk> desk;
    std::unique_ptr<Ears> ears;
    int waitSeconds = 0;
};

/// In the name of --operator. Malformed for words that cannot be read; Refused: --operator or
/// --approver names nobody who may do it.
[[nodiscard]] Result<Counter> openCounter(const Session& session);
/// A mistake in the words, or what the till's files say.
[[nodiscard]] Answer notOpened(const Error& error);
/// Waits until the payment has come to its end and nothing about it is on its way any more, and
/// says what became of it.
[[nodiscard]] Answer outcomeOf(Counter& counter, const PaymentId& id);
/// What the service refused to begin.
[[nodiscard]] Answer notBegun(const Counter& counter);

} // namespace till::ctl
