// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/script.h"

#include <QList>
#include <QString>

/// Magic amounts: the last two digits of an order's fen say what happens to it.
namespace till::sandbox::netpay {

enum class Ordering {
    Made,
    Refused, ///< nothing is on the books
};

enum class Ending {
    Paid,
    Never, ///< until somebody pays, it is closed or it expires
    ClosedByItself,
};

/// What a question about the order gets, apart from the truth.
enum class QueryRule {
    Honest,
    UnknownAtFirst,  ///< twice UNKNOWN
    NotFoundAtFirst, ///< twice NO_ORDER
    BusyAtFirst,     ///< twice ORDER_PROCESSING
    WrongAmount,
    OtherOrder,
};

/// What an operation that changes the order does. A request that is repeated meets the rule only
/// once where it says "first".
enum class ChangeRule {
    Works,
    Refused,
    DoneUnanswered,    ///< the first answer is lost
    NotDoneUnanswered, ///< the first request is lost
    DoneWith500,       ///< the first answer is an HTML page
    BusyAtFirst,       ///< the first gets ORDER_PROCESSING
    PaysInstead,       ///< of a close: the customer is faster
    Processing,        ///< of a refund: done at the third query
    ProcessingThenFailed,
    Unknown,    ///< of a refund: UNKNOWN, done at the second query
    QueryFirst, ///< of a refund: INVALID_ORDER until the order was queried again
};

enum class NotificationRule {
    Honest,
    None,
    ForgedFirst, ///< when the order is made, one with a wrong signature says that it is paid
    WrongAmount,
    Twice,
    OtherDigest, ///< rightly signed with the algorithm that is not agreed
};

struct Script {
    int ending = -1; ///< fen modulo 100; -1: all others
    QString meaning; ///< one line for the manual
    Ordering ordering = Ordering::Made;
    QString code = u"SUCCESS"_qs; ///< errCode of the order's answer
    Spoil spoil = Spoil::None;    ///< of the order's answer
    enum class QrCode { Shown, Missing } qrCode = QrCode::Shown;
    Ending end = Ending::Paid;
    int queries = 3;        ///< at which Ending comes
    qint64 paidAfterMs = 0; ///< not 0: paid then, whoever asks
    QueryRule query = QueryRule::Honest;
    ChangeRule close = ChangeRule::Works;
    ChangeRule secure = ChangeRule::Works;
    ChangeRule refund = ChangeRule::Works;
    NotificationRule notification = NotificationRule::Honest;
    int discountPercent = 0; ///< that the payer does not pay
};

/// Every magic amount, in the order of the manual; the last is "any other".
[[nodiscard]] const QList<Script>& scripts();
[[nodiscard]] const Script& scriptOf(qint64 fen);
/// The manual's table in Markdown.
[[nodiscard]] QString scriptTable();

} // namespace till::sandbox::netpay
