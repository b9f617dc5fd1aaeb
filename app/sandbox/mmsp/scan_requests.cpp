// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/mmsp/scan_requests.h"

#include <QRegularExpression>

#include <algorithm>

namespace till::sandbox::mmsp {

namespace {

constexpr auto optional = Need::Optional;
constexpr auto required = Need::Required;

Field choice(const QString& name, const QStringList& choices, Need need = optional)
{
    return {name, 0, need, Form::OneOf, choices};
}

Field text(const QString& name, int longest, Need need = optional)
{
    return {name, longest, need};
}

/// In every request that begins an order.
Fields beginning(int addressLongest)
{
    return {{u"AMT"_qs, 20, required, Form::Fen},
            text(u"MERORDERID"_qs, 20, required),
            text(u"RANDSTR"_qs, 20, required),
            text(u"GOODSNAME"_qs, 15, required),
            {u"NOTIFY_URL"_qs, addressLongest, required, Form::Address},
            {u"TIME_END"_qs, 30, optional, Form::Moment},
            text(u"IP"_qs, 18)};
}

Fields withFunds()
{
    return {choice(u"ISTO"_qs, {u"1"_qs, u"2"_qs}), choice(u"LIMIT_PAY"_qs, {u"1"_qs, u"2"_qs})};
}

Field currency(Need need)
{
    return choice(u"CUR"_qs, {u"CNY"_qs}, need);
}

Fields codeFields()
{
    return beginning(100) + withFunds() +
           Fields{currency(required), text(u"CODE"_qs, 32, required)};
}

Fields plainOrderFields()
{
    return beginning(50) + Fields{choice(u"TRADETYPE"_qs, {u"1"_qs}, required), currency(optional)};
}

Fields appOrderFields()
{
    return beginning(50) + withFunds() +
           Fields{choice(u"TRADETYPE"_qs, {u"1"_qs, u"2"_qs}, required), currency(optional),
                  text(u"JUMP_URL"_qs, 32), choice(u"IS_RAW"_qs, {u"1"_qs, u"2"_qs})};
}

Fields wechatOrderFields()
{
    return appOrderFields() +
           Fields{text(u"OPENID"_qs, 32), text(u"IS_MINIPG"_qs, 32), text(u"SUP_APPID"_qs, 32)};
}

Fields alipayOrderFields()
{
    return appOrderFields() +
           Fields{text(u"ALIPAY_USER_ID"_qs, 32), text(u"ALIPAY_ACCOUNT"_qs, 32)};
}

/// The pages' tables print their expiry as a day; the rest of the line is lost.
Fields pageFields(Need jumpAddress)
{
    Fields fields = beginning(100) +
                    Fields{currency(required), {u"JUMP_URL"_qs, 100, jumpAddress, Form::Address}};
    for (Field& field : fields) {
        if (field.name == u"TIME_END")
            field.form = Form::MomentOrDay;
    }
    return fields;
}

/// Of the two ids one is needed, whatever the tables say. RANDSTR is "15" in the tables' type and
/// 20 in their words.
Fields naming(const QString& platforms, const QString& merchants)
{
    return {text(platforms, 20), text(merchants, 20), text(u"RANDSTR"_qs, 20, required)};
}

Fields orderNaming()
{
    return naming(u"ORDERNO"_qs, u"MERORDERID"_qs);
}

Fields refundFields()
{
    return orderNaming() + Fields{text(u"REFUND_MERORDERID"_qs, 20, required),
                                  {u"AMT"_qs, 20, required, Form::Fen}};
}

ScanRequest order(int command, const QString& operation, ScanWallet wallet, const Fields& fields)
{
    return {command, command + 0x8000, operation, ScanTask::Order, wallet, fields};
}

ScanRequest codePayment(int command, const QString& operation, ScanWallet wallet)
{
    // 0x0308 and 0x0916 are both answered with 0x8916.
    const int answer = wallet == ScanWallet::Qq ? 0x8916 : command + 0x8000;
    return {command, answer, operation, ScanTask::Pay, wallet, codeFields()};
}

ScanRequest about(int command, const QString& operation, ScanTask task, const Fields& fields)
{
    return {command, command + 0x8000, operation, task, ScanWallet::WeChat, fields};
}

QList<ScanRequest> makeRequests()
{
    using enum ScanWallet;
    return {
        order(0x0902, u"wechatOrder"_qs, WeChat, wechatOrderFields()),
        codePayment(0x0903, u"wechatPay"_qs, WeChat),
        order(0x0911, u"wechatH5"_qs, WeChat,
              pageFields(required) + Fields{choice(u"LIMIT_PAY"_qs, {u"1"_qs, u"2"_qs})}),
        order(0x0904, u"alipayOrder"_qs, Alipay, alipayOrderFields()),
        codePayment(0x0905, u"alipayPay"_qs, Alipay),
        order(0x0402, u"alipayStatic"_qs, Alipay, plainOrderFields()),
        order(0x0403, u"alipayDynamic"_qs, Alipay, plainOrderFields()),
        // Its table requires an address and says in the same line not to send one.
        order(0x0406, u"alipayH5"_qs, Alipay, pageFields(optional)),
        order(0x0915, u"qqOrder"_qs, Qq, appOrderFields()),
        codePayment(0x0916, u"qqPay"_qs, Qq),
        codePayment(0x0308, u"qqPay"_qs, Qq),
        order(0x0407, u"jdOrder"_qs, Jd, plainOrderFields()),
        order(0x0401, u"unionpayOrder"_qs, UnionPay, plainOrderFields()),
        about(0x0906, u"query"_qs, ScanTask::Query, orderNaming()),
        about(0x0907, u"cancel"_qs, ScanTask::Cancel, orderNaming()),
        about(0x090A, u"close"_qs, ScanTask::Close, orderNaming()),
        about(0x0908, u"refund"_qs, ScanTask::Refund, refundFields()),
        about(0x0909, u"refundQuery"_qs, ScanTask::RefundQuery,
              naming(u"REFUND_ORDERNO"_qs, u"REFUND_MERORDERID"_qs)),
    };
}

} // namespace

const QList<ScanRequest>& scanRequests()
{
    static const QList<ScanRequest> requests = makeRequests();
    return requests;
}

const ScanRequest* scanRequest(int command)
{
    const auto& all = scanRequests();
    const auto found = std::find_if(all.begin(), all.end(), [&](const ScanRequest& request) {
        return request.command == command;
    });
    return found == all.end() ? nullptr : &*found;
}

bool isCodeOf(ScanWallet wallet, const QString& code)
{
    static const QRegularExpression weChat(u"^1[0-5]\\d{16}$"_qs);
    static const QRegularExpression alipay(u"^(2[5-9]|30)\\d{14,22}$"_qs);
    static const QRegularExpression qq(u"^91\\d{16}$"_qs);
    switch (wallet) {
    case ScanWallet::WeChat:
        return weChat.match(code).hasMatch();
    case ScanWallet::Alipay:
        return alipay.match(code).hasMatch();
    case ScanWallet::Qq:
        return qq.match(code).hasMatch();
    case ScanWallet::Jd:
    case ScanWallet::UnionPay:
        return false; // there is no command that takes their codes
    }
    Q_UNREACHABLE();
}

} // namespace till::sandbox::mmsp
