// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/mmsp/operations.h"

#include "core/channels/mmsp/messages.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace till::channels {
namespace mmsp {

namespace {

using interfaces::exchange;

constexpr std::array all{
    exchange("wechatOrder"_L1, "places an order whose code WeChat reads"_L1,
             wechatOrderRequestTable, wechatOrderAnswerTable),
    exchange("wechatPay"_L1, "payment by the customer's WeChat code"_L1, wechatPayRequestTable,
             wechatPayAnswerTable),
    exchange("wechatH5"_L1, "places an order that a page in the browser pays with WeChat"_L1,
             wechatH5RequestTable, wechatH5AnswerTable),
    exchange("alipayOrder"_L1, "places an order whose code Alipay reads"_L1,
             alipayOrderRequestTable, alipayOrderAnswerTable),
    exchange("alipayPay"_L1, "payment by the customer's Alipay code"_L1, alipayPayRequestTable,
             alipayPayAnswerTable),
    exchange("alipayStatic"_L1, "places an order at Alipay's static code"_L1,
             alipayStaticRequestTable, alipayStaticAnswerTable),
    exchange("alipayDynamic"_L1, "places an order at a dynamic code of Alipay"_L1,
             alipayDynamicRequestTable, alipayDynamicAnswerTable),
    exchange("alipayH5"_L1, "places an order that a page in the browser pays with Alipay"_L1,
             alipayH5RequestTable, alipayH5AnswerTable),
    exchange("qqOrder"_L1, "places an order whose code QQ reads"_L1, qqOrderRequestTable,
             qqOrderAnswerTable),
    exchange("qqPay"_L1, "payment by the customer's QQ code"_L1, qqPayRequestTable,
             qqPayAnswerTable),
    exchange("jdOrder"_L1, "places an order whose code JD reads"_L1, jdOrderRequestTable,
             jdOrderAnswerTable),
    exchange("unionpayOrder"_L1, "places an order whose code UnionPay's wallets read"_L1,
             unionpayOrderRequestTable, unionpayOrderAnswerTable),
    interfaces::page("wechatWakeUp"_L1, "the page that wakes WeChat's app up"_L1,
                     wechatWakeUpTable),
    interfaces::page("openIdRedirect"_L1, "the page that tells the customer's OPENID or USER_ID"_L1,
                     openIdRedirectTable),
    exchange("query"_L1, "what became of a payment"_L1, queryRequestTable, queryAnswerTable),
    exchange("cancel"_L1, "ends a payment, paid or not; not within 15 s of it"_L1,
             cancelRequestTable, cancelAnswerTable),
    exchange("close"_L1, "ends an order that nobody has paid"_L1, closeRequestTable,
             closeAnswerTable),
    exchange("refund"_L1, "gives back a part or all of it"_L1, refundRequestTable,
             refundAnswerTable),
    exchange("refundQuery"_L1, "what became of a refund"_L1, refundQueryRequestTable,
             refundQueryAnswerTable),
    interfaces::notification("notification"_L1, "the acquirer tells that an order is paid"_L1,
                             notificationTable),
};

struct Operation {
    int command;
    Step step;
};

/// In the order of the interfaces; 0: no request of an exchange. Numbers as in the document's list,
/// section 3.2.1.
constexpr std::array<Operation, all.size()> operations{{
    {2306, Step::Order},       // 0x0902
    {2307, Step::CodePay},     // 0x0903
    {2321, Step::Order},       // 0x0911
    {2308, Step::Order},       // 0x0904
    {2309, Step::CodePay},     // 0x0905
    {1026, Step::Order},       // 0x0402
    {1027, Step::Order},       // 0x0403
    {1030, Step::Order},       // 0x0406
    {2325, Step::Order},       // 0x0915
    {0, Step::CodePay},        // as configured
    {1031, Step::Order},       // 0x0407
    {1025, Step::Order},       // 0x0401
    {0, Step::Order},          // a page
    {0, Step::Order},          // a page
    {2310, Step::Query},       // 0x0906
    {2311, Step::Cancel},      // 0x0907
    {2314, Step::Close},       // 0x090A
    {2312, Step::Refund},      // 0x0908
    {2313, Step::RefundQuery}, // 0x0909
    {0, Step::Notice},         // told
}};

} // namespace

std::span<const Interface> scanInterfaces()
{
    return all;
}

const Interface& interfaceOf(Id id)
{
    return all[static_cast<std::size_t>(id)];
}

Id idOf(const Interface& which)
{
    const auto found = std::find_if(all.begin(), all.end(), [&which](const Interface& each) {
        return each.name == which.name;
    });
    Q_ASSERT(found != all.end());
    return static_cast<Id>(found - all.begin());
}

int commandOf(Id id, const MmspConfig& config)
{
    if (id == Id::QqPay)
        return static_cast<int>(config.qqPayCommand);
    return operations[static_cast<std::size_t>(id)].command;
}

Step stepOf(Id id)
{
    return operations[static_cast<std::size_t>(id)].step;
}

} // namespace mmsp
} // namespace till::channels
