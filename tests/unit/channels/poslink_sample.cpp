// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/channels/poslink_sample.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <memory>
#include <utility>

namespace till::sample {

using payment::Purpose;

channels::PoslinkConfig config()
{
    channels::PoslinkConfig config;
    config.base = QUrl(QStringLiteral("https://pay.example"));
    config.appId = QStringLiteral("0123456789abcdef0123456789abcdef");
    config.merchantCode = QStringLiteral("898201612345678");
    config.terminalCode = QStringLiteral("12345678");
    return config;
}

payment::Message message(Purpose purpose)
{
    payment::Message message;
    message.purpose = purpose;
    message.order = PaymentId(QStringLiteral("T012ABC00000013"));
    message.amount = Money::fromFen(12'800);
    if (purpose == Purpose::Pay)
        message.code = std::make_shared<const Secret>(QByteArray("134567890123456789"));
    if (purpose == Purpose::Void || purpose == Purpose::Refund || purpose == Purpose::QueryRefund) {
        message.request = PaymentId(QStringLiteral("T012ABC0000002H"));
        message.acquirerOrder = QStringLiteral("20230718110248029165883554");
    }
    return message;
}

Signer::Signer(QByteArray token)
    : m_key(QByteArray("fedcba9876543210fedcba9876543210")), m_token(std::move(token))
{
}

namespace {

QByteArray payAnswer()
{
    return R"({"errCode":"00","errInfo":"10000成功响应码","transactionTime":"111340",
"transactionDateWithYear":"20230718","settlementDateWithYear":"20230718",
"retrievalRefNum":"15005163609N","transactionAmount":12800,"actualTransactionAmount":12500,
"amount":"12300","orderId":"20230718110248029165883554",
"marketingAllianceDiscountInstruction":"联盟","thirdPartyDiscountInstruction":"立减2元",
"thirdPartyName":"微信钱包","thirdPartyBuyerId":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
"thirdPartyBuyerUserName":"张三","thirdPartyOrderId":"4200001234202307181234567890",
"thirdPartyPayInformation":"现金:12300","totalDiscountAmount":500,"discountStatus":"2",
"promotionList":[{"channelName":"WXPAY","discountId":"D1","eventNo":"E1",
"eventDiscountAmount":200,"goodsList":[{"goodsId":"6901","discountAmount":200,"goodsNumber":2,
"goodsPrice":350}]},{"channelName":"UMS","discountId":"D2","eventDiscountAmount":"300",
"goodsList":[]}],"cardAttr":"91","merchantAllowance":100,"thirdPartyAllowance":400})";
}

QByteArray queryAnswer()
{
    return R"({"errCode":"00","errInfo":"00000成功响应码","originalTransactionTime":"20230718111340",
"originalSettlementDate":"20230718","queryResCode":"0","queryResDesc":"成功",
"originalPayCode":"134567890123456789","originalBatchNo":"000001",
"originalSystemTraceNum":"000123","originalRetrievalRefNum":"15005163609N",
"originalTransactionAmount":12800,"merchantOrderId":"T012ABC00000013",
"orderId":"20230718110248029165883554","refundedAmount":0,"actualTransactionAmount":12500,
"amount":"12300","marketingAllianceDiscountInstruction":"联盟",
"thirdPartyDiscountInstruction":"立减2元","thirdPartyName":"微信钱包",
"thirdPartyBuyerId":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o","thirdPartyBuyerUserName":"张三",
"thirdPartyOrderId":"4200001234202307181234567890","thirdPartyPayInformation":"现金:12300",
"totalDiscountAmount":500,"discountStatus":"2","promotionList":[{"channelName":"WXPAY",
"discountId":"D1","eventNo":"E1","eventDiscountAmount":200,"goodsList":[]},
{"channelName":"UMS","discountId":"D2","eventDiscountAmount":"300","goodsList":[]}],
"merchantAllowance":100,"thirdPartyAllowance":400})";
}

QByteArray voidAnswer()
{
    // The sample of the v6 page, for this amount.
    return R"({"errCode":"00","errInfo":"10000成功响应码","orderId":"20230718110248029165883554",
"transactionTime":"111340","transactionDate":"0718","transactionDateWithYear":"20230718",
"settlementDate":"0718","settlementDateWithYear":"20230718","retrievalRefNum":"29165883554W",
"transactionAmount":"12800","actualTransactionAmount":"12800","thirdPartyName":"微信钱包",
"cardAttr":"91","installmentNumber":"12","installmentSellerPercent":"100",
"convMchntNo":"103290070111417","convTermNo":"12340511"})";
}

QByteArray refundAnswer()
{
    return R"({"errCode":"00","errInfo":"成功","transactionTime":"111340",
"transactionDateWithYear":"20230718","settlementDateWithYear":"20230719",
"retrievalRefNum":"15005163610N","thirdPartyName":"微信钱包","cardAttr":"91",
"refundInvoiceAmount":12300})";
}

QByteArray queryRefundAnswer()
{
    return R"({"errCode":"00","errInfo":"成功","queryResCode":"00","payCode":"134567890123456789",
"dealDate":"0718","dealTime":"111340","originalAmount":"12800","dealType":"refund",
"dealSystemTraceNum":124,"dealRetrievalRefNum":"15005163610N","batchNo":1,
"originalTransactionDate":"0718","orignalRetrievalRefNum":"15005163609N",
"originalSettlementDate":"20230718","refundInvoiceAmount":"12300"})";
}

} // namespace

QByteArray fullAnswer(Purpose purpose)
{
    switch (purpose) {
    case Purpose::Pay:
        return payAnswer();
    case Purpose::Cancel:
    case Purpose::Void:
        return voidAnswer();
    case Purpose::Refund:
        return refundAnswer();
    case Purpose::Query:
        return queryAnswer();
    case Purpose::QueryRefund:
        return queryRefundAnswer();
    case Purpose::Activate:
        return R"({"errCode":"00","errInfo":"成功"})";
    case Purpose::Complete:
    case Purpose::Release:
    case Purpose::QueryComplete:
    case Purpose::QueryRelease:
        break; // POS通 holds no deposits
    }
    Q_UNREACHABLE();
}

QByteArray with(const QByteArray& json, const QByteArray& name, const QByteArray& value)
{
    QJsonObject object = QJsonDocument::fromJson(json).object();
    const QString key = QString::fromLatin1(name);
    if (value.isEmpty())
        object.remove(key);
    else
        object.insert(key, QJsonDocument::fromJson('[' + value + ']')[0]);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

payment::Outcome decoded(Purpose purpose, const QByteArray& body, int status)
{
    return channels::PoslinkChannel(config()).decode(message(purpose), {status, body}, {});
}

} // namespace till::sample
