// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/journal.h"
#include "core/storage/journal_store.h"

#include <QList>
#include <QStringList>

#include <functional>
#include <optional>

namespace till::support {

/// Stands before a real journal: counts what is appended, and fails as a medium does. After a
/// failure it is halted like the store: it refuses each append until reopen().
class JournalGate : public ports::Journal {
public:
    /// What became of the records of a failed append; the caller is not told.
    enum class Failure { NotWritten, Written };
    using Batch = QList<ports::JournalEntry>;

    /// The store must outlive the gate.
    explicit JournalGate(storage::JournalStore& store) : m_store(store) {}

    /// The append with this number from now on (1: the next) fails.
    void failAppend(int number, Failure failure, ErrorCode code = ErrorCode::Fault);
    /// Whether a failure still lies ahead.
    [[nodiscard]] bool isFailurePlanned() const
    {
        return m_planned && m_planned->atAppend > m_appends;
    }
    /// From now on nothing arrives: the power is gone, the program does not know it yet.
    void unplug() { m_unplugged = true; }
    /// Each question is answered with this error until it is taken away.
    void failReads(std::optional<Error> error) { m_readError = std::move(error); }
    /// Ends the halt, as the store does.
    [[nodiscard]] Result<void> reopen();
    [[nodiscard]] bool isHalted() const { return m_halted.has_value(); }

    /// Calls of append(), refused ones included.
    [[nodiscard]] int appends() const { return m_appends; }
    /// What became durable, one batch a transaction, in order.
    [[nodiscard]] const QList<Batch>& durable() const { return m_durable; }
    /// The kinds of the last durable batch.
    [[nodiscard]] QStringList lastKinds() const;
    /// Called when a batch has become durable and append() is about to say so.
    void whenDurable(std::function<void(const Batch&)> tell) { m_tell = std::move(tell); }

    [[nodiscard]] Result<qint64> append(const Batch& entries) override;
    [[nodiscard]] Result<void>
    readSubject(const QString& subject,
                const std::function<bool(const ports::JournalRecord&)>& visit) override;
    [[nodiscard]] Result<void>
    read(qint64 fromSeq, const std::function<bool(const ports::JournalRecord&)>& visit) override;

private:
    struct Planned {
        int atAppend = 0;
        Failure failure = Failure::NotWritten;
        Error error;
    };

    storage::JournalStore& m_store;
    int m_appends = 0;
    QList<Batch> m_durable;
    std::optional<Planned> m_planned;
    std::optional<Error> m_halted;
    std::optional<Error> m_readError;
    bool m_unplugged = false;
    std::function<void(const Batch&)> m_tell;
};

} // namespace till::support
