// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/gallery_registry.h"

#include <QImage>
#include <QStringList>

namespace till::gallery {

/// One way to look at a page.
struct Variant {
    ui::ThemeKind theme = ui::ThemeKind::Light;
    Language language = Language::Chinese;
    QSize size{1366, 768};
    int scalePercent = 100;
    ui::InputLayout input = ui::InputLayout::Keyboard;
};

/// Every theme, language and size; or one of each theme when quick.
enum class Extent { All, Quick };
[[nodiscard]] QList<Variant> variantsOf(const Page& page, Extent extent);

struct Rendered {
    QImage image;
    QStringList problems; ///< empty when nothing is wrong
};
/// Sets the look to the variant and paints the page with it.
[[nodiscard]] Rendered render(const Page& page, const Variant& variant, ui::Look& look);

/// "checkout-empty_dark_en_1366x768".
[[nodiscard]] QString fileName(const Page& page, const Variant& variant);

} // namespace till::gallery
