// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/members.h"

#include "app/desk/contracts.h"
#include "app/desk/lines.h"
#include "app/desk/protocols.h"
#include "core/wire/encoding.h"

#include <QLoggingCategory>

#include <utility>

namespace till::desk {

namespace {

Q_LOGGING_CATEGORY(log, "till.members")

/// In training there is a line to this machine only.
std::unique_ptr<ports::Transport> lineFor(const Place& place, const settings::Values& values,
                                          ports::Secrets& secrets)
{
    return place.mode == Mode::Training ? plainLine()
                                        : lineTo(QStringLiteral("loyalty"), values, secrets);
}

/// The terminal key stands as hexadecimal digits; null where there is none that can be read.
std::shared_ptr<const Secret> terminalKey(ports::Secrets& secrets)
{
    const auto stored = secrets.load(QStringLiteral("loyalty.terminal-key"));
    if (!stored) {
        qCWarning(log) << "loyalty.terminal-key:" << stored.error().detail;
        return nullptr;
    }
    auto bytes = wire::fromHex(QString::fromLatin1(stored->reveal()).trimmed());
    if (!bytes) {
        qCWarning(log) << "loyalty.terminal-key: not hexadecimal";
        return nullptr;
    }
    return std::make_shared<const Secret>(std::move(*bytes));
}

} // namespace

Members::Members(const Place& place, const settings::Values& values, ports::Journal& journal,
                 ports::PrintQueue& queue)
    : m_secrets(place.secretsPath()),
      m_documents(place.directory + QStringLiteral("/documents")),
      m_transport(lineFor(place, values, m_secrets)),
      m_alarm(m_clock),
      m_service({m_clock, m_random, journal, *m_transport, m_alarm, m_secrets, queue, m_documents})
{
    if (!values.loyalty.enabled || place.mode == Mode::Training)
        return;
    setUp(values, terminalKey(m_secrets));
}

void Members::setUp(const settings::Values& values, std::shared_ptr<const Secret> terminalKey)
{
    const auto ready = m_service.setUp({loyaltyConfig(values), std::move(terminalKey)});
    if (!ready)
        qCWarning(log) << "loyalty settings:" << ready.error().detail;
}

} // namespace till::desk
