// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/secret.h"
#include "core/channels/fields.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>

/// The messages of the payout interface as its document has them, before they are encrypted. Empty
/// texts and missing values are not sent. Answers keep nothing about the payee.
namespace till::channels {
namespace payout {

struct PayRequest {
    QString cmdId;
    QString version;
    QString merNo;
    QString orderNo; ///< digits
    QString reqTime; ///< yyyyMMddHHmmss, China's time
    std::optional<Money> amount;
    QString businessType;
    std::shared_ptr<const Secret> accountName;
    std::shared_ptr<const Secret> accountNo;
    QString memo;
    QString payType;
    QString accountType;
    std::shared_ptr<const Secret> cvv2;
    std::shared_ptr<const Secret> mobile;
    QString bankName;
    QString bankSettleNo;
    QString bankBranchName;
    QString bankProvince;
    QString bankCity;
    std::shared_ptr<const Secret> idCard;
    QString chlNo;
    QString chlMerNo;
};

struct PayAnswer {
    QString retCode;
    QString retMsg;
    QString merNo;
    QString orderNo;
    QString bsOrderNo; ///< the platform's number
    QString payState;
    QString description;
    QString rspTime;
    std::optional<Money> amount;

    bool operator==(const PayAnswer&) const = default;
};

struct QueryRequest {
    QString cmdId;
    QString version;
    QString merNo;
    QString orderNo;
    QString bsOrderNo;
    QString reqTime;
    QString queryType;

    bool operator==(const QueryRequest&) const = default;
};

struct QueryAnswer {
    QString retCode;
    QString retMsg;
    QString merNo;
    QString orderNo;
    QString bsOrderNo;
    QString payState;
    QString description;
    std::optional<Money> amount;
    QString currencyType;
    QString businessType;
    QString memo;
    QString rspTime;
    QString bankName;
    QString bankSettleNo;
    QString bankBranchName;
    QString businessNo;

    bool operator==(const QueryAnswer&) const = default;
};

struct BalanceRequest {
    QString cmdId;
    QString version;
    QString queryType;
    QString merNo;
    QString orderNo; ///< of the query itself; digits
    QString reqTime;

    bool operator==(const BalanceRequest&) const = default;
};

/// The money on one of the platform's ways to the banks.
struct Account {
    QString status;                        ///< "1" in order, "0" frozen
    std::optional<Money> unsettled;        ///< BALANCE: may not be paid out yet
    std::optional<Money> available;        ///< BALANCEPAY
    std::optional<Money> availableAdvance; ///< ADVANCEPAY
    std::optional<Money> frozen;
    QString isCharge;
    QString merchantType;
    QString chlNo;
    QString chlMerNo;
    QString limitDown; ///< the document does not say whether in fen or yuan
    QString limitTop;
    QString beginAt;
    QString endAt;
    QString holidayType;
    QString settleAt;
    QString settleType;

    bool operator==(const Account&) const = default;
};

struct BalanceAnswer {
    QString retCode;
    QString retMsg;
    QString rspTime;
    QList<Account> accounts;

    bool operator==(const BalanceAnswer&) const = default;
};

extern const MessageTable<PayRequest> payRequestTable;
extern const MessageTable<PayAnswer> payAnswerTable;
extern const MessageTable<QueryRequest> queryRequestTable;
extern const MessageTable<QueryAnswer> queryAnswerTable;
extern const MessageTable<BalanceRequest> balanceRequestTable;
extern const MessageTable<BalanceAnswer> balanceAnswerTable;

} // namespace payout
} // namespace till::channels
