// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/storage/journal_fixture.h"

#include "core/storage/head_anchor.h"
#include "core/storage/sqlite.h"
#include "core/wire/encoding.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <atomic>
#include <thread>

namespace till::storage {

namespace {

/// Somebody with a hex editor: no triggers, no authorizer.
void tamper(const QString& databaseFile, const QByteArray& sql)
{
    const Database database = require(
        Database::open({.path = databaseFile, .mode = Database::Mode::ReadWrite, .vfs = {}}));
    const QByteArray all = "DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete;" + sql;
    if (sqlite3_exec(database.handle(), all.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(database.handle()));
}

VerifyReport verifyFile(const QString& folder)
{
    const auto reader = require(JournalStore::openForReading({folder, {}, {}}));
    return require(reader->verify(VerifyScope::Everything));
}

/// The files as they would be found after the process died now.
void copyFiles(const QString& from, const QString& to)
{
    QDir().mkpath(to);
    for (const QString& name : {QStringLiteral("journal.db"), QStringLiteral("journal.db-wal"),
                                QStringLiteral("journal.anchor")}) {
        const QString target = QDir(to).filePath(name);
        QFile::remove(target);
        const QString source = QDir(from).filePath(name);
        if (QFile::exists(source) && !QFile::copy(source, target))
            throw std::runtime_error("copy");
    }
}

} // namespace

class TestJournalVerify : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholeJournalIsWhole()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        QVERIFY(require(store.verify(VerifyScope::Everything)).isWhole());
        for (int i = 0; i < 10; ++i)
            require(store.append({note(i)}));
        const VerifyReport full = require(store.verify(VerifyScope::Everything));
        QVERIFY(full.isWhole());
        QCOMPARE(full.count, 10);
        QCOMPARE(full.head, require(store.head()));
        require(store.append({note(10)}));
        const VerifyReport quick = require(store.verify(VerifyScope::SinceLastVerified));
        QVERIFY(quick.isWhole());
        QCOMPARE(quick.count, 1);
        QCOMPARE(quick.head.seq, 11);
    }

    // Every bit of every field of a record in the middle, one after the other.
    void f21EveryAlteredBitIsFound_data()
    {
        QTest::addColumn<QByteArray>("column");
        for (const char* column : {"kind", "subject", "payload", "prev_hash", "hash"})
            QTest::newRow(column) << QByteArray(column);
    }
    void f21EveryAlteredBitIsFound()
    {
        QFETCH(const QByteArray, column);
        JournalBench bench;
        require(bench.open().append({note(1), note(2), note(3)}));
        bench.close();
        tamper(bench.databaseFile(), "SELECT 1");
        Database database = require(Database::open(
            {.path = bench.databaseFile(), .mode = Database::Mode::ReadWrite, .vfs = {}}));
        const auto reader = require(JournalStore::openForReading(bench.place()));
        const QByteArray select = "SELECT CAST(" + column + " AS BLOB) FROM journal WHERE seq = 2";
        sqlite3_stmt* row = nullptr;
        QCOMPARE(sqlite3_prepare_v2(database.handle(), select.constData(), -1, &row, nullptr),
                 SQLITE_OK);
        QCOMPARE(sqlite3_step(row), SQLITE_ROW);
        const QByteArray original(static_cast<const char*>(sqlite3_column_blob(row, 0)),
                                  sqlite3_column_bytes(row, 0));
        sqlite3_finalize(row);
        const bool isText = column == "kind" || column == "subject";
        const QByteArray update = "UPDATE journal SET " + column + " = " +
                                  (isText ? "CAST(?1 AS TEXT)" : "?1") + " WHERE seq = 2";
        QCOMPARE(sqlite3_prepare_v2(database.handle(), update.constData(), -1, &row, nullptr),
                 SQLITE_OK);
        const auto put = [&](const QByteArray& bytes) {
            sqlite3_bind_blob64(row, 1, bytes.constData(),
                                static_cast<sqlite3_uint64>(bytes.size()), SQLITE_TRANSIENT);
            const int code = sqlite3_step(row);
            sqlite3_reset(row);
            return code;
        };
        QVERIFY(!original.isEmpty());
        for (qsizetype bit = 0; bit < original.size() * 8; ++bit) {
            QByteArray altered = original;
            altered[bit / 8] = static_cast<char>(altered[bit / 8] ^ (1 << (bit % 8)));
            QCOMPARE(put(altered), SQLITE_DONE);
            const VerifyReport report = require(reader->verify(VerifyScope::Everything));
            QVERIFY2(report.firstBad, qPrintable(QString::number(bit)));
            QCOMPARE(report.firstBad->seq, 2);
            QCOMPARE(report.count, 1);
        }
        QCOMPARE(put(original), SQLITE_DONE);
        QVERIFY(require(reader->verify(VerifyScope::Everything)).isWhole());
        sqlite3_finalize(row);
    }

    void f21AlteredHistoryIsFoundWhereItBegins_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<qint64>("seq");
        QTest::newRow("time") << QByteArray("UPDATE journal SET at_ms = at_ms + 1 WHERE seq = 3")
                              << qint64{3};
        QTest::newRow("removed") << QByteArray("DELETE FROM journal WHERE seq = 3") << qint64{4};
        QTest::newRow("first removed")
            << QByteArray("DELETE FROM journal WHERE seq = 1") << qint64{2};
        QTest::newRow("swapped") << QByteArray("UPDATE journal SET seq = -3 WHERE seq = 3;"
                                               "UPDATE journal SET seq = 3 WHERE seq = 4;"
                                               "UPDATE journal SET seq = 4 WHERE seq = -3")
                                 << qint64{3};
        QTest::newRow("genesis") << QByteArray(
                                        "UPDATE meta SET value = replace(value, 'T02', 'T03')")
                                 << qint64{1};
    }
    void f21AlteredHistoryIsFoundWhereItBegins()
    {
        QFETCH(const QByteArray, sql);
        QFETCH(const qint64, seq);
        JournalBench bench;
        require(bench.open().append({note(1), note(2), note(3), note(4), note(5)}));
        bench.close();
        tamper(bench.databaseFile(), sql);
        const VerifyReport report = verifyFile(bench.folder.path());
        QVERIFY(report.firstBad);
        QCOMPARE(report.firstBad->seq, seq);
        QVERIFY(!report.isWhole());
    }

    void f21RemovedTailIsFoundByTheAnchor()
    {
        JournalBench bench;
        require(bench.open().append({note(1), note(2), note(3)}));
        bench.close();
        tamper(bench.databaseFile(), "DELETE FROM journal WHERE seq = 3");
        const VerifyReport report = verifyFile(bench.folder.path());
        QVERIFY(!report.firstBad);
        QCOMPARE(report.findings.size(), 1);
        QCOMPARE(bench.tryOpen().error().code, ErrorCode::Corrupt);
    }

    // Each bit of the file, whatever it holds. What is found neither by the chain nor by SQLite
    // must have left every record as it was.
    void f21FlippedBitsOfTheFileAreFoundOrHarmless()
    {
        JournalBench bench;
        require(bench.open().append({note(1), note(2), note(3)}));
        const ChainPosition head = require(bench.store->head());
        require(bench.store->checkpointFully());
        bench.close();
        QFile file(bench.databaseFile());
        QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
        const QByteArray whole = file.readAll();
        int found = 0;
        int harmless = 0;
        for (qsizetype i = 7; i < whole.size(); i += 97) {
            QByteArray damaged = whole;
            damaged[i] = static_cast<char>(damaged[i] ^ (1 << (i % 8)));
            QVERIFY(file.seek(0));
            QCOMPARE(file.write(damaged), damaged.size());
            const auto reader = JournalStore::openForReading(bench.place());
            const Result<VerifyReport> report = reader
                                                    ? (*reader)->verify(VerifyScope::Everything)
                                                    : Result<VerifyReport>(failure(reader.error()));
            if (!report || !report->isWhole()) {
                ++found;
                continue;
            }
            QCOMPARE(report->head, head);
            ++harmless;
        }
        QVERIFY(found > 0);
        qInfo("%d found, %d harmless", found, harmless);
    }

    void damagedRecordStopsTheTillAtItsStart()
    {
        JournalBench bench;
        require(bench.open().append({note(1)}));
        // Only what is new since the last start is read at a start.
        require(bench.open().append({note(2), note(3)}));
        bench.close();
        tamper(bench.databaseFile(), "UPDATE journal SET payload = x'7b7d' WHERE seq = 2");
        const auto opened = bench.tryOpen();
        QCOMPARE(opened.error().code, ErrorCode::Corrupt);
        QVERIFY(opened.error().detail.contains(QStringLiteral("record 2")));
    }

    void f22OldCopyPutInPlaceIsNoticed()
    {
        JournalBench bench;
        require(bench.open().append({note(1)}));
        bench.close();
        QVERIFY(QFile::copy(bench.databaseFile(), bench.file(QStringLiteral("old"))));
        require(bench.open().append({note(2)}));
        bench.close();
        QVERIFY(QFile::remove(bench.databaseFile()));
        QVERIFY(QFile::rename(bench.file(QStringLiteral("old")), bench.databaseFile()));
        QCOMPARE(bench.tryOpen().error().code, ErrorCode::Corrupt);
        QVERIFY(!verifyFile(bench.folder.path()).isWhole());
    }

    void f22DeletedWalIsNoticed()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        require(store.append({note(1)}));
        require(store.checkpoint());
        require(store.append({note(2)}));
        JournalBench crashed;
        copyFiles(bench.folder.path(), crashed.folder.path());
        QCOMPARE(require(require(crashed.tryOpen())->head()).seq, 2);
        copyFiles(bench.folder.path(), crashed.folder.path());
        QVERIFY(QFile::remove(crashed.file(QStringLiteral("journal.db-wal"))));
        QCOMPARE(crashed.tryOpen().error().code, ErrorCode::Corrupt);
    }

    void f22MissingDatabaseIsNotReplacedByAnEmptyOne()
    {
        JournalBench bench;
        require(bench.open().append({note(1)}));
        bench.close();
        QVERIFY(QFile::remove(bench.databaseFile()));
        QCOMPARE(bench.tryOpen().error().code, ErrorCode::Corrupt);
        QVERIFY(!QFile::exists(bench.databaseFile()));
    }

    void lostAnchorIsMadeAgainAfterReadingEverything()
    {
        JournalBench bench;
        require(bench.open().append({note(1), note(2)}));
        const ChainPosition head = require(bench.store->head());
        bench.close();
        const QString anchor = bench.file(QStringLiteral("journal.anchor"));
        QVERIFY(QFile::remove(anchor));
        bench.open();
        QCOMPARE(require(readAnchor(anchor))->verified, head);
        bench.close();
        QVERIFY(QFile::resize(anchor, 10));
        bench.open();
        QCOMPARE(require(readAnchor(anchor))->verified, head);
        bench.close();
        QVERIFY(QFile::remove(anchor));
        tamper(bench.databaseFile(), "UPDATE journal SET payload = x'7b7d' WHERE seq = 1");
        QCOMPARE(bench.tryOpen().error().code, ErrorCode::Corrupt);
    }

    void exportHoldsTheBytesThatWereHashed()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        const QByteArray payload(
            "{\"b\":1,\"a\":\"\\u4f60 \xe5\xa5\xbd\\n\",\"n\":9007199254740993}");
        require(store.append(
            {{QStringLiteral("test.note"), QStringLiteral("钱\"\\"), payload}, note(2)}));
        QBuffer out;
        QVERIFY(out.open(QIODevice::ReadWrite));
        QCOMPARE(require(store.exportJsonLines(out)), 2);
        const QList<QByteArray> lines = out.data().trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        const QString genesis =
            QJsonDocument::fromJson(lines[0]).object().value(u"genesis").toString();
        ChainWalk walk(genesisPosition(genesis));
        for (const QByteArray& line : lines.mid(1)) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            const QByteArray kind = object.value(u"kind").toString().toUtf8();
            const QByteArray subject = object.value(u"subject").toString().toUtf8();
            const QByteArray bytes = object.value(u"payload").toString().toUtf8();
            const QByteArray previous =
                wire::fromHex(object.value(u"prev_hash").toString()).value();
            const QByteArray hash = wire::fromHex(object.value(u"hash").toString()).value();
            const auto bad =
                walk.follow({object.value(u"seq").toInteger(), object.value(u"at_ms").toInteger(),
                             kind, subject, bytes, previous, hash});
            QVERIFY2(!bad, qPrintable(bad.value_or(QString())));
        }
        QCOMPARE(walk.head(), require(store.head()));
        QBuffer tail;
        QVERIFY(tail.open(QIODevice::ReadWrite));
        QCOMPARE(require(store.exportJsonLines(tail, 2)), 1);
    }

    void exportReportsAFullDevice()
    {
        JournalBench bench;
        require(bench.open().append({note(1)}));
        QFile full(QStringLiteral("/dev/full"));
        QVERIFY(full.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        QVERIFY(!bench.store->exportJsonLines(full));
    }

    void f23BackupUnderWritesIsWhole()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        for (int i = 0; i < 200; ++i)
            require(store.append({note(i), note(i + 1)}));
        std::atomic<bool> done = false;
        QList<VerifyReport> reports;
        std::thread worker([&] {
            const auto reader = JournalStore::openForReading(bench.place());
            for (int i = 0; reader && i < 5; ++i) {
                const auto report =
                    (*reader)->backup(bench.file(QStringLiteral("backup%1.db").arg(i)));
                if (report)
                    reports.append(*report);
            }
            done = true;
        });
        qint64 written = 400;
        while (!done)
            written = store.append({note(0), note(1)}).value_or(-1);
        worker.join();
        QVERIFY(written > 400);
        QCOMPARE(reports.size(), 5);
        for (const VerifyReport& report : reports) {
            QVERIFY(report.isWhole());
            QVERIFY(report.count >= 400 && report.count <= written);
            QCOMPARE(report.count % 2, 0); // no half of a transaction
        }
        QVERIFY(QDir(bench.folder.path()).entryList({QStringLiteral("*.part*")}).isEmpty());
        // The copy is a journal that a till can go on with.
        JournalBench restored;
        QVERIFY(QFile::copy(bench.file(QStringLiteral("backup4.db")), restored.databaseFile()));
        QCOMPARE(require(restored.open().append({note(1)})), reports.last().count + 1);
    }

    void backupReplacesNothing()
    {
        JournalBench bench;
        require(bench.open().append({note(1)}));
        const QString path = bench.file(QStringLiteral("backup.db"));
        QVERIFY(require(bench.store->backup(path)).isWhole());
        QCOMPARE(bench.store->backup(path).error().code, ErrorCode::Conflict);
        QCOMPARE(bench.store->backup(bench.file(QStringLiteral("no/such/folder.db"))).error().code,
                 ErrorCode::Unavailable);
    }

    void backupOfABrokenJournalIsRefused()
    {
        JournalBench bench;
        require(bench.open().append({note(1), note(2)}));
        bench.close();
        tamper(bench.databaseFile(), "UPDATE journal SET payload = x'7b7d' WHERE seq = 1");
        const auto reader = require(JournalStore::openForReading(bench.place()));
        const QString path = bench.file(QStringLiteral("backup.db"));
        QCOMPARE(reader->backup(path).error().code, ErrorCode::Corrupt);
        QVERIFY(!QFile::exists(path));
    }
};

} // namespace till::storage

QTEST_APPLESS_MAIN(till::storage::TestJournalVerify)
#include "tst_journal_verify.moc"
