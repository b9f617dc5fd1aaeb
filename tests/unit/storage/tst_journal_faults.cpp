// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/storage/failing_vfs.h"
#include "tests/unit/storage/journal_fixture.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <sys/resource.h>

namespace till::storage {

namespace {

constexpr int recordsPerAppend = 3;

QList<ports::JournalEntry> someEntries(int number)
{
    return QList<ports::JournalEntry>(recordsPerAppend, note(number));
}

/// The process that gets killed: appends for ever and says what is durable.
int appendForEver(const QString& folder)
{
    HandClock clock;
    const auto store = require(JournalStore::open({folder, {}, {}}, QStringLiteral("T02"), clock));
    for (int i = 0;; ++i) {
        const qint64 seq = require(store->append(someEntries(i)));
        std::printf("%lld\n", static_cast<long long>(seq));
        std::fflush(stdout);
        if (i % 7 == 6)
            require(store->checkpoint());
    }
}

qint64 lastWholeLine(const QByteArray& output)
{
    const qsizetype end = output.lastIndexOf('\n');
    if (end < 0)
        return 0;
    return output.first(end).split('\n').last().toLongLong();
}

/// Files of this process cannot grow beyond a size, as on a full disk.
class FileSizeLimit {
public:
    explicit FileSizeLimit(qint64 bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = static_cast<rlim_t>(bytes);
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    rlimit m_before = {};
};

} // namespace

class TestJournalFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // F01, F02: whatever was acknowledged is there, at most one append more, none by half.
    void f02KilledBetweenAppendsLosesNothingAcknowledged()
    {
        JournalBench bench;
        qint64 total = 0;
        for (int round = 0; round < 12; ++round) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(),
                        {QStringLiteral("--append-for-ever"), bench.folder.path()});
            QByteArray output;
            // Kill at another place each time.
            while (output.count('\n') < 5 + round * 11) {
                QVERIFY(child.waitForReadyRead());
                output += child.readAllStandardOutput();
            }
            child.kill();
            QVERIFY(child.waitForFinished());
            output += child.readAllStandardOutput();
            const qint64 acknowledged = lastWholeLine(output);
            QVERIFY(acknowledged > total);

            const auto store = require(bench.tryOpen());
            const qint64 head = require(store->head()).seq;
            QVERIFY2(head == acknowledged || head == acknowledged + recordsPerAppend,
                     qPrintable(QStringLiteral("%1 %2").arg(head).arg(acknowledged)));
            const VerifyReport report = require(store->verify(VerifyScope::Everything));
            QVERIFY(report.isWhole());
            QCOMPARE(report.count, head);
            total = head;
        }
    }

    // F16: each write and each sync fails once, in the middle of a run with checkpoints.
    void f16EachFailingOperationHaltsAndLosesNothing()
    {
        FailingVfs vfs;
        int firstFailing = 1;
        int halts = 0;
        bool failed = true;
        for (; failed; ++firstFailing) {
            JournalBench bench;
            const JournalPlace place{bench.folder.path(), {}, FailingVfs::name()};
            const auto store =
                require(JournalStore::open(place, QStringLiteral("T02"), bench.clock));
            const int failuresBefore = vfs.failures();
            vfs.failFrom(vfs.operations() + firstFailing, 1);
            qint64 acknowledged = 0;
            for (int i = 0; i < 8 && !store->halted(); ++i) {
                acknowledged = store->append(someEntries(i)).value_or(acknowledged);
                if (i % 3 == 2 && !store->halted())
                    store->checkpoint().or_else([](const Error&) {});
            }
            failed = vfs.failures() > failuresBefore;
            vfs.heal();
            if (store->halted()) {
                ++halts;
                const Error cause = *store->halted();
                QCOMPARE(cause.code, ErrorCode::Fault);
                QCOMPARE(store->append(someEntries(0)).error(), cause);
                QVERIFY(!store->checkpoint());
                require(store->reopen());
                QVERIFY(!store->halted());
            }
            // reopen() adds one record; a phantom append adds three.
            const VerifyReport report = require(store->verify(VerifyScope::Everything));
            QVERIFY2(report.isWhole(), qPrintable(report.findings.join(u';')));
            qint64 notes = 0;
            for (const ports::JournalRecord& record : recordsOf(*store))
                notes += record.kind == QStringLiteral("test.note") ? 1 : 0;
            QVERIFY(notes == acknowledged || notes == acknowledged + recordsPerAppend);
            require(store->append(someEntries(9)));
        }
        QVERIFY(halts > 10);
        qInfo("%d operations failed one by one, %d halts", firstFailing - 2, halts);
    }

    void f16DeadDiskStaysHaltedUntilItWorksAgain()
    {
        FailingVfs vfs;
        JournalBench bench;
        const JournalPlace place{bench.folder.path(), {}, FailingVfs::name()};
        const auto store = require(JournalStore::open(place, QStringLiteral("T02"), bench.clock));
        const qint64 acknowledged = require(store->append(someEntries(1)));
        vfs.failFrom(vfs.operations() + 1, 1'000'000);
        QCOMPARE(store->append(someEntries(2)).error().code, ErrorCode::Fault);
        QVERIFY(!store->reopen());
        QVERIFY(store->halted());
        QCOMPARE(store->append(someEntries(3)).error(), *store->halted());
        vfs.heal();
        require(store->reopen());
        QVERIFY(require(store->append(someEntries(4))) > acknowledged);
        QVERIFY(require(store->verify(VerifyScope::Everything)).isWhole());
    }

    void f17FailingCheckpointIsReportedAndLosesNothing()
    {
        FailingVfs vfs;
        JournalBench bench;
        const JournalPlace place{bench.folder.path(), {}, FailingVfs::name()};
        const auto store = require(JournalStore::open(place, QStringLiteral("T02"), bench.clock));
        require(store->append(someEntries(1)));
        vfs.failFrom(vfs.operations() + 1, 1'000'000);
        QCOMPARE(store->checkpoint().error().code, ErrorCode::Fault);
        QCOMPARE(store->checkpointFully().error().code, ErrorCode::Fault);
        vfs.heal();
        QVERIFY(!store->halted());
        const CheckpointResult again = require(store->checkpoint());
        QCOMPARE(again.copiedPages, again.walPages);
        QVERIFY(require(store->verify(VerifyScope::Everything)).isWhole());
    }

    void f15FullDiskHaltsAndKeepsWhatWasAcknowledged()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        qint64 acknowledged = require(store.append(someEntries(0)));
        std::optional<Error> error;
        {
            const QString wal = bench.file(QStringLiteral("journal.db-wal"));
            const FileSizeLimit limit(QFile(wal).size() + 50'000);
            for (int i = 0; i < 1000 && !error; ++i) {
                const Result<qint64> seq = store.append(someEntries(i));
                if (seq)
                    acknowledged = *seq;
                else
                    error = seq.error();
            }
            QVERIFY(error);
            QVERIFY2(error->code == ErrorCode::DiskFull, qPrintable(error->detail));
            QCOMPARE(store.append(someEntries(0)).error(), *error);
            QCOMPARE(*store.halted(), *error);
            // Questions are still answered.
            QVERIFY(require(store.unfinished()).isEmpty());
        }
        require(store.reopen());
        const VerifyReport report = require(store.verify(VerifyScope::Everything));
        QVERIFY(report.isWhole());
        QVERIFY(report.count >= acknowledged + 1);
        QCOMPARE(recordsOf(store).last().kind, QStringLiteral("journal.reopened"));
        QCOMPARE(recordsOf(store).last().payload, QByteArrayLiteral("{\"cause\":\"diskFull\"}"));
        require(store.append(someEntries(0)));
    }

    void f15FullDiskAtTheFirstStartIsDiskFull()
    {
        JournalBench bench;
        {
            const FileSizeLimit limit(8000);
            QCOMPARE(bench.tryOpen().error().code, ErrorCode::DiskFull);
        }
        require(bench.open().append(someEntries(0)));
    }

    // A cart that had grown in memory when the disk failed must not come back by itself.
    void haltForgetsWhatWasNotRecorded()
    {
        FailingVfs vfs;
        JournalBench bench;
        const JournalPlace place{bench.folder.path(), {}, FailingVfs::name()};
        const auto store = require(JournalStore::open(place, QStringLiteral("T02"), bench.clock));
        const SaleId id = saleId(1);
        require(store->append({entry(id, opened(Instant{1}))}));
        vfs.failFrom(vfs.operations() + 1, 1);
        QVERIFY(!store->append({entry(id, lineAdded(1, 100, QStringLiteral("a")))}));
        require(store->reopen());
        const int lines = require(store->find(id)).lineCount;
        require(store->append({entry(id, lineAdded(2, 100, QStringLiteral("b")))}));
        QCOMPARE(require(store->find(id)).lineCount, lines + 1);
        require(store->rebuild());
        QCOMPARE(require(store->find(id)).lineCount, lines + 1);
    }
};

} // namespace till::storage

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--append-for-ever"))
        return till::storage::appendForEver(arguments.value(2));
    till::storage::TestJournalFaults test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_journal_faults.moc"
