// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/payment_projection.h"

#include "core/payment/order_id.h"
#include "core/payment/records.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

namespace till::storage {

namespace {

/// Whether the sale has to wait for it: it is not known, nobody has vouched for it, and nobody has
/// let the sale go on without it.
bool blocksItsSale(const payment::Payment& payment)
{
    return payment::paysSale(payment) && !payment::isSettled(payment) && !payment.setAside &&
           !payment.markedPaid;
}

bool isCrockford(QChar character)
{
    return QStringView(u"0123456789ABCDEFGHJKMNPQRSTVWXYZ").contains(character);
}

} // namespace

QString generationKind()
{
    return QStringLiteral("journal.generation");
}

Result<QString> readGeneration(const QByteArray& payload)
{
    const QJsonObject object = QJsonDocument::fromJson(payload).object();
    const QString generation = object.value(u"generation").toString();
    if (object.size() != 1 || generation.size() != 3 ||
        !std::all_of(generation.begin(), generation.end(), isCrockford))
        return failure(ErrorCode::Malformed, generationKind());
    return generation;
}

Result<payment::Payment> paymentOf(const Statement& row)
{
    const PaymentId id(row.text(0));
    const auto corrupt = [](const Error& error) {
        return failure(ErrorCode::Corrupt, error.detail);
    };
    Result<payment::Payment> first =
        payment::fold({}, id, row.text(1), row.blob(2), Instant{row.integer(3)});
    if (!first)
        return corrupt(first.error());
    // The intent alone is both.
    if (row.text(4) == row.text(1))
        return first;
    Result<payment::Payment> last =
        payment::fold(*std::move(first), id, row.text(4), row.blob(5), Instant{row.integer(6)});
    if (!last)
        return corrupt(last.error());
    return last;
}

Result<PaymentProjection> PaymentProjection::prepare(Database& database)
{
    PaymentProjection made;
    struct Wanted {
        Statement& statement;
        Sql sql;
    };
    const std::array wanted{
        Wanted{made.m_find, "SELECT p.id, i.kind, i.payload, i.at_ms, l.kind, l.payload, l.at_ms"
                            " FROM payment p JOIN journal i ON i.seq = p.first_seq"
                            " JOIN journal l ON l.seq = p.last_seq WHERE p.id = ?1"},
        Wanted{made.m_insert,
               "INSERT INTO payment (id, sale, operation, original, channel, deposit, state,"
               " settled, blocks_sale, acquirer_order, code_digest, counter, first_seq, last_seq)"
               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, '', ?10, ?11, ?12, ?12)"},
        Wanted{made.m_update,
               "UPDATE payment SET state = ?2, settled = ?3, blocks_sale = min(blocks_sale, ?4),"
               " acquirer_order = ?5, last_seq = ?6 WHERE id = ?1"},
        Wanted{made.m_clear, "DELETE FROM payment"},
    };
    for (const Wanted& each : wanted) {
        Result<Statement> statement = database.prepare(each.sql);
        if (!statement)
            return failure(statement.error());
        each.statement = std::move(*statement);
    }
    return made;
}

bool PaymentProjection::concerns(QStringView kind)
{
    return payment::isPaymentKind(kind) || kind == generationKind();
}

Result<void> PaymentProjection::apply(const ports::JournalRecord& record)
{
    if (record.kind == generationKind()) {
        const Result<QString> generation = readGeneration(record.payload);
        return generation ? Result<void>() : failure(generation.error());
    }
    const Result<std::optional<payment::Payment>> found = find(record.subject);
    if (!found)
        return failure(found.error());
    const Result<payment::Payment> after =
        payment::fold(found->value_or(payment::Payment()), PaymentId(record.subject), record.kind,
                      record.payload, record.at);
    if (!after)
        return failure(after.error());
    return *found ? update(*after, record.seq) : insert(*after, record.seq);
}

Result<void> PaymentProjection::clear()
{
    return m_clear.bind().run();
}

Result<std::optional<payment::Payment>> PaymentProjection::find(const QString& id)
{
    const StatementReset guard(m_find);
    const Result<bool> row = m_find.bind(id).step();
    if (!row)
        return failure(row.error());
    if (!*row)
        return std::nullopt;
    Result<payment::Payment> payment = paymentOf(m_find);
    if (!payment)
        return failure(payment.error());
    return *std::move(payment);
}

Result<void> PaymentProjection::insert(const payment::Payment& payment, qint64 seq)
{
    // A number of another form, from a test or a later program, uses up no counter.
    const qint64 counter =
        payment.number > 0 ? payment.number : payment::counterOf(payment.id).value_or(0);
    return m_insert
        .bind(payment.id.text(), payment.sale.text(), payment::nameOf(payment.operation),
              payment.original.text(), payment.channel, payment.deposit ? 1 : 0,
              payment::nameOf(payment.state), payment::isSettled(payment) ? 1 : 0,
              blocksItsSale(payment) ? 1 : 0, payment.codeDigest, counter, seq)
        .run();
}

Result<void> PaymentProjection::update(const payment::Payment& payment, qint64 seq)
{
    return m_update
        .bind(payment.id.text(), payment::nameOf(payment.state),
              payment::isSettled(payment) ? 1 : 0, blocksItsSale(payment) ? 1 : 0,
              payment.facts.acquirerOrderId, seq)
        .run();
}

} // namespace till::storage
