// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/mmsp/envelope.h"

#include <QList>
#include <QString>

/// What happens to an order: the last four digits of a payment code, or the last two of the amount
/// of an order that gives out an address.
namespace till::sandbox::mmsp {

enum class Fate {
    Paid,
    Waiting, ///< for the customer
    Failed,
    Reversed, ///< charged and given back by the platform
    Nothing,  ///< never reached the books
};

enum class Telling {
    Honest,
    OtherOrder,     ///< the payment's answer names another MERORDERID
    WrongAmount,    ///< queries name a fen too much
    Denied,         ///< charged, although the answer says failed
    DeniedOutright, ///< charged, although the answer is the negative one
};

enum class GivingBack {
    Works,
    Refused,
    RefusedWhileWaiting,
    DoneUnanswered,    ///< the first answer is lost
    NotDoneUnanswered, ///< the first request is lost
    DoneWith500,       ///< the first answer is an HTML page
    RefusedLater,      ///< accepted; the third refund query says failed
};

enum class Pushing { AfterPayment, Never, ForgedFirst };

struct ScanScript {
    QString ending;
    QString meaning; ///< one line for the manual
    Fate fate = Fate::Paid;
    QString reason = {}; ///< of Failed
    QString code = {};   ///< ERR_CODE of Failed; empty: D4
    Mishap mishap = Mishap::None;
    int queriesUntilDecided = 0; ///< of Waiting; 0: never
    Fate decided = Fate::Paid;   ///< what Waiting becomes
    qint64 decidedAfterMs = 0;   ///< or when it becomes so by itself; 0: never
    qint64 hiddenMs = 0;         ///< queries do not find it for so long
    qint64 arrivesAfterMs = 0;   ///< nothing finds it for so long, then it happens
    Telling telling = Telling::Honest;
    GivingBack cancelling = GivingBack::Works;
    GivingBack refunding = GivingBack::Works;
    Pushing pushing = Pushing::AfterPayment;
    bool paysWhenClosed = false;
};

/// By the ending of a payment code, in the manual's order.
[[nodiscard]] const QList<ScanScript>& codeScripts();
/// By the last two digits of an amount.
[[nodiscard]] const QList<ScanScript>& amountScripts();

[[nodiscard]] const ScanScript& codeScript(const QString& ending);
[[nodiscard]] const ScanScript& amountScript(const QString& ending);
/// The manual's tables in Markdown.
[[nodiscard]] QString scanScriptTables();

} // namespace till::sandbox::mmsp
