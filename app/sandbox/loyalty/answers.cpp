// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/loyalty/answers.h"

#include <QByteArray>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdlib>

namespace till::sandbox::loyalty {

namespace {

/// A JSON number in yuan, as the samples have it, read from the digits of the fen.
QJsonValue yuan(qint64 fen)
{
    const QByteArray digits = QByteArray::number(std::abs(fen)).rightJustified(3, '0');
    const QByteArray number = (fen < 0 ? "-" : "") + digits.chopped(2) + '.' + digits.right(2);
    return QJsonDocument::fromJson('[' + number + ']').array().first();
}

QString words(const QString& status)
{
    static const QHash<QString, QString> table{
        {u"00"_qs, u"成功"_qs},         {u"03"_qs, u"商户未登记"_qs},
        {u"12"_qs, u"无效交易"_qs},     {u"13"_qs, u"无效金额"_qs},
        {u"14"_qs, u"无效卡号"_qs},     {u"15"_qs, u"此卡不能受理"_qs},
        {u"22"_qs, u"操作有误"_qs},     {u"25"_qs, u"无原交易"_qs},
        {u"30"_qs, u"报文格式错误"_qs}, {u"38"_qs, u"密码错误次数超限"_qs},
        {u"41"_qs, u"挂失卡"_qs},       {u"51"_qs, u"余额不足"_qs},
        {u"54"_qs, u"过期卡"_qs},       {u"55"_qs, u"密码错"_qs},
        {u"61"_qs, u"金额太大"_qs},     {u"68"_qs, u"交易超时"_qs},
        {u"77"_qs, u"请签到"_qs},       {u"94"_qs, u"流水号重复"_qs},
        {u"96"_qs, u"系统异常"_qs},     {u"97"_qs, u"终端未登记"_qs},
        {u"98"_qs, u"交易超时"_qs},     {u"99"_qs, u"校验错"_qs}};
    return table.value(status, u"未知返回码"_qs);
}

void insertBalances(QJsonObject& answer, const Member& member)
{
    answer.insert(u"pointBalance"_qs, yuan(member.points));
    answer.insert(u"avaiablePointBalance"_qs, yuan(member.available()));
}

} // namespace

QJsonObject statusAnswer(const QString& status)
{
    return {{u"status"_qs, status}, {u"message"_qs, words(status)}};
}

QJsonObject cardAnswer(const Member& member, Instant now)
{
    QJsonObject answer = statusAnswer(u"00"_qs);
    insertBalances(answer, member);
    QJsonArray vouchers;
    for (const Voucher& one : member.vouchers) {
        if (one.num > 0)
            vouchers.append(QJsonObject{{u"id"_qs, one.id},
                                        {u"amount"_qs, yuan(one.amount)},
                                        {u"num"_qs, one.num},
                                        {u"name"_qs, one.name}});
    }
    if (!vouchers.isEmpty())
        answer.insert(u"vaucher"_qs, vouchers);
    answer.insert(u"transTime"_qs, now.unixMs);
    answer.insert(u"idType"_qs, member.idType);
    answer.insert(u"idNo"_qs, member.idNo);
    answer.insert(u"name"_qs, member.name);
    answer.insert(u"gender"_qs, member.gender);
    answer.insert(u"mobileNo"_qs, member.mobile);
    answer.insert(u"grade"_qs, member.grade);
    answer.insert(u"address"_qs, member.address);
    answer.insert(u"email"_qs, member.email);
    return answer;
}

QJsonObject ticketsAnswer(const Member& member)
{
    QJsonObject answer = statusAnswer(u"00"_qs);
    insertBalances(answer, member);
    QJsonArray tickets;
    for (const Ticket& one : member.tickets) {
        if (one.num > 0)
            tickets.append(QJsonObject{{u"id"_qs, one.id},
                                       {u"type"_qs, one.type},
                                       {u"amount"_qs, yuan(one.amount)},
                                       {u"name"_qs, one.name},
                                       {u"num"_qs, one.num}});
    }
    if (!tickets.isEmpty())
        answer.insert(u"ticket"_qs, tickets);
    return answer;
}

QJsonObject plainAnswer(const Transaction& transaction)
{
    QJsonObject answer = statusAnswer(u"00"_qs);
    answer.insert(u"transTime"_qs, transaction.at.unixMs);
    answer.insert(u"serialNo"_qs, transaction.serial);
    return answer;
}

QJsonObject saleAnswer(const Member& member, const Transaction& transaction)
{
    QJsonObject answer = plainAnswer(transaction);
    insertBalances(answer, member);
    answer.insert(u"usePoint"_qs, yuan(transaction.points));
    answer.insert(u"persentPoint"_qs, yuan(transaction.award));
    if (transaction.kind == Kind::Consume)
        answer.insert(u"advertisement"_qs, u"会员日双倍积分"_qs);
    return answer;
}

QJsonObject refundAnswer(const Member& member, const Transaction& transaction)
{
    QJsonObject answer = plainAnswer(transaction);
    insertBalances(answer, member);
    answer.insert(u"returnPoint"_qs, yuan(transaction.points));
    answer.insert(u"returnPersentPoint"_qs, yuan(transaction.award));
    answer.insert(u"returnCash"_qs, yuan(transaction.cash));
    answer.insert(u"supplyCash"_qs, yuan(transaction.supply));
    return answer;
}

} // namespace till::sandbox::loyalty
