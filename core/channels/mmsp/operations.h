// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/mmsp/codes.h"
#include "core/channels/mmsp/config.h"
#include "core/channels/protocol.h"

#include <span>

namespace till::channels {
namespace mmsp {

/// The interfaces of scan pay in the document's order.
enum class Id {
    WechatOrder,
    WechatPay,
    WechatH5,
    AlipayOrder,
    AlipayPay,
    AlipayStatic,
    AlipayDynamic,
    AlipayH5,
    QqOrder,
    QqPay,
    JdOrder,
    UnionpayOrder,
    WechatWakeUp,
    OpenIdRedirect,
    Query,
    Cancel,
    Close,
    Refund,
    RefundQuery,
    Notification,
};

[[nodiscard]] std::span<const Interface> scanInterfaces();
[[nodiscard]] const Interface& interfaceOf(Id id);
/// `which` is one of scanInterfaces(), or a copy of it.
[[nodiscard]] Id idOf(const Interface& which);

/// The request's CommandID. Not of pages and of the notification.
[[nodiscard]] int commandOf(Id id, const MmspConfig& config);
/// Not of pages.
[[nodiscard]] Step stepOf(Id id);

} // namespace mmsp
} // namespace till::channels
