// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/devices/printer_fixture.h"
#include "tests/devices/pseudo_terminal.h"

#include "devices/drivers/file_printer.h"
#include "devices/escpos/render.h"
#include "tests/support/printer_emulator.h"

#include <QFile>
#include <QSocketNotifier>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>

using namespace till;
using namespace till::tests;
using drivers::FilePrinter;

namespace {

escpos::PrinterProfile oneWay()
{
    escpos::PrinterProfile profile;
    profile.confirms = false;
    return profile;
}

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

/// The master's end of a pseudo terminal for the emulator.
class MasterDevice : public QIODevice {
    Q_OBJECT

public:
    explicit MasterDevice(int descriptor)
        : m_descriptor(descriptor), m_notifier(descriptor, QSocketNotifier::Read)
    {
        connect(&m_notifier, &QSocketNotifier::activated, this, &QIODevice::readyRead);
        open(QIODevice::ReadWrite | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char* data, qint64 size) override
    {
        return std::max<qint64>(::read(m_descriptor, data, static_cast<size_t>(size)), 0);
    }
    qint64 writeData(const char* data, qint64 size) override
    {
        return ::write(m_descriptor, data, static_cast<size_t>(size));
    }

private:
    int m_descriptor;
    QSocketNotifier m_notifier;
};

} // namespace

class TestFilePrinter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void appendsToAFile()
    {
        const QString path = m_folder.filePath(QStringLiteral("receipts.bin"));
        FilePrinter printer(path, oneWay(), shortTimeouts());
        Reports reports(printer);
        printer.print(1, shortReceipt());
        printer.pulse(2);
        printer.print(3, longReceipt(500));
        QCOMPARE(reports.wait(3).outcome, Outcome::HandedOver);
        // The pulse waited while the first receipt was in work, then went ahead of the second.
        QCOMPARE(content(path), escpos::render(shortReceipt(), oneWay()) +
                                    escpos::drawerPulse(oneWay()) +
                                    escpos::render(longReceipt(500), oneWay()));
        struct stat info = {};
        QCOMPARE(::stat(QFile::encodeName(path).constData(), &info), 0);
        QCOMPARE(info.st_mode & 0777U, 0600U); // receipts name customers
    }

    void troubleIsNamed_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<DeviceFault>("fault");
        QTest::newRow("full medium") << QStringLiteral("/dev/full") << DeviceFault::PaperOut;
        QTest::newRow("no such device") << QStringLiteral("/dev/usb/lp99") << DeviceFault::Absent;
        QTest::newRow("no such folder") << QStringLiteral("/nowhere/x") << DeviceFault::Absent;
        QTest::newRow("a folder") << QStringLiteral("/tmp") << DeviceFault::Absent;
    }
    void troubleIsNamed()
    {
        QFETCH(QString, path);
        QFETCH(DeviceFault, fault);
        FilePrinter printer(path, oneWay(), shortTimeouts());
        Reports reports(printer);
        printer.print(1, shortReceipt());
        QCOMPARE(reports.wait().outcome, Outcome::NotSent);
        QCOMPARE(reports.wait().fault, fault);
        QCOMPARE(reports.conditions, QList<DeviceFault>{fault});
    }

    void aFileThatFillsUpInTheMiddleIsUncertain()
    {
        // The kernel's limit on a file's size stands for the full disk: part of the job fits.
        rlimit old = {};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &old), 0);
        const rlimit small = {10'000, old.rlim_max};
        std::signal(SIGXFSZ, SIG_IGN);
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        const QString path = m_folder.filePath(QStringLiteral("small.bin"));
        FilePrinter printer(path, oneWay(), shortTimeouts());
        Reports reports(printer);
        printer.print(1, longReceipt(1'000));
        const auto report = reports.wait();
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &old), 0);
        QCOMPARE(report.outcome, Outcome::Uncertain);
        QVERIFY(report.fault != DeviceFault::None);
        QCOMPARE(content(path).size(), 10'000);
    }

    void talksToACharacterDevice()
    {
        PseudoTerminal line;
        QVERIFY(!line.path().isEmpty());
        MasterDevice device(line.master());
        support::PrinterEmulator emulator;
        emulator.attach(&device);
        FilePrinter printer(line.path(), {}, shortTimeouts());
        Reports reports(printer);
        printer.print(1, longReceipt(400));
        QCOMPARE(reports.wait().outcome, Outcome::Printed);
        QCOMPARE(emulator.paper().textLines().size(), 400);
        QCOMPARE(emulator.paper().errors(), QStringList());
    }

    void aDeviceThatTakesNothingIsATimeout()
    {
        PseudoTerminal line; // nobody reads the other end
        FilePrinter printer(line.path(), oneWay(), shortTimeouts());
        Reports reports(printer);
        printer.print(1, longReceipt(3'000));
        const auto report = reports.wait();
        QCOMPARE(report.outcome, Outcome::Uncertain);
        QCOMPARE(report.fault, DeviceFault::Timeout);
    }

    void pullingTheCableIsLost()
    {
        PseudoTerminal line;
        FilePrinter printer(line.path(), {}, shortTimeouts());
        Reports reports(printer);
        printer.print(1, shortReceipt());
        QCoreApplication::processEvents();
        line.unplug();
        QCOMPARE(reports.wait().outcome, Outcome::NotSent);
        QVERIFY(reports.wait().fault == DeviceFault::Lost ||
                reports.wait().fault == DeviceFault::Offline);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestFilePrinter)
#include "tst_file_printer.moc"
