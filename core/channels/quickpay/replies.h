// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"

#include <QList>
#include <QString>

#include <optional>

/// What quick pay and the gateway answer: one struct, and a table per interface that says which of
/// its members can be there. Nothing of a card is kept.
namespace till::channels {
namespace quickpay {

struct Reply {
    QString status;
    QString errorCode;
    QString errorText;
    QString listId; ///< the acquirer's number
    QString merOrderId;
    QString userId;
    QString bindId;
    std::optional<Money> amount;
    QString payDate;    ///< yyyyMMddHHmmss, China's time
    QString notifyDate; ///< likewise
    QString bankName;
    QString cardType;
    QString pushCount;
    QString payUrl;
    QString html;
    QString goodsName;
    QString payChannel; ///< of the gateway: see gateway/banks.h
    QString remark;

    bool operator==(const Reply&) const = default;
};

/// Successful payments of some days, page by page.
struct BatchQueryRequest {
    QString startDate; ///< yyyyMMdd
    QString endDate;
    QString perPage; ///< at most 1,000
    QString page;    ///< from 1

    bool operator==(const BatchQueryRequest&) const = default;
};

struct BatchRow {
    QString status;
    QString listId;
    QString merOrderId;
    QString payDate;
    QString notifyDate;
    std::optional<Money> amount;
    QString cardType;
    QString bindId;

    bool operator==(const BatchRow&) const = default;
};

struct BatchReply {
    QString status;
    QString errorCode;
    QString errorText;
    QList<BatchRow> rows;
    QString perPage;
    QString page;
    QString totalNumber;
    QString totalPages;

    bool operator==(const BatchReply&) const = default;
};

} // namespace quickpay
} // namespace till::channels
