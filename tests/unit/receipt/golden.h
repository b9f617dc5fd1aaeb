// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receipt/columns.h"
#include "core/receipt/plain_text.h"
#include "core/receipt/receipt.h"

#include <QFile>
#include <QTest>

#include <variant>

/// Paper as it is supposed to look.
namespace till::tests {

inline QString golden(const QString& name)
{
    QFile file(QStringLiteral(GOLDEN_DIR "/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return QStringLiteral("missing: ") + file.fileName();
    return QString::fromUtf8(file.readAll());
}

/// TILL_UPDATE_GOLDEN=1 writes what was built; the difference is then read in the commit.
inline void compareWithGolden(const receipt::Receipt& receipt, const QString& name)
{
    const QString text = receipt::plainText(receipt);
    if (qEnvironmentVariableIsSet("TILL_UPDATE_GOLDEN")) {
        QFile file(QStringLiteral(GOLDEN_DIR "/") + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
    }
    QCOMPARE(text.split(u'\n'), golden(name).split(u'\n'));
}

inline void keepsToThePaper(const receipt::Receipt& receipt)
{
    for (const receipt::Element& element : receipt.elements) {
        if (const auto* line = std::get_if<receipt::TextLine>(&element))
            QVERIFY2(receipt::columnsOf(line->text) * (line->doubleWidth ? 2 : 1) <=
                         receipt.columns,
                     qPrintable(line->text));
    }
}

} // namespace till::tests
