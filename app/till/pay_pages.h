// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QTemporaryDir>
#include <QUrl>

namespace till::app {

/// Opens the page on which a customer pays in the browser of this machine. What the browser then
/// says is no proof of anything: the till asks the acquirer. GUI thread.
class PayPages {
public:
    /// `html` is a form that takes the browser to `url`; empty, the address is enough. Refused for
    /// an address that is not https (or of this machine); Unavailable without a browser or a place
    /// for the file, which only this user can read and which goes with the program.
    [[nodiscard]] Result<void> open(const PaymentId& payment, const QUrl& url,
                                    const QByteArray& html);

private:
    QTemporaryDir m_folder;
};

} // namespace till::app
