// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/journal_connection.h"
#include "core/storage/journal_store.h"
#include "core/storage/payment_projection.h"
#include "core/storage/queries.h"

// What is asked about payments. Each query reads the first and the last record of a payment from
// the journal itself.
namespace till::storage {

Result<QList<payment::Payment>> JournalStore::openPayments()
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    return listOf<payment::Payment>(
        prepared(*(*connection)->database,
                 "SELECT p.id, i.kind, i.payload, i.at_ms, l.kind, l.payload, l.at_ms"
                 " FROM payment p JOIN journal i ON i.seq = p.first_seq"
                 " JOIN journal l ON l.seq = p.last_seq"
                 " WHERE p.settled = 0 ORDER BY p.first_seq"),
        paymentOf);
}

Result<QList<payment::Payment>> JournalStore::paymentsOf(const SaleId& sale)
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    return listOf<payment::Payment>(
        prepared(*(*connection)->database,
                 "SELECT p.id, i.kind, i.payload, i.at_ms, l.kind, l.payload, l.at_ms"
                 " FROM payment p JOIN journal i ON i.seq = p.first_seq"
                 " JOIN journal l ON l.seq = p.last_seq"
                 " WHERE p.sale = ?1 AND p.sale <> '' ORDER BY p.first_seq",
                 sale.text()),
        paymentOf);
}

Result<QList<payment::Payment>> JournalStore::paymentsAbout(const PaymentId& id)
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    // The second condition is that of the index.
    return listOf<payment::Payment>(
        prepared(*(*connection)->database,
                 "SELECT p.id, i.kind, i.payload, i.at_ms, l.kind, l.payload, l.at_ms"
                 " FROM payment p JOIN journal i ON i.seq = p.first_seq"
                 " JOIN journal l ON l.seq = p.last_seq"
                 " WHERE p.original = ?1 AND p.original <> '' ORDER BY p.first_seq",
                 id.text()),
        paymentOf);
}

Result<QList<payment::Payment>> JournalStore::openDeposits()
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    return listOf<payment::Payment>(
        prepared(*(*connection)->database,
                 "SELECT p.id, i.kind, i.payload, i.at_ms, l.kind, l.payload, l.at_ms"
                 " FROM payment p JOIN journal i ON i.seq = p.first_seq"
                 " JOIN journal l ON l.seq = p.last_seq"
                 " WHERE p.deposit = 1 AND p.state = 'succeeded' AND NOT EXISTS"
                 " (SELECT 1 FROM payment r WHERE r.original = p.id AND r.original <> ''"
                 " AND r.state = 'succeeded') ORDER BY p.first_seq"),
        paymentOf);
}

Result<QList<payment::Payment>> JournalStore::latestPayments(int count)
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    return listOf<payment::Payment>(
        prepared(*(*connection)->database,
                 "SELECT p.id, i.kind, i.payload, i.at_ms, l.kind, l.payload, l.at_ms"
                 " FROM payment p JOIN journal i ON i.seq = p.first_seq"
                 " JOIN journal l ON l.seq = p.last_seq"
                 " ORDER BY p.first_seq DESC LIMIT max(?1, 0)",
                 count),
        paymentOf);
}

Result<payment::Payment> JournalStore::findPayment(const PaymentId& id)
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    Result<std::optional<payment::Payment>> payment = firstOf<payment::Payment>(
        prepared(*(*connection)->database,
                 "SELECT p.id, i.kind, i.payload, i.at_ms, l.kind, l.payload, l.at_ms"
                 " FROM payment p JOIN journal i ON i.seq = p.first_seq"
                 " JOIN journal l ON l.seq = p.last_seq WHERE p.id = ?1",
                 id.text()),
        paymentOf);
    if (!payment)
        return failure(payment.error());
    if (!*payment)
        return failure(ErrorCode::NotFound, QStringLiteral("no payment %1").arg(id.text()));
    return std::move(**payment);
}

Result<payment::Payment> JournalStore::findByAcquirer(const QString& channel, const QString& order)
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    Result<std::optional<payment::Payment>> payment = firstOf<payment::Payment>(
        prepared(*(*connection)->database,
                 "SELECT p.id, i.kind, i.payload, i.at_ms, l.kind, l.payload, l.at_ms"
                 " FROM payment p JOIN journal i ON i.seq = p.first_seq"
                 " JOIN journal l ON l.seq = p.last_seq"
                 " WHERE p.acquirer_order = ?1 AND p.acquirer_order <> '' AND p.channel = ?2"
                 " ORDER BY p.first_seq DESC LIMIT 1",
                 order, channel),
        paymentOf);
    if (!payment)
        return failure(payment.error());
    if (!*payment)
        return failure(ErrorCode::NotFound, QStringLiteral("no payment %1").arg(order));
    return std::move(**payment);
}

Result<bool> JournalStore::knowsCode(const QByteArray& codeDigest)
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    // The second condition is that of the index.
    const Result<qint64> known =
        integerOf(prepared(*(*connection)->database,
                           "SELECT 1 FROM payment WHERE code_digest = ?1 AND code_digest <> x''"
                           " LIMIT 1",
                           codeDigest));
    if (!known)
        return failure(known.error());
    return *known == 1;
}

Result<qint64> JournalStore::nextPaymentCounter()
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    const Result<qint64> last = integerOf(
        prepared(*(*connection)->database, "SELECT coalesce(max(counter), 0) FROM payment"));
    if (!last)
        return failure(last.error());
    return *last + 1;
}

Result<PaymentId> JournalStore::greatestOrderId(const QString& prefix, qsizetype length)
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    // Behind the prefix stand letters and digits.
    const Result<std::optional<PaymentId>> greatest = firstOf<PaymentId>(
        prepared(*(*connection)->database,
                 "SELECT id FROM payment WHERE id >= ?1 AND id < ?1 || '~' AND length(id) = ?2"
                 " ORDER BY id DESC LIMIT 1",
                 prefix, qint64{length}),
        [](const Statement& row) { return Result<PaymentId>(PaymentId(row.text(0))); });
    if (!greatest)
        return failure(greatest.error());
    return greatest->value_or(PaymentId());
}

Result<QString> JournalStore::generation()
{
    const Result<Connection*> connection = connected();
    if (!connection)
        return failure(connection.error());
    const Result<std::optional<QString>> generation = firstOf<QString>(
        prepared(*(*connection)->database,
                 "SELECT payload FROM journal WHERE subject = 'journal' AND kind = ?1"
                 " ORDER BY seq DESC LIMIT 1",
                 generationKind()),
        [](const Statement& row) { return readGeneration(row.blob(0)); });
    if (!generation)
        return failure(ErrorCode::Corrupt, generation.error().detail);
    return generation->value_or(QString());
}

} // namespace till::storage
