// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"

#include <QString>
#include <QStringList>

/// What the settings say about acquirers and other hosts: contracts without their keys. Texts as
/// the contracts have them; app/desk makes of them what each channel wants.
namespace till::settings {

/// How requests to the open platform prove who sends them.
enum class Authentication { BodySignature, AccessToken };
/// How the token is written into the Authorization header.
enum class TokenHeader { Unquoted, Quoted, QuotedWithAppId };
enum class TokenHash { Sha1, Sha256 };
enum class NotifyAlgorithm { Md5, Sha256 };
/// Something that an acquirer decides where the shop says nothing.
enum class Wish { Unsaid, No, Yes };
enum class QqPayCommand { Fitting, Printed };
enum class AlipayCode { Order, Static, Dynamic };
enum class TimeUnit { Seconds, Milliseconds };
enum class CheckinTrace { LeftOut, Sent };
enum class AnswerSignature { WhenPresent, Required };

/// Whom a line to a host trusts, and how this till shows who it is. The private key of the
/// certificate is the secret "<channel>.client-key".
struct HostLine {
    QStringList pinSha256; ///< each as 44 characters of base64 or 64 of hex
    QString caFile;
    QString clientCertificate;

    bool operator==(const HostLine&) const = default;
};

/// ChinaUMS' open platform. Its key is the secret "<channel>.app-key".
struct OpenPlatform : HostLine {
    bool enabled = false;
    QString base = QStringLiteral("https://api-mop.chinaums.com");
    QString appId;
    Authentication authentication = Authentication::BodySignature;
    TokenHeader tokenHeader = TokenHeader::Unquoted;
    TokenHash tokenHash = TokenHash::Sha256;
    bool sendGoods = false;
    QString goodsTag;
    Wish limitCreditCard = Wish::Unsaid;

    bool operator==(const OpenPlatform&) const = default;
};

struct Poslink : OpenPlatform {
    QString merchantCode;
    QString terminalCode;
    QString storeId;
    QString merchantRemark = QStringLiteral("till");
    QString srcReserved;
    QString bizIdentifier;
    Wish limitCrossDevice = Wish::Unsaid;
    int activateVersion = 2;
    int payVersion = 2;
    int queryVersion = 2;
    int voidVersion = 2;
    int refundVersion = 2;
    int refundQueryVersion = 2;

    bool operator==(const Poslink&) const = default;
};

/// Notifications are verified with the secret "netpay.notify-key".
struct Netpay : OpenPlatform {
    QString mid;
    QString tid;
    QString instMid = QStringLiteral("APPDEFAULT");
    QString sourceNumber;
    QString notifyUrl;
    NotifyAlgorithm notifyAlgorithm = NotifyAlgorithm::Sha256;
    QStringList shows{QStringLiteral("wechat"), QStringLiteral("alipay"),
                      QStringLiteral("unionpay")};
    int payableMinutes = 5;
    int refundDays = 30;
    QString subAppId;
    QString merchantUserId;
    QString mobile;
    QString enablePayChnl;
    QString installmentNumber;
    QString foodOrderType;

    bool operator==(const Netpay&) const = default;
};

/// The head of the MMSP platform's messages. The key is the secret "mmsp.agent-key" where there is
/// an agent's number, otherwise "mmsp.key".
struct MmspHead : HostLine {
    bool enabled = false;
    QString base;
    QString agentNo;
    QString merNo;
    QString termNo;
    int nodeType = 3;
    QString nodeId = QStringLiteral("openplat");
    QString version = QStringLiteral("1.0.0");
    QString notifyUrl;

    bool operator==(const MmspHead&) const = default;
};

/// Scan pay.
struct Mmsp : MmspHead {
    QqPayCommand qqPayCommand = QqPayCommand::Fitting;
    QStringList reads{QStringLiteral("wechat"), QStringLiteral("alipay"), QStringLiteral("qq")};
    QStringList shows{QStringLiteral("wechat"), QStringLiteral("alipay"), QStringLiteral("qq"),
                      QStringLiteral("jd"), QStringLiteral("unionpay")};
    AlipayCode alipayCode = AlipayCode::Order;
    int payableMinutes = 5;
    QString goodsName = QStringLiteral("商品");
    QString ip;
    QString settlement;
    Wish limitCreditCard = Wish::Unsaid;
    QString jumpUrl;
    QString wakeUpAddress;
    QString identityAddress;

    bool operator==(const Mmsp&) const = default;
};

/// Quick pay: the customer's bank card, confirmed by SMS on a page.
struct Quickpay : MmspHead {
    Quickpay() { nodeId = QStringLiteral("openapi"); }

    QString jumpUrl;
    bool notYetOpen = false;

    bool operator==(const Quickpay&) const = default;
};

/// The gateway: a bank's own page.
struct Gateway : MmspHead {
    Gateway() { nodeId = QStringLiteral("openapi"); }

    QString payAddress;
    QString jumpUrl;
    QString payChannel = QStringLiteral("YLBILL-NET-B2C");
    QString goodsName;

    bool operator==(const Gateway&) const = default;
};

/// The private key is the secret "payout.private-key".
struct Payout : HostLine {
    bool enabled = false;
    QString base;
    QString merNo;
    QString platformKeyFile;
    QString merchantKeyFile;
    Money amountLeast = Money::fromFen(1);
    Money amountMost = Money::fromFen(1'000'000'000);
    QString opens;
    QString closes;
    Money fee;
    QString businessType = QStringLiteral("001");
    QString payType = QStringLiteral("1");
    QString channelNumber;
    QString channelMerchant;
    AnswerSignature answerSignature = AnswerSignature::WhenPresent;

    bool operator==(const Payout&) const = default;
};

/// The terminal master key is the secret "loyalty.terminal-key".
struct Loyalty : HostLine {
    bool enabled = false;
    QString base;
    QString prefix = QStringLiteral("/v1/jpos");
    QString storeNo;
    QString terminalNo;
    TimeUnit timeUnit = TimeUnit::Seconds;
    CheckinTrace checkinTrace = CheckinTrace::LeftOut;
    QString settleCardNo = QStringLiteral("0");
    QString consumeType;
    QString detailAddress;

    bool operator==(const Loyalty&) const = default;
};

/// Where acquirers tell results by themselves; the paths are those of the channels' notifyUrl.
struct Notifications {
    bool enabled = false;
    QString address = QStringLiteral("127.0.0.1");
    int port = 8091;

    bool operator==(const Notifications&) const = default;
};

struct Routing {
    QStringList rules; ///< as payment::parseRouteRules() reads them

    bool operator==(const Routing&) const = default;
};

} // namespace till::settings
