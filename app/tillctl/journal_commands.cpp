// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/desk.h"
#include "app/tillctl/sale_json.h"
#include "app/tillctl/session.h"
#include "core/services/sale_records.h"
#include "core/storage/journal_store.h"
#include "core/storage/verify.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace till::ctl {

namespace {

using Store = std::unique_ptr<storage::JournalStore>;

Result<Store> reader(const Session& session)
{
    return storage::JournalStore::openForReading({.folder = session.place.directory});
}

QJsonObject recordJson(const ports::JournalRecord& record)
{
    return {{u"seq"_qs, record.seq},
            {u"at"_qs, timeText(record.at)},
            {u"kind"_qs, record.kind},
            {u"subject"_qs, record.subject},
            {u"payload"_qs, QJsonDocument::fromJson(record.payload).object()},
            {u"hash"_qs, QString::fromLatin1(record.hash.toHex())}};
}

QJsonObject reportJson(const storage::VerifyReport& report)
{
    QJsonObject json{{u"whole"_qs, report.isWhole()},
                     {u"records"_qs, report.count},
                     {u"findings"_qs, QJsonArray::fromStringList(report.findings)},
                     {u"head"_qs, QString::fromLatin1(report.head.hash.toHex())}};
    if (report.firstBad) {
        json.insert(u"firstBad"_qs, QJsonObject{{u"seq"_qs, report.firstBad->seq},
                                                {u"reason"_qs, report.firstBad->reason}});
    }
    return json;
}

} // namespace

Answer journalVerify(const Session& session)
{
    const auto store = reader(session);
    if (!store)
        return failed(store.error());
    const auto report =
        (*store)->verify(session.has(u"quick"_qs) ? storage::VerifyScope::SinceLastVerified
                                                  : storage::VerifyScope::Everything);
    if (!report)
        return failed(report.error());
    return {reportJson(*report), report->isWhole() ? Exit::Done : Exit::Fault};
}

Answer journalShow(const Session& session)
{
    const auto store = reader(session);
    if (!store)
        return failed(store.error());
    bool numbers = true;
    const qint64 from = session.value(u"from"_qs, u"1"_qs).toLongLong(&numbers);
    bool counts = true;
    const qint64 count = session.value(u"count"_qs, u"1000"_qs).toLongLong(&counts);
    if (!numbers || !counts)
        return usage(u"--from and --count take whole numbers"_qs);
    QJsonArray records;
    const auto visit = [&](const ports::JournalRecord& record) {
        if (record.seq >= from)
            records.append(recordJson(record));
        return records.size() < count;
    };
    const auto read = session.has(u"subject"_qs)
                          ? (*store)->readSubject(session.value(u"subject"_qs), visit)
                          : (*store)->read(from, visit);
    if (!read)
        return failed(read.error());
    return {{{u"records"_qs, records}}, Exit::Done};
}

Answer journalExport(const Session& session)
{
    if (session.words.size() != 1)
        return usage(u"journal export FILE"_qs);
    const auto store = reader(session);
    if (!store)
        return failed(store.error());
    QSaveFile file(session.words.first());
    if (!file.open(QIODevice::WriteOnly))
        return failed({ErrorCode::Unavailable, file.errorString()});
    const auto written = (*store)->exportJsonLines(file);
    if (!written)
        return failed(written.error());
    if (!file.commit())
        return failed({ErrorCode::Fault, file.errorString()});
    return {{{u"file"_qs, session.words.first()}, {u"records"_qs, *written}}, Exit::Done};
}

Answer journalBackup(const Session& session)
{
    if (session.words.size() != 1)
        return usage(u"journal backup FILE"_qs);
    const auto store = reader(session);
    if (!store)
        return failed(store.error());
    const auto report = (*store)->backup(session.words.first());
    if (!report)
        return failed(report.error());
    QJsonObject json = reportJson(*report);
    json.insert(u"file"_qs, session.words.first());
    return {json, Exit::Done};
}

Answer journalRebuild(const Session& session)
{
    auto desk = desk::Desk::open(session.place);
    if (!desk)
        return failed(desk.error());
    if (const auto rebuilt = (*desk)->journal().rebuild(); !rebuilt)
        return failed(rebuilt.error());
    return {{{u"rebuilt"_qs, true}}, Exit::Done};
}

Answer cartShow(const Session& session)
{
    const auto store = reader(session);
    if (!store)
        return failed(store.error());
    const auto unfinished = (*store)->unfinished();
    if (!unfinished)
        return failed(unfinished.error());
    Answer answer;
    QJsonArray held;
    for (const ports::SaleRow& row : *unfinished) {
        if (row.state == ports::SaleRow::State::Held) {
            held.append(rowJson(row));
            continue;
        }
        const auto sale = services::loadSale(**store, row.id);
        if (!sale)
            return failed(sale.error());
        answer.json.insert(u"open"_qs, saleJson(*sale));
    }
    answer.json.insert(u"held"_qs, held);
    return answer;
}

Answer salesList(const Session& session)
{
    const auto store = reader(session);
    if (!store)
        return failed(store.error());
    bool isNumber = false;
    const int count = session.value(u"count"_qs, u"20"_qs).toInt(&isNumber);
    if (!isNumber || count < 1)
        return usage(u"--count takes a whole number"_qs);
    const auto rows = (*store)->latest(count);
    if (!rows)
        return failed(rows.error());
    QJsonArray sales;
    for (const ports::SaleRow& row : *rows)
        sales.append(rowJson(row));
    return {{{u"sales"_qs, sales}}, Exit::Done};
}

Answer salesShow(const Session& session)
{
    if (session.words.size() != 1)
        return usage(u"sales show SALE"_qs);
    const auto store = reader(session);
    if (!store)
        return failed(store.error());
    const auto sale = services::loadSale(**store, SaleId(session.words.first()));
    if (!sale)
        return failed(sale.error());
    return {{{u"sale"_qs, saleJson(*sale)}}, Exit::Done};
}

} // namespace till::ctl
