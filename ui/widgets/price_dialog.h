// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sale/sale.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/entry_dialog.h"

#include <optional>

namespace till::ui {

/// Another price for one line, with the reason.
class PriceDialog : public EntryDialog {
    Q_OBJECT

public:
    PriceDialog(const ScreenContext& context, const sale::Line& line, QWidget* parent);

Q_SIGNALS:
    void chosen(int lineId, till::Money price, const QString& reason);

protected:
    void typedChanged() override;
    void retranslate() override;

private:
    [[nodiscard]] std::optional<Money> price() const;
    [[nodiscard]] static QStringList reasons();

    sale::Line m_line;
    ChipRow* m_reasons;
    int m_reason = 0;
};

} // namespace till::ui
