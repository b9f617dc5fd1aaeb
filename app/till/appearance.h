// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/values.h"
#include "ui/widgets/look.h"
#include "ui/widgets/main_window.h"

#include <QObject>
#include <QTranslator>

#include <functional>

namespace till::app {

/// Language, theme, scale and layout of the running program: from the settings at start, from the
/// cashier while it runs. GUI thread.
class Appearance : public QObject {
    Q_OBJECT

public:
    explicit Appearance(const settings::Values::Ui& wanted);

    [[nodiscard]] ui::Look& look() { return m_look; }
    [[nodiscard]] ui::Language language() const { return m_language; }
    /// Follows what is chosen in the window; `save` keeps it.
    void follow(ui::MainWindow& window, std::function<void(const settings::Values::Ui&)> save);

private:
    void setLanguage(ui::Language language);
    void setTheme(settings::Theme theme);

    settings::Values::Ui m_wanted;
    ui::Look m_look;
    ui::Language m_language = ui::Language::Chinese;
    QTranslator m_translator;
};

} // namespace till::app
