// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/storage/journal_fixture.h"

#include "core/payment/records.h"
#include "core/storage/sqlite.h"

#include <QTest>

namespace till::storage {

namespace {

using payment::Operation;
using payment::Payment;
using payment::State;

PaymentId id(const char* text)
{
    return PaymentId(QString::fromLatin1(text));
}

Payment intent(const char* number, const SaleId& sale)
{
    Payment made;
    made.id = id(number);
    made.sale = sale;
    made.channel = QStringLiteral("netpay");
    made.amount = Money::fromFen(1'000);
    made.means = QStringLiteral("wechat");
    made.by = OperatorId(QStringLiteral("1008"));
    made.at = Instant{1'795'132'800'000};
    made.state = State::Intent;
    return made;
}

Payment deposit(const char* number)
{
    Payment made = intent(number, {});
    made.deposit = true;
    made.presentation = payment::Presentation::Shown;
    made.payableUntil = Instant{1'795'133'100'000};
    made.reason = QStringLiteral("蛋糕");
    return made;
}

/// A completion or release of a deposit.
Payment about(const char* number, Operation operation, const char* original, const SaleId& sale)
{
    Payment made = intent(number, sale);
    made.operation = operation;
    made.original = id(original);
    return made;
}

Payment in(State state, Payment payment)
{
    payment.state = state;
    return payment;
}

Result<qint64> record(JournalStore& store, const Payment& payment)
{
    return store.append({{payment::kindOf(payment), payment.id.text(), payment::encode(payment)}});
}

/// Its intent, and then its end.
void recordBoth(JournalStore& store, const Payment& payment)
{
    require(record(store, in(State::Intent, payment)));
    require(record(store, payment));
}

QList<PaymentId> idsOf(const Result<QList<Payment>>& payments)
{
    QList<PaymentId> ids;
    for (const Payment& each : require(payments))
        ids.append(each.id);
    return ids;
}

} // namespace

class TestJournalDeposits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isHeldUntilSomethingAboutItSucceeds()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        require(record(store, deposit("D1")));
        QVERIFY(require(store.openDeposits()).isEmpty());
        require(record(store, in(State::Succeeded, deposit("D1"))));
        recordBoth(store, in(State::Succeeded, deposit("D2"))); // two at once are no conflict
        recordBoth(store, in(State::Cancelled, deposit("D3")));
        QCOMPARE(idsOf(store.openDeposits()), (QList<PaymentId>{id("D1"), id("D2")}));
        QCOMPARE(require(store.openDeposits()).first().reason, QStringLiteral("蛋糕"));

        recordBoth(store, in(State::Refused, about("R1", Operation::Release, "D1", {})));
        QCOMPARE(idsOf(store.openDeposits()), (QList<PaymentId>{id("D1"), id("D2")}));
        recordBoth(store, in(State::Succeeded, about("R2", Operation::Release, "D1", {})));
        recordBoth(store, in(State::Succeeded, about("C1", Operation::Complete, "D2", saleId(1))));
        QVERIFY(require(bench.open().openDeposits()).isEmpty());
        require(bench.store->rebuild());
        QVERIFY(require(bench.store->openDeposits()).isEmpty());
    }

    void tellsWhatIsAboutAPayment()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        recordBoth(store, in(State::Succeeded, deposit("D1")));
        recordBoth(store, in(State::Refused, about("C1", Operation::Complete, "D1", saleId(1))));
        recordBoth(store, in(State::Succeeded, about("R1", Operation::Release, "D1", {})));
        QCOMPARE(idsOf(store.paymentsAbout(id("D1"))), (QList<PaymentId>{id("C1"), id("R1")}));
        QVERIFY(require(store.paymentsAbout(id("C1"))).isEmpty());
        QVERIFY(require(store.paymentsAbout({})).isEmpty());
        QCOMPARE(idsOf(store.paymentsOf(saleId(1))), QList<PaymentId>{id("C1")});
        QVERIFY(require(store.paymentsOf({})).isEmpty());
    }

    void completionIsAPaymentOfItsSale()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        recordBoth(store, in(State::Succeeded, deposit("D1")));
        require(record(store, about("C1", Operation::Complete, "D1", saleId(1))));
        QCOMPARE(record(store, intent("P1", saleId(1))).error().code, ErrorCode::Conflict);
        require(
            record(store, in(State::Refused, about("C1", Operation::Complete, "D1", saleId(1)))));
        require(record(store, intent("P1", saleId(1))));
    }

    void isFoundByTheAcquirersNumber()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        Payment known = in(State::Pending, intent("P1", saleId(1)));
        known.facts.acquirerOrderId = QStringLiteral("A-1");
        recordBoth(store, known);
        const QString channel = QStringLiteral("netpay");
        QCOMPARE(require(store.findByAcquirer(channel, QStringLiteral("A-1"))).id, id("P1"));
        QCOMPARE(store.findByAcquirer(QStringLiteral("mmsp"), QStringLiteral("A-1")).error().code,
                 ErrorCode::NotFound);
        QCOMPARE(store.findByAcquirer(channel, QStringLiteral("A-2")).error().code,
                 ErrorCode::NotFound);
        QCOMPARE(store.findByAcquirer(channel, QString()).error().code, ErrorCode::NotFound);
    }

    void greatestNumberOfAForm()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        const QString prefix = QStringLiteral("3194");
        QVERIFY(require(store.greatestOrderId(prefix, 6)).isEmpty());
        for (const char* each : {"319402", "319403", "319401", "31949", "3194999", "319504"})
            recordBoth(store, in(State::Refused, intent(each, saleId(1))));
        QCOMPARE(require(store.greatestOrderId(prefix, 6)), id("319403"));
    }

    void counterStandsInTheRecordWhereTheNumberDoesNotSayIt()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        Payment numbered = intent("319420261120103000123002417", saleId(1));
        numbered.number = 1'417;
        require(record(store, numbered));
        QCOMPARE(require(store.nextPaymentCounter()), 1'418);
        QCOMPARE(require(store.findPayment(numbered.id)).number, 1'417);
        require(store.rebuild());
        QCOMPARE(require(bench.open().nextPaymentCounter()), 1'418);
    }

    void aJournalOfVersionTwoIsMigratedAndFilled()
    {
        JournalBench bench;
        recordBoth(bench.open(), in(State::Succeeded, deposit("D1")));
        bench.close();
        {
            Database old = require(Database::open(
                {.path = bench.databaseFile(), .mode = Database::Mode::ReadWrite, .vfs = {}}));
            require(old.exec("DROP TABLE payment;"
                             "CREATE TABLE payment (id TEXT PRIMARY KEY NOT NULL,"
                             " sale TEXT NOT NULL, operation TEXT NOT NULL"
                             " CHECK (operation IN ('pay', 'void', 'refund')),"
                             " first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL) STRICT;"
                             "INSERT INTO payment VALUES ('D1', '', 'pay', 1, 2);"
                             "PRAGMA user_version = 2;"));
        }
        QCOMPARE(JournalStore::openForReading(bench.place()).error().code, ErrorCode::Unavailable);
        QCOMPARE(idsOf(bench.open().openDeposits()), QList<PaymentId>{id("D1")});
    }

    void questionsAreAnsweredFromIndexes()
    {
        JournalBench bench;
        bench.open();
        Database database = require(Database::open(
            {.path = bench.databaseFile(), .mode = Database::Mode::ReadOnly, .vfs = {}}));
        const auto plan = [&](Sql sql) {
            Statement rows = require(database.prepare(sql));
            QString text;
            while (require(rows.step()))
                text += rows.text(3) + u'\n';
            return text;
        };
        const QStringList plans{
            plan("EXPLAIN QUERY PLAN SELECT id FROM payment WHERE original = 'x'"
                 " AND original <> '' ORDER BY first_seq"),
            plan("EXPLAIN QUERY PLAN SELECT id FROM payment p WHERE p.deposit = 1"
                 " AND p.state = 'succeeded' AND NOT EXISTS (SELECT 1 FROM payment r"
                 " WHERE r.original = p.id AND r.original <> '' AND r.state = 'succeeded')"
                 " ORDER BY p.first_seq"),
            plan("EXPLAIN QUERY PLAN SELECT id FROM payment WHERE acquirer_order = 'x'"
                 " AND acquirer_order <> '' ORDER BY first_seq DESC LIMIT 1")};
        for (const QString& each : plans) {
            QVERIFY2(each.contains(u"INDEX payment_"), qPrintable(each));
            QVERIFY2(!each.contains(u"TEMP B-TREE"), qPrintable(each));
        }
        const QString greatest = plan("EXPLAIN QUERY PLAN SELECT id FROM payment WHERE id >= '3'"
                                      " AND id < '3' || '~' AND length(id) = 27"
                                      " ORDER BY id DESC LIMIT 1");
        QVERIFY2(greatest.contains(u"SEARCH"), qPrintable(greatest));
    }
};

} // namespace till::storage

QTEST_APPLESS_MAIN(till::storage::TestJournalDeposits)
#include "tst_journal_deposits.moc"
