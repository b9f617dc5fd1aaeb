// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/call.h"
#include "app/sandbox/reply.h"

#include <QByteArray>
#include <QString>
#include <QStringView>

namespace till::sandbox::mmsp {

/// A field of a form or of an address's query, decoded; empty if there is none.
[[nodiscard]] QByteArray formField(const QByteArray& form, QByteArrayView name);

/// The two addresses of chapter 10 that lead a browser away and back: wxh5pay wakes the wallet's
/// app up, the other one fetches the customer's id.
[[nodiscard]] Reply pathOfDetour(const Call& call);

/// The address with one more field in its query.
[[nodiscard]] QString withField(const QString& address, QStringView name, const QString& value);

} // namespace till::sandbox::mmsp
