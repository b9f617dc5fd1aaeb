// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QUrl>

namespace till::channels {
namespace gateway {

/// A page that posts `envelope` as the field web_api to `address` as soon as it is opened, and has
/// a button for browsers that run no scripts. UTF-8; whatever the envelope holds stays text.
[[nodiscard]] QByteArray payPage(const QUrl& address, QByteArrayView envelope);

} // namespace gateway
} // namespace till::channels
