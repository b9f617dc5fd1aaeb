// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

/// Text in the columns of a receipt printer's fixed-width font. A printer counts bytes: a character
/// that GB18030 encodes in one byte takes one column, in two bytes two columns (also × · ° and
/// other characters that Unicode calls ambiguous). Pure; any thread.
namespace till::receipt {

/// The text as it can stand on paper: control and invisible characters removed (line breaks and
/// tabs become a space, so no name can smuggle a printer command), look-alikes exchanged for what a
/// printer knows (¥ -> ￥, • -> ·, ½ -> 1/2, no-break space -> space), and every character without
/// a one- or two-byte code replaced by '?'. Idempotent.
[[nodiscard]] QString printable(QStringView text);

/// Columns that printable(text) takes.
[[nodiscard]] int columnsOf(QStringView text);

/// printable(text), cut behind the last whole character that fits. columns >= 0.
[[nodiscard]] QString fitted(QStringView text, int columns);

/// printable(text) cut to the columns and filled up with spaces on its right, left or both sides.
[[nodiscard]] QString padded(QStringView text, int columns);
[[nodiscard]] QString rightAligned(QStringView text, int columns);
[[nodiscard]] QString centred(QStringView text, int columns);

/// `left` and `right` at the two edges with at least one space between; `left` is cut first.
[[nodiscard]] QString spread(QStringView left, QStringView right, int columns);

/// Breaks the text into lines of at most `columns` (>= 2), between characters, at a space where
/// there is one in the second half of a line.
[[nodiscard]] QStringList wrapped(QStringView text, int columns);

/// printable(text) in GB18030: bytes 0x20-0x7E and two-byte codes only.
[[nodiscard]] QByteArray encodeGb18030(QStringView text);

} // namespace till::receipt
