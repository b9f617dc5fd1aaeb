// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/look.h"

#include <QList>
#include <QSize>
#include <QString>
#include <QWidget>

#include <functional>
#include <memory>

/// What the gallery can paint. A screen or state registers itself once and is then painted in every
/// theme, language and size, and checked.
namespace till::gallery {

enum class Language { Chinese, English };

/// What a page is made for. The look is set up and outlives the page.
struct Scene {
    ui::Look& look;
    Language language = Language::Chinese;
};

struct Page {
    QString name; ///< part of the file's name: "checkout-empty"
    std::function<std::unique_ptr<QWidget>(const Scene&)> make;
    /// Empty: every standard size.
    QList<QSize> sizes;
};

class Registry {
public:
    void add(const Page& page) { m_pages.append(page); }
    [[nodiscard]] const QList<Page>& pages() const { return m_pages; }

private:
    QList<Page> m_pages;
};

/// The components and their states.
void registerComponents(Registry& registry);

} // namespace till::gallery
