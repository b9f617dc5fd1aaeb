// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/interface_scripts.h"
#include "tests/support/subjects.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSet>
#include <QTest>

using namespace till;
using channels::Interface;

namespace {

constexpr QLatin1StringView mark(
    "<!-- From here on made from tables and tests: TILL_WRITE_PAGES=1 tst_interface_table writes "
    "it. -->\n");

/// Rows of test functions named `golden` in the channel's test programs beside this one: they
/// compare an interface's exact bytes.
QSet<QString> goldenRows(const QString& channel)
{
    QSet<QString> rows;
    const QDir programs(QCoreApplication::applicationDirPath());
    const QStringList names{QStringLiteral("tst_%1").arg(channel),
                            QStringLiteral("tst_%1_*").arg(channel)};
    for (const QString& name : programs.entryList(names, QDir::Files | QDir::Executable)) {
        QProcess process;
        process.start(programs.filePath(name), {QStringLiteral("-datatags")});
        if (!process.waitForFinished(30'000))
            qFatal("%s does not tell its rows", qPrintable(name));
        // "TestNetpayRequests golden wechatOrder"
        const QList<QByteArray> lines = process.readAllStandardOutput().split('\n');
        for (const QByteArray& line : lines) {
            const QList<QByteArray> words = line.trimmed().split(' ');
            if (words.size() == 3 && words[1] == "golden")
                rows.insert(QString::fromUtf8(words[2]));
        }
    }
    return rows;
}

QSet<QString> sandboxRows()
{
    QSet<QString> rows;
    for (const test::InterfaceScript& script : test::interfaceScripts())
        rows.insert(QString::fromLatin1(script.name));
    return rows;
}

qsizetype countFields(std::span<const channels::Field> fields)
{
    qsizetype count = 0;
    for (const channels::Field& field : fields)
        count += 1 + countFields(field.items);
    return count;
}

QString kindOf(const Interface& which)
{
    QString kind;
    switch (which.kind) {
    case Interface::Kind::Exchange:
        kind = QStringLiteral("exchange");
        break;
    case Interface::Kind::Notification:
        kind = QStringLiteral("notification");
        break;
    case Interface::Kind::Page:
        kind = QStringLiteral("page");
        break;
    }
    switch (which.offer) {
    case Interface::Offer::Open:
        return kind;
    case Interface::Offer::NotYet:
        return kind + QStringLiteral(", not yet open");
    }
    Q_UNREACHABLE();
}

QString yesOrNo(bool isTrue)
{
    return isTrue ? QStringLiteral("yes") : QStringLiteral("no");
}

QString madePart()
{
    QString page;
    const QSet<QString> sandbox = sandboxRows();
    qsizetype all = 0;
    qsizetype done = 0;
    QString rows;
    for (const support::Subject& subject : support::subjects()) {
        const QString channel = subject.protocol->name();
        const QSet<QString> golden = goldenRows(channel);
        for (const Interface& each : subject.protocol->interfaces()) {
            const QString name = channel + u'.' + QString(each.name);
            const channels::FieldTable* table =
                each.request != nullptr ? each.request : each.answer;
            const bool hasGolden = golden.contains(QString(each.name));
            const bool hasSandbox = sandbox.contains(name);
            ++all;
            done += hasGolden && hasSandbox ? 1 : 0;
            rows += QStringLiteral("| %1 | `%2` | %3 | %4 | %5 | %6 | %7 |\n")
                        .arg(QString(table->section), name, kindOf(each))
                        .arg(countFields(table->fields))
                        .arg(yesOrNo(hasGolden), yesOrNo(hasSandbox),
                             hasGolden && hasSandbox ? QStringLiteral("done")
                                                     : QStringLiteral("not done"));
        }
    }
    page += QStringLiteral("\n%1 interfaces, %2 of them done.\n\n").arg(all).arg(done);
    page +=
        QStringLiteral("| section | interface | kind | fields | golden test | sandbox test | |\n"
                       "| --- | --- | --- | --- | --- | --- | --- |\n");
    return page + rows;
}

} // namespace

class TestInterfaceTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatTablesAndTestsSay()
    {
        QFile file(qEnvironmentVariable("TILL_SOURCE") +
                   QStringLiteral("/core/channels/INTERFACES.md"));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const QString page = QString::fromUtf8(file.readAll());
        file.close();
        const qsizetype start = page.indexOf(mark);
        QVERIFY2(start > 0, "the page has no mark");
        const QString current = page.left(start + mark.size()) + madePart();
        if (qEnvironmentVariableIsSet("TILL_WRITE_PAGES")) {
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            QVERIFY(file.write(current.toUtf8()) > 0);
            return;
        }
        QVERIFY2(page == current, "run again with TILL_WRITE_PAGES=1 and look at the difference");
    }

    void everyScriptIsAboutAnInterface()
    {
        QSet<QString> names;
        for (const support::Subject& subject : support::subjects()) {
            for (const Interface& each : subject.protocol->interfaces())
                names.insert(subject.protocol->name() + u'.' + QString(each.name));
        }
        const QSet<QString> strangers = sandboxRows() - names;
        QVERIFY2(strangers.isEmpty(), qPrintable(strangers.values().join(u' ')));
    }
};

QTEST_GUILESS_MAIN(TestInterfaceTable)
#include "tst_interface_table.moc"
