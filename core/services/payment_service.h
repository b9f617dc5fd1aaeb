// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/channel.h"
#include "core/payment/machine.h"
#include "core/payment/routing.h"
#include "core/ports/alarm.h"
#include "core/ports/clock.h"
#include "core/ports/journal.h"
#include "core/ports/payment_index.h"
#include "core/ports/random.h"
#include "core/ports/transport.h"
#include "core/services/channel_client.h"
#include "core/services/checkout_service.h"
#include "core/services/payment_book.h"
#include "core/services/payment_change.h"
#include "core/services/payment_rules.h"
#include "core/services/payment_state.h"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QUrl>

#include <memory>
#include <optional>
#include <vector>

namespace till::services {

/// The shop's choices that payments need.
struct PaymentConfig {
    int tillNumber = 1;
    bool training = false;
    bool printSlips = true;             ///< of voids and refunds
    QStringList goodsTo;                ///< channels that are told what is sold
    QList<payment::RouteRule> rules;    ///< who takes what; none: the first channel that can
    catalog::ScaleLayouts scaleLayouts; ///< to know goods from payment codes
};

/// Money through an acquirer: records, then sends, then records, then announces. The machine
/// (payment/machine.h) decides; this carries out. Core thread.
class PaymentService : public QObject {
    Q_OBJECT

public:
    struct Doors {
        ports::Clock& clock;
        ports::Random& random;
        ports::Journal& journal;
        ports::PaymentIndex& payments;
        ports::Transport& transport;
        ports::Alarm& alarm;
    };
    /// The doors and the checkout must outlive the service. `codeKey` is the secret under which
    /// payment codes are known again.
    PaymentService(Doors doors, CheckoutService& checkout, PaymentConfig config, Secret codeKey,
                   QObject* parent = nullptr);
    ~PaymentService() override;
    Q_DISABLE_COPY_MOVE(PaymentService)

    /// Puts an acquirer in place, instead of the one of the same name if there is one; new ones
    /// are asked after those that came before. Payments that are waiting for it go on.
    void setChannel(ChannelSetup setup);
    [[nodiscard]] const PaymentsState& state() const { return m_state; }
    /// Something about this payment is on its way to the acquirer. A finished one may be asked for,
    /// too.
    [[nodiscard]] bool isAsking(const PaymentId& id) const;
    /// A verified notification of this channel names an order, by our number or by the acquirer's.
    /// What it says is not believed: the till asks, unless it knows already. False: the channel
    /// has no such order here, or nothing can be recorded now. Saying it again does no harm.
    [[nodiscard]] bool hint(const QString& channel, const channels::Hint& hint);

public Q_SLOTS:
    /// Picks up every unfinished payment and asks what became of it; selling goes on at once.
    void recover();
    /// Whose name stands on what follows.
    void setOperator(const till::OperatorId& id);

    /// Takes `amount` for the sale at the desk with the customer's code. The code is used once.
    void charge(till::Money amount, const till::services::PaymentCodeDigits& code,
                till::payment::EntryMode entry);
    /// The same through a channel that somebody has chosen (see RouteView::choices).
    void chargeThrough(till::Money amount, const till::services::PaymentCodeDigits& code,
                       till::payment::EntryMode entry, const QString& channel);
    /// Takes `amount` for the sale at the desk with a code that the customer reads: it comes as
    /// `facts.payUrl` of the current payment, or as pageReady(). `channel` is empty, or chosen.
    void chargeShown(till::Money amount, const QString& means, const QString& channel);
    /// Lets an acquirer hold `amount` for a customer, with a code that the customer reads. Belongs
    /// to no sale. `note` (at most 40 characters) says what it is for.
    void takeDeposit(till::Money amount, const QString& means, const QString& note);
    /// Pays the sale at the desk with a part or all of a deposit; the rest of it goes back to the
    /// customer. It cannot be stopped: it is asked about until it is decided.
    void completeDeposit(const till::PaymentId& deposit, till::Money amount);
    /// Gives all of a deposit back. `approver` is empty where the operator may do it alone.
    void releaseDeposit(const till::PaymentId& deposit, const QString& reason,
                        const till::OperatorId& approver);
    /// Gives up waiting: one last query, then the payment is cancelled (at most about 30 s). A code
    /// that is shown is closed by it.
    void stopWaiting(const till::PaymentId& id);
    void queryNow(const till::PaymentId& id);
    /// Asks by the number that stands on the customer's phone.
    void queryByAcquirerNumber(const till::PaymentId& id, const QString& number);
    /// The sale goes on with another means; `approver` has shown the right to that.
    void setAside(const till::PaymentId& id, const till::OperatorId& approver);
    /// Two different persons have seen the proof on the customer's phone.
    void markPaid(const till::PaymentId& id, const till::OperatorId& first,
                  const till::OperatorId& second, const QString& evidence);
    /// `approver` is empty where the operator may do it alone.
    void voidPayment(const till::PaymentId& id, const QString& reason,
                     const till::OperatorId& approver);
    void refund(const till::PaymentId& id, till::Money amount, const QString& reason,
                const till::OperatorId& approver);
    /// After the journal has been reopened and the checkout has come back.
    void retryJournal();

Q_SIGNALS:
    void stateChanged(const till::services::PaymentsState& state);
    void finished(const till::services::PaymentResult& result);
    void refused(const till::services::PaymentRefusal& refusal);
    /// The page on which the customer pays: `html` is a form that takes a browser to `url`, or
    /// empty where the address is enough. Said once; the till itself sends nothing there.
    void pageReady(const till::PaymentId& id, const QUrl& url, const QByteArray& html);
    /// A slip was queued: of a void, refund or release, or of a deposit.
    void printQueued();
    void journalFailed(const till::Error& error);

private:
    /// A payment code, as far as it may be remembered.
    struct ReadCode {
        std::optional<PaymentRefusal::Reason> trouble;
        QString means;
        QString tail;
        QByteArray digest;
    };
    using Reason = PaymentRefusal::Reason;
    /// What somebody wants to pay with.
    struct Way {
        QString means;
        payment::Presentation presentation = payment::Presentation::Read;
        payment::RoutePurpose purpose = payment::RoutePurpose::Payment;
        QString chosen; ///< a channel; empty: by the rules
    };
    using Chosen = tl::expected<QString, PaymentRefusal>; ///< a channel, or why there is none

    // What may begin: payment_begin.cpp.
    [[nodiscard]] ReadCode read(const PaymentCodeDigits& code) const;
    [[nodiscard]] QList<payment::RouteChoice> choices() const;
    [[nodiscard]] Chosen channelFor(const Way& way) const;
    [[nodiscard]] std::optional<PaymentRefusal> whyNotAmount(Money amount,
                                                             const QString& channel) const;
    [[nodiscard]] std::optional<PaymentRefusal> whyNotAtTheDesk(Money amount) const;
    [[nodiscard]] std::optional<PaymentRefusal> whyNotCode(const ReadCode& code) const;
    [[nodiscard]] OpenPayment shown(Money amount, const QString& means,
                                    const QString& channel) const;
    void begin(OpenPayment wanted);

    // Numbers and decisions: payment_service.cpp.
    [[nodiscard]] Result<payment::Payment> numbered(payment::Payment wanted);
    [[nodiscard]] Result<QString> generation();
    void refuse(const PaymentRefusal& refusal);
    void refuse(Reason reason) { refuse(PaymentRefusal{reason, {}, {}}); }
    void decide(const PaymentId& id, const payment::Event& event, const Decision& decision);

    // One step of one payment: payment_flow.cpp.
    void handle(const PaymentId& id, const payment::Event& event, const Decision& decision = {});
    [[nodiscard]] bool record(PaymentChange& change);
    [[nodiscard]] bool append(const QList<ports::JournalEntry>& entries);
    void announce(const PaymentChange& change);
    void carryOn(OpenPayment& open, const payment::Step& step);
    [[nodiscard]] OpenPayment* open(const PaymentId& id);

    // Requests and answers: payment_requests.cpp.
    void send(OpenPayment& open, payment::Request request);
    void post(OpenPayment& open, payment::Request request);
    /// A request that has been sent, and when.
    struct Sent {
        PaymentId id;
        payment::Request request = payment::Request::Operate;
        int epoch = 0;
    };
    void take(const Sent& sent, const ChannelClient::Reply& reply);
    [[nodiscard]] payment::Event eventOf(const Sent& sent, const ChannelClient::Reply& reply);
    [[nodiscard]] payment::Outcome weighed(const Sent& sent, const payment::Outcome& outcome);
    [[nodiscard]] bool wasVoided(const payment::Payment& payment) const;
    void sendWaitingQueries();
    [[nodiscard]] bool isInTheBackground(const OpenPayment& open) const;
    [[nodiscard]] payment::Message messageFor(const OpenPayment& open, payment::Request request);
    void fillForPay(payment::Message& message, const OpenPayment& open);
    void closeWithoutCode(const Sent& sent);
    /// It should be shown, and there is nothing to show. Not known of a channel that is not there.
    [[nodiscard]] bool hasNoCode(const payment::Payment& payment) const;
    [[nodiscard]] ChannelClient* clientOf(const QString& channel) const;
    /// Nothing is possible with a channel that is not there.
    [[nodiscard]] payment::ChannelTraits traitsOf(const QString& channel) const;
    [[nodiscard]] payment::Step stepOf(const OpenPayment& open, const payment::Event& event) const;
    [[nodiscard]] int drawJitter();

    // Money back: payment_returns.cpp.
    [[nodiscard]] std::optional<ReturnCase> returnCase(const PaymentId& paid);
    void giveBack(const ReturnCase& about, const payment::Payment& wanted);
    [[nodiscard]] std::optional<payment::Step> automaticReturn(const ReturnCase& about);
    [[nodiscard]] std::optional<payment::Step> followUpOf(const PaymentChange& change);
    [[nodiscard]] std::optional<sale::Command> returnCommand(const PaymentChange& change);
    [[nodiscard]] QList<ports::JournalEntry> slipOf(const PaymentChange& change) const;
    void noteOwed(const PaymentChange& change);
    void findOwed();
    void returnOwed();

    // Starts, halts and snapshots: payment_recovery.cpp.
    void watchAgain();
    void halt(const Error& error);
    void stopSending();
    [[nodiscard]] Result<QList<PaymentId>> refold(QList<PaymentResult>& found);
    [[nodiscard]] QList<PaymentView> unsettled();
    void goOn(const PaymentId& id);
    void wakeDue();
    void reschedule();
    void followCheckout(const CheckoutState& checkout);
    void publish();
    void refreshDeposits();
    [[nodiscard]] QList<DepositView> heldDeposits() const;

    Doors m_doors;
    CheckoutService& m_checkout;
    PaymentConfig m_config;
    Secret m_codeKey;
    OperatorId m_operator;
    std::vector<std::unique_ptr<ChannelClient>> m_clients; ///< in the settings' order
    PaymentBook m_book;
    QList<PaymentId> m_waitingQueries;    ///< in the background few ask at a time
    QList<PaymentId> m_backgroundQueries; ///< on their way
    QHash<PaymentId, qint64> m_owed;      ///< captured too late and not given back yet: when to try
    QList<payment::Payment> m_deposits;   ///< held by acquirers, as of the latest record about one
    int m_epoch = 0;                      ///< grows with each halt that has ended
    bool m_recovered = false;
    bool m_halted = false;
    bool m_stepping = false; ///< what the checkout says now is part of our own step
    PaymentsState m_state;
};

} // namespace till::services
