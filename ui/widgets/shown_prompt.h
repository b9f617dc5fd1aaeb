// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/screen_context.h"

#include <QWidget>

namespace till::ui {

class ChipRow;
class TextLabel;

/// In the tender dialog: what the customer pays with by reading a code of the till, and who takes
/// it.
class ShownPrompt : public QWidget {
    Q_OBJECT

public:
    explicit ShownPrompt(const ScreenContext& context, QWidget* parent = nullptr);

    /// "wechat"; empty where nothing is offered.
    [[nodiscard]] QString means() const;
    void chooseNext();
    void choosePrevious();
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void takeRoutes();
    void choose(int index);

    ScreenContext m_context;
    QList<services::RouteView> m_routes;
    int m_chosen = 0;
    TextLabel* m_headline;
    TextLabel* m_advice;
    ChipRow* m_chips;
    TextLabel* m_route;
};

} // namespace till::ui
