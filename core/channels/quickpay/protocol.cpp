// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/quickpay/protocol.h"

#include "core/channels/open_platform/authorization.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace till::channels {

namespace {

using interfaces::exchange;
using interfaces::notification;
using quickpay::Operation;
using quickpay::Step;

constexpr auto notYet = Interface::Offer::NotYet;
constexpr qint64 dayMs = 86'400'000;

constexpr std::array quickpayInterfaces{
    exchange("bindSms"_L1, "sends the SMS that binds a card"_L1, quickpay::bindSmsRequestTable,
             quickpay::bindSmsAnswerTable, notYet),
    exchange("bind"_L1, "binds a card"_L1, quickpay::bindRequestTable, quickpay::bindAnswerTable,
             notYet),
    exchange("order"_L1, "begins a payment by card data; an SMS goes out"_L1,
             quickpay::orderRequestTable, quickpay::orderAnswerTable),
    exchange("confirm"_L1, "says the SMS's code"_L1, quickpay::confirmRequestTable,
             quickpay::confirmAnswerTable),
    notification("notification"_L1, "tells that a payment succeeded"_L1,
                 quickpay::notificationTable),
    exchange("unbind"_L1, "forgets a card"_L1, quickpay::unbindRequestTable,
             quickpay::unbindAnswerTable, notYet),
    exchange("query"_L1, "what became of a payment"_L1, quickpay::queryRequestTable,
             quickpay::queryAnswerTable),
    exchange("bindQuery"_L1, "what is known of a bound card"_L1, quickpay::bindQueryRequestTable,
             quickpay::bindQueryAnswerTable, notYet),
    exchange("batchQuery"_L1, "successful payments of some days, page by page"_L1,
             quickpay::batchQueryRequestTable, quickpay::batchQueryAnswerTable),
    exchange("resend"_L1, "sends an order's SMS again"_L1, quickpay::resendRequestTable,
             quickpay::resendAnswerTable),
    exchange("bindConfirm"_L1, "pays by a bound card"_L1, quickpay::bindConfirmRequestTable,
             quickpay::bindConfirmAnswerTable),
    exchange("bindPaySms"_L1, "sends the SMS for a payment by a bound card"_L1,
             quickpay::bindPaySmsRequestTable, quickpay::bindPaySmsAnswerTable),
    exchange("unionOrder"_L1, "makes an address where the customer pays"_L1,
             quickpay::unionOrderRequestTable, quickpay::unionOrderAnswerTable),
};

struct Command {
    int number;
    Step step;
};
/// In the order of the interfaces. A notification's number is not looked at.
constexpr std::array commands{
    Command{0x030D, Step::Sms},     Command{0x0306, Step::Bind},    Command{0x0303, Step::Order},
    Command{0x0304, Step::Confirm}, Command{0, Step::Notice},       Command{0x0307, Step::Bind},
    Command{0x0305, Step::Query},   Command{0x0308, Step::Bind},    Command{0x0309, Step::Batch},
    Command{0x030A, Step::Sms},     Command{0x030B, Step::BindPay}, Command{0x030C, Step::Sms},
    Command{0x030F, Step::Order},
};
static_assert(commands.size() == quickpayInterfaces.size());

constexpr std::size_t notificationIndex = 4;
constexpr std::size_t queryIndex = 6;
constexpr std::size_t unionOrderIndex = 12;

Operation operationAt(std::size_t index)
{
    return {quickpayInterfaces[index], commands[index].number, commands[index].step};
}

Operation operationOf(const Interface& which)
{
    for (std::size_t i = 0; i < quickpayInterfaces.size(); ++i) {
        if (quickpayInterfaces[i].name == which.name)
            return operationAt(i);
    }
    Q_UNREACHABLE();
}

bool hasField(const FieldTable& table, QLatin1StringView name)
{
    return std::any_of(table.fields.begin(), table.fields.end(),
                       [name](const Field& field) { return field.name == name; });
}

QString dateOf(Instant instant)
{
    return QString::fromLatin1(openPlatformTime(instant).first(8));
}

} // namespace

QuickpayProtocol::QuickpayProtocol(QuickpayConfig config) : m_config(std::move(config)) {}

std::span<const Interface> QuickpayProtocol::interfaces() const
{
    return quickpayInterfaces;
}

Operation QuickpayProtocol::query()
{
    return operationAt(queryIndex);
}

Operation QuickpayProtocol::unionOrder()
{
    return operationAt(unionOrderIndex);
}

const Interface& QuickpayProtocol::notification()
{
    return quickpayInterfaces[notificationIndex];
}

QList<std::pair<QLatin1StringView, QString>> QuickpayProtocol::defaults(const Interface& which,
                                                                        const Stamp& stamp) const
{
    QList<std::pair<QLatin1StringView, QString>> said;
    if (which.request == nullptr)
        return said;
    const auto say = [&](QLatin1StringView name, const QString& value) {
        if (hasField(*which.request, name) && !value.isEmpty())
            said.append({name, value});
    };
    say("NOTIFY_URL"_L1, m_config.notifyUrl);
    say("JUMP_URL"_L1, m_config.jumpUrl);
    say("TRADE_MODE"_L1, QStringLiteral("1"));
    say("RANDSTR"_L1, quickpay::randomText(stamp));
    say("START_DATE"_L1, dateOf({stamp.now.unixMs - dayMs}));
    say("END_DATE"_L1, dateOf(stamp.now));
    say("PERPAGE"_L1, QStringLiteral("10"));
    say("PAGE"_L1, QStringLiteral("1"));
    return said;
}

Result<Composed> QuickpayProtocol::compose(const Interface& which, const void* message,
                                           const Stamp& stamp) const
{
    if (which.kind != Interface::Kind::Exchange)
        return failure(ErrorCode::Refused,
                       QStringLiteral("%1: told by the acquirer").arg(which.name));
    if (which.offer == Interface::Offer::NotYet &&
        m_config.notYetOpen == QuickpayConfig::NotYetOpen::Refused)
        return failure(ErrorCode::Refused,
                       QStringLiteral("%1: not yet open, and not enabled").arg(which.name));
    const Operation operation = operationOf(which);
    if (operation.step == Step::Batch) {
        const auto& request = *static_cast<const quickpay::BatchQueryRequest*>(message);
        if (const Result<void> checked = quickpay::checkBatch(request); !checked)
            return failure(checked.error());
    }
    return quickpay::composed(operation, m_config, message, stamp.key);
}

Reading QuickpayProtocol::read(const Interface& which, const void* message,
                               const ports::HttpAnswer& answer, const Secret& key) const
{
    return quickpay::interpret(operationOf(which), m_config,
                               quickpay::askedIn(*which.request, message), answer, key);
}

Result<Reading> QuickpayProtocol::readNotification(const Interface& which, QByteArrayView body,
                                                   const Secret& key) const
{
    if (which.kind != Interface::Kind::Notification)
        return Protocol::readNotification(which, body, key);
    return quickpay::interpretNotice(which, m_config, body, key);
}

} // namespace till::channels
