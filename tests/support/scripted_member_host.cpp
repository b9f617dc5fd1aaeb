// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scripted_member_host.h"

#include "core/wire/form.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace till::support {

namespace {

const QString prefix = QStringLiteral("/v1/jpos");

} // namespace

void ScriptedMemberHost::answer(const QString& path, const QByteArray& json, int status)
{
    tell(next(path), ports::HttpAnswer{status, json});
}

void ScriptedMemberHost::say(const QString& path, const QString& code)
{
    answer(path, "{\"status\":\"" + code.toLatin1() + "\",\"message\":\"said\"}");
}

void ScriptedMemberHost::lose(const QString& path)
{
    tell(next(path), ports::NoAnswer{{ErrorCode::Unavailable, QStringLiteral("lost")}});
}

void ScriptedMemberHost::hold(const QString& path)
{
    tell(next(path), ports::NotSent{{ErrorCode::Unavailable, QStringLiteral("no line")}});
}

int ScriptedMemberHost::times(const QString& path) const
{
    return static_cast<int>(std::count_if(m_asked.cbegin(), m_asked.cend(),
                                          [&](const Asked& each) { return each.path == path; }));
}

bool ScriptedMemberHost::waits(const QString& path) const
{
    return std::any_of(m_asked.cbegin(), m_asked.cend(),
                       [&](const Asked& each) { return each.path == path && !each.isAnswered; });
}

bool ScriptedMemberHost::isQuiet() const
{
    return std::all_of(m_asked.cbegin(), m_asked.cend(),
                       [](const Asked& each) { return each.isAnswered; });
}

const ScriptedMemberHost::Asked& ScriptedMemberHost::latest(const QString& path) const
{
    for (auto each = m_asked.crbegin(); each != m_asked.crend(); ++each) {
        if (each->path == path)
            return *each;
    }
    throw std::logic_error("nobody asked for " + path.toStdString());
}

QStringList ScriptedMemberHost::paths() const
{
    QStringList paths;
    for (const Asked& each : m_asked)
        paths.append(each.path);
    return paths;
}

void ScriptedMemberHost::post(const ports::HttpRequest& request, Receiver receiver)
{
    Asked asked;
    asked.path = request.url.path();
    if (asked.path.startsWith(prefix))
        asked.path.remove(0, prefix.size());
    asked.body = request.body;
    asked.receiver = std::move(receiver);
    if (const auto form = wire::parseForm(request.body)) {
        for (const wire::FormField& each : *form)
            asked.fields.insert(each.name, each.value);
    }
    if (m_tell)
        m_tell(asked);
    m_asked.append(asked);
}

ScriptedMemberHost::Asked& ScriptedMemberHost::next(const QString& path)
{
    for (Asked& each : m_asked) {
        if (each.path == path && !each.isAnswered)
            return each;
    }
    throw std::logic_error("nobody waits at " + path.toStdString());
}

void ScriptedMemberHost::tell(Asked& asked, const ports::Exchange& exchange)
{
    asked.isAnswered = true;
    // A copy: what it causes may be the next request.
    const Receiver receiver = std::exchange(asked.receiver, {});
    receiver(exchange);
}

} // namespace till::support
