// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/screen_context.h"

class QVBoxLayout;

namespace till::ui {

class IconLabel;
class MoneyLabel;
class TextLabel;

/// The sale is paid and recorded: what to hand out, and what became of drawer and receipt. Enter or
/// the next scan begins the next sale; nothing closes it by itself.
class PaidDialog : public DialogFrame {
    Q_OBJECT

public:
    PaidDialog(const ScreenContext& context, const services::CompletedSale& sale, QWidget* parent);

    [[nodiscard]] const services::CompletedSale& sale() const { return m_sale; }

Q_SIGNALS:
    void reprintAsked(const till::SaleId& sale);
    void receiptAsked(const till::SaleId& sale);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Sum {
        TextLabel* name = nullptr;
        MoneyLabel* amount = nullptr;
    };
    struct Fact {
        IconLabel* icon = nullptr;
        TextLabel* what = nullptr;
        TextLabel* aside = nullptr;
    };
    void build();
    [[nodiscard]] QWidget* buildChange();
    [[nodiscard]] QWidget* buildFacts();
    [[nodiscard]] Sum addSum(QVBoxLayout& column, QFont::Weight weight);
    [[nodiscard]] Fact addFact(QVBoxLayout& column, Icon icon);
    void retranslate();
    struct SumText {
        QString name;
        Money amount;
    };
    [[nodiscard]] QList<SumText> sumsOf(const sale::Tender& tender) const;
    void showSums();
    void showPaper();

    ScreenContext m_context;
    services::CompletedSale m_sale;
    TextLabel* m_headline = nullptr;
    MoneyLabel* m_paid = nullptr;
    TextLabel* m_changeCaption = nullptr;
    MoneyLabel* m_change = nullptr;
    TextLabel* m_notes = nullptr;
    QList<Sum> m_sums;
    QVBoxLayout* m_sumColumn = nullptr;
    Fact m_recorded;
    Fact m_drawer;
    Fact m_paper;
    Button* m_reprint = nullptr;
    Button* m_receipt = nullptr;
};

} // namespace till::ui
