// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/catalogue_store.h"

#include "core/catalog/gtin.h"
#include "core/catalog/search_keys.h"
#include "core/storage/catalogue_schema.h"

#include <utility>

namespace till::storage {

namespace {

// From so many changed names on the index is merged into one piece, which keeps searching fast.
constexpr qint64 tidyFrom = 5000;

} // namespace

// CatalogueStore

CatalogueStore::CatalogueStore(Database database)
    : m_database(std::make_unique<Database>(std::move(database)))
{
}

Result<CatalogueStore> CatalogueStore::open(const QString& path)
{
    Result<Database> database = openCatalogueForWriting(path);
    if (!database)
        return failure(database.error());
    CatalogueStore store(*std::move(database));
    if (const Result<void> ready = store.bringIndexUpToDate(); !ready)
        return failure(ready.error());
    return store;
}

Result<catalog::PinyinReader*> CatalogueStore::pinyin()
{
    if (!m_pinyin) {
        Result<catalog::PinyinReader> made = catalog::PinyinReader::create();
        if (!made)
            return failure(made.error());
        m_pinyin = *std::move(made);
    }
    return &*m_pinyin;
}

Result<void> CatalogueStore::bringIndexUpToDate()
{
    const Result<qint64> version =
        m_database->integer("SELECT coalesce(max(value), 0) FROM meta WHERE name = 'searchKeys'");
    if (!version)
        return failure(version.error());
    if (*version == catalog::searchKeysVersion)
        return {};
    Result<Transaction> transaction = Transaction::begin(*m_database);
    if (!transaction)
        return failure(transaction.error());
    if (const Result<void> empty =
            m_database->exec("INSERT INTO search(search) VALUES('delete-all')");
        !empty)
        return empty;
    Result<Statement> all = m_database->prepare("SELECT id, name FROM product ORDER BY id");
    Result<Statement> read = m_database->prepare("UPDATE product SET pinyin = ?2 WHERE id = ?1");
    Result<Statement> index =
        m_database->prepare("INSERT INTO search(rowid, tokens) VALUES(?1, ?2)");
    Result<Statement> note =
        m_database->prepare("INSERT OR REPLACE INTO meta(name, value) VALUES('searchKeys', ?1)");
    for (const auto* each : {&all, &read, &index, &note}) {
        if (!*each)
            return failure(each->error());
    }
    for (;;) {
        const Result<bool> row = all->step();
        if (!row)
            return failure(row.error());
        if (!*row)
            break;
        const Result<catalog::PinyinReader*> reader = pinyin();
        if (!reader)
            return failure(reader.error());
        const QString name = all->text(1);
        const QString reading = (*reader)->read(name);
        if (const auto done = read->bind(all->integer(0), reading).run(); !done)
            return done;
        const QString tokens = catalog::indexTokens(name, reading);
        if (const auto done = index->bind(all->integer(0), tokens).run(); !done)
            return done;
    }
    all->reset();
    if (const auto done = note->bind(catalog::searchKeysVersion).run(); !done)
        return done;
    if (const auto done = m_database->exec("INSERT INTO search(search) VALUES('optimize')"); !done)
        return done;
    return transaction->commit();
}

// CatalogueUpdate

struct CatalogueUpdate::Statements {
    Statement find;
    Statement ownerOfBarcode;
    Statement ownerOfPlu;
    Statement add;
    Statement change;
    Statement addBarcode;
    Statement addTail;
    Statement dropBarcode;
    Statement dropTail;
    Statement index;
    Statement unindex;

    [[nodiscard]] Result<void> prepare(Database& database)
    {
        struct Each {
            Statement& statement;
            Sql sql;
        };
        const Each all[] = {
            {find, "SELECT * FROM product WHERE code = ?1"},
            {ownerOfBarcode, "SELECT product FROM barcode WHERE key = ?1"},
            {ownerOfPlu, "SELECT id FROM product WHERE plu = ?1"},
            {add, "INSERT INTO product(code, name, category, unit, measure, price_fen, plu,"
                  " discountable, barcodes, pinyin)"
                  " VALUES(?1, ?2, ?3, ?4, ?5, ?6, nullif(?7, ''), ?8, ?9, ?10)"},
            {change, "UPDATE product SET code = ?1, name = ?2, category = ?3, unit = ?4,"
                     " measure = ?5, price_fen = ?6, plu = nullif(?7, ''), discountable = ?8,"
                     " barcodes = ?9, pinyin = ?10 WHERE id = ?11"},
            {addBarcode, "INSERT INTO barcode(key, product) VALUES(?1, ?2)"},
            {addTail, "INSERT INTO barcode_tail(reversed, product) VALUES(?1, ?2)"},
            {dropBarcode, "DELETE FROM barcode WHERE key = ?1"},
            {dropTail, "DELETE FROM barcode_tail WHERE reversed = ?1"},
            {index, "INSERT INTO search(rowid, tokens) VALUES(?1, ?2)"},
            {unindex, "INSERT INTO search(search, rowid, tokens) VALUES('delete', ?1, ?2)"},
        };
        for (const Each& each : all) {
            Result<Statement> prepared = database.prepare(each.sql);
            if (!prepared)
                return failure(prepared.error());
            each.statement = *std::move(prepared);
        }
        return {};
    }
};

CatalogueUpdate::CatalogueUpdate(CatalogueStore& store, Transaction transaction,
                                 std::unique_ptr<Statements> statements)
    : m_store(store), m_transaction(std::move(transaction)), m_statements(std::move(statements))
{
}

CatalogueUpdate::CatalogueUpdate(CatalogueUpdate&&) noexcept = default;
CatalogueUpdate::~CatalogueUpdate() = default;

Result<CatalogueUpdate> CatalogueUpdate::begin(CatalogueStore& store)
{
    auto statements = std::make_unique<Statements>();
    if (const Result<void> ready = statements->prepare(store.database()); !ready)
        return failure(ready.error());
    Result<Transaction> transaction = Transaction::begin(store.database());
    if (!transaction)
        return failure(transaction.error());
    return CatalogueUpdate(store, *std::move(transaction), std::move(statements));
}

Result<std::optional<CatalogueUpdate::Known>> CatalogueUpdate::find(const ProductCode& code)
{
    Statement& statement = m_statements->find.bind(code.text());
    const StatementReset guard(statement);
    const Result<bool> row = statement.step();
    if (!row)
        return failure(row.error());
    if (!*row)
        return std::nullopt;
    CatalogueRow read = readCatalogueRow(statement);
    return Known{read.id, std::move(read.product), std::move(read.pinyin)};
}

Result<std::optional<CatalogueUpdate::Clash>>
CatalogueUpdate::clash(const catalog::Product& product, qint64 id)
{
    const auto ownerIn = [](Statement& statement) -> Result<qint64> {
        const StatementReset guard(statement);
        const Result<bool> row = statement.step();
        if (!row)
            return failure(row.error());
        return *row ? statement.integer(0) : 0;
    };
    for (const QString& barcode : product.barcodes) {
        const Result<qint64> owner =
            ownerIn(m_statements->ownerOfBarcode.bind(catalog::canonicalBarcode(barcode)));
        if (!owner)
            return failure(owner.error());
        if (*owner != 0 && *owner != id)
            return Clash{Clash::On::Barcode, barcode, *owner};
    }
    if (product.plu.isEmpty())
        return std::nullopt;
    const Result<qint64> owner = ownerIn(m_statements->ownerOfPlu.bind(product.plu));
    if (!owner)
        return failure(owner.error());
    if (*owner != 0 && *owner != id)
        return Clash{Clash::On::Plu, product.plu, *owner};
    return std::nullopt;
}

Result<CatalogueUpdate::Put> CatalogueUpdate::put(const catalog::Product& product,
                                                  const std::optional<Known>& known)
{
    if (known && known->product == product)
        return Put{known->id, Done::Same};
    const Result<std::optional<Clash>> clashing = clash(product, known ? known->id : 0);
    if (!clashing)
        return failure(clashing.error());
    if (*clashing)
        return Put{0, **clashing};
    QString reading;
    if (known && known->product.name == product.name) {
        reading = known->pinyin;
    } else {
        const Result<catalog::PinyinReader*> reader = m_store.pinyin();
        if (!reader)
            return failure(reader.error());
        reading = (*reader)->read(product.name);
    }
    const Result<qint64> id = write(product, reading, known);
    if (!id)
        return failure(id.error());
    if (const Result<void> done = writeBarcodes(product, *id, known); !done)
        return failure(done.error());
    if (const Result<void> done = writeIndex(product, reading, *id, known); !done)
        return failure(done.error());
    return Put{*id, known ? Done::Changed : Done::Added};
}

Result<qint64> CatalogueUpdate::write(const catalog::Product& product, const QString& reading,
                                      const std::optional<Known>& known)
{
    Statement& statement = known ? m_statements->change : m_statements->add;
    statement.bind(product.code.text(), product.name, product.category, product.unit,
                   product.measure == Measure::Pieces ? 0 : 1, product.price.fen(), product.plu,
                   product.discountable ? 1 : 0, product.barcodes.join(u'|'), reading);
    if (known)
        statement.bindAt(11, known->id);
    if (const Result<void> done = statement.run(); !done)
        return failure(done.error());
    return known ? known->id : m_store.database().lastInsertId();
}

Result<void> CatalogueUpdate::writeBarcodes(const catalog::Product& product, qint64 id,
                                            const std::optional<Known>& known)
{
    if (known && known->product.barcodes == product.barcodes)
        return {};
    for (const QString& barcode : known ? known->product.barcodes : QStringList()) {
        const QString key = catalog::canonicalBarcode(barcode);
        if (const auto done = m_statements->dropBarcode.bind(key).run(); !done)
            return done;
        if (const auto done = m_statements->dropTail.bind(tailKey(key)).run(); !done)
            return done;
    }
    for (const QString& barcode : product.barcodes) {
        const QString key = catalog::canonicalBarcode(barcode);
        if (const auto done = m_statements->addBarcode.bind(key, id).run(); !done)
            return done;
        if (const auto done = m_statements->addTail.bind(tailKey(key), id).run(); !done)
            return done;
    }
    return {};
}

Result<void> CatalogueUpdate::writeIndex(const catalog::Product& product, const QString& reading,
                                         qint64 id, const std::optional<Known>& known)
{
    if (known && known->product.name == product.name)
        return {};
    ++m_indexed;
    if (known) {
        const QString old = catalog::indexTokens(known->product.name, known->pinyin);
        if (const auto done = m_statements->unindex.bind(id, old).run(); !done)
            return done;
    }
    return m_statements->index.bind(id, catalog::indexTokens(product.name, reading)).run();
}

Result<void> CatalogueUpdate::commit()
{
    m_statements.reset();
    Database& database = m_store.database();
    if (m_indexed >= tidyFrom) {
        if (const auto done = database.exec("INSERT INTO search(search) VALUES('optimize')"); !done)
            return done;
    }
    if (const Result<void> done = m_transaction.commit(); !done)
        return done;
    // A large import leaves a log of its own size. Readers may hold it back: then a later
    // checkpoint empties it.
    if (m_indexed >= tidyFrom)
        sqlite3_wal_checkpoint_v2(database.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr,
                                  nullptr);
    return {};
}

} // namespace till::storage
