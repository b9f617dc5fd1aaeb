// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/channels/channel.h"

#include <QList>

#include <optional>

namespace till::support {

/// An acquirer and the line to it under command: what is asked waits until the test answers. It
/// speaks no protocol.
class ScriptedAcquirer : public channels::Channel, public ports::Transport {
public:
    struct Asked {
        payment::Message message;
        QByteArray token; ///< under which it was asked; empty: none
        bool isLogin = false;
        bool isAnswered = false;
        Receiver receiver;
    };

    ScriptedAcquirer();

    // What the test does. Each takes the oldest request of the purpose that waits for an answer,
    // and stops the test when there is none.
    void answer(payment::Purpose purpose, const payment::Outcome& outcome);
    void answer(payment::Purpose purpose, payment::Meaning meaning);
    /// The order is there, and this is what the customer reads.
    void showCode(const QString& content);
    /// The request arrived, or did not: nobody here knows.
    void lose(payment::Purpose purpose);
    /// No byte of it left.
    void hold(payment::Purpose purpose);
    void answerLogin(const QByteArray& token);
    void refuseLogin();

    /// How often it was asked for this in all.
    [[nodiscard]] int times(payment::Purpose purpose) const;
    [[nodiscard]] int logins() const;
    [[nodiscard]] bool waits(payment::Purpose purpose) const;
    [[nodiscard]] int waiting(payment::Purpose purpose) const;
    /// The latest request of the purpose.
    [[nodiscard]] const payment::Message& latest(payment::Purpose purpose) const;
    [[nodiscard]] const QList<Asked>& asked() const { return m_asked; }

    payment::ChannelTraits channelTraits;
    QByteArray page; ///< the body of each request
    bool wantsLogin = false;
    std::optional<Error> cannotSay; ///< each message is refused by the codec

    // channels::Channel

    [[nodiscard]] const payment::ChannelTraits& traits() const override { return channelTraits; }
    [[nodiscard]] Result<ports::HttpRequest> encode(const payment::Message& message,
                                                    const channels::Stamp& stamp) const override;
    [[nodiscard]] payment::Outcome decode(const payment::Message& message,
                                          const ports::HttpAnswer& answer,
                                          const Secret& key) const override;
    [[nodiscard]] const channels::Protocol& protocol() const override; ///< without interfaces
    /// "ORDER" or "ORDER ACQUIRER_ORDER", "-" for none; verified by the key "notify".
    [[nodiscard]] Result<channels::Hint> readHint(QByteArrayView body,
                                                  const Secret& key) const override;
    [[nodiscard]] bool needsLogin() const override { return wantsLogin; }
    [[nodiscard]] Result<ports::HttpRequest>
    encodeLogin(const channels::Stamp& stamp) const override;
    [[nodiscard]] Result<channels::Login>
    decodeLogin(const ports::HttpAnswer& answer) const override;

    // ports::Transport

    void post(const ports::HttpRequest& request, Receiver receiver) override;

private:
    Asked& next(payment::Purpose purpose);
    void tell(Asked& asked, const ports::Exchange& exchange);

    mutable QList<Asked> m_said;        ///< encoded; the address of a request is its place in here
    QList<Asked> m_asked;               ///< posted, in order
    QList<payment::Outcome> m_outcomes; ///< an answer's body is its place in here
};

} // namespace till::support
