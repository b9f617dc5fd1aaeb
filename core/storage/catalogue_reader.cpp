// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/catalogue_reader.h"

#include "core/catalog/gtin.h"
#include "core/catalog/search_keys.h"
#include "core/storage/catalogue_schema.h"

#include <algorithm>
#include <utility>

namespace till::storage {

namespace {

constexpr qsizetype tailLengthMin = 4;
constexpr qsizetype barcodeStartMin = 6;
constexpr qsizetype codeLengthMax = 48; // of barcodes; the shop's own codes are shorter
constexpr int codesFirstMax = 10;

using MatchedBy = ports::CataloguePage::MatchedBy;
using catalog::SearchQuery;

/// The first text behind all that begin with `start`, which is printable ASCII.
QString behind(const QString& start)
{
    QString end = start;
    end.back() = QChar(static_cast<char16_t>(end.back().unicode() + 1));
    return end;
}

bool isCodeLike(const QString& text)
{
    return !text.isEmpty() && text.size() <= codeLengthMax &&
           std::all_of(text.cbegin(), text.cend(),
                       [](QChar c) { return c > QChar(0x20) && c < QChar(0x7f); });
}

MatchedBy matchedBy(SearchQuery::Match match)
{
    switch (match) {
    case SearchQuery::Match::Name:
        return MatchedBy::Name;
    case SearchQuery::Match::Initials:
        return MatchedBy::Initials;
    case SearchQuery::Match::Pinyin:
        return MatchedBy::Pinyin;
    }
    Q_UNREACHABLE();
}

} // namespace

/// The page in the making.
class CatalogueReader::Page {
public:
    explicit Page(int hitsMax) : m_hitsMax(hitsMax) {}

    [[nodiscard]] bool isFull() const { return m_page.more; }
    [[nodiscard]] bool isEmpty() const { return m_page.hits.isEmpty(); }
    [[nodiscard]] bool holds(qint64 id) const { return m_ids.contains(id); }

    void add(CatalogueRow row, MatchedBy by)
    {
        if (isFull() || holds(row.id))
            return;
        if (m_page.hits.size() == m_hitsMax) {
            m_page.more = true;
            return;
        }
        if (m_page.hits.isEmpty())
            m_page.matchedBy = by;
        m_ids.insert(row.id);
        m_page.hits.append({std::move(row.product), std::move(row.pinyin)});
    }
    /// All rows, or the first `rowsMax`.
    [[nodiscard]] Result<void> addAll(Statement& statement, MatchedBy by, int rowsMax)
    {
        const StatementReset guard(statement);
        for (int rows = 0; rows < rowsMax && !isFull(); ++rows) {
            const Result<bool> row = statement.step();
            if (!row)
                return failure(row.error());
            if (!*row)
                break;
            add(readCatalogueRow(statement), by);
        }
        return {};
    }
    [[nodiscard]] int rowsMax() const { return m_hitsMax + 1 + static_cast<int>(m_ids.size()); }
    [[nodiscard]] ports::CataloguePage take() { return std::move(m_page); }

private:
    int m_hitsMax;
    ports::CataloguePage m_page;
    QSet<qint64> m_ids;
};

Result<std::unique_ptr<CatalogueReader>> CatalogueReader::open(const QString& path)
{
    Result<Database> database = openCatalogueForReading(path);
    if (!database)
        return failure(database.error());
    std::unique_ptr<CatalogueReader> reader(new CatalogueReader(*std::move(database)));
    if (const Result<void> ready = reader->prepare(); !ready)
        return failure(ready.error());
    return reader;
}

Result<void> CatalogueReader::prepare()
{
    struct Each {
        Statement& statement;
        Sql sql;
    };
    // CROSS JOIN: the index leads, the goods follow. Without an ORDER BY it yields them by id, one
    // after the other, and a page needs no more than its first rows.
    const Each all[] = {
        {m_byBarcode, "SELECT product.* FROM barcode CROSS JOIN product"
                      " ON product.id = barcode.product WHERE barcode.key = ?1"},
        {m_byCode, "SELECT * FROM product WHERE code = ?1"},
        {m_byPlu, "SELECT * FROM product WHERE plu = ?1"},
        {m_byTail, "SELECT product.* FROM barcode_tail CROSS JOIN product"
                   " ON product.id = barcode_tail.product"
                   " WHERE reversed >= ?1 AND reversed < ?2 ORDER BY reversed"},
        {m_byCodeStart, "SELECT * FROM product WHERE code >= ?1 AND code < ?2 ORDER BY code"},
        {m_byBarcodeStart, "SELECT product.* FROM barcode CROSS JOIN product"
                           " ON product.id = barcode.product"
                           " WHERE key >= ?1 AND key < ?2 ORDER BY key"},
        {m_byTokens, "SELECT product.* FROM search CROSS JOIN product"
                     " ON product.id = search.rowid WHERE search MATCH ?1"},
        {m_count, "SELECT count(*) FROM product"},
    };
    for (const Each& each : all) {
        Result<Statement> prepared = m_database.prepare(each.sql);
        if (!prepared)
            return failure(prepared.error());
        each.statement = *std::move(prepared);
    }
    return {};
}

Result<std::optional<catalog::Product>> CatalogueReader::first(Statement& statement)
{
    const StatementReset guard(statement);
    const Result<bool> row = statement.step();
    if (!row)
        return failure(row.error());
    if (!*row)
        return std::nullopt;
    return readCatalogueRow(statement).product;
}

Result<std::optional<catalog::Product>> CatalogueReader::byBarcode(const QString& barcode)
{
    return first(m_byBarcode.bind(catalog::canonicalBarcode(barcode)));
}

Result<std::optional<catalog::Product>> CatalogueReader::byCode(const ProductCode& code)
{
    return first(m_byCode.bind(code.text()));
}

Result<std::optional<catalog::Product>> CatalogueReader::byPlu(const QString& plu)
{
    return first(m_byPlu.bind(plu));
}

Result<qint64> CatalogueReader::count()
{
    const StatementReset guard(m_count);
    const Result<bool> row = m_count.step();
    if (!row)
        return failure(row.error());
    return m_count.integer(0);
}

Result<ports::CataloguePage> CatalogueReader::search(const QString& words, int hitsMax)
{
    Page page(std::max(1, hitsMax));
    // What was typed with an input method left on comes in full width.
    const QString typed =
        words.left(SearchQuery::lengthMax).normalized(QString::NormalizationForm_KC).trimmed();
    const bool codeLike = isCodeLike(typed);
    if (codeLike) {
        if (const auto done = addCodesAndTails(page, typed); !done)
            return failure(done.error());
    }
    const SearchQuery query = SearchQuery::parse(words);
    if (const auto done = addNames(page, query); !done)
        return failure(done.error());
    if (const auto apart = query.apart(); apart && page.isEmpty()) {
        if (const auto done = addNames(page, *apart); !done)
            return failure(done.error());
    }
    if (codeLike && !page.isFull()) {
        m_byCodeStart.bind(typed, behind(typed));
        if (const auto done = page.addAll(m_byCodeStart, MatchedBy::Code, page.rowsMax()); !done)
            return failure(done.error());
    }
    if (codeLike && catalog::isDigits(typed) && typed.size() >= barcodeStartMin) {
        m_byBarcodeStart.bind(typed, behind(typed));
        const auto done = page.addAll(m_byBarcodeStart, MatchedBy::Barcode, page.rowsMax());
        if (!done)
            return failure(done.error());
    }
    return page.take();
}

Result<void> CatalogueReader::addCodesAndTails(Page& page, const QString& typed)
{
    m_byBarcode.bind(catalog::canonicalBarcode(typed));
    if (const auto done = page.addAll(m_byBarcode, MatchedBy::Barcode, 1); !done)
        return done;
    m_byCode.bind(typed);
    if (const auto done = page.addAll(m_byCode, MatchedBy::Code, 1); !done)
        return done;
    if (typed.size() >= tailLengthMin && catalog::isDigits(typed)) {
        const QString tail = tailKey(typed);
        m_byTail.bind(tail, behind(tail));
        if (const auto done = page.addAll(m_byTail, MatchedBy::BarcodeTail, page.rowsMax()); !done)
            return done;
    }
    m_byCodeStart.bind(typed, behind(typed));
    return page.addAll(m_byCodeStart, MatchedBy::Code, codesFirstMax);
}

Result<void> CatalogueReader::addNames(Page& page, const SearchQuery& query)
{
    if (query.isEmpty())
        return {};
    if (const auto done = addMatches(page, query, SearchQuery::Where::Head); !done)
        return done;
    return addMatches(page, query, SearchQuery::Where::Anywhere);
}

Result<void> CatalogueReader::addMatches(Page& page, const SearchQuery& query,
                                         SearchQuery::Where where)
{
    Statement& statement = m_byTokens.bind(query.expression(where));
    const StatementReset guard(statement);
    while (!page.isFull()) {
        const Result<bool> row = statement.step();
        if (!row)
            return failure(row.error());
        if (!*row)
            break;
        if (page.holds(statement.integer(0)))
            continue;
        CatalogueRow found = readCatalogueRow(statement);
        const catalog::SearchKeys keys = catalog::searchKeys(found.product.name, found.pinyin);
        if (const auto match = query.match(keys, where))
            page.add(std::move(found), matchedBy(*match));
    }
    return {};
}

} // namespace till::storage
