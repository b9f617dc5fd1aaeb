// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/base/money.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

/// The vocabulary of money that moves through an acquirer. Pure values; payment/machine.h says what
/// may happen to them.
namespace till::payment {

/// What is asked of the acquirer. All but Pay are about an earlier payment, `Payment::original`.
enum class Operation {
    Pay,
    Void,     ///< takes back the whole payment, on the trade day of the payment
    Refund,   ///< gives back a part or all of it, later too
    Complete, ///< of a deposit: pays a sale with a part or all of it; the rest goes back
    Release,  ///< of a deposit: gives all of it back
};

/// Whose code is read by whom.
enum class Presentation {
    Read,  ///< the till reads the customer's code
    Shown, ///< the customer reads a code that the till shows
};

enum class State {
    Created,    ///< in memory only: nothing recorded, nothing sent
    Intent,     ///< durable; the request may or may not have left
    Pending,    ///< the acquirer says that it is in progress (the customer types a password)
    Unknown,    ///< asked, and no authoritative answer
    Cancelling, ///< of a payment: the decision to cancel is durable
    Succeeded,  ///< captured; of a void or refund: the money has gone back
    Refused,    ///< the acquirer's final no: nothing moved
    NotSent,    ///< no byte of the request left this till
    Cancelled,  ///< never captured and, by the acquirer's own word, closed
    Reversed,   ///< captured, and the cancel has given the money back
    Exception,  ///< contradictory answers: a person decides
};

/// No request of it is expected any more. A negative final may still turn into Succeeded by an
/// authoritative query (a late capture).
[[nodiscard]] bool isFinal(State state);
/// Final without money: another attempt for the same sale may begin.
[[nodiscard]] bool isFinalNegative(State state);
/// Lower camel case, as in journal and JSON: "intent", "notSent".
[[nodiscard]] QString nameOf(State state);
[[nodiscard]] QString nameOf(Operation operation);
[[nodiscard]] std::optional<State> stateNamed(QStringView name);
[[nodiscard]] std::optional<Operation> operationNamed(QStringView name);
[[nodiscard]] QString nameOf(Presentation presentation); ///< "read", "shown"
/// It takes money for a sale: a Pay that is no deposit, and a Complete.
struct Payment;
[[nodiscard]] bool paysSale(const Payment& payment);

/// How the code came in.
enum class EntryMode { Scanned, Typed };

/// A discount that the acquirer or a wallet gave; recorded and printed, never part of our own sums.
struct Promotion {
    QString sponsor; ///< the acquirer's word for who pays it, e.g. "WXPAY"
    QString id;
    Money amount;

    bool operator==(const Promotion&) const = default;
};

/// What the acquirer said about the order; empty or absent: it said nothing about it.
struct Facts {
    std::optional<Money> orderAmount; ///< what was ordered: has to equal ours
    std::optional<Money> paidAmount;  ///< what the payer paid after the acquirer's discounts
    QString orderId;                  ///< our id as echoed: has to equal ours
    QString acquirerOrderId;
    QString retrievalReference; ///< ISO 8583 field 37
    QString settlementDate;     ///< yyyyMMdd
    QString walletName;         ///< the acquirer's name of the wallet, e.g. 微信钱包
    QString walletOrderId;
    QString payUrl;                           ///< of a code that is shown: its content
    std::optional<Money> merchantAllowance;   ///< discount borne by the shop
    std::optional<Money> thirdPartyAllowance; ///< discount borne by somebody else
    std::optional<Money> refundedAmount;      ///< what really went back, of a refund
    QList<Promotion> promotions;

    bool operator==(const Facts&) const = default;
};
/// `newer` where it says something, otherwise `older`.
[[nodiscard]] Facts merged(const Facts& older, const Facts& newer);

/// Every code of every channel comes down to one of these; a code that is not listed is Unknown.
enum class Meaning {
    Succeeded,          ///< done; of a query about a payment: it is paid
    Refused,            ///< a final no, nothing moved
    InProgress,         ///< wait and query
    Unknown,            ///< says nothing reliable
    NotFound,           ///< the acquirer does not know the order; final only by the rule of two
    Returned,           ///< of a query: was voided or reversed, so the money is back
    Refunded,           ///< of a query: at least a part has been refunded
    ConfigurationFault, ///< refused because of how this till is set up: nothing moved
    Contradiction,      ///< amount, order, merchant or currency is not ours
};
[[nodiscard]] QString nameOf(Meaning meaning);

/// What an answer comes down to, with the original kept.
struct Outcome {
    Meaning meaning = Meaning::Unknown;
    QString code; ///< the acquirer's, e.g. "00" or "query:5"; empty if there was none
    QString text; ///< the acquirer's, at most 200 characters, no control characters
    Facts facts;
    int waitMs = 0; ///< at least this long before the next query (some codes say so)
    /// Refused as things stand: the payment that it is about has to be asked for, then it may be
    /// sent again.
    bool queryFirst = false;
    bool loginExpired = false; ///< refused before it was looked at: get a new token and send again

    bool operator==(const Outcome&) const = default;
};

/// One payment, void or refund: the fold of its records, and how far this run of the program has
/// come with it.
struct Payment {
    // As in the record of the intent.
    PaymentId id;
    Operation operation = Operation::Pay;
    SaleId sale;        ///< empty for a deposit and its release
    QString channel;    ///< the configured channel's name, e.g. "poslink"
    Money amount;       ///< > 0
    PaymentId original; ///< of all but Pay
    /// What the customer pays with: "wechat", "alipay", "unionpay", "qq", "jd", "ecny", "qmf",
    /// "applepay", "bank", "unknown", or "deposit" of a Complete. With a code that is read a hint
    /// from its form.
    QString means;
    Presentation presentation = Presentation::Read;
    bool deposit =
        false; ///< of Pay: the acquirer holds the money until it is completed or released
    Instant payableUntil;  ///< of a code that is shown
    qint64 number = 0;     ///< the counter in the id; 0: the id says it
    QString codeTail;      ///< last four characters of the payment code
    QByteArray codeDigest; ///< keyed digest of the payment code, to know it again
    OperatorId by;
    OperatorId approvedBy; ///< empty: nobody had to
    QString reason;        ///< of void and refund
    Instant at;

    // What has become of it.
    State state = State::Created;
    Facts facts;
    QString code; ///< the acquirer's last word
    QString text;
    Instant changedAt;       ///< of the latest record
    bool setAside = false;   ///< the sale goes on without it; if it captures, the money goes back
    bool markedPaid = false; ///< two persons said that it is paid; stays open until it is proved

    // This run only; milliseconds of the steady clock, -1: not yet.
    struct Progress {
        qint64 sentAtMs = -1; ///< of the request, or of the start that found it unfinished
        qint64 resentMs = -1; ///< of the latest void or refund request
        qint64 lastQueryMs = -1;
        qint64 lastCancelMs = -1;
        qint64 notBeforeMs = -1;     ///< the acquirer asked not to be asked before
        qint64 firstNotFoundMs = -1; ///< of the first NotFound that counts
        qint64 stopAskedMs = -1;     ///< the cashier has given up waiting
        qint64 finishedMs = -1;      ///< when it became final in this run: for the watch afterwards
        int queries = 0;             ///< sent
        int queriesAnswered = 0;     ///< with something that says more than Unknown
        int cancels = 0;             ///< sent
        int sends = 0;               ///< of the void or refund request
        int contradictions = 0;      ///< the acquirer said done and then not done
        int watches = 0;             ///< queries after a negative final
        bool requestOnWay = false;
        bool queryOnWay = false;
        bool cancelOnWay = false;
        bool isLastQuery = false;    ///< the query on its way is the one right before the cancel
        bool cancelInDoubt = false;  ///< a cancel was sent and not answered: it may still arrive
        bool accepted = false;       ///< the acquirer said yes to the cancel, or to the void
        bool cancelNotFound = false; ///< the acquirer knows nothing that it could cancel
        bool notFoundTwice = false;  ///< by the rule of two, the order never arrived
        bool originalAsked = false;  ///< the acquirer wanted that before it would go on
        bool refusedAgain = false;   ///< a void or refund that was sent again was refused

        bool operator==(const Progress&) const = default;
    } progress;

    bool operator==(const Payment&) const = default;
};

/// Captures nothing any more and needs nobody: not in the list of unresolved payments.
[[nodiscard]] bool isSettled(const Payment& payment);

} // namespace till::payment

Q_DECLARE_METATYPE(till::payment::Payment)
