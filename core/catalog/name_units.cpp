// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/name_units.h"

namespace till::catalog {

namespace {

bool isPointInNumber(QStringView text, qsizetype at)
{
    return text[at] == u'.' && at > 0 && at + 1 < text.size() && text[at - 1].isDigit() &&
           text[at + 1].isDigit();
}

bool isIdeograph(char32_t c)
{
    return QChar::script(c) == QChar::Script_Han && QChar::isLetter(c);
}

} // namespace

QList<NameUnit> nameUnits(QStringView name)
{
    const QString plain = name.toString().normalized(QString::NormalizationForm_KD).toLower();
    QList<NameUnit> units;
    bool inWord = false;
    for (qsizetype i = 0; i < plain.size(); ++i) {
        const qsizetype at = i;
        char32_t c = plain[i].unicode();
        if (plain[i].isHighSurrogate() && i + 1 < plain.size() && plain[i + 1].isLowSurrogate())
            c = QChar::surrogateToUcs4(plain[at], plain[++i]);
        const QStringView text = QStringView(plain).mid(at, i - at + 1);
        if (isIdeograph(c)) {
            units.append({NameUnit::Kind::Ideograph, text.toString()});
            inWord = false;
        } else if (QChar::isLetterOrNumber(c)) {
            if (!inWord)
                units.append({NameUnit::Kind::Word, QString()});
            units.last().text += text;
            inWord = true;
        } else if (QChar::category(c) != QChar::Mark_NonSpacing && !isPointInNumber(plain, at)) {
            inWord = false;
        }
    }
    return units;
}

} // namespace till::catalog
