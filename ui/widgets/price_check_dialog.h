// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/search_model.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/screen_context.h"

namespace till::ui {

class LiveField;
class MoneyLabel;
class TextLabel;

/// What something costs, without selling it. Takes scans and typing; Enter puts it into the cart.
class PriceCheckDialog : public DialogFrame {
    Q_OBJECT

public:
    PriceCheckDialog(const ScreenContext& context, QWidget* parent);

    /// A code that was scanned, or words.
    void ask(const QString& words);
    /// Takes the last character back.
    void erase() { ask(m_words.chopped(m_words.isEmpty() ? 0 : 1)); }

Q_SIGNALS:
    void addAsked(const till::catalog::Product& product);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();

    models::SearchModel m_search;
    QString m_words;
    LiveField* m_field;
    TextLabel* m_name;
    TextLabel* m_detail;
    MoneyLabel* m_price;
};

} // namespace till::ui
