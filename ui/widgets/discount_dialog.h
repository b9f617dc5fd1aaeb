// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sale/sale.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/entry_dialog.h"

#include <optional>

namespace till::ui {

class TextLabel;

/// A reduction of one line or of the whole sale, in percent or as an amount; what it makes of the
/// total is shown before it is given.
class DiscountDialog : public EntryDialog {
    Q_OBJECT

public:
    /// `lineId` 0: the whole sale.
    DiscountDialog(const ScreenContext& context, const sale::Sale& sale, int lineId,
                   QWidget* parent);

Q_SIGNALS:
    /// No discount: take away the one that is there.
    void chosen(int lineId, const std::optional<till::sale::Discount>& discount);

protected:
    void typedChanged() override;
    void retranslate() override;

private:
    [[nodiscard]] std::optional<sale::Discount> discount() const;
    [[nodiscard]] bool hasOne() const;
    void showChips();
    void setKind(sale::Discount::Kind kind);

    sale::Sale m_sale;
    int m_lineId;
    sale::Discount::Kind m_kind = sale::Discount::Kind::Percent;
    ChipRow* m_kinds;
    ChipRow* m_chips;
    TextLabel* m_preview;
    Button* m_remove;
};

} // namespace till::ui
