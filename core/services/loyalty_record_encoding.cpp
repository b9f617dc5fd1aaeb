// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/loyalty_record_parts.h"
#include "core/services/loyalty_record_words.h"
#include "core/services/loyalty_records.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace till::services {

namespace {

using namespace member_records;

/// A kind and its payload.
struct Said {
    QLatin1StringView kind;
    QJsonObject json;
};

struct Writer {
    Said operator()(const CheckinAsked& event) const
    {
        return {"loyalty.checkin_asked"_L1, {{u"trace"_qs, event.trace}}};
    }
    Said operator()(const CheckedIn& event) const
    {
        return {"loyalty.checked_in"_L1,
                {{u"batch"_qs, event.batch},
                 {u"storeName"_qs, event.storeName},
                 {u"offset"_qs, event.offsetMs}}};
    }
    Said operator()(const BatchOpened& event) const
    {
        return {"loyalty.batch_opened"_L1,
                {{u"period"_qs, event.period},
                 {u"batch"_qs, event.batch},
                 {u"lastTrace"_qs, event.lastTrace},
                 {u"since"_qs, event.since}}};
    }
    Said operator()(const BatchClosed& event) const
    {
        return {"loyalty.batch_closed"_L1,
                {{u"period"_qs, event.period},
                 {u"how"_qs, wordFor(closings, event.how)},
                 {u"by"_qs, event.by.text()}}};
    }
    Said operator()(const ExceptionNoted& event) const
    {
        return {"loyalty.exception"_L1,
                {{u"period"_qs, event.period},
                 {u"trace"_qs, event.trace},
                 {u"operation"_qs, nameOf(event.operation)},
                 {u"cardTail"_qs, event.cardTail},
                 {u"points"_qs, event.points.fen()},
                 {u"cash"_qs, event.cash.fen()},
                 {u"code"_qs, event.code},
                 {u"text"_qs, event.text}}};
    }
    Said operator()(const ExceptionClosed& event) const
    {
        return {"loyalty.exception_closed"_L1,
                {{u"period"_qs, event.period},
                 {u"trace"_qs, event.trace},
                 {u"verdict"_qs, wordFor(verdicts, event.verdict)},
                 {u"by"_qs, event.by.text()},
                 {u"note"_qs, event.note}}};
    }
    Said operator()(const Asked& event) const
    {
        return {"loyalty.asked"_L1, {{u"trace"_qs, event.trace}, {u"call"_qs, event.call}}};
    }
    Said operator()(const Begun& event) const
    {
        return {"loyalty.begun"_L1,
                {{u"trace"_qs, event.trace},
                 {u"batch"_qs, event.batch},
                 {u"at"_qs, event.at.unixMs},
                 {u"order"_qs, orderJson(event.order)}}};
    }
    Said operator()(const ReversalOwed& event) const
    {
        return {"loyalty.reversal_owed"_L1, {{u"trace"_qs, event.trace}}};
    }
    Said operator()(const Answered& event) const
    {
        QJsonObject json = about(event.trace, event.code, event.text);
        json.insert(u"state"_qs, nameOf(event.state));
        json.insert(u"facts"_qs, factsJson(event.facts));
        return {"loyalty.answered"_L1, json};
    }
    Said operator()(const Unanswered& event) const
    {
        return {"loyalty.unanswered"_L1, about(event.trace, event.code, event.text)};
    }
    Said operator()(const Reversed& event) const
    {
        return {"loyalty.reversed"_L1, about(event.trace, event.code, event.text)};
    }
    Said operator()(const CashMoved& event) const
    {
        return {"loyalty.cash"_L1,
                {{u"trace"_qs, event.trace},
                 {u"fen"_qs, event.amount.fen()},
                 {u"reason"_qs, wordFor(reasons, event.reason)},
                 {u"by"_qs, event.by.text()}}};
    }
    Said operator()(const SettleAsked& event) const
    {
        return {"loyalty.settle_asked"_L1,
                {{u"trace"_qs, event.trace},
                 {u"by"_qs, event.by.text()},
                 {u"totals"_qs, totalsJson(event.totals)}}};
    }
    Said operator()(const SettleAnswered& event) const
    {
        return {"loyalty.settle_answered"_L1,
                {{u"verdict"_qs, wordFor(settlements, event.verdict)},
                 {u"flag"_qs, event.flag},
                 {u"code"_qs, event.code},
                 {u"text"_qs, event.text}}};
    }
    Said operator()(const DetailKept& event) const
    {
        return {"loyalty.detail_kept"_L1,
                {{u"file"_qs, event.file},
                 {u"rows"_qs, event.rows},
                 {u"sha256"_qs, QString::fromLatin1(event.sha256.toHex())}}};
    }
    Said operator()(const DetailPosted& event) const
    {
        return {"loyalty.detail_posted"_L1, {{u"status"_qs, event.status}}};
    }

private:
    static QJsonObject about(const QString& trace, const QString& code, const QString& text)
    {
        return {{u"trace"_qs, trace}, {u"code"_qs, code}, {u"text"_qs, text}};
    }
};

} // namespace

QString memberSubject()
{
    return general;
}

QString memberSubject(int period)
{
    return batchPrefix + QString::number(period);
}

ports::JournalEntry memberEntry(const MemberRecord& record)
{
    const Said said = std::visit(Writer{}, record.event);
    return {said.kind, record.period == 0 ? memberSubject() : memberSubject(record.period),
            QJsonDocument(said.json).toJson(QJsonDocument::Compact)};
}

} // namespace till::services
