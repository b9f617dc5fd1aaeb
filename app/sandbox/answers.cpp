// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/answers.h"

#include "app/sandbox/china_time.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonValue>

namespace till::sandbox {

namespace {

/// transactionAmount and its like.
QJsonValue amount(qint64 fen, int version)
{
    return version == 6 ? QJsonValue(QString::number(fen)) : QJsonValue(fen);
}

/// `amount`, which the tables of v2 call a text.
QJsonValue paidAmount(qint64 fen, int version)
{
    return version == 4 ? QJsonValue(fen) : QJsonValue(QString::number(fen));
}

QString sixDigits(qint64 number)
{
    return u"%1"_qs.arg(number % 1'000'000, 6, 10, QLatin1Char('0'));
}

QString batch(Instant at)
{
    return u"00"_qs + chinaTime(at).monthAndDay();
}

void putTime(QJsonObject& answer, Instant at, int version)
{
    const ChinaTime time = chinaTime(at);
    answer.insert(u"transactionTime"_qs, time.time);
    answer.insert(u"transactionDateWithYear"_qs, time.date);
    answer.insert(u"settlementDateWithYear"_qs, time.date);
    if (version > 2) {
        answer.insert(u"transactionDate"_qs, time.monthAndDay());
        answer.insert(u"settlementDate"_qs, time.monthAndDay());
    }
}

void putPayer(QJsonObject& answer, const Order& order)
{
    const QString buyer = order.codeDigest.first(26);
    answer.insert(u"thirdPartyName"_qs, order.wallet().thirdPartyName);
    answer.insert(u"thirdPartyBuyerId"_qs, u"2088"_qs + buyer);
    answer.insert(u"thirdPartyOrderId"_qs, u"42"_qs + order.orderId);
}

void putPromotion(QJsonObject& answer, const Order& order, int version)
{
    const QJsonObject goods{{u"goodsId"_qs, order.goodsId.isEmpty() ? u"0"_qs : order.goodsId},
                            {u"discountAmount"_qs, amount(order.discount, version)},
                            {u"goodsNumber"_qs, amount(1, version)},
                            {u"goodsPrice"_qs, amount(order.amount, version)}};
    const QJsonObject promotion{{u"channelName"_qs, order.wallet().channelName},
                                {u"discountId"_qs, u"D"_qs + order.orderId},
                                {u"eventNo"_qs, u"E"_qs + order.orderId.last(9)},
                                {u"eventDiscountAmount"_qs, amount(order.discount, version)},
                                {u"goodsList"_qs, QJsonArray{goods}}};
    const QString said = u"满减优惠%1分"_qs.arg(order.discount);
    answer.insert(u"promotionList"_qs, QJsonArray{promotion});
    answer.insert(u"thirdPartyDiscountInstruction"_qs, said);
    if (version > 2) // hosts spell it wrong as well
        answer.insert(u"thirdPartyDiscountInstrution"_qs, said);
    answer.insert(u"thirdPartyPayInformation"_qs,
                  u"现金:%1 优惠:%2"_qs.arg(order.payerPaid()).arg(order.discount));
    const qint64 merchants = order.discount / 2;
    answer.insert(u"merchantAllowance"_qs, amount(merchants, version));
    answer.insert(u"thirdPartyAllowance"_qs, amount(order.discount - merchants, version));
}

enum class Listing { Whole, OnlyThatThereIsOne };

void putDiscount(QJsonObject& answer, const Order& order, int version, Listing listing)
{
    if (order.discount == 0)
        return;
    answer.insert(u"totalDiscountAmount"_qs, amount(order.discount, version));
    answer.insert(u"discountStatus"_qs, listing == Listing::Whole ? u"2"_qs : u"1"_qs);
    if (listing == Listing::Whole)
        putPromotion(answer, order, version);
}

struct QueryResult {
    QString code;
    QString description;
};

QueryResult resultOf(const Order& order)
{
    switch (order.stage) {
    case Stage::Paid:
        return order.refunded() > 0 ? QueryResult{u"3"_qs, u"已退货"_qs}
                                    : QueryResult{u"0"_qs, u"成功"_qs};
    case Stage::Paying:
        return order.script().query == QueryRule::SaysTimeout
                   ? QueryResult{u"1"_qs, u"超时"_qs}
                   : QueryResult{u"FF"_qs, u"交易状态未知"_qs};
    case Stage::Failed:
        return {u"5"_qs + order.failure, order.failure};
    case Stage::Reversed:
        return {u"4"_qs, u"已冲正"_qs};
    case Stage::Voided:
        return {u"2"_qs, u"已撤销"_qs};
    }
    Q_UNREACHABLE();
}

} // namespace

QString codeInfo(const QString& code)
{
    static const QHash<QString, QString> table{
        {u"0000"_qs, u"正常"_qs},         {u"1000"_qs, u"认证失败"_qs},
        {u"1001"_qs, u"授权失败"_qs},     {u"9001"_qs, u"参数校验失败"_qs},
        {u"9999"_qs, u"系统错误"_qs},     {u"00"_qs, u"10000成功响应码"_qs},
        {u"03"_qs, u"无效商户"_qs},       {u"13"_qs, u"无效金额"_qs},
        {u"22"_qs, u"原交易不存在"_qs},   {u"25"_qs, u"找不到原始交易"_qs},
        {u"30"_qs, u"报文格式错误"_qs},   {u"57"_qs, u"不允许此交易"_qs},
        {u"61"_qs, u"超出金额限制"_qs},   {u"64"_qs, u"原始金额错误"_qs},
        {u"92"_qs, u"发卡方线路异常"_qs}, {u"94"_qs, u"重复交易"_qs},
        {u"96"_qs, u"交换中心异常"_qs},   {u"97"_qs, u"终端号未登记"_qs},
        {u"A7"_qs, u"安全处理失败"_qs},
    };
    return table.value(code);
}

QJsonObject codeAnswer(const QString& code, const QString& info)
{
    return {{u"errCode"_qs, code}, {u"errInfo"_qs, info.isEmpty() ? codeInfo(code) : info}};
}

QJsonObject payAnswer(const Order& order, int version)
{
    const Script& script = order.script();
    QJsonObject answer = codeAnswer(script.code, script.info);
    putTime(answer, order.at, version);
    answer.insert(u"retrievalRefNum"_qs, order.retrieval);
    answer.insert(u"transactionAmount"_qs, amount(order.amount, version));
    answer.insert(u"actualTransactionAmount"_qs, amount(order.payerPaid(), version));
    answer.insert(u"amount"_qs, paidAmount(order.payerPaid(), version));
    answer.insert(u"orderId"_qs, order.orderId);
    if (order.stage == Stage::Paid && script.code == u"00") {
        putPayer(answer, order);
        answer.insert(u"cardAttr"_qs, order.wallet().cardAttr);
        putDiscount(answer, order, version,
                    script.discount == Discount::ToldByQuery ? Listing::OnlyThatThereIsOne
                                                             : Listing::Whole);
    }
    return answer;
}

QJsonObject voidAnswer(const Order& order, int version)
{
    const bool accepted = order.script().voiding == MoneyBackRule::AcceptedOnly;
    QJsonObject answer = codeAnswer(accepted ? u"0000"_qs : u"00"_qs);
    putTime(answer, order.voidedAt, version);
    answer.insert(u"retrievalRefNum"_qs, order.voidRetrieval);
    answer.insert(u"transactionAmount"_qs, amount(order.amount, version));
    answer.insert(u"actualTransactionAmount"_qs, amount(order.payerPaid(), version));
    answer.insert(u"thirdPartyName"_qs, order.wallet().thirdPartyName);
    answer.insert(u"cardAttr"_qs, order.wallet().cardAttr);
    if (version == 6)
        answer.insert(u"orderId"_qs, order.orderId);
    return answer;
}

QJsonObject refundAnswer(const Order& order, const Refund& refund, int version)
{
    const bool done = refund.stage == RefundStage::Done;
    const QString code = done                                    ? u"00"_qs
                         : refund.stage == RefundStage::UnderWay ? u"0000"_qs
                                                                 : u"57"_qs;
    QJsonObject answer = codeAnswer(code);
    putTime(answer, refund.at, version);
    answer.insert(u"retrievalRefNum"_qs, refund.retrieval);
    answer.insert(u"cardAttr"_qs, order.wallet().cardAttr);
    if (done) {
        answer.insert(u"thirdPartyName"_qs, order.wallet().thirdPartyName);
        answer.insert(u"refundInvoiceAmount"_qs, amount(refund.paidBack, version));
    }
    return answer;
}

QJsonObject queryAnswer(const Order& order, int version)
{
    const QueryResult result = resultOf(order);
    QJsonObject answer = codeAnswer(u"00"_qs, u"00000成功响应码"_qs);
    answer.insert(u"originalTransactionTime"_qs, chinaTime(order.at).both());
    answer.insert(u"originalSettlementDate"_qs, chinaTime(order.at).date);
    answer.insert(u"queryResCode"_qs, result.code);
    answer.insert(u"queryResDesc"_qs, result.description);
    answer.insert(u"originalPayCode"_qs, order.maskedCode);
    answer.insert(u"originalBatchNo"_qs, batch(order.at));
    answer.insert(u"originalSystemTraceNum"_qs, sixDigits(order.trace));
    answer.insert(u"originalRetrievalRefNum"_qs, order.retrieval);
    answer.insert(u"originalTransactionAmount"_qs, amount(order.amount, version));
    answer.insert(u"merchantOrderId"_qs, order.merchantOrderId);
    answer.insert(u"orderId"_qs, order.orderId);
    answer.insert(u"actualTransactionAmount"_qs, amount(order.payerPaid(), version));
    answer.insert(u"amount"_qs, paidAmount(order.payerPaid(), version));
    if (version == 2) {
        if (order.refunded() > 0)
            answer.insert(u"refundedAmount"_qs, amount(order.refunded(), version));
    } else {
        // Newer hosts leave these at nothing whatever was refunded, and spell one of them wrong.
        answer.insert(u"refundedAmount"_qs, amount(0, version));
        answer.insert(u"refundAmonunt"_qs, amount(0, version));
    }
    if (order.stage == Stage::Paid || order.stage == Stage::Voided) {
        putPayer(answer, order);
        putDiscount(answer, order, version, Listing::Whole);
    }
    return answer;
}

QJsonObject refundQueryAnswer(const Order& order, const Refund& refund, int version)
{
    // The table knows success and failure only: while it is under way there is no result at all.
    if (refund.stage == RefundStage::UnderWay)
        return codeAnswer(u"0000"_qs, u"退货处理中"_qs);
    const bool done = refund.stage == RefundStage::Done;
    QJsonObject answer = codeAnswer(u"00"_qs, u"00000成功响应码"_qs);
    answer.insert(u"queryResCode"_qs, done ? u"00"_qs : u"57"_qs);
    if (!done)
        answer.insert(u"queryResInfo"_qs, u"退货失败，商户余额不足"_qs);
    answer.insert(u"payCode"_qs, order.maskedCode);
    answer.insert(u"dealDate"_qs, chinaTime(refund.at).date);
    answer.insert(u"dealTime"_qs, chinaTime(refund.at).time);
    answer.insert(u"originalAmount"_qs, QString::number(refund.amount));
    answer.insert(u"dealType"_qs, u"refund"_qs);
    answer.insert(u"dealSystemTraceNum"_qs, amount(refund.trace % 1'000'000, version));
    answer.insert(u"dealRetrievalRefNum"_qs, refund.retrieval);
    answer.insert(u"batchNo"_qs, amount(batch(refund.at).toLongLong(), version));
    answer.insert(u"originalTransactionDate"_qs, chinaTime(order.at).date);
    answer.insert(u"originalSettlementDate"_qs, chinaTime(order.at).date);
    // The document's own spelling; newer hosts have yet another one.
    answer.insert(u"orignalRetrievalRefNum"_qs, order.retrieval);
    if (version > 2)
        answer.insert(u"origialRetrievalRefNum"_qs, order.retrieval);
    if (done)
        answer.insert(u"refundInvoiceAmount"_qs, amount(refund.paidBack, version));
    return answer;
}

} // namespace till::sandbox
