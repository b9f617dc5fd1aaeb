// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/channel.h"
#include "core/payment/message.h"
#include "core/ports/clock.h"
#include "core/ports/random.h"
#include "core/ports/transport.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

namespace till::services {

/// One acquirer as it is set up here.
struct ChannelSetup {
    std::shared_ptr<const channels::Channel> channel; ///< never null
    std::shared_ptr<const Secret> key;                ///< null: not set up, nothing can be sent
    std::shared_ptr<ports::Transport> transport = {}; ///< null: the one of the doors
};

/// One exchange with an acquirer after the other: encoded, carried, decoded. Keeps the token of a
/// login, and gets a new one when the acquirer does not know it any more. Core thread.
class ChannelClient : public QObject {
    Q_OBJECT

public:
    /// The customer pays on a page: nothing has been sent, nor will be by this till.
    struct Page {
        QUrl url;
        QByteArray html; ///< a form that goes to `url`; empty: the address is enough
    };
    /// What a message came to: the acquirer's answer, how far the request got, or a page.
    using Reply = std::variant<payment::Outcome, ports::NotSent, ports::NoAnswer, Page>;
    using Receiver = std::function<void(const Reply&)>;
    struct Doors {
        ports::Clock& clock;
        ports::Random& random;
        ports::Transport& transport;
    };

    /// The doors must outlive the client.
    ChannelClient(Doors doors, ChannelSetup setup, QObject* parent = nullptr);
    /// Puts another acquirer, address or key in place; what is on its way is still understood.
    void setUp(ChannelSetup setup);

    [[nodiscard]] const payment::ChannelTraits& traits() const { return m_setup.channel->traits(); }
    [[nodiscard]] bool isConfigured() const { return m_setup.key != nullptr; }
    /// The last exchange got an answer; true until the first one.
    [[nodiscard]] bool isReachable() const { return m_reachable; }
    /// It is reachable, or has been silent for so long that it may be there again.
    [[nodiscard]] bool isWorthTrying() const;

    /// `receiver` is called exactly once, never from within this call; not at all once the client
    /// is destroyed. A message that cannot be said, a login that is refused and a channel without a
    /// key come back as NotSent.
    void send(const payment::Message& message, int answerMs, Receiver receiver);

private:
    enum class Try { First, AfterLogin };
    struct Errand {
        payment::Message message;
        int answerMs = 0;
        Receiver receiver;
        Try attempt = Try::First;
    };
    struct Token {
        std::shared_ptr<const Secret> value;
        qint64 expiresMs = 0; ///< steady clock
    };

    void run(Errand errand);
    void post(Errand errand);
    void take(Errand errand, const ChannelSetup& askedOf, const ports::Exchange& exchange);
    void logIn();
    void takeLogin(const ports::Exchange& exchange);
    void giveUpWaiting(const Error& why);
    void replyLater(Errand errand, Reply reply);
    [[nodiscard]] bool hasToken() const;
    [[nodiscard]] ports::Transport& transport() const;
    void noteReachable(bool reachable);

    Doors m_doors;
    ChannelSetup m_setup;
    QList<std::shared_ptr<ports::Transport>> m_earlierLines;
    Token m_token;
    bool m_loggingIn = false;
    QList<Errand> m_waiting; ///< for the login
    bool m_reachable = true;
    qint64 m_silentSinceMs = 0; ///< steady clock: of the latest exchange that got no answer
};

} // namespace till::services
