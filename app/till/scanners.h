// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/values.h"
#include "devices/drivers/keyboard_wedge.h"
#include "devices/drivers/serial_scanner.h"

#include <QThread>

#include <memory>

namespace till::ui {
class MainWindow;
}

namespace till::app {

/// The scanners that the settings ask for, on their way to the window. GUI thread.
class Scanners {
public:
    /// The window must outlive this.
    Scanners(const settings::Values::Scanner& wanted, ui::MainWindow& window);
    ~Scanners();
    Q_DISABLE_COPY_MOVE(Scanners)

private:
    std::unique_ptr<drivers::KeyboardWedge> m_wedge;
    QThread m_serialThread;
};

} // namespace till::app
