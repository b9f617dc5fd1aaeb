// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/netpay/order.h"

#include <QByteArray>
#include <QJsonObject>
#include <QMap>
#include <QString>

namespace till::sandbox::netpay {

/// With what the acquirer signs its notifications (1.8.4).
enum class Digest { Md5, Sha256 };

/// What a notification about this order says, unsigned: texts by name, none of them empty.
[[nodiscard]] QJsonObject paidFields(const Order& order);

/// The signature over all fields but `sign`: sorted, joined, the key behind them.
[[nodiscard]] QByteArray signatureOf(const QMap<QString, QString>& fields, const QByteArray& key,
                                     Digest digest);

/// The form to POST: the fields, a field of any name and value that only makes each attempt
/// another text, the signType where it is not MD5, and the signature.
[[nodiscard]] QByteArray signedForm(const QJsonObject& fields, const QByteArray& salt,
                                    const QByteArray& key, Digest digest);

} // namespace till::sandbox::netpay
