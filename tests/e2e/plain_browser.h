// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QUrl>

namespace till::test {

/// What came back; status 0: nothing.
struct Shown {
    int status = 0;
    QByteArray body;
    QUrl redirection;
};

/// Opens an address, without following where it sends.
[[nodiscard]] Shown openAddress(const QUrl& address);
/// Opens a page that holds a form and submits it, as the page itself would.
[[nodiscard]] Shown submitForm(const QByteArray& page);
[[nodiscard]] Shown postJson(const QUrl& address, const QByteArray& body);

} // namespace till::test
