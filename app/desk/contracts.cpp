// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/contracts.h"

#include <QFile>
#include <QTime>
#include <QUrl>

#include <optional>

namespace till::desk {

namespace {

channels::PoslinkVersion versionFrom(int number)
{
    // The settings' table takes no other number.
    return channels::poslinkVersionNamed(QStringLiteral("v%1").arg(number))
        .value_or(channels::PoslinkVersion::V2);
}

channels::OpenPlatformAuthentication authenticationFrom(settings::Authentication wanted)
{
    switch (wanted) {
    case settings::Authentication::BodySignature:
        return channels::OpenPlatformAuthentication::BodySignature;
    case settings::Authentication::AccessToken:
        return channels::OpenPlatformAuthentication::AccessToken;
    }
    Q_UNREACHABLE();
}

channels::TokenHeader tokenHeaderFrom(settings::TokenHeader wanted)
{
    switch (wanted) {
    case settings::TokenHeader::Unquoted:
        return channels::TokenHeader::Bare;
    case settings::TokenHeader::Quoted:
        return channels::TokenHeader::Quoted;
    case settings::TokenHeader::QuotedWithAppId:
        return channels::TokenHeader::QuotedWithApp;
    }
    Q_UNREACHABLE();
}

channels::TokenHash tokenHashFrom(settings::TokenHash wanted)
{
    return wanted == settings::TokenHash::Sha1 ? channels::TokenHash::Sha1
                                               : channels::TokenHash::Sha256;
}

channels::MmspConfig::AlipayCode alipayCodeFrom(settings::AlipayCode wanted)
{
    switch (wanted) {
    case settings::AlipayCode::Order:
        return channels::MmspConfig::AlipayCode::Order;
    case settings::AlipayCode::Static:
        return channels::MmspConfig::AlipayCode::Static;
    case settings::AlipayCode::Dynamic:
        return channels::MmspConfig::AlipayCode::Dynamic;
    }
    Q_UNREACHABLE();
}

std::optional<bool> wishFrom(settings::Wish wish)
{
    if (wish == settings::Wish::Unsaid)
        return std::nullopt;
    return wish == settings::Wish::Yes;
}

QUrl urlFrom(const QString& text)
{
    return text.isEmpty() ? QUrl() : QUrl(text, QUrl::StrictMode);
}

/// Public keys only; nothing else that large is one.
QByteArray contentOf(const QString& path)
{
    constexpr qint64 keyMax = 64 * 1024;
    QFile file(path);
    return !path.isEmpty() && file.open(QIODevice::ReadOnly) ? file.read(keyMax) : QByteArray();
}

QTime timeFrom(const QString& text)
{
    return QTime::fromString(text, QStringLiteral("HH:mm"));
}

/// The head of the MMSP platform's messages.
void fill(channels::MmspAccess& access, const settings::MmspHead& chosen)
{
    access.base = urlFrom(chosen.base);
    access.agentNo = chosen.agentNo;
    access.merNo = chosen.merNo;
    access.termNo = chosen.termNo;
    access.nodeType = chosen.nodeType;
    access.nodeId = chosen.nodeId;
    access.version = chosen.version;
}

} // namespace

channels::PoslinkConfig poslinkConfig(const settings::Values& values)
{
    const settings::Poslink& chosen = values.poslink;
    channels::PoslinkConfig config;
    config.base = urlFrom(chosen.base);
    config.appId = chosen.appId;
    config.merchantCode = chosen.merchantCode;
    config.terminalCode = chosen.terminalCode;
    config.authentication = authenticationFrom(chosen.authentication);
    config.tokenHeader = tokenHeaderFrom(chosen.tokenHeader);
    config.tokenHash = tokenHashFrom(chosen.tokenHash);
    config.versions = {.activate = versionFrom(chosen.activateVersion),
                       .pay = versionFrom(chosen.payVersion),
                       .voidPayment = versionFrom(chosen.voidVersion),
                       .refund = versionFrom(chosen.refundVersion),
                       .query = versionFrom(chosen.queryVersion),
                       .queryRefund = versionFrom(chosen.refundQueryVersion)};
    config.sendGoods = chosen.sendGoods ? channels::PoslinkConfig::SendGoods::Yes
                                        : channels::PoslinkConfig::SendGoods::No;
    config.storeId = chosen.storeId;
    config.srcReserved = chosen.srcReserved;
    config.goodsTag = chosen.goodsTag;
    config.limitCreditCard = wishFrom(chosen.limitCreditCard);
    config.limitCrossDevice = wishFrom(chosen.limitCrossDevice);
    config.merchantRemark = chosen.merchantRemark;
    config.bizIdentifier = chosen.bizIdentifier;
    return config;
}

channels::NetpayConfig netpayConfig(const settings::Values& values)
{
    const settings::Netpay& chosen = values.netpay;
    channels::NetpayConfig config;
    config.base = urlFrom(chosen.base);
    config.appId = chosen.appId;
    config.mid = chosen.mid;
    config.tid = chosen.tid;
    config.instMid = chosen.instMid;
    config.sourceNumber = chosen.sourceNumber;
    config.authentication = authenticationFrom(chosen.authentication);
    config.tokenHeader = tokenHeaderFrom(chosen.tokenHeader);
    config.tokenHash = tokenHashFrom(chosen.tokenHash);
    config.notifyUrl = chosen.notifyUrl;
    config.notifyAlgorithm = chosen.notifyAlgorithm == settings::NotifyAlgorithm::Md5
                                 ? channels::NotifyAlgorithm::Md5
                                 : channels::NotifyAlgorithm::Sha256;
    config.shows = chosen.shows;
    config.payableMinutes = chosen.payableMinutes;
    config.refundDays = chosen.refundDays;
    config.subAppId = chosen.subAppId;
    config.merchantUserId = chosen.merchantUserId;
    config.mobile = chosen.mobile;
    config.limitCreditCard = wishFrom(chosen.limitCreditCard);
    config.goodsTag = chosen.goodsTag;
    config.enablePayChnl = chosen.enablePayChnl;
    config.installmentNumber = chosen.installmentNumber;
    config.foodOrderType = chosen.foodOrderType;
    config.sendGoods = chosen.sendGoods ? channels::NetpayConfig::SendGoods::Yes
                                        : channels::NetpayConfig::SendGoods::No;
    return config;
}

channels::MmspConfig mmspConfig(const settings::Values& values)
{
    const settings::Mmsp& chosen = values.mmsp;
    channels::MmspConfig config;
    fill(config, chosen);
    config.notifyUrl = chosen.notifyUrl;
    config.qqPayCommand = chosen.qqPayCommand == settings::QqPayCommand::Printed
                              ? channels::MmspConfig::QqPayCommand::Printed
                              : channels::MmspConfig::QqPayCommand::Fitting;
    config.reads = chosen.reads;
    config.shows = chosen.shows;
    config.alipayCode = alipayCodeFrom(chosen.alipayCode);
    config.payableMinutes = chosen.payableMinutes;
    config.goodsName = chosen.goodsName;
    config.ip = chosen.ip;
    config.settlement = chosen.settlement;
    config.limitCreditCard = wishFrom(chosen.limitCreditCard);
    config.jumpUrl = chosen.jumpUrl;
    config.wakeUpAddress = urlFrom(chosen.wakeUpAddress);
    config.identityAddress = urlFrom(chosen.identityAddress);
    return config;
}

channels::QuickpayConfig quickpayConfig(const settings::Values& values)
{
    const settings::Quickpay& chosen = values.quickpay;
    channels::QuickpayConfig config;
    fill(config, chosen);
    config.notifyUrl = chosen.notifyUrl;
    config.jumpUrl = chosen.jumpUrl;
    config.notYetOpen = chosen.notYetOpen ? channels::QuickpayConfig::NotYetOpen::Allowed
                                          : channels::QuickpayConfig::NotYetOpen::Refused;
    return config;
}

channels::GatewayConfig gatewayConfig(const settings::Values& values)
{
    const settings::Gateway& chosen = values.gateway;
    channels::GatewayConfig config;
    fill(config, chosen);
    config.payAddress = urlFrom(chosen.payAddress);
    config.notifyUrl = chosen.notifyUrl;
    config.jumpUrl = chosen.jumpUrl;
    config.payChannel = chosen.payChannel;
    config.goodsName = chosen.goodsName;
    return config;
}

channels::PayoutConfig payoutConfig(const settings::Values& values)
{
    const settings::Payout& chosen = values.payout;
    channels::PayoutConfig config;
    config.base = urlFrom(chosen.base);
    config.merNo = chosen.merNo;
    config.platformPublicKey = contentOf(chosen.platformKeyFile);
    config.merchantPublicKey = contentOf(chosen.merchantKeyFile);
    config.amountLeast = chosen.amountLeast;
    config.amountMost = chosen.amountMost;
    config.opens = timeFrom(chosen.opens);
    config.closes = timeFrom(chosen.closes);
    config.fee = chosen.fee;
    config.businessType = chosen.businessType;
    config.payType = chosen.payType;
    config.chlNo = chosen.channelNumber;
    config.chlMerNo = chosen.channelMerchant;
    config.answerSignature = chosen.answerSignature == settings::AnswerSignature::Required
                                 ? channels::PayoutConfig::AnswerSignature::Required
                                 : channels::PayoutConfig::AnswerSignature::WhenPresent;
    return config;
}

channels::LoyaltyConfig loyaltyConfig(const settings::Values& values)
{
    const settings::Loyalty& chosen = values.loyalty;
    channels::LoyaltyConfig config;
    config.base = urlFrom(chosen.base);
    config.prefix = chosen.prefix;
    config.storeNo = chosen.storeNo;
    config.terminalNo = chosen.terminalNo;
    config.timeUnit = chosen.timeUnit == settings::TimeUnit::Milliseconds
                          ? channels::LoyaltyConfig::TimeUnit::Milliseconds
                          : channels::LoyaltyConfig::TimeUnit::Seconds;
    config.checkinTrace = chosen.checkinTrace == settings::CheckinTrace::Sent
                              ? channels::LoyaltyConfig::CheckinTrace::Sent
                              : channels::LoyaltyConfig::CheckinTrace::LeftOut;
    config.settleCardNo = chosen.settleCardNo;
    config.consumeType = chosen.consumeType;
    config.detailAddress = urlFrom(chosen.detailAddress);
    return config;
}

} // namespace till::desk
