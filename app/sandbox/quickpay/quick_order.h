// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/mmsp/envelope.h"
#include "app/sandbox/quickpay/quick_script.h"
#include "core/base/instant.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace till::sandbox::quickpay {

/// How an order came to be.
enum class QuickKind {
    Card,    ///< with the card's data
    Bound,   ///< with a card that is bound
    Page,    ///< UnionPay's page
    Binding, ///< no payment: only binds a card
};

enum class QuickStage {
    AwaitingCode,
    Confirmed, ///< the bank decides
    Paid,      ///< of Binding: bound
    Failed,
    Refunded,
};

/// An order on the platform's books. Of the payer's data only masks are kept.
struct QuickOrder {
    QString merchantsId; ///< MERORDERID
    QString number;      ///< LIST_ID
    QuickKind kind = QuickKind::Card;
    mmsp::Origin origin;
    qint64 amount = 0; ///< fen
    QString card;      ///< masked
    QString cardType;
    QString ending; ///< of the card, or of a page's amount: names the script
    QString phone;  ///< masked
    QString person; ///< masked name
    QString idCard; ///< masked
    QString user;
    QString binding; ///< BIND_ID; empty: none
    QString notifyUrl;
    QString jumpUrl;
    Instant at;
    Instant paidAt;
    Instant smsAt;
    int smsSent = 0;
    int wrongCodes = 0;
    int queries = 0; ///< since the confirmation
    QuickStage stage = QuickStage::AwaitingCode;
    QString reason;       ///< of Failed
    bool isBound = false; ///< its binding is good for further payments
    qint64 serial = 0;

    [[nodiscard]] bool isByCard() const { return kind != QuickKind::Page; }
    [[nodiscard]] QString bank() const;
    /// The code of the last message.
    [[nodiscard]] QString smsCode() const;
    [[nodiscard]] bool smsArrived() const;

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static std::optional<QuickOrder> fromJson(const QJsonObject& json);
};

/// 622588******6648; short texts are hidden whole.
[[nodiscard]] QString maskedNumber(const QString& number, int front, int back);

/// The bodies of answers and notifications.
[[nodiscard]] mmsp::Json orderAnswer(const QuickOrder& order);
[[nodiscard]] mmsp::Json queryAnswer(const QuickOrder& order);
[[nodiscard]] mmsp::Json batchRow(const QuickOrder& order);
[[nodiscard]] mmsp::Json bindingAnswer(const QuickOrder& order);
[[nodiscard]] mmsp::Json pushBody(const QuickOrder& order, int attempt, Instant now);
/// STATUS with ERRCODE and ERRMSG.
[[nodiscard]] mmsp::Json refusal(const QString& code, const QString& reason);

} // namespace till::sandbox::quickpay
