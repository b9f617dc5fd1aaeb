// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/outbox.h"

#include <algorithm>
#include <utility>

namespace till::sandbox {

namespace {

QString stateName(Outbox::State state)
{
    switch (state) {
    case Outbox::State::Waiting:
    // What was under way when the process died is attempted again.
    case Outbox::State::Underway:
        return u"waiting"_qs;
    case Outbox::State::Delivered:
        return u"delivered"_qs;
    case Outbox::State::GivenUp:
        return u"givenUp"_qs;
    }
    Q_UNREACHABLE();
}

bool readState(const QString& name, Outbox::State& state)
{
    for (const auto candidate :
         {Outbox::State::Waiting, Outbox::State::Delivered, Outbox::State::GivenUp}) {
        if (stateName(candidate) == name) {
            state = candidate;
            return true;
        }
    }
    return false;
}

} // namespace

Outbox::Outbox(Schedule schedule, int scale) : m_schedule(std::move(schedule)), m_scale(scale)
{
    Q_ASSERT(m_scale >= 1 && !m_schedule.delaysMs.isEmpty());
}

QString Outbox::post(const QString& subject, const QJsonObject& content, Instant now)
{
    Entry entry;
    entry.id = u"N%1"_qs.arg(m_entries.size() + 1);
    entry.subject = subject;
    entry.content = content;
    entry.posted = now;
    plan(entry, now);
    m_entries.append(entry);
    changed(entry.id);
    return entry.id;
}

void Outbox::plan(Entry& entry, Instant now) const
{
    const bool listed = entry.attempts < m_schedule.delaysMs.size();
    const qint64 delay = listed ? m_schedule.delaysMs.at(entry.attempts) : m_schedule.afterwardsMs;
    entry.due = {now.unixMs + delay / m_scale};
    const bool isOver = !listed && m_schedule.afterwardsMs == 0;
    const bool isLate = entry.due.unixMs - entry.posted.unixMs > m_schedule.endsAfterMs / m_scale;
    entry.state = isOver || isLate ? State::GivenUp : State::Waiting;
}

QList<Outbox::Entry> Outbox::takeDue(Instant now)
{
    QList<Entry> due;
    for (Entry& entry : m_entries) {
        if (entry.state != State::Waiting || now < entry.due)
            continue;
        entry.state = State::Underway;
        ++entry.attempts;
        changed(entry.id);
        due.append(entry);
    }
    return due;
}

void Outbox::delivered(const QString& id)
{
    Entry* entry = find(id);
    if (entry == nullptr)
        return;
    entry->state = State::Delivered;
    changed(id);
}

void Outbox::failed(const QString& id, Instant now)
{
    Entry* entry = find(id);
    if (entry == nullptr || entry->state != State::Underway)
        return;
    plan(*entry, now);
    changed(id);
}

QJsonObject Outbox::contentOf(const QString& id) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const Entry& entry) { return entry.id == id; });
    return found == m_entries.end() ? QJsonObject() : found->content;
}

QList<QJsonObject> Outbox::takeChanges()
{
    QList<QJsonObject> changes;
    for (const QString& id : std::as_const(m_changed)) {
        const Entry& entry = *find(id);
        changes.append({{u"notification"_qs, QJsonObject{{u"id"_qs, entry.id},
                                                         {u"subject"_qs, entry.subject},
                                                         {u"content"_qs, entry.content},
                                                         {u"state"_qs, stateName(entry.state)},
                                                         {u"attempts"_qs, entry.attempts},
                                                         {u"posted"_qs, entry.posted.unixMs},
                                                         {u"due"_qs, entry.due.unixMs}}}});
    }
    m_changed.clear();
    return changes;
}

bool Outbox::restore(const QJsonObject& change)
{
    const QJsonObject json = change.value(u"notification").toObject();
    Entry entry;
    entry.id = json.value(u"id").toString();
    entry.subject = json.value(u"subject").toString();
    entry.content = json.value(u"content").toObject();
    entry.attempts = json.value(u"attempts").toInt();
    entry.posted = {json.value(u"posted").toInteger()};
    entry.due = {json.value(u"due").toInteger()};
    if (!readState(json.value(u"state").toString(), entry.state))
        return false;
    if (Entry* known = find(entry.id); known != nullptr) {
        *known = entry;
        return true;
    }
    // Ids are their numbers in the list: a gap means that a line is missing.
    if (entry.id != u"N%1"_qs.arg(m_entries.size() + 1))
        return false;
    m_entries.append(entry);
    return true;
}

Outbox::Entry* Outbox::find(const QString& id)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const Entry& entry) { return entry.id == id; });
    return found == m_entries.end() ? nullptr : &*found;
}

void Outbox::changed(const QString& id)
{
    if (!m_changed.contains(id))
        m_changed.append(id);
}

} // namespace till::sandbox
