// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/loyalty_detail.h"

#include "core/wire/json_writer.h"

namespace till::services {

namespace {

using namespace Qt::StringLiterals;

void text(wire::JsonWriter& writer, QLatin1StringView name, const QString& value)
{
    if (value.isEmpty())
        return;
    writer.name(name);
    writer.text(value);
}

void amount(wire::JsonWriter& writer, QLatin1StringView name, Money value)
{
    writer.name(name);
    writer.text(value.toPlain());
}

void number(wire::JsonWriter& writer, QLatin1StringView name, qint64 value)
{
    writer.name(name);
    writer.number(value);
}

void writeTickets(wire::JsonWriter& writer, const QList<MemberTicket>& tickets)
{
    if (tickets.isEmpty())
        return;
    writer.name("tickets"_L1);
    writer.beginList();
    for (const MemberTicket& each : tickets) {
        writer.beginObject();
        text(writer, "id"_L1, each.id);
        text(writer, "type"_L1, each.type);
        number(writer, "num"_L1, each.count);
        amount(writer, "amount"_L1, each.value);
        writer.endObject();
    }
    writer.endList();
}

void writeRow(wire::JsonWriter& writer, int row, const MemberTransaction& transaction,
              const QString& card)
{
    const MemberOrder& order = transaction.order;
    writer.beginObject();
    number(writer, "row"_L1, row);
    text(writer, "batchNo"_L1, transaction.batch);
    text(writer, "traceNo"_L1, transaction.trace);
    text(writer, "operation"_L1, nameOf(order.operation));
    text(writer, "state"_L1, nameOf(transaction.state));
    text(writer, "status"_L1, transaction.code);
    text(writer, "cardNo"_L1, card);
    amount(writer, "pointAmount"_L1, order.points);
    amount(writer, "cashAmount"_L1, order.cash);
    writeTickets(writer, order.tickets);
    text(writer, "registerTraceNo"_L1, order.saleNumber);
    text(writer, "oriTraceNo"_L1, order.originalTrace);
    text(writer, "oriSerialNo"_L1, order.originalSerial);
    text(writer, "serialNo"_L1, transaction.facts.serial);
    text(writer, "transTime"_L1, transaction.facts.transTime);
    number(writer, "tillTime"_L1, transaction.at.unixMs);
    if (transaction.facts.pointsReturned)
        amount(writer, "returnPoint"_L1, *transaction.facts.pointsReturned);
    amount(writer, "supplyCash"_L1, transaction.facts.supplyCash);
    amount(writer, "returnCash"_L1, transaction.facts.returnCash);
    writer.endObject();
}

void writeTotals(wire::JsonWriter& writer, const MemberTotals& totals, int rows)
{
    writer.beginObject();
    number(writer, "rows"_L1, rows);
    number(writer, "pointDebitCount"_L1, totals.pointDebits);
    amount(writer, "pointDebitAmount"_L1, totals.pointDebit);
    number(writer, "pointCreditCount"_L1, totals.pointCredits);
    amount(writer, "pointCreditAmount"_L1, totals.pointCredit);
    number(writer, "ticketDebitCount"_L1, totals.ticketDebits);
    amount(writer, "ticketDebitAmount"_L1, totals.ticketDebit);
    number(writer, "ticketCreditCount"_L1, totals.ticketCredits);
    amount(writer, "ticketCreditAmount"_L1, totals.ticketCredit);
    number(writer, "totalTransCount"_L1, totals.transactions);
    number(writer, "cancelCount"_L1, totals.cancels);
    number(writer, "refundCount"_L1, totals.refunds);
    number(writer, "cardActiveCount"_L1, totals.activations);
    writer.endObject();
}

} // namespace

MemberDetail memberDetail(const LoyaltyBook& book,
                          const std::function<QString(const MemberTransaction&)>& cardOf)
{
    MemberDetail detail;
    for (const MemberTransaction& each : book.transactions()) {
        if (each.period != book.period())
            continue;
        wire::JsonWriter writer(detail.lines);
        writeRow(writer, ++detail.rows, each, cardOf(each));
        detail.lines += '\n';
    }
    wire::JsonWriter writer(detail.lines);
    writeTotals(writer, book.settlement() ? book.settlement()->totals : book.totals(), detail.rows);
    detail.lines += '\n';
    return detail;
}

QString maskedCard(const MemberTransaction& transaction)
{
    return QStringLiteral("************") + transaction.order.cardTail;
}

QString memberDetailName(const LoyaltyBook& book)
{
    return QStringLiteral("loyalty-%1-%2.jsonl").arg(book.batch()).arg(book.period());
}

} // namespace till::services
