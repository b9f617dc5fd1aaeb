// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/protocols.h"
#include "app/desk/system_clock.h"
#include "core/base/secret.h"
#include "core/channels/protocol.h"
#include "core/ports/secrets.h"
#include "core/settings/values.h"

#include <QByteArrayList>
#include <QHash>
#include <QString>
#include <QStringList>

#include <map>
#include <memory>

namespace till::test {

/// Secrets of a test, in memory.
class PlainSecrets final : public ports::Secrets {
public:
    [[nodiscard]] Result<Secret> load(const QString& name) override;
    [[nodiscard]] Result<void> store(const QString& name, const Secret& value) override;

private:
    QHash<QString, QByteArray> m_values;
};

/// What became of one exchange.
struct Exchanged {
    ports::Exchange exchange;
    channels::Reading reading;   ///< where there was an answer
    channels::Composed composed; ///< of a page all there is
    bool isPage = false;         ///< nothing was posted: a browser opens it
    QString trouble;             ///< English; empty: it was made and, but for a page, posted
};

/// Calls interfaces by their names and fields over real connections, the way `tillctl call` does:
/// the same tables, settings and transport. Remembers what answers say, for the next call's fields.
class InterfaceCaller {
public:
    InterfaceCaller(settings::Values values, ports::Secrets& secrets);

    /// "netpay.query" with words as on `tillctl call`'s command line; `hidden` are the lines of its
    /// standard input. "{merOrderId}" stands for the latest value that a request or an answer had
    /// in that field, "{new}" for six digits that nobody has had.
    [[nodiscard]] Exchanged call(const QString& name, const QStringList& words,
                                 const QByteArrayList& hidden = {});
    [[nodiscard]] QString filledIn(QString word);
    /// Values that somebody else has said.
    void remember(const QByteArray& json);
    void forget() { m_said.clear(); }
    /// From now on "{field}" stands for that.
    void say(const QString& field, const QString& value) { m_said.insert(field, value); }

private:
    void remember(const channels::FieldTable& table, const void* message);

    settings::Values m_values;
    ports::Secrets& m_secrets;
    QList<desk::KnownProtocol> m_known;
    std::map<QString, std::unique_ptr<ports::Transport>> m_lines;
    desk::SystemClock m_clock;
    QHash<QString, QString> m_said;
    int m_number = 0;
};

} // namespace till::test
