// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/payout/messages.h"

using namespace Qt::StringLiterals;

// RETCODE and its words stand in clear, the rest within ENCRYPT: the tables are about both put
// together. Lengths are those of what is used further; the document's are shorter than what it
// shows.
namespace till::channels {
namespace payout {

namespace {

template<typename Answer>
constexpr Field codeField{.name = "RETCODE"_L1,
                          .type = FieldType::Reference,
                          .need = Need::Required,
                          .at = in<&Answer::retCode>,
                          .most = 8,
                          .weight = Weight::Decisive};
template<typename Answer> constexpr Field wordsField(QLatin1StringView misspelt)
{
    return {.name = "RETMSG"_L1,
            .need = Need::Required,
            .at = in<&Answer::retMsg>,
            .misspelt = misspelt};
}
template<typename Answer>
constexpr Field merchantField{.name = "MERNO"_L1,
                              .type = FieldType::Reference,
                              .need = Need::Required,
                              .at = in<&Answer::merNo>,
                              .most = 20,
                              .weight = Weight::Checked,
                              .misspelt = "MERNNO"_L1,
                              .note = "has to equal ours"_L1};
template<typename Answer>
constexpr Field orderField{.name = "ORDERNO"_L1,
                           .type = FieldType::Reference,
                           .need = Need::Required,
                           .at = in<&Answer::orderNo>,
                           .most = 32,
                           .weight = Weight::Checked,
                           .note = "has to equal what was asked for"_L1};
template<typename Answer>
constexpr Field platformOrderField{.name = "BSORDERNO"_L1,
                                   .type = FieldType::Reference,
                                   .need = Need::Required,
                                   .at = in<&Answer::bsOrderNo>,
                                   .most = 64,
                                   .weight = Weight::Checked,
                                   .note = "the platform's number"_L1};
template<typename Answer>
constexpr Field stateField{.name = "PAYSTATE"_L1,
                           .type = FieldType::Reference,
                           .need = Need::Required,
                           .at = in<&Answer::payState>,
                           .most = 8,
                           .weight = Weight::Checked,
                           .note = "decides, where RETCODE is 0000"_L1};
template<typename Answer>
constexpr Field descriptionField{
    .name = "DESC"_L1, .need = Need::Required, .at = in<&Answer::description>};
template<typename Answer>
constexpr Field timeField{.name = "RSPTIME"_L1,
                          .type = FieldType::Digits,
                          .need = Need::Required,
                          .at = in<&Answer::rspTime>,
                          .most = 14,
                          .note = "yyyyMMddHHmmss, China's time"_L1};
constexpr Field payeeNameField{.name = "ACCNAME"_L1, .privacy = Privacy::Masked};
constexpr Field payeeAccountField{
    .name = "ACCNO"_L1, .type = FieldType::Reference, .privacy = Privacy::Masked};

constexpr Field payFields[]{
    codeField<PayAnswer>,
    wordsField<PayAnswer>({}),
    merchantField<PayAnswer>,
    orderField<PayAnswer>,
    platformOrderField<PayAnswer>,
    stateField<PayAnswer>,
    descriptionField<PayAnswer>,
    timeField<PayAnswer>,
    {.name = "AMT"_L1,
     .type = FieldType::FenText,
     .at = in<&PayAnswer::amount>,
     .weight = Weight::Checked,
     .note = "stands in the sample only; has to equal what was ordered"_L1},
    payeeNameField,
    payeeAccountField,
};

constexpr Field queryFields[]{
    codeField<QueryAnswer>,
    wordsField<QueryAnswer>("REMSG"_L1),
    merchantField<QueryAnswer>,
    orderField<QueryAnswer>,
    platformOrderField<QueryAnswer>,
    stateField<QueryAnswer>,
    descriptionField<QueryAnswer>,
    {.name = "AMT"_L1,
     .type = FieldType::FenNumber,
     .need = Need::Required,
     .at = in<&QueryAnswer::amount>,
     .weight = Weight::Checked,
     .note = "has to equal what was ordered"_L1},
    {.name = "CURTYPE"_L1,
     .type = FieldType::Number,
     .need = Need::Required,
     .at = in<&QueryAnswer::currencyType>,
     .weight = Weight::Checked,
     .note = "1: fen"_L1},
    payeeNameField,
    payeeAccountField,
    {.name = "BUSIYPE"_L1,
     .type = FieldType::Reference,
     .need = Need::Required,
     .at = in<&QueryAnswer::businessType>,
     .misspelt = "BUSITYPE"_L1},
    {.name = "MEMO"_L1, .need = Need::Required, .at = in<&QueryAnswer::memo>},
    timeField<QueryAnswer>,
    {.name = "MOBILE"_L1, .type = FieldType::Reference, .privacy = Privacy::Masked},
    {.name = "BANKNAME"_L1, .at = in<&QueryAnswer::bankName>},
    {.name = "BANKSETTLENO"_L1, .type = FieldType::Reference, .at = in<&QueryAnswer::bankSettleNo>},
    {.name = "BANKBRANCHNAME"_L1,
     .at = in<&QueryAnswer::bankBranchName>,
     .misspelt = "BANKBRACHNONAME"_L1},
    {.name = "BUSINO"_L1, .type = FieldType::Reference, .at = in<&QueryAnswer::businessNo>},
};

constexpr Field referenceField(QLatin1StringView name, Member at, QLatin1StringView note)
{
    return {
        .name = name, .type = FieldType::Reference, .need = Need::Required, .at = at, .note = note};
}
constexpr Field amountField(QLatin1StringView name, Member at, QLatin1StringView note)
{
    return {
        .name = name, .type = FieldType::FenNumber, .need = Need::Required, .at = at, .note = note};
}

constexpr Field accountFields[]{
    referenceField("ACCSTATUS"_L1, in<&Account::status>, "1 in order, 0 frozen"_L1),
    amountField("BALANCE"_L1, in<&Account::unsettled>, "cannot be paid out yet"_L1),
    amountField("BALANCEPAY"_L1, in<&Account::available>, "can be paid out"_L1),
    amountField("ADVANCEPAY"_L1, in<&Account::availableAdvance>, "can be paid out in advance"_L1),
    amountField("FREEZEBAL"_L1, in<&Account::frozen>, "on its way, or disputed"_L1),
    referenceField("ISCHARGE"_L1, in<&Account::isCharge>,
                   "the document's field and its notes disagree about the words"_L1),
    referenceField("MERTYPE"_L1, in<&Account::merchantType>,
                   "the document's field and its notes disagree about the words"_L1),
    referenceField("CHLNO"_L1, in<&Account::chlNo>, "the way to the banks"_L1),
    referenceField("CHLMERNO"_L1, in<&Account::chlMerNo>, {}),
    referenceField("LIMIT_DOWN"_L1, in<&Account::limitDown>, "in a unit that nobody names"_L1),
    referenceField("LIMIT_TOP"_L1, in<&Account::limitTop>, "in a unit that nobody names"_L1),
    referenceField("BEGIN_AT"_L1, in<&Account::beginAt>, {}),
    referenceField("END_AT"_L1, in<&Account::endAt>, {}),
    referenceField("HOLIDAYTYPE"_L1, in<&Account::holidayType>,
                   "on holidays: 0 nothing, 1 advance, 2 balance, 3 both"_L1),
    referenceField("SETTLE_AT"_L1, in<&Account::settleAt>, "the hour"_L1),
    referenceField("SETTLE_TYPE"_L1, in<&Account::settleType>,
                   "1 on the next working day, 2 on the next day"_L1),
};

constexpr Field balanceFields[]{
    codeField<BalanceAnswer>,
    wordsField<BalanceAnswer>("RETMMSG"_L1),
    timeField<BalanceAnswer>,
    {.name = "ACCINFO"_L1,
     .type = FieldType::List,
     .need = Need::Required,
     .at = in<&BalanceAnswer::accounts>,
     .weight = Weight::Checked,
     .items = accountFields,
     .note = "one object, or a text with JSON in it, is read as well"_L1},
};

} // namespace

constinit const MessageTable<PayAnswer> payAnswerTable{
    {"pay: answer"_L1, "004 payout 5.1.3"_L1, Direction::Answer, payFields}};
constinit const MessageTable<QueryAnswer> queryAnswerTable{
    {"query: answer"_L1, "004 payout 5.2.3"_L1, Direction::Answer, queryFields}};
constinit const MessageTable<BalanceAnswer> balanceAnswerTable{
    {"balance: answer"_L1, "004 payout 5.3.3"_L1, Direction::Answer, balanceFields}};

} // namespace payout
} // namespace till::channels
