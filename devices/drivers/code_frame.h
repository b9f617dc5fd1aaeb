// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/scanner.h"

#include <QByteArray>
#include <QList>

namespace till::drivers {

/// Longer is no code: a till's own signed code has about 130 characters. In bytes or characters.
constexpr qsizetype codeLengthMax = 300;

/// The text without a prefix (STX), without trailing line ends and with the AIM identifier ("]E0")
/// taken off. Group separators (0x1D) inside stay. Empty text: there was no code.
[[nodiscard]] ports::ScannedCode codeFromText(QStringView text);

/// Cuts a scanner's byte stream into codes: behind CR, LF, Tab or ETX, in front of STX, and where
/// the caller finds silence. Pieces may come in any split. Too long a code is dropped as a whole.
class CodeFramer {
public:
    [[nodiscard]] QList<ports::ScannedCode> feed(const QByteArray& bytes);
    /// After silence: what came without a terminator.
    [[nodiscard]] QList<ports::ScannedCode> flush();
    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty() && !m_tooLong; }

private:
    void end(QList<ports::ScannedCode>& codes);

    QByteArray m_bytes;
    bool m_tooLong = false;
};

} // namespace till::drivers
