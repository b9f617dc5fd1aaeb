// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/secret.h"
#include "core/channels/mmsp/config.h"
#include "core/channels/protocol.h"
#include "core/channels/quickpay/codes.h"
#include "core/channels/quickpay/replies.h"
#include "core/payment/message.h"
#include "core/payment/payment.h"
#include "core/ports/transport.h"
#include "core/wire/json.h"

#include <QByteArrayView>
#include <QString>

#include <optional>

/// What answers come down to, in quick pay and in the gateway.
namespace till::channels {
namespace quickpay {

/// What an answer has to be about; empty or absent: not known.
struct Asked {
    QString merOrderId;
    QString listId;
    std::optional<Money> amount;
};
/// What a request asks for, found by its wire names. `message` may be null.
[[nodiscard]] Asked askedIn(const FieldTable& table, const void* message);
[[nodiscard]] Asked askedIn(const payment::Message& message);

/// One interface and the number of its request.
struct Operation {
    const Interface& which;
    int command = 0;
    Step step = Step::Query;
};

/// What the acquirer may send: a page of 1,000 rows has some 280 KB, a page in HTML is one text.
[[nodiscard]] wire::JsonLimits limitsOf(Step step);
/// Bytes of the whole answer.
[[nodiscard]] qint64 answerMaxOf(Step step);

/// The answer, verified and read. Whatever cannot be trusted is Unknown; an amount or number that
/// is not what was asked about is a Contradiction, one that is missing is not.
[[nodiscard]] Reading interpret(const Operation& operation, const MmspAccess& access,
                                const Asked& asked, const ports::HttpAnswer& answer,
                                const Secret& key);
/// A notification: Malformed, or Refused where it is not verified.
[[nodiscard]] Result<Reading> interpretNotice(const Interface& which, const MmspAccess& access,
                                              QByteArrayView bytes, const Secret& key);
/// What a message says that nobody verifies: Unknown, with its words and what it is about.
[[nodiscard]] Result<Reading> readUnverified(const Interface& which, const wire::Json& json);

/// The rules of a batch query that its table cannot say: 1 to 1,000 rows, pages from 1.
[[nodiscard]] Result<void> checkBatch(const BatchQueryRequest& request);

/// With all that was signed: whoever shows it hides what the table masks.
[[nodiscard]] Result<Composed> composed(const Operation& operation, const MmspAccess& access,
                                        const void* message, const Secret& key);

/// Ten digits and letters of chance.
[[nodiscard]] QString randomText(const Stamp& stamp);

} // namespace quickpay
} // namespace till::channels
