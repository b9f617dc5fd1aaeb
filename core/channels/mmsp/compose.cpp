// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/mmsp/compose.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace till::channels {
namespace mmsp {

namespace {

using payment::Message;
using payment::Presentation;
using payment::Purpose;

constexpr qsizetype randomCharacters = 15;
constexpr qsizetype goodsNameMax = 15;
constexpr qint64 chinaMs = qint64{8} * 3'600 * 1'000;

struct MeansId {
    QLatin1StringView means;
    Id id;
};

constexpr std::array readMeans{MeansId{"wechat"_L1, Id::WechatPay},
                               MeansId{"alipay"_L1, Id::AlipayPay}, MeansId{"qq"_L1, Id::QqPay}};
constexpr std::array shownMeans{MeansId{"wechat"_L1, Id::WechatOrder},
                                MeansId{"alipay"_L1, Id::AlipayOrder},
                                MeansId{"qq"_L1, Id::QqOrder}, MeansId{"jd"_L1, Id::JdOrder},
                                MeansId{"unionpay"_L1, Id::UnionpayOrder}};

Result<Id> payIdFor(const Message& message, const MmspConfig& config)
{
    if (message.deposit)
        return failure(ErrorCode::Refused, u"MMSP holds no deposits"_s);
    const bool isShown = message.presentation == Presentation::Shown;
    const QStringList& open = isShown ? config.shows : config.reads;
    const auto find = [&](const auto& rows) -> Result<Id> {
        const auto found = std::find_if(rows.begin(), rows.end(), [&](const MeansId& row) {
            return row.means == message.means && open.contains(message.means);
        });
        if (found == rows.end())
            return failure(ErrorCode::Refused,
                           u"means: MMSP does not take \"%1\" that way"_s.arg(message.means));
        return found->id;
    };
    if (!isShown)
        return find(readMeans);
    const Result<Id> id = find(shownMeans);
    if (!id || *id != Id::AlipayOrder)
        return id;
    switch (config.alipayCode) {
    case MmspConfig::AlipayCode::Order:
        return Id::AlipayOrder;
    case MmspConfig::AlipayCode::Static:
        return Id::AlipayStatic;
    case MmspConfig::AlipayCode::Dynamic:
        return Id::AlipayDynamic;
    }
    Q_UNREACHABLE();
}

/// As people count, since the document counts characters.
QString shortened(const QString& text)
{
    QString cut;
    qsizetype characters = 0;
    for (const QChar each : text.simplified()) {
        if (!each.isLowSurrogate() && ++characters > goodsNameMax)
            break;
        cut += each;
    }
    return cut.trimmed();
}

/// What the customer's wallet calls the purchase. A remark is somebody's number, of no use if cut.
QString goodsNameOf(const Message& message, const MmspConfig& config)
{
    const QString remark = message.remark.simplified();
    if (!remark.isEmpty() && shortened(remark) == remark)
        return remark;
    const QString first = message.goods.isEmpty() ? QString() : shortened(message.goods[0].name);
    return first.isEmpty() ? config.goodsName : first;
}

QString limitPayOf(const MmspConfig& config)
{
    if (!config.limitCreditCard)
        return {};
    return *config.limitCreditCard ? u"1"_s : u"2"_s;
}

/// The shorter orders know neither ISTO nor LIMIT_PAY: the tables leave them out.
OrderRequest orderFor(const Message& message, const MmspConfig& config, const QByteArray& nonce)
{
    OrderRequest request;
    request.tradeType = u"1"_s;
    request.amount = message.amount;
    request.merOrderId = message.order.text();
    request.randStr = randomText(nonce);
    request.goodsName = goodsNameOf(message, config);
    request.notifyUrl = config.notifyUrl;
    if (message.payableUntil != Instant{})
        request.timeEnd = chinaTime(message.payableUntil);
    request.currency = u"CNY"_s;
    request.ip = config.ip;
    request.isTo = config.settlement;
    request.limitPay = limitPayOf(config);
    return request;
}

CodePayRequest codePayFor(const Message& message, const MmspConfig& config, const QByteArray& nonce)
{
    CodePayRequest request;
    request.amount = message.amount;
    request.currency = u"CNY"_s;
    request.goodsName = goodsNameOf(message, config);
    request.notifyUrl = config.notifyUrl;
    request.merOrderId = message.order.text();
    request.randStr = randomText(nonce);
    request.code = message.code;
    request.ip = config.ip;
    request.isTo = config.settlement;
    request.limitPay = limitPayOf(config);
    return request;
}

/// `address` with the query behind it; values are encoded here, so that not even a plus of base64
/// is left to anybody's guess.
QUrl withQuery(const QUrl& address,
               std::initializer_list<std::pair<QLatin1StringView, QByteArray>> items)
{
    QByteArray query = address.query(QUrl::FullyEncoded).toLatin1();
    for (const auto& [name, value] : items) {
        if (!query.isEmpty())
            query += '&';
        query += QByteArray(name.data(), name.size()) + '=' + value.toPercentEncoding();
    }
    QUrl whole = address;
    whole.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return whole;
}

} // namespace

Result<Id> idFor(const Message& message, const MmspConfig& config)
{
    switch (message.purpose) {
    case Purpose::Pay:
        return payIdFor(message, config);
    case Purpose::Query:
        return Id::Query;
    case Purpose::Cancel:
        return message.presentation == Presentation::Shown ? Id::Close : Id::Cancel;
    case Purpose::Void:
        return Id::Cancel;
    case Purpose::Refund:
        return Id::Refund;
    case Purpose::QueryRefund:
        return Id::RefundQuery;
    case Purpose::Activate:
        return failure(ErrorCode::Refused, u"MMSP's terminals need no activation"_s);
    case Purpose::Complete:
    case Purpose::Release:
    case Purpose::QueryComplete:
    case Purpose::QueryRelease:
        break;
    }
    return failure(ErrorCode::Refused, u"MMSP holds no deposits"_s);
}

Result<Draft> draft(const Message& message, const MmspConfig& config, const QByteArray& nonce)
{
    const Result<Id> id = idFor(message, config);
    if (!id)
        return failure(id.error());
    // Always our number: it is known from before the first byte. The other one only where somebody
    // has read it from the customer's telephone.
    const bool isByNumber = !message.askedNumber.isEmpty();
    switch (stepOf(*id)) {
    case Step::Order:
        return Draft{*id, orderFor(message, config, nonce)};
    case Step::CodePay:
        return Draft{*id, codePayFor(message, config, nonce)};
    case Step::Query:
    case Step::Cancel:
    case Step::Close:
        return Draft{*id,
                     OrderNumberRequest{.orderNo = message.askedNumber,
                                        .merOrderId = isByNumber ? QString() : message.order.text(),
                                        .randStr = randomText(nonce)}};
    case Step::Refund:
        return Draft{*id, RefundRequest{.orderNo = {},
                                        .merOrderId = message.order.text(),
                                        .randStr = randomText(nonce),
                                        .refundMerOrderId = message.request.text(),
                                        .amount = message.amount}};
    case Step::RefundQuery:
        return Draft{*id, RefundQueryRequest{.refundOrderNo = {},
                                             .randStr = randomText(nonce),
                                             .refundMerOrderId = message.request.text()}};
    case Step::Notice:
        break; // nobody's message
    }
    Q_UNREACHABLE();
}

QString randomText(const QByteArray& nonce)
{
    return QString::fromLatin1(nonce.toHex().left(randomCharacters));
}

QString chinaTime(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.unixMs + chinaMs, Qt::UTC)
        .toString(u"yyyy-MM-dd HH:mm:ss");
}

Result<QUrl> wakeUpAddress(const WakeUpPage& page, const MmspConfig& config)
{
    QUrl address = config.wakeUpAddress;
    if (address.isEmpty()) {
        address = config.base;
        address.setQuery(QString());
        address.setPath(u"/payopenplath5/wxh5pay"_s); // spelt like this
    }
    return withQuery(address, {{"memo"_L1, page.memo.toUtf8()},
                               {"termno"_L1, page.termNo.toUtf8()},
                               {"merurl"_L1, page.merUrl.toUtf8().toBase64()},
                               {"tradetype"_L1, page.tradeType.toUtf8()}});
}

Result<QUrl> identityAddress(const IdentityPage& page, const MmspConfig& config)
{
    if (config.identityAddress.isEmpty())
        return failure(ErrorCode::Refused, u"identityAddress: ask the acquirer for it"_s);
    return withQuery(config.identityAddress, {{"merurl"_L1, page.merUrl.toUtf8()},
                                              {"merno"_L1, page.merNo.toUtf8()},
                                              {"tradetype"_L1, page.tradeType.toUtf8()}});
}

} // namespace mmsp
} // namespace till::channels
