// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/poslink/protocol.h"

#include "core/channels/answer.h"
#include "core/channels/open_platform/signed_request.h"
#include "core/channels/poslink/compose.h"
#include "core/channels/poslink/interpret.h"
#include "core/channels/poslink/messages.h"

#include <QStringList>

#include <array>
#include <utility>

namespace till::channels {

namespace {

using interfaces::exchange;
using payment::Purpose;

/// A void is said in more words for v6.
constexpr auto interfacesWith(const MessageTable<poslink::VoidRequest>& voidRequest)
{
    return std::array{
        exchange(QLatin1StringView("activate"), QLatin1StringView("activates the terminal"),
                 poslink::activateRequestTable, poslink::activateAnswerTable),
        exchange(QLatin1StringView("pay"), QLatin1StringView("payment by the customer's code"),
                 poslink::payRequestTable, poslink::payAnswerTable),
        exchange(QLatin1StringView("void"), QLatin1StringView("takes a payment of today back"),
                 voidRequest, poslink::voidAnswerTable),
        exchange(QLatin1StringView("refund"), QLatin1StringView("gives back a part or all of it"),
                 poslink::refundRequestTable, poslink::refundAnswerTable),
        exchange(QLatin1StringView("query"), QLatin1StringView("what became of a payment"),
                 poslink::queryRequestTable, poslink::queryAnswerTable),
        exchange(QLatin1StringView("queryRefund"), QLatin1StringView("what became of a refund"),
                 poslink::queryRefundRequestTable, poslink::queryRefundAnswerTable),
    };
}

constexpr std::array poslinkInterfaces = interfacesWith(poslink::voidRequestTable);
constexpr std::array poslinkInterfacesV6 = interfacesWith(poslink::voidRequestTableV6);

/// In the order of the interfaces.
constexpr std::array purposes{Purpose::Activate, Purpose::Pay,   Purpose::Void,
                              Purpose::Refund,   Purpose::Query, Purpose::QueryRefund};

Purpose purposeOf(const Interface& which)
{
    for (std::size_t i = 0; i < poslinkInterfaces.size(); ++i) {
        if (poslinkInterfaces[i].name == which.name)
            return purposes[i];
    }
    Q_UNREACHABLE();
}

} // namespace

PoslinkProtocol::PoslinkProtocol(PoslinkConfig config) : m_config(std::move(config)) {}

std::span<const Interface> PoslinkProtocol::interfaces() const
{
    if (m_config.versions.voidPayment == PoslinkVersion::V6)
        return poslinkInterfacesV6;
    return poslinkInterfaces;
}

QList<std::pair<QLatin1StringView, QString>> PoslinkProtocol::defaults(const Interface& which,
                                                                       const Stamp&) const
{
    QList<std::pair<QLatin1StringView, QString>> said{
        {QLatin1StringView("merchantCode"), m_config.merchantCode},
        {QLatin1StringView("terminalCode"), m_config.terminalCode}};
    if (which.request == &poslink::voidRequestTableV6)
        said.append({QLatin1StringView("merchantRemark"), m_config.merchantRemark});
    if (purposeOf(which) == Purpose::Pay) {
        said.append({QLatin1StringView("transactionCurrencyCode"), QStringLiteral("156")});
        said.append({QLatin1StringView("merchantRemark"), m_config.merchantRemark});
        said.append({QLatin1StringView("payMode"), QStringLiteral("CODE_SCAN")});
    }
    return said;
}

Result<Composed> PoslinkProtocol::compose(const Interface& which, const void* message,
                                          const Stamp& stamp) const
{
    if (const Result<void> valid = fields::validate(*which.request, message); !valid)
        return failure(valid.error());
    QByteArray body;
    wire::JsonWriter writer(body);
    fields::encode(*which.request, message, writer);
    return shownRequest({.base = m_config.base,
                         .path = poslink::pathOf(purposeOf(which), m_config.versions),
                         .appId = m_config.appId,
                         .authentication = m_config.authentication,
                         .tokenHeader = m_config.tokenHeader},
                        *which.request, std::move(body), stamp);
}

Reading PoslinkProtocol::read(const Interface& which, const void*, const ports::HttpAnswer& answer,
                              const Secret&) const
{
    return readPlain(which, answer, poslink::interpret(purposeOf(which), answer));
}

} // namespace till::channels
