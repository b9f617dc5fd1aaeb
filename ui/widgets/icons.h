// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QHash>
#include <QPixmap>
#include <QString>

namespace till::ui {

/// The pictures of resources/icons, in alphabetical order of their files.
enum class Icon {
    None,
    Back,
    Backspace,
    Bag,
    Bin,
    Calculator,
    Cap,
    Card,
    Cash,
    ChevronRight,
    Clock,
    Contrast,
    CrossCircle,
    Dots,
    Drawer,
    Grid,
    Keyboard,
    Language,
    Lock,
    Minus,
    Moon,
    More,
    Note,
    Pause,
    Phone,
    Plus,
    Printer,
    Qr,
    Question,
    Receipt,
    Refresh,
    Scale,
    Scan,
    Screen,
    Search,
    Settings,
    Shield,
    Star,
    Store,
    Sun,
    Tag,
    Tick,
    TickCircle,
    Ticket,
    Triangle,
    Undo,
    User,
    Users,
    Wallet,
    Wifi,
    WifiOff,
};

/// The icon's file in the resources, empty for None.
[[nodiscard]] QString iconFile(Icon icon);

/// Draws icons in any colour and keeps the pixmaps.
class IconSet {
public:
    IconSet();
    /// `size` in device-independent pixels; the pixmap carries the device pixel ratio. A null
    /// pixmap for None.
    [[nodiscard]] QPixmap pixmap(Icon icon, int size, const QColor& colour, qreal pixelRatio) const;
    void clear() { m_cache.clear(); }

private:
    struct Key {
        Icon icon;
        int size;
        QRgb colour;
        int ratioPercent;

        bool operator==(const Key&) const = default;
        friend size_t qHash(const Key& key, size_t seed = 0)
        {
            return qHashMulti(seed, static_cast<int>(key.icon), key.size, key.colour,
                              key.ratioPercent);
        }
    };
    mutable QHash<Key, QPixmap> m_cache;
};

} // namespace till::ui
