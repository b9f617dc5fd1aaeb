// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/netpay/fields.h"

#include "app/sandbox/china_time.h"
#include "app/sandbox/fields.h"

#include <QJsonArray>
#include <QList>
#include <QStringList>

#include <algorithm>

namespace till::sandbox::netpay {

namespace {

enum class Kind {
    Text,
    Number, ///< a JSON number, or digits as in the document's own samples
    Flag,   ///< true or false
    Moment, ///< yyyy-MM-dd HH:mm:ss
    OneOf,
    List, ///< of objects
    Object,
};
enum class Presence { Required, Optional };

constexpr qint64 unbounded = 1'000'000;
constexpr qint64 fenMost = 100'000'000;
constexpr int subMerchantsMost = 20;

struct Field {
    QString name;
    Kind kind = Kind::Text;
    Presence presence = Presence::Optional;
    qint64 least = 0; ///< characters of a text, value of a number
    qint64 most = unbounded;
    QStringList values = {};             ///< of OneOf
    QList<Field> (*members)() = nullptr; ///< of List and Object
};
using Fields = QList<Field>;

Field required(const QString& name, qint64 least, qint64 most)
{
    return {name, Kind::Text, Presence::Required, least, most};
}

Field optional(const QString& name, qint64 least, qint64 most)
{
    return {name, Kind::Text, Presence::Optional, least, most};
}

Field amount(const QString& name, Presence presence, qint64 least = 1)
{
    return {name, Kind::Number, presence, least, fenMost};
}

Field choice(const QString& name, const QStringList& values)
{
    return {name, Kind::OneOf, Presence::Optional, 0, unbounded, values};
}

/// A truth that is spelled as a text.
Field truth(const QString& name)
{
    return choice(name, {u"true"_qs, u"false"_qs});
}

Fields messageFields()
{
    return {optional(u"msgId"_qs, 0, 64),
            {u"requestTimestamp"_qs, Kind::Moment, Presence::Required},
            optional(u"srcReserve"_qs, 0, 255),
            required(u"instMid"_qs, 8, 32)};
}

/// Everything but an order names merchant and terminal with their full lengths.
Fields merchantFields()
{
    return {required(u"mid"_qs, 15, 15), required(u"tid"_qs, 8, 8)};
}

Fields goodsFields()
{
    return {optional(u"goodsId"_qs, 0, 64),
            optional(u"goodsName"_qs, 0, 256),
            optional(u"quantity"_qs, 0, unbounded),
            optional(u"price"_qs, 0, unbounded),
            optional(u"goodsCategory"_qs, 0, 64),
            optional(u"body"_qs, 0, 1024),
            {u"unit"_qs, Kind::Number},
            {u"discount"_qs, Kind::Number},
            optional(u"subMerchantId"_qs, 15, 15),
            optional(u"merOrderId"_qs, 6, 32),
            amount(u"subOrderAmount"_qs, Presence::Optional, 0)};
}

Fields subOrderFields()
{
    return {optional(u"mid"_qs, 15, 15), amount(u"totalAmount"_qs, Presence::Optional, 0),
            optional(u"merOrderId"_qs, 6, 32)};
}

Fields commissionFields()
{
    return {
        {u"foodOrderType"_qs, Kind::OneOf, Presence::Required, 0, unbounded, {u"pre_order"_qs}}};
}

/// What only some of the six orders need or know.
Fields wayFields(Way way)
{
    const bool isWeChat = way == Way::WeChat;
    const bool isQmf = way == Way::Qmf;
    const auto presence = [](bool needed) {
        return needed ? Presence::Required : Presence::Optional;
    };
    Fields fields{
        {u"subAppId"_qs, Kind::Text, presence(isWeChat), 0, 32},
        {u"tradeType"_qs, Kind::OneOf, presence(isWeChat), 0, unbounded, {u"APP"_qs}},
        {u"merchantUserId"_qs, Kind::Text, presence(isQmf), 0, 32},
        {u"mobile"_qs, Kind::Text, presence(isQmf), 0, 11},
    };
    if (!isAlipay(way))
        return fields;
    return fields + Fields{choice(u"installmentNumber"_qs, {u"3"_qs, u"6"_qs, u"12"_qs}),
                           choice(u"enablePayChnl"_qs, {u"balance"_qs, u"moneyFund"_qs,
                                                        u"pcredit"_qs, u"pcreditpayInstallment"_qs,
                                                        u"creditCard"_qs, u"debitCardExpress"_qs}),
                           {u"retCommParams"_qs,
                            Kind::Object,
                            Presence::Optional,
                            0,
                            unbounded,
                            {},
                            commissionFields}};
}

Fields newOrderFields(Way way)
{
    return messageFields() + wayFields(way) +
           Fields{required(u"merOrderId"_qs, 6, 32),
                  required(u"mid"_qs, 8, 32),
                  required(u"tid"_qs, 2, 32),
                  {u"goods"_qs, Kind::List, Presence::Optional, 0, unbounded, {}, goodsFields},
                  optional(u"attachedData"_qs, 0, 255),
                  {u"expireTime"_qs, Kind::Moment},
                  optional(u"goodsTag"_qs, 0, 32),
                  optional(u"goodsTradeNo"_qs, 0, unbounded),
                  optional(u"orderDesc"_qs, 0, 255),
                  amount(u"originalAmount"_qs, Presence::Optional),
                  optional(u"productId"_qs, 0, unbounded),
                  amount(u"totalAmount"_qs, Presence::Required),
                  {u"divisionFlag"_qs, Kind::Flag},
                  amount(u"platformAmount"_qs, Presence::Optional),
                  {u"subOrders"_qs,
                   Kind::List,
                   Presence::Optional,
                   0,
                   subMerchantsMost,
                   {},
                   subOrderFields},
                  optional(u"notifyUrl"_qs, 0, 255),
                  optional(u"showUrl"_qs, 0, 255),
                  truth(u"secureTransaction"_qs),
                  truth(u"limitCreditCard"_qs)};
}

Fields refundSubOrderFields()
{
    return {optional(u"mid"_qs, 8, 32), amount(u"totalAmount"_qs, Presence::Optional, 0),
            optional(u"merOrderId"_qs, 6, 32), optional(u"refundOrderId"_qs, 6, 32),
            optional(u"refundDesc"_qs, 0, 255)};
}

Fields fieldsOf(const Address& address)
{
    const Fields common = messageFields() + merchantFields();
    switch (address.operation) {
    case Operation::Order:
        return newOrderFields(address.way);
    case Operation::Query:
        return common +
               Fields{optional(u"merOrderId"_qs, 6, 64), optional(u"targetOrderId"_qs, 6, 64)};
    case Operation::Refund:
        return common + Fields{required(u"merOrderId"_qs, 6, 64),
                               optional(u"targetOrderId"_qs, 6, 64),
                               amount(u"refundAmount"_qs, Presence::Required),
                               optional(u"refundOrderId"_qs, 6, 32),
                               amount(u"platformAmount"_qs, Presence::Optional, 0),
                               {u"subOrders"_qs,
                                Kind::List,
                                Presence::Optional,
                                0,
                                unbounded,
                                {},
                                refundSubOrderFields},
                               optional(u"refundDesc"_qs, 0, 255)};
    case Operation::RefundQuery:
    case Operation::SecureCancel:
    case Operation::Close:
        return common + Fields{required(u"merOrderId"_qs, 6, 32)};
    case Operation::SecureComplete:
        return common + Fields{required(u"merOrderId"_qs, 6, 32),
                               amount(u"completedAmount"_qs, Presence::Required)};
    }
    Q_UNREACHABLE();
}

std::optional<QString> complaintAbout(const QJsonObject& object, const Fields& fields);

bool hasType(const QJsonValue& value, const Field& field)
{
    switch (field.kind) {
    case Kind::Text:
        return value.isString();
    case Kind::Number:
        return numberOf(value).has_value();
    case Kind::Flag:
        return value.isBool();
    case Kind::Moment:
        return instantOfDateAndTime(value.toString()).has_value();
    case Kind::OneOf:
        return field.values.contains(value.isDouble() ? QString::number(value.toInt())
                                                      : value.toString());
    case Kind::Object:
        return value.isObject();
    case Kind::List: {
        const QJsonArray list = value.toArray();
        return value.isArray() && std::all_of(list.begin(), list.end(),
                                              [](const QJsonValue& one) { return one.isObject(); });
    }
    }
    Q_UNREACHABLE();
}

bool isWithin(const QJsonValue& value, const Field& field)
{
    const qint64 size = field.kind == Kind::Number ? numberOf(value).value_or(0)
                        : field.kind == Kind::List ? value.toArray().size()
                        : field.kind == Kind::Text ? value.toString().toUcs4().size()
                                                   : field.least;
    return field.least <= size && size <= field.most;
}

std::optional<QString> complaintAboutMembers(const QJsonValue& value, const Field& field)
{
    if (field.members == nullptr)
        return std::nullopt;
    if (value.isObject())
        return complaintAbout(value.toObject(), field.members());
    const QJsonArray list = value.toArray();
    for (const QJsonValue one : list) {
        if (auto found = complaintAbout(one.toObject(), field.members()))
            return u"%1: %2"_qs.arg(field.name, *found);
    }
    return std::nullopt;
}

std::optional<QString> complaintAbout(const QJsonObject& object, const Fields& fields)
{
    QStringList unknown = object.keys();
    for (const Field& field : fields) {
        unknown.removeOne(field.name);
        const QJsonValue value = object.value(field.name);
        const bool absent = value.isUndefined() || value == QJsonValue(QString());
        if (absent && field.presence == Presence::Required)
            return u"%1不能为空"_qs.arg(field.name);
        if (absent)
            continue;
        if (!hasType(value, field))
            return u"%1格式错误"_qs.arg(field.name);
        if (!isWithin(value, field))
            return u"%1超出范围"_qs.arg(field.name);
        if (auto found = complaintAboutMembers(value, field))
            return found;
    }
    if (!unknown.isEmpty())
        return u"未知字段%1"_qs.arg(unknown.first());
    return std::nullopt;
}

qint64 sumOf(const QJsonArray& list, QStringView name)
{
    qint64 sum = 0;
    for (const QJsonValue one : list)
        sum += fen(one.toObject(), name);
    return sum;
}

bool allHave(const QJsonArray& list, const QStringList& names)
{
    return std::all_of(list.begin(), list.end(), [&](const QJsonValue& one) {
        return std::all_of(names.begin(), names.end(), [&](const QString& name) {
            const QJsonValue value = one.toObject().value(name);
            return !value.isUndefined() && value != QJsonValue(QString());
        });
    });
}

/// 1.1.3: how a divided order's amounts have to fit.
std::optional<QString> complaintAboutDivision(const QJsonObject& order)
{
    const QJsonArray goods = order.value(u"goods").toArray();
    const QJsonArray subOrders = order.value(u"subOrders").toArray();
    const bool namesPlatform = order.contains(u"platformAmount");
    if (!order.value(u"divisionFlag").toBool())
        return namesPlatform || !subOrders.isEmpty() ? std::optional(u"未上送divisionFlag"_qs)
                                                     : std::nullopt;
    if (order.value(u"secureTransaction").toString() == u"true")
        return u"分账交易不能是担保交易"_qs;
    if (!namesPlatform)
        return u"platformAmount不能为空"_qs;
    if (goods.isEmpty() && subOrders.isEmpty())
        return u"goods和subOrders不能同时为空"_qs;
    const qint64 total = fen(order, u"totalAmount");
    if (!subOrders.isEmpty() && !allHave(subOrders, {u"mid"_qs, u"totalAmount"_qs}))
        return u"subOrders的mid和totalAmount不能为空"_qs;
    if (!subOrders.isEmpty() &&
        sumOf(subOrders, u"totalAmount") + fen(order, u"platformAmount") != total)
        return u"分账金额之和与totalAmount不相等"_qs;
    if (!goods.isEmpty() && (subOrders.isEmpty() || sumOf(goods, u"subOrderAmount") > 0) &&
        sumOf(goods, u"subOrderAmount") != total)
        return u"subOrderAmount之和与totalAmount不相等"_qs;
    return std::nullopt;
}

} // namespace

std::optional<QString> complaint(const Address& address, const QJsonObject& fields)
{
    if (auto found = complaintAbout(fields, fieldsOf(address)))
        return found;
    switch (address.operation) {
    case Operation::Order:
        if (fields.contains(u"goodsTradeNo") && fields.contains(u"goods"))
            return u"goods和goodsTradeNo只能上送一个"_qs;
        return complaintAboutDivision(fields);
    case Operation::Query:
        if (fields.value(u"merOrderId").toString().isEmpty() &&
            fields.value(u"targetOrderId").toString().isEmpty())
            return u"merOrderId和targetOrderId不能同时为空"_qs;
        return std::nullopt;
    case Operation::Refund:
    case Operation::RefundQuery:
    case Operation::SecureCancel:
    case Operation::SecureComplete:
    case Operation::Close:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

bool isOrderId(const QString& id, const QString& sourceNumber)
{
    constexpr qsizetype longerThan = 6;
    constexpr qsizetype shorterThan = 28;
    return id.startsWith(sourceNumber) && id.size() > longerThan && id.size() < shorterThan;
}

qint64 fen(const QJsonObject& fields, QStringView name)
{
    return numberOf(fields.value(name)).value_or(0);
}

} // namespace till::sandbox::netpay
