// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/gallery_pages.h"

#include "tests/gui/gallery_customer.h"
#include "tests/gui/gallery_screens.h"
#include "ui/widgets/till_style.h"

#include <QApplication>

namespace till::gallery {

void registerPages(Registry& registry)
{
    registerComponents(registry);
    registerScreens(registry);
    registerCustomer(registry);
}

ui::Look& prepareApplication(QApplication& application)
{
    auto* look = new ui::Look(&application);
    look->setMotion(ui::Motion::Reduced);
    QApplication::setStyle(new ui::TillStyle(*look));
    return *look;
}

} // namespace till::gallery
