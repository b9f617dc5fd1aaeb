// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/devices/pseudo_terminal.h"

#include "devices/drivers/serial_scanner.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace till;
using namespace till::tests;
using drivers::SerialScanner;
using ports::ScannedCode;

namespace {

/// A stable name for a device that comes and goes, like /dev/serial/by-id.
void plug(const QString& name, const PseudoTerminal& line)
{
    QFile::remove(name);
    QVERIFY(QFile::link(line.path(), name));
}

} // namespace

class TestSerialScanner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_name = m_folder.filePath(QStringLiteral("scanner"));
        m_line = std::make_unique<PseudoTerminal>();
        plug(m_name, *m_line);
        m_scanner = std::make_unique<SerialScanner>(drivers::SerialSettings{.port = m_name});
        m_codes = std::make_unique<QSignalSpy>(m_scanner.get(), &SerialScanner::scanned);
        m_states =
            std::make_unique<QSignalSpy>(m_scanner.get(), &SerialScanner::availabilityChanged);
    }
    void cleanup()
    {
        m_codes.reset();
        m_states.reset();
        m_scanner.reset();
        m_line.reset();
    }

    void readsCodes()
    {
        m_scanner->start();
        QCOMPARE(m_states->size(), 1);
        QVERIFY(m_states->at(0)[0].toBool());
        QVERIFY(m_line->send("6901234567892\r\n]Q1hello\r"));
        QTRY_COMPARE(m_codes->size(), 2);
        QCOMPARE(code(0), (ScannedCode{QStringLiteral("6901234567892"), {}}));
        QCOMPARE(code(1), (ScannedCode{QStringLiteral("hello"), QStringLiteral("]Q1")}));
    }

    void joinsPiecesAndEndsAtSilence()
    {
        m_scanner->start();
        QVERIFY(m_line->send("690123"));
        QCoreApplication::processEvents();
        QVERIFY(m_line->send("4567892"));
        QTRY_COMPARE(m_codes->size(), 1);
        QCOMPARE(code(0).text, QStringLiteral("6901234567892"));
    }

    void losesNoneOfAThousand()
    {
        m_scanner->start();
        for (int i = 0; i < 1'000; ++i) {
            const QByteArray text = QByteArray::number(6'900'000'000'000 + i) + '\r';
            // The line's buffer is small; the reader gets its turn when it is full.
            QVERIFY(QTest::qWaitFor([&] { return m_line->send(text); }, 2'000));
        }
        QTRY_COMPARE(m_codes->size(), 1'000);
        for (int i = 0; i < 1'000; ++i)
            QCOMPARE(code(i).text, QString::number(6'900'000'000'000 + i));
    }

    void comesBackAfterUnplugging()
    {
        m_scanner->start();
        QVERIFY(m_line->send("12345678"));
        m_line->unplug();
        QFile::remove(m_name);
        QTRY_COMPARE(m_states->size(), 2);
        QVERIFY(!m_states->at(1)[0].toBool());
        QVERIFY(!m_states->at(1)[1].toString().isEmpty());
        m_line = std::make_unique<PseudoTerminal>();
        plug(m_name, *m_line);
        QTRY_VERIFY_WITH_TIMEOUT(m_states->last()[0].toBool(), 5'000);
        QVERIFY(m_line->send("87654321\r"));
        QTRY_COMPARE(m_codes->size(), 1); // the half code from before is gone
        QCOMPARE(code(0).text, QStringLiteral("87654321"));
    }

    void aMissingDeviceIsSaidOnce()
    {
        QFile::remove(m_name);
        m_scanner->start();
        QVERIFY(!QTest::qWaitFor([this] { return m_states->size() > 1; }, 900)); // several tries
        QVERIFY(!m_states->at(0)[0].toBool());
        plug(m_name, *m_line);
        QTRY_COMPARE(m_states->size(), 2);
        QVERIFY(m_states->at(1)[0].toBool());
    }

    void aHangUpDoesNotSpin()
    {
        m_scanner->start();
        m_line->unplug(); // the name stays, dangling, as after a crash of the hub
        QTRY_COMPARE(m_states->size(), 2);
        QVERIFY(!QTest::qWaitFor([this] { return m_states->size() > 3; }, 300));
    }

    void worksFromItsOwnThread()
    {
        QThread thread;
        thread.start();
        SerialScanner* scanner = m_scanner.release();
        scanner->moveToThread(&thread);
        connect(&thread, &QThread::finished, scanner, &QObject::deleteLater);
        QMetaObject::invokeMethod(scanner, &SerialScanner::start);
        QTRY_COMPARE(m_states->size(), 1);
        QVERIFY(m_line->send("12345678\r"));
        QTRY_COMPARE(m_codes->size(), 1);
        thread.quit();
        QVERIFY(thread.wait(5'000));
    }

private:
    [[nodiscard]] ScannedCode code(qsizetype index) const
    {
        return m_codes->at(index)[0].value<ScannedCode>();
    }

    QTemporaryDir m_folder;
    QString m_name;
    std::unique_ptr<PseudoTerminal> m_line;
    std::unique_ptr<SerialScanner> m_scanner;
    std::unique_ptr<QSignalSpy> m_codes;
    std::unique_ptr<QSignalSpy> m_states;
};

QTEST_GUILESS_MAIN(TestSerialScanner)
#include "tst_serial_scanner.moc"
