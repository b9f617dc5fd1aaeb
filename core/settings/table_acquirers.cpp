// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/table_parts.h"

#include "core/payment/route_rules.h"
#include "core/ports/transport.h"
#include "core/wire/certificate.h"

#include <QUrl>

#include <algorithm>

namespace till::settings {

Result<void> checkBase(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (url.hasQuery() || text.endsWith(u'/'))
        return failure(ErrorCode::Malformed, u"an address without query and final slash"_qs);
    return ports::checkAddress(url);
}

Result<void> checkBaseIfAny(const QString& text)
{
    return text.isEmpty() ? Result<void>() : checkBase(text);
}

Result<void> checkAddressIfAny(const QString& text)
{
    return text.isEmpty() ? Result<void>() : ports::checkAddress(QUrl(text, QUrl::StrictMode));
}

Result<void> checkPins(const QStringList& texts)
{
    for (const QString& text : texts) {
        if (const Result<QByteArray> pin = wire::parsePin(text); !pin)
            return failure(pin.error());
    }
    if (texts.size() == 1)
        return failure(ErrorCode::Malformed,
                       u"a second pin is needed, of a key kept in reserve: with one alone, "
                       u"payments stop on the day the acquirer renews its key"_qs);
    return {};
}

namespace {

Result<void> checkRules(const QStringList& texts)
{
    return payment::parseRouteRules(texts).map([](const auto&) {});
}

/// The rows that channels of the open platform have in common. `Section` names the member.
template<typename Section>
void addWho(std::vector<Field>& table, const QString& group, const QString& name, Section)
{
    table.push_back({group + u".enabled"_qs,
                     onOff([](auto& v) -> auto& { return Section{}(v).enabled; }),
                     u"Money is taken through %1."_qs.arg(name)});
    table.push_back(
        {group + u".base"_qs,
         text(
             [](auto& v) -> auto& { return Section{}(v).base; }, 200, checkBase),
         u"Address of the open platform up to the version: https, or http on 127.0.0.1 for a sandbox."_qs});
    table.push_back(
        {group + u".appId"_qs,
         text(
             [](auto& v) -> auto& { return Section{}(v).appId; }, 64),
         u"Application number from the open platform; its key is the secret %1.app-key."_qs.arg(
             group)});
}

template<typename Section> void addHow(std::vector<Field>& table, const QString& group, Section)
{
    table.push_back({group + u".authentication"_qs,
                     choice([](auto& v) -> auto& { return Section{}(v).authentication; },
                            {u"bodySignature"_qs, u"accessToken"_qs}),
                     u"Each request is signed, or carries the token of a login."_qs});
    table.push_back({group + u".tokenHeader"_qs,
                     choice([](auto& v) -> auto& { return Section{}(v).tokenHeader; },
                            {u"unquoted"_qs, u"quoted"_qs, u"quotedWithAppId"_qs}),
                     u"How the token stands in the Authorization header; hosts differ."_qs});
    table.push_back({group + u".tokenHash"_qs,
                     choice([](auto& v) -> auto& { return Section{}(v).tokenHash; },
                            {u"sha1"_qs, u"sha256"_qs}),
                     u"What the login is signed with; hosts differ."_qs});
    table.push_back({group + u".sendGoods"_qs,
                     onOff([](auto& v) -> auto& { return Section{}(v).sendGoods; }),
                     u"The lines of the sale go along, for promotions on goods."_qs});
    table.push_back({group + u".goodsTag"_qs,
                     text(
                         [](auto& v) -> auto& { return Section{}(v).goodsTag; }, 32),
                     u"Mark of wallets' promotions; empty to send none."_qs});
    table.push_back({group + u".limitCreditCard"_qs,
                     choice([](auto& v) -> auto& { return Section{}(v).limitCreditCard; },
                            {u"unsaid"_qs, u"no"_qs, u"yes"_qs}),
                     u"Payments by credit card are refused; unsaid leaves it to the acquirer."_qs});
}

void addPoslinkContract(std::vector<Field>& table)
{
    table.push_back({u"poslink.merchantCode"_qs,
                     text(
                         [](auto& v) -> auto& { return v.poslink.merchantCode; }, 15),
                     u"Merchant number from the acquirer."_qs});
    table.push_back({u"poslink.terminalCode"_qs,
                     text(
                         [](auto& v) -> auto& { return v.poslink.terminalCode; }, 8),
                     u"Terminal number from the acquirer; each till has its own."_qs});
    table.push_back({u"poslink.storeId"_qs,
                     text(
                         [](auto& v) -> auto& { return v.poslink.storeId; }, 64),
                     u"Store number sent with payments; empty to send none."_qs});
    table.push_back({u"poslink.merchantRemark"_qs,
                     text(
                         [](auto& v) -> auto& { return v.poslink.merchantRemark; }, 50),
                     u"Remark of payments that have none of their own."_qs});
    table.push_back({u"poslink.srcReserved"_qs,
                     text(
                         [](auto& v) -> auto& { return v.poslink.srcReserved; }, 100),
                     u"Text of the shop that is passed on to wallets; empty to send none."_qs});
    table.push_back({u"poslink.bizIdentifier"_qs,
                     text(
                         [](auto& v) -> auto& { return v.poslink.bizIdentifier; }, 3),
                     u"Business number, only where the acquirer has asked for it."_qs});
    table.push_back(
        {u"poslink.limitCrossDevice"_qs,
         choice([](auto& v) -> auto& { return v.poslink.limitCrossDevice; },
                {u"unsaid"_qs, u"no"_qs, u"yes"_qs}),
         u"Voids and refunds come from this terminal only; unsaid leaves it to the acquirer."_qs});
}

void addPoslinkVersions(std::vector<Field>& table)
{
    const auto version = [&table](auto place, const QString& key, const QString& what) {
        table.push_back(
            {key, number(place, 1, 9),
             u"Version of the interface for %1: the number in the address."_qs.arg(what)});
    };
    version(
        [](auto& v) -> auto& { return v.poslink.activateVersion; }, u"poslink.activateVersion"_qs,
        u"activating the terminal"_qs);
    version(
        [](auto& v) -> auto& { return v.poslink.payVersion; }, u"poslink.payVersion"_qs,
        u"payments"_qs);
    version(
        [](auto& v) -> auto& { return v.poslink.queryVersion; }, u"poslink.queryVersion"_qs,
        u"queries"_qs);
    table.push_back({u"poslink.voidVersion"_qs,
                     oneOf([](auto& v) -> auto& { return v.poslink.voidVersion; }, {2, 6}),
                     u"Version of the interface for voids; 6 sends the fields it asks for "
                     u"besides."_qs});
    version(
        [](auto& v) -> auto& { return v.poslink.refundVersion; }, u"poslink.refundVersion"_qs,
        u"refunds"_qs);
    version(
        [](auto& v) -> auto& { return v.poslink.refundQueryVersion; },
        u"poslink.refundQueryVersion"_qs, u"queries of refunds"_qs);
}

void addNetpayContract(std::vector<Field>& table)
{
    table.push_back({u"netpay.mid"_qs,
                     text(
                         [](auto& v) -> auto& { return v.netpay.mid; }, 15),
                     u"Merchant number from the acquirer."_qs});
    table.push_back({u"netpay.tid"_qs,
                     text(
                         [](auto& v) -> auto& { return v.netpay.tid; }, 8),
                     u"Terminal number from the acquirer."_qs});
    table.push_back({u"netpay.instMid"_qs,
                     text(
                         [](auto& v) -> auto& { return v.netpay.instMid; }, 20),
                     u"Kind of business at the acquirer."_qs});
    table.push_back({u"netpay.sourceNumber"_qs,
                     text(
                         [](auto& v) -> auto& { return v.netpay.sourceNumber; }, 4),
                     u"Source number: four letters or digits before each order number."_qs});
    table.push_back(
        {u"netpay.notifyUrl"_qs,
         text(
             [](auto& v) -> auto& { return v.netpay.notifyUrl; }, 255, checkAddressIfAny),
         u"Address where results are told; its path is what the listener knows it by."_qs});
    table.push_back(
        {u"netpay.notifyAlgorithm"_qs,
         choice([](auto& v) -> auto& { return v.netpay.notifyAlgorithm; },
                {u"md5"_qs, u"sha256"_qs}),
         u"What notifications are signed with; another one is refused. Their key is the secret netpay.notify-key."_qs});
}

void addNetpayOffer(std::vector<Field>& table)
{
    table.push_back(
        {u"netpay.shows"_qs,
         TextListField{placeOf<QStringList>([](auto& v) -> auto& { return v.netpay.shows; }), 8, 12,
                       checkMeans},
         u"Means for which codes are shown: wechat, alipay, qmf, unionpay, applepay."_qs});
    table.push_back({u"netpay.payableMinutes"_qs,
                     number(
                         [](auto& v) -> auto& { return v.netpay.payableMinutes; }, 1, 30),
                     u"Minutes in which a shown code can be paid."_qs});
    table.push_back({u"netpay.refundDays"_qs,
                     number(
                         [](auto& v) -> auto& { return v.netpay.refundDays; }, 0, 366),
                     u"Days in which a payment can be refunded."_qs});
    table.push_back({u"netpay.subAppId"_qs,
                     text(
                         [](auto& v) -> auto& { return v.netpay.subAppId; }, 32),
                     u"The shop's WeChat application, where WeChat's codes are shown."_qs});
    table.push_back({u"netpay.merchantUserId"_qs,
                     text(
                         [](auto& v) -> auto& { return v.netpay.merchantUserId; }, 64),
                     u"User for whom orders of 全民付 are made."_qs});
    table.push_back({u"netpay.mobile"_qs,
                     text(
                         [](auto& v) -> auto& { return v.netpay.mobile; }, 11),
                     u"Telephone number of that user."_qs});
    table.push_back({u"netpay.enablePayChnl"_qs,
                     text(
                         [](auto& v) -> auto& { return v.netpay.enablePayChnl; }, 64),
                     u"The one way that is left to pay with Alipay; empty for all."_qs});
    table.push_back({u"netpay.installmentNumber"_qs,
                     text(
                         [](auto& v) -> auto& { return v.netpay.installmentNumber; }, 2),
                     u"Parts in which Alipay lets customers pay: 3, 6 or 12; empty for none."_qs});
    table.push_back({u"netpay.foodOrderType"_qs,
                     text(
                         [](auto& v) -> auto& { return v.netpay.foodOrderType; }, 32),
                     u"Kind of an order in advance with Alipay; empty for none."_qs});
}

void addRouting(std::vector<Field>& table)
{
    table.push_back(
        {u"routing.rules"_qs,
         TextListField{placeOf<QStringList>([](auto& v) -> auto& { return v.routing.rules; }), 32,
                       120, checkRules},
         u"Who is asked for what, first to last: read wechat: mmsp, poslink; shown *: netpay. Without a rule the first acquirer that can."_qs});
}

} // namespace

Result<void> checkMeans(const QStringList& texts)
{
    const bool isAllMeans = std::all_of(texts.begin(), texts.end(), [](const QString& text) {
        return std::all_of(text.begin(), text.end(),
                           [](QChar each) { return each >= u'a' && each <= u'z'; });
    });
    return isAllMeans ? Result<void>()
                      : failure(ErrorCode::Malformed, u"not the name of a means"_qs);
}

void addAcquirers(std::vector<Field>& table)
{
    addRouting(table);
    const auto poslink = [](auto& v) -> auto&
    {
        return v.poslink;
    };
    addWho(table, u"poslink"_qs, u"ChinaUMS POS通"_qs, poslink);
    addPoslinkContract(table);
    addHow(table, u"poslink"_qs, poslink);
    addPoslinkVersions(table);
    addLine(table, u"poslink"_qs, poslink);
    const auto netpay = [](auto& v) -> auto&
    {
        return v.netpay;
    };
    addWho(table, u"netpay"_qs, u"ChinaUMS 全民付"_qs, netpay);
    addNetpayContract(table);
    addNetpayOffer(table);
    addHow(table, u"netpay"_qs, netpay);
    addLine(table, u"netpay"_qs, netpay);
    addMmspAndOthers(table);
}

} // namespace till::settings
