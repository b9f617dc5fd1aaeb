// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/payment_state.h"

#include <QList>
#include <QString>

#include <optional>

namespace till::models {

/// The pictures of a payment, void or refund: what is known decides, never a timer alone.
enum class PaymentFace {
    Waiting, ///< sent; the customer or the acquirer is at it
    Unknown, ///< long enough: a person may choose
    Refused, ///< a definite no; no money moved, or it is back
    Done,    ///< recorded success
};

struct PaymentStep {
    enum class Mark { Done, Now, Ahead };
    Mark mark = Mark::Ahead;
    QString what;
    QString detail;

    bool operator==(const PaymentStep&) const = default;
};

struct PaymentFact {
    QString name;
    QString value;
    bool standsOut = false; ///< bold, in the colour of the state

    bool operator==(const PaymentFact&) const = default;
};

/// Everything that the page of a payment shows, in the language of now.
struct PaymentText {
    PaymentFace face = PaymentFace::Waiting;
    payment::Operation operation = payment::Operation::Pay;
    QString caption; ///< over the amount: "正在收"
    QString subject; ///< "微信支付 · 付款码尾号 4417"
    Money amount;
    QString headline;
    QString advice;
    QList<PaymentStep> steps;
    QString question; ///< what may be unclear at the counter, bold
    QString answer;
    QList<PaymentFact> facts;
    bool shown = false; ///< the customer reads the till's code
    QString payUrl;     ///< its content; empty: not there yet, or not to be paid any more
    QString payee;      ///< of a shown code: who takes it, for the cashier
    int waitedSeconds = 0;
    int longestSeconds = 0; ///< until the program acts by itself
    bool stopping = false;
    QString foot; ///< means, number and moment in one line
    QString code; ///< the acquirer's, for the manager

    bool operator==(const PaymentText&) const = default;
};

/// Follows one payment, void or refund through the states of the desk. Moments are milliseconds of
/// a steady clock. Value type of the GUI thread.
class PaymentModel {
public:
    PaymentModel() = default;
    explicit PaymentModel(const PaymentId& id) : m_id(id) {}

    [[nodiscard]] const PaymentId& id() const { return m_id; }
    void update(const services::PaymentsState& state, qint64 nowMs);
    /// The result is final news: a state without this payment changes nothing any more.
    void take(const services::PaymentResult& result, qint64 nowMs);
    /// It is among the open ones, or its result is here.
    [[nodiscard]] bool isKnown() const { return m_view.has_value(); }
    /// Its end has been announced.
    [[nodiscard]] bool isFinished() const { return m_finished; }
    [[nodiscard]] const payment::Payment& payment() const { return m_view->payment; }
    [[nodiscard]] const services::PaymentView& view() const { return *m_view; }

    /// The desk speaks when something happens; that nothing has happened for long is seen here.
    [[nodiscard]] PaymentFace face(qint64 nowMs) const;
    /// Only of a payment that is known.
    [[nodiscard]] PaymentText text(qint64 nowMs) const;

private:
    [[nodiscard]] bool isOverdue(qint64 nowMs) const;

    PaymentId m_id;
    std::optional<services::PaymentView> m_view;
    payment::ChannelTraits m_traits;
    qint64 m_seenAtMs = 0; ///< when m_view came
    qint64 m_stoppingSinceMs = -1;
    bool m_finished = false;
};

} // namespace till::models
