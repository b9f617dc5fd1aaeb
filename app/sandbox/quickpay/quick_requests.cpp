// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/quickpay/quick_requests.h"

#include "app/sandbox/mmsp/batch.h"

#include <algorithm>

namespace till::sandbox::quickpay {

using mmsp::Field;
using mmsp::Fields;
using mmsp::Form;
using mmsp::Need;

namespace {

constexpr auto optional = Need::Optional;
constexpr auto required = Need::Required;

Field text(const QString& name, int longest, Need need = required)
{
    return {name, longest, need};
}

/// Some tables leave it out; every description recommends it.
Field random()
{
    return text(u"RANDSTR"_qs, 32, optional);
}

Field orderId()
{
    return text(u"MERORDERID"_qs, 32);
}

Field amount()
{
    return {u"AMT"_qs, 12, required, Form::Fen};
}

Field notifyAddress()
{
    return {u"NOTIFY_URL"_qs, 255, required, Form::Address};
}

Fields cardFields()
{
    return {{u"CARDNO"_qs, 20, required, Form::Digits},
            {u"CARDTYPE"_qs, 1, required, Form::OneOf, {u"1"_qs, u"2"_qs}},
            {u"EXPDATE"_qs, 4, optional, Form::MonthAndYear},
            {u"CVN2"_qs, 3, optional, Form::Digits},
            text(u"NAME"_qs, 32),
            text(u"ID_NO"_qs, 32),
            {u"PHONENO"_qs, 11, required, Form::Digits}};
}

Field messageCode()
{
    return {u"MSG_CODE"_qs, 6, required, Form::Digits};
}

Field user(Need need = required)
{
    return text(u"USER_ID"_qs, 32, need);
}

Field binding()
{
    return text(u"BIND_ID"_qs, 32);
}

Field platformsId()
{
    return text(u"LIST_ID"_qs, 32);
}

Fields unionFields()
{
    return {orderId(),
            amount(),
            {u"JUMP_URL"_qs, 255, required, Form::Address},
            notifyAddress(),
            {u"TRADE_MODE"_qs, 1, optional, Form::OneOf, {u"1"_qs, u"2"_qs}},
            random(),
            {u"CARDNO"_qs, 32, optional, Form::Digits}};
}

Fields bindSmsFields()
{
    return {orderId(),
            user(),
            {u"CARDNO"_qs, 20, required, Form::Digits},
            {u"PHONENO"_qs, 11, required, Form::Digits},
            random()};
}

QList<QuickRequest> makeRequests()
{
    using enum QuickTask;
    const Fields ofBinding{binding(), random()};
    return {
        {0x0303, u"order"_qs, Order, Open::Yes,
         cardFields() + Fields{orderId(), amount(), random(), user(optional), notifyAddress()}},
        {0x0304, u"confirm"_qs, Confirm, Open::Yes, {platformsId(), messageCode(), random()}},
        {0x0305, u"query"_qs, Query, Open::Yes, {orderId(), random()}},
        {0x0309, u"batchQuery"_qs, BatchQuery, Open::Yes, mmsp::batchFields()},
        {0x030A, u"resend"_qs, Resend, Open::Yes, {platformsId(), random()}},
        {0x030F, u"unionOrder"_qs, UnionOrder, Open::Yes, unionFields()},
        {0x030C,
         u"bindPaySms"_qs,
         BindPaySms,
         Open::Yes,
         {binding(),
          orderId(),
          user(),
          {u"PHONENO"_qs, 11, required, Form::Digits},
          amount(),
          random()}},
        {0x030B,
         u"bindConfirm"_qs,
         BindConfirm,
         Open::Yes,
         {binding(), orderId(), user(), amount(), messageCode(), random(), notifyAddress()}},
        {0x030D, u"bindSms"_qs, BindSms, Open::NotYet, bindSmsFields()},
        {0x0306, u"bind"_qs, Bind, Open::NotYet,
         cardFields() + Fields{orderId(), user(), messageCode(), random()}},
        {0x0307, u"unbind"_qs, Unbind, Open::NotYet, ofBinding},
        {0x0308, u"bindQuery"_qs, BindQuery, Open::NotYet, ofBinding},
    };
}

} // namespace

const QList<QuickRequest>& quickRequests()
{
    static const QList<QuickRequest> requests = makeRequests();
    return requests;
}

const QuickRequest* quickRequest(int command)
{
    const auto& all = quickRequests();
    const auto found = std::find_if(all.begin(), all.end(), [&](const QuickRequest& request) {
        return request.command == command;
    });
    return found == all.end() ? nullptr : &*found;
}

} // namespace till::sandbox::quickpay
