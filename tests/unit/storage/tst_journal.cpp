// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/storage/journal_fixture.h"

#include "core/storage/chain.h"
#include "core/storage/sqlite.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <unistd.h>

namespace till::storage {

class TestJournal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersWithoutGapsAndChains()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        QCOMPARE(store.append({note(1), note(2)}).value(), 2);
        bench.clock.unixMs += 5;
        QCOMPARE(store.append({note(3)}).value(), 3);

        const QList<ports::JournalRecord> records = recordsOf(store);
        QCOMPARE(records.size(), 3);
        QByteArray previous = genesisPosition(store.genesis().value()).hash;
        for (qsizetype i = 0; i < records.size(); ++i) {
            QCOMPARE(records[i].seq, i + 1);
            QCOMPARE(records[i].previousHash, previous);
            previous = records[i].hash;
        }
        QCOMPARE(records[2].at.unixMs, bench.clock.unixMs);
        QCOMPARE(records[1].payload, QByteArrayLiteral("{\"n\":2}"));
        QCOMPARE(store.head().value(), (ChainPosition{3, previous}));
    }

    // Computed by hand with another program; changes only with the format.
    void hashIsTheDocumentedOne()
    {
        QCOMPARE(genesisText(QStringLiteral("T02"), 1'795'132'800'000),
                 QStringLiteral("till-journal-1 T02 1795132800000"));
        const ChainPosition genesis =
            genesisPosition(genesisText(QStringLiteral("T02"), 1'795'132'800'000));
        const QByteArray hash = recordHash({.seq = 1,
                                            .atMs = 1'795'132'800'001,
                                            .kind = "test.note",
                                            .subject = QByteArrayView("\xe9\x92\xb1"),
                                            .payload = "{\"n\":1}",
                                            .previousHash = genesis.hash,
                                            .hash = {}});
        QCOMPARE(
            hash.toHex(),
            QByteArrayLiteral("254ba1e8a8866073e88d8e529990eb1109e6f7f6b2daf3295d2cc11831941087"));
    }

    void goesOnAfterReopening()
    {
        JournalBench bench;
        const qint64 before = bench.open().append({note(1)}).value();
        const ChainPosition head = bench.store->head().value();
        JournalStore& again = bench.open();
        QCOMPARE(again.head().value(), head);
        QCOMPARE(again.append({note(2)}).value(), before + 1);
        QVERIFY(again.verify(VerifyScope::Everything).value().isWhole());
    }

    void readsOneSubjectInOrderUntilToldToStop()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        for (int i = 0; i < 6; ++i)
            store.append({note(i % 2)}).value();
        QList<qint64> seqs;
        require(store.readSubject(QStringLiteral("n1"), [&](const ports::JournalRecord& record) {
            seqs.append(record.seq);
            return seqs.size() < 2;
        }));
        QCOMPARE(seqs, (QList<qint64>{2, 4}));
    }

    void refusesWhatCannotBeRecordedAndGoesOn_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QByteArray>("payload");
        const QString kind = QStringLiteral("test.note");
        const QString subject = QStringLiteral("n");
        const QByteArray payload("{}");
        QTest::newRow("empty kind") << QString() << subject << payload;
        QTest::newRow("kind ends in a dot") << QStringLiteral("test.") << subject << payload;
        QTest::newRow("capital in kind") << QStringLiteral("Test") << subject << payload;
        QTest::newRow("lone surrogate") << kind << QString(QChar(0xd800)) << payload;
        QTest::newRow("zero character") << kind << QString(QChar(0)) << payload;
        QTest::newRow("byte order mark") << kind << QString(QChar(0xfeff)) << payload;
        QTest::newRow("payload is no object") << kind << subject << QByteArray("[1]");
        QTest::newRow("payload is cut off") << kind << subject << QByteArray("{\"a\":1");
        QTest::newRow("payload has two lines") << kind << subject << QByteArray("{\n}");
        QTest::newRow("payload is not UTF-8") << kind << subject << QByteArray("{\"a\":\"\xff\"}");
        QTest::newRow("sale event that is none")
            << QStringLiteral("sale.line_added") << saleId(1).text() << payload;
        QTest::newRow("unknown sale kind")
            << QStringLiteral("sale.teleported") << saleId(1).text() << payload;
        QTest::newRow("print state of no job")
            << QStringLiteral("print.state") << subject
            << QByteArray("{\"error\":\"\",\"job\":\"x\",\"state\":\"printed\"}");
    }
    void refusesWhatCannotBeRecordedAndGoesOn()
    {
        QFETCH(const QString, kind);
        QFETCH(const QString, subject);
        QFETCH(const QByteArray, payload);
        JournalBench bench;
        JournalStore& store = bench.open();
        store.append({note(1)}).value();
        // All or nothing: the good entry before the bad one is not recorded either.
        QVERIFY(!store.append({note(2), {kind, subject, payload}}));
        QVERIFY(!store.halted());
        QCOMPARE(store.append({note(3)}).value(), 2);
        QCOMPARE(recordsOf(store).last().subject, QStringLiteral("n3"));
        QCOMPARE(store.append({}).error().code, ErrorCode::OutOfRange);
    }

    void databaseRefusesToChangeRecords_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("update") << QByteArray("UPDATE journal SET at_ms = 0 WHERE seq = 1");
        QTest::newRow("delete") << QByteArray("DELETE FROM journal WHERE seq = 2");
        QTest::newRow("replace") << QByteArray(
            "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE seq = 1");
        QTest::newRow("gap") << QByteArray("INSERT INTO journal SELECT 9, at_ms, kind, subject,"
                                           " payload, prev_hash, hash FROM journal WHERE seq = 1");
    }
    void databaseRefusesToChangeRecords()
    {
        QFETCH(const QByteArray, sql);
        JournalBench bench;
        bench.open().append({note(1), note(2)}).value();
        bench.close();
        // Another program's connection, without our authorizer.
        const Database other =
            Database::open(
                {.path = bench.databaseFile(), .mode = Database::Mode::ReadWrite, .vfs = {}})
                .value();
        QCOMPARE(sqlite3_exec(other.handle(), sql.constData(), nullptr, nullptr, nullptr),
                 SQLITE_CONSTRAINT_TRIGGER);
    }

    void f24SecondWriterIsRefusedAndReadersAreNot()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        store.append({note(1)}).value();
        const auto second = bench.tryOpen();
        QCOMPARE(second.error().code, ErrorCode::Locked);
        QVERIFY(second.error().detail.contains(QString::number(::getpid())));

        const auto reader = JournalStore::openForReading(bench.place()).value();
        QCOMPARE(recordsOf(*reader).size(), 1);
        QCOMPARE(reader->append({note(2)}).error().code, ErrorCode::ReadOnly);
        store.append({note(2)}).value();
        QCOMPARE(recordsOf(*reader).size(), 2);
        QCOMPARE(reader->head().value(), store.head().value());

        bench.close();
        QVERIFY(bench.tryOpen());
    }

    void newerVersionIsRefusedAndLeftAlone()
    {
        JournalBench bench;
        bench.open();
        bench.close();
        {
            Database other =
                Database::open(
                    {.path = bench.databaseFile(), .mode = Database::Mode::ReadWrite, .vfs = {}})
                    .value();
            require(other.exec("PRAGMA user_version = 7; PRAGMA journal_mode = DELETE;"));
        }
        QFile file(bench.databaseFile());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        for (const auto& opened : {bench.tryOpen(), JournalStore::openForReading(bench.place())}) {
            QCOMPARE(opened.error().code, ErrorCode::TooNew);
            QVERIFY(opened.error().detail.contains(u"7"));
            QVERIFY(opened.error().detail.contains(u"3")); // the newest that is known
        }
        file.seek(0);
        QCOMPARE(file.readAll(), before);
    }

    void anotherTillsJournalIsRefused()
    {
        JournalBench bench;
        bench.open();
        bench.close();
        QCOMPARE(JournalStore::open(bench.place(), QStringLiteral("T03"), bench.clock).error().code,
                 ErrorCode::Conflict);
        QCOMPARE(JournalStore::open(bench.place(), QStringLiteral("T0"), bench.clock).error().code,
                 ErrorCode::Conflict);
    }

    void otherFilesAreCorrupt_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("text") << QByteArray(4096, 'x');
        QTest::newRow("cut off") << QByteArray("SQLite format 3\0 and then", 25);
    }
    void otherFilesAreCorrupt()
    {
        QFETCH(const QByteArray, content);
        JournalBench bench;
        QFile file(bench.databaseFile());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        QCOMPARE(bench.tryOpen().error().code, ErrorCode::Corrupt);
        QCOMPARE(JournalStore::openForReading(bench.place()).error().code, ErrorCode::Corrupt);
    }

    void otherDatabaseIsNotTakenOver()
    {
        JournalBench bench;
        Database other =
            Database::open(
                {.path = bench.databaseFile(), .mode = Database::Mode::Create, .vfs = {}})
                .value();
        require(other.exec("CREATE TABLE product (name TEXT)"));
        QCOMPARE(bench.tryOpen().error().code, ErrorCode::Corrupt);
        QCOMPARE(other.integer("SELECT count(*) FROM sqlite_schema").value(), 1);
    }

    void readOnlyFolderIsReadOnly()
    {
        JournalBench bench;
        bench.open();
        bench.close();
        QVERIFY(QFile::setPermissions(bench.folder.path(), QFile::ReadOwner | QFile::ExeOwner |
                                                               QFile::ReadGroup | QFile::ExeGroup |
                                                               QFile::ReadOther | QFile::ExeOther));
        QVERIFY(QFile::setPermissions(bench.file(QStringLiteral("journal.lock")),
                                      QFile::ReadOwner | QFile::ReadOther));
        // Root may write anywhere, so as root the test speaks as nobody.
        constexpr uid_t nobody = 65534;
        const bool isRoot = ::geteuid() == 0;
        if (isRoot)
            QCOMPARE(::seteuid(nobody), 0);
        const auto opened = bench.tryOpen();
        const auto made = JournalStore::open({bench.file(QStringLiteral("new")), {}, {}},
                                             QStringLiteral("T02"), bench.clock);
        if (isRoot)
            QCOMPARE(::seteuid(0), 0);
        QVERIFY(QFile::setPermissions(bench.folder.path(),
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QCOMPARE(opened.error().code, ErrorCode::ReadOnly);
        QCOMPARE(made.error().code, ErrorCode::ReadOnly);
    }

    void readOnlyDatabaseFileIsReadOnly()
    {
        JournalBench bench;
        bench.open();
        bench.close();
        QVERIFY(QFile::setPermissions(bench.folder.path(), QFile::Permissions(0x7777)));
        QVERIFY(QFile::setPermissions(bench.file(QStringLiteral("journal.lock")),
                                      QFile::Permissions(0x6666)));
        QVERIFY(QFile::setPermissions(bench.databaseFile(), QFile::Permissions(0x4444)));
        constexpr uid_t nobody = 65534;
        const bool isRoot = ::geteuid() == 0;
        if (isRoot)
            QCOMPARE(::seteuid(nobody), 0);
        const auto opened = bench.tryOpen();
        if (isRoot)
            QCOMPARE(::seteuid(0), 0);
        QCOMPARE(opened.error().code, ErrorCode::ReadOnly);
    }

    void noJournalIsUnavailableForReaders()
    {
        JournalBench bench;
        QCOMPARE(JournalStore::openForReading(bench.place()).error().code, ErrorCode::Unavailable);
        QVERIFY(QDir(bench.folder.path()).isEmpty());
    }

    void checkpointMovesTheWalAndKeepsEverything()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        for (int i = 0; i < 50; ++i)
            store.append({note(i)}).value();
        const QString wal = bench.file(QStringLiteral("journal.db-wal"));
        QVERIFY(QFile(wal).size() > 0);
        const CheckpointResult passive = store.checkpoint().value();
        QVERIFY(passive.walPages > 0);
        QCOMPARE(passive.copiedPages, passive.walPages);
        store.checkpointFully().value();
        QCOMPARE(QFile(wal).size(), 0);
        QVERIFY(store.verify(VerifyScope::Everything).value().isWhole());
        QCOMPARE(store.append({note(50)}).value(), 51);
    }
};

} // namespace till::storage

QTEST_APPLESS_MAIN(till::storage::TestJournal)
#include "tst_journal.moc"
