// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/main_window.h"
#include "ui/widgets/screen_context.h"

namespace till::ui {

class ChipRow;
class TextLabel;

/// Language, colours, size and touch layout; each takes effect at once, Esc only closes.
class ViewDialog : public DialogFrame {
    Q_OBJECT

public:
    ViewDialog(const ScreenContext& context, Language language, QWidget* parent);

Q_SIGNALS:
    void languageChosen(till::ui::Language language);
    void themeChosen(till::ui::ThemeKind theme);
    void scaleChosen(int percent);
    void inputLayoutChosen(till::ui::InputLayout layout);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        TextLabel* name = nullptr;
        ChipRow* chips = nullptr;
    };
    [[nodiscard]] Row addRow(QLayout& column);
    void retranslate();

    Look& m_look;
    Language m_language;
    Row m_languages;
    Row m_themes;
    Row m_scales;
    Row m_inputs;
};

} // namespace till::ui
