// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace till::models {

/// One row of the cart, ready to be painted: every text is final, in the language of the screen.
/// Built by checkout_model.h, painted by the cart view.
struct CartRow {
    enum class Kind {
        Plain,
        Voided, ///< stays in place, struck through, counts for nothing
        Return, ///< goods taken back; quantity and amount carry a minus
    };

    int lineId = 0; ///< of sale::Line
    QString number; ///< "1"; an en dash for a voided row
    QString name;   ///< may be elided when painted
    QString detail; ///< second line in the hint colour: weight, note, who voided it; may be empty
    QString saving; ///< second line in the saving colour: "第二件半价 −¥3.75"; may be empty
    QString price;  ///< "¥11.96/kg"; never elided
    QString times;  ///< compact second line instead of the price column: "¥2.00 × 2"
    QString quantity; ///< "2", "1.284"
    QString unit;     ///< "瓶", "kg"; may be empty
    QString amount;   ///< "¥15.36"; never elided
    QString spoken;   ///< the row as one sentence, for screen readers
    Kind kind = Kind::Plain;

    bool operator==(const CartRow&) const = default;
};

} // namespace till::models

Q_DECLARE_METATYPE(till::models::CartRow)
