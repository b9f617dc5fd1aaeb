// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/metrics.h"

namespace till::ui {

Breakpoint breakpointOf(QSize logicalWindow)
{
    if (logicalWindow.width() < 1000 || logicalWindow.height() < 700)
        return Breakpoint::Small;
    if (logicalWindow.width() < 1200)
        return Breakpoint::Compact;
    if (logicalWindow.width() < 1680)
        return Breakpoint::Standard;
    if (logicalWindow.width() < 2400)
        return Breakpoint::Wide;
    return Breakpoint::Extra;
}

namespace {

Metrics base(Breakpoint breakpoint)
{
    Metrics metrics;
    metrics.breakpoint = breakpoint;
    switch (breakpoint) {
    case Breakpoint::Small:
        metrics.topBar = 0;
        metrics.margin = metrics.gap = 8;
        metrics.slabColumn = 0;
        metrics.slabStrip = 96;
        metrics.slabTotal = 60;
        metrics.priceColumn = false;
        metrics.quickColumns = 3;
        metrics.functionTiles = 5;
        metrics.dialogFillsWindow = true;
        break;
    case Breakpoint::Compact:
        metrics.slabColumn = 412;
        metrics.slabTotal = 68;
        metrics.cartRow = 54;
        metrics.priceColumn = false;
        metrics.quickColumns = 3;
        metrics.functionBar = 72;
        metrics.functionTiles = 7;
        metrics.dialogFillsWindow = true;
        break;
    case Breakpoint::Standard:
        break;
    case Breakpoint::Wide:
        metrics.margin = metrics.gap = 16;
        metrics.slabColumn = 760;
        metrics.slabTotal = 120;
        metrics.cartRow = 62;
        metrics.quickColumns = 6;
        metrics.quickTile = 84;
        metrics.dialog = QSize(1280, 760);
        break;
    case Breakpoint::Extra:
        metrics.margin = metrics.gap = 16;
        metrics.slabColumn = 880;
        metrics.slabTotal = 148;
        metrics.cartRow = 62;
        metrics.cartWidthMax = 1280;
        metrics.quickColumns = 6;
        metrics.quickTile = 84;
        metrics.dialog = QSize(1280, 760);
        break;
    }
    return metrics;
}

} // namespace

Metrics Metrics::of(Breakpoint breakpoint, InputLayout input)
{
    Metrics metrics = base(breakpoint);
    if (input == InputLayout::Touch) {
        metrics.functionBar = 72;
        metrics.functionTiles = breakpoint == Breakpoint::Small ? 5 : 7;
        metrics.cartRow = qMax(metrics.cartRow, 54);
    }
    return metrics;
}

} // namespace till::ui
