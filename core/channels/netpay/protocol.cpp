// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/netpay/protocol.h"

#include "core/channels/answer.h"
#include "core/channels/form.h"
#include "core/channels/netpay/compose.h"
#include "core/channels/netpay/interpret.h"
#include "core/channels/netpay/messages.h"
#include "core/channels/netpay/notification.h"
#include "core/channels/open_platform/signed_request.h"

#include <algorithm>
#include <array>
#include <utility>

namespace till::channels {

namespace {

using interfaces::exchange;
using payment::Purpose;

constexpr std::array netpayInterfaces{
    exchange(QLatin1StringView("wechatOrder"), QLatin1StringView("an order to be paid by WeChat"),
             netpay::wechatOrderTable, netpay::orderAnswerTable),
    exchange(QLatin1StringView("alipayOrder"), QLatin1StringView("an order to be paid by Alipay"),
             netpay::alipayOrderTable, netpay::orderAnswerTable),
    exchange(QLatin1StringView("qmfOrder"),
             QLatin1StringView("an order to be paid by ChinaUMS' own wallet"),
             netpay::qmfOrderTable, netpay::orderAnswerTable),
    exchange(QLatin1StringView("unionpayOrder"),
             QLatin1StringView("an order to be paid by UnionPay"), netpay::unionpayOrderTable,
             netpay::orderAnswerTable),
    exchange(QLatin1StringView("applePayOrder"),
             QLatin1StringView("an order to be paid by Apple Pay"), netpay::applePayOrderTable,
             netpay::orderAnswerTable),
    exchange(QLatin1StringView("alipayAppOrder"),
             QLatin1StringView("an order to be paid in Alipay's mini program"),
             netpay::alipayAppOrderTable, netpay::orderAnswerTable),
    exchange(QLatin1StringView("query"), QLatin1StringView("what became of an order"),
             netpay::queryRequestTable, netpay::queryAnswerTable),
    exchange(QLatin1StringView("refund"), QLatin1StringView("gives back a part or all of it"),
             netpay::refundRequestTable, netpay::refundAnswerTable),
    exchange(QLatin1StringView("refundQuery"), QLatin1StringView("what became of a refund"),
             netpay::refundQueryRequestTable, netpay::refundQueryAnswerTable),
    exchange(QLatin1StringView("secureCancel"), QLatin1StringView("gives a deposit back"),
             netpay::secureCancelRequestTable, netpay::secureCancelAnswerTable),
    exchange(QLatin1StringView("secureComplete"),
             QLatin1StringView("keeps a part or all of a deposit"),
             netpay::secureCompleteRequestTable, netpay::secureCompleteAnswerTable),
    exchange(QLatin1StringView("close"), QLatin1StringView("ends an order that nobody has paid"),
             netpay::closeRequestTable, netpay::closeAnswerTable),
    interfaces::notification(QLatin1StringView("notification"),
                             QLatin1StringView("the acquirer tells that an order was paid"),
                             netpay::notificationTable),
};

struct Way {
    QLatin1StringView path;
    Purpose purpose;
};

/// In the order of the interfaces.
constexpr std::array ways{
    Way{QLatin1StringView("/v1/netpay/wx/app-pre-order"), Purpose::Pay},
    Way{QLatin1StringView("/v1/netpay/trade/precreate"), Purpose::Pay},
    Way{QLatin1StringView("/v1/netpay/qmf/order"), Purpose::Pay},
    Way{QLatin1StringView("/v1/netpay/uac/app-order"), Purpose::Pay},
    Way{QLatin1StringView("/v1/netpay/applepay/order"), Purpose::Pay},
    Way{QLatin1StringView("/v1/netpay/trade/app-pre-order"), Purpose::Pay},
    Way{QLatin1StringView("/v1/netpay/query"), Purpose::Query},
    Way{QLatin1StringView("/v1/netpay/refund"), Purpose::Refund},
    Way{QLatin1StringView("/v1/netpay/refund-query"), Purpose::QueryRefund},
    Way{QLatin1StringView("/v1/netpay/secure-cancel"), Purpose::Release},
    Way{QLatin1StringView("/v1/netpay/secure-complete"), Purpose::Complete},
    Way{QLatin1StringView("/v1/netpay/close"), Purpose::Cancel},
};
static_assert(ways.size() + 1 == netpayInterfaces.size());

const Way& wayOf(const Interface& which)
{
    for (std::size_t i = 0; i < ways.size(); ++i) {
        if (netpayInterfaces[i].name == which.name)
            return ways[i];
    }
    Q_UNREACHABLE();
}

bool has(const FieldTable& table, QLatin1StringView name)
{
    return std::any_of(table.fields.begin(), table.fields.end(),
                       [name](const Field& field) { return field.name == name; });
}

template<typename Request> const Request& as(const void* message)
{
    return *static_cast<const Request*>(message);
}

template<typename Request> netpay::Asked askedWith(const Request& request)
{
    netpay::Asked asked;
    asked.mid = request.mid;
    asked.tid = request.tid;
    asked.order = request.merOrderId;
    return asked;
}

netpay::Asked askedBy(const Way& way, const void* message)
{
    switch (way.purpose) {
    case Purpose::Pay: {
        netpay::Asked asked = askedWith(as<netpay::OrderRequest>(message));
        asked.orderAmount = as<netpay::OrderRequest>(message).totalAmount;
        return asked;
    }
    case Purpose::Refund: {
        netpay::Asked asked = askedWith(as<netpay::RefundRequest>(message));
        asked.request = as<netpay::RefundRequest>(message).refundOrderId;
        return asked;
    }
    case Purpose::QueryRefund: {
        netpay::Asked asked = askedWith(as<netpay::RefundQueryRequest>(message));
        asked.request = std::exchange(asked.order, {}); // the order's number is not known here
        return asked;
    }
    case Purpose::Complete: {
        netpay::Asked asked = askedWith(as<netpay::SecureCompleteRequest>(message));
        asked.completedAmount = as<netpay::SecureCompleteRequest>(message).completedAmount;
        return asked;
    }
    case Purpose::Release:
        return askedWith(as<netpay::SecureCancelRequest>(message));
    case Purpose::Cancel:
        return askedWith(as<netpay::CloseRequest>(message));
    case Purpose::Query:
    case Purpose::QueryComplete:
    case Purpose::QueryRelease:
    case Purpose::Void:
    case Purpose::Activate:
        break;
    }
    return askedWith(as<netpay::QueryRequest>(message));
}

Result<void> checkBeyondTable(Purpose purpose, const void* message)
{
    if (purpose == Purpose::Pay)
        return netpay::checkOrder(as<netpay::OrderRequest>(message));
    if (purpose == Purpose::Refund)
        return netpay::checkRefund(as<netpay::RefundRequest>(message));
    return {};
}

} // namespace

NetpayProtocol::NetpayProtocol(NetpayConfig config) : m_config(std::move(config)) {}

std::span<const Interface> NetpayProtocol::interfaces() const
{
    return netpayInterfaces;
}

QList<std::pair<QLatin1StringView, QString>> NetpayProtocol::defaults(const Interface& which,
                                                                      const Stamp& stamp) const
{
    QList<std::pair<QLatin1StringView, QString>> said;
    if (which.request == nullptr)
        return said;
    const auto say = [&](QLatin1StringView name, const QString& value) {
        if (!value.isEmpty() && has(*which.request, name))
            said.append({name, value});
    };
    say(QLatin1StringView("requestTimestamp"), netpay::chinaTime(stamp.now));
    say(QLatin1StringView("mid"), m_config.mid);
    say(QLatin1StringView("tid"), m_config.tid);
    say(QLatin1StringView("instMid"), m_config.instMid);
    say(QLatin1StringView("subAppId"), m_config.subAppId);
    say(QLatin1StringView("notifyUrl"), m_config.notifyUrl);
    say(QLatin1StringView("goodsTag"), m_config.goodsTag);
    say(QLatin1StringView("tradeType"), QStringLiteral("APP"));
    say(QLatin1StringView("merchantUserId"), m_config.merchantUserId);
    say(QLatin1StringView("mobile"), m_config.mobile);
    say(QLatin1StringView("installmentNumber"), m_config.installmentNumber);
    say(QLatin1StringView("enablePayChnl"), m_config.enablePayChnl);
    return said;
}

Result<Composed> NetpayProtocol::compose(const Interface& which, const void* message,
                                         const Stamp& stamp) const
{
    if (which.kind != Interface::Kind::Exchange)
        return failure(ErrorCode::Refused, QStringLiteral("%1: told, not asked").arg(which.name));
    const Way& way = wayOf(which);
    if (const Result<void> valid = fields::validate(*which.request, message); !valid)
        return failure(valid.error());
    if (const Result<void> valid = checkBeyondTable(way.purpose, message); !valid)
        return failure(valid.error());
    QByteArray body;
    wire::JsonWriter writer(body);
    fields::encode(*which.request, message, writer);
    return shownRequest({.base = m_config.base,
                         .path = way.path,
                         .appId = m_config.appId,
                         .authentication = m_config.authentication,
                         .tokenHeader = m_config.tokenHeader},
                        *which.request, std::move(body), stamp);
}

Reading NetpayProtocol::read(const Interface& which, const void* message,
                             const ports::HttpAnswer& answer, const Secret& /*key*/) const
{
    const Way& way = wayOf(which);
    return readPlain(which, answer, netpay::interpret(way.purpose, askedBy(way, message), answer));
}

Result<Reading> NetpayProtocol::readNotification(const Interface& which, QByteArrayView body,
                                                 const Secret& key) const
{
    if (which.kind != Interface::Kind::Notification)
        return failure(ErrorCode::Refused, QStringLiteral("%1: asked, not told").arg(which.name));
    const Result<std::vector<wire::FormField>> form = wire::parseForm(body);
    if (!form)
        return failure(form.error());
    if (const Result<void> verified = netpay::verify(*form, key, m_config.notifyAlgorithm);
        !verified)
        return failure(verified.error());
    const wire::Json json = objectOf(netpay::notificationTable, *form);
    const Result<Decoded<netpay::Notification>> decoded = decode(netpay::notificationTable, json);
    if (!decoded)
        return failure(decoded.error());
    if (decoded->message.mid != m_config.mid)
        return failure(ErrorCode::Refused, QStringLiteral("notification: of another merchant"));
    Reading reading;
    reading.outcome = netpay::interpret(decoded->message);
    reading.answer = std::make_shared<netpay::Notification>(decoded->message);
    reading.masked = masked(netpay::notificationTable, json);
    reading.remarks = decoded->remarks;
    return reading;
}

} // namespace till::channels
