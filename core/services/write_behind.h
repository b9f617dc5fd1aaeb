// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/journal.h"

#include <QObject>
#include <QTimer>

namespace till::services {

/// Groups journal entries into few durable commits. What moves money is written at once; what may
/// be announced a moment before it is durable waits for at most `delayMs`. Core thread.
class WriteBehind : public QObject {
    Q_OBJECT

public:
    /// The journal must outlive this.
    WriteBehind(ports::Journal& journal, int delayMs, QObject* parent = nullptr);
    /// Writes what is waiting, unless a failed commit left it in doubt.
    ~WriteBehind() override;
    Q_DISABLE_COPY_MOVE(WriteBehind)

    /// Takes entries that have been, or will at once be, announced.
    void later(const QList<ports::JournalEntry>& entries);
    /// Writes everything waiting and then these, in one transaction. When it fails, these are given
    /// up (they were not announced) and what was waiting waits on; failed() has been emitted.
    [[nodiscard]] bool now(const QList<ports::JournalEntry>& entries);
    /// Writes everything waiting.
    [[nodiscard]] bool flush() { return now({}); }
    /// Gives up what is waiting: the journal turned out to have it.
    void forget();
    [[nodiscard]] bool isEmpty() const { return m_waiting.isEmpty(); }

Q_SIGNALS:
    void written();
    void failed(const till::Error& error);

private:
    ports::Journal& m_journal;
    QList<ports::JournalEntry> m_waiting; ///< oldest first
    bool m_inDoubt = false;               ///< a commit with them failed: they may be durable
    QTimer m_timer;
};

} // namespace till::services
