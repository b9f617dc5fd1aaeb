// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/payout_records.h"

#include "core/base/json_reader.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace till::services {

namespace {

using payment::State;

constexpr QLatin1StringView kindPrefix("payout.");
const QString closedKind = QStringLiteral("payout.closed");
constexpr qint64 counterMax = (qint64{1} << 35) - 1;
constexpr qsizetype accountLong = 13;
constexpr qsizetype headShown = 6;
constexpr qsizetype tailShown = 4;
constexpr qsizetype shortTailShown = 2;

void putText(QJsonObject& object, QLatin1StringView key, const QString& text)
{
    if (!text.isEmpty())
        object.insert(key, text);
}

QJsonObject intentJson(const Payout& payout)
{
    QJsonObject json{{"counter"_L1, payout.counter}, {"amount"_L1, payout.amount.fen()},
                     {"payee"_L1, payout.payee},     {"account"_L1, payout.account},
                     {"by"_L1, payout.by.text()},    {"approvedBy"_L1, payout.approvedBy.text()},
                     {"at"_L1, payout.at.unixMs}};
    putText(json, "bank"_L1, payout.bank);
    putText(json, "memo"_L1, payout.memo);
    return json;
}

Payout readIntent(JsonReader& reader)
{
    Payout payout;
    payout.counter = reader.integer("counter"_L1, 1, counterMax);
    payout.amount = reader.money("amount"_L1, 1);
    payout.payee = reader.text("payee"_L1);
    payout.account = reader.text("account"_L1);
    payout.by = OperatorId(reader.text("by"_L1));
    payout.approvedBy = OperatorId(reader.text("approvedBy"_L1));
    payout.at = reader.instant("at"_L1);
    payout.bank = reader.textIfAny("bank"_L1);
    payout.memo = reader.textIfAny("memo"_L1);
    return payout;
}

struct Name {
    State state;
    QLatin1StringView text;
};
/// The states that a payout can have, as in the journal's kinds.
constexpr std::array names{
    Name{State::Intent, "intent"_L1},       Name{State::Pending, "pending"_L1},
    Name{State::Unknown, "unknown"_L1},     Name{State::Succeeded, "succeeded"_L1},
    Name{State::Refused, "refused"_L1},     Name{State::NotSent, "not_sent"_L1},
    Name{State::Exception, "exception"_L1},
};

QString kindOf(State state)
{
    const auto found = std::find_if(names.begin(), names.end(),
                                    [state](const Name& name) { return name.state == state; });
    Q_ASSERT(found != names.end());
    return kindPrefix + found->text;
}

std::optional<State> stateIn(const QString& kind)
{
    const auto found = std::find_if(names.begin(), names.end(), [&kind](const Name& name) {
        return kind == kindPrefix + name.text;
    });
    return found == names.end() ? std::nullopt : std::optional(found->state);
}

/// Who has looked at an exception, and what came of that.
Result<Payout> closed(Payout payout, JsonReader& reader, const ports::JournalRecord& record)
{
    if (!isOpenException(payout))
        return failure(ErrorCode::Conflict,
                       QStringLiteral("%1 of payout %2").arg(record.kind, payout.id.text()));
    payout.closedBy = OperatorId(reader.text("by"_L1));
    payout.closedReason = reader.text("reason"_L1);
    payout.changedAt = record.at;
    if (!reader.isComplete() || payout.closedBy.isEmpty())
        return failure(ErrorCode::Malformed,
                       QStringLiteral("%1, record %2").arg(record.kind).arg(record.seq));
    return payout;
}

} // namespace

bool isOpenException(const Payout& payout)
{
    return payout.state == State::Exception && payout.closedBy.isEmpty();
}

bool isDecided(const Payout& payout)
{
    return !isOpenException(payout) && payout.state != State::Intent &&
           payout.state != State::Pending && payout.state != State::Unknown;
}

QString payoutSubject()
{
    return QStringLiteral("payouts");
}

ports::JournalEntry entryOf(const Payout& payout)
{
    QJsonObject json;
    if (payout.state == State::Intent)
        json = intentJson(payout);
    putText(json, "platformNumber"_L1, payout.platformNumber);
    putText(json, "code"_L1, payout.code);
    putText(json, "text"_L1, payout.text);
    json.insert("id"_L1, payout.id.text());
    return {kindOf(payout.state), payoutSubject(),
            QJsonDocument(json).toJson(QJsonDocument::Compact)};
}

ports::JournalEntry closingOf(const Payout& payout)
{
    const QJsonObject json{{"id"_L1, payout.id.text()},
                           {"by"_L1, payout.closedBy.text()},
                           {"reason"_L1, payout.closedReason}};
    return {closedKind, payoutSubject(), QJsonDocument(json).toJson(QJsonDocument::Compact)};
}

Result<QList<Payout>> fold(QList<Payout> before, const ports::JournalRecord& record)
{
    const auto malformed = [&record] {
        return failure(ErrorCode::Malformed,
                       QStringLiteral("%1, record %2").arg(record.kind).arg(record.seq));
    };
    const std::optional<State> state = stateIn(record.kind);
    const QJsonDocument document = QJsonDocument::fromJson(record.payload);
    const bool isClosing = record.kind == closedKind;
    if ((!state && !isClosing) || !document.isObject())
        return malformed();
    JsonReader reader(document.object());
    const PaymentId id(reader.text("id"_L1));
    const auto known = std::find_if(before.begin(), before.end(),
                                    [&id](const Payout& payout) { return payout.id == id; });
    const bool isIntent = state == State::Intent;
    if (isIntent == (known != before.end()))
        return failure(ErrorCode::Conflict,
                       QStringLiteral("%1 of payout %2").arg(record.kind, id.text().left(40)));
    if (isClosing) {
        Result<Payout> after = closed(*known, reader, record);
        if (!after)
            return failure(after.error());
        *known = *std::move(after);
        return before;
    }
    Payout payout = isIntent ? readIntent(reader) : *known;
    payout.id = id;
    payout.state = *state;
    payout.platformNumber = reader.textIfAny("platformNumber"_L1);
    payout.code = reader.textIfAny("code"_L1);
    payout.text = reader.textIfAny("text"_L1);
    payout.changedAt = record.at;
    payout.closedBy = {};
    payout.closedReason.clear();
    if (!reader.isComplete() || id.isEmpty())
        return malformed();
    if (isIntent)
        before.append(payout);
    else
        *known = payout;
    return before;
}

QString maskedName(QByteArrayView name)
{
    const auto begins = [](char each) {
        return (static_cast<uchar>(each) & 0xC0U) != 0x80U;
    };
    if (name.isEmpty())
        return {};
    const auto end = std::find_if(name.begin() + 1, name.end(), begins);
    const auto rest = std::count_if(end, name.end(), begins);
    return QString::fromUtf8(name.first(end - name.begin())) +
           QString(std::max<qsizetype>(1, rest), u'*');
}

QString maskedAccount(QByteArrayView account)
{
    const bool isLong = account.size() >= accountLong;
    const qsizetype head = isLong ? headShown : 0;
    const qsizetype tail = isLong ? tailShown : std::min(shortTailShown, account.size() / 2);
    return QString::fromUtf8(account.first(head)) + QString(account.size() - head - tail, u'*') +
           QString::fromUtf8(account.last(tail));
}

} // namespace till::services
