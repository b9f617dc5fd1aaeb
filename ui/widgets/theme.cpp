// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include <QPalette>

#include <algorithm>
#include <cmath>

namespace till::ui {

namespace {

QColor rgb(QRgb value)
{
    return QColor(value);
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

/// Paper looks like paper on every screen.
Theme withPaper(Theme theme)
{
    theme.paper = rgb(0xFFFFFF);
    theme.paperInk = rgb(0x000000);
    return theme;
}

} // namespace

Theme Theme::light()
{
    return withPaper({
        .kind = ThemeKind::Light,
        .bg = rgb(0xE7ECEE),
        .surface = rgb(0xFFFFFF),
        .surface2 = rgb(0xF3F6F7),
        .surface3 = rgb(0xDFE7E9),
        .line = rgb(0xCDD8DB),
        .lineStrong = rgb(0x6C8189),
        .ink = rgb(0x0F2129),
        .ink2 = rgb(0x3D525B),
        .ink3 = rgb(0x566A73),
        .accent = rgb(0x00616F),
        .accentHover = rgb(0x004F5B),
        .accentPress = rgb(0x003E48),
        .onAccent = rgb(0xFFFFFF),
        .accentSoft = rgb(0xDAEFF0),
        .onAccentSoft = rgb(0x004550),
        .focus = rgb(0x0A57C2),
        .slab = rgb(0x0B2A32),
        .slab2 = rgb(0x143C46),
        .slabLine = rgb(0x2C5864),
        .onSlab = rgb(0xFFFFFF),
        .onSlab2 = rgb(0xB1CFD5),
        .slabSaving = rgb(0xFFA9CC),
        .key = rgb(0x72E2D1),
        .keyHover = rgb(0x92ECDE),
        .keyPress = rgb(0x4FC7B5),
        .onKey = rgb(0x03211E),
        .saving = rgb(0x9C1657),
        .savingSoft = rgb(0xFBE4EE),
        .scrim = QColor(8, 22, 28, 148),
        .disabled = rgb(0xDCE4E6),
        .onDisabled = rgb(0x5E7079),
        .paid = {.text = rgb(0x0A6638),
                 .soft = rgb(0xDBF2E3),
                 .solid = rgb(0x0B6E3D),
                 .onSolid = rgb(0xFFFFFF)},
        .pending = {.text = rgb(0x14539B),
                    .soft = rgb(0xDEEBF9),
                    .solid = rgb(0x14539B),
                    .onSolid = rgb(0xFFFFFF)},
        .unknown = {.text = rgb(0x7F4500),
                    .soft = rgb(0xFFF0D2),
                    .solid = rgb(0xFFB63F),
                    .onSolid = rgb(0x2A1800)},
        .refused = {.text = rgb(0xAE1D18),
                    .soft = rgb(0xFCE5E2),
                    .solid = rgb(0xAE1D18),
                    .onSolid = rgb(0xFFFFFF)},
        .offline = {.text = rgb(0x47545C),
                    .soft = rgb(0xE3E8EA),
                    .solid = rgb(0x47545C),
                    .onSolid = rgb(0xFFFFFF)},
        .training = {.text = rgb(0x65309A),
                     .soft = rgb(0xEEE4F8),
                     .solid = rgb(0x65309A),
                     .onSolid = rgb(0xFFFFFF)},
        .shelf = {rgb(0x4F8A3E), rgb(0xB56A1F), rgb(0x2F78A8), rgb(0x7668A6), rgb(0x667A82)},
    });
}

Theme Theme::dark()
{
    return withPaper({
        .kind = ThemeKind::Dark,
        .bg = rgb(0x070F13),
        .surface = rgb(0x101B20),
        .surface2 = rgb(0x17252B),
        .surface3 = rgb(0x22353D),
        .line = rgb(0x293C45),
        .lineStrong = rgb(0x6E858E),
        .ink = rgb(0xEEF4F5),
        .ink2 = rgb(0xB6C6CC),
        .ink3 = rgb(0x93A6AE),
        .accent = rgb(0x72E2D1),
        .accentHover = rgb(0x92ECDE),
        .accentPress = rgb(0x4FC7B5),
        .onAccent = rgb(0x03211E),
        .accentSoft = rgb(0x123D42),
        .onAccentSoft = rgb(0xAEF1E7),
        .focus = rgb(0x8CC4FF),
        .slab = rgb(0x0E3B46),
        .slab2 = rgb(0x174B57),
        .slabLine = rgb(0x34707E),
        .onSlab = rgb(0xFFFFFF),
        .onSlab2 = rgb(0xBBDBE1),
        .slabSaving = rgb(0xFFB3D2),
        .key = rgb(0x72E2D1),
        .keyHover = rgb(0x92ECDE),
        .keyPress = rgb(0x4FC7B5),
        .onKey = rgb(0x03211E),
        .saving = rgb(0xFF98C4),
        .savingSoft = rgb(0x43182C),
        .scrim = QColor(0, 0, 0, 168),
        .disabled = rgb(0x1D2B31),
        .onDisabled = rgb(0x8FA1A9),
        .paid = {.text = rgb(0x6FDF9B),
                 .soft = rgb(0x11351F),
                 .solid = rgb(0x0B6E3D),
                 .onSolid = rgb(0xFFFFFF)},
        .pending = {.text = rgb(0x86C0FF),
                    .soft = rgb(0x133150),
                    .solid = rgb(0x86C0FF),
                    .onSolid = rgb(0x04172B)},
        .unknown = {.text = rgb(0xFFC46B),
                    .soft = rgb(0x3A2A0D),
                    .solid = rgb(0xFFB63F),
                    .onSolid = rgb(0x2A1800)},
        .refused = {.text = rgb(0xFF958C),
                    .soft = rgb(0x451C1A),
                    .solid = rgb(0xFF958C),
                    .onSolid = rgb(0x2E0604)},
        .offline = {.text = rgb(0xB4C0C6),
                    .soft = rgb(0x27343A),
                    .solid = rgb(0xB4C0C6),
                    .onSolid = rgb(0x0C1417)},
        .training = {.text = rgb(0xD2AAF6),
                     .soft = rgb(0x35214C),
                     .solid = rgb(0x7A43B4),
                     .onSolid = rgb(0xFFFFFF)},
        .shelf = {rgb(0x7DBB6A), rgb(0xE09A52), rgb(0x6DB3DE), rgb(0xAA9CDB), rgb(0x93A6AE)},
    });
}

Theme Theme::highContrast()
{
    return withPaper({
        .kind = ThemeKind::HighContrast,
        .bg = rgb(0x000000),
        .surface = rgb(0x000000),
        .surface2 = rgb(0x000000),
        .surface3 = rgb(0x2B2B2B),
        .line = rgb(0xFFFFFF),
        .lineStrong = rgb(0xFFFFFF),
        .ink = rgb(0xFFFFFF),
        .ink2 = rgb(0xFFFFFF),
        .ink3 = rgb(0xE6E6E6),
        .accent = rgb(0x00F0FF),
        .accentHover = rgb(0x8FF8FF),
        .accentPress = rgb(0x00B8C4),
        .onAccent = rgb(0x000000),
        .accentSoft = rgb(0x003A40),
        .onAccentSoft = rgb(0xFFFFFF),
        .focus = rgb(0xFFFF00),
        .slab = rgb(0x000000),
        .slab2 = rgb(0x000000),
        .slabLine = rgb(0xFFFFFF),
        .onSlab = rgb(0xFFFFFF),
        .onSlab2 = rgb(0xFFFFFF),
        .slabSaving = rgb(0xFFB8DA),
        .key = rgb(0x00F0FF),
        .keyHover = rgb(0x8FF8FF),
        .keyPress = rgb(0x00B8C4),
        .onKey = rgb(0x000000),
        .saving = rgb(0xFFB8DA),
        .savingSoft = rgb(0x000000),
        .scrim = QColor(0, 0, 0, 217),
        .disabled = rgb(0x000000),
        .onDisabled = rgb(0xBDBDBD),
        .paid = {.text = rgb(0x3DFF8B),
                 .soft = rgb(0x000000),
                 .solid = rgb(0x3DFF8B),
                 .onSolid = rgb(0x000000)},
        .pending = {.text = rgb(0x7CC9FF),
                    .soft = rgb(0x000000),
                    .solid = rgb(0x7CC9FF),
                    .onSolid = rgb(0x000000)},
        .unknown = {.text = rgb(0xFFD60A),
                    .soft = rgb(0x000000),
                    .solid = rgb(0xFFD60A),
                    .onSolid = rgb(0x000000)},
        .refused = {.text = rgb(0xFF9E9E),
                    .soft = rgb(0x000000),
                    .solid = rgb(0xFF9E9E),
                    .onSolid = rgb(0x000000)},
        .offline = {.text = rgb(0xD9D9D9),
                    .soft = rgb(0x000000),
                    .solid = rgb(0xD9D9D9),
                    .onSolid = rgb(0x000000)},
        .training = {.text = rgb(0xE3B8FF),
                     .soft = rgb(0x000000),
                     .solid = rgb(0xE3B8FF),
                     .onSolid = rgb(0x000000)},
        .shelf = {rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0xFFFFFF)},
    });
}

Theme Theme::of(ThemeKind kind)
{
    switch (kind) {
    case ThemeKind::Light:
        return light();
    case ThemeKind::Dark:
        return dark();
    case ThemeKind::HighContrast:
        return highContrast();
    }
    Q_UNREACHABLE();
}

Tone Theme::tone(State state) const
{
    switch (state) {
    case State::Neutral:
        return {.text = ink2, .soft = surface2, .solid = ink2, .onSolid = surface};
    case State::Paid:
        return paid;
    case State::Pending:
        return pending;
    case State::Unknown:
        return unknown;
    case State::Refused:
        return refused;
    case State::Offline:
        return offline;
    case State::Training:
        return training;
    case State::Saving:
        return {.text = saving, .soft = savingSoft, .solid = saving, .onSolid = surface};
    case State::Accent:
        return {.text = onAccentSoft, .soft = accentSoft, .solid = accent, .onSolid = onAccent};
    }
    Q_UNREACHABLE();
}

ThemeKind themeOfSystem(const QPalette& palette)
{
    const double window = luminance(palette.color(QPalette::Window));
    const double text = luminance(palette.color(QPalette::WindowText));
    return window < text ? ThemeKind::Dark : ThemeKind::Light;
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

} // namespace till::ui
