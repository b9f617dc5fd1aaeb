// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/payment/message.h"
#include "core/payment/traits.h"
#include "core/ports/transport.h"

#include <QByteArray>

namespace till::channels {

/// What a request is signed with: time and chance are parameters.
struct Stamp {
    Instant now;
    QByteArray nonce;    ///< 16 random bytes
    const Secret& key;   ///< the channel's key
    const Secret& token; ///< of a login; empty where the channel signs each request
};

/// A login's result; the token goes into the next Stamp.
struct Login {
    Secret token;
    int lifetimeMs = 0; ///< from now; > 0
};

/// One acquirer's protocol, as pure functions over bytes: core/net carries them, core/services
/// decides what they mean for a sale.
class Channel {
public:
    virtual ~Channel() = default;

    [[nodiscard]] virtual const payment::ChannelTraits& traits() const = 0;
    /// The request for a message. OutOfRange, Malformed: the message cannot be said in this
    /// protocol (`detail` names the field); Refused: this channel does not do that.
    [[nodiscard]] virtual Result<ports::HttpRequest> encode(const payment::Message& message,
                                                            const Stamp& stamp) const = 0;
    /// What the answer to `message` comes down to. Anything that cannot be trusted is Unknown.
    [[nodiscard]] virtual payment::Outcome decode(const payment::Message& message,
                                                  const ports::HttpAnswer& answer) const = 0;

    /// True: each request needs the token of a login.
    [[nodiscard]] virtual bool needsLogin() const { return false; }
    [[nodiscard]] virtual Result<ports::HttpRequest> encodeLogin(const Stamp& stamp) const = 0;
    /// Refused with the acquirer's code in `detail`; Malformed for anything unreadable.
    [[nodiscard]] virtual Result<Login> decodeLogin(const ports::HttpAnswer& answer) const = 0;
};

} // namespace till::channels
