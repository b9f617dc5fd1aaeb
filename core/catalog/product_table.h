// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/product.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

/// Goods as rows of a table, the way shops keep them in spreadsheets: which columns there are, what
/// their cells may hold, and what is wrong with those that hold something else.
namespace till::catalog {

enum class Column { Code, Barcode, Name, Category, Unit, Price, Weighed, Plu, Discountable };

/// In the order of export.
inline constexpr Column allColumns[] = {Column::Code,     Column::Barcode, Column::Name,
                                        Column::Category, Column::Unit,    Column::Price,
                                        Column::Weighed,  Column::Plu,     Column::Discountable};

enum class ColumnNames { English, Chinese };

[[nodiscard]] QString columnName(Column column, ColumnNames names);
/// English or Chinese, capitals or small, blanks around it.
[[nodiscard]] std::optional<Column> columnNamed(QStringView name);

/// What can be wrong. Sentences are made of it in ui/models.
enum class IssueCode {
    // the file
    HeaderMissing,  ///< there is no row at all
    ColumnMissing,  ///< no column with the shop's own code
    ColumnTwice,    ///< two columns of one name
    ColumnUnknown,  ///< notice: a column that is left out
    QuoteMalformed, ///< a quotation mark without its partner: rows cannot be told apart from here
    FieldTooLong,   ///< a cell of more than a megabyte: this is no table
    // the row
    RowTooLong,     ///< more than 64 KB or 64 cells
    FieldCount,     ///< more or fewer cells than the header
    EncodingBroken, ///< bytes that are no text in the file's encoding
    ControlCharacter,
    Missing, ///< a cell that must not be empty is
    TooLong,
    CodeMalformed, ///< not 1 to 20 printable ASCII characters without blanks
    BarcodeMalformed,
    BarcodeRounded,  ///< "6.92E+12": a spreadsheet took the barcode for a number
    CheckDigitWrong, ///< notice: looks like a GTIN and is none; kept as the shop's own code
    PriceMalformed,
    PriceNegative,
    PriceTooFine, ///< finer than a fen
    PriceTooLarge,
    FlagMalformed, ///< neither yes nor no
    PluMalformed,  ///< not up to five digits
    // between rows
    CodeTwice,    ///< the same code again in this file
    BarcodeTwice, ///< the same barcode again in this file
    BarcodeTaken, ///< other goods of the catalogue have it
    PluTwice,
    PluTaken,
};

/// "barcodeTaken": as it stands in logs and in `tillctl`'s JSON.
[[nodiscard]] QString issueCodeName(IssueCode code);

/// A notice leaves the row as good as it was.
[[nodiscard]] bool isNotice(IssueCode code);

struct TableIssue {
    IssueCode code = IssueCode::HeaderMissing;
    std::optional<Column> column; ///< none: the row or file as a whole
    QString text;                 ///< the cell or heading it is about, at most 40 characters

    bool operator==(const TableIssue&) const = default;
};

/// Which column stands where. No value in places whose heading is unknown.
struct TableHeader {
    QList<std::optional<Column>> columns;
    QList<TableIssue> issues;

    [[nodiscard]] bool isUsable() const;
};

[[nodiscard]] TableHeader readHeader(const QStringList& cells);

/// What a row says; what it does not say (its column is not in the table) stays as it is.
struct ProductPatch {
    ProductCode code;
    std::optional<QStringList> barcodes;
    std::optional<QString> name;
    std::optional<QString> category;
    std::optional<QString> unit;
    std::optional<Money> price;
    std::optional<Measure> measure;
    std::optional<QString> plu;
    std::optional<bool> discountable;

    [[nodiscard]] Product appliedTo(Product product) const;
};

struct TableRow {
    ProductPatch patch;
    QList<TableIssue> issues;

    /// Notices apart, nothing is wrong.
    [[nodiscard]] bool isGood() const;
};

/// Cells beyond the header that are empty are no mistake.
[[nodiscard]] TableRow readRow(const TableHeader& header, const QStringList& cells);

/// The cells of all columns; readRow() makes the same product of them.
[[nodiscard]] QStringList rowCells(const Product& product);

} // namespace till::catalog
