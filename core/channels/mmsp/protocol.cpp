// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/mmsp/protocol.h"

#include "core/channels/mmsp/compose.h"
#include "core/channels/mmsp/envelope.h"
#include "core/channels/mmsp/interpret.h"
#include "core/channels/mmsp/messages.h"
#include "core/wire/json_writer.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace till::channels {

namespace {

const Field* fieldNamed(const FieldTable& table, QLatin1StringView name)
{
    const auto found = std::find_if(table.fields.begin(), table.fields.end(),
                                    [name](const Field& field) { return field.name == name; });
    return found == table.fields.end() ? nullptr : &*found;
}

QString textIn(const FieldTable& table, const void* message, QLatin1StringView name)
{
    const Field* field = fieldNamed(table, name);
    if (field == nullptr)
        return {};
    const MemberView value = field->at.get(message);
    const auto* text = std::get_if<QStringView>(&value);
    return text == nullptr ? QString() : text->toString();
}

/// What the answer has to be about, as far as the request says it.
mmsp::Expectation expectedBy(const FieldTable& table, const void* message)
{
    mmsp::Expectation expected;
    expected.order = textIn(table, message, "MERORDERID"_L1);
    expected.refund = textIn(table, message, "REFUND_MERORDERID"_L1);
    if (const Field* amount = fieldNamed(table, "AMT"_L1)) {
        const MemberView value = amount->at.get(message);
        if (const auto* fen = std::get_if<qint64>(&value))
            expected.amount = Money::fromFen(*fen);
    }
    return expected;
}

Result<QUrl> addressOf(mmsp::Id id, const void* message, const MmspConfig& config)
{
    if (id == mmsp::Id::WechatWakeUp)
        return mmsp::wakeUpAddress(*static_cast<const mmsp::WakeUpPage*>(message), config);
    return mmsp::identityAddress(*static_cast<const mmsp::IdentityPage*>(message), config);
}

Result<Composed> composePage(const Interface& which, const void* message, const MmspConfig& config)
{
    if (const Result<void> valid = fields::validate(*which.request, message); !valid)
        return failure(valid.error());
    Result<QUrl> address = addressOf(mmsp::idOf(which), message, config);
    if (!address)
        return failure(address.error());
    Composed composed;
    composed.request.url = *std::move(address);
    wire::JsonWriter writer(composed.masked);
    fields::encode(*which.request, message, writer);
    return composed;
}

} // namespace

MmspProtocol::MmspProtocol(MmspConfig config) : m_config(std::move(config)) {}

std::span<const Interface> MmspProtocol::interfaces() const
{
    return mmsp::scanInterfaces();
}

QList<std::pair<QLatin1StringView, QString>> MmspProtocol::defaults(const Interface& which,
                                                                    const Stamp& stamp) const
{
    QList<std::pair<QLatin1StringView, QString>> said;
    if (which.request == nullptr)
        return said;
    const auto say = [&](QLatin1StringView name, const QString& value) {
        if (!value.isEmpty() && fieldNamed(*which.request, name) != nullptr)
            said.append({name, value});
    };
    constexpr qint64 minuteMs = 60'000;
    const mmsp::Id id = mmsp::idOf(which);
    const bool isPage = which.kind == Interface::Kind::Page;
    const bool isH5 = id == mmsp::Id::WechatH5 || id == mmsp::Id::AlipayH5;
    const bool isShown = mmsp::stepOf(id) == mmsp::Step::Order && !isPage && !isH5;
    say(isPage ? "tradetype"_L1 : "TRADETYPE"_L1, u"1"_s);
    say("RANDSTR"_L1, mmsp::randomText(stamp.nonce));
    say("GOODSNAME"_L1, m_config.goodsName);
    say("NOTIFY_URL"_L1, m_config.notifyUrl);
    if (isShown)
        say("TIME_END"_L1,
            mmsp::chinaTime({stamp.now.unixMs + m_config.payableMinutes * minuteMs}));
    if (isH5)
        say("JUMP_URL"_L1, m_config.jumpUrl);
    say("CUR"_L1, u"CNY"_s);
    say("IP"_L1, m_config.ip);
    say("ISTO"_L1, m_config.settlement);
    if (m_config.limitCreditCard)
        say("LIMIT_PAY"_L1, *m_config.limitCreditCard ? u"1"_s : u"2"_s);
    say("memo"_L1, m_config.merNo);
    say("merno"_L1, m_config.merNo);
    say("termno"_L1, m_config.termNo);
    return said;
}

Result<Composed> MmspProtocol::compose(const Interface& which, const void* message,
                                       const Stamp& stamp) const
{
    switch (which.kind) {
    case Interface::Kind::Exchange:
        return mmsp::shownLetter({.access = m_config,
                                  .command = mmsp::commandOf(mmsp::idOf(which), m_config),
                                  .table = *which.request,
                                  .message = message},
                                 stamp.key);
    case Interface::Kind::Page:
        return composePage(which, message, m_config);
    case Interface::Kind::Notification:
        break;
    }
    return failure(ErrorCode::Refused, u"%1 is what the acquirer says"_s.arg(which.name));
}

Reading MmspProtocol::read(const Interface& which, const void* message,
                           const ports::HttpAnswer& answer, const Secret& key) const
{
    Reading reading;
    if (which.kind != Interface::Kind::Exchange) {
        reading.outcome.text = u"%1 is not answered"_s.arg(which.name);
        return reading;
    }
    mmsp::Interpretation said = mmsp::interpret(
        mmsp::idOf(which), m_config, answer, key,
        message == nullptr ? mmsp::Expectation{} : expectedBy(*which.request, message));
    reading.outcome = std::move(said.outcome);
    reading.answer = std::move(said.answer);
    reading.remarks = std::move(said.remarks);
    reading.masked = mmsp::maskedEnvelope(*which.answer, answer.body);
    return reading;
}

Result<Reading> MmspProtocol::readNotification(const Interface& which, QByteArrayView body,
                                               const Secret& key) const
{
    if (which.kind != Interface::Kind::Notification)
        return failure(ErrorCode::Refused, u"%1 is no notification"_s.arg(which.name));
    Result<mmsp::Interpretation> said = mmsp::interpretNotice(m_config, body, key);
    if (!said)
        return failure(said.error());
    Reading reading;
    reading.outcome = std::move(said->outcome);
    reading.answer = std::move(said->answer);
    reading.remarks = std::move(said->remarks);
    reading.masked = mmsp::maskedEnvelope(*which.answer, body);
    return reading;
}

} // namespace till::channels
