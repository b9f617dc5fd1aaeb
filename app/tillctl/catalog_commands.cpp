// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tillctl/session.h"
#include "core/storage/catalogue_reader.h"
#include "core/storage/catalogue_transfer.h"

#include <QFile>
#include <QJsonArray>
#include <QSaveFile>
#include <QTextStream>

#include <cstdio>

namespace till::ctl {

namespace {

constexpr qint64 progressStep = 1 << 20;
constexpr int hitsMax = 50;

QJsonObject issueJson(const storage::ImportIssue& found)
{
    QJsonObject json{{u"line"_qs, found.line},
                     {u"issue"_qs, catalog::issueCodeName(found.issue.code)}};
    if (found.issue.column)
        json.insert(u"column"_qs,
                    catalog::columnName(*found.issue.column, catalog::ColumnNames::English));
    if (!found.issue.text.isEmpty())
        json.insert(u"text"_qs, found.issue.text);
    if (catalog::isNotice(found.issue.code))
        json.insert(u"noticeOnly"_qs, true);
    return json;
}

QJsonObject reportJson(const storage::ImportReport& report)
{
    QJsonArray issues;
    for (const storage::ImportIssue& issue : report.issues)
        issues.append(issueJson(issue));
    return {{u"applied"_qs, report.outcome == storage::ImportReport::Outcome::Applied},
            {u"encoding"_qs,
             report.encoding == storage::TextEncoding::Utf8 ? u"utf-8"_qs : u"gb18030"_qs},
            {u"rows"_qs, report.rows},
            {u"added"_qs, report.added},
            {u"changed"_qs, report.changed},
            {u"same"_qs, report.same},
            {u"badRows"_qs, report.badRows},
            {u"mistakes"_qs, report.mistakes},
            {u"issues"_qs, issues}};
}

QJsonObject hitJson(const ports::CatalogueHit& hit)
{
    const catalog::Product& product = hit.product;
    return {{u"code"_qs, product.code.text()},
            {u"barcodes"_qs, QJsonArray::fromStringList(product.barcodes)},
            {u"name"_qs, product.name},
            {u"category"_qs, product.category},
            {u"unit"_qs, product.unit},
            {u"price"_qs, product.price.toPlain()},
            {u"weighed"_qs, product.measure == Measure::Kilograms}};
}

/// A line on standard error each megabyte.
storage::TransferProgress progressOnStandardError()
{
    return [next = progressStep](qint64 done, qint64 total) mutable {
        if (done >= next) {
            QTextStream(stderr) << done << " of " << total << '\n';
            next = done + progressStep;
        }
        return storage::Proceed::Yes;
    };
}

} // namespace

Answer catalogImport(const Session& session)
{
    if (session.words.size() != 1)
        return usage(u"catalog import FILE"_qs);
    QFile file(session.words.first());
    if (!file.open(QIODevice::ReadOnly))
        return failed(
            {ErrorCode::Unavailable, u"%1: %2"_qs.arg(file.fileName(), file.errorString())});
    if (const auto made = session.place.make(); !made)
        return failed(made.error());
    auto store = storage::CatalogueStore::open(session.place.cataloguePath());
    if (!store)
        return failed(store.error());
    storage::ImportOptions options;
    if (session.has(u"skip-bad"_qs))
        options.badRows = storage::ImportOptions::BadRows::Skip;
    const auto report = storage::importCatalogue(*store, file, options, progressOnStandardError());
    if (!report)
        return failed(report.error());
    const bool applied = report->outcome == storage::ImportReport::Outcome::Applied;
    return {reportJson(*report), applied ? Exit::Done : Exit::Refused};
}

Answer catalogExport(const Session& session)
{
    if (session.words.size() != 1)
        return usage(u"catalog export FILE"_qs);
    const QString encoding = session.value(u"encoding"_qs, u"utf-8"_qs);
    if (encoding != u"utf-8"_qs && encoding != u"gb18030"_qs)
        return usage(u"--encoding is utf-8 or gb18030"_qs);
    QSaveFile file(session.words.first());
    if (!file.open(QIODevice::WriteOnly))
        return failed(
            {ErrorCode::Unavailable, u"%1: %2"_qs.arg(file.fileName(), file.errorString())});
    storage::ExportOptions options;
    if (encoding == u"gb18030"_qs)
        options.encoding = storage::TextEncoding::Gb18030;
    const auto count = storage::exportCatalogue(session.place.cataloguePath(), file, options);
    if (!count)
        return failed(count.error());
    if (!file.commit())
        return failed({ErrorCode::Fault, file.errorString()});
    return {{{u"file"_qs, session.words.first()}, {u"goods"_qs, *count}}, Exit::Done};
}

Answer catalogFind(const Session& session)
{
    if (session.words.isEmpty())
        return usage(u"catalog find WORDS"_qs);
    const auto reader = storage::CatalogueReader::open(session.place.cataloguePath());
    if (!reader)
        return failed(reader.error());
    const auto page = (*reader)->search(session.words.join(QLatin1Char(' ')), hitsMax);
    if (!page)
        return failed(page.error());
    QJsonArray hits;
    for (const ports::CatalogueHit& hit : page->hits)
        hits.append(hitJson(hit));
    return {{{u"hits"_qs, hits}, {u"more"_qs, page->more}}, Exit::Done};
}

} // namespace till::ctl
