// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/product.h"
#include "core/sale/sale.h"
#include "ui/widgets/entry_dialog.h"

#include <optional>

namespace till::ui {

/// Asks how many pieces or how many kilograms.
class QuantityDialog : public EntryDialog {
    Q_OBJECT

public:
    struct Subject {
        QString name;
        Measure measure = Measure::Pieces;
        QString unit;
        std::optional<Quantity> current; ///< of a line; none for goods that are not in the cart yet
    };
    QuantityDialog(const ScreenContext& context, const Subject& subject, QWidget* parent);

Q_SIGNALS:
    void chosen(till::Quantity quantity);

protected:
    void typedChanged() override;
    void retranslate() override;

private:
    [[nodiscard]] std::optional<Quantity> quantity() const;

    Subject m_subject;
};

} // namespace till::ui
