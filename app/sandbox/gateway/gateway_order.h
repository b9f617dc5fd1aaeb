// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/mmsp/envelope.h"
#include "app/sandbox/mmsp/scan_script.h"
#include "core/base/instant.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace till::sandbox::gateway {

enum class GatewayStage { Waiting, Paid, Failed, Refunded };

/// What the browser tells the shop when it comes back.
enum class FrontReturn {
    Honest,
    SaysPaid,   ///< although it is not
    SaysFailed, ///< although it is paid
    Missing,    ///< it does not come back
};

/// What happens to an order: the last two digits of its amount say it. Where the scan orders'
/// table has them too, they mean the same.
struct GatewayScript {
    QString ending;
    QString meaning;
    mmsp::ScanScript course;
    FrontReturn front = FrontReturn::Honest;
    int refundedAtQuery = 0; ///< after the payment; 0: never
};
[[nodiscard]] const QList<GatewayScript>& gatewayScripts();
[[nodiscard]] GatewayScript gatewayScript(const QString& ending);
/// The manual's table in Markdown.
[[nodiscard]] QString gatewayScriptTable();

struct GatewayOrder {
    QString merchantsId; ///< MERORDERID
    QString number;      ///< LIST_ID
    mmsp::Origin origin;
    qint64 amount = 0; ///< fen
    QString channel;   ///< PAY_CHANNEL
    QString goods;
    QString remark;
    QString notifyUrl;
    QString jumpUrl;
    Instant at;
    Instant paidAt;
    int queries = 0;
    GatewayStage stage = GatewayStage::Waiting;
    QString reason; ///< of Failed
    qint64 serial = 0;

    [[nodiscard]] GatewayScript script() const;

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static std::optional<GatewayOrder> fromJson(const QJsonObject& json);
};

/// The banks' names by PAY_CHANNEL.
[[nodiscard]] QString bankOf(const QString& channel);
[[nodiscard]] QStringList channels();

/// The fields of answer, notification and front return.
[[nodiscard]] mmsp::Json stateBody(const GatewayOrder& order, Instant notifiedAt);
[[nodiscard]] mmsp::Json batchRow(const GatewayOrder& order);

} // namespace till::sandbox::gateway
