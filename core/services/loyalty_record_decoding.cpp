// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_reader.h"
#include "core/services/loyalty_record_parts.h"
#include "core/services/loyalty_record_words.h"
#include "core/services/loyalty_records.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <limits>

namespace till::services {

namespace {

using namespace member_records;

constexpr int periodMost = 1'000'000'000;
constexpr int traceMost = 999'999;
constexpr int statusMost = 999;

int wholeNumber(JsonReader& reader, QLatin1StringView key, int most)
{
    return static_cast<int>(reader.integer(key, 0, most));
}

OperatorId readBy(JsonReader& reader)
{
    return OperatorId(reader.text("by"_L1));
}

MemberEvent readCheckinAsked(JsonReader& reader)
{
    return CheckinAsked{reader.text("trace"_L1)};
}

MemberEvent readCheckedIn(JsonReader& reader)
{
    CheckedIn event;
    event.batch = reader.text("batch"_L1);
    event.storeName = reader.text("storeName"_L1);
    event.offsetMs = reader.integer("offset"_L1, std::numeric_limits<qint64>::min(),
                                    std::numeric_limits<qint64>::max());
    return event;
}

MemberEvent readBatchOpened(JsonReader& reader)
{
    BatchOpened event;
    event.period = wholeNumber(reader, "period"_L1, periodMost);
    event.batch = reader.text("batch"_L1);
    event.lastTrace = wholeNumber(reader, "lastTrace"_L1, traceMost);
    event.since = wholeNumber(reader, "since"_L1, periodMost);
    return event;
}

MemberEvent readBatchClosed(JsonReader& reader)
{
    BatchClosed event;
    event.period = wholeNumber(reader, "period"_L1, periodMost);
    event.how = valueFor(closings, reader, "how"_L1);
    event.by = readBy(reader);
    return event;
}

MemberEvent readExceptionNoted(JsonReader& reader)
{
    ExceptionNoted event;
    event.period = wholeNumber(reader, "period"_L1, periodMost);
    event.trace = reader.text("trace"_L1);
    const auto operation = memberOperationNamed(reader.text("operation"_L1));
    reader.check(operation.has_value());
    event.operation = operation.value_or(MemberOperation::Consume);
    event.cardTail = reader.text("cardTail"_L1);
    event.points = reader.money("points"_L1);
    event.cash = reader.money("cash"_L1);
    event.code = reader.text("code"_L1);
    event.text = reader.text("text"_L1);
    return event;
}

MemberEvent readExceptionClosed(JsonReader& reader)
{
    ExceptionClosed event;
    event.period = wholeNumber(reader, "period"_L1, periodMost);
    event.trace = reader.text("trace"_L1);
    event.verdict = valueFor(verdicts, reader, "verdict"_L1);
    event.by = readBy(reader);
    event.note = reader.text("note"_L1);
    return event;
}

MemberEvent readAsked(JsonReader& reader)
{
    Asked event;
    event.trace = reader.text("trace"_L1);
    event.call = reader.text("call"_L1);
    return event;
}

MemberEvent readBegun(JsonReader& reader)
{
    Begun event;
    event.trace = reader.text("trace"_L1);
    event.batch = reader.text("batch"_L1);
    event.at = reader.instant("at"_L1);
    event.order = readOrder(reader, reader.take("order"_L1));
    return event;
}

MemberEvent readReversalOwed(JsonReader& reader)
{
    return ReversalOwed{reader.text("trace"_L1)};
}

MemberEvent readAnswered(JsonReader& reader)
{
    Answered event;
    event.trace = reader.text("trace"_L1);
    event.code = reader.text("code"_L1);
    event.text = reader.text("text"_L1);
    const auto state = memberStateNamed(reader.text("state"_L1));
    reader.check(state.has_value());
    event.state = state.value_or(MemberState::Done);
    event.facts = readFacts(reader, reader.take("facts"_L1));
    return event;
}

template<typename Event> MemberEvent readWord(JsonReader& reader)
{
    Event event;
    event.trace = reader.text("trace"_L1);
    event.code = reader.text("code"_L1);
    event.text = reader.text("text"_L1);
    return event;
}

MemberEvent readCashMoved(JsonReader& reader)
{
    CashMoved event;
    event.trace = reader.text("trace"_L1);
    event.amount = reader.money("fen"_L1, -Money::maxFen);
    event.reason = valueFor(reasons, reader, "reason"_L1);
    event.by = readBy(reader);
    return event;
}

MemberEvent readSettleAsked(JsonReader& reader)
{
    SettleAsked event;
    event.trace = reader.text("trace"_L1);
    event.by = readBy(reader);
    event.totals = readTotals(reader, reader.take("totals"_L1));
    return event;
}

MemberEvent readSettleAnswered(JsonReader& reader)
{
    SettleAnswered event;
    event.verdict = valueFor(settlements, reader, "verdict"_L1);
    event.flag = reader.text("flag"_L1);
    event.code = reader.text("code"_L1);
    event.text = reader.text("text"_L1);
    return event;
}

MemberEvent readDetailKept(JsonReader& reader)
{
    DetailKept event;
    event.file = reader.text("file"_L1);
    event.rows = wholeNumber(reader, "rows"_L1, periodMost);
    event.sha256 = QByteArray::fromHex(reader.text("sha256"_L1).toLatin1());
    return event;
}

MemberEvent readDetailPosted(JsonReader& reader)
{
    return DetailPosted{wholeNumber(reader, "status"_L1, statusMost)};
}

struct Kind {
    QLatin1StringView name;
    MemberEvent (*read)(JsonReader& reader);
};

constexpr std::array kinds{
    Kind{"loyalty.checkin_asked"_L1, readCheckinAsked},
    Kind{"loyalty.checked_in"_L1, readCheckedIn},
    Kind{"loyalty.batch_opened"_L1, readBatchOpened},
    Kind{"loyalty.batch_closed"_L1, readBatchClosed},
    Kind{"loyalty.exception"_L1, readExceptionNoted},
    Kind{"loyalty.exception_closed"_L1, readExceptionClosed},
    Kind{"loyalty.asked"_L1, readAsked},
    Kind{"loyalty.begun"_L1, readBegun},
    Kind{"loyalty.reversal_owed"_L1, readReversalOwed},
    Kind{"loyalty.answered"_L1, readAnswered},
    Kind{"loyalty.unanswered"_L1, readWord<Unanswered>},
    Kind{"loyalty.reversed"_L1, readWord<Reversed>},
    Kind{"loyalty.cash"_L1, readCashMoved},
    Kind{"loyalty.settle_asked"_L1, readSettleAsked},
    Kind{"loyalty.settle_answered"_L1, readSettleAnswered},
    Kind{"loyalty.detail_kept"_L1, readDetailKept},
    Kind{"loyalty.detail_posted"_L1, readDetailPosted},
};

tl::unexpected<Error> corrupt(const ports::JournalRecord& record)
{
    return failure(ErrorCode::Corrupt,
                   QStringLiteral("record %1: %2").arg(record.seq).arg(record.kind));
}

} // namespace

Result<MemberRecord> readMemberRecord(const ports::JournalRecord& record)
{
    MemberRecord read;
    if (record.subject != general) {
        bool isNumber = false;
        read.period = record.subject.mid(batchPrefix.size()).toInt(&isNumber);
        if (!record.subject.startsWith(batchPrefix) || !isNumber || read.period <= 0)
            return corrupt(record);
    }
    for (const Kind& kind : kinds) {
        if (record.kind != kind.name)
            continue;
        JsonReader reader(QJsonDocument::fromJson(record.payload).object());
        read.event = kind.read(reader);
        if (!reader.isComplete())
            return corrupt(record);
        return read;
    }
    return corrupt(record);
}

} // namespace till::services
