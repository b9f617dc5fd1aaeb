// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/storage/journal_fixture.h"

#include "core/payment/order_id.h"
#include "core/payment/records.h"
#include "core/storage/sqlite.h"

#include <QTest>

namespace till::storage {

namespace {

using payment::Operation;
using payment::Payment;
using payment::State;

PaymentId orderId(qint64 counter)
{
    return require(payment::makeOrderId({.tillNumber = 2,
                                         .generation = QStringLiteral("7KQ"),
                                         .counter = counter,
                                         .training = false}));
}

/// The intent of a payment for the first sale.
Payment intent(qint64 counter, const SaleId& sale = saleId(1))
{
    Payment made;
    made.id = orderId(counter);
    made.sale = sale;
    made.channel = QStringLiteral("poslink");
    made.amount = Money::fromFen(100 * counter);
    made.means = QStringLiteral("wechat");
    made.codeTail = QStringLiteral("1234");
    made.codeDigest = QByteArray(32, static_cast<char>(counter));
    made.by = OperatorId(QStringLiteral("1008"));
    made.at = Instant{1'795'132'800'000 + counter};
    made.state = State::Intent;
    return made;
}

Payment in(State state, Payment payment)
{
    payment.state = state;
    return payment;
}

/// The return of a payment: a void or a refund.
Payment back(Operation operation, qint64 counter, const Payment& original)
{
    Payment made = intent(counter, original.sale);
    made.operation = operation;
    made.original = original.id;
    made.means.clear();
    made.codeTail.clear();
    made.codeDigest.clear();
    return made;
}

ports::JournalEntry entry(const Payment& payment)
{
    return {payment::kindOf(payment), payment.id.text(), payment::encode(payment)};
}

Result<qint64> record(JournalStore& store, const Payment& payment)
{
    return store.append({entry(payment)});
}

QList<PaymentId> idsOf(const QList<Payment>& payments)
{
    QList<PaymentId> ids;
    for (const Payment& each : payments)
        ids.append(each.id);
    return ids;
}

QStringList paymentRows(const QString& databaseFile)
{
    Database database = require(
        Database::open({.path = databaseFile, .mode = Database::Mode::ReadOnly, .vfs = {}}));
    Statement rows = require(database.prepare(
        "SELECT json_array(id, sale, operation, state, settled, blocks_sale, hex(code_digest),"
        " counter, first_seq, last_seq) FROM payment ORDER BY first_seq"));
    QStringList lines;
    while (require(rows.step()))
        lines.append(rows.text(0));
    return lines;
}

/// Payments of several sales in every state, with a void and a refund among them.
void recordAHistory(JournalStore& store)
{
    const Payment paid = in(State::Succeeded, intent(2));
    require(record(store, intent(1)));
    require(record(store, in(State::Unknown, intent(1))));
    require(record(store, in(State::Cancelling, intent(1))));
    require(record(store, in(State::Cancelled, intent(1))));
    require(record(store, intent(2)));
    require(record(store, paid));
    require(record(store, back(Operation::Void, 3, paid)));
    require(record(store, in(State::Refused, back(Operation::Void, 3, paid))));
    require(record(store, back(Operation::Refund, 4, paid)));
    require(record(store, intent(5, saleId(2))));
    require(record(store, in(State::Pending, intent(5, saleId(2)))));
    Payment aside = in(State::Unknown, intent(6, saleId(3)));
    aside.setAside = true;
    require(record(store, intent(6, saleId(3))));
    require(record(store, aside));
    require(record(store, intent(7, saleId(3))));
    require(record(store, in(State::NotSent, intent(7, saleId(3)))));
}

} // namespace

class TestJournalPayments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsAPaymentAsItsRecordsDo()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        bench.clock.unixMs += 5;
        Payment expected = intent(1);
        expected.changedAt = bench.clock.now();
        require(record(store, expected));
        QCOMPARE(require(store.findPayment(expected.id)), expected);

        bench.clock.unixMs += 3000;
        expected.state = State::Succeeded;
        expected.changedAt = bench.clock.now();
        expected.code = QStringLiteral("00");
        expected.facts.acquirerOrderId = QStringLiteral("A1");
        expected.facts.paidAmount = Money::fromFen(90);
        expected.facts.promotions = {{QStringLiteral("WXPAY"), {}, Money::fromFen(10)}};
        require(record(store, expected));
        QCOMPARE(require(store.findPayment(expected.id)), expected);
        QCOMPARE(require(bench.open().findPayment(expected.id)), expected);
        QCOMPARE(bench.store->findPayment(orderId(2)).error().code, ErrorCode::NotFound);
    }

    void listsWhatIsOpenOldestFirstAndTheLatestNewestFirst()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        recordAHistory(store);
        QCOMPARE(idsOf(require(store.openPayments())),
                 (QList<PaymentId>{orderId(4), orderId(5), orderId(6)}));
        QCOMPARE(idsOf(require(store.paymentsOf(saleId(1)))),
                 (QList<PaymentId>{orderId(1), orderId(2), orderId(3), orderId(4)}));
        QVERIFY(require(store.paymentsOf(saleId(9))).isEmpty());
        QCOMPARE(idsOf(require(store.latestPayments(3))),
                 (QList<PaymentId>{orderId(7), orderId(6), orderId(5)}));
        QCOMPARE(require(store.latestPayments(100)).size(), 7);
        QVERIFY(require(store.latestPayments(-1)).isEmpty());
    }

    void saysTheSameReopenedRebuiltAndBesideTheWriter()
    {
        JournalBench bench;
        recordAHistory(bench.open());
        const QList<Payment> open = require(bench.store->openPayments());
        const QStringList rows = paymentRows(bench.databaseFile());
        QCOMPARE(rows.size(), 7);

        const auto reader = require(JournalStore::openForReading(bench.place()));
        QCOMPARE(require(reader->openPayments()), open);
        QCOMPARE(require(reader->nextPaymentCounter()), 8);
        QCOMPARE(require(bench.open().openPayments()), open);
        require(bench.store->rebuild());
        QCOMPARE(paymentRows(bench.databaseFile()), rows);
        QCOMPARE(require(bench.store->openPayments()), open);
    }

    void aSaleHasOneUndecidedPayment()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        require(record(store, intent(1)));
        QCOMPARE(record(store, intent(2)).error().code, ErrorCode::Conflict);
        require(record(store, in(State::Unknown, intent(1))));
        // Refused as a whole, and again after a restart.
        QCOMPARE(store.append({note(1), entry(intent(2))}).error().code, ErrorCode::Conflict);
        QCOMPARE(record(bench.open(), intent(2)).error().code, ErrorCode::Conflict);
        QVERIFY(!bench.store->halted());
        QCOMPARE(recordsOf(*bench.store).size(), 2);
        require(record(*bench.store, intent(3, saleId(2))));
        require(record(*bench.store, in(State::Refused, intent(1))));
        require(record(*bench.store, intent(2)));
    }

    void whatIsSetAsideOrVouchedForMakesRoom_data()
    {
        QTest::addColumn<bool>("setAside");
        QTest::newRow("set aside by a manager") << true;
        QTest::newRow("marked as paid by two") << false;
    }
    void whatIsSetAsideOrVouchedForMakesRoom()
    {
        QFETCH(bool, setAside);
        JournalBench bench;
        JournalStore& store = bench.open();
        require(record(store, intent(1)));
        Payment decided = in(State::Unknown, intent(1));
        decided.setAside = setAside;
        decided.markedPaid = !setAside;
        require(record(store, decided));
        require(record(store, intent(2)));
        QCOMPARE(require(store.openPayments()).size(), 2);
        QCOMPARE(record(store, intent(3)).error().code, ErrorCode::Conflict);
    }

    void returnsDoNotCountAsUndecidedPayments()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        const Payment paid = in(State::Succeeded, intent(1));
        require(record(store, intent(1)));
        require(record(store, paid));
        require(record(store, back(Operation::Refund, 2, paid)));
        require(record(store, back(Operation::Refund, 3, paid)));
        require(record(store, intent(4)));
    }

    // What has happened cannot be refused: the acquirer may contradict itself about a payment that
    // was over, while the next one is on its way.
    void newsOfAnOlderPaymentIsRecordedBesideAnUndecidedOne()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        require(record(store, intent(1)));
        require(record(store, in(State::Cancelled, intent(1))));
        require(record(store, intent(2)));
        require(record(store, in(State::Exception, intent(1))));
        QCOMPARE(require(store.openPayments()).size(), 2);
        require(record(store, in(State::Succeeded, intent(1))));
        QCOMPARE(idsOf(require(store.openPayments())), QList<PaymentId>{orderId(2)});
    }

    void recordsThatDoNotFitAreRefused()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        QCOMPARE(record(store, in(State::Succeeded, intent(1))).error().code, ErrorCode::Conflict);
        require(record(store, intent(1)));
        QCOMPARE(record(store, intent(1)).error().code, ErrorCode::Conflict);
        Payment elsewhere = intent(1);
        elsewhere.sale = saleId(2);
        QCOMPARE(record(store, elsewhere).error().code, ErrorCode::Conflict);
        const QString id = orderId(1).text();
        QCOMPARE(store.append({{QStringLiteral("payment.lost"), id, "{}"}}).error().code,
                 ErrorCode::Malformed);
        QCOMPARE(store.append({{QStringLiteral("payment.intent"), orderId(2).text(), "{}"}})
                     .error()
                     .code,
                 ErrorCode::Malformed);
        QVERIFY(!store.halted());
        QCOMPARE(recordsOf(store).size(), 1);
        QCOMPARE(paymentRows(bench.databaseFile()).size(), 1);
    }

    void knowsTheCodesThatWereTried()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        const Payment tried = intent(1);
        QVERIFY(!require(store.knowsCode(tried.codeDigest)));
        require(record(store, tried));
        require(record(store, in(State::Refused, tried)));
        QVERIFY(require(store.knowsCode(tried.codeDigest)));
        QVERIFY(!require(store.knowsCode(intent(2).codeDigest)));
        // A refund has no code; nothing is not a code.
        require(record(store, back(Operation::Refund, 2, tried)));
        QVERIFY(!require(store.knowsCode({})));
    }

    void countersGoOnFromTheHighest()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        QCOMPARE(require(store.nextPaymentCounter()), 1);
        require(record(store, intent(41)));
        require(record(store, in(State::NotSent, intent(41))));
        require(record(store, intent(7)));
        QCOMPARE(require(store.nextPaymentCounter()), 42);
        Payment foreign = intent(1, saleId(2));
        foreign.id = PaymentId(QStringLiteral("X-999"));
        require(record(store, foreign));
        QCOMPARE(require(bench.open().nextPaymentCounter()), 42);
    }

    void theLatestGenerationCounts()
    {
        JournalBench bench;
        JournalStore& store = bench.open();
        const auto generation = [](const char* payload) {
            return ports::JournalEntry{QStringLiteral("journal.generation"),
                                       QStringLiteral("journal"), payload};
        };
        QCOMPARE(require(store.generation()), QString());
        require(store.append({generation(R"({"generation":"7KQ"})")}));
        QCOMPARE(require(store.generation()), QStringLiteral("7KQ"));
        require(store.append({generation(R"({"generation":"0ZX"})")}));
        QCOMPARE(require(bench.open().generation()), QStringLiteral("0ZX"));
        for (const char* wrong :
             {R"({"generation":"7kq"})", R"({"generation":"7KI"})", R"({"generation":"7K"})",
              R"({"generation":"7KQA"})", R"({"generation":7})", R"({})"})
            QCOMPARE(bench.store->append({generation(wrong)}).error().code, ErrorCode::Malformed);
        QCOMPARE(require(bench.store->generation()), QStringLiteral("0ZX"));
    }

    void aJournalOfVersionOneIsMigratedAndFilled()
    {
        JournalBench bench;
        const SaleId sale = saleId(1);
        require(bench.open().append({storage::entry(sale, opened(Instant{1}))}));
        recordAHistory(*bench.store);
        const QStringList rows = paymentRows(bench.databaseFile());
        const QList<Payment> open = require(bench.store->openPayments());
        bench.close();
        {
            Database old = require(Database::open(
                {.path = bench.databaseFile(), .mode = Database::Mode::ReadWrite, .vfs = {}}));
            require(old.exec("DROP TABLE payment; UPDATE sale SET cashier = 'nobody';"
                             "PRAGMA user_version = 1;"));
        }
        QCOMPARE(JournalStore::openForReading(bench.place()).error().code, ErrorCode::Unavailable);
        JournalStore& store = bench.open();
        QCOMPARE(paymentRows(bench.databaseFile()), rows);
        QCOMPARE(require(store.openPayments()), open);
        QCOMPARE(require(store.find(sale)).cashier, QStringLiteral("王芳"));
        QVERIFY(require(store.verify(VerifyScope::Everything)).isWhole());
        require(record(store, in(State::Succeeded, intent(5, saleId(2)))));
    }

    // Power may fail between the migration and the filling of its table.
    void anInterruptedMigrationIsFilledAtTheNextStart()
    {
        JournalBench bench;
        recordAHistory(bench.open());
        const QStringList rows = paymentRows(bench.databaseFile());
        bench.close();
        const auto asked = [&] {
            Database database = require(Database::open(
                {.path = bench.databaseFile(), .mode = Database::Mode::ReadOnly, .vfs = {}}));
            return require(database.integer("SELECT count(*) FROM meta WHERE key = 'refill'"));
        };
        QCOMPARE(asked(), 0);
        {
            Database cut = require(Database::open(
                {.path = bench.databaseFile(), .mode = Database::Mode::ReadWrite, .vfs = {}}));
            require(cut.exec("DELETE FROM payment; INSERT INTO meta VALUES ('refill', '2');"));
        }
        bench.open();
        QCOMPARE(paymentRows(bench.databaseFile()), rows);
        QCOMPARE(asked(), 0);
    }

    /// A shop with years of payments: nothing walks through all of them.
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
            plan("EXPLAIN QUERY PLAN SELECT id FROM payment p WHERE settled = 0"
                 " ORDER BY first_seq"),
            plan("EXPLAIN QUERY PLAN SELECT id FROM payment WHERE sale = 'x' ORDER BY first_seq"),
            plan("EXPLAIN QUERY PLAN SELECT id FROM payment ORDER BY first_seq DESC LIMIT 3"),
            plan("EXPLAIN QUERY PLAN SELECT 1 FROM payment WHERE code_digest = x'01'"
                 " AND code_digest <> x'' LIMIT 1"),
            plan("EXPLAIN QUERY PLAN SELECT coalesce(max(counter), 0) FROM payment")};
        for (const QString& each : plans) {
            QVERIFY2(each.contains(u"INDEX payment_"), qPrintable(each));
            QVERIFY2(!each.contains(u"TEMP B-TREE"), qPrintable(each));
        }
    }
};

} // namespace till::storage

QTEST_APPLESS_MAIN(till::storage::TestJournalPayments)
#include "tst_journal_payments.moc"
