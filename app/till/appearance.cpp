// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/appearance.h"

#include "ui/widgets/till_style.h"

#include <QApplication>
#include <QLocale>
#include <QPalette>

#include <utility>

namespace till::app {

namespace {

ui::Language languageOf(settings::Language wanted)
{
    switch (wanted) {
    case settings::Language::Chinese:
        return ui::Language::Chinese;
    case settings::Language::English:
        return ui::Language::English;
    case settings::Language::System:
        // A till in China whose system says nothing (a bare "C" locale) is Chinese.
        return QLocale::system().language() == QLocale::English &&
                       QLocale::system().name() != u"C"_qs &&
                       !qEnvironmentVariable("LANG").startsWith(u"C"_qs)
                   ? ui::Language::English
                   : ui::Language::Chinese;
    }
    Q_UNREACHABLE();
}

ui::Theme themeOf(settings::Theme wanted)
{
    switch (wanted) {
    case settings::Theme::Light:
        return ui::Theme::light();
    case settings::Theme::Dark:
        return ui::Theme::dark();
    case settings::Theme::HighContrast:
        return ui::Theme::highContrast();
    case settings::Theme::System: {
        const QPalette palette = QApplication::palette();
        const bool dark =
            palette.window().color().lightness() < palette.windowText().color().lightness();
        return dark ? ui::Theme::dark() : ui::Theme::light();
    }
    }
    Q_UNREACHABLE();
}

settings::Theme settingOf(ui::ThemeKind kind)
{
    switch (kind) {
    case ui::ThemeKind::Light:
        return settings::Theme::Light;
    case ui::ThemeKind::Dark:
        return settings::Theme::Dark;
    case ui::ThemeKind::HighContrast:
        return settings::Theme::HighContrast;
    }
    Q_UNREACHABLE();
}

} // namespace

Appearance::Appearance(const settings::Values::Ui& wanted) : m_wanted(wanted)
{
    m_look.setTheme(themeOf(wanted.theme));
    m_look.setScalePercent(wanted.scalePercent);
    if (wanted.layout == settings::Layout::Touch)
        m_look.setInput(ui::InputLayout::Touch);
    QApplication::setStyle(new ui::TillStyle(m_look)); // the application takes it over
    setLanguage(languageOf(wanted.language));
}

void Appearance::setLanguage(ui::Language language)
{
    m_language = language;
    QCoreApplication::removeTranslator(&m_translator);
    const QString file =
        language == ui::Language::Chinese ? u":/i18n/till_zh_CN.qm"_qs : u":/i18n/till_en.qm"_qs;
    if (m_translator.load(file))
        QCoreApplication::installTranslator(&m_translator); // windows hear of it as LanguageChange
}

void Appearance::follow(ui::MainWindow& window,
                        std::function<void(const settings::Values::Ui&)> save)
{
    window.setLanguage(m_language);
    connect(&window, &ui::MainWindow::languageChosen, this,
            [this, &window, save](ui::Language language) {
                m_wanted.language = language == ui::Language::Chinese ? settings::Language::Chinese
                                                                      : settings::Language::English;
                window.setLanguage(language);
                setLanguage(language);
                save(m_wanted);
            });
    connect(&window, &ui::MainWindow::themeChosen, this, [this, save](ui::ThemeKind kind) {
        m_wanted.theme = settingOf(kind);
        m_look.setTheme(themeOf(m_wanted.theme));
        save(m_wanted);
    });
    connect(&window, &ui::MainWindow::scaleChosen, this, [this, save](int percent) {
        m_wanted.scalePercent = percent;
        m_look.setScalePercent(percent);
        save(m_wanted);
    });
    connect(&window, &ui::MainWindow::inputLayoutChosen, this,
            [this, save](ui::InputLayout layout) {
                m_wanted.layout = layout == ui::InputLayout::Touch ? settings::Layout::Touch
                                                                   : settings::Layout::Keyboard;
                m_look.setInput(layout);
                save(m_wanted);
            });
}

} // namespace till::app
