// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/write_behind.h"

namespace till::services {

WriteBehind::WriteBehind(ports::Journal& journal, int delayMs, QObject* parent)
    : QObject(parent), m_journal(journal), m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(delayMs);
    connect(&m_timer, &QTimer::timeout, this, [this] { (void)flush(); });
}

WriteBehind::~WriteBehind()
{
    if (!m_waiting.isEmpty() && !m_inDoubt)
        (void)m_journal.append(m_waiting);
}

void WriteBehind::later(const QList<ports::JournalEntry>& entries)
{
    m_waiting.append(entries);
    if (!m_timer.isActive())
        m_timer.start();
}

bool WriteBehind::now(const QList<ports::JournalEntry>& entries)
{
    m_timer.stop();
    const QList<ports::JournalEntry> all = m_waiting + entries;
    if (all.isEmpty())
        return true;
    const auto seq = m_journal.append(all);
    m_inDoubt = !seq && !m_waiting.isEmpty();
    if (!seq) {
        Q_EMIT failed(seq.error());
        return false;
    }
    m_waiting.clear();
    Q_EMIT written();
    return true;
}

void WriteBehind::forget()
{
    m_timer.stop();
    m_waiting.clear();
    m_inDoubt = false;
}

} // namespace till::services
