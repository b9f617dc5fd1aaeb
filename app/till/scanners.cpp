// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/scanners.h"

#include "ui/widgets/main_window.h"

namespace till::app {

Scanners::Scanners(const settings::Values::Scanner& wanted, ui::MainWindow& window)
{
    if (wanted.wedge) {
        m_wedge = std::make_unique<drivers::KeyboardWedge>();
        QObject::connect(m_wedge.get(), &drivers::KeyboardWedge::scanned, &window,
                         &ui::MainWindow::onScanned);
        QObject::connect(m_wedge.get(), &drivers::KeyboardWedge::retracted, &window,
                         &ui::MainWindow::takeBackTyping);
    }
    if (!wanted.serialPath.isEmpty()) {
        m_serialThread.setObjectName(u"scanner"_qs);
        auto* scanner =
            new drivers::SerialScanner({.port = wanted.serialPath, .baud = wanted.serialBaud});
        scanner->moveToThread(&m_serialThread);
        QObject::connect(&m_serialThread, &QThread::finished, scanner, &QObject::deleteLater);
        QObject::connect(&m_serialThread, &QThread::started, scanner,
                         &drivers::SerialScanner::start);
        QObject::connect(scanner, &ports::Scanner::scanned, &window, &ui::MainWindow::onScanned);
        QObject::connect(scanner, &ports::Scanner::availabilityChanged, &window,
                         [&window](bool available) { window.onScannerAvailability(available); });
        m_serialThread.start();
    }
}

Scanners::~Scanners()
{
    m_serialThread.quit();
    m_serialThread.wait();
}

} // namespace till::app
