// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/channels/netpay_sample.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace till::netpay_sample {

using payment::Purpose;

channels::NetpayConfig config()
{
    channels::NetpayConfig config;
    config.base = QUrl(QStringLiteral("https://pay.example"));
    config.appId = QStringLiteral("0123456789abcdef0123456789abcdef");
    config.mid = QStringLiteral("898201612345678");
    config.tid = QStringLiteral("88880001");
    config.sourceNumber = QStringLiteral("3194");
    config.notifyUrl = QStringLiteral("https://till.example/netpay/notify");
    config.subAppId = QStringLiteral("wx0123456789abcdef");
    config.merchantUserId = QStringLiteral("shop7");
    config.mobile = QStringLiteral("13800000000");
    config.shows = {QStringLiteral("wechat"), QStringLiteral("alipay"), QStringLiteral("qmf"),
                    QStringLiteral("unionpay"), QStringLiteral("applepay")};
    return config;
}

payment::Message message(Purpose purpose)
{
    payment::Message message;
    message.purpose = purpose;
    message.order = PaymentId(order);
    message.request = PaymentId(request);
    message.amount = Money::fromFen(12'800);
    message.means = QStringLiteral("wechat");
    message.presentation = payment::Presentation::Shown;
    return message;
}

Signer::Signer(QByteArray token)
    : m_key(QByteArray("fedcba9876543210fedcba9876543210")), m_token(std::move(token))
{
}

const channels::Interface& interfaceNamed(const channels::Protocol& protocol,
                                          QLatin1StringView name)
{
    for (const channels::Interface& each : protocol.interfaces()) {
        if (each.name == name)
            return each;
    }
    qFatal("no interface %s", name.data());
}

QByteArray fullAnswer(Purpose purpose)
{
    const QByteArray head = "{\"errCode\":\"SUCCESS\",\"errMsg\":\"ok\",\"msgId\":\"1\","
                            "\"mid\":\"898201612345678\",\"tid\":\"88880001\","
                            "\"responseTimestamp\":\"2020-01-02 03:04:06\","
                            "\"seqId\":\"00443400012N\",\"targetSys\":\"WXPay\","
                            "\"merOrderId\":\"" +
                            order.toLatin1() + '"';
    switch (purpose) {
    case Purpose::Pay:
        return head + ",\"status\":\"NEW_ORDER\",\"totalAmount\":12800,"
                      "\"qrCode\":\"https://qr.example/bax03465\"}";
    case Purpose::Query:
        return head + ",\"instMid\":\"YUEDANDEFAULT\",\"status\":\"TRADE_SUCCESS\","
                      "\"totalAmount\":12800,\"buyerPayAmount\":12500,\"couponAmount\":300,"
                      "\"yxlmAmount\":\"0\",\"couponMerchantContribute\":\"100\","
                      "\"couponOtherContribute\":\"200\",\"payTime\":\"2020-01-02 03:05:00\","
                      "\"settleDate\":\"2020-01-02\",\"refId\":\"15005163609N\","
                      "\"targetOrderId\":\"4200000262202001021234567890\","
                      "\"billFunds\":\"a:12500\",\"billFundsDesc\":\"a\"}";
    case Purpose::QueryComplete:
        return head + ",\"status\":\"TRADE_SUCCESS\",\"totalAmount\":20000,"
                      "\"payTime\":\"2020-01-02 03:05:00\",\"billFunds\":\"a:1\","
                      "\"billFundsDesc\":\"a\",\"secureStatus\":\"PARTLY_COMPLETED\","
                      "\"completedAmount\":\"12800\"}";
    case Purpose::QueryRelease:
        return head + ",\"status\":\"TRADE_REFUND\",\"totalAmount\":20000,"
                      "\"payTime\":\"2020-01-02 03:05:00\",\"billFunds\":\"a:1\","
                      "\"billFundsDesc\":\"a\",\"secureStatus\":\"CANCELED\"}";
    case Purpose::Cancel:
        return head + ",\"status\":\"TRADE_CLOSED\",\"totalAmount\":12800}";
    case Purpose::Refund:
        return head +
               ",\"status\":\"TRADE_REFUND\",\"refundStatus\":\"SUCCESS\","
               "\"refundAmount\":\"12800\",\"refundInvoiceAmount\":12500,"
               "\"refundOrderId\":\"" +
               request.toLatin1() + "\",\"refundTargetOrderId\":\"50000409362019\"}";
    case Purpose::QueryRefund:
        return head +
               ",\"status\":\"TRADE_SUCCESS\",\"refundStatus\":\"SUCCESS\","
               "\"refundInvoiceAmount\":\"12500\",\"settleDate\":\"2020-01-02\","
               "\"refundOrderId\":\"" +
               request.toLatin1() + "\",\"refundTargetOrderId\":\"50000409362019\"}";
    case Purpose::Complete:
        return head + ",\"secureStatus\":\"PARTLY_COMPLETED\",\"completedAmount\":12800,"
                      "\"totalAmount\":20000}";
    case Purpose::Release:
        return head + ",\"secureStatus\":\"CANCELED\",\"totalAmount\":\"20000\"}";
    case Purpose::Void:
    case Purpose::Activate:
        break;
    }
    qFatal("netpay has no such operation");
}

QByteArray documentedAnswer(QLatin1StringView name)
{
    if (name == QLatin1StringView("alipayOrder"))
        return R"({"connectSys":"UNIONPAY","merName":"银联商务微信公众号代运营平台",
            "mid":"898201612345678",
            "appPayRequest":{"qrCode":"https://qr.alipay.com/bax03465mkipjzgposlk8001"},
            "settleRefId":"00443400012N","tid":"88880001","totalAmount":1,
            "qrCode":"https://qr.alipay.com/bax03465mkipjzgposlk8001",
            "targetMid":"2088000148435296","responseTimestamp":"2019-02-15 13:55:47",
            "errCode":"SUCCESS","targetStatus":"10000","seqId":"00443400012N",
            "merOrderId":"900147bf92274bbe4d51b9e9a2307279e4e9","status":"NEW_ORDER",
            "targetSys":"Alipay 2.0"})";
    if (name == QLatin1StringView("query"))
        return R"({"buyerUsername":"119***@qq.com","payTime":"2018-09-20 09:50:33",
            "seqId":"0031510000N","invoiceAmount":1,"settleDate":"2018-09-20",
            "buyerId":"2088702631618837","totalAmount":1,"couponAmount":0,"buyerPayAmount":1,
            "targetOrderId":"2018092022001418830581229369",
            "merOrderId":"90012018092009395265848826440","status":"TRADE_SUCCESS",
            "targetSys":"Alipay 2.0","merName":"test30","mid":"898340149000030","tid":"88880001",
            "instMid":"YUEDANDEFAULT","totalAmount":1,"responseTimestamp":"2018-09-20 10:00:53",
            "errCode":"SUCCESS"})";
    if (name == QLatin1StringView("refund"))
        return R"({"mid":"898340149000030","refundStatus":"SUCCESS","billDate":"2018-09-20",
            "tid":"88880001","instMid":"QRPAYDEFAULT",
            "refundOrderId":"9001201809201021510524644261",
            "refundTargetOrderId":"2018092022001418830580874945",
            "responseTimestamp":"2018-09-20 10:21:57","errCode":"SUCCESS","status":"REFUND",
            "merOrderId":"90012018092010155005062202780","refundAmount":1})";
    if (name == QLatin1StringView("refundQuery"))
        return R"({"payTime":"2019-02-01 16:46:52","connectSys":"OPENCHANNEL","errMsg":"查询成功",
            "merName":"银联商务微信公众号代运营平台","mid":"898201612345678",
            "refundStatus":"SUCCESS","settleDate":"2019-02-01","settleRefId":"00438100009N",
            "tid":"88880001","refundOrderId":"10001902011824652164172283",
            "refundTargetOrderId":"50000409362019020108231692550","totalAmount":1,
            "targetMid":"266103381","responseTimestamp":"2019-02-01 17:30:17",
            "errCode":"SUCCESS","targetStatus":"SUCCESS","seqId":"00438100010N",
            "merOrderId":"9001201902011645182672629078","status":"TRADE_SUCCESS",
            "targetSys":"WXPay"})";
    // Printed with a comma behind the last member, which is no JSON.
    if (name == QLatin1StringView("secureCancel"))
        return R"({"responseTimestamp":"2018-09-21 17:30:01","errCode":"HAS_CANCELLED",
            "errMsg":"该笔担保交易已撤销"})";
    if (name == QLatin1StringView("secureComplete"))
        return R"({"completedAmount":1,"connectSys":"MYBANK2","errMsg":"担保完成成功",
            "merName":"test30","mid":"898340149000030","secureStatus":"ALL_COMPLETED",
            "settleRefId":"00340500355N","tid":"88880001","totalAmount":1,
            "targetMid":"2088131465886624","responseTimestamp":"2018-10-22 14:23:59",
            "errCode":"SUCCESS","cardAttr":"BALANCE",
            "targetOrderId":"2018102222001418835415132959","seqId":"00340500355N",
            "merOrderId":"90012018102214143494762119720","status":"TRADE_SUCCESS",
            "targetSys":"Alipay 2.0"})";
    if (name == QLatin1StringView("close"))
        return R"({"errMsg":"成功关闭二维码","mid":"898340149000005","tid":"88880001",
            "instMid":"QRPAYDEFAULT","responseTimestamp":"2016-09-22 16:55:01",
            "errCode":"SUCCESS"})";
    qFatal("no example of %s", name.data());
}

QByteArray with(const QByteArray& json, const QByteArray& name, const QByteArray& value)
{
    QJsonObject object = QJsonDocument::fromJson(json).object();
    const QString key = QString::fromLatin1(name);
    if (value.isEmpty())
        object.remove(key);
    else
        object.insert(key, QJsonDocument::fromJson("{\"v\":" + value + '}').object().value(u"v"));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

payment::Outcome decoded(Purpose purpose, const QByteArray& body, int status)
{
    return channels::NetpayChannel(config()).decode(message(purpose), {status, body}, Secret());
}

} // namespace till::netpay_sample
