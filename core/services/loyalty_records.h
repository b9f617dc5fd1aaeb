// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ports/journal.h"
#include "core/services/loyalty_transaction.h"

#include <QByteArray>
#include <QString>

#include <variant>

/// How the membership host's affairs stand in the journal. What belongs to one batch has the
/// subject memberSubject(period), so that a start reads one day and not all years; the rest has the
/// subject "loyalty".
namespace till::services {

namespace member_events {

/// "loyalty.checkin_asked" {"trace"}: the check-in has consumed a number.
struct CheckinAsked {
    QString trace;

    bool operator==(const CheckinAsked&) const = default;
};
/// "loyalty.checked_in" {"batch","storeName","offset"}
struct CheckedIn {
    QString batch; ///< as the host says
    QString storeName;
    qint64 offsetMs = 0; ///< the host's clock less ours

    bool operator==(const CheckedIn&) const = default;
};
/// "loyalty.batch_opened" {"period","batch","lastTrace","since"}
struct BatchOpened {
    int period = 0;
    QString batch;
    int lastTrace = 0;
    int since = 0; ///< the oldest period that is not done with

    bool operator==(const BatchOpened&) const = default;
};
/// "loyalty.batch_closed" {"period","how":"even|manager|host","by"}
struct BatchClosed {
    enum class How { Even, Manager, Host };
    int period = 0;
    How how = How::Even;
    OperatorId by;

    bool operator==(const BatchClosed&) const = default;
};
/// "loyalty.exception" {"period","trace","operation","cardTail","points","cash","code","text"}
struct ExceptionNoted {
    int period = 0;
    QString trace; ///< empty: a whole batch that the host has left behind
    MemberOperation operation = MemberOperation::Consume;
    QString cardTail;
    Money points;
    Money cash;
    QString code;
    QString text; ///< English, or the host's words

    bool operator==(const ExceptionNoted&) const = default;
};
/// "loyalty.exception_closed" {"period","trace","verdict":"happened|didNot","by","note"}
struct ExceptionClosed {
    enum class Verdict { Happened, DidNot };
    int period = 0;
    QString trace;
    Verdict verdict = Verdict::DidNot;
    OperatorId by;
    QString note;

    bool operator==(const ExceptionClosed&) const = default;
};

// Of one batch.

/// "loyalty.asked" {"trace","call"}: something without effect has consumed a number.
struct Asked {
    QString trace;
    QString call;

    bool operator==(const Asked&) const = default;
};
/// "loyalty.begun": the intent.
struct Begun {
    QString trace;
    QString batch;
    Instant at;
    MemberOrder order;

    bool operator==(const Begun&) const = default;
};
/// "loyalty.reversal_owed" {"trace"}: in the transaction of the intent, before the request.
struct ReversalOwed {
    QString trace;

    bool operator==(const ReversalOwed&) const = default;
};
/// "loyalty.answered" {"trace","state","code","text",facts}; lifts the reversal.
struct Answered {
    QString trace;
    MemberState state = MemberState::Done; ///< Done, Refused or NotSent
    QString code;
    QString text;
    MemberFacts facts;

    bool operator==(const Answered&) const = default;
};
/// "loyalty.unanswered" {"trace","code","text"}
struct Unanswered {
    QString trace;
    QString code;
    QString text;

    bool operator==(const Unanswered&) const = default;
};
/// "loyalty.reversed" {"trace","code","text"}
struct Reversed {
    QString trace;
    QString code;
    QString text;

    bool operator==(const Reversed&) const = default;
};
/// "loyalty.cash" {"trace","fen","reason":"supplyCash|returnCash","by"}: into the drawer is
/// positive.
struct CashMoved {
    enum class Reason { SupplyCash, ReturnCash };
    QString trace;
    Money amount;
    Reason reason = Reason::SupplyCash;
    OperatorId by;

    bool operator==(const CashMoved&) const = default;
};
/// "loyalty.settle_asked" {"trace","by",totals}
struct SettleAsked {
    QString trace;
    MemberTotals totals;
    OperatorId by;

    bool operator==(const SettleAsked&) const = default;
};
/// "loyalty.settle_answered" {"verdict":"even|uneven|refused|notSent|unanswered","flag","code",
/// "text"}
struct SettleAnswered {
    enum class Verdict { Even, Uneven, Refused, NotSent, Unanswered };
    Verdict verdict = Verdict::Unanswered;
    QString flag;
    QString code;
    QString text;

    bool operator==(const SettleAnswered&) const = default;
};
/// "loyalty.detail_kept" {"file","rows","sha256"}
struct DetailKept {
    QString file;
    int rows = 0;
    QByteArray sha256;

    bool operator==(const DetailKept&) const = default;
};
/// "loyalty.detail_posted" {"status"}
struct DetailPosted {
    int status = 0; ///< of HTTP

    bool operator==(const DetailPosted&) const = default;
};

} // namespace member_events

using MemberEvent =
    std::variant<member_events::CheckinAsked, member_events::CheckedIn, member_events::BatchOpened,
                 member_events::BatchClosed, member_events::ExceptionNoted,
                 member_events::ExceptionClosed, member_events::Asked, member_events::Begun,
                 member_events::ReversalOwed, member_events::Answered, member_events::Unanswered,
                 member_events::Reversed, member_events::CashMoved, member_events::SettleAsked,
                 member_events::SettleAnswered, member_events::DetailKept,
                 member_events::DetailPosted>;

/// What one record says.
struct MemberRecord {
    int period = 0; ///< of the subject; 0 for what belongs to no batch
    MemberEvent event;

    bool operator==(const MemberRecord&) const = default;
};

[[nodiscard]] QString memberSubject();
[[nodiscard]] QString memberSubject(int period);

[[nodiscard]] ports::JournalEntry memberEntry(const MemberRecord& record);
/// Corrupt: not a record of this kind, or not as it was written.
[[nodiscard]] Result<MemberRecord> readMemberRecord(const ports::JournalRecord& record);

} // namespace till::services
