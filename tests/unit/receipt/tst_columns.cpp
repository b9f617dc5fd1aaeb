// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receipt/columns.h"

#include <rapidcheck.h>

#include <QTest>

using namespace till::receipt;

namespace {

/// Any text at all: control characters, private use, halves of surrogate pairs, Chinese.
rc::Gen<QString> anyText()
{
    const auto character = rc::gen::weightedOneOf<char16_t>(
        {{3, rc::gen::inRange<char16_t>(0, 0x100)},
         {3, rc::gen::inRange<char16_t>(0x4E00, 0x9FFF)},
         {2, rc::gen::inRange<char16_t>(0, 0xFFFF)},
         {1, rc::gen::element<char16_t>(0x1B, 0x1D, 0x10, 0x14, 0x1C, 0x0A, 0x00)}});
    return rc::gen::map(rc::gen::container<std::u16string>(character),
                        [](const std::u16string& text) { return QString::fromStdU16String(text); });
}

/// Reads GB18030 as a printer does: two bytes from 0x81 up, otherwise one.
bool isOneOrTwoByteCodes(const QByteArray& bytes)
{
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const auto lead = static_cast<uchar>(bytes[i]);
        if (lead >= 0x20 && lead < 0x7F)
            continue;
        if (lead < 0x81 || lead == 0xFF || i + 1 >= bytes.size())
            return false;
        const auto trail = static_cast<uchar>(bytes[++i]);
        if (trail < 0x40 || trail == 0x7F || trail == 0xFF)
            return false;
    }
    return true;
}

} // namespace

class TestColumns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exchangesWhatPrintersDoNotKnow_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("onPaper");
        QTest::newRow("yen sign, four bytes")
            << QStringLiteral("\u00A512") << QStringLiteral("￥12");
        QTest::newRow("bullet") << QStringLiteral("\u2022糖") << QStringLiteral("·糖");
        QTest::newRow("half") << QStringLiteral("\u00BD杯") << QStringLiteral("1/2杯");
        QTest::newRow("no-break space") << QStringLiteral("1\u00A0kg") << QStringLiteral("1 kg");
        QTest::newRow("minus") << QStringLiteral("\u22125") << QStringLiteral("-5");
        QTest::newRow("emoji") << QStringLiteral("茶😀") << QStringLiteral("茶?");
        QTest::newRow("rare name") << QStringLiteral("𠮷野家") << QStringLiteral("?野家");
        QTest::newRow("extension A, four bytes") << QStringLiteral("㛃") << QStringLiteral("?");
        QTest::newRow("private use") << QStringLiteral("a\uE000b") << QStringLiteral("a?b");
        QTest::newRow("joiner") << QStringLiteral("a\u200Bb") << QStringLiteral("ab");
        QTest::newRow("direction override") << QStringLiteral("a\u202Eb") << QStringLiteral("ab");
        QTest::newRow("decomposed accent")
            << QStringLiteral("cafe\u0301") << QStringLiteral("café");
        QTest::newRow("drawer command") << QStringLiteral("x\u001Bp\u0001") << QStringLiteral("xp");
        QTest::newRow("line break") << QStringLiteral("a\nb\tc") << QStringLiteral("a b c");
        QTest::newRow("kept") << QStringLiteral("×·℃①°—…") << QStringLiteral("×·℃①°—…");
    }
    void exchangesWhatPrintersDoNotKnow()
    {
        QFETCH(QString, text);
        QFETCH(QString, onPaper);
        QCOMPARE(printable(text), onPaper);
    }

    void encodesAsThePrinterReads()
    {
        QCOMPARE(encodeGb18030(u"中￥"), QByteArray::fromHex("d6d0a3a4"));
        QCOMPARE(encodeGb18030(u"\u00A5"), QByteArray::fromHex("a3a4"));
        QCOMPARE(encodeGb18030(u"×·A"), QByteArray::fromHex("a1c1a1a441"));
    }

    void countsBytesAsColumns()
    {
        QCOMPARE(columnsOf(u"农夫山泉 550ml"), 14);
        QCOMPARE(columnsOf(u"×·°"), 6);
        QCOMPARE(columnsOf(u""), 0);
    }

    void cutsBetweenCharacters()
    {
        QCOMPARE(fitted(u"中文a", 3), QStringLiteral("中"));
        QCOMPARE(fitted(u"中文a", 4), QStringLiteral("中文"));
        QCOMPARE(fitted(u"中文a", 5), QStringLiteral("中文a"));
        QCOMPARE(fitted(u"中", 1), QString());
        QCOMPARE(padded(u"中文", 3), QStringLiteral("中 "));
        QCOMPARE(spread(u"左边很长的文字", u"12.00", 12), QStringLiteral("左边很 12.00"));
    }

    void wrapsWithoutLosingText()
    {
        QCOMPARE(
            wrapped(u"7 天内凭此小票退换，生鲜请当天", 16),
            (QStringList{QStringLiteral("7 天内凭此小票退"), QStringLiteral("换，生鲜请当天")}));
        QCOMPARE(wrapped(u"hello wide world", 12),
                 (QStringList{QStringLiteral("hello wide"), QStringLiteral("world")}));
        QVERIFY(wrapped(u"  ", 10).isEmpty());
    }

    void neverLetsACommandThrough()
    {
        QVERIFY(rc::check("only one- and two-byte characters", [] {
            const QString text = *anyText();
            RC_ASSERT(isOneOrTwoByteCodes(encodeGb18030(text)));
        }));
    }

    void isTheSameTheSecondTime()
    {
        QVERIFY(rc::check("printable is idempotent; columns are bytes", [] {
            const QString once = printable(*anyText());
            RC_ASSERT(printable(once) == once);
            RC_ASSERT(columnsOf(once) == encodeGb18030(once).size());
        }));
    }

    void fillsExactlyTheColumns()
    {
        QVERIFY(rc::check("padding, cutting and spreading keep to the paper", [] {
            const QString left = *anyText();
            const QString right = *anyText();
            const int columns = *rc::gen::inRange(0, 60);
            RC_ASSERT(columnsOf(fitted(left, columns)) <= columns);
            RC_ASSERT(columnsOf(padded(left, columns)) == columns);
            RC_ASSERT(columnsOf(rightAligned(left, columns)) == columns);
            RC_ASSERT(columnsOf(spread(left, right, columns)) == columns);
            for (const QString& line : wrapped(left, std::max(columns, 2)))
                RC_ASSERT(columnsOf(line) <= std::max(columns, 2));
        }));
    }
};

QTEST_APPLESS_MAIN(TestColumns)
#include "tst_columns.moc"
