// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/loyalty/fields.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace till::sandbox::loyalty {

namespace {

enum class Kind {
    Text,
    Trace,  ///< six digits, not all 0
    Batch,  ///< six digits
    Card,   ///< 12 to 19 digits
    Mobile, ///< 11 digits
    Date,   ///< yyyyMMdd
    Moment,
    PinBlock, ///< 16 hexadecimal digits
    Amount,
    Count,
    IdType,
    Vouchers,
    Tickets,
};
enum class Presence { Required, Optional };

struct Field {
    QString name;
    Kind kind = Kind::Text;
    Presence presence = Presence::Required;
};
using Fields = QList<Field>;

Fields terminalFields()
{
    return {{u"storeNo"_qs}, {u"terminalNo"_qs}};
}

Fields cardFields()
{
    return terminalFields() + Fields{{u"cardNo"_qs, Kind::Card},
                                     {u"traceNo"_qs, Kind::Trace},
                                     {u"batchNo"_qs, Kind::Batch}};
}

Fields trackFields()
{
    return cardFields() + Fields{{u"track2"_qs, Kind::Text, Presence::Optional},
                                 {u"track3"_qs, Kind::Text, Presence::Optional}};
}

Fields settleFields()
{
    // The table asks for a card here; there is none when a batch is settled.
    return terminalFields() + Fields{{u"cardNo"_qs, Kind::Text, Presence::Optional},
                                     {u"traceNo"_qs, Kind::Trace},
                                     {u"batchNo"_qs, Kind::Batch},
                                     {u"pointDebitCount"_qs, Kind::Count},
                                     {u"pointDebitAmount"_qs, Kind::Amount},
                                     {u"pointCeditCount"_qs, Kind::Count},
                                     {u"pointCreditAmount"_qs, Kind::Amount},
                                     {u"ticketDebitCount"_qs, Kind::Count},
                                     {u"ticketDebitAmount"_qs, Kind::Amount},
                                     {u"ticketCreditCount"_qs, Kind::Count},
                                     {u"ticketCreditAmount"_qs, Kind::Amount},
                                     {u"totalTransCount"_qs, Kind::Count},
                                     {u"cancelCount"_qs, Kind::Count},
                                     {u"refundCount"_qs, Kind::Count},
                                     {u"cardActiveCount"_qs, Kind::Count}};
}

Fields fieldsOf(Operation operation)
{
    const auto optional = [](const QString& name, Kind kind = Kind::Text) {
        return Field{name, kind, Presence::Optional};
    };
    switch (operation) {
    case Operation::CheckIn:
        return terminalFields() + Fields{{u"operatorNo"_qs}, optional(u"traceNo"_qs, Kind::Trace)};
    case Operation::Card:
    case Operation::Tickets:
        return cardFields();
    case Operation::Consume:
    case Operation::ConsumeReversal:
        return trackFields() +
               Fields{optional(u"password"_qs, Kind::PinBlock), {u"consumeType"_qs},
                      {u"pointAmount"_qs, Kind::Amount},        {u"cashAmount"_qs, Kind::Amount},
                      optional(u"vaucher"_qs, Kind::Vouchers),  optional(u"registerTraceNo"_qs)};
    case Operation::Cancel:
    case Operation::CancelReversal:
        return trackFields() + Fields{{u"oriBatchNo"_qs, Kind::Batch},
                                      {u"oriTraceNo"_qs, Kind::Trace},
                                      {u"oriTransTime"_qs, Kind::Moment},
                                      optional(u"oriRegisterTraceNo"_qs)};
    case Operation::Refund:
        return trackFields() + Fields{{u"oriSerialNo"_qs},
                                      {u"oriTransDate"_qs, Kind::Date},
                                      {u"oriRegisterTraceNo"_qs}};
    case Operation::RefundCancel:
        return trackFields() + Fields{{u"oriSerialNo"_qs},
                                      {u"oriBatchNo"_qs, Kind::Batch},
                                      {u"oriTraceNo"_qs, Kind::Trace},
                                      {u"oriTransTime"_qs, Kind::Moment},
                                      {u"oriRegisterTraceNo"_qs}};
    case Operation::TicketConsume:
    case Operation::TicketConsumeReversal:
        return trackFields() + Fields{{u"ticket"_qs, Kind::Tickets}};
    case Operation::SendCode:
        return terminalFields() + Fields{{u"mobileNo"_qs, Kind::Mobile},
                                         optional(u"traceNo"_qs, Kind::Trace),
                                         optional(u"batchNo"_qs, Kind::Batch)};
    case Operation::Activate:
        return trackFields() + Fields{{u"mobileNo"_qs, Kind::Mobile},
                                      {u"verifyCode"_qs},
                                      {u"idType"_qs, Kind::IdType},
                                      optional(u"idNo"_qs)};
    case Operation::Settle:
        return settleFields();
    }
    Q_UNREACHABLE();
}

bool matches(const QString& text, const QString& pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

bool fits(const QString& text, Kind kind)
{
    switch (kind) {
    case Kind::Text:
        return true;
    case Kind::Trace:
        return matches(text, u"[0-9]{6}"_qs) && text != u"000000";
    case Kind::Batch:
        return matches(text, u"[0-9]{6}"_qs);
    case Kind::Card:
        return matches(text, u"[0-9]{12,19}"_qs);
    case Kind::Mobile:
        return matches(text, u"1[0-9]{10}"_qs);
    case Kind::Date:
        return matches(text, u"20[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])"_qs);
    case Kind::Moment:
        return momentOf(text).has_value();
    case Kind::PinBlock:
        return matches(text, u"[0-9A-Fa-f]{16}"_qs);
    case Kind::Amount:
        return fenOf(text).has_value();
    case Kind::Count:
        return countOf(text).has_value();
    case Kind::IdType:
        return matches(text, u"0[1-7]"_qs);
    case Kind::Vouchers:
        return picksOf(text, PickKind::Voucher).has_value();
    case Kind::Tickets:
        return picksOf(text, PickKind::Ticket).has_value();
    }
    Q_UNREACHABLE();
}

QString decoded(QByteArray part)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(part.replace('+', ' ')));
}

std::optional<Pick> pickOf(const QJsonObject& object, PickKind kind)
{
    const bool isTicket = kind == PickKind::Ticket;
    const Pick pick{object.value(u"id").toInteger(), object.value(u"num").toInteger(),
                    object.value(u"type").toString()};
    const bool knownType = pick.type == u"01" || pick.type == u"02" || pick.type == u"03";
    if (object.size() != (isTicket ? 3 : 2) || pick.id <= 0 || pick.num <= 0 ||
        (isTicket && !knownType))
        return std::nullopt;
    return pick;
}

} // namespace

std::optional<Form> formOf(const QByteArray& body)
{
    Form form;
    if (body.isEmpty())
        return form;
    const QList<QByteArray> pairs = body.split('&');
    for (const QByteArray& pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        if (equals <= 0)
            return std::nullopt;
        const QString name = decoded(pair.first(equals));
        if (form.contains(name))
            return std::nullopt;
        form.insert(name, decoded(pair.sliced(equals + 1)));
    }
    return form;
}

std::optional<QString> complaint(Operation operation, const Form& form)
{
    QStringList unknown = form.keys();
    const Fields fields = fieldsOf(operation);
    for (const Field& field : fields) {
        unknown.removeOne(field.name);
        const QString text = form.value(field.name);
        const bool isMissing = text.isEmpty() && field.presence == Presence::Required;
        if (isMissing || (!text.isEmpty() && !fits(text, field.kind)))
            return field.name;
    }
    return unknown.isEmpty() ? std::nullopt : std::optional(unknown.first());
}

std::optional<qint64> fenOf(const QString& text)
{
    if (!matches(text, u"[0-9]{1,10}\\.[0-9]{2}"_qs))
        return std::nullopt;
    return QString(text).remove(u'.').toLongLong();
}

std::optional<qint64> countOf(const QString& text)
{
    if (!matches(text, u"[0-9]{1,9}(\\.00)?"_qs))
        return std::nullopt;
    return text.section(u'.', 0, 0).toLongLong();
}

std::optional<Instant> momentOf(const QString& text)
{
    if (matches(text, u"[0-9]{13}"_qs))
        return Instant{text.toLongLong()};
    if (matches(text, u"[0-9]{9,10}"_qs))
        return Instant{text.toLongLong() * 1000};
    return std::nullopt;
}

std::optional<QList<Pick>> picksOf(const QString& json, PickKind kind)
{
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    const bool isOne = kind == PickKind::Ticket && document.isObject();
    const QJsonArray list = isOne ? QJsonArray{document.object()} : document.array();
    if (!isOne && !document.isArray())
        return std::nullopt;
    QList<Pick> picks;
    for (const QJsonValue entry : list) {
        const auto pick = pickOf(entry.toObject(), kind);
        if (!pick)
            return std::nullopt;
        picks.append(*pick);
    }
    return picks;
}

} // namespace till::sandbox::loyalty
