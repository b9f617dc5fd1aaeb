// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/quick_keys.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace till::services {

namespace {

struct Row {
    QString page;
    int position = 0;
    ProductCode code;
    Shelf shelf = Shelf::Daily;
};

std::optional<Shelf> shelfOf(QStringView name)
{
    static const std::array<std::pair<QStringView, Shelf>, 5> names{{{u"produce", Shelf::Produce},
                                                                     {u"hot", Shelf::Hot},
                                                                     {u"drink", Shelf::Drink},
                                                                     {u"daily", Shelf::Daily},
                                                                     {u"service", Shelf::Service}}};
    for (const auto& [text, shelf] : names) {
        if (text == name)
            return shelf;
    }
    return std::nullopt;
}

std::optional<Row> parseRow(const QString& line)
{
    const QStringList cells = line.trimmed().split(QLatin1Char(','));
    if (cells.size() != 4 || cells[0].isEmpty() || cells[2].isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const int position = cells[1].toInt(&isNumber);
    const auto shelf = shelfOf(cells[3]);
    if (!isNumber || !shelf)
        return std::nullopt;
    return Row{cells[0], position, ProductCode(cells[2]), *shelf};
}

} // namespace

Result<QuickKeys> readQuickKeys(const QByteArray& csv, ports::Catalogue& catalogue)
{
    QuickKeys result;
    QList<Row> rows;
    QStringList lines = QString::fromUtf8(csv).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    if (!lines.isEmpty())
        lines.removeFirst(); // the head
    for (const QString& line : std::as_const(lines)) {
        if (const auto row = parseRow(line))
            rows.append(*row);
        else
            ++result.skipped;
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return a.position < b.position; });
    QStringList order;
    for (const QString& line : std::as_const(lines)) {
        const QString page = line.section(QLatin1Char(','), 0, 0);
        if (!order.contains(page))
            order.append(page);
    }
    for (const QString& name : std::as_const(order)) {
        QuickKeyPage page{name, {}};
        for (const Row& row : std::as_const(rows)) {
            if (row.page != name)
                continue;
            const auto product = catalogue.byCode(row.code);
            if (!product)
                return failure(product.error());
            if (*product)
                page.keys.append({**product, row.shelf});
            else
                ++result.skipped;
        }
        if (!page.keys.isEmpty())
            result.pages.append(page);
    }
    return result;
}

} // namespace till::services
