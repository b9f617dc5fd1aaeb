// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/channels/fields.h"
#include "core/payment/payment.h"
#include "core/ports/transport.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QLatin1StringView>
#include <QList>
#include <QString>

#include <memory>
#include <span>
#include <utility>

namespace till::channels {

/// What a request is signed with: time and chance are parameters.
struct Stamp {
    Instant now;
    QByteArray nonce;    ///< 16 random bytes
    const Secret& key;   ///< the channel's key
    const Secret& token; ///< of a login; empty where the channel signs each request
};

/// One interface of an acquirer's document.
struct Interface {
    enum class Kind {
        Exchange,     ///< the till asks, the acquirer answers
        Notification, ///< the acquirer tells by itself: `answer` is what it says
        Page,         ///< opened in a browser: a form or an address
    };
    enum class Offer {
        Open,
        NotYet, ///< the document calls it not yet open: only where the settings enable it
    };

    enum class Care {
        Usual,
        Recorded, ///< made by hand it could be made twice: a service records it before it is sent
    };

    QLatin1StringView name;    ///< lower camel case, as in `tillctl call CHANNEL.NAME`
    QLatin1StringView summary; ///< one line; ASCII
    Kind kind = Kind::Exchange;
    Offer offer = Offer::Open;
    const FieldTable* request = nullptr; ///< null for a notification
    const FieldTable* answer = nullptr;  ///< null for a page
    std::shared_ptr<void> (*newRequest)() = nullptr;
    std::shared_ptr<void> (*newAnswer)() = nullptr;
    Care care = Care::Usual;
};

namespace interfaces {

template<typename Message> std::shared_ptr<void> make()
{
    return std::make_shared<Message>();
}

template<typename Request, typename Answer>
constexpr Interface
exchange(QLatin1StringView name, QLatin1StringView summary, const MessageTable<Request>& request,
         const MessageTable<Answer>& answer, Interface::Offer offer = Interface::Offer::Open)
{
    return {name,          summary,     Interface::Kind::Exchange, offer, &request, &answer,
            make<Request>, make<Answer>};
}

constexpr Interface recorded(Interface which)
{
    which.care = Interface::Care::Recorded;
    return which;
}

template<typename Content>
constexpr Interface notification(QLatin1StringView name, QLatin1StringView summary,
                                 const MessageTable<Content>& content)
{
    return {name,
            summary,
            Interface::Kind::Notification,
            Interface::Offer::Open,
            nullptr,
            &content,
            nullptr,
            make<Content>};
}

template<typename Request>
constexpr Interface page(QLatin1StringView name, QLatin1StringView summary,
                         const MessageTable<Request>& request)
{
    return {name,     summary, Interface::Kind::Page, Interface::Offer::Open,
            &request, nullptr, make<Request>,         nullptr};
}

} // namespace interfaces

/// A request as it leaves, and as it may be shown.
struct Composed {
    /// Of a page: `url` is where the browser goes; a `body` is the page that takes it there.
    ports::HttpRequest request;
    QByteArray signatureBase; ///< what was signed, with "<key>" for the key; empty: nothing is
    QByteArray masked;        ///< the request's content as it may be logged
};

/// An answer or a notification, verified and read.
struct Reading {
    payment::Outcome outcome;     ///< what it comes down to, by the rules of its interface
    std::shared_ptr<void> answer; ///< of the type of Interface::answer; null: nothing to be trusted
    QByteArray masked;            ///< its content as it may be logged
    Remarks remarks;
};

/// Every interface of one document by its fields: for the integration engineer's tool, the
/// reference pages and the tests. Channel says the same in the words of a sale. Pure; any thread.
class Protocol {
public:
    virtual ~Protocol() = default;

    /// As in settings, journal and `tillctl call`: "netpay".
    [[nodiscard]] virtual QString name() const = 0;
    /// In the document's order.
    [[nodiscard]] virtual std::span<const Interface> interfaces() const = 0;
    /// Top-level fields (by wire name) that the settings and the moment say: merchant, terminal,
    /// times, numbers of chance. Only such as the interface has.
    [[nodiscard]] virtual QList<std::pair<QLatin1StringView, QString>>
    defaults(const Interface& which, const Stamp& stamp) const = 0;
    /// `message` is of the type that Interface::newRequest makes. Malformed, OutOfRange: `detail`
    /// names the field; Refused: not an exchange or page, or not enabled.
    [[nodiscard]] virtual Result<Composed> compose(const Interface& which, const void* message,
                                                   const Stamp& stamp) const = 0;
    /// `message` is what was asked with. Whatever cannot be trusted is an Unknown outcome.
    [[nodiscard]] virtual Reading read(const Interface& which, const void* message,
                                       const ports::HttpAnswer& answer,
                                       const Secret& key) const = 0;
    /// Malformed: unreadable; Refused: not verified, or not one of this protocol's. `key` is the
    /// notification key.
    [[nodiscard]] virtual Result<Reading>
    readNotification(const Interface& which, QByteArrayView body, const Secret& key) const;
};

} // namespace till::channels
