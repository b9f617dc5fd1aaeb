// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/chip_row.h"
#include "ui/widgets/entry_dialog.h"

#include <optional>

namespace till::ui {

/// How much of a deposit, and what the customer pays with.
class DepositDialog : public EntryDialog {
    Q_OBJECT

public:
    DepositDialog(const ScreenContext& context, QWidget* parent);

Q_SIGNALS:
    void chosen(till::Money amount, const QString& means);

protected:
    void typedChanged() override;
    void retranslate() override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] std::optional<Money> amount() const;
    void takeRoutes();
    void choose(int index);

    QList<services::RouteView> m_routes; ///< as the chips are
    ChipRow* m_means;
    int m_chosen = 0;
};

} // namespace till::ui
