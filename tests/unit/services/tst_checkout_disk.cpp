// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/sale_records.h"
#include "tests/unit/services/till_bench.h"
#include "tests/unit/storage/failing_vfs.h"

#include <QTest>

using namespace till;
using namespace till::services;

/// A disk that fails below SQLite, once, at each operation of a payment.
class TestCheckoutDisk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // ---- halts (F15, F16) ----
    void survivesARealDiskFault_data();
    void survivesARealDiskFault();
};

void TestCheckoutDisk::survivesARealDiskFault_data()
{
    QTest::addColumn<int>("operation");
    // A payment writes and syncs a handful of times: each of them fails once.
    for (int operation = 1; operation <= 8; ++operation)
        QTest::addRow("operation %d of the disk fails", operation) << operation;
}

void TestCheckoutDisk::survivesARealDiskFault()
{
    QFETCH(int, operation);
    storage::FailingVfs disk;
    TillBench till;
    till.vfs = storage::FailingVfs::name();
    till.start();
    till.scanWater();
    till.letGroupCommitPass();
    till.scan(goods::breadBarcode);
    const SaleId id = till.state().sale.id;
    disk.failFrom(disk.operations() + operation, 1);
    till.run(sale::TenderCash{fen(1000)});
    disk.heal();
    const bool failed = disk.failures() > 0;
    QVERIFY(failed || operation > 3); // or nothing would be tested
    QCOMPARE(till.state().halted, failed);
    QCOMPARE(till.completed.size(), failed ? 0 : 1);
    if (failed) {
        support::require(till.journal->reopen());
        till.checkout->retryJournal();
        QVERIFY(!till.state().halted);
    }
    const qsizetype inJournal = till.recordsOf(QStringLiteral("sale.completed")).size();
    QCOMPARE(till.completed.size(), inJournal);
    if (inJournal == 0) {
        QCOMPARE(till.state().totals.total, fen(533));
        till.run(sale::TenderCash{fen(1000)});
    }
    QCOMPARE(till.completed.size(), 1);
    QCOMPARE(till.completed.first().totals.total, fen(533));

    till.restart();
    QVERIFY(!till.state().sale.hasBegun());
    const auto paid = loadSale(*till.journal, id);
    QVERIFY(paid.has_value());
    QCOMPARE(sale::totals(*paid).total, fen(533));
    QCOMPARE(till.recordsOf(QStringLiteral("print.queued")).size(), 2);
}

QTEST_GUILESS_MAIN(TestCheckoutDisk)
#include "tst_checkout_disk.moc"
