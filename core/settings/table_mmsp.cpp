// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/table_parts.h"

#include <QTime>

namespace till::settings {

namespace {

constexpr Money zeroFen = Money::fromFen(0);
constexpr Money oneFen = Money::fromFen(1);
constexpr Money payoutMost = Money::fromFen(1'000'000'000);

Result<void> checkTime(const QString& text)
{
    if (text.isEmpty() || QTime::fromString(text, u"HH:mm"_qs).isValid())
        return {};
    return failure(ErrorCode::Malformed, u"a time of day such as 09:00"_qs);
}

/// The rows that the MMSP platform's contracts have in common. `Section` names the member.
template<typename Section>
void addHead(std::vector<Field>& table, const QString& group, const QString& name, Section)
{
    table.push_back({group + u".enabled"_qs,
                     onOff([](auto& v) -> auto& { return Section{}(v).enabled; }),
                     u"Money is taken through %1."_qs.arg(name)});
    table.push_back(
        {group + u".base"_qs,
         text(
             [](auto& v) -> auto& { return Section{}(v).base; }, 200, checkAddressIfAny),
         u"Address to which requests are posted: https, or http on 127.0.0.1 for a sandbox."_qs});
    table.push_back(
        {group + u".agentNo"_qs,
         text(
             [](auto& v) -> auto& { return Section{}(v).agentNo; }, 15),
         u"Agent's number, where an agent signs for the shop; empty: the merchant signs."_qs});
    table.push_back({group + u".merNo"_qs,
                     text(
                         [](auto& v) -> auto& { return Section{}(v).merNo; }, 15),
                     u"Merchant number from the acquirer."_qs});
    table.push_back({group + u".termNo"_qs,
                     text(
                         [](auto& v) -> auto& { return Section{}(v).termNo; }, 8),
                     u"Terminal number from the acquirer."_qs});
    table.push_back({group + u".nodeType"_qs,
                     number(
                         [](auto& v) -> auto& { return Section{}(v).nodeType; }, 0, 99),
                     u"Type of this node at the platform."_qs});
    table.push_back({group + u".nodeId"_qs,
                     text(
                         [](auto& v) -> auto& { return Section{}(v).nodeId; }, 20),
                     u"Name of this node at the platform."_qs});
    table.push_back({group + u".version"_qs,
                     text(
                         [](auto& v) -> auto& { return Section{}(v).version; }, 10),
                     u"Version of the messages."_qs});
    table.push_back(
        {group + u".notifyUrl"_qs,
         text(
             [](auto& v) -> auto& { return Section{}(v).notifyUrl; }, 200, checkAddressIfAny),
         u"Address where results are told; its path is what the listener knows it by."_qs});
}

void addMmsp(std::vector<Field>& table)
{
    table.push_back(
        {u"mmsp.qqPayCommand"_qs,
         choice([](auto& v) -> auto& { return v.mmsp.qqPayCommand; },
                {u"fitting"_qs, u"printed"_qs}),
         u"Number of the payment by a QQ code: fitting (2326) matches its answer's, printed (776) stands in the table."_qs});
    table.push_back(
        {u"mmsp.reads"_qs,
         TextListField{placeOf<QStringList>([](auto& v) -> auto& { return v.mmsp.reads; }), 8, 12,
                       checkMeans},
         u"Means whose codes are read: wechat, alipay, qq."_qs});
    table.push_back(
        {u"mmsp.shows"_qs,
         TextListField{placeOf<QStringList>([](auto& v) -> auto& { return v.mmsp.shows; }), 8, 12,
                       checkMeans},
         u"Means for which codes are shown: wechat, alipay, qq, jd, unionpay."_qs});
    table.push_back({u"mmsp.alipayCode"_qs,
                     choice([](auto& v) -> auto& { return v.mmsp.alipayCode; },
                            {u"order"_qs, u"static"_qs, u"dynamic"_qs}),
                     u"Which interface makes the code for Alipay's customers."_qs});
    table.push_back({u"mmsp.payableMinutes"_qs,
                     number(
                         [](auto& v) -> auto& { return v.mmsp.payableMinutes; }, 1, 120),
                     u"Minutes in which a shown code can be paid."_qs});
    table.push_back({u"mmsp.goodsName"_qs,
                     text(
                         [](auto& v) -> auto& { return v.mmsp.goodsName; }, 15),
                     u"What is sold, in the shop's own word."_qs});
    table.push_back(
        {u"mmsp.ip"_qs,
         text(
             [](auto& v) -> auto& { return v.mmsp.ip; }, 18),
         u"Address of this till as the acquirer wants to know it; empty to send none."_qs});
    table.push_back({u"mmsp.settlement"_qs,
                     text(
                         [](auto& v) -> auto& { return v.mmsp.settlement; }, 1),
                     u"1: settled the next day, 2: the same day; empty to send none."_qs});
    table.push_back({u"mmsp.limitCreditCard"_qs,
                     choice([](auto& v) -> auto& { return v.mmsp.limitCreditCard; },
                            {u"unsaid"_qs, u"no"_qs, u"yes"_qs}),
                     u"Payments by credit card are refused; unsaid leaves it to the acquirer."_qs});
    table.push_back({u"mmsp.jumpUrl"_qs,
                     text(
                         [](auto& v) -> auto& { return v.mmsp.jumpUrl; }, 100, checkAddressIfAny),
                     u"Where a page goes after paying."_qs});
    table.push_back(
        {u"mmsp.wakeUpAddress"_qs,
         text(
             [](auto& v) -> auto& { return v.mmsp.wakeUpAddress; }, 200, checkAddressIfAny),
         u"Page that opens WeChat; empty: below the host of base."_qs});
    table.push_back(
        {u"mmsp.identityAddress"_qs,
         text(
             [](auto& v) -> auto& { return v.mmsp.identityAddress; }, 200, checkAddressIfAny),
         u"Where customers' wallet identities are asked for; empty: nowhere."_qs});
}

void addQuickpay(std::vector<Field>& table)
{
    table.push_back(
        {u"quickpay.jumpUrl"_qs,
         text(
             [](auto& v) -> auto& { return v.quickpay.jumpUrl; }, 255, checkAddressIfAny),
         u"Where the customer's browser goes after paying."_qs});
    table.push_back({u"quickpay.notYetOpen"_qs,
                     onOff([](auto& v) -> auto& { return v.quickpay.notYetOpen; }),
                     u"The interfaces that the document calls not yet open may be called."_qs});
}

void addGateway(std::vector<Field>& table)
{
    table.push_back(
        {u"gateway.payAddress"_qs,
         text(
             [](auto& v) -> auto& { return v.gateway.payAddress; }, 200, checkAddressIfAny),
         u"Address to which the browser posts the form; empty: that of base."_qs});
    table.push_back(
        {u"gateway.jumpUrl"_qs,
         text(
             [](auto& v) -> auto& { return v.gateway.jumpUrl; }, 255, checkAddressIfAny),
         u"Where the customer's browser goes after paying."_qs});
    table.push_back({u"gateway.payChannel"_qs,
                     text(
                         [](auto& v) -> auto& { return v.gateway.payChannel; }, 32),
                     u"The bank's channel where nobody chooses one."_qs});
    table.push_back({u"gateway.goodsName"_qs,
                     text(
                         [](auto& v) -> auto& { return v.gateway.goodsName; }, 32),
                     u"What is sold, in the shop's own word; empty: not said."_qs});
}

void addPayout(std::vector<Field>& table)
{
    table.push_back({u"payout.enabled"_qs, onOff([](auto& v) -> auto& { return v.payout.enabled; }),
                     u"Money is paid out to bank accounts, by managers."_qs});
    table.push_back({u"payout.base"_qs,
                     text(
                         [](auto& v) -> auto& { return v.payout.base; }, 200, checkAddressIfAny),
                     u"Address to which requests are posted."_qs});
    table.push_back({u"payout.merNo"_qs,
                     text(
                         [](auto& v) -> auto& { return v.payout.merNo; }, 20),
                     u"Merchant number; the private key is the secret payout.private-key."_qs});
    table.push_back({u"payout.platformKeyFile"_qs,
                     text(
                         [](auto& v) -> auto& { return v.payout.platformKeyFile; }, 1'024),
                     u"PEM file of the platform's public key."_qs});
    table.push_back(
        {u"payout.merchantKeyFile"_qs,
         text(
             [](auto& v) -> auto& { return v.payout.merchantKeyFile; }, 1'024),
         u"PEM file of the public key that the platform was given, to be compared; empty for none."_qs});
    table.push_back({u"payout.amountLeast"_qs,
                     money(
                         [](auto& v) -> auto& { return v.payout.amountLeast; }, oneFen, payoutMost),
                     u"Smallest payout in yuan."_qs});
    table.push_back({u"payout.amountMost"_qs,
                     money(
                         [](auto& v) -> auto& { return v.payout.amountMost; }, oneFen, payoutMost),
                     u"Largest payout in yuan."_qs});
    table.push_back(
        {u"payout.opens"_qs,
         text(
             [](auto& v) -> auto& { return v.payout.opens; }, 5, checkTime),
         u"Time of day (China) from which payouts are taken, as 09:00; empty for any."_qs});
    table.push_back({u"payout.closes"_qs,
                     text(
                         [](auto& v) -> auto& { return v.payout.closes; }, 5, checkTime),
                     u"Time of day (China) from which they are not; empty for any."_qs});
    table.push_back({u"payout.fee"_qs,
                     money(
                         [](auto& v) -> auto& { return v.payout.fee; }, zeroFen, payoutMost),
                     u"Fee for each payout in yuan."_qs});
    table.push_back({u"payout.businessType"_qs,
                     text(
                         [](auto& v) -> auto& { return v.payout.businessType; }, 3),
                     u"Kind of business where nobody says one."_qs});
    table.push_back({u"payout.payType"_qs,
                     text(
                         [](auto& v) -> auto& { return v.payout.payType; }, 1),
                     u"1: from the balance, 2: from the bank, 3: in advance."_qs});
    table.push_back({u"payout.channelNumber"_qs,
                     text(
                         [](auto& v) -> auto& { return v.payout.channelNumber; }, 20),
                     u"Number of the platform's channel; empty: it chooses."_qs});
    table.push_back({u"payout.channelMerchant"_qs,
                     text(
                         [](auto& v) -> auto& { return v.payout.channelMerchant; }, 20),
                     u"Merchant number at that channel."_qs});
    table.push_back({u"payout.answerSignature"_qs,
                     choice([](auto& v) -> auto& { return v.payout.answerSignature; },
                            {u"whenPresent"_qs, u"required"_qs}),
                     u"Whether an answer without a signature is believed."_qs});
}

void addLoyalty(std::vector<Field>& table)
{
    table.push_back({u"loyalty.enabled"_qs,
                     onOff([](auto& v) -> auto& { return v.loyalty.enabled; }),
                     u"Members and points through the membership host."_qs});
    table.push_back(
        {u"loyalty.base"_qs,
         text(
             [](auto& v) -> auto& { return v.loyalty.base; }, 200, checkBaseIfAny),
         u"Address of the host without path: https, or http on 127.0.0.1 for a sandbox."_qs});
    table.push_back({u"loyalty.prefix"_qs,
                     text(
                         [](auto& v) -> auto& { return v.loyalty.prefix; }, 60),
                     u"What stands before each interface's path."_qs});
    table.push_back({u"loyalty.storeNo"_qs,
                     text(
                         [](auto& v) -> auto& { return v.loyalty.storeNo; }, 32),
                     u"Number of the shop at the host."_qs});
    table.push_back(
        {u"loyalty.terminalNo"_qs,
         text(
             [](auto& v) -> auto& { return v.loyalty.terminalNo; }, 32),
         u"Number of this terminal at the host; its key is the secret loyalty.terminal-key."_qs});
    table.push_back({u"loyalty.timeUnit"_qs,
                     choice([](auto& v) -> auto& { return v.loyalty.timeUnit; },
                            {u"seconds"_qs, u"milliseconds"_qs}),
                     u"How times are sent that did not come from the host."_qs});
    table.push_back({u"loyalty.checkinTrace"_qs,
                     choice([](auto& v) -> auto& { return v.loyalty.checkinTrace; },
                            {u"leftOut"_qs, u"sent"_qs}),
                     u"Whether the check-in carries a trace number."_qs});
    table.push_back({u"loyalty.settleCardNo"_qs,
                     text(
                         [](auto& v) -> auto& { return v.loyalty.settleCardNo; }, 32),
                     u"Card number in settlements, which have no card."_qs});
    table.push_back(
        {u"loyalty.consumeType"_qs,
         text(
             [](auto& v) -> auto& { return v.loyalty.consumeType; }, 4),
         u"Way of entry said for every consumption; empty: how the number came in."_qs});
    table.push_back(
        {u"loyalty.detailAddress"_qs,
         text(
             [](auto& v) -> auto& { return v.loyalty.detailAddress; }, 200, checkAddressIfAny),
         u"Where the detail of an uneven batch is posted; empty: nowhere."_qs});
}

void addNotifications(std::vector<Field>& table)
{
    table.push_back(
        {u"notifications.enabled"_qs,
         onOff([](auto& v) -> auto& { return v.notifications.enabled; }),
         u"The till listens for what acquirers tell by themselves, as a hint to ask."_qs});
    table.push_back({u"notifications.address"_qs,
                     text(
                         [](auto& v) -> auto& { return v.notifications.address; }, 45),
                     u"Address of this machine to listen at."_qs});
    table.push_back({u"notifications.port"_qs,
                     number(
                         [](auto& v) -> auto& { return v.notifications.port; }, 1, 65'535),
                     u"Port to listen at."_qs});
}

} // namespace

void addMmspAndOthers(std::vector<Field>& table)
{
    const auto mmsp = [](auto& v) -> auto&
    {
        return v.mmsp;
    };
    addHead(table, u"mmsp"_qs, u"MMSP scan pay"_qs, mmsp);
    addMmsp(table);
    addLine(table, u"mmsp"_qs, mmsp);
    const auto quickpay = [](auto& v) -> auto&
    {
        return v.quickpay;
    };
    addHead(table, u"quickpay"_qs, u"MMSP quick pay"_qs, quickpay);
    addQuickpay(table);
    addLine(table, u"quickpay"_qs, quickpay);
    const auto gateway = [](auto& v) -> auto&
    {
        return v.gateway;
    };
    addHead(table, u"gateway"_qs, u"the MMSP gateway"_qs, gateway);
    addGateway(table);
    addLine(table, u"gateway"_qs, gateway);
    addPayout(table);
    addLine(
        table, u"payout"_qs, [](auto& v) -> auto& { return v.payout; });
    addLoyalty(table);
    addLine(
        table, u"loyalty"_qs, [](auto& v) -> auto& { return v.loyalty; });
    addNotifications(table);
}

} // namespace till::settings
