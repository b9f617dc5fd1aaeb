// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/place.h"
#include "app/till/customer_window.h"

#include <tl/expected.hpp>

#include <QSize>
#include <QStringList>

namespace till::app {

/// How the program was called.
struct CommandLine {
    desk::Place place;
    enum class Window { FullScreen, Framed };
    Window window = Window::FullScreen;
    CustomerWindow::Place customer = CustomerWindow::Place::SecondMonitor;
    QSize frame; ///< of a framed window; empty: as large as the screen allows
    /// Print a line of JSON when the window is ready to work, then quit: for measuring the start.
    bool quitWhenReady = false;
};

/// The exit code instead when help was asked for (0) or something cannot be understood (64); it has
/// been said.
[[nodiscard]] tl::expected<CommandLine, int> readCommandLine(const QStringList& arguments);

} // namespace till::app
