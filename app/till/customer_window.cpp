// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/customer_window.h"

#include <QGuiApplication>
#include <QScreen>

namespace till::app {

namespace {

QScreen* secondMonitor()
{
    for (QScreen* each : QGuiApplication::screens()) {
        if (each != QGuiApplication::primaryScreen())
            return each;
    }
    return nullptr;
}

} // namespace

CustomerWindow::CustomerWindow(const ui::ScreenContext& context, const QString& shop, Place place)
    : m_context(context), m_shop(shop), m_place(place)
{
    connect(qGuiApp, &QGuiApplication::screenAdded, this, &CustomerWindow::follow);
    // The screen is still in the list while it says that it goes.
    connect(qGuiApp, &QGuiApplication::screenRemoved, this, &CustomerWindow::follow,
            Qt::QueuedConnection);
    connect(qGuiApp, &QGuiApplication::primaryScreenChanged, this, &CustomerWindow::follow);
    follow();
}

void CustomerWindow::follow()
{
    QScreen* monitor = secondMonitor();
    if (monitor == nullptr && m_place == Place::SecondMonitor) {
        m_screen.reset();
        return;
    }
    if (m_screen == nullptr) {
        m_screen = std::make_unique<ui::CustomerScreen>(m_context, m_shop);
        // The cashier's keys and scans belong to the other window.
        m_screen->setAttribute(Qt::WA_ShowWithoutActivating);
        m_screen->setWindowFlag(Qt::WindowDoesNotAcceptFocus);
    }
    if (m_place == Place::Framed) {
        m_screen->resize(m_screen->sizeHint());
        m_screen->show();
        return;
    }
    m_screen->setGeometry(monitor->geometry());
    m_screen->showFullScreen();
}

} // namespace till::app
