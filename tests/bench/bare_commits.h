// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/figures.h"

#include <sqlite3.h>

#include <QString>

namespace till::bench {

/// One small row and a commit that survives a power cut.
class BareCommits {
public:
    explicit BareCommits(const QString& path)
    {
        if (sqlite3_open(path.toUtf8().constData(), &m_database) != SQLITE_OK)
            giveUp("cannot open the bare database");
        run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;"
            "CREATE TABLE entry(seq INTEGER PRIMARY KEY, payload BLOB)");
        if (sqlite3_prepare_v2(m_database, "INSERT INTO entry(payload) VALUES(zeroblob(300))", -1,
                               &m_insert, nullptr) != SQLITE_OK)
            giveUp("cannot prepare the bare insert");
    }
    ~BareCommits()
    {
        sqlite3_finalize(m_insert);
        sqlite3_close(m_database);
    }
    Q_DISABLE_COPY_MOVE(BareCommits)

    double commit()
    {
        const auto begin = Clock::now();
        if (sqlite3_step(m_insert) != SQLITE_DONE) // its own transaction
            giveUp("the bare commit failed");
        sqlite3_reset(m_insert);
        return milliseconds(Clock::now() - begin);
    }

private:
    void run(const char* sql)
    {
        if (sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            giveUp("the bare database failed");
    }

    sqlite3* m_database = nullptr;
    sqlite3_stmt* m_insert = nullptr;
};

} // namespace till::bench
