// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/catalogue_csv.h"
#include "core/storage/catalogue_transfer.h"

#include <QSet>
#include <QStringDecoder>

#include <optional>
#include <tuple>
#include <utility>
#include <variant>

namespace till::storage {

namespace {

using catalog::Column;
using catalog::IssueCode;
using catalog::TableIssue;

constexpr qint64 chunkBytes = 256 * 1024;
// Names begin in the first line, so the first megabyte shows the encoding.
constexpr qint64 guessBytes = 1024 * 1024;

struct Sequence {
    qsizetype length = 1;
    bool wellFormed = false;
};

/// The UTF-8 sequence at a byte beyond ASCII. Overlong forms and surrogates hardly matter for a
/// guess; the decoder refuses them later.
Sequence sequenceAt(QByteArrayView bytes)
{
    const auto lead = static_cast<unsigned char>(bytes.front());
    const qsizetype length = lead >= 0xc2 && lead <= 0xdf   ? 2
                             : lead >= 0xe0 && lead <= 0xef ? 3
                             : lead >= 0xf0 && lead <= 0xf4 ? 4
                                                            : 0;
    if (length == 0)
        return {};
    for (qsizetype i = 1; i < length; ++i) {
        if (i == bytes.size())
            return {bytes.size(), true}; // cut by the end of the sample
        if ((static_cast<unsigned char>(bytes[i]) & 0xc0) != 0x80)
            return {};
    }
    return {length, true};
}

class Import {
public:
    Import(CatalogueStore& store, QIODevice& file, const ImportOptions& options)
        : m_store(store),
          m_file(file),
          m_options(options),
          m_csv([this](const CsvRow& row) { onRow(row); })
    {
    }

    [[nodiscard]] Result<ImportReport> run(const TransferProgress& progress);

private:
    [[nodiscard]] Result<bool> readAll(const TransferProgress& progress);
    [[nodiscard]] bool feed(QByteArrayView bytes);
    [[nodiscard]] bool accept(CsvReader::Status status);
    void onRow(const CsvRow& row);
    void onProduct(const CsvRow& row);
    void put(qint64 line, const catalog::ProductPatch& patch);
    void onClash(qint64 line, const CatalogueUpdate::Clash& clash);
    void note(qint64 line, const TableIssue& issue);
    [[nodiscard]] bool mayApply() const;

    CatalogueStore& m_store;
    QIODevice& m_file;
    ImportOptions m_options;
    CsvReader m_csv;
    std::optional<QStringDecoder> m_decoder;
    std::optional<catalog::TableHeader> m_header;
    std::optional<CatalogueUpdate> m_update;
    QSet<qint64> m_seen; ///< ids of the products this file has named
    ImportReport m_report;
    std::optional<Error> m_failure;
    bool m_unreadable = false; ///< the rest of the file cannot be told apart
};

void Import::note(qint64 line, const TableIssue& issue)
{
    ++(catalog::isNotice(issue.code) ? m_report.notices : m_report.mistakes);
    if (m_report.issues.size() < ImportReport::issuesKept)
        m_report.issues.append({line, issue});
}

bool Import::accept(CsvReader::Status status)
{
    switch (status) {
    case CsvReader::Status::Fine:
        return true;
    case CsvReader::Status::QuoteMalformed:
        note(m_csv.line(), {IssueCode::QuoteMalformed, std::nullopt, {}});
        break;
    case CsvReader::Status::CellTooLong:
        note(m_csv.line(), {IssueCode::FieldTooLong, std::nullopt, {}});
        break;
    }
    m_unreadable = true;
    return false;
}

bool Import::feed(QByteArrayView bytes)
{
    const QString text = m_decoder->decode(bytes);
    return accept(m_csv.feed(text.toUtf8()));
}

void Import::onRow(const CsvRow& row)
{
    if (m_failure)
        return;
    if (m_header) {
        if (m_header->isUsable())
            onProduct(row);
        return;
    }
    m_header = catalog::readHeader(row.cells);
    for (const TableIssue& issue : std::as_const(m_header->issues))
        note(row.line, issue);
}

void Import::onProduct(const CsvRow& row)
{
    ++m_report.rows;
    const qint64 before = m_report.mistakes;
    if (row.tooLong) {
        note(row.line, {IssueCode::RowTooLong, std::nullopt, {}});
    } else {
        const catalog::TableRow read = catalog::readRow(*m_header, row.cells);
        for (const TableIssue& issue : read.issues)
            note(row.line, issue);
        if (read.isGood())
            put(row.line, read.patch);
    }
    if (m_report.mistakes > before)
        ++m_report.badRows;
}

void Import::put(qint64 line, const catalog::ProductPatch& patch)
{
    const auto known = m_update->find(patch.code);
    if (!known) {
        m_failure = known.error();
        return;
    }
    if (*known && m_seen.contains((*known)->id))
        return note(line, {IssueCode::CodeTwice, Column::Code, patch.code.text()});
    if (!*known && !patch.name)
        return note(line, {IssueCode::Missing, Column::Name, patch.code.text()});
    if (!*known && !patch.price)
        return note(line, {IssueCode::Missing, Column::Price, patch.code.text()});
    const auto done =
        m_update->put(patch.appliedTo(*known ? (*known)->product : catalog::Product()), *known);
    if (!done) {
        m_failure = done.error();
        return;
    }
    if (const auto* clash = std::get_if<CatalogueUpdate::Clash>(&done->outcome))
        return onClash(line, *clash);
    m_seen.insert(done->id);
    switch (std::get<CatalogueUpdate::Done>(done->outcome)) {
    case CatalogueUpdate::Done::Added:
        ++m_report.added;
        break;
    case CatalogueUpdate::Done::Changed:
        ++m_report.changed;
        break;
    case CatalogueUpdate::Done::Same:
        ++m_report.same;
        break;
    }
}

void Import::onClash(qint64 line, const CatalogueUpdate::Clash& clash)
{
    const bool inFile = m_seen.contains(clash.owner);
    switch (clash.on) {
    case CatalogueUpdate::Clash::On::Barcode:
        return note(line, {inFile ? IssueCode::BarcodeTwice : IssueCode::BarcodeTaken,
                           Column::Barcode, clash.text});
    case CatalogueUpdate::Clash::On::Plu:
        return note(line,
                    {inFile ? IssueCode::PluTwice : IssueCode::PluTaken, Column::Plu, clash.text});
    }
}

/// False: cancelled.
Result<bool> Import::readAll(const TransferProgress& progress)
{
    const qint64 total = m_file.isSequential() ? 0 : m_file.size();
    qint64 done = 0;
    QByteArray chunk(chunkBytes, Qt::Uninitialized);
    for (;;) {
        const qint64 got = m_file.read(chunk.data(), chunk.size());
        if (got < 0)
            return failure(ErrorCode::Unavailable,
                           QStringLiteral("read of the goods file: %1").arg(m_file.errorString()));
        if (got == 0)
            break;
        const bool goesOn = feed(QByteArrayView(chunk).first(got));
        if (m_failure)
            return failure(*m_failure);
        done += got;
        if (progress && progress(done, total) == Proceed::Stop)
            return false;
        if (!goesOn || (m_header && !m_header->isUsable()))
            return true;
    }
    // A line end more does no harm, and makes the decoder show a character that the end cut off.
    if (feed("\n"))
        std::ignore = accept(m_csv.finish());
    if (m_failure)
        return failure(*m_failure);
    if (!m_header)
        note(1, {IssueCode::HeaderMissing, std::nullopt, {}});
    return true;
}

bool Import::mayApply() const
{
    const bool whole = !m_unreadable && m_header && m_header->isUsable();
    return whole && (m_report.mistakes == 0 || m_options.badRows == ImportOptions::BadRows::Skip);
}

Result<ImportReport> Import::run(const TransferProgress& progress)
{
    m_report.encoding = guessEncoding(m_file.peek(guessBytes));
    m_decoder.emplace(m_report.encoding == TextEncoding::Utf8 ? "UTF-8" : "GB18030");
    if (!m_decoder->isValid())
        return failure(ErrorCode::Fault, QStringLiteral("no decoder for GB18030"));
    Result<CatalogueUpdate> update = CatalogueUpdate::begin(m_store);
    if (!update)
        return failure(update.error());
    m_update.emplace(*std::move(update));
    const Result<bool> finished = readAll(progress);
    if (!finished)
        return failure(finished.error());
    if (!*finished) {
        m_report.outcome = ImportReport::Outcome::Cancelled;
    } else if (!mayApply()) {
        m_report.outcome = ImportReport::Outcome::Refused;
    } else if (m_options.keep == ImportOptions::Keep::Nothing) {
        m_report.outcome = ImportReport::Outcome::Tried;
    } else {
        if (const Result<void> done = m_update->commit(); !done)
            return failure(done.error());
        m_report.outcome = ImportReport::Outcome::Applied;
    }
    m_update.reset();
    return std::move(m_report);
}

} // namespace

TextEncoding guessEncoding(QByteArrayView beginning)
{
    if (beginning.startsWith("\xef\xbb\xbf"))
        return TextEncoding::Utf8;
    qsizetype good = 0;
    qsizetype bad = 0;
    while (!beginning.isEmpty()) {
        const bool ascii = static_cast<unsigned char>(beginning.front()) < 0x80;
        const Sequence sequence = ascii ? Sequence{} : sequenceAt(beginning);
        if (!ascii)
            ++(sequence.wellFormed ? good : bad);
        beginning = beginning.sliced(sequence.length);
    }
    return bad * 9 <= good ? TextEncoding::Utf8 : TextEncoding::Gb18030;
}

Result<ImportReport> importCatalogue(CatalogueStore& store, QIODevice& file,
                                     const ImportOptions& options, const TransferProgress& progress)
{
    return Import(store, file, options).run(progress);
}

} // namespace till::storage
