// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/channels/loyalty/config.h"
#include "core/channels/loyalty/protocol.h"
#include "core/services/loyalty_transaction.h"

#include <QString>

#include <memory>
#include <optional>

namespace till::services {

/// What a transaction's message has besides its order: never kept.
struct MemberSecrets {
    using Hidden = std::shared_ptr<const Secret>;

    Hidden card; ///< never null
    Hidden track2;
    Hidden track3;
    Hidden password;
    Hidden mobile;
    Hidden verifyCode;
    QString idType;
    Hidden idNumber;
};

/// A message of the channel's type for that call.
struct MemberMessage {
    channels::loyalty::Call call = channels::loyalty::Call::Checkin;
    std::shared_ptr<void> content;
};

/// Where a message belongs.
struct MemberPlace {
    QString batch;
    QString trace;
};

[[nodiscard]] MemberMessage memberMessage(const channels::LoyaltyConfig& config,
                                          const MemberPlace& place, const MemberOrder& order,
                                          const MemberSecrets& secrets);
/// The same message to the address that takes it back; nothing where there is none.
[[nodiscard]] std::optional<MemberMessage> reversalOf(const MemberMessage& message);

[[nodiscard]] MemberMessage settleMessage(const channels::LoyaltyConfig& config,
                                          const MemberPlace& place, const MemberTotals& totals);

/// What the answer to that call says; empty for calls that change nothing.
[[nodiscard]] MemberFacts memberFacts(channels::loyalty::Call call, const void* answer);

} // namespace till::services
