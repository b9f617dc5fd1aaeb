// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/channels/mmsp/config.h"
#include "core/channels/mmsp/messages.h"
#include "core/channels/mmsp/operations.h"
#include "core/channels/protocol.h"
#include "core/payment/message.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QUrl>

#include <variant>

namespace till::channels {
namespace mmsp {

/// A sale's message in the document's words.
struct Draft {
    Id id = Id::Query;
    std::variant<OrderRequest, CodePayRequest, OrderNumberRequest, RefundRequest,
                 RefundQueryRequest>
        request;

    [[nodiscard]] const void* message() const
    {
        return std::visit([](const auto& each) -> const void* { return &each; }, request);
    }
};

/// Which interface says it. Refused: none does; `detail` says what.
[[nodiscard]] Result<Id> idFor(const payment::Message& message, const MmspConfig& config);
/// `nonce`: 16 random bytes. Errors as with idFor(); the tables' rules are not looked at.
[[nodiscard]] Result<Draft> draft(const payment::Message& message, const MmspConfig& config,
                                  const QByteArray& nonce);

/// 15 characters: the shortest that a RANDSTR may have at most.
[[nodiscard]] QString randomText(const QByteArray& nonce);
/// "2026-11-20 16:05:23": China's time, which has been UTC+8 all year since 1991.
[[nodiscard]] QString chinaTime(Instant instant);

/// Where the browser goes. Refused for a page whose address is not known.
[[nodiscard]] Result<QUrl> wakeUpAddress(const WakeUpPage& page, const MmspConfig& config);
[[nodiscard]] Result<QUrl> identityAddress(const IdentityPage& page, const MmspConfig& config);

} // namespace mmsp
} // namespace till::channels
