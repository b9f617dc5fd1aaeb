// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/escpos/status.h"

#include <rapidcheck.h>

#include <QTest>

using namespace till::escpos;

namespace {

QString shown(const QList<Status>& answers)
{
    QString result;
    for (const Status& answer : answers) {
        if (const auto* one = std::get_if<RealTimeAnswer>(&answer))
            result += QStringLiteral("R%1 ").arg(one->bits, 2, 16, QLatin1Char('0'));
        else if (const auto* two = std::get_if<AutomaticStatus>(&answer))
            result += QStringLiteral("A%1 ").arg(two->bytes[0], 2, 16, QLatin1Char('0'));
        else if (const auto* three = std::get_if<Confirmation>(&answer))
            result += QStringLiteral("C%1 ").arg(three->bits, 2, 16, QLatin1Char('0'));
        else
            result += u'I' + QString::fromLatin1(std::get<Identity>(answer).text) + u' ';
    }
    return result.trimmed();
}

Condition afterQuery(RealTimeQuery query, quint8 bits)
{
    Condition condition;
    update(condition, query, RealTimeAnswer{bits});
    return condition;
}

} // namespace

class TestEscposStatus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksInTheDocumentedBytes()
    {
        QCOMPARE(realTimeRequest(RealTimeQuery::Paper), QByteArray::fromHex("100404"));
        QCOMPARE(confirmationRequest(), QByteArray::fromHex("1d7201"));
    }

    void tellsAnswersApart_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("answers");
        const auto row = [](const char* name, const char* hex, const QString& answers) {
            QTest::newRow(name) << QByteArray::fromHex(hex) << answers;
        };
        row("idle", "12", QStringLiteral("R12"));
        row("idle, drawer pin high", "16", QStringLiteral("R16"));
        row("paper end", "72", QStringLiteral("R72"));
        row("confirmation", "00", QStringLiteral("C00"));
        row("confirmation, paper end", "0c", QStringLiteral("C0c"));
        row("automatic status", "1400000f", QStringLiteral("A14"));
        row("automatic status, then confirmation", "1400000f00", QStringLiteral("A14 C00"));
        row("real time between", "121400000f1600", QStringLiteral("R12 A14 R16 C00"));
        row("incomplete automatic status waits", "140000", QString());
        row("broken automatic status", "140012", QStringLiteral("C00 R12"));
        row("identity", "5f4550534f4e0012", QStringLiteral("IEPSON R12"));
        row("identity that is none", "5f1200", QStringLiteral("R12 C00"));
        row("flow control", "111312", QStringLiteral("R12"));
    }
    void tellsAnswersApart()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, answers);
        StatusReader whole;
        QCOMPARE(shown(whole.feed(bytes)), answers);
        StatusReader single;
        QList<Status> collected;
        for (const char byte : bytes)
            collected += single.feed(QByteArray(1, byte));
        QCOMPARE(shown(collected), answers);
    }

    void understandsTheBits()
    {
        QVERIFY(afterQuery(RealTimeQuery::Printer, 0x12).isReady());
        QVERIFY(afterQuery(RealTimeQuery::Printer, 0x1A).offline);
        QVERIFY(afterQuery(RealTimeQuery::OfflineCause, 0x16).coverOpen);
        QVERIFY(afterQuery(RealTimeQuery::ErrorCause, 0x1A).cutterError);
        QVERIFY(afterQuery(RealTimeQuery::ErrorCause, 0x52).otherError);
        QVERIFY(afterQuery(RealTimeQuery::Paper, 0x72).paperOut);
        QVERIFY(afterQuery(RealTimeQuery::Paper, 0x32).paperOut); // one bit is enough
        QVERIFY(afterQuery(RealTimeQuery::Paper, 0x1E).paperLow);
        QVERIFY(afterQuery(RealTimeQuery::Paper, 0x1E).isReady()); // low paper still prints
        const Condition open = conditionOf({{0x38, 0x00, 0x00, 0x0F}});
        QVERIFY(open.coverOpen && open.offline && !open.paperOut);
        const Condition empty = conditionOf({{0x18, 0x00, 0x0C, 0x0F}});
        QVERIFY(empty.paperOut && !empty.coverOpen);
        QVERIFY(conditionOf({{0x14, 0x00, 0x00, 0x0F}}).isReady());
        QVERIFY(conditionOf({{0x18, 0x08, 0x00, 0x0F}}).cutterError);
    }

    void splittingChangesNothing()
    {
        QVERIFY(rc::check("any bytes, any split: the same answers", [] {
            const auto raw = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
            const QByteArray bytes = QByteArray::fromStdString(raw);
            const auto cut = *rc::gen::inRange<qsizetype>(0, bytes.size() + 1);
            StatusReader whole;
            StatusReader split;
            QList<Status> parts = split.feed(bytes.left(cut));
            parts += split.feed(bytes.mid(cut));
            RC_ASSERT(shown(whole.feed(bytes)) == shown(parts));
        }));
    }
};

QTEST_APPLESS_MAIN(TestEscposStatus)
#include "tst_escpos_status.moc"
