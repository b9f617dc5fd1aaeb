// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/gateway/protocol.h"

#include "core/channels/form.h"
#include "core/channels/gateway/page.h"
#include "core/channels/mmsp/envelope.h"
#include "core/channels/open_platform/authorization.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace till::channels {

namespace {

using quickpay::Operation;
using quickpay::Step;

constexpr qint64 dayMs = 86'400'000;

constexpr std::array gatewayInterfaces{
    interfaces::page("pay"_L1, "opens a bank's page"_L1, gateway::payPageTable),
    interfaces::notification("notification"_L1, "tells what became of a payment"_L1,
                             gateway::notificationTable),
    interfaces::exchange("query"_L1, "what became of a payment"_L1, gateway::queryRequestTable,
                         gateway::queryAnswerTable),
    interfaces::exchange("batchQuery"_L1, "successful payments of some days, page by page"_L1,
                         gateway::batchQueryRequestTable, gateway::batchQueryAnswerTable),
    interfaces::notification("frontReturn"_L1, "the browser comes back; proves nothing"_L1,
                             gateway::frontReturnTable),
};

struct Command {
    int number;
    Step step;
};
/// In the order of the interfaces. A notification's number is not looked at.
constexpr std::array commands{Command{0x0912, Step::Order}, Command{0, Step::Notice},
                              Command{0x0913, Step::Query}, Command{0x030E, Step::Batch},
                              Command{0, Step::Notice}};
static_assert(commands.size() == gatewayInterfaces.size());

constexpr std::size_t payIndex = 0;
constexpr std::size_t notificationIndex = 1;
constexpr std::size_t queryIndex = 2;
constexpr std::size_t batchIndex = 3;
constexpr std::size_t frontReturnIndex = 4;

std::size_t indexOf(const Interface& which)
{
    for (std::size_t i = 0; i < gatewayInterfaces.size(); ++i) {
        if (gatewayInterfaces[i].name == which.name)
            return i;
    }
    Q_UNREACHABLE();
}

Operation operationAt(std::size_t index)
{
    return {gatewayInterfaces[index], commands[index].number, commands[index].step};
}

QString dateOf(Instant instant)
{
    return QString::fromLatin1(openPlatformTime(instant).first(8));
}

ports::HttpRequest pageWith(const GatewayConfig& config, QByteArrayView envelope)
{
    ports::HttpRequest request;
    request.url = config.payAddress.isEmpty() ? config.base : config.payAddress;
    request.headers.emplaceBack("Content-Type", "text/html; charset=utf-8");
    request.body = gateway::payPage(request.url, envelope);
    return request;
}

} // namespace

GatewayProtocol::GatewayProtocol(GatewayConfig config) : m_config(std::move(config)) {}

std::span<const Interface> GatewayProtocol::interfaces() const
{
    return gatewayInterfaces;
}

Operation GatewayProtocol::query()
{
    return operationAt(queryIndex);
}

const Interface& GatewayProtocol::notification()
{
    return gatewayInterfaces[notificationIndex];
}

QList<std::pair<QLatin1StringView, QString>> GatewayProtocol::defaults(const Interface& which,
                                                                       const Stamp& stamp) const
{
    QList<std::pair<QLatin1StringView, QString>> said;
    if (indexOf(which) == payIndex) {
        said = {{"NOTIFY_URL"_L1, m_config.notifyUrl},
                {"JUMP_URL"_L1, m_config.jumpUrl},
                {"PAY_CHANNEL"_L1, m_config.payChannel}};
        if (!m_config.goodsName.isEmpty())
            said.append({"GOODSNAME"_L1, m_config.goodsName});
    }
    if (indexOf(which) == batchIndex)
        said = {{"START_DATE"_L1, dateOf({stamp.now.unixMs - dayMs})},
                {"END_DATE"_L1, dateOf(stamp.now)},
                {"PERPAGE"_L1, QStringLiteral("10")},
                {"PAGE"_L1, QStringLiteral("1")}};
    return said;
}

Result<Composed> GatewayProtocol::compose(const Interface& which, const void* message,
                                          const Stamp& stamp) const
{
    const std::size_t index = indexOf(which);
    if (which.kind == Interface::Kind::Notification)
        return failure(ErrorCode::Refused,
                       QStringLiteral("%1: told by the acquirer").arg(which.name));
    if (index == batchIndex) {
        const auto& request = *static_cast<const quickpay::BatchQueryRequest*>(message);
        if (const Result<void> checked = quickpay::checkBatch(request); !checked)
            return failure(checked.error());
    }
    Result<Composed> composed =
        quickpay::composed(operationAt(index), m_config, message, stamp.key);
    if (composed && index == payIndex)
        composed->request = pageWith(m_config, composed->request.body);
    return composed;
}

Result<ports::HttpRequest> GatewayProtocol::page(const gateway::PayPage& message,
                                                 const Secret& key) const
{
    const Operation pay = operationAt(payIndex);
    const Result<QByteArray> envelope =
        mmsp::envelope({m_config, pay.command, *pay.which.request, &message}, key);
    if (!envelope)
        return failure(envelope.error());
    return pageWith(m_config, *envelope);
}

Reading GatewayProtocol::read(const Interface& which, const void* message,
                              const ports::HttpAnswer& answer, const Secret& key) const
{
    if (which.kind != Interface::Kind::Exchange) {
        Reading reading;
        reading.outcome.text = QStringLiteral("a page is not answered");
        return reading;
    }
    return quickpay::interpret(operationAt(indexOf(which)), m_config,
                               quickpay::askedIn(*which.request, message), answer, key);
}

Result<Reading> GatewayProtocol::readNotification(const Interface& which, QByteArrayView body,
                                                  const Secret& key) const
{
    if (which.kind != Interface::Kind::Notification)
        return Protocol::readNotification(which, body, key);
    if (indexOf(which) != frontReturnIndex)
        return quickpay::interpretNotice(which, m_config, body, key);
    const Result<wire::Json> form = readForm(*which.answer, body);
    if (!form)
        return failure(form.error());
    Result<Reading> reading = quickpay::readUnverified(which, *form);
    if (reading)
        reading->outcome.text =
            QStringLiteral("a browser came back: this proves nothing, a query tells");
    return reading;
}

} // namespace till::channels
