// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace till::sandbox {

/// When a notification is attempted.
struct Schedule {
    QList<qint64> delaysMs;  ///< before each attempt: from its posting, then from the last one
    qint64 afterwardsMs = 0; ///< between all further ones; 0: there are none
    qint64 endsAfterMs = 86'400'000; ///< no attempt later than this after its posting
};

/// Notifications that wait, repeat on a schedule and end. Pure: its owner says what time it is,
/// composes what is sent, and tells what came back. All times are divided by a scale.
class Outbox {
public:
    enum class State {
        Waiting,
        Underway,  ///< handed out; its answer is awaited
        Delivered, ///< taken by the merchant
        GivenUp,   ///< the schedule is over
    };
    struct Entry {
        QString id;
        QString subject;
        QJsonObject content; ///< whatever its owner needs to compose it
        State state = State::Waiting;
        int attempts = 0; ///< handed out so far
        Instant posted;
        Instant due;
    };

    /// `scale` is at least 1.
    Outbox(Schedule schedule, int scale);

    /// Returns the new entry's id.
    QString post(const QString& subject, const QJsonObject& content, Instant now);
    /// Entries that are due, now under way, with the attempt counted.
    [[nodiscard]] QList<Entry> takeDue(Instant now);
    void delivered(const QString& id);
    void failed(const QString& id, Instant now);
    /// The content of an entry; empty if there is none.
    [[nodiscard]] QJsonObject contentOf(const QString& id) const;
    [[nodiscard]] const QList<Entry>& entries() const { return m_entries; }

    /// For the owner's takeChanges() and restore(): an object with the member "notification".
    [[nodiscard]] QList<QJsonObject> takeChanges();
    [[nodiscard]] bool restore(const QJsonObject& change);

private:
    [[nodiscard]] Entry* find(const QString& id);
    void changed(const QString& id);
    void plan(Entry& entry, Instant now) const;

    Schedule m_schedule;
    int m_scale;
    QList<Entry> m_entries;
    QStringList m_changed;
};

} // namespace till::sandbox
