// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/product.h"
#include "core/ports/catalogue.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

namespace till::services {

/// The coloured band of a quick key: what kind of goods it is.
enum class Shelf { Produce, Hot, Drink, Daily, Service };

struct QuickKey {
    catalog::Product product;
    Shelf shelf = Shelf::Daily;
};

struct QuickKeyPage {
    QString name;
    QList<QuickKey> keys; ///< in order of their positions
};

/// Reads "page,position,code,shelf" (UTF-8, a head line, no quotes) and looks the goods up. Lines
/// that do not fit and goods that the catalogue does not have are left out; `skipped` counts them.
struct QuickKeys {
    QList<QuickKeyPage> pages; ///< in order of first mention
    int skipped = 0;
};
[[nodiscard]] Result<QuickKeys> readQuickKeys(const QByteArray& csv, ports::Catalogue& catalogue);

} // namespace till::services

Q_DECLARE_METATYPE(QList<till::services::QuickKeyPage>)
