// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <sqlite3.h>

namespace till::storage {

/// SQLite's file layer with a disk that fails when told to. Everything else goes to the system's
/// VFS. Registered under its name while it lives; connections must not outlive it.
class FailingVfs {
public:
    FailingVfs();
    ~FailingVfs();
    FailingVfs(const FailingVfs&) = delete;
    FailingVfs& operator=(const FailingVfs&) = delete;

    [[nodiscard]] static QByteArray name() { return QByteArrayLiteral("till-failing"); }

    /// Operations (writes and syncs of any file) so far.
    [[nodiscard]] int operations() const { return m_operations; }
    /// The operation with this number (the next one is operations() + 1) fails and, if `times` is
    /// more than one, those after it. A failing write still reaches the file by half, a failing
    /// sync reaches it altogether: the caller cannot know.
    void failFrom(int operation, int times)
    {
        m_failFirst = operation;
        m_failLast = operation + times - 1;
    }
    void heal() { m_failFirst = m_failLast = 0; }
    /// Operations that failed so far.
    [[nodiscard]] int failures() const { return m_failures; }

private:
    struct Methods;

    [[nodiscard]] bool nextFails();

    sqlite3_vfs m_vfs;
    int m_operations = 0;
    int m_failFirst = 0;
    int m_failLast = 0;
    int m_failures = 0;
};

} // namespace till::storage
