// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/product.h"
#include "core/storage/sqlite.h"

/// The catalogue's file: goods, their barcodes and the search index. It can be made anew from the
/// shop's own table at any time, and is kept apart from the journal.
namespace till::storage {

/// Opens for reading. Unavailable if there is no file, TooNew if a newer version wrote it, Corrupt
/// if it is another database.
[[nodiscard]] Result<Database> openCatalogueForReading(const QString& path);

/// Opens for writing; makes the file if there is none. One connection at a time should write.
[[nodiscard]] Result<Database> openCatalogueForWriting(const QString& path);

/// Key of `barcode_tail`: the characters from the last to the first, so that a tail is a beginning.
[[nodiscard]] QString tailKey(const QString& digits);

/// Columns of `product`, in the order of `SELECT product.*`.
struct CatalogueRow {
    qint64 id = 0;
    catalog::Product product;
    QString pinyin; ///< as PinyinReader::read() gives it
};

/// The row a statement stands on, whose first columns are those of `product`.
[[nodiscard]] CatalogueRow readCatalogueRow(const Statement& statement);

} // namespace till::storage
