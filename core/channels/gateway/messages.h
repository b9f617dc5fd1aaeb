// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/channels/fields.h"
#include "core/channels/quickpay/replies.h"

#include <QString>

#include <optional>

/// The messages of the gateway as its document has them; answers are quick pay's struct.
namespace till::channels {
namespace gateway {

struct PayPage {
    QString merOrderId;
    std::optional<Money> amount;
    QString notifyUrl;
    QString jumpUrl;
    QString payChannel;
    QString goodsName;
    QString remark;

    bool operator==(const PayPage&) const = default;
};

struct QueryRequest {
    QString merOrderId;

    bool operator==(const QueryRequest&) const = default;
};

extern const MessageTable<PayPage> payPageTable;
extern const MessageTable<quickpay::Reply> notificationTable;
extern const MessageTable<QueryRequest> queryRequestTable;
extern const MessageTable<quickpay::Reply> queryAnswerTable;
extern const MessageTable<quickpay::BatchQueryRequest> batchQueryRequestTable;
extern const MessageTable<quickpay::BatchReply> batchQueryAnswerTable;
extern const MessageTable<quickpay::Reply> frontReturnTable;

} // namespace gateway
} // namespace till::channels
