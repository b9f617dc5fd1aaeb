// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/loyalty/transaction.h"

namespace till::sandbox::loyalty {

namespace {

QMap<qint64, qint64> negated(QMap<qint64, qint64> pieces)
{
    for (qint64& number : pieces)
        number = -number;
    return pieces;
}

QJsonObject toObject(const QMap<qint64, qint64>& pieces)
{
    QJsonObject object;
    for (auto one = pieces.begin(); one != pieces.end(); ++one)
        object.insert(QString::number(one.key()), one.value());
    return object;
}

QMap<qint64, qint64> toPieces(const QJsonObject& object)
{
    QMap<qint64, qint64> pieces;
    for (auto one = object.begin(); one != object.end(); ++one)
        pieces.insert(one.key().toLongLong(), one.value().toInteger());
    return pieces;
}

} // namespace

Change Change::opposite() const
{
    return {-points, negated(vouchers), negated(tickets)};
}

void apply(const Change& change, Member& member)
{
    member.points += change.points;
    for (auto one = change.vouchers.begin(); one != change.vouchers.end(); ++one)
        member.voucher(one.key())->num += one.value();
    for (auto one = change.tickets.begin(); one != change.tickets.end(); ++one)
        member.ticket(one.key())->num += one.value();
}

QJsonObject Transaction::toJson() const
{
    return {{u"serial"_qs, serial},
            {u"kind"_qs, static_cast<int>(kind)},
            {u"terminal"_qs, terminal},
            {u"batch"_qs, batch},
            {u"trace"_qs, trace},
            {u"card"_qs, card},
            {u"registerTrace"_qs, registerTrace},
            {u"original"_qs, original},
            {u"at"_qs, at.unixMs},
            {u"pointsChange"_qs, change.points},
            {u"vouchersChange"_qs, toObject(change.vouchers)},
            {u"ticketsChange"_qs, toObject(change.tickets)},
            {u"points"_qs, points},
            {u"award"_qs, award},
            {u"cash"_qs, cash},
            {u"supply"_qs, supply},
            {u"faceValue"_qs, faceValue},
            {u"pieces"_qs, pieces},
            {u"isReversed"_qs, isReversed},
            {u"undoneBy"_qs, undoneBy},
            {u"reversals"_qs, reversals}};
}

std::optional<Transaction> Transaction::fromJson(const QJsonObject& json)
{
    const auto text = [&](QStringView name) {
        return json.value(name).toString();
    };
    const auto number = [&](QStringView name) {
        return json.value(name).toInteger();
    };
    Transaction transaction;
    transaction.serial = text(u"serial");
    transaction.terminal = text(u"terminal");
    transaction.batch = text(u"batch");
    transaction.trace = text(u"trace");
    transaction.card = text(u"card");
    transaction.registerTrace = text(u"registerTrace");
    transaction.original = text(u"original");
    transaction.undoneBy = text(u"undoneBy");
    transaction.at = {number(u"at")};
    transaction.change = {number(u"pointsChange"),
                          toPieces(json.value(u"vouchersChange").toObject()),
                          toPieces(json.value(u"ticketsChange").toObject())};
    transaction.points = number(u"points");
    transaction.award = number(u"award");
    transaction.cash = number(u"cash");
    transaction.supply = number(u"supply");
    transaction.faceValue = number(u"faceValue");
    transaction.pieces = number(u"pieces");
    transaction.isReversed = json.value(u"isReversed").toBool();
    transaction.reversals = json.value(u"reversals").toInt();
    const int kind = json.value(u"kind").toInt(-1);
    if (transaction.serial.isEmpty() || kind < 0 || kind > static_cast<int>(Kind::Activation))
        return std::nullopt;
    transaction.kind = static_cast<Kind>(kind);
    return transaction;
}

} // namespace till::sandbox::loyalty
