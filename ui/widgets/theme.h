// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <array>

class QPalette;

namespace till::ui {

enum class ThemeKind { Light, Dark, HighContrast };

/// What a colour says about a thing. Never shown by colour alone: an icon and a word go with it.
enum class State {
    Neutral,
    Paid,    ///< recorded success, device ready
    Pending, ///< sent and waiting, printing
    Unknown, ///< result not known; also "needs attention"
    Refused, ///< a definite no, errors in forms, destructive actions
    Offline, ///< no line, device off or not set up
    Training,
    Saving, ///< money saved: discounts, member prices
    Accent, ///< chosen
};

/// The shelf band of a quick key.
enum class Shelf { Produce, Hot, Drink, Daily, Service };

/// The four colours of a state.
struct Tone {
    QColor text;
    QColor soft; ///< behind text in pills and banners
    QColor solid;
    QColor onSolid;

    bool operator==(const Tone&) const = default;
};

/// Every colour of the window. No other file of ui/ names a colour by value.
struct Theme {
    ThemeKind kind = ThemeKind::Light;
    QColor bg;
    QColor surface;
    QColor surface2;
    QColor surface3;
    QColor line;
    QColor lineStrong;
    QColor ink;
    QColor ink2;
    QColor ink3;
    QColor accent;
    QColor accentHover;
    QColor accentPress;
    QColor onAccent;
    QColor accentSoft;
    QColor onAccentSoft;
    QColor focus;
    QColor slab;
    QColor slab2;
    QColor slabLine;
    QColor onSlab;
    QColor onSlab2;
    QColor slabSaving;
    QColor key;
    QColor keyHover;
    QColor keyPress;
    QColor onKey;
    QColor saving;
    QColor savingSoft;
    QColor scrim;
    QColor disabled;
    QColor onDisabled;
    QColor paper; ///< receipts and QR codes: white in every theme
    QColor paperInk;
    Tone paid;
    Tone pending;
    Tone unknown;
    Tone refused;
    Tone offline;
    Tone training;
    std::array<QColor, 5> shelf; ///< in the order of Shelf

    [[nodiscard]] static Theme light();
    [[nodiscard]] static Theme dark();
    [[nodiscard]] static Theme highContrast();
    [[nodiscard]] static Theme of(ThemeKind kind);

    [[nodiscard]] Tone tone(State state) const;
    [[nodiscard]] QColor band(Shelf of) const { return shelf.at(static_cast<std::size_t>(of)); }
    [[nodiscard]] bool isHighContrast() const { return kind == ThemeKind::HighContrast; }
    bool operator==(const Theme&) const = default;
};

/// The theme that goes with the desktop: Dark when its windows are darker than their text.
[[nodiscard]] ThemeKind themeOfSystem(const QPalette& palette);

/// The WCAG 2.1 contrast ratio of two opaque colours, 1 to 21.
[[nodiscard]] double contrastRatio(const QColor& a, const QColor& b);

} // namespace till::ui
