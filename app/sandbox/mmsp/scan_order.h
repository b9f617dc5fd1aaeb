// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/mmsp/envelope.h"
#include "app/sandbox/mmsp/scan_requests.h"
#include "app/sandbox/mmsp/scan_script.h"
#include "core/base/instant.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace till::sandbox::mmsp {

enum class ScanRefundStage { Accepted, Done, Failed };

struct ScanRefund {
    QString merchantsId; ///< REFUND_MERORDERID
    QString number;      ///< REFUND_ORDERNO
    qint64 amount = 0;   ///< fen
    Instant at;
    ScanRefundStage stage = ScanRefundStage::Accepted;
    int queries = 0;
};

enum class ScanStage { Waiting, Paid, Failed, Closed, Cancelled, Reversed };

/// An order on the platform's books.
struct ScanOrder {
    QString merchantsId; ///< MERORDERID
    QString number;      ///< ORDERNO, 18 digits
    int command = 0;
    Origin origin;
    qint64 amount = 0;  ///< fen
    QString ending;     ///< names the script
    QString codeDigest; ///< SHA-256 in hex of a payment code: the code itself is not kept
    QString notifyUrl;
    QString jumpUrl;
    Instant at; ///< when it reached the books
    Instant expires;
    Instant paidAt;
    ScanStage stage = ScanStage::Waiting;
    QString reason; ///< of Failed, Closed, Cancelled, Reversed
    QString code;   ///< ERR_CODE of these
    qint64 serial = 0;
    int queries = 0;
    int cancels = 0;        ///< requests
    int refundRequests = 0; ///< requests
    QList<ScanRefund> refunds;

    [[nodiscard]] const ScanRequest& request() const { return *scanRequest(command); }
    [[nodiscard]] bool isByCode() const { return request().task == ScanTask::Pay; }
    [[nodiscard]] const ScanScript& script() const;
    /// Fen of all refunds that did not fail.
    [[nodiscard]] qint64 refunded() const;

    [[nodiscard]] QJsonObject toJson() const;
    /// Nothing for an object that toJson() did not make.
    [[nodiscard]] static std::optional<ScanOrder> fromJson(const QJsonObject& json);
};

/// The bodies of the answers.
[[nodiscard]] Json orderAnswer(const ScanOrder& order, const Json& request, const QString& site);
[[nodiscard]] Json payAnswer(const ScanOrder& order);
[[nodiscard]] Json queryAnswer(const ScanOrder& order);
/// To a cancel or a close that is done, or was not with this reason.
[[nodiscard]] Json endAnswer(const ScanOrder& order, const QString& refusal);
[[nodiscard]] Json refundAnswer(const ScanRefund& refund);
[[nodiscard]] Json refundRefusal(const Json& request, const QString& reason, Instant now);
[[nodiscard]] Json pushBody(const ScanOrder& order);

} // namespace till::sandbox::mmsp
