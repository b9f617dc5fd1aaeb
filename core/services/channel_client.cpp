// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/channel_client.h"

#include "core/base/overloaded.h"

#include <QPointer>

namespace till::services {

namespace {

constexpr qsizetype nonceSize = 16;
constexpr qint64 silentMs = 120'000;
const Secret noToken;

} // namespace

ChannelClient::ChannelClient(Doors doors, ChannelSetup setup, QObject* parent)
    : QObject(parent), m_doors(doors), m_setup(std::move(setup))
{
}

void ChannelClient::setUp(ChannelSetup setup)
{
    // What is on its way on the old line is still answered there.
    if (m_setup.transport && m_setup.transport != setup.transport)
        m_earlierLines.append(m_setup.transport);
    m_setup = std::move(setup);
    m_token = {};
    m_reachable = true;
}

void ChannelClient::send(const payment::Message& message, int answerMs, Receiver receiver)
{
    run({message, answerMs, std::move(receiver), Try::First});
}

bool ChannelClient::isWorthTrying() const
{
    return m_reachable || m_doors.clock.steadyMs() - m_silentSinceMs >= silentMs;
}

void ChannelClient::noteReachable(bool reachable)
{
    m_reachable = reachable;
    if (!reachable)
        m_silentSinceMs = m_doors.clock.steadyMs();
}

ports::Transport& ChannelClient::transport() const
{
    return m_setup.transport ? *m_setup.transport : m_doors.transport;
}

void ChannelClient::run(Errand errand)
{
    if (!isConfigured()) {
        replyLater(std::move(errand), ports::NotSent{{ErrorCode::Unavailable,
                                                      QStringLiteral("the channel has no key")}});
    } else if (m_setup.channel->needsLogin() && !hasToken()) {
        m_waiting.append(std::move(errand));
        logIn();
    } else {
        post(std::move(errand));
    }
}

bool ChannelClient::hasToken() const
{
    return m_token.value && m_doors.clock.steadyMs() < m_token.expiresMs;
}

void ChannelClient::post(Errand errand)
{
    auto request = m_setup.channel->encode(
        errand.message, {m_doors.clock.now(), m_doors.random.bytes(nonceSize), *m_setup.key,
                         m_token.value ? *m_token.value : noToken});
    if (!request) {
        replyLater(std::move(errand), ports::NotSent{request.error()});
        return;
    }
    const payment::Message& said = errand.message;
    if (traits().opensPage && said.purpose == payment::Purpose::Pay &&
        said.presentation == payment::Presentation::Shown) {
        replyLater(std::move(errand), Page{request->url, request->body});
        return;
    }
    request->answerMs = errand.answerMs;
    transport().post(*request, [self = QPointer(this), errand = std::move(errand),
                                askedOf = ChannelSetup{m_setup.channel, m_setup.key}](
                                   const ports::Exchange& exchange) {
        // Without its line: that one would be kept alive by what it carries.
        if (self)
            self->take(errand, askedOf, exchange);
    });
}

void ChannelClient::take(Errand errand, const ChannelSetup& askedOf,
                         const ports::Exchange& exchange)
{
    const auto* answer = std::get_if<ports::HttpAnswer>(&exchange);
    noteReachable(answer != nullptr);
    if (answer == nullptr) {
        errand.receiver(std::visit(Overloaded{
                                       [](const ports::HttpAnswer&) -> Reply { Q_UNREACHABLE(); },
                                       [](const ports::NotSent& reply) -> Reply { return reply; },
                                       [](const ports::NoAnswer& reply) -> Reply { return reply; },
                                   },
                                   exchange));
        return;
    }
    payment::Outcome outcome = askedOf.channel->decode(errand.message, *answer, *askedOf.key);
    if (!outcome.loginExpired) {
        errand.receiver(outcome);
        return;
    }
    m_token = {};
    if (errand.attempt == Try::AfterLogin || !m_setup.channel->needsLogin()) {
        // Refused before it was looked at, twice: it is not going to be looked at.
        errand.receiver(
            ports::NotSent{{ErrorCode::Refused, QStringLiteral("login: ") + outcome.code}});
        return;
    }
    errand.attempt = Try::AfterLogin;
    run(std::move(errand));
}

void ChannelClient::logIn()
{
    if (m_loggingIn)
        return;
    const auto request = m_setup.channel->encodeLogin(
        {m_doors.clock.now(), m_doors.random.bytes(nonceSize), *m_setup.key, noToken});
    if (!request) {
        giveUpWaiting(request.error());
        return;
    }
    m_loggingIn = true;
    transport().post(*request, [self = QPointer(this)](const ports::Exchange& exchange) {
        if (self)
            self->takeLogin(exchange);
    });
}

void ChannelClient::takeLogin(const ports::Exchange& exchange)
{
    m_loggingIn = false;
    const auto* answer = std::get_if<ports::HttpAnswer>(&exchange);
    noteReachable(answer != nullptr);
    if (answer == nullptr) {
        giveUpWaiting({ErrorCode::Unavailable, QStringLiteral("no answer to the login")});
        return;
    }
    auto login = m_setup.channel->decodeLogin(*answer);
    if (!login) {
        giveUpWaiting(login.error());
        return;
    }
    m_token = {std::make_shared<const Secret>(std::move(login->token)),
               m_doors.clock.steadyMs() + login->lifetimeMs};
    const QList<Errand> waiting = std::exchange(m_waiting, {});
    for (const Errand& errand : waiting)
        post(errand);
}

void ChannelClient::giveUpWaiting(const Error& why)
{
    QList<Errand> waiting = std::exchange(m_waiting, {});
    for (Errand& errand : waiting)
        replyLater(std::move(errand), ports::NotSent{why});
}

void ChannelClient::replyLater(Errand errand, Reply reply)
{
    QMetaObject::invokeMethod(
        this,
        [receiver = std::move(errand.receiver), reply = std::move(reply)] { receiver(reply); },
        Qt::QueuedConnection);
}

} // namespace till::services
