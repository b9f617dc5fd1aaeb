// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/screen_context.h"

namespace till::ui {

/// Every action of the checkout with its key; pressing one does it, so that fingers reach all of
/// them, too.
class KeyHelpDialog : public DialogFrame {
    Q_OBJECT

public:
    KeyHelpDialog(const ScreenContext& context, QWidget* parent);

Q_SIGNALS:
    void chosen(till::models::Action action);

private:
    [[nodiscard]] QWidget* buildPage(const ScreenContext& context);
};

} // namespace till::ui
