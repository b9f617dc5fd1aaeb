// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

namespace till::ui {

/// The layout by the window's logical size, which is its size divided by the scale.
enum class Breakpoint {
    Small,    ///< narrower than 1000 or lower than 700: a big screen at 200 %
    Compact,  ///< 1000 to 1199: 1024 × 768
    Standard, ///< 1200 to 1679: 1366 × 768
    Wide,     ///< 1680 to 2399: 1920 × 1080
    Extra,    ///< 2400 and wider
};

enum class InputLayout {
    Keyboard, ///< keys carry their caps
    Touch,    ///< larger rows, no caps, a keypad on the screen
};

[[nodiscard]] Breakpoint breakpointOf(QSize logicalWindow);

/// Sizes that depend on the break point, in logical pixels at 100 %. Pass them through Look::px().
struct Metrics {
    Breakpoint breakpoint = Breakpoint::Standard;
    int topBar = 48; ///< 0: merged into the slab's line
    int margin = 12;
    int gap = 12;
    int slabColumn = 496; ///< 0: the slab is a strip across the top
    int slabStrip = 0;    ///< height of that strip, 0 when there is a column
    int slabTotal = 76;   ///< type size of the total
    int cartRow = 52;
    int cartWidthMax = 16777215;
    bool priceColumn = true; ///< otherwise the price stands in the row's second line
    int quickColumns = 4;
    int quickTile = 56; ///< height
    int functionBar = 64;
    int functionTiles = 12; ///< 12: keys in three groups; fewer: framed tiles
    QSize dialog{1120, 652};
    bool dialogFillsWindow = false;

    [[nodiscard]] static Metrics of(Breakpoint breakpoint, InputLayout input);
    bool operator==(const Metrics&) const = default;
};

/// Type sizes in logical pixels; two weights only, normal and bold.
namespace type {
inline constexpr int min = 14; ///< nothing on screen is smaller
inline constexpr int body = 16;
inline constexpr int item = 18;
inline constexpr int head = 20;
inline constexpr int title = 24;
inline constexpr int medium = 28;
inline constexpr int large = 44;
inline constexpr int slabLeast = 60; ///< readable from two metres
inline constexpr int paid = 148;
} // namespace type

namespace radius {
inline constexpr int cap = 4;
inline constexpr int control = 8;
inline constexpr int sheet = 12;
} // namespace radius

} // namespace till::ui
