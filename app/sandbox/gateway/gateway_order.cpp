// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/gateway/gateway_order.h"

#include "app/sandbox/mmsp/moment.h"
#include "app/sandbox/mmsp/names.h"

#include <algorithm>
#include <array>

namespace till::sandbox::gateway {

using mmsp::compact;
using mmsp::Json;
using mmsp::Name;
using mmsp::nameOf;
using mmsp::valueOf;

namespace {

constexpr std::array<Name<GatewayStage>, 4> stageNames{{{GatewayStage::Waiting, "waiting"},
                                                        {GatewayStage::Paid, "paid"},
                                                        {GatewayStage::Failed, "failed"},
                                                        {GatewayStage::Refunded, "refunded"}}};

struct Bank {
    const char* channel;
    const char16_t* name;
};
constexpr std::array<Bank, 19> banks{{{"YLBILL-NET-B2C", u"银联"},
                                      {"ICBC-NET-B2C", u"工商银行"},
                                      {"CMBCHINA-NET-B2C", u"招商银行"},
                                      {"ABC-NET-B2C", u"中国农业银行"},
                                      {"CCB-NET-B2C", u"建设银行"},
                                      {"BCCB-NET-B2C", u"北京银行"},
                                      {"BOCO-NET-B2C", u"交通银行"},
                                      {"CIB-NET-B2C", u"兴业银行"},
                                      {"CMBC-NET-B2C", u"中国民生银行"},
                                      {"CEB-NET-B2C", u"光大银行"},
                                      {"BOC-NET-B2C", u"中国银行"},
                                      {"PINGANBANK-NET-B2C", u"平安银行"},
                                      {"ECITIC-NET-B2C", u"中信银行"},
                                      {"SDB-NET-B2C", u"深圳发展银行"},
                                      {"GDB-NET-B2C", u"广发银行"},
                                      {"SHB-NET-B2C", u"上海银行"},
                                      {"SPDB-NET-B2C", u"上海浦东发展银行"},
                                      {"POST-NET-B2C", u"中国邮政"},
                                      {"BJRCB-NET-B2C", u"北京农村商业银行"}}};

Json text(const QString& value)
{
    return Json::ofText(value);
}

QString status(const GatewayOrder& order)
{
    switch (order.stage) {
    case GatewayStage::Waiting:
        return u"0"_qs;
    case GatewayStage::Paid:
        return u"1"_qs;
    case GatewayStage::Failed:
        return u"2"_qs;
    case GatewayStage::Refunded:
        return u"3"_qs;
    }
    Q_UNREACHABLE();
}

QString moment(Instant at)
{
    return at.unixMs == 0 ? QString() : compact(at);
}

void addError(Json& body, const GatewayOrder& order)
{
    switch (order.stage) {
    case GatewayStage::Paid:
        return;
    case GatewayStage::Waiting:
        body.set(u"ERRCODE"_qs, text(u"AA"_qs));
        body.set(u"ERRMSG"_qs, text(u"用户支付中"_qs));
        return;
    case GatewayStage::Failed:
    case GatewayStage::Refunded:
        body.set(u"ERRCODE"_qs, text(u"D4"_qs));
        body.set(u"ERRMSG"_qs,
                 text(order.stage == GatewayStage::Failed ? order.reason : u"已退款"_qs));
        return;
    }
}

QList<GatewayScript> makeScripts()
{
    QList<GatewayScript> scripts;
    for (const char* const name : {"01", "02", "03", "05", "06", "07", "08"}) {
        const mmsp::ScanScript& course = mmsp::amountScript(QString::fromLatin1(name));
        scripts.append({course.ending, course.meaning, course});
    }
    // Only the customer decides, so that the front return can be compared with the truth.
    const mmsp::ScanScript untilPaid = mmsp::amountScript(u"03"_qs);
    scripts.append({u"09"_qs, u"never paid; the front return says paid, whatever is pressed"_qs,
                    untilPaid, FrontReturn::SaysPaid});
    scripts.append({u"10"_qs, u"paid by its page; the front return says failed"_qs, untilPaid,
                    FrontReturn::SaysFailed});
    scripts.append({u"11"_qs, u"paid by its page; there is no front return"_qs, untilPaid,
                    FrontReturn::Missing});
    scripts.append({u"12"_qs, u"paid by its page; the second query says refunded"_qs, untilPaid,
                    FrontReturn::Honest, 2});
    return scripts;
}

} // namespace

const QList<GatewayScript>& gatewayScripts()
{
    static const QList<GatewayScript> scripts = makeScripts();
    return scripts;
}

GatewayScript gatewayScript(const QString& ending)
{
    const auto& all = gatewayScripts();
    const auto found = std::find_if(all.begin(), all.end(), [&](const GatewayScript& script) {
        return script.ending == ending;
    });
    if (found != all.end())
        return *found;
    const mmsp::ScanScript& otherwise = mmsp::amountScript({});
    return {{}, otherwise.meaning, otherwise};
}

QString gatewayScriptTable()
{
    QString table = u"| ending | what happens |\n| --- | --- |\n"_qs;
    for (const GatewayScript& script : gatewayScripts())
        table += u"| `%1` | %2 |\n"_qs.arg(script.ending, script.meaning);
    return table + u"| any other | %1 |\n"_qs.arg(gatewayScript({}).meaning);
}

GatewayScript GatewayOrder::script() const
{
    return gatewayScript(u"%1"_qs.arg(amount % 100, 2, 10, QLatin1Char('0')));
}

QJsonObject GatewayOrder::toJson() const
{
    return {{u"merchantsId"_qs, merchantsId},
            {u"number"_qs, number},
            {u"terminal"_qs, origin.terminal},
            {u"agent"_qs, origin.agent},
            {u"amount"_qs, amount},
            {u"channel"_qs, channel},
            {u"goods"_qs, goods},
            {u"remark"_qs, remark},
            {u"notifyUrl"_qs, notifyUrl},
            {u"jumpUrl"_qs, jumpUrl},
            {u"at"_qs, at.unixMs},
            {u"paidAt"_qs, paidAt.unixMs},
            {u"queries"_qs, queries},
            {u"stage"_qs, nameOf(stageNames, stage)},
            {u"reason"_qs, reason},
            {u"serial"_qs, serial}};
}

std::optional<GatewayOrder> GatewayOrder::fromJson(const QJsonObject& json)
{
    const auto word = [&](QStringView name) {
        return json.value(name).toString();
    };
    GatewayOrder order;
    order.merchantsId = word(u"merchantsId");
    order.number = word(u"number");
    order.origin = {word(u"terminal"), word(u"agent")};
    order.amount = json.value(u"amount").toInteger();
    order.channel = word(u"channel");
    order.goods = word(u"goods");
    order.remark = word(u"remark");
    order.notifyUrl = word(u"notifyUrl");
    order.jumpUrl = word(u"jumpUrl");
    order.at = {json.value(u"at").toInteger()};
    order.paidAt = {json.value(u"paidAt").toInteger()};
    order.queries = json.value(u"queries").toInt();
    order.reason = word(u"reason");
    order.serial = json.value(u"serial").toInteger();
    const auto stage = valueOf(stageNames, word(u"stage"));
    if (!stage || order.merchantsId.isEmpty() || order.number.isEmpty())
        return std::nullopt;
    order.stage = *stage;
    return order;
}

QString bankOf(const QString& channel)
{
    for (const Bank& bank : banks) {
        if (channel == QLatin1String(bank.channel))
            return QString::fromUtf16(bank.name);
    }
    return {};
}

QStringList channels()
{
    QStringList names;
    for (const Bank& bank : banks)
        names.append(QString::fromLatin1(bank.channel));
    return names;
}

Json stateBody(const GatewayOrder& order, Instant notifiedAt)
{
    Json body = Json::ofObject({{u"AMT"_qs, text(QString::number(order.amount))},
                                {u"LIST_ID"_qs, text(order.number)},
                                {u"MERORDERID"_qs, text(order.merchantsId)},
                                {u"NOTIFY_DATE"_qs, text(moment(notifiedAt))},
                                {u"PAY_CHANNEL"_qs, text(order.channel)},
                                {u"PAY_DATE"_qs, text(moment(order.paidAt))},
                                {u"STATUS"_qs, text(status(order))}});
    if (!order.goods.isEmpty())
        body.set(u"GOODSNAME"_qs, text(order.goods));
    if (!order.remark.isEmpty())
        body.set(u"REMARK"_qs, text(order.remark));
    addError(body, order);
    return body;
}

Json batchRow(const GatewayOrder& order)
{
    // A gateway knows no card; its table has the fields all the same.
    return Json::ofObject({{u"STATUS"_qs, text(status(order))},
                           {u"LIST_ID"_qs, text(order.number)},
                           {u"MERORDERID"_qs, text(order.merchantsId)},
                           {u"PAY_DATE"_qs, text(moment(order.paidAt))},
                           {u"NOTIFY_DATE"_qs, text(moment(order.paidAt))},
                           {u"CARDNO"_qs, text({})},
                           {u"AMT"_qs, text(QString::number(order.amount))},
                           {u"CARDTYPE"_qs, text({})},
                           {u"BIND_ID"_qs, text({})}});
}

} // namespace till::sandbox::gateway
