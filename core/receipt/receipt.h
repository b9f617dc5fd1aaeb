// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

#include <variant>

/// A receipt as a value: what stands on the paper, independent of the printer. devices/escpos turns
/// it into bytes, ui/widgets paints it on screen and into PDF; both show the same columns.
namespace till::receipt {

enum class Align { Left, Centre, Right };

/// A line of text in columns of a monospaced paper font; a character that GB18030 encodes in two
/// bytes takes two.
struct TextLine {
    QString text; ///< already fitted to the paper's columns (half of them when doubleWidth)
    Align align = Align::Left;
    bool bold = false;
    bool doubleWidth = false;
    bool doubleHeight = false;

    bool operator==(const TextLine&) const = default;
};
/// A line across the paper, drawn with this character.
struct Rule {
    QChar character = u'-';

    bool operator==(const Rule&) const = default;
};
/// Code 128, centred. Digits only (set C), an even number of them; `caption` is printed below.
struct Code128 {
    QString digits;
    QString caption;

    bool operator==(const Code128&) const = default;
};
/// QR code, centred, error correction M, byte mode, at most 300 bytes of UTF-8.
struct QrCode {
    QString text;

    bool operator==(const QrCode&) const = default;
};
struct Feed {
    int lines = 1;

    bool operator==(const Feed&) const = default;
};
/// Feed to the cutter and cut partially; nothing on printers without one.
struct Cut {
    bool operator==(const Cut&) const = default;
};

using Element = std::variant<TextLine, Rule, Code128, QrCode, Feed, Cut>;

struct Receipt {
    int columns = 48; ///< 48 for 80 mm (576 dots), 32 for 58 mm (384 dots)
    QList<Element> elements;

    bool operator==(const Receipt&) const = default;
};

} // namespace till::receipt

Q_DECLARE_METATYPE(till::receipt::Receipt)
