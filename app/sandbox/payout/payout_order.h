// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/mmsp/envelope.h"
#include "app/sandbox/mmsp/json.h"
#include "core/base/instant.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace till::sandbox::payout {

enum class PayState { Done = 1, UnderWay = 2, Failed = 3, Audited = 5 };

enum class Recording { Recorded, Refused, Lost };

/// What happens to a payout: the last two digits of its amount in fen say it.
struct PayoutScript {
    QString ending;
    QString meaning; ///< one line for the manual
    Recording recording = Recording::Recorded;
    QString code = u"0000"_qs; ///< RETCODE of the payout's answer
    PayState first = PayState::UnderWay;
    /// PAYSTATE of the queries, the last one for ever.
    QList<PayState> queries = {PayState::UnderWay, PayState::Done};
    QString firstQueryCode = u"0000"_qs; ///< RETCODE of the first query
    mmsp::Mishap mishap = mmsp::Mishap::None;
    bool answersGarbled = false;   ///< ENCRYPT that no key opens
    bool tellsWrongAmount = false; ///< queries name a fen too much
};
[[nodiscard]] const QList<PayoutScript>& payoutScripts();
[[nodiscard]] const PayoutScript& payoutScript(const QString& ending);
/// The manual's table in Markdown.
[[nodiscard]] QString payoutScriptTable();

/// The document's words for a RETCODE.
[[nodiscard]] QString codeText(const QString& code);

/// A payout on the books. Answers repeat the payee's data, so that they are kept as they came.
struct PayoutOrder {
    QString merchantsId; ///< ORDERNO
    QString number;      ///< BSORDERNO, 16 digits
    qint64 amount = 0;   ///< fen
    qint64 fee = 0;      ///< fen
    QString name;        ///< ACCNAME
    QString account;     ///< ACCNO
    QString mobile;
    QString bank;
    QString business; ///< BUSIYPE
    QString memo;
    Instant at;
    PayState state = PayState::UnderWay;
    int queries = 0;
    qint64 serial = 0;

    [[nodiscard]] const PayoutScript& script() const;
    /// Takes money from the balance: everything that did not fail.
    [[nodiscard]] bool isCharged() const { return state != PayState::Failed; }

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static std::optional<PayoutOrder> fromJson(const QJsonObject& json);
};

[[nodiscard]] mmsp::Json payAnswer(const PayoutOrder& order, PayState told, const QString& merchant,
                                   Instant now);
[[nodiscard]] mmsp::Json queryAnswer(const PayoutOrder& order, const QString& merchant,
                                     Instant now);

} // namespace till::sandbox::payout
