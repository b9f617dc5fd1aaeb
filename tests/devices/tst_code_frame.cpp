// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/drivers/code_frame.h"

#include <QTest>

using namespace till::drivers;
using till::ports::ScannedCode;

namespace {

QStringList texts(const QList<ScannedCode>& codes)
{
    QStringList result;
    for (const ScannedCode& code : codes)
        result.append(code.aim.isEmpty() ? code.text : code.aim + u' ' + code.text);
    return result;
}

} // namespace

class TestCodeFrame : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutsTheStream_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("codes");
        const QString goods = QStringLiteral("6901234567892");
        QTest::newRow("CR") << QByteArray("6901234567892\r") << QStringList{goods};
        QTest::newRow("CR LF is one end") << QByteArray("6901234567892\r\n") << QStringList{goods};
        QTest::newRow("Tab") << QByteArray("6901234567892\t") << QStringList{goods};
        QTest::newRow("STX and ETX") << QByteArray("\x02"
                                                   "6901234567892\x03")
                                     << QStringList{goods};
        QTest::newRow("two, STX only") << QByteArray("\x02"
                                                     "690\x02"
                                                     "691\r")
                                       << QStringList{QStringLiteral("690"), QStringLiteral("691")};
        QTest::newRow("AIM") << QByteArray("]E06901234567892\r")
                             << QStringList{QStringLiteral("]E0 ") + goods};
        QTest::newRow("a bracket is no AIM")
            << QByteArray("]1x\r") << QStringList{QStringLiteral("]1x")};
        QTest::newRow("GS1 with separator") << QByteArray("]C1010690\x1D"
                                                          "21AB\r")
                                            << QStringList{QStringLiteral("]C1 010690\u001D21AB")};
        QTest::newRow("UTF-8") << QByteArray("\xe9\x82\xbb\r") << QStringList{QStringLiteral("邻")};
        QTest::newRow("GB18030") << QByteArray("\xc1\xda\xc0\xef\r")
                                 << QStringList{QStringLiteral("邻里")};
        QTest::newRow("no end: silence")
            << QByteArray("12345678") << QStringList{QStringLiteral("12345678")};
        QTest::newRow("nothing") << QByteArray("\r\n\r\n") << QStringList{};
        QTest::newRow("too long") << QByteArray(5'000, 'x') + "\r690\r"
                                  << QStringList{QStringLiteral("690")};
        QTest::newRow("longest") << QByteArray(codeLengthMax, '7') + "\r"
                                 << QStringList{QString(codeLengthMax, u'7')};
    }
    void cutsTheStream()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, codes);
        CodeFramer whole;
        QList<ScannedCode> found = whole.feed(bytes);
        found += whole.flush();
        QCOMPARE(texts(found), codes);
        CodeFramer single;
        found.clear();
        for (const char byte : bytes)
            found += single.feed(QByteArray(1, byte));
        found += single.flush();
        QCOMPARE(texts(found), codes);
        QVERIFY(single.isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestCodeFrame)
#include "tst_code_frame.moc"
