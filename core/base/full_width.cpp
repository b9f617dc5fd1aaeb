// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/full_width.h"

namespace till {

QString fromFullWidth(QStringView text)
{
    constexpr char16_t first = 0xFF01;
    constexpr char16_t last = 0xFF5E;
    QString plain = text.toString();
    for (QChar& c : plain) {
        if (c >= QChar(first) && c <= QChar(last))
            c = QChar(c.unicode() - (first - u'!'));
        else if (c == QChar(u'\u3000'))
            c = u' ';
        else if (c == QChar(u'\uFFE5'))
            c = QChar(u'\u00A5');
        else if (c == QChar(u'\u2212'))
            c = u'-';
    }
    return plain.trimmed();
}

} // namespace till
