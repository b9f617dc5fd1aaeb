// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/payout/payout_order.h"

#include "app/sandbox/mmsp/moment.h"

#include <QHash>

#include <algorithm>

namespace till::sandbox::payout {

using mmsp::Json;
using mmsp::Mishap;

namespace {

constexpr auto done = PayState::Done;
constexpr auto underWay = PayState::UnderWay;
constexpr auto failed = PayState::Failed;
constexpr auto audited = PayState::Audited;

PayoutScript refusedWith(const QString& ending, const QString& code)
{
    return {.ending = ending,
            .meaning = u"refused: %1"_qs.arg(code),
            .recording = Recording::Refused,
            .code = code};
}

QList<PayoutScript> courses()
{
    return {
        {.ending = u"01"_qs, .meaning = u"paid at once"_qs, .first = done, .queries = {done}},
        {.ending = u"02"_qs,
         .meaning = u"under way, the third query says paid"_qs,
         .queries = {underWay, underWay, done}},
        {.ending = u"03"_qs, .meaning = u"under way for ever"_qs, .queries = {underWay}},
        {.ending = u"04"_qs,
         .meaning = u"under way, the second query says failed; the money comes back"_qs,
         .queries = {underWay, failed}},
        {.ending = u"05"_qs,
         .meaning = u"accepted; two queries say that it is audited, the third says paid"_qs,
         .queries = {audited, audited, done}},
        {.ending = u"06"_qs,
         .meaning = u"answered with 0001; the second query says paid"_qs,
         .code = u"0001"_qs},
        {.ending = u"07"_qs,
         .meaning = u"answered with 0001 and not on record"_qs,
         .recording = Recording::Lost,
         .code = u"0001"_qs},
        {.ending = u"08"_qs,
         .meaning = u"answered with 0001 beside PAYSTATE 3; the second query says paid"_qs,
         .code = u"0001"_qs,
         .first = failed},
        {.ending = u"09"_qs,
         .meaning = u"on record, no answer: held for 45 s, then closed"_qs,
         .mishap = Mishap::HeldThenClosed},
        {.ending = u"10"_qs,
         .meaning = u"not on record, no answer: closed at once"_qs,
         .recording = Recording::Lost,
         .mishap = Mishap::ClosedAtOnce},
        {.ending = u"11"_qs,
         .meaning = u"on record, ENCRYPT cannot be opened"_qs,
         .answersGarbled = true},
        {.ending = u"12"_qs,
         .meaning = u"the first query is answered with 0001 beside PAYSTATE 3"_qs,
         .queries = {underWay, done},
         .firstQueryCode = u"0001"_qs},
        {.ending = u"13"_qs, .meaning = u"failed at once"_qs, .first = failed, .queries = {failed}},
        {.ending = u"14"_qs,
         .meaning = u"queries name 1 fen too much"_qs,
         .tellsWrongAmount = true},
        {.ending = u"15"_qs,
         .meaning = u"on record, HTML page 500"_qs,
         .mishap = Mishap::Status500},
    };
}

Json text(const QString& value)
{
    return Json::ofText(value);
}

QString stateText(PayState state)
{
    switch (state) {
    case PayState::Done:
        return u"代付成功"_qs;
    case PayState::UnderWay:
        return u"代付处理中"_qs;
    case PayState::Failed:
        return u"代付失败"_qs;
    case PayState::Audited:
        return u"代付请求已受理，等待审核"_qs;
    }
    Q_UNREACHABLE();
}

QString codeWords()
{
    return u"0000 交易成功;0001 系统异常，需要发起订单查询;0002 上送参数有问题;1001 参数错误;"
           u"1002 不存在此商户或商户未激活;1005 加密错误;1006 签名错误;1007 版本号错误;"
           u"1008 流水号重复;1009 系统故障;1010 不支持的银行;1011 业务类型错误;"
           u"1012 总金额错误或交易存在风险;1014 付款人姓名错误;1015 付款人手机号码错误;"
           u"1018 付款人账号错误;1019 付款人账号类型错误;1020 开户行名称错误;"
           u"1021 开户行银联机构号错误;1024 身份验证不通过;1026 付款人信息不匹配;"
           u"1027 商户付款订单号和平台代付流水号不能同时为空;1028 商户付款订单号不存在;"
           u"1029 平台代付流水号不存在;1030 代付金额错误;1031 商户余额不足;"
           u"1032 商户未配置代付渠道;1036 渠道暂未开通;1037 渠道通讯异常;"
           u"1039 商户交易异常，暂停交易;1047 商户资金户异常;1048 商户未开通垫资垫付"_qs;
}

} // namespace

const QList<PayoutScript>& payoutScripts()
{
    static const QList<PayoutScript> scripts =
        courses() +
        QList<PayoutScript>{refusedWith(u"21"_qs, u"1009"_qs), refusedWith(u"22"_qs, u"1010"_qs),
                            refusedWith(u"23"_qs, u"1024"_qs), refusedWith(u"24"_qs, u"1026"_qs),
                            refusedWith(u"25"_qs, u"1037"_qs), refusedWith(u"26"_qs, u"1039"_qs)};
    return scripts;
}

const PayoutScript& payoutScript(const QString& ending)
{
    static const PayoutScript otherwise{.ending = {},
                                        .meaning = u"under way, the second query says paid"_qs};
    const auto& all = payoutScripts();
    const auto found = std::find_if(all.begin(), all.end(), [&](const PayoutScript& script) {
        return script.ending == ending;
    });
    return found == all.end() ? otherwise : *found;
}

QString payoutScriptTable()
{
    QString table = u"| ending | what happens |\n| --- | --- |\n"_qs;
    for (const PayoutScript& script : payoutScripts())
        table += u"| `%1` | %2 |\n"_qs.arg(script.ending, script.meaning);
    return table + u"| any other | %1 |\n"_qs.arg(payoutScript({}).meaning);
}

QString codeText(const QString& code)
{
    static const QHash<QString, QString> words = [] {
        QHash<QString, QString> all;
        const QStringList rows = codeWords().split(u';');
        for (const QString& row : rows)
            all.insert(row.first(4), row.sliced(5));
        return all;
    }();
    return words.value(code, code);
}

const PayoutScript& PayoutOrder::script() const
{
    return payoutScript(u"%1"_qs.arg(amount % 100, 2, 10, QLatin1Char('0')));
}

QJsonObject PayoutOrder::toJson() const
{
    return {{u"merchantsId"_qs, merchantsId},
            {u"number"_qs, number},
            {u"amount"_qs, amount},
            {u"fee"_qs, fee},
            {u"name"_qs, name},
            {u"account"_qs, account},
            {u"mobile"_qs, mobile},
            {u"bank"_qs, bank},
            {u"business"_qs, business},
            {u"memo"_qs, memo},
            {u"at"_qs, at.unixMs},
            {u"state"_qs, static_cast<int>(state)},
            {u"queries"_qs, queries},
            {u"serial"_qs, serial}};
}

std::optional<PayoutOrder> PayoutOrder::fromJson(const QJsonObject& json)
{
    const auto word = [&](QStringView name) {
        return json.value(name).toString();
    };
    PayoutOrder order;
    order.merchantsId = word(u"merchantsId");
    order.number = word(u"number");
    order.amount = json.value(u"amount").toInteger();
    order.fee = json.value(u"fee").toInteger();
    order.name = word(u"name");
    order.account = word(u"account");
    order.mobile = word(u"mobile");
    order.bank = word(u"bank");
    order.business = word(u"business");
    order.memo = word(u"memo");
    order.at = {json.value(u"at").toInteger()};
    order.queries = json.value(u"queries").toInt();
    order.serial = json.value(u"serial").toInteger();
    const int state = json.value(u"state").toInt();
    for (const PayState known : {done, underWay, failed, audited}) {
        if (static_cast<int>(known) == state && !order.merchantsId.isEmpty()) {
            order.state = known;
            return order;
        }
    }
    return std::nullopt;
}

Json payAnswer(const PayoutOrder& order, PayState told, const QString& merchant, Instant now)
{
    // Order and types of the printed answer.
    return Json::ofObject({{u"PAYSTATE"_qs, text(QString::number(static_cast<int>(told)))},
                           {u"ACCNAME"_qs, text(order.name)},
                           {u"AMT"_qs, text(QString::number(order.amount))},
                           {u"BSORDERNO"_qs, text(order.number)},
                           {u"ORDERNO"_qs, text(order.merchantsId)},
                           {u"ACCNO"_qs, text(order.account)},
                           {u"DESC"_qs, text(stateText(told))},
                           {u"MERNO"_qs, text(merchant)},
                           {u"RSPTIME"_qs, text(mmsp::compact(now))}});
}

Json queryAnswer(const PayoutOrder& order, const QString& merchant, Instant now)
{
    // Types of the table: whole numbers here, where the payout's printed answer has texts.
    return Json::ofObject({{u"MERNO"_qs, text(merchant)},
                           {u"ORDERNO"_qs, text(order.merchantsId)},
                           {u"BSORDERNO"_qs, text(order.number)},
                           {u"PAYSTATE"_qs, Json::ofNumber(static_cast<int>(order.state))},
                           {u"DESC"_qs, text(stateText(order.state))},
                           {u"AMT"_qs, Json::ofNumber(order.amount)},
                           {u"CURTYPE"_qs, Json::ofNumber(1)},
                           {u"ACCNAME"_qs, text(order.name)},
                           {u"ACCNO"_qs, text(order.account)},
                           {u"BUSIYPE"_qs, text(order.business)},
                           {u"MEMO"_qs, text(order.memo)},
                           {u"RSPTIME"_qs, text(mmsp::compact(now))},
                           {u"MOBILE"_qs, text(order.mobile)},
                           {u"BANKNAME"_qs, text(order.bank)}});
}

} // namespace till::sandbox::payout
