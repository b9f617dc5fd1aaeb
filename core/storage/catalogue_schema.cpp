// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/catalogue_schema.h"

#include <algorithm>

namespace till::storage {

namespace {

constexpr int schemaVersion = 1;
// "TilC": tells a catalogue from any other SQLite file.
constexpr qint64 applicationId = 0x54696c43;
// A writer holds the file for the moment of a commit only.
constexpr int busyTimeoutMs = 2000;

Result<void> checkFile(Database& database)
{
    const Result<qint64> application = database.integer("PRAGMA application_id");
    if (!application)
        return failure(application.error());
    const Result<qint64> version = database.integer("PRAGMA user_version");
    if (!version)
        return failure(version.error());
    if (*application != applicationId)
        return failure(ErrorCode::Corrupt, QStringLiteral("the file is not a catalogue"));
    if (*version > schemaVersion)
        return failure(
            ErrorCode::TooNew,
            QStringLiteral("catalogue version %1, known %2").arg(*version).arg(schemaVersion));
    return {};
}

Result<void> create(Database& database)
{
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return failure(transaction.error());
    // - barcode.key is the canonical form; product.barcodes holds them as they were written.
    // - barcode_tail serves people who type the last digits: the digits from the end on.
    // - search holds no text of its own: the tokens are made from name and pinyin, and without
    //   positions, since every hit is checked against the name.
    const Result<void> made = database.exec(
        "CREATE TABLE product("
        "  id INTEGER PRIMARY KEY,"
        "  code TEXT NOT NULL COLLATE NOCASE UNIQUE,"
        "  name TEXT NOT NULL,"
        "  category TEXT NOT NULL,"
        "  unit TEXT NOT NULL,"
        "  measure INTEGER NOT NULL CHECK(measure IN (0, 1)),"
        "  price_fen INTEGER NOT NULL CHECK(price_fen BETWEEN 0 AND 9999999999),"
        "  plu TEXT UNIQUE,"
        "  discountable INTEGER NOT NULL CHECK(discountable IN (0, 1)),"
        "  barcodes TEXT NOT NULL,"
        "  pinyin TEXT NOT NULL"
        ") STRICT;"
        "CREATE TABLE barcode("
        "  key TEXT PRIMARY KEY,"
        "  product INTEGER NOT NULL REFERENCES product(id)"
        ") STRICT, WITHOUT ROWID;"
        "CREATE TABLE barcode_tail("
        "  reversed TEXT PRIMARY KEY,"
        "  product INTEGER NOT NULL REFERENCES product(id)"
        ") STRICT, WITHOUT ROWID;"
        "CREATE VIRTUAL TABLE search USING fts5("
        "  tokens, content='', detail=none, columnsize=0, tokenize='ascii');"
        "INSERT INTO search(search, rank) VALUES('hashsize', 33554432);"
        "CREATE TABLE meta(name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
        "PRAGMA application_id = 0x54696c43;"
        "PRAGMA user_version = 1;");
    if (!made)
        return made;
    return transaction->commit();
}

} // namespace

Result<Database> openCatalogueForReading(const QString& path)
{
    Result<Database> database = Database::open({.path = path,
                                                .mode = Database::Mode::ReadOnly,
                                                .vfs = {},
                                                .busyTimeoutMs = busyTimeoutMs});
    if (!database)
        return database;
    if (const Result<void> checked = checkFile(*database); !checked)
        return failure(checked.error());
    // Four megabytes hold the upper levels of every tree and the common words of a large shop.
    if (const Result<void> set =
            database->exec("PRAGMA cache_size = -4096; PRAGMA query_only = ON");
        !set)
        return failure(set.error());
    return database;
}

Result<Database> openCatalogueForWriting(const QString& path)
{
    Result<Database> database = Database::open(
        {.path = path, .mode = Database::Mode::Create, .vfs = {}, .busyTimeoutMs = busyTimeoutMs});
    if (!database)
        return database;
    if (const Result<QString> mode = database->text("PRAGMA journal_mode = WAL"); !mode)
        return failure(mode.error());
    if (const Result<void> set = database->exec("PRAGMA synchronous = FULL"); !set)
        return failure(set.error());
    const Result<qint64> tables = database->integer("SELECT count(*) FROM sqlite_schema");
    if (!tables)
        return failure(tables.error());
    const Result<void> ready = *tables == 0 ? create(*database) : checkFile(*database);
    if (!ready)
        return failure(ready.error());
    return database;
}

QString tailKey(const QString& digits)
{
    QString key = digits;
    std::reverse(key.begin(), key.end());
    return key;
}

CatalogueRow readCatalogueRow(const Statement& statement)
{
    CatalogueRow row;
    row.id = statement.integer(0);
    row.product.code = ProductCode(statement.text(1));
    row.product.name = statement.text(2);
    row.product.category = statement.text(3);
    row.product.unit = statement.text(4);
    row.product.measure = statement.integer(5) == 0 ? Measure::Pieces : Measure::Kilograms;
    row.product.price = Money::fromFen(statement.integer(6));
    row.product.plu = statement.text(7);
    row.product.discountable = statement.integer(8) != 0;
    if (const QString barcodes = statement.text(9); !barcodes.isEmpty())
        row.product.barcodes = barcodes.split(u'|');
    row.pinyin = statement.text(10);
    return row;
}

} // namespace till::storage
