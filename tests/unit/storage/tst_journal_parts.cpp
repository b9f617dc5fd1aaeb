// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/print_records.h"
#include "core/storage/lock_file.h"
#include "core/storage/migrations.h"
#include "core/storage/sqlite.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cerrno>
#include <limits>
#include <optional>
#include <span>

namespace till::storage {

namespace {

constexpr Sql makeOne = "CREATE TABLE one (a INTEGER) STRICT; PRAGMA user_version = 1;";
constexpr Sql makeTwo = "INSERT INTO one VALUES (7); PRAGMA user_version = 2;";
constexpr Sql breaksHalfway =
    "INSERT INTO one VALUES (8); INSERT INTO missing VALUES (1); PRAGMA user_version = 2;";
constexpr Sql forgetsItsNumber = "INSERT INTO one VALUES (9);";

Database memory()
{
    return std::move(*Database::open(
        {.path = QStringLiteral(":memory:"), .mode = Database::Mode::Create, .vfs = {}}));
}

} // namespace

class TestJournalParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesComeBackAsTheyWereBound()
    {
        Database database = memory();
        QVERIFY(database.exec("CREATE TABLE v (i INTEGER, t TEXT, b BLOB, n TEXT) STRICT"));
        Statement insert = database.prepare("INSERT INTO v VALUES (?1, ?2, ?3, ?4)").value();
        const QString text = QStringLiteral("收银台'; DROP TABLE v; --");
        const QByteArray bytes("\0\xff", 2);
        QVERIFY(insert.bind(std::numeric_limits<qint64>::min(), text, bytes, std::nullopt).run());
        QVERIFY(insert.bind(qint64{1}, QString(), QByteArray(), std::optional<QString>()).run());
        Statement select = database.prepare("SELECT i, t, b, n FROM v").value();
        QVERIFY(select.step().value());
        QCOMPARE(select.integer(0), std::numeric_limits<qint64>::min());
        QCOMPARE(select.text(1), text);
        QCOMPARE(select.blob(2), bytes);
        QVERIFY(select.isNull(3));
        QVERIFY(select.step().value());
        // Nothing is not NULL: the columns say NOT NULL.
        QVERIFY(!select.isNull(1));
        QVERIFY(!select.isNull(2));
        QVERIFY(!select.step().value());
    }

    void bindingTooMuchIsReported()
    {
        Database database = memory();
        Statement select = database.prepare("SELECT ?1").value();
        QVERIFY(!select.bind(1, 2).step());
        QVERIFY(select.bind(1).step());
    }

    void transactionLeftOpenIsRolledBack()
    {
        Database database = memory();
        QVERIFY(database.exec(makeOne));
        {
            const auto transaction = Transaction::begin(database);
            QVERIFY(transaction);
            QVERIFY(database.exec("INSERT INTO one VALUES (1)"));
        }
        QVERIFY(!database.inTransaction());
        QCOMPARE(database.integer("SELECT count(*) FROM one").value(), 0);
    }

    void codesOfSqliteBecomeOurs_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("systemErrno");
        QTest::addColumn<ErrorCode>("expected");
        QTest::newRow("full") << SQLITE_FULL << 0 << ErrorCode::DiskFull;
        QTest::newRow("quota") << SQLITE_IOERR_WRITE << EDQUOT << ErrorCode::DiskFull;
        QTest::newRow("file size") << SQLITE_IOERR_WRITE << EFBIG << ErrorCode::DiskFull;
        QTest::newRow("no space for -shm") << SQLITE_IOERR_SHMSIZE << ENOSPC << ErrorCode::DiskFull;
        QTest::newRow("broken disk") << SQLITE_IOERR_FSYNC << EIO << ErrorCode::Fault;
        QTest::newRow("read-only medium") << SQLITE_CANTOPEN << EROFS << ErrorCode::ReadOnly;
        QTest::newRow("read-only file") << SQLITE_READONLY_DBMOVED << 0 << ErrorCode::ReadOnly;
        QTest::newRow("no file") << SQLITE_CANTOPEN << ENOENT << ErrorCode::Unavailable;
        QTest::newRow("busy") << SQLITE_BUSY_SNAPSHOT << 0 << ErrorCode::Locked;
        QTest::newRow("damaged") << SQLITE_CORRUPT_INDEX << 0 << ErrorCode::Corrupt;
        QTest::newRow("no database") << SQLITE_NOTADB << 0 << ErrorCode::Corrupt;
        QTest::newRow("unique") << SQLITE_CONSTRAINT_UNIQUE << 0 << ErrorCode::Conflict;
        QTest::newRow("misuse") << SQLITE_MISUSE << 0 << ErrorCode::Fault;
    }
    void codesOfSqliteBecomeOurs()
    {
        QFETCH(const int, code);
        QFETCH(const int, systemErrno);
        QFETCH(const ErrorCode, expected);
        QCOMPARE(errorCodeOf(code, systemErrno), expected);
    }

    void migrationsRunOnceAndInOrder()
    {
        Database database = memory();
        const std::array scripts{makeOne, makeTwo};
        QVERIFY(migrate(database, scripts));
        QVERIFY(migrate(database, scripts));
        QCOMPARE(database.integer("SELECT count(*) FROM one").value(), 1);
        QCOMPARE(migrate(database, std::span(scripts).first(1)).error().code, ErrorCode::TooNew);
        QCOMPARE(requireVersion(database, 1).error().code, ErrorCode::TooNew);
        QCOMPARE(requireVersion(database, 3).error().code, ErrorCode::Unavailable);
        QVERIFY(requireVersion(database, 2));
    }

    void brokenMigrationLeavesTheVersionBefore()
    {
        for (const Sql script : {breaksHalfway, forgetsItsNumber}) {
            Database database = memory();
            const std::array scripts{makeOne, script};
            QCOMPARE(migrate(database, scripts).error().code, ErrorCode::Fault);
            QCOMPARE(database.integer("PRAGMA user_version").value(), 1);
            QCOMPARE(database.integer("SELECT count(*) FROM one").value(), 0);
        }
    }

    void lockIsHeldOnceAndFreedWithItsOwner()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("lock"));
        {
            const auto held = LockFile::acquire(path);
            QVERIFY(held);
            QCOMPARE(LockFile::acquire(path).error().code, ErrorCode::Locked);
        }
        QVERIFY(LockFile::acquire(path));
        QVERIFY(QFile::exists(path));
        QCOMPARE(LockFile::acquire(folder.filePath(QStringLiteral("no/lock"))).error().code,
                 ErrorCode::Unavailable);
    }

    void printRecordsReadBackAsWritten()
    {
        using ports::PrintJob;
        PrintJob job;
        job.id = PrintJobId(QStringLiteral("02-20261120-0147/receipt/2"));
        job.subject = QStringLiteral("02-20261120-0147");
        job.copy = 2;
        for (const auto document :
             {PrintJob::Document::Receipt, PrintJob::Document::HeldSlip,
              PrintJob::Document::TestPage, PrintJob::Document::DrawerPulse}) {
            job.document = document;
            const ports::JournalEntry entry = ports::makePrintQueued(job);
            QCOMPARE(entry.kind, QStringLiteral("print.queued"));
            QCOMPARE(entry.subject, job.subject);
            QCOMPARE(ports::decodePrintQueued(entry.payload).value(),
                     (ports::PrintQueued{job.id, document, 2}));
        }
        for (const auto state :
             {PrintJob::State::Queued, PrintJob::State::Sending, PrintJob::State::Printed,
              PrintJob::State::HandedOver, PrintJob::State::Uncertain, PrintJob::State::Failed,
              PrintJob::State::Cancelled}) {
            const QString error = QStringLiteral("cover \"open\"");
            const ports::JournalEntry entry = ports::makePrintState(job, state, error);
            QCOMPARE(entry.kind, QStringLiteral("print.state"));
            QCOMPARE(entry.subject, job.subject);
            QCOMPARE(ports::decodePrintState(entry.payload).value(),
                     (ports::PrintStateChanged{job.id, state, error}));
        }
    }

    void printRecordsThatDoNotFitAreMalformed_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("no job") << QByteArray(
            R"({"job":"","document":"receipt","copy":0,"state":"sending","error":""})");
        QTest::newRow("unknown words")
            << QByteArray(R"({"job":"a","document":"Receipt","copy":0,"state":"done","error":""})");
        QTest::newRow("no numbers, no text") << QByteArray(
            R"({"job":"a","document":"receipt","copy":"0","state":"sending","error":0})");
        QTest::newRow("half a copy, no error")
            << QByteArray(R"({"job":"a","document":"receipt","copy":0.5,"state":"sending"})");
    }
    void printRecordsThatDoNotFitAreMalformed()
    {
        QFETCH(const QByteArray, payload);
        QCOMPARE(ports::decodePrintQueued(payload).error().code, ErrorCode::Malformed);
        QCOMPARE(ports::decodePrintState(payload).error().code, ErrorCode::Malformed);
    }
};

} // namespace till::storage

QTEST_APPLESS_MAIN(till::storage::TestJournalParts)
#include "tst_journal_parts.moc"
