// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/catalogue.h"

#include <QList>

#include <optional>

namespace till::support {

/// Goods in a list. `search` finds names and codes that contain the words. One thread.
class MemoryCatalogue : public ports::Catalogue {
public:
    explicit MemoryCatalogue(QList<catalog::Product> goods = {}) : m_goods(std::move(goods)) {}

    void add(const catalog::Product& product) { m_goods.append(product); }
    /// Each question is answered with this error until it is taken away.
    void failWith(std::optional<Error> error) { m_error = std::move(error); }

    [[nodiscard]] Result<std::optional<catalog::Product>>
    byBarcode(const QString& barcode) override;
    [[nodiscard]] Result<std::optional<catalog::Product>> byCode(const ProductCode& code) override;
    [[nodiscard]] Result<std::optional<catalog::Product>> byPlu(const QString& plu) override;
    [[nodiscard]] Result<ports::CataloguePage> search(const QString& words, int hitsMax) override;
    [[nodiscard]] Result<qint64> count() override;

private:
    QList<catalog::Product> m_goods;
    std::optional<Error> m_error;
};

} // namespace till::support
