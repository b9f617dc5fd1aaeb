// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/mmsp/envelope.h"
#include "app/sandbox/mmsp/scan_script.h"

#include <QList>
#include <QString>

/// What happens to a payment by card: the last four digits of its number say it.
namespace till::sandbox::quickpay {

enum class Ordering {
    Works,
    Refused,
    Nothing, ///< never reached the books
};

enum class Confirming {
    Paid,
    Waiting, ///< accepted; decided later
    Refused,
    NotReached, ///< the request is lost on its way
};

enum class Decision { Paid, Failed, Refunded };

struct QuickScript {
    QString ending;
    QString meaning; ///< one line for the manual
    Ordering ordering = Ordering::Works;
    Confirming confirming = Confirming::Paid;
    QString reason = {}; ///< of a refusal or a failure
    mmsp::Mishap orderMishap = mmsp::Mishap::None;
    mmsp::Mishap confirmMishap = mmsp::Mishap::None;
    int queriesUntilDecided = 0; ///< after the confirmation; 0: never
    Decision decided = Decision::Paid;
    bool tellsWrongAmount = false; ///< queries name a fen too much
    bool losesFirstSms = false;    ///< the message arrives only when it is sent again
    mmsp::Pushing pushing = mmsp::Pushing::AfterPayment;
};

[[nodiscard]] const QList<QuickScript>& cardScripts();
[[nodiscard]] const QuickScript& cardScript(const QString& ending);
/// The manual's table in Markdown.
[[nodiscard]] QString cardScriptTable();

} // namespace till::sandbox::quickpay
