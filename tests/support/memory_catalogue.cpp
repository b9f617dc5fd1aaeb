// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/memory_catalogue.h"

#include <algorithm>

namespace till::support {

namespace {

using Found = Result<std::optional<catalog::Product>>;

template<typename Matches>
Found firstOf(const QList<catalog::Product>& goods, const std::optional<Error>& error,
              Matches matches)
{
    if (error)
        return failure(*error);
    const auto found = std::find_if(goods.cbegin(), goods.cend(), matches);
    return found == goods.cend() ? std::nullopt : std::optional(*found);
}

} // namespace

Found MemoryCatalogue::byBarcode(const QString& barcode)
{
    return firstOf(m_goods, m_error,
                   [&](const catalog::Product& each) { return each.barcodes.contains(barcode); });
}

Found MemoryCatalogue::byCode(const ProductCode& code)
{
    return firstOf(m_goods, m_error,
                   [&](const catalog::Product& each) { return each.code == code; });
}

Found MemoryCatalogue::byPlu(const QString& plu)
{
    return firstOf(m_goods, m_error, [&](const catalog::Product& each) { return each.plu == plu; });
}

Result<ports::CataloguePage> MemoryCatalogue::search(const QString& words, int hitsMax)
{
    if (m_error)
        return failure(*m_error);
    ports::CataloguePage page;
    for (const catalog::Product& each : m_goods) {
        if (!each.name.contains(words) && !each.code.text().contains(words))
            continue;
        page.more = page.hits.size() == hitsMax;
        if (page.more)
            break;
        page.hits.append({each, {}});
        page.matchedBy = ports::CataloguePage::MatchedBy::Name;
    }
    return page;
}

Result<qint64> MemoryCatalogue::count()
{
    if (m_error)
        return failure(*m_error);
    return m_goods.size();
}

} // namespace till::support
