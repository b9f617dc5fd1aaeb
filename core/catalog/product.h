// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/base/quantity.h"

#include <QMetaType>
#include <QString>
#include <QStringList>

namespace till::catalog {

/// Something the shop sells, as the catalogue file holds it.
struct Product {
    ProductCode code; ///< the shop's own code (货号), unique, 1 to 20 printable ASCII characters
    QStringList barcodes; ///< none, one or several; GTIN-8/12/13/14 or shop-made; each belongs to
                          ///< one product only
    QString name;         ///< 1 to 80 characters
    QString category;     ///< free text, e.g. "饮料"
    QString unit;         ///< what one of it is called: "瓶", "袋", "kg"
    Measure measure = Measure::Pieces; ///< Kilograms: sold by weight, price is per kilogram
    Money
        price; ///< list price per piece or kilogram, 0 to Money::maxFen; 0 means "ask at the till"
    QString plu;              ///< 5 digits: the number a label scale prints for it; empty if none
    bool discountable = true; ///< false: whole-sale discounts pass it by (tobacco, top-ups)

    bool operator==(const Product&) const = default;
};

} // namespace till::catalog

Q_DECLARE_METATYPE(till::catalog::Product)
