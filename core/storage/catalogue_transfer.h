// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalog/product_table.h"
#include "core/storage/catalogue_store.h"

#include <QIODevice>
#include <QList>

#include <functional>

/// The catalogue from and to the CSV files that shops keep. The format is described in
/// core/catalog/README.md.
namespace till::storage {

enum class TextEncoding { Utf8, Gb18030 };

/// What a file's beginning looks like. UTF-8 if it has that encoding's mark, or if at least nine
/// in ten of its characters beyond ASCII are well-formed UTF-8; otherwise GB18030, whose text
/// hardly ever is.
[[nodiscard]] TextEncoding guessEncoding(QByteArrayView beginning);

enum class Proceed { Yes, Stop };
/// How many of how many bytes (import) or goods (export) are done; total 0: not known. Called on
/// the thread that does the work.
using TransferProgress = std::function<Proceed(qint64 done, qint64 total)>;

struct ImportOptions {
    enum class BadRows {
        Refuse, ///< one bad row, and nothing is imported
        Skip,   ///< the good rows are imported
    };
    BadRows badRows = BadRows::Refuse;
    /// Nothing: a trial run, which checks everything and keeps the catalogue as it is.
    enum class Keep { Changes, Nothing };
    Keep keep = Keep::Changes;
};

struct ImportIssue {
    qint64 line = 0; ///< of the file, counted from 1
    catalog::TableIssue issue;

    bool operator==(const ImportIssue&) const = default;
};

struct ImportReport {
    static constexpr qsizetype issuesKept = 1000;

    enum class Outcome {
        Applied,
        Refused,   ///< there were mistakes, see `issues`
        Cancelled, ///< the progress callback said so
        Tried,     ///< ImportOptions::Keep::Nothing: it could be applied
    };
    Outcome outcome = Outcome::Refused;
    TextEncoding encoding = TextEncoding::Utf8;
    qint64 rows = 0; ///< without header and blank rows
    qint64 added = 0;
    qint64 changed = 0;
    qint64 same = 0;
    qint64 badRows = 0;
    qint64 mistakes = 0; ///< all of them, also those beyond issuesKept
    qint64 notices = 0;
    QList<ImportIssue> issues; ///< mistakes and notices in order of lines, the first issuesKept
};

/// Reads `file` (open for reading, at its beginning) into the catalogue in one transaction: readers
/// see all of it or none. Goods with a known code are changed; goods that the file does not name
/// stay. The report says what happened; an Error means that the file could not be read or the
/// catalogue not be written, and that nothing was imported.
[[nodiscard]] Result<ImportReport> importCatalogue(CatalogueStore& store, QIODevice& file,
                                                   const ImportOptions& options,
                                                   const TransferProgress& progress = {});

struct ExportOptions {
    TextEncoding encoding = TextEncoding::Utf8; ///< UTF-8 with a mark, for spreadsheets
    catalog::ColumnNames names = catalog::ColumnNames::English;
};

/// Writes all goods, in the order of their first import, as one consistent state; importing the
/// file gives the same goods. Gives the number of goods. `file` is open for writing; whoever opened
/// it makes it durable.
[[nodiscard]] Result<qint64> exportCatalogue(const QString& cataloguePath, QIODevice& file,
                                             const ExportOptions& options,
                                             const TransferProgress& progress = {});

} // namespace till::storage
