// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/mmsp/fields.h"

#include <QList>
#include <QString>

/// The requests of the scan document, chapters 5 to 10.
namespace till::sandbox::mmsp {

enum class ScanWallet { WeChat = 1, Alipay = 2, Qq = 3, Jd = 4, UnionPay = 5 };

enum class ScanTask {
    Order, ///< gives out an address for a QR code or a page
    Pay,   ///< with the customer's code
    Query,
    Cancel,
    Close,
    Refund,
    RefundQuery,
};

struct ScanRequest {
    int command = 0;
    int answer = 0;
    QString operation; ///< "wechatPay": for counting and faults
    ScanTask task = ScanTask::Query;
    ScanWallet wallet = ScanWallet::WeChat; ///< of Order and Pay
    Fields fields;
};

[[nodiscard]] const QList<ScanRequest>& scanRequests();
/// nullptr for a command that the document does not have.
[[nodiscard]] const ScanRequest* scanRequest(int command);

/// Whether the text can be a payment code of this wallet.
[[nodiscard]] bool isCodeOf(ScanWallet wallet, const QString& code);

} // namespace till::sandbox::mmsp
