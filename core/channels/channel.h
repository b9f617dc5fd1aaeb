// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/channels/protocol.h"
#include "core/payment/message.h"
#include "core/payment/traits.h"
#include "core/ports/transport.h"

#include <QByteArrayView>
#include <QString>

namespace till::channels {

/// A login's result; the token goes into the next Stamp.
struct Login {
    Secret token;
    int lifetimeMs = 0; ///< from now; > 0
};

/// What a verified notification names. Never a proof: it only makes the till ask.
struct Hint {
    QString order;         ///< our order id; empty: only the acquirer's is named
    QString acquirerOrder; ///< empty: not named
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
    /// What the answer to `message` comes down to; `key` is the channel's, for protocols that sign
    /// answers. Anything that cannot be trusted is Unknown.
    [[nodiscard]] virtual payment::Outcome decode(const payment::Message& message,
                                                  const ports::HttpAnswer& answer,
                                                  const Secret& key) const = 0;
    /// All its interfaces by their fields.
    [[nodiscard]] virtual const Protocol& protocol() const = 0;
    /// A notification, verified with the algorithm that is configured, whatever the message names.
    /// Malformed, or Refused where the signature is wrong or the channel has none.
    [[nodiscard]] virtual Result<Hint> readHint(QByteArrayView body, const Secret& key) const;

    /// True: each request needs the token of a login.
    [[nodiscard]] virtual bool needsLogin() const { return false; }
    [[nodiscard]] virtual Result<ports::HttpRequest> encodeLogin(const Stamp& stamp) const = 0;
    /// Refused with the acquirer's code in `detail`; Malformed for anything unreadable.
    [[nodiscard]] virtual Result<Login> decodeLogin(const ports::HttpAnswer& answer) const = 0;
};

} // namespace till::channels
