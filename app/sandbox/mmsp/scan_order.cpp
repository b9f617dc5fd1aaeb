// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/mmsp/scan_order.h"

#include "app/sandbox/mmsp/moment.h"
#include "app/sandbox/mmsp/names.h"

#include <QJsonArray>

#include <array>

namespace till::sandbox::mmsp {

namespace {

constexpr std::array<Name<ScanStage>, 6> stageNames{{{ScanStage::Waiting, "waiting"},
                                                     {ScanStage::Paid, "paid"},
                                                     {ScanStage::Failed, "failed"},
                                                     {ScanStage::Closed, "closed"},
                                                     {ScanStage::Cancelled, "cancelled"},
                                                     {ScanStage::Reversed, "reversed"}}};
constexpr std::array<Name<ScanRefundStage>, 3> refundStageNames{
    {{ScanRefundStage::Accepted, "accepted"},
     {ScanRefundStage::Done, "done"},
     {ScanRefundStage::Failed, "failed"}}};

QJsonObject refundToJson(const ScanRefund& refund)
{
    return {{u"merchantsId"_qs, refund.merchantsId},
            {u"number"_qs, refund.number},
            {u"amount"_qs, refund.amount},
            {u"at"_qs, refund.at.unixMs},
            {u"stage"_qs, nameOf(refundStageNames, refund.stage)},
            {u"queries"_qs, refund.queries}};
}

std::optional<ScanRefund> refundFromJson(const QJsonObject& json)
{
    const auto stage = valueOf(refundStageNames, json.value(u"stage").toString());
    if (!stage)
        return std::nullopt;
    return ScanRefund{json.value(u"merchantsId").toString(),
                      json.value(u"number").toString(),
                      json.value(u"amount").toInteger(),
                      {json.value(u"at").toInteger()},
                      *stage,
                      json.value(u"queries").toInt()};
}

Json text(const QString& value)
{
    return Json::ofText(value);
}

/// Where the customer's app is led; H5 addresses are pages of this platform.
QString addressOf(const ScanOrder& order, const QString& site)
{
    constexpr int wechatPage = 0x0911;
    constexpr int alipayPage = 0x0406;
    if (order.command == wechatPage || order.command == alipayPage)
        return site + u"/mmsp/cashier/"_qs + order.number;
    switch (order.request().wallet) {
    case ScanWallet::WeChat:
        return u"weixin://wxpay/bizpayurl?pr="_qs + order.number;
    case ScanWallet::Alipay:
        return u"https://qr.alipay.com/bax"_qs + order.number;
    case ScanWallet::Qq:
        return u"https://qpay.qq.com/qr/"_qs + order.number;
    case ScanWallet::Jd:
        return u"https://h5pay.jd.com/code?c="_qs + order.number;
    case ScanWallet::UnionPay:
        return u"https://qr.95516.com/00010000/"_qs + order.number;
    }
    Q_UNREACHABLE();
}

QString walletNumber(const ScanOrder& order)
{
    return QString::number(static_cast<int>(order.request().wallet));
}

QString status(const ScanOrder& order)
{
    switch (order.stage) {
    case ScanStage::Paid:
        return u"1"_qs;
    case ScanStage::Waiting:
        return u"3"_qs;
    case ScanStage::Failed:
    case ScanStage::Closed:
    case ScanStage::Cancelled:
    case ScanStage::Reversed:
        return u"2"_qs;
    }
    Q_UNREACHABLE();
}

/// The listed codes, told by what the order is: paid, being paid, or over.
QString errorCode(const ScanOrder& order)
{
    if (order.stage == ScanStage::Paid)
        return u"00"_qs;
    return order.stage == ScanStage::Waiting ? u"AA"_qs : order.code;
}

QString errorText(const ScanOrder& order)
{
    return order.stage == ScanStage::Waiting ? u"用户支付中"_qs : order.reason;
}

void tellState(Json& body, const ScanOrder& order)
{
    body.set(u"STATUS"_qs, text(status(order)));
    if (order.stage == ScanStage::Paid)
        return;
    body.set(u"ERR_CODE_MSG"_qs, text(errorText(order)));
    body.set(u"ERR_CODE"_qs, text(errorCode(order)));
}

Json described(const ScanOrder& order)
{
    const QString paidAt = order.paidAt.unixMs == 0 ? QString() : readable(order.paidAt);
    return Json::ofObject({{u"ORDERNO"_qs, text(order.number)},
                           {u"AMT"_qs, text(QString::number(order.amount))},
                           {u"TRADETIME"_qs, text(readable(order.at))},
                           {u"PAYTIME"_qs, text(paidAt)},
                           {u"STATUS"_qs, text({})},
                           {u"MERORDERID"_qs, text(order.merchantsId)},
                           {u"TRADETYPE"_qs, text(walletNumber(order))}});
}

Json begun(const ScanOrder& order)
{
    return Json::ofObject({{u"ORDERNO"_qs, text(order.number)},
                           {u"TRADETIME"_qs, text(readable(order.at))},
                           {u"MERORDERID"_qs, text(order.merchantsId)}});
}

} // namespace

const ScanScript& ScanOrder::script() const
{
    return isByCode() ? codeScript(ending) : amountScript(ending);
}

qint64 ScanOrder::refunded() const
{
    qint64 sum = 0;
    for (const ScanRefund& refund : refunds) {
        if (refund.stage != ScanRefundStage::Failed)
            sum += refund.amount;
    }
    return sum;
}

QJsonObject ScanOrder::toJson() const
{
    QJsonArray refundList;
    for (const ScanRefund& refund : refunds)
        refundList.append(refundToJson(refund));
    return {{u"merchantsId"_qs, merchantsId},
            {u"number"_qs, number},
            {u"command"_qs, command},
            {u"terminal"_qs, origin.terminal},
            {u"agent"_qs, origin.agent},
            {u"amount"_qs, amount},
            {u"ending"_qs, ending},
            {u"codeDigest"_qs, codeDigest},
            {u"notifyUrl"_qs, notifyUrl},
            {u"jumpUrl"_qs, jumpUrl},
            {u"at"_qs, at.unixMs},
            {u"expires"_qs, expires.unixMs},
            {u"paidAt"_qs, paidAt.unixMs},
            {u"stage"_qs, nameOf(stageNames, stage)},
            {u"reason"_qs, reason},
            {u"code"_qs, code},
            {u"serial"_qs, serial},
            {u"queries"_qs, queries},
            {u"cancels"_qs, cancels},
            {u"refundRequests"_qs, refundRequests},
            {u"refunds"_qs, refundList}};
}

std::optional<ScanOrder> ScanOrder::fromJson(const QJsonObject& json)
{
    const auto word = [&](QStringView name) {
        return json.value(name).toString();
    };
    ScanOrder order;
    order.merchantsId = word(u"merchantsId");
    order.number = word(u"number");
    order.command = json.value(u"command").toInt();
    order.origin = {word(u"terminal"), word(u"agent")};
    order.amount = json.value(u"amount").toInteger();
    order.ending = word(u"ending");
    order.codeDigest = word(u"codeDigest");
    order.notifyUrl = word(u"notifyUrl");
    order.jumpUrl = word(u"jumpUrl");
    order.at = {json.value(u"at").toInteger()};
    order.expires = {json.value(u"expires").toInteger()};
    order.paidAt = {json.value(u"paidAt").toInteger()};
    order.reason = word(u"reason");
    order.code = word(u"code");
    order.serial = json.value(u"serial").toInteger();
    order.queries = json.value(u"queries").toInt();
    order.cancels = json.value(u"cancels").toInt();
    order.refundRequests = json.value(u"refundRequests").toInt();
    const auto stage = valueOf(stageNames, word(u"stage"));
    const ScanRequest* request = scanRequest(order.command);
    if (!stage || order.merchantsId.isEmpty() || order.number.isEmpty() || request == nullptr)
        return std::nullopt;
    order.stage = *stage;
    const QJsonArray refundList = json.value(u"refunds").toArray();
    for (const QJsonValue item : refundList) {
        const auto refund = refundFromJson(item.toObject());
        if (!refund)
            return std::nullopt;
        order.refunds.append(*refund);
    }
    return order;
}

Json orderAnswer(const ScanOrder& order, const Json& request, const QString& site)
{
    Json body = begun(order);
    const QString kind = request.textOf(u"TRADETYPE");
    // The app's own data take the place of the address where they are asked for.
    if (kind == u"2" && request.textOf(u"IS_RAW") == u"1") {
        const Json raw = Json::ofObject({{u"package"_qs, text(u"prepay_id="_qs + order.number)},
                                         {u"signType"_qs, text(u"MD5"_qs)}});
        body.set(u"PAY_INFO"_qs, text(QString::fromUtf8(onTheWire(raw))));
    } else {
        body.set(u"URL"_qs, text(addressOf(order, site)));
    }
    if (!kind.isEmpty())
        body.set(u"TRADETYPE"_qs, text(kind));
    body.set(u"STATUS"_qs, text(u"1"_qs));
    return body;
}

Json payAnswer(const ScanOrder& order)
{
    Json body = begun(order);
    tellState(body, order);
    return body;
}

Json queryAnswer(const ScanOrder& order)
{
    Json body = described(order);
    tellState(body, order);
    return body;
}

Json endAnswer(const ScanOrder& order, const QString& refusal)
{
    Json body = described(order);
    body.set(u"STATUS"_qs, text(refusal.isEmpty() ? u"1"_qs : u"2"_qs));
    if (!refusal.isEmpty()) {
        body.set(u"ERR_CODE_MSG"_qs, text(refusal));
        body.set(u"ERR_CODE"_qs, text(errorCode(order)));
    }
    return body;
}

Json refundAnswer(const ScanRefund& refund)
{
    const bool failed = refund.stage == ScanRefundStage::Failed;
    Json body = Json::ofObject({{u"REFUND_ORDERNO"_qs, text(refund.number)},
                                {u"AMT"_qs, text(QString::number(refund.amount))},
                                {u"REFUND_TIME"_qs, text(readable(refund.at))},
                                {u"STATUS"_qs, text(failed ? u"2"_qs : u"1"_qs)},
                                {u"REFUND_MERORDERID"_qs, text(refund.merchantsId)}});
    if (failed) {
        body.set(u"ERR_CODE_MSG"_qs, text(u"退款失败"_qs));
        body.set(u"ERR_CODE"_qs, text(u"D4"_qs));
    }
    return body;
}

Json refundRefusal(const Json& request, const QString& reason, Instant now)
{
    return Json::ofObject({{u"REFUND_ORDERNO"_qs, text({})},
                           {u"AMT"_qs, request.value(u"AMT")},
                           {u"REFUND_TIME"_qs, text(readable(now))},
                           {u"STATUS"_qs, text(u"2"_qs)},
                           {u"REFUND_MERORDERID"_qs, request.value(u"REFUND_MERORDERID")},
                           {u"ERR_CODE_MSG"_qs, text(reason)},
                           {u"ERR_CODE"_qs, text(u"D4"_qs)}});
}

Json pushBody(const ScanOrder& order)
{
    // TRDETIME without its A and AMT without quotes, as the table has them.
    return Json::ofObject({{u"AMT"_qs, Json::ofNumber(order.amount)},
                           {u"ORDERNO"_qs, text(order.number)},
                           {u"TRDETIME"_qs, text(readable(order.at))},
                           {u"PAYTIME"_qs, text(readable(order.paidAt))},
                           {u"STATUS"_qs, text(u"1"_qs)},
                           {u"TRADETYPE"_qs, text(walletNumber(order))},
                           {u"MERORDERID"_qs, text(order.merchantsId)}});
}

} // namespace till::sandbox::mmsp
