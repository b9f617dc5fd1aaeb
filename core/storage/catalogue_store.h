// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/pinyin.h"
#include "core/catalog/product.h"
#include "core/storage/sqlite.h"

#include <QString>

#include <memory>
#include <optional>
#include <variant>

namespace till::storage {

/// The writing side of the catalogue. Belongs to the thread that opened it; readers
/// (catalogue_reader.h) go on beside it and see the old state until a commit.
class CatalogueStore {
public:
    /// Makes the file if there is none. An index made by other rules than this program's is made
    /// anew, which takes about 40 seconds for a million goods. Errors as openCatalogueForWriting().
    [[nodiscard]] static Result<CatalogueStore> open(const QString& path);

    [[nodiscard]] Database& database() { return *m_database; }

private:
    friend class CatalogueUpdate;
    explicit CatalogueStore(Database database);
    /// Made when the first name has to be read: opening a till needs no ICU.
    [[nodiscard]] Result<catalog::PinyinReader*> pinyin();
    [[nodiscard]] Result<void> bringIndexUpToDate();

    std::unique_ptr<Database> m_database; ///< behind a pointer, since statements refer to it
    std::optional<catalog::PinyinReader> m_pinyin;
};

/// A set of changes: all of them or none. Rolled back unless committed.
class CatalogueUpdate {
public:
    [[nodiscard]] static Result<CatalogueUpdate> begin(CatalogueStore& store);

    struct Known {
        qint64 id = 0;
        catalog::Product product;
        QString pinyin;
    };
    /// No value: no goods have this code.
    [[nodiscard]] Result<std::optional<Known>> find(const ProductCode& code);

    enum class Done { Added, Changed, Same };
    /// Something that only one product may have belongs to another; nothing was written.
    struct Clash {
        enum class On { Barcode, Plu };
        On on = On::Barcode;
        QString text;     ///< the barcode or PLU
        qint64 owner = 0; ///< the other product's id
    };
    struct Put {
        qint64 id = 0; ///< of the product; 0 with a clash
        std::variant<Done, Clash> outcome;
    };
    /// Adds the product, or changes the one with the same code (`known`, from find()). The values
    /// are those that catalog::readRow() lets pass.
    [[nodiscard]] Result<Put> put(const catalog::Product& product,
                                  const std::optional<Known>& known);

    /// Also tidies the index when much has changed.
    [[nodiscard]] Result<void> commit();

private:
    struct Statements;
    CatalogueUpdate(CatalogueStore& store, Transaction transaction,
                    std::unique_ptr<Statements> statements);

    [[nodiscard]] Result<std::optional<Clash>> clash(const catalog::Product& product, qint64 id);
    [[nodiscard]] Result<qint64> write(const catalog::Product& product, const QString& reading,
                                       const std::optional<Known>& known);
    [[nodiscard]] Result<void> writeBarcodes(const catalog::Product& product, qint64 id,
                                             const std::optional<Known>& known);
    [[nodiscard]] Result<void> writeIndex(const catalog::Product& product, const QString& reading,
                                          qint64 id, const std::optional<Known>& known);

    CatalogueStore& m_store;
    Transaction m_transaction;
    std::unique_ptr<Statements> m_statements;
    qint64 m_indexed = 0;

public:
    CatalogueUpdate(CatalogueUpdate&&) noexcept;
    ~CatalogueUpdate();
};

} // namespace till::storage
