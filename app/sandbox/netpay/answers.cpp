// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/netpay/answers.h"

#include "app/sandbox/china_time.h"

#include <QHash>

namespace till::sandbox::netpay {

namespace {

QString merchantName()
{
    return u"测试商户"_qs;
}

/// The tables of these three spell the time with a capital S; their samples do not.
QString timestampName(Operation operation)
{
    switch (operation) {
    case Operation::Query:
    case Operation::Refund:
    case Operation::RefundQuery:
        return u"responseTimeStamp"_qs;
    case Operation::Order:
    case Operation::SecureCancel:
    case Operation::SecureComplete:
    case Operation::Close:
        return u"responseTimestamp"_qs;
    }
    Q_UNREACHABLE();
}

/// What every answer has, echoes included.
QJsonObject head(const Question& question, const QString& code, const QString& info)
{
    QJsonObject answer{{u"errCode"_qs, code},
                       {timestampName(question.address.operation), dateAndTime(question.now)}};
    const QString words = info.isEmpty() ? codeInfo(code) : info;
    if (!words.isEmpty())
        answer.insert(u"errMsg"_qs, words);
    for (const auto& name : {u"msgId"_qs, u"srcReserve"_qs, u"mid"_qs, u"tid"_qs, u"instMid"_qs}) {
        const QString value = question.fields.value(name).toString();
        if (!value.isEmpty())
            answer.insert(name, value);
    }
    return answer;
}

QJsonObject aboutOrder(const Question& question, const Order& order)
{
    QJsonObject answer = head(question, u"SUCCESS"_qs, {});
    const QJsonObject facts{{u"merOrderId"_qs, order.id},
                            {u"merName"_qs, merchantName()},
                            {u"seqId"_qs, order.sequence},
                            {u"settleRefId"_qs, order.sequence},
                            {u"status"_qs, statusOf(order)},
                            {u"totalAmount"_qs, order.amount},
                            {u"targetSys"_qs, targetSystem(order.way)},
                            {u"targetMid"_qs, u"2088000148435296"_qs},
                            {u"connectSys"_qs, u"UNIONPAY"_qs}};
    for (auto fact = facts.begin(); fact != facts.end(); ++fact)
        answer.insert(fact.key(), fact.value());
    return answer;
}

QString fundsDescription(Way way)
{
    switch (way) {
    case Way::WeChat:
        return u"微信零钱"_qs;
    case Way::Alipay:
    case Way::AlipayApp:
        return u"支付宝余额"_qs;
    case Way::Qmf:
    case Way::UnionPay:
    case Way::ApplePay:
        return u"借记卡"_qs;
    }
    Q_UNREACHABLE();
}

void insertAll(QJsonObject& into, const QJsonObject& members)
{
    for (auto member = members.begin(); member != members.end(); ++member)
        into.insert(member.key(), member.value());
}

} // namespace

QString codeInfo(const QString& code)
{
    static const QHash<QString, QString> words{
        {u"SUCCESS"_qs, {}},
        {u"INTERNAL_ERROR"_qs, u"内部错误"_qs},
        {u"BAD_REQUEST"_qs, u"请求报文有错"_qs},
        {u"NO_SERVICE"_qs, u"没有对应的服务"_qs},
        {u"TIMEOUT"_qs, u"处理超时"_qs},
        {u"NO_ORDER"_qs, u"找不到原始订单"_qs},
        {u"OPERATION_NOT_ALLOWED"_qs, u"当前不允许此操作"_qs},
        {u"TARGET_FAIL"_qs, u"支付渠道业务失败"_qs},
        {u"DUP_ORDER"_qs, u"订单号重复"_qs},
        {u"NET_ERROR"_qs, u"渠道通讯异常"_qs},
        {u"NO_MERCHANT"_qs, u"找不到商户"_qs},
        {u"ORDER_PROCESSING"_qs, u"订单正在处理中"_qs},
        {u"INACTIVE_MERCHANT"_qs, u"商户已冻结"_qs},
        {u"ABNORMAL_REQUEST_TIME"_qs, u"请求时间异常"_qs},
        {u"TXN_DISCARDED"_qs, u"交易被丢弃"_qs},
        {u"BAD_SIGN"_qs, u"签名错误"_qs},
        {u"INVALID_ORDER"_qs, u"订单信息异常，请先查询"_qs},
        {u"NO_CROSS_DAY_TRADING"_qs, u"不允许跨日交易"_qs},
        {u"DENIED_IP"_qs, u"不允许此IP交易"_qs},
        {u"INVLID_MERCHANT_CONFIG"_qs, u"商户配置错误"_qs},
        {u"HAS_CANCELLED"_qs, u"担保交易已撤销"_qs},
    };
    return words.value(code);
}

QString dateOf(Instant at)
{
    return dateAndTime(at).first(10);
}

QJsonObject refusal(const Question& question, const QString& code, const QString& info)
{
    QJsonObject answer = head(question, code, info);
    const QString id = question.fields.value(u"merOrderId").toString();
    if (!id.isEmpty())
        answer.insert(u"merOrderId"_qs, id);
    return answer;
}

QJsonObject orderAnswer(const Question& question, const Order& order)
{
    QJsonObject answer = aboutOrder(question, order);
    answer.remove(u"instMid"_qs); // in no table of this answer
    answer.insert(u"targetStatus"_qs, u"10000"_qs);
    QJsonObject request;
    if (!order.qrCode.isEmpty()) {
        answer.insert(u"qrCode"_qs, order.qrCode);
        request.insert(u"qrCode"_qs, order.qrCode);
    }
    if (order.way == Way::WeChat) {
        const QString prepayId = u"wx"_qs + order.targetId;
        answer.insert(u"prepayId"_qs, prepayId);
        request = {{u"prepayid"_qs, prepayId}, {u"package"_qs, u"Sign=WXPay"_qs}};
    }
    if (order.way == Way::UnionPay || order.way == Way::ApplePay)
        request.insert(u"tn"_qs, order.targetId.last(21));
    answer.insert(u"appPayRequest"_qs, request);
    return answer;
}

QJsonObject fundsOf(const Order& order)
{
    const QString own = fundsDescription(order.way);
    QString funds = u"%1:%2"_qs.arg(own).arg(order.payerPaid());
    if (order.discount > 0)
        funds += u"|优惠券:%1"_qs.arg(order.discount);
    return {{u"billFunds"_qs, funds},
            {u"billFundsDesc"_qs, u"%1支付%2.%3元。"_qs.arg(own)
                                      .arg(order.payerPaid() / 100)
                                      .arg(order.payerPaid() % 100, 2, 10, QLatin1Char('0'))},
            {u"couponAmount"_qs, order.discount},
            {u"buyerPayAmount"_qs, order.payerPaid()},
            {u"invoiceAmount"_qs, order.payerPaid()},
            {u"receiptAmount"_qs, order.amount}};
}

QJsonObject queryAnswer(const Question& question, const Order& order)
{
    QJsonObject answer = aboutOrder(question, order);
    answer.insert(u"targetStatus"_qs, statusOf(order));
    // An order that nobody paid has neither time nor funds, although the table requires them.
    if (order.stage != Stage::Paid)
        return answer;
    insertAll(answer, fundsOf(order));
    insertAll(answer, {{u"payTime"_qs, dateAndTime(order.paid)},
                       {u"settleDate"_qs, dateOf(order.paid)},
                       {u"targetOrderId"_qs, order.targetId},
                       {u"buyerId"_qs, u"2088702631618837"_qs},
                       {u"buyerUsername"_qs, u"119***@qq.com"_qs}});
    if (order.way == Way::UnionPay || order.way == Way::ApplePay)
        insertAll(answer, {{u"refId"_qs, order.sequence},
                           {u"bankCardNo"_qs, u"622588******6648"_qs},
                           {u"bankInfo"_qs, u"招商银行"_qs}});
    return answer;
}

QJsonObject closeAnswer(const Question& question, const Order& order)
{
    QJsonObject answer = aboutOrder(question, order);
    insertAll(answer, {{u"errMsg"_qs, u"订单关闭成功"_qs},
                       {u"settleDate"_qs, dateOf(question.now)},
                       {u"targetStatus"_qs, u"10000"_qs}});
    return answer;
}

QJsonObject secureAnswer(const Question& question, const Order& order)
{
    QJsonObject answer = head(question, u"SUCCESS"_qs, {});
    answer.remove(u"instMid"_qs); // in no table of this answer
    insertAll(answer, {{u"merOrderId"_qs, order.id},
                       {u"secureStatus"_qs, secureStatusOf(order)},
                       {u"completedAmount"_qs, QString::number(order.completed)},
                       {u"totalAmount"_qs, QString::number(order.amount)}});
    return answer;
}

QJsonObject refundAnswer(const Question& question, const Order& order, const Refund& refund)
{
    QJsonObject answer = aboutOrder(question, order);
    answer.remove(u"settleRefId"_qs); // in no table of this answer
    insertAll(answer, {{u"seqId"_qs, refund.sequence},
                       {u"refundAmount"_qs, QString::number(refund.amount)},
                       {u"refundFunds"_qs,
                        u"%1:%2"_qs.arg(fundsDescription(order.way)).arg(refund.paidBack)},
                       {u"refundInvoiceAmount"_qs, refund.paidBack},
                       {u"refundOrderId"_qs, refund.id},
                       {u"refundTargetOrderId"_qs, refund.targetId},
                       {u"refundStatus"_qs, refundStatusOf(refund)}});
    return answer;
}

QJsonObject refundQueryAnswer(const Question& question, const Order& order, const Refund& refund)
{
    QJsonObject answer = aboutOrder(question, order);
    answer.remove(u"instMid"_qs); // in no table of this answer
    insertAll(answer, {{u"seqId"_qs, refund.sequence},
                       {u"settleRefId"_qs, refund.sequence},
                       {u"targetOrderId"_qs, order.targetId},
                       {u"refundFunds"_qs,
                        u"%1:%2"_qs.arg(fundsDescription(order.way)).arg(refund.paidBack)},
                       {u"refundInvoiceAmount"_qs, QString::number(refund.paidBack)},
                       {u"sendBackAmount"_qs, QString::number(refund.paidBack)},
                       {u"refundOrderId"_qs, refund.id},
                       {u"refundTargetOrderId"_qs, refund.targetId},
                       {u"refundStatus"_qs, refundStatusOf(refund)}});
    if (refund.stage == RefundStage::Done)
        insertAll(answer,
                  {{u"payTime"_qs, dateAndTime(refund.at)}, {u"settleDate"_qs, dateOf(refund.at)}});
    return answer;
}

} // namespace till::sandbox::netpay
