// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "core/services/search_service.h"

#include <QThread>

#include <memory>

namespace till::app {

/// The threads behind the window: the core's, where the desk lives, and one for searches. The desk
/// is opened there while the window is being built here.
class CoreThread {
public:
    explicit CoreThread(const desk::Place& place);
    ~CoreThread();
    Q_DISABLE_COPY_MOVE(CoreThread)

    /// Waits until the desk is open. Null when it could not be opened: see error().
    [[nodiscard]] desk::Desk* waitForDesk();
    [[nodiscard]] const Error& error() const { return m_error; }
    /// After waitForDesk() gave a desk.
    [[nodiscard]] services::SearchService& search() { return *m_search; }
    /// Asked on the core thread; waits for the answer. For start-up only.
    struct AtStart {
        QList<services::QuickKeyPage> quickKeys;
        qint64 journalRecords = 0;
    };
    [[nodiscard]] AtStart atStart();
    /// Lets the desk fold its journal and announce what it finds.
    void recover();

private:
    QThread m_core;
    QThread m_searching;
    std::unique_ptr<QObject> m_door; ///< lives on the core thread: what is invoked on it runs there
    std::unique_ptr<desk::Desk> m_desk;
    services::SearchService* m_search = nullptr; ///< lives and dies with its thread
    Error m_error;
};

} // namespace till::app
