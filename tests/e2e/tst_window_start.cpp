// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/window_bench.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace till::test;

namespace {

constexpr int faultExit = 70;
constexpr quint32 keysymReturn = 0xFF0D;
const QByteArray water = "6921168509256";

} // namespace

/// A till that cannot start says why and what to do, and leaves everything as it was.
class TestWindowStart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aSecondTillIsRefused();
    void aDamagedJournalIsRefused_data();
    void aDamagedJournalIsRefused();
    void aJournalOfANewerVersionIsRefused();
    void aFolderThatCannotBeMadeIsRefused();
    void brokenSettingsAreNamedAndTheTillStarts();

private:
    void makeFolder();
    void patch(const QString& name, qint64 offset, const QByteArray& bytes);
    [[nodiscard]] QByteArray contents(const QString& name) const;
    [[nodiscard]] QString path(const QString& name) const
    {
        return m_bench->folder() + u'/' + name;
    }
    /// Starts a till that says its trouble in a window; closes it with Enter.
    static void expectTrouble(WindowBench& bench, const QByteArray& reason);

    std::unique_ptr<WindowBench> m_bench;
};

void TestWindowStart::init()
{
    m_bench = std::make_unique<WindowBench>();
    QVERIFY(m_bench->start());
}

/// Leaves a folder with a journal in one file.
void TestWindowStart::makeFolder()
{
    QVERIFY2(m_bench->openTill(), m_bench->till().readAllStandardError().constData());
    QVERIFY(m_bench->signIn());
    m_bench->killTill();
    QCOMPARE(m_bench->ctl({u"--training"_qs, u"journal"_qs, u"rebuild"_qs}).exit, 0);
    QVERIFY(QFileInfo(path(u"journal.db"_qs)).size() > 8192);
    QVERIFY(QFileInfo(path(u"journal.db-wal"_qs)).size() == 0);
}

void TestWindowStart::patch(const QString& name, qint64 offset, const QByteArray& bytes)
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(offset));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray TestWindowStart::contents(const QString& name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestWindowStart::expectTrouble(WindowBench& bench, const QByteArray& reason)
{
    QVERIFY2(bench.openTill(), "there is no window that says it");
    QProcess& till = bench.till();
    bench.display().press(keysymReturn);
    QVERIFY2(till.waitForFinished(5'000), "Enter does not close it");
    QCOMPARE(till.exitStatus(), QProcess::NormalExit);
    QCOMPARE(till.exitCode(), faultExit);
    const QByteArray said = till.readAllStandardError();
    QVERIFY2(said.contains(reason), said.constData());
}

void TestWindowStart::aSecondTillIsRefused()
{
    QVERIFY(m_bench->openTill());
    QVERIFY(m_bench->signIn());
    WindowBench second(m_bench->folder());
    QVERIFY(second.start());
    expectTrouble(second, "已经开着");
    // The first goes on selling.
    m_bench->display().scan(water);
    QVERIFY(m_bench->waitForPieces(1));
}

void TestWindowStart::aDamagedJournalIsRefused_data()
{
    QTest::addColumn<qint64>("offset");
    QTest::newRow("not a database any more") << qint64(0);
    QTest::newRow("a page of rubbish") << qint64(4096);
}

void TestWindowStart::aDamagedJournalIsRefused()
{
    QFETCH(qint64, offset);
    makeFolder();
    patch(u"journal.db"_qs, offset, QByteArray(2048, '\x5a'));
    const QByteArray before = contents(u"journal.db"_qs);
    expectTrouble(*m_bench, "损坏");
    QCOMPARE(contents(u"journal.db"_qs), before);
}

void TestWindowStart::aJournalOfANewerVersionIsRefused()
{
    makeFolder();
    constexpr qint64 userVersionOffset = 60; // SQLite's file format, section 1.3
    patch(u"journal.db"_qs, userVersionOffset, QByteArray::fromHex("00000063"));
    const QByteArray before = contents(u"journal.db"_qs);
    expectTrouble(*m_bench, "更新的版本");
    QCOMPARE(contents(u"journal.db"_qs), before);
}

void TestWindowStart::aFolderThatCannotBeMadeIsRefused()
{
    QFile file(path(u"file"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    WindowBench inside(file.fileName() + u"/till"_qs);
    QVERIFY(inside.start());
    expectTrouble(inside, "/file/till");
}

/// The defaults sell as well; but the shop must know that its settings do not count.
void TestWindowStart::brokenSettingsAreNamedAndTheTillStarts()
{
    QFile settings(path(u"settings.toml"_qs));
    QVERIFY(settings.open(QIODevice::WriteOnly));
    QVERIFY(settings.write("[printer]\ncolumns = 48\nkind = \"laser\"\n") > 0);
    settings.close();
    QVERIFY(m_bench->openTill());
    QVERIFY(m_bench->signIn());
    m_bench->display().scan(water);
    QVERIFY(m_bench->waitForPieces(1));
    m_bench->killTill();
    const QByteArray said = m_bench->till().readAllStandardError();
    QVERIFY2(said.contains("settings.toml:3:"), said.constData());
}

QTEST_GUILESS_MAIN(TestWindowStart)
#include "tst_window_start.moc"
