// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "app/tillctl/answer.h"
#include "core/services/payment_service.h"

#include <QJsonArray>
#include <QStringList>

#include <functional>
#include <optional>
#include <variant>

namespace till::ctl {

/// "code=-" pays what remains, "code=12.00:-" so much of it; "typed=" instead of "code=" says that
/// the digits were typed from the customer's screen.
struct CodeTender {
    std::optional<Money> amount; ///< none: what remains
    payment::EntryMode entry = payment::EntryMode::Scanned;
};
/// "shown=wechat" lets the customer read a code for what remains, "shown=12.00:wechat" for so much
/// of it.
struct ShownTender {
    std::optional<Money> amount; ///< none: what remains
    QString means;
};
/// "deposit=PAYMENT" takes what remains from a deposit, as far as it goes; "deposit=12.00:PAYMENT"
/// so much of it.
struct DepositTender {
    std::optional<Money> amount;
    PaymentId deposit;
};
using TenderWord = std::variant<sale::Command, CodeTender, ShownTender, DepositTender>;

/// All values of --tender in order; Malformed names the one that cannot be read.
[[nodiscard]] Result<QList<TenderWord>> parseTenders(const QStringList& texts);

/// Seconds of --wait, 1 to 3600; 120 without it.
[[nodiscard]] Result<int> parseWait(const QString& text);

/// Hears what the services say while a command runs, and waits for it.
class Ears : public QObject {
    Q_OBJECT

public:
    /// Forms for a browser are kept in "pages" below `folder`, for this user only; those of an
    /// earlier command are removed.
    Ears(desk::Desk& desk, const QString& folder);

    /// Runs the event loop until `isDone()` or so many seconds have passed. The answer of `isDone`.
    bool waitUntil(const std::function<bool()>& isDone, int seconds);
    /// In training the acquirer takes a moment to come up.
    void waitForChannel();
    /// How a payment, void or refund that was begun after this call ended.
    void forgetPayments();

    QJsonArray notices;
    std::optional<services::CompletedSale> completed;
    QList<services::PaymentResult> results;
    std::optional<services::PaymentRefusal> refusal;

Q_SIGNALS:
    void heard();

private:
    /// Where the customer pays: a line on standard error, once for each payment.
    void tellWhere();
    void keepPage(const PaymentId& id, const QUrl& url, const QByteArray& html);

    desk::Desk& m_desk;
    QString m_pages;
    QString m_told; ///< the content of the code that was told last
};

enum class TenderEnd {
    Taken,
    Refused,
    Pending, ///< not decided within the time, or the journal has halted
};

/// Tenders one after the other until one of them is not taken.
class Cashier {
public:
    /// `channel`: the one that somebody has chosen; empty: by the rules.
    Cashier(desk::Desk& desk, Ears& ears, int waitSeconds, QString channel = {});

    [[nodiscard]] TenderEnd take(const QList<TenderWord>& tenders);
    /// Of the code payments that were tried, in order, as they stand now.
    [[nodiscard]] QJsonArray payments() const;

private:
    void charge(const CodeTender& tender);
    void charge(const ShownTender& tender);
    void charge(const DepositTender& tender);
    [[nodiscard]] TenderEnd await();
    [[nodiscard]] Money remaining() const { return m_desk.checkout().state().totals.remaining; }

    desk::Desk& m_desk;
    Ears& m_ears;
    int m_waitSeconds;
    QString m_channel;
    QList<PaymentId> m_tried;
};

} // namespace till::ctl
