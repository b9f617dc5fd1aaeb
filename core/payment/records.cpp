// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payment/records.h"

#include "core/base/json_reader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <utility>

namespace till::payment {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 counterMax = (qint64{1} << 35) - 1;
constexpr QLatin1StringView kindPrefix("payment.");

struct AmountField {
    QLatin1StringView key;
    std::optional<Money> Facts::*member;
};
constexpr std::array amountFields{
    AmountField{"orderAmount"_L1, &Facts::orderAmount},
    AmountField{"paidAmount"_L1, &Facts::paidAmount},
    AmountField{"merchantAllowance"_L1, &Facts::merchantAllowance},
    AmountField{"thirdPartyAllowance"_L1, &Facts::thirdPartyAllowance},
    AmountField{"refundedAmount"_L1, &Facts::refundedAmount},
};
struct TextField {
    QLatin1StringView key;
    QString Facts::*member;
};
constexpr std::array textFields{
    TextField{"orderId"_L1, &Facts::orderId},
    TextField{"acquirerOrderId"_L1, &Facts::acquirerOrderId},
    TextField{"retrievalReference"_L1, &Facts::retrievalReference},
    TextField{"settlementDate"_L1, &Facts::settlementDate},
    TextField{"walletName"_L1, &Facts::walletName},
    TextField{"walletOrderId"_L1, &Facts::walletOrderId},
    TextField{"payUrl"_L1, &Facts::payUrl},
};

void putText(QJsonObject& object, QLatin1StringView key, const QString& text)
{
    if (!text.isEmpty())
        object.insert(key, text);
}

QJsonArray toJson(const QList<Promotion>& promotions)
{
    QJsonArray list;
    for (const Promotion& each : promotions) {
        QJsonObject json{{u"sponsor"_s, each.sponsor}, {u"amount"_s, each.amount.fen()}};
        putText(json, "id"_L1, each.id);
        list.append(json);
    }
    return list;
}

QJsonObject toJson(const Facts& facts)
{
    QJsonObject json;
    for (const AmountField& field : amountFields) {
        if (const auto& amount = facts.*field.member)
            json.insert(field.key, amount->fen());
    }
    for (const TextField& field : textFields)
        putText(json, field.key, facts.*field.member);
    if (!facts.promotions.isEmpty())
        json.insert("promotions"_L1, toJson(facts.promotions));
    return json;
}

Promotion readPromotion(JsonReader& reader)
{
    Promotion promotion;
    promotion.sponsor = reader.text("sponsor"_L1);
    promotion.amount = reader.money("amount"_L1);
    promotion.id = reader.textIfAny("id"_L1);
    return promotion;
}

Facts readFacts(JsonReader& reader)
{
    Facts facts;
    for (const AmountField& field : amountFields) {
        if (reader.has(field.key))
            facts.*field.member = reader.money(field.key);
    }
    for (const TextField& field : textFields)
        facts.*field.member = reader.textIfAny(field.key);
    if (!reader.has("promotions"_L1))
        return facts;
    const QJsonValue list = reader.take("promotions"_L1);
    reader.check(list.isArray());
    for (const QJsonValue each : list.toArray()) {
        JsonReader inner(each.toObject());
        facts.promotions.append(readPromotion(inner));
        reader.check(inner.isComplete());
    }
    return facts;
}

QJsonObject intentJson(const Payment& payment)
{
    QJsonObject json{{u"operation"_s, nameOf(payment.operation)},
                     {u"channel"_s, payment.channel},
                     {u"amount"_s, payment.amount.fen()},
                     {u"by"_s, payment.by.text()},
                     {u"at"_s, payment.at.unixMs}};
    putText(json, "sale"_L1, payment.sale.text());
    putText(json, "original"_L1, payment.original.text());
    if (payment.presentation == Presentation::Shown)
        json.insert("shown"_L1, true);
    if (payment.deposit)
        json.insert("deposit"_L1, true);
    if (payment.payableUntil.unixMs != 0)
        json.insert("payableUntil"_L1, payment.payableUntil.unixMs);
    if (payment.number > 0)
        json.insert("number"_L1, payment.number);
    putText(json, "means"_L1, payment.means);
    putText(json, "codeTail"_L1, payment.codeTail);
    putText(json, "codeDigest"_L1, QString::fromLatin1(payment.codeDigest.toHex()));
    putText(json, "approvedBy"_L1, payment.approvedBy.text());
    putText(json, "reason"_L1, payment.reason);
    return json;
}

Payment readIntent(JsonReader& reader, const PaymentId& id)
{
    Payment payment;
    payment.id = id;
    const auto operation = operationNamed(reader.text("operation"_L1));
    reader.check(operation.has_value());
    payment.operation = operation.value_or(Operation::Pay);
    payment.sale = SaleId(reader.textIfAny("sale"_L1));
    payment.channel = reader.text("channel"_L1);
    payment.amount = reader.money("amount"_L1, 1);
    payment.by = OperatorId(reader.text("by"_L1));
    payment.at = reader.instant("at"_L1);
    payment.original = PaymentId(reader.textIfAny("original"_L1));
    reader.check(payment.original.isEmpty() == (payment.operation == Operation::Pay));
    if (reader.has("shown"_L1) && reader.boolean("shown"_L1))
        payment.presentation = Presentation::Shown;
    payment.deposit = reader.has("deposit"_L1) && reader.boolean("deposit"_L1);
    if (reader.has("payableUntil"_L1))
        payment.payableUntil = reader.instant("payableUntil"_L1);
    if (reader.has("number"_L1))
        payment.number = reader.integer("number"_L1, 1, counterMax);
    const bool isForDeposit = payment.deposit || payment.operation == Operation::Release;
    reader.check(payment.sale.isEmpty() == isForDeposit);
    payment.means = reader.textIfAny("means"_L1);
    payment.codeTail = reader.textIfAny("codeTail"_L1);
    const QByteArray digest = reader.textIfAny("codeDigest"_L1).toLatin1();
    payment.codeDigest = QByteArray::fromHex(digest);
    reader.check(payment.codeDigest.toHex() == digest);
    payment.approvedBy = OperatorId(reader.textIfAny("approvedBy"_L1));
    payment.reason = reader.textIfAny("reason"_L1);
    payment.state = State::Intent;
    return payment;
}

void readState(JsonReader& reader, Payment& payment)
{
    payment.code = reader.textIfAny("code"_L1);
    payment.text = reader.textIfAny("text"_L1);
    payment.setAside = reader.has("setAside"_L1) && reader.boolean("setAside"_L1);
    payment.markedPaid = reader.has("markedPaid"_L1) && reader.boolean("markedPaid"_L1);
    payment.facts = {};
    if (!reader.has("facts"_L1))
        return;
    const QJsonValue facts = reader.take("facts"_L1);
    reader.check(facts.isObject());
    JsonReader inner(facts.toObject());
    payment.facts = readFacts(inner);
    reader.check(inner.isComplete());
}

} // namespace

QString kindOf(const Payment& payment)
{
    return kindPrefix +
           QString(payment.state == State::NotSent ? u"not_sent"_s : nameOf(payment.state));
}

bool isPaymentKind(QStringView kind)
{
    return kind.startsWith(kindPrefix);
}

QByteArray encode(const Payment& payment)
{
    QJsonObject json;
    if (payment.state == State::Intent) {
        json = intentJson(payment);
    } else {
        putText(json, "code"_L1, payment.code);
        putText(json, "text"_L1, payment.text);
        if (const QJsonObject facts = toJson(payment.facts); !facts.isEmpty())
            json.insert("facts"_L1, facts);
        if (payment.setAside)
            json.insert("setAside"_L1, true);
        if (payment.markedPaid)
            json.insert("markedPaid"_L1, true);
    }
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<Payment> fold(Payment before, const PaymentId& id, QStringView kind,
                     const QByteArray& payload, Instant at)
{
    if (!isPaymentKind(kind))
        return failure(ErrorCode::NotFound, QStringLiteral("no payment record: %1").arg(kind));
    const QStringView word = kind.sliced(kindPrefix.size());
    const auto state = word == u"not_sent" ? State::NotSent : stateNamed(word);
    const QJsonDocument document = QJsonDocument::fromJson(payload);
    if (!state || *state == State::Created || !document.isObject())
        return failure(ErrorCode::Malformed, QStringLiteral("%1 of %2").arg(kind, id.text()));

    const bool isFirst = before.state == State::Created;
    if (isFirst != (*state == State::Intent))
        return failure(ErrorCode::Conflict, QStringLiteral("%1 of %2").arg(kind, id.text()));
    JsonReader reader(document.object());
    if (isFirst) {
        const Payment::Progress progress = before.progress;
        before = readIntent(reader, id);
        before.progress = progress;
    } else {
        readState(reader, before);
        before.state = *state;
    }
    before.changedAt = at;
    if (!reader.isComplete())
        return failure(ErrorCode::Malformed, QStringLiteral("%1 of %2").arg(kind, id.text()));
    return before;
}

} // namespace till::payment
