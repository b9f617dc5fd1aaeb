// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/fields.h"

#include <QJsonArray>
#include <QList>

#include <algorithm>
#include <cmath>

namespace till::sandbox {

namespace {

enum class Kind {
    Text,
    Number,       ///< a JSON number or digits as text
    Flag,         ///< true or false
    FlagOrText,   ///< or "true", "false" as in the sample of v6
    Goods,        ///< an array of objects
    CurrencyYuan, ///< only "156"
    PayMode,
    SixDigits,
};
enum class Presence { Required, Optional };

struct Field {
    QString name;
    Kind kind = Kind::Text;
    Presence presence = Presence::Required;
    int longest = 0; ///< characters; 0: the document names no length
};

using Fields = QList<Field>;

Fields terminalFields()
{
    return {{u"merchantCode"_qs}, {u"terminalCode"_qs}};
}

/// At least one of the two ids is needed, see namesAnOrder().
Fields orderFields()
{
    return {{u"merchantOrderId"_qs, Kind::Text, Presence::Optional, 50},
            {u"originalOrderId"_qs, Kind::Text, Presence::Optional, 50}};
}

Fields payFields()
{
    return terminalFields() + Fields{{u"transactionAmount"_qs, Kind::Number},
                                     {u"transactionCurrencyCode"_qs, Kind::CurrencyYuan},
                                     {u"merchantOrderId"_qs, Kind::Text, Presence::Required, 50},
                                     {u"merchantRemark"_qs, Kind::Text, Presence::Required, 50},
                                     {u"payMode"_qs, Kind::PayMode},
                                     {u"payCode"_qs},
                                     {u"goods"_qs, Kind::Goods, Presence::Optional},
                                     {u"srcReserved"_qs, Kind::Text, Presence::Optional, 100},
                                     {u"storeId"_qs, Kind::Text, Presence::Optional},
                                     {u"limitCreditCard"_qs, Kind::Flag, Presence::Optional},
                                     {u"operatorId"_qs, Kind::Text, Presence::Optional},
                                     {u"bizIdentifier"_qs, Kind::Text, Presence::Optional},
                                     {u"goodsTag"_qs, Kind::Text, Presence::Optional}};
}

Fields voidFields()
{
    return terminalFields() + orderFields() +
           Fields{{u"limitCrossDevice"_qs, Kind::Flag, Presence::Optional},
                  {u"bizIdentifier"_qs, Kind::Text, Presence::Optional}};
}

Fields voidFieldsOfVersion6()
{
    return Fields{{u"merchantCode"_qs, Kind::Text, Presence::Required, 15},
                  {u"terminalCode"_qs, Kind::Text, Presence::Required, 8},
                  {u"systemTraceNum"_qs, Kind::SixDigits},
                  {u"merchantRemark"_qs, Kind::Text, Presence::Required, 50},
                  {u"limitCrossDevice"_qs, Kind::FlagOrText, Presence::Optional},
                  {u"bizIdentifier"_qs, Kind::Text, Presence::Optional, 3}} +
           orderFields();
}

Fields refundFields()
{
    return terminalFields() + orderFields() +
           Fields{{u"refundRequestId"_qs, Kind::Text, Presence::Required, 50},
                  {u"transactionAmount"_qs, Kind::Number},
                  {u"limitCrossDevice"_qs, Kind::Flag, Presence::Optional},
                  {u"srcReserved"_qs, Kind::Text, Presence::Optional, 100},
                  {u"goods"_qs, Kind::Goods, Presence::Optional},
                  {u"storeId"_qs, Kind::Text, Presence::Optional},
                  {u"operatorId"_qs, Kind::Text, Presence::Optional},
                  {u"bizIdentifier"_qs, Kind::Text, Presence::Optional}};
}

Fields refundQueryFields()
{
    return terminalFields() + orderFields() +
           Fields{{u"refundRequestId"_qs, Kind::Text, Presence::Required, 50}};
}

Fields goodsFields()
{
    return {{u"goodsId"_qs},
            {u"goodsName"_qs},
            {u"quantity"_qs},
            {u"price"_qs},
            {u"goodsCategory"_qs, Kind::Text, Presence::Optional},
            {u"body"_qs, Kind::Text, Presence::Optional},
            {u"discount"_qs, Kind::Number, Presence::Optional}};
}

Fields fieldsOf(Operation operation, int version)
{
    switch (operation) {
    case Operation::ActivateTerminal:
        return terminalFields();
    case Operation::Pay:
        return payFields();
    case Operation::Void:
        return version == 6 ? voidFieldsOfVersion6() : voidFields();
    case Operation::Refund:
        return refundFields();
    case Operation::Query:
        return terminalFields() + orderFields();
    case Operation::QueryRefund:
        return refundQueryFields();
    }
    Q_UNREACHABLE();
}

/// No table of v4 and v6 is at hand but that of the void: there, unknown fields are let through.
bool tableIsWhole(const Request& request)
{
    return request.version == 2 || request.operation == Operation::Void;
}

bool isPayMode(const QString& mode, int version)
{
    static const QStringList modes{u"E_CASH"_qs, u"SOUNDWAVE"_qs, u"NFC"_qs, u"CODE_SCAN"_qs,
                                   u"MANUAL"_qs};
    return modes.contains(mode) || (version > 2 && mode == u"FACE_SCAN");
}

bool isDigits(QStringView text)
{
    return !text.isEmpty() &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

std::optional<QString> complaintAbout(const QJsonObject& object, const Fields& fields, int version);

bool fits(const QJsonValue& value, const Field& field, int version)
{
    const QString text = value.toString();
    switch (field.kind) {
    case Kind::Text:
        return value.isString();
    case Kind::Number:
        return numberOf(value).has_value();
    case Kind::Flag:
        return value.isBool();
    case Kind::FlagOrText:
        return value.isBool() || text == u"true" || text == u"false";
    case Kind::CurrencyYuan:
        return text == u"156";
    case Kind::PayMode:
        return isPayMode(text, version);
    case Kind::SixDigits:
        return text.size() == 6 && isDigits(text);
    case Kind::Goods: {
        const QJsonArray goods = value.toArray();
        return value.isArray() &&
               std::all_of(goods.begin(), goods.end(), [&](const QJsonValue& item) {
                   return item.isObject() &&
                          !complaintAbout(item.toObject(), goodsFields(), version);
               });
    }
    }
    Q_UNREACHABLE();
}

std::optional<QString> complaintAbout(const QJsonObject& object, const Fields& fields, int version)
{
    for (const Field& field : fields) {
        const QJsonValue value = object.value(field.name);
        const bool absent = value.isUndefined() || value == QJsonValue(QString());
        if (absent && field.presence == Presence::Required)
            return u"%1不能为空"_qs.arg(field.name);
        if (absent)
            continue;
        if (!fits(value, field, version))
            return u"%1格式错误"_qs.arg(field.name);
        if (field.longest > 0 && value.toString().toUcs4().size() > field.longest)
            return u"%1长度超过%2"_qs.arg(field.name).arg(field.longest);
    }
    return std::nullopt;
}

std::optional<QString> unknownField(const QJsonObject& object, const Fields& fields)
{
    const QStringList names = object.keys();
    for (const QString& name : names) {
        if (std::none_of(fields.begin(), fields.end(),
                         [&](const Field& field) { return field.name == name; }))
            return u"未知字段%1"_qs.arg(name);
    }
    return std::nullopt;
}

bool namesAnOrder(const QJsonObject& fields)
{
    return !fields.value(u"merchantOrderId").toString().isEmpty() ||
           !fields.value(u"originalOrderId").toString().isEmpty();
}

/// Since v4 a payment says where it is made: a device type, and a position or an address.
std::optional<QString> missingPlace(const Request& request)
{
    if (request.operation != Operation::Pay || request.version == 2)
        return std::nullopt;
    const auto has = [&](QStringView name) {
        return !request.fields.value(name).toString().isEmpty();
    };
    if (!has(u"deviceType"))
        return u"deviceType不能为空"_qs;
    if (!has(u"ip") && !(has(u"longitude") && has(u"latitude")))
        return u"longitude、latitude与ip至少存在一项"_qs;
    return std::nullopt;
}

} // namespace

std::optional<QString> complaint(const Request& request)
{
    const Fields fields = fieldsOf(request.operation, request.version);
    if (auto found = complaintAbout(request.fields, fields, request.version))
        return found;
    if (tableIsWhole(request)) {
        if (auto found = unknownField(request.fields, fields))
            return found;
    }
    const bool aboutAnOrder =
        request.operation != Operation::ActivateTerminal && request.operation != Operation::Pay;
    if (aboutAnOrder && !namesAnOrder(request.fields))
        return u"merchantOrderId与originalOrderId至少存在一个"_qs;
    return missingPlace(request);
}

std::optional<qint64> numberOf(const QJsonValue& value)
{
    constexpr int digitsMost = 12;
    constexpr double most = 999'999'999'999.0;
    if (value.isDouble()) {
        const double number = value.toDouble();
        if (number < 0 || number > most || std::floor(number) != number)
            return std::nullopt;
        return static_cast<qint64>(number);
    }
    const QString text = value.toString();
    if (!isDigits(text) || text.size() > digitsMost)
        return std::nullopt;
    return text.toLongLong();
}

} // namespace till::sandbox
