// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/loyalty/member.h"

#include "app/sandbox/loyalty/script.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace till::sandbox::loyalty {

namespace {

QList<Voucher> someVouchers()
{
    return {{1, 1'000, 3, u"十元代金券"_qs}, {2, 5'000, 1, u"五十元代金券"_qs}};
}

QList<Ticket> someTickets()
{
    return {{1, u"01"_qs, 1'000, 5, u"早餐团购券"_qs},
            {2, u"02"_qs, 0, 2, u"咖啡兑换券"_qs},
            {3, u"03"_qs, 10'000, 10, u"百元代金券"_qs}};
}

QList<Member> people()
{
    QList<Member> people;
    people.append({.card = u"8800000000000017"_qs,
                   .name = u"张三"_qs,
                   .gender = u"01"_qs,
                   .mobile = u"13800000000"_qs,
                   .grade = u"1"_qs,
                   .address = u"测试路1号"_qs,
                   .email = u"zhangsan@example.com"_qs,
                   .idNo = u"110101199003070000"_qs,
                   .pin = u"123456"_qs,
                   .points = 128'050,
                   .frozen = 28'050,
                   .vouchers = someVouchers(),
                   .tickets = someTickets()});
    people.append({.card = u"8800000000000025"_qs,
                   .name = u"李四"_qs,
                   .gender = u"02"_qs,
                   .mobile = u"13900000000"_qs,
                   .points = 5'000});
    people.append({.card = u"8800000000000033"_qs,
                   .name = u"王五"_qs,
                   .mobile = u"13700000000"_qs,
                   .grade = u"3"_qs,
                   .points = 10'000'000,
                   .vouchers = someVouchers(),
                   .tickets = someTickets()});
    people.append({.card = u"8800000000000041"_qs, .state = CardState::Expired});
    people.append({.card = u"8800000000000058"_qs, .state = CardState::Lost});
    people.append({.card = u"8800000000000066"_qs, .state = CardState::Blank});
    people.append({.card = u"8800000000000074"_qs, .state = CardState::Blank});
    return people;
}

} // namespace

qint64 Member::award(qint64 cashFen) const
{
    constexpr std::array<qint64, 4> percents{1, 2, 3, 5};
    return cashFen * percents.at(static_cast<std::size_t>(grade.toInt())) / 100;
}

Voucher* Member::voucher(qint64 id)
{
    const auto found = std::find_if(vouchers.begin(), vouchers.end(),
                                    [&](const Voucher& one) { return one.id == id; });
    return found == vouchers.end() ? nullptr : &*found;
}

Ticket* Member::ticket(qint64 id)
{
    const auto found = std::find_if(tickets.begin(), tickets.end(),
                                    [&](const Ticket& one) { return one.id == id; });
    return found == tickets.end() ? nullptr : &*found;
}

QJsonObject Member::toJson() const
{
    QJsonArray voucherList;
    for (const Voucher& one : vouchers)
        voucherList.append(QJsonObject{{u"id"_qs, one.id},
                                       {u"amount"_qs, one.amount},
                                       {u"num"_qs, one.num},
                                       {u"name"_qs, one.name}});
    QJsonArray ticketList;
    for (const Ticket& one : tickets)
        ticketList.append(QJsonObject{{u"id"_qs, one.id},
                                      {u"type"_qs, one.type},
                                      {u"amount"_qs, one.amount},
                                      {u"num"_qs, one.num},
                                      {u"name"_qs, one.name}});
    return {{u"card"_qs, card},           {u"name"_qs, name},
            {u"gender"_qs, gender},       {u"mobile"_qs, mobile},
            {u"grade"_qs, grade},         {u"address"_qs, address},
            {u"email"_qs, email},         {u"idType"_qs, idType},
            {u"idNo"_qs, idNo},           {u"pin"_qs, pin},
            {u"wrongPins"_qs, wrongPins}, {u"points"_qs, points},
            {u"frozen"_qs, frozen},       {u"vouchers"_qs, voucherList},
            {u"tickets"_qs, ticketList},  {u"state"_qs, static_cast<int>(state)}};
}

std::optional<Member> Member::fromJson(const QJsonObject& json)
{
    const auto text = [](const QJsonObject& object, QStringView name) {
        return object.value(name).toString();
    };
    Member member;
    member.card = text(json, u"card");
    member.name = text(json, u"name");
    member.gender = text(json, u"gender");
    member.mobile = text(json, u"mobile");
    member.grade = text(json, u"grade");
    member.address = text(json, u"address");
    member.email = text(json, u"email");
    member.idType = text(json, u"idType");
    member.idNo = text(json, u"idNo");
    member.pin = text(json, u"pin");
    member.wrongPins = json.value(u"wrongPins").toInt();
    member.points = json.value(u"points").toInteger();
    member.frozen = json.value(u"frozen").toInteger();
    const QJsonArray voucherList = json.value(u"vouchers").toArray();
    for (const QJsonValue value : voucherList) {
        const QJsonObject one = value.toObject();
        member.vouchers.append({one.value(u"id").toInteger(), one.value(u"amount").toInteger(),
                                one.value(u"num").toInteger(), text(one, u"name")});
    }
    const QJsonArray ticketList = json.value(u"tickets").toArray();
    for (const QJsonValue value : ticketList) {
        const QJsonObject one = value.toObject();
        member.tickets.append({one.value(u"id").toInteger(), text(one, u"type"),
                               one.value(u"amount").toInteger(), one.value(u"num").toInteger(),
                               text(one, u"name")});
    }
    const int state = json.value(u"state").toInt(-1);
    const bool knownGrade = member.grade.size() == 1 && u"0123"_qs.contains(member.grade);
    if (member.card.isEmpty() || !knownGrade || state < 0 ||
        state > static_cast<int>(CardState::Lost))
        return std::nullopt;
    member.state = static_cast<CardState>(state);
    return member;
}

QList<Member> firstMembers()
{
    QList<Member> members = people();
    for (const QString& card : magicCards())
        members.append({.card = card,
                        .name = u"会员"_qs + card.last(4),
                        .mobile = u"1360000"_qs + card.last(4),
                        .points = 100'000,
                        .vouchers = someVouchers(),
                        .tickets = someTickets()});
    return members;
}

} // namespace till::sandbox::loyalty
