// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/mmsp/envelope.h"
#include "app/sandbox/outbox.h"
#include "app/sandbox/reply.h"
#include "core/base/instant.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace till::sandbox::mmsp {

/// What a request says besides its body.
struct Circumstances {
    Origin origin;
    QString site; ///< "http://127.0.0.1:9090": where the pages are
    Instant now;
};

/// A form or page that a browser asks for.
struct PageCall {
    QByteArray method; ///< GET, POST
    QStringList path;  ///< below the pages' own folder
    QString site;
};

/// A message of the platform's own accord.
struct Push {
    QString url;
    int command = 0;
    Json body;
    Origin origin;
};

/// One of the businesses behind the MMSP envelope: its rules and books. Like a Host it knows no
/// clock, socket, file or chance.
class Product {
public:
    Product() = default;
    virtual ~Product() = default;
    Product(const Product&) = delete;
    Product& operator=(const Product&) = delete;

    /// "scan": names its lines in the state file and its books.
    [[nodiscard]] virtual QString name() const = 0;
    /// "scan.query", or empty for a command that is not its own. The body decides where two
    /// products have the same command.
    [[nodiscard]] virtual QString operationOf(int command, const Json& body) const = 0;
    [[nodiscard]] virtual QStringList operations() const = 0;
    /// The till's id of the order with the platform's number; empty if there is none.
    [[nodiscard]] virtual QString merchantsIdOf(const QString& number) const = 0;
    [[nodiscard]] virtual Said handle(const Asked& asked, const Circumstances& about) = 0;

    /// "cashier": the folder of its pages; empty: it has none.
    [[nodiscard]] virtual QString pages() const { return {}; }
    [[nodiscard]] virtual Reply page(const PageCall& call, Instant now);
    /// The page that answers a request which came as a form; nothing if the product has none.
    [[nodiscard]] virtual std::optional<Reply> pageInstead(const Asked& asked, const QString& site);
    /// Nothing for what it does not know; 400 for what is not as it should be.
    [[nodiscard]] virtual std::optional<Reply> admin(const QString& what, const QJsonObject& order,
                                                     Instant now) = 0;

    [[nodiscard]] virtual QJsonArray books() const = 0;
    [[nodiscard]] virtual QList<QJsonObject> takeOrderChanges() = 0;
    [[nodiscard]] virtual bool restoreOrder(const QJsonObject& order) = 0;

    /// What happens by itself.
    virtual void passTime(Instant now) = 0;
    [[nodiscard]] virtual Outbox& outbox() = 0;
    [[nodiscard]] virtual Push push(const Outbox::Entry& entry, Instant now) const = 0;
};

/// {"done":true}, or an object with "error" under this status of HTTP.
[[nodiscard]] Reply done(const QJsonObject& more = {});
[[nodiscard]] Reply notDone(int status, const QString& reason);
[[nodiscard]] Reply htmlPage(const QString& title, const QString& body);
[[nodiscard]] Reply redirection(const QString& address);

} // namespace till::sandbox::mmsp
