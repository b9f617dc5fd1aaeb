// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/search_query.h"
#include "core/ports/catalogue.h"
#include "core/storage/sqlite.h"

#include <QSet>
#include <QString>

#include <memory>

namespace till::storage {

/// Looks goods up. One for each thread; opening costs about a millisecond whatever the size of the
/// catalogue. Sees what was committed when a call begins.
class CatalogueReader final : public ports::Catalogue {
public:
    /// Unavailable if there is no file yet, TooNew, Corrupt.
    [[nodiscard]] static Result<std::unique_ptr<CatalogueReader>> open(const QString& path);

    [[nodiscard]] Result<std::optional<catalog::Product>>
    byBarcode(const QString& barcode) override;
    [[nodiscard]] Result<std::optional<catalog::Product>> byCode(const ProductCode& code) override;
    [[nodiscard]] Result<std::optional<catalog::Product>> byPlu(const QString& plu) override;
    /// In this order: the barcode or code itself; barcodes that end so (from four digits on); up
    /// to ten goods whose code begins so; names that begin so, then names in which it occurs, each
    /// in the order of the goods' first import; further codes; barcodes that begin so (from six
    /// digits on).
    [[nodiscard]] Result<ports::CataloguePage> search(const QString& words, int hitsMax) override;
    [[nodiscard]] Result<qint64> count() override;

private:
    class Page;
    explicit CatalogueReader(Database database) : m_database(std::move(database)) {}
    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] static Result<std::optional<catalog::Product>> first(Statement& statement);

    [[nodiscard]] Result<void> addCodesAndTails(Page& page, const QString& typed);
    [[nodiscard]] Result<void> addNames(Page& page, const catalog::SearchQuery& query);
    [[nodiscard]] Result<void> addMatches(Page& page, const catalog::SearchQuery& query,
                                          catalog::SearchQuery::Where where);

    Database m_database;
    Statement m_byBarcode;
    Statement m_byCode;
    Statement m_byPlu;
    Statement m_byTail;
    Statement m_byCodeStart;
    Statement m_byBarcodeStart;
    Statement m_byTokens;
    Statement m_count;
};

} // namespace till::storage
