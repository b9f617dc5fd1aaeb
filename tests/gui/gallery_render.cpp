// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/gallery_render.h"

#include "tests/gui/gallery_checks.h"
#include "ui/widgets/style_sheet.h"
#include "ui/widgets/till_style.h"

#include <QApplication>
#include <QCoreApplication>
#include <QEvent>

namespace till::gallery {

namespace {

QString themeName(ui::ThemeKind kind)
{
    switch (kind) {
    case ui::ThemeKind::Light:
        return QStringLiteral("light");
    case ui::ThemeKind::Dark:
        return QStringLiteral("dark");
    case ui::ThemeKind::HighContrast:
        return QStringLiteral("contrast");
    }
    Q_UNREACHABLE();
}

struct Screen {
    QSize size;
    int scalePercent;
    ui::InputLayout input;
};

QList<Screen> screensOf(const Page& page)
{
    const auto keys = ui::InputLayout::Keyboard;
    if (page.sizes.isEmpty())
        return {{QSize(1366, 768), 100, keys},
                {QSize(1024, 768), 100, ui::InputLayout::Touch},
                {QSize(1920, 1080), 100, keys},
                {QSize(1920, 1080), 200, keys}};
    QList<Screen> screens;
    for (const QSize& size : page.sizes)
        screens.append({size, 100, keys});
    return screens;
}

} // namespace

QList<Variant> variantsOf(const Page& page, Extent extent)
{
    QList<Variant> variants;
    const auto add = [&](ui::ThemeKind theme, Language language, const Screen& screen) {
        variants.append({.theme = theme,
                         .language = language,
                         .size = screen.size,
                         .scalePercent = screen.scalePercent,
                         .input = screen.input});
    };
    const QList<Screen> screens = screensOf(page);
    if (extent == Extent::Quick) {
        add(ui::ThemeKind::Light, Language::Chinese, screens.first());
        add(ui::ThemeKind::Dark, Language::English, screens.last());
        add(ui::ThemeKind::HighContrast, Language::Chinese, screens.at(screens.size() / 2));
        return variants;
    }
    for (const auto theme :
         {ui::ThemeKind::Light, ui::ThemeKind::Dark, ui::ThemeKind::HighContrast}) {
        for (const auto language : {Language::Chinese, Language::English}) {
            for (const Screen& screen : screens)
                add(theme, language, screen);
        }
    }
    return variants;
}

Rendered render(const Page& page, const Variant& variant, ui::Look& look)
{
    look.setTheme(ui::Theme::of(variant.theme));
    look.setInput(variant.input);
    look.setScalePercent(variant.scalePercent);
    look.setWindowSize(variant.size);

    const std::unique_ptr<QWidget> made =
        page.make(Scene{.look = look, .language = variant.language});
    made->setPalette(ui::paletteOf(look.theme()));
    made->setStyleSheet(ui::styleSheetOf(look));
    made->resize(variant.size);
    made->show();
    // Layouts settle on events; nothing here waits for time to pass.
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();

    Rendered rendered;
    rendered.image = made->grab().toImage();
    rendered.problems = problemsIn(*made, look);
    return rendered;
}

QString fileName(const Page& page, const Variant& variant)
{
    QString name = QStringLiteral("%1_%2_%3_%4x%5")
                       .arg(page.name, themeName(variant.theme),
                            variant.language == Language::Chinese ? QStringLiteral("zh")
                                                                  : QStringLiteral("en"))
                       .arg(variant.size.width())
                       .arg(variant.size.height());
    if (variant.scalePercent != 100)
        name += QStringLiteral("@%1").arg(variant.scalePercent);
    return name;
}

} // namespace till::gallery
