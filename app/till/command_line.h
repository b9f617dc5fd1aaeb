// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/place.h"

#include <QSize>
#include <QStringList>

#include <optional>

namespace till::app {

/// How the program was called.
struct CommandLine {
    desk::Place place;
    enum class Window { FullScreen, Framed };
    Window window = Window::FullScreen;
    QSize frame; ///< of a framed window; empty: as large as the screen allows
    /// Print a line of JSON when the window is ready to work, then quit: for measuring the start.
    bool quitWhenReady = false;
};

/// No value: help was asked for, or something cannot be understood; it has been said.
[[nodiscard]] std::optional<CommandLine> readCommandLine(const QStringList& arguments);

} // namespace till::app
