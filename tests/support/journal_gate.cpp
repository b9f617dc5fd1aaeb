// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/journal_gate.h"

namespace till::support {

void JournalGate::failAppend(int number, Failure failure, ErrorCode code)
{
    m_planned = Planned{m_appends + number, failure, Error{code, QStringLiteral("as planned")}};
}

Result<void> JournalGate::reopen()
{
    if (m_unplugged)
        return till::failure(ErrorCode::Unavailable, QStringLiteral("unplugged"));
    auto reopened = m_store.reopen();
    if (reopened)
        m_halted.reset();
    return reopened;
}

QStringList JournalGate::lastKinds() const
{
    QStringList kinds;
    if (!m_durable.isEmpty()) {
        for (const ports::JournalEntry& entry : m_durable.last())
            kinds.append(entry.kind);
    }
    return kinds;
}

Result<qint64> JournalGate::append(const Batch& entries)
{
    ++m_appends;
    if (m_unplugged)
        return till::failure(ErrorCode::Unavailable, QStringLiteral("unplugged"));
    if (m_halted)
        return till::failure(*m_halted);
    const bool fails = m_planned && m_planned->atAppend == m_appends;
    if (fails && m_planned->failure == Failure::NotWritten) {
        m_halted = m_planned->error;
        return till::failure(*m_halted);
    }
    auto seq = m_store.append(entries);
    if (seq)
        m_durable.append(entries);
    if (seq && fails) {
        m_halted = m_planned->error;
        return till::failure(*m_halted);
    }
    if (seq && m_tell)
        m_tell(entries);
    return seq;
}

Result<void> JournalGate::readSubject(const QString& subject,
                                      const std::function<bool(const ports::JournalRecord&)>& visit)
{
    if (m_readError)
        return till::failure(*m_readError);
    return m_store.readSubject(subject, visit);
}

Result<void> JournalGate::read(qint64 fromSeq,
                               const std::function<bool(const ports::JournalRecord&)>& visit)
{
    if (m_readError)
        return till::failure(*m_readError);
    return m_store.read(fromSeq, visit);
}

} // namespace till::support
