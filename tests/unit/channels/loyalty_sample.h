// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/loyalty/messages.h"
#include "core/channels/loyalty/protocol.h"

#include <QByteArray>
#include <QUrl>

#include <memory>

/// A shop of members, and a request for each interface.
namespace till::loyalty_sample {

inline channels::LoyaltyConfig config()
{
    channels::LoyaltyConfig config;
    config.base = QUrl(QStringLiteral("https://members.example:8443"));
    config.storeNo = QStringLiteral("102310000000001");
    config.terminalNo = QStringLiteral("00000042");
    return config;
}

inline std::shared_ptr<const Secret> hidden(const QByteArray& text)
{
    return std::make_shared<const Secret>(QByteArray(text));
}

inline const Secret noKey;
inline channels::Stamp stamp()
{
    return {Instant{1'795'147'200'000}, QByteArray(16, 'n'), noKey, noKey};
}

/// Every field of the document.
[[nodiscard]] channels::loyalty::ConsumeRequest consume();
/// The request of each interface, with every field but those that exclude each other.
[[nodiscard]] std::shared_ptr<void> request(channels::loyalty::Call call);

} // namespace till::loyalty_sample
