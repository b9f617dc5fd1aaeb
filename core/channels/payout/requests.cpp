// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/payout/config.h"
#include "core/channels/payout/messages.h"

using namespace Qt::StringLiterals;

// Order and names as in the document. What it calls int stands as a text in all that it shows.
namespace till::channels {
namespace payout {

namespace {

constexpr QLatin1StringView payCommand[]{"4097"_L1};
constexpr QLatin1StringView queryCommand[]{"4098"_L1};
constexpr QLatin1StringView balanceCommand[]{"4099"_L1};
constexpr QLatin1StringView versions[]{"1.0"_L1};
constexpr QLatin1StringView businessTypeValues[]{"001"_L1, "002"_L1, "003"_L1,
                                                 "004"_L1, "005"_L1, "999"_L1};
constexpr QLatin1StringView oneToThree[]{"1"_L1, "2"_L1, "3"_L1};
constexpr QLatin1StringView accountTypeValues[]{"0"_L1, "2"_L1};

template<typename Message> constexpr Field commandField(std::span<const QLatin1StringView> command)
{
    return {.name = "CMDID"_L1,
            .type = FieldType::Digits,
            .need = Need::Required,
            .at = in<&Message::cmdId>,
            .oneOf = command};
}
template<typename Message>
constexpr Field versionField{.name = "VERSION"_L1,
                             .need = Need::Required,
                             .at = in<&Message::version>,
                             .most = 3,
                             .oneOf = versions};
template<typename Message>
constexpr Field merchantField{.name = "MERNO"_L1,
                              .type = FieldType::Reference,
                              .need = Need::Required,
                              .at = in<&Message::merNo>,
                              .most = 20,
                              .misspelt = "MERNNO"_L1};
template<typename Message>
constexpr Field requestTimeField{.name = "REQTIME"_L1,
                                 .type = FieldType::Digits,
                                 .need = Need::Required,
                                 .at = in<&Message::reqTime>,
                                 .least = 14,
                                 .most = 14,
                                 .note = "yyyyMMddHHmmss, China's time"_L1};

constexpr Field payFields[]{
    commandField<PayRequest>(payCommand),
    versionField<PayRequest>,
    merchantField<PayRequest>,
    {.name = "ORDERNO"_L1,
     .type = FieldType::Digits,
     .need = Need::Required,
     .at = in<&PayRequest::orderNo>,
     .most = 32,
     .note = "ours, never used twice"_L1},
    requestTimeField<PayRequest>,
    {.name = "AMT"_L1,
     .type = FieldType::FenText,
     .need = Need::Required,
     .at = in<&PayRequest::amount>,
     .least = 1,
     .most = PayoutConfig::amountEver.fen()},
    {.name = "BUSIYPE"_L1,
     .type = FieldType::Digits,
     .need = Need::Required,
     .at = in<&PayRequest::businessType>,
     .most = 3,
     .misspelt = "BUSITYPE"_L1,
     .oneOf = businessTypeValues,
     .note = "the platform's spelling; see the types above"_L1},
    {.name = "ACCNAME"_L1,
     .need = Need::Required,
     .at = in<&PayRequest::accountName>,
     .most = 20,
     .privacy = Privacy::Masked,
     .note = "the payee"_L1},
    {.name = "ACCNO"_L1,
     .type = FieldType::Reference,
     .need = Need::Required,
     .at = in<&PayRequest::accountNo>,
     .most = 20,
     .privacy = Privacy::Masked},
    {.name = "MEMO"_L1, .need = Need::Required, .at = in<&PayRequest::memo>, .most = 64},
    {.name = "PAYTYPE"_L1,
     .type = FieldType::Digits,
     .at = in<&PayRequest::payType>,
     .oneOf = oneToThree,
     .note = "1 balance, 2 online bank, 3 advance"_L1},
    {.name = "ACCTYPE"_L1,
     .type = FieldType::Digits,
     .need = Need::Required,
     .at = in<&PayRequest::accountType>,
     .oneOf = accountTypeValues,
     .note = "0 debit card, 2 corporate account; 1, credit cards, is not taken yet"_L1},
    {.name = "CVV2"_L1,
     .type = FieldType::Digits,
     .at = in<&PayRequest::cvv2>,
     .most = 4,
     .privacy = Privacy::Masked},
    {.name = "MOBILE"_L1,
     .type = FieldType::Digits,
     .need = Need::Required,
     .at = in<&PayRequest::mobile>,
     .most = 11,
     .privacy = Privacy::Masked},
    {.name = "BANKNAME"_L1, .need = Need::Required, .at = in<&PayRequest::bankName>, .most = 64},
    {.name = "BANKSETTLENO"_L1,
     .type = FieldType::Digits,
     .need = Need::When,
     .at = in<&PayRequest::bankSettleNo>,
     .most = 12,
     .when = whenIs<&PayRequest::accountType, u'2'>,
     .note = "of a corporate account; the document allows 10, such numbers have 12"_L1},
    {.name = "BANKBRANCHNAME"_L1, .at = in<&PayRequest::bankBranchName>, .most = 32},
    {.name = "BANKPROV"_L1, .at = in<&PayRequest::bankProvince>, .most = 32},
    {.name = "BANKCITY"_L1, .at = in<&PayRequest::bankCity>, .most = 32},
    {.name = "IDCARD"_L1,
     .type = FieldType::Reference,
     .at = in<&PayRequest::idCard>,
     .most = 32,
     .privacy = Privacy::Masked},
    {.name = "CHLNO"_L1, .type = FieldType::Reference, .at = in<&PayRequest::chlNo>, .most = 32},
    {.name = "CHLMERNO"_L1,
     .type = FieldType::Reference,
     .at = in<&PayRequest::chlMerNo>,
     .most = 32},
};

constexpr Field queryFields[]{
    commandField<QueryRequest>(queryCommand),
    versionField<QueryRequest>,
    merchantField<QueryRequest>,
    {.name = "ORDERNO"_L1,
     .type = FieldType::Digits,
     .need = Need::EitherOf,
     .at = in<&QueryRequest::orderNo>,
     .most = 32,
     .note = "ours"_L1},
    {.name = "BSORDERNO"_L1,
     .type = FieldType::Reference,
     .need = Need::EitherOf,
     .at = in<&QueryRequest::bsOrderNo>,
     .most = 32,
     .note = "the platform's"_L1},
    requestTimeField<QueryRequest>,
    {.name = "QRYTYPE"_L1,
     .type = FieldType::Digits,
     .at = in<&QueryRequest::queryType>,
     .most = 1,
     .note = "stands in the sample only"_L1},
};

constexpr Field balanceFields[]{
    commandField<BalanceRequest>(balanceCommand),
    versionField<BalanceRequest>,
    {.name = "QRYTYPE"_L1,
     .type = FieldType::Digits,
     .need = Need::Required,
     .at = in<&BalanceRequest::queryType>,
     .oneOf = oneToThree,
     .note = "1 balance, 2 all accounts, 3 advance; only 1 is open"_L1},
    merchantField<BalanceRequest>,
    {.name = "ORDERNO"_L1,
     .type = FieldType::Digits,
     .need = Need::Required,
     .at = in<&BalanceRequest::orderNo>,
     .most = 32,
     .note = "of the query itself"_L1},
    requestTimeField<BalanceRequest>,
};

} // namespace

constinit const MessageTable<PayRequest> payRequestTable{
    {"pay: request"_L1, "004 payout 5.1.2"_L1, Direction::Request, payFields}};
constinit const MessageTable<QueryRequest> queryRequestTable{
    {"query: request"_L1, "004 payout 5.2.2"_L1, Direction::Request, queryFields}};
constinit const MessageTable<BalanceRequest> balanceRequestTable{
    {"balance: request"_L1, "004 payout 5.3.2"_L1, Direction::Request, balanceFields}};

} // namespace payout
} // namespace till::channels
