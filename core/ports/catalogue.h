// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalog/product.h"

#include <QList>
#include <QString>

#include <optional>

namespace till::ports {

/// A search result with what made it match.
struct CatalogueHit {
    catalog::Product product;
    QString pinyin; ///< syllables of the name separated by blanks, as indexed
};

struct CataloguePage {
    QList<CatalogueHit> hits; ///< best first, at most the asked number
    bool more = false;        ///< there are further hits
    /// How the words were understood.
    enum class MatchedBy { Nothing, Barcode, Code, Name, Pinyin, Initials, BarcodeTail };
    MatchedBy matchedBy = MatchedBy::Nothing;
};

/// Read access to the goods. Each instance belongs to the thread that created it; several may read
/// beside one writer.
class Catalogue {
public:
    virtual ~Catalogue() = default;

    /// By exact barcode. No value: unknown.
    [[nodiscard]] virtual Result<std::optional<catalog::Product>>
    byBarcode(const QString& barcode) = 0;
    /// By the shop's own code. No value: unknown.
    [[nodiscard]] virtual Result<std::optional<catalog::Product>>
    byCode(const ProductCode& code) = 0;
    /// By the number that label scales print. No value: unknown.
    [[nodiscard]] virtual Result<std::optional<catalog::Product>> byPlu(const QString& plu) = 0;
    /// Any Chinese substring of the name, full pinyin, pinyin initials, own code, or the tail of a
    /// barcode. `words` may be anything a person types; an empty page for text that matches
    /// nothing.
    [[nodiscard]] virtual Result<CataloguePage> search(const QString& words, int hitsMax) = 0;
    /// Number of products.
    [[nodiscard]] virtual Result<qint64> count() = 0;
};

} // namespace till::ports
