// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/devices/printer_fixture.h"

#include "devices/drivers/screen_printer.h"
#include "devices/drivers/tcp_printer.h"
#include "devices/escpos/render.h"
#include "tests/support/printer_emulator.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>
#include <QThread>

using namespace till;
using namespace till::tests;
using drivers::TcpPrinter;
using support::PrinterEmulator;

namespace {

drivers::TcpAddress here(quint16 port)
{
    return {QStringLiteral("127.0.0.1"), port};
}

escpos::PrinterProfile oneWay()
{
    escpos::PrinterProfile profile;
    profile.confirms = false;
    return profile;
}

} // namespace

class TestTcpPrinter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_emulator = std::make_unique<PrinterEmulator>();
        QVERIFY(m_emulator->listen());
    }
    void cleanup() { m_emulator.reset(); }

    void confirmsWhatWasPrinted()
    {
        TcpPrinter printer(here(m_emulator->port()), {}, shortTimeouts());
        Reports reports(printer);
        printer.print(7, shortReceipt());
        const auto report = reports.wait();
        QCOMPARE(report.outcome, Outcome::Printed);
        QCOMPARE(report.ticket, 7U);
        QCOMPARE(report.fault, DeviceFault::None);
        QCOMPARE(m_emulator->paper().textLines(), QStringList{QStringLiteral("邻里生鲜")});
        QCOMPARE(m_emulator->paper().errors(), QStringList());
        QVERIFY(reports.conditions.isEmpty());
    }

    void printsLongReceiptsWhole()
    {
        TcpPrinter printer(here(m_emulator->port()), {}, shortTimeouts());
        Reports reports(printer);
        printer.print(1, longReceipt());
        QCOMPARE(reports.wait().outcome, Outcome::Printed);
        QCOMPARE(m_emulator->paper().textLines().size(), 3'500);
        QCOMPARE(m_emulator->paper().errors(), QStringList());
    }

    void keepsTheOrderAndOneConnection()
    {
        TcpPrinter printer(here(m_emulator->port()), {}, shortTimeouts());
        Reports reports(printer);
        for (quint64 ticket = 1; ticket <= 5; ++ticket)
            printer.print(ticket, shortReceipt());
        QCOMPARE(reports.wait(5).outcome, Outcome::Printed);
        for (qsizetype i = 0; i < 5; ++i)
            QCOMPARE(reports.finished[i].ticket, static_cast<quint64>(i + 1));
        QCOMPARE(m_emulator->connections(), 1);
        // Left alone, it frees the printer for another till.
        QTRY_VERIFY(!m_emulator->isConnected());
        printer.print(6, shortReceipt());
        QCOMPARE(reports.wait(6).outcome, Outcome::Printed);
        QCOMPARE(m_emulator->connections(), 2);
    }

    void refusedIsNotSent()
    {
        const quint16 port = m_emulator->port();
        m_emulator.reset();
        TcpPrinter printer(here(port), {}, shortTimeouts());
        Reports reports(printer);
        printer.print(1, shortReceipt());
        const auto report = reports.wait();
        QCOMPARE(report.outcome, Outcome::NotSent);
        QCOMPARE(report.fault, DeviceFault::Absent);
        QCOMPARE(reports.conditions, QList<DeviceFault>{DeviceFault::Absent});
        m_emulator = std::make_unique<PrinterEmulator>();
        QVERIFY(m_emulator->listen(port));
        printer.print(2, shortReceipt());
        QCOMPARE(reports.wait(2).outcome, Outcome::Printed);
        QCOMPARE(reports.conditions.last(), DeviceFault::None);
    }

    void badNameIsNotSent()
    {
        TcpPrinter printer({QStringLiteral("no such host"), 9100}, {}, shortTimeouts());
        Reports reports(printer);
        printer.print(1, shortReceipt());
        QCOMPARE(reports.wait().outcome, Outcome::NotSent);
        QCOMPARE(reports.wait().fault, DeviceFault::Absent);
    }

    void hungPeerIsATimeoutBeforeAnythingIsSent()
    {
        m_emulator->setFaults({.isMute = true, .hangsAfter = 0});
        TcpPrinter printer(here(m_emulator->port()), {}, shortTimeouts());
        Reports reports(printer);
        printer.print(1, shortReceipt());
        const auto report = reports.wait();
        QCOMPARE(report.outcome, Outcome::NotSent);
        QCOMPARE(report.fault, DeviceFault::Timeout);
    }

    void neverConfirmingIsUncertain()
    {
        m_emulator->setFaults({.confirmsNothing = true});
        TcpPrinter printer(here(m_emulator->port()), {}, shortTimeouts());
        Reports reports(printer);
        printer.print(1, shortReceipt());
        const auto report = reports.wait();
        QCOMPARE(report.outcome, Outcome::Uncertain);
        QCOMPARE(report.fault, DeviceFault::Timeout);
        QCOMPARE(m_emulator->paper().textLines().size(), 1);
    }

    void hangingInTheMiddleIsUncertain()
    {
        m_emulator->setFaults({.hangsAfter = 5'000});
        TcpPrinter printer(here(m_emulator->port()), {}, shortTimeouts());
        Reports reports(printer);
        printer.print(1, longReceipt(20'000)); // more than the kernel keeps
        const auto report = reports.wait();
        QCOMPARE(report.outcome, Outcome::Uncertain);
        QCOMPARE(report.fault, DeviceFault::Timeout);
    }

    void closingInTheMiddleIsUncertainAndTheNextJobIsWhole()
    {
        m_emulator->setFaults({.closesAfter = 5'000});
        TcpPrinter printer(here(m_emulator->port()), {}, shortTimeouts());
        Reports reports(printer);
        printer.print(1, longReceipt());
        const auto report = reports.wait();
        QCOMPARE(report.outcome, Outcome::Uncertain);
        QCOMPARE(report.fault, DeviceFault::Lost);
        const qsizetype before = m_emulator->paper().textLines().size();
        printer.print(2, shortReceipt());
        QCOMPARE(reports.wait(2).outcome, Outcome::Printed);
        QVERIFY(m_emulator->paper().textLines().size() > before);
        QVERIFY(m_emulator->paper().textLines().last().endsWith(QStringLiteral("邻里生鲜")));
    }

    void afterABrokenJobAOneWayPrinterIsFlushed()
    {
        m_emulator->setFaults({.isMute = true, .closesAfter = 5'000});
        TcpPrinter printer(here(m_emulator->port()), oneWay(), shortTimeouts());
        Reports reports(printer);
        printer.print(1, longReceipt());
        QCOMPARE(reports.wait().outcome, Outcome::Uncertain);
        printer.print(2, shortReceipt());
        QCOMPARE(reports.wait(2).outcome, Outcome::HandedOver);
        // It may still wait for the rest of a command: zeros complete any, then it is reset.
        const QByteArray flush = QByteArray(8'192, '\0') + QByteArray("\x1B\x40", 2);
        QTRY_VERIFY(
            m_emulator->printedBytes().endsWith(flush + escpos::render(shortReceipt(), oneWay())));
        printer.print(3, shortReceipt());
        QCOMPARE(reports.wait(3).outcome, Outcome::HandedOver);
        QTRY_COMPARE(m_emulator->printedBytes().count(flush), 1);
    }

    void paperOutBeforeTheJobIsNotSent()
    {
        m_emulator->setPaperOut();
        TcpPrinter printer(here(m_emulator->port()), {}, shortTimeouts());
        Reports reports(printer);
        printer.print(1, shortReceipt());
        const auto report = reports.wait();
        QCOMPARE(report.outcome, Outcome::NotSent);
        QCOMPARE(report.fault, DeviceFault::PaperOut);
        QCOMPARE(reports.conditions, QList<DeviceFault>{DeviceFault::PaperOut});
        QVERIFY(m_emulator->printedBytes().isEmpty());
        m_emulator->setPaperBack();
        printer.print(2, shortReceipt());
        QCOMPARE(reports.wait(2).outcome, Outcome::Printed);
        QCOMPARE(reports.conditions.last(), DeviceFault::None);
    }

    void openCoverIsNotSent()
    {
        m_emulator->setCoverOpen(true);
        TcpPrinter printer(here(m_emulator->port()), {}, shortTimeouts());
        Reports reports(printer);
        printer.print(1, shortReceipt());
        QCOMPARE(reports.wait().outcome, Outcome::NotSent);
        QCOMPARE(reports.wait().fault, DeviceFault::CoverOpen);
    }

    void paperEndInTheMiddleWaitsForPaper()
    {
        m_emulator->setFaults({.paperEndsAfter = 1'000});
        TcpPrinter printer(here(m_emulator->port()), {}, shortTimeouts());
        Reports reports(printer);
        printer.print(1, longReceipt(100));
        QTRY_VERIFY(reports.conditions.contains(DeviceFault::PaperOut));
        // More polls than fit into the wait for a confirmation: its clock stands still while paper
        // is missing.
        QSignalSpy polls(m_emulator.get(), &PrinterEmulator::worked);
        QTRY_VERIFY(polls.size() > 2 * shortTimeouts().confirmMs / shortTimeouts().pollMs);
        QVERIFY(reports.finished.isEmpty());
        m_emulator->setPaperBack();
        QCOMPARE(reports.wait().outcome, Outcome::Printed);
        QCOMPARE(m_emulator->paper().textLines().size(), 100);
        QCOMPARE(reports.conditions.last(), DeviceFault::None);
    }

    void drawerOpensWhileAReceiptWaitsForPaper()
    {
        m_emulator->setFaults({.paperEndsAfter = 1'000});
        TcpPrinter printer(here(m_emulator->port()), {}, shortTimeouts());
        Reports reports(printer);
        QSignalSpy drawer(m_emulator.get(), &PrinterEmulator::drawerOpened);
        printer.print(1, longReceipt(100));
        QTRY_VERIFY(reports.conditions.contains(DeviceFault::PaperOut));
        printer.pulse(2);
        QTRY_COMPARE(drawer.size(), 1);
        QCOMPARE(drawer[0][0].toBool(), true);
        QCOMPARE(reports.finished.size(), 1);
        QCOMPARE(reports.finished[0].ticket, 2U);
        m_emulator->setPaperBack();
        QCOMPARE(reports.wait(2).outcome, Outcome::Printed);
        QCOMPARE(drawer.size(), 1);
    }

    void troubleThatLastsIsUncertain()
    {
        m_emulator->setFaults({.paperEndsAfter = 1'000});
        auto timeouts = shortTimeouts();
        timeouts.troubleMs = 600;
        TcpPrinter printer(here(m_emulator->port()), {}, timeouts);
        Reports reports(printer);
        printer.print(1, longReceipt(100));
        QCOMPARE(reports.wait().outcome, Outcome::Uncertain);
        QCOMPARE(reports.wait().fault, DeviceFault::PaperOut);
    }

    void splitAnswersAreUnderstood()
    {
        m_emulator->setFaults({.splitsAnswers = true});
        TcpPrinter printer(here(m_emulator->port()), {}, shortTimeouts());
        Reports reports(printer);
        printer.print(1, longReceipt(50));
        QCOMPARE(reports.wait().outcome, Outcome::Printed);
    }

    void oneWayPrintersAreHandedOver()
    {
        m_emulator->setFaults({.isMute = true});
        TcpPrinter printer(here(m_emulator->port()), oneWay(), shortTimeouts());
        Reports reports(printer);
        printer.print(1, longReceipt(300));
        QCOMPARE(reports.wait().outcome, Outcome::HandedOver);
        QTRY_COMPARE(m_emulator->paper().textLines().size(), 300);
        QTRY_VERIFY(!m_emulator->isConnected());
        QCOMPARE(m_emulator->paper().errors(), QStringList());
    }

    void pulsesKeepTheirDistanceAndAreNotDropped()
    {
        TcpPrinter printer(here(m_emulator->port()), {}, shortTimeouts());
        Reports reports(printer);
        QSignalSpy drawer(m_emulator.get(), &PrinterEmulator::drawerOpened);
        for (quint64 ticket = 1; ticket <= 3; ++ticket)
            printer.pulse(ticket);
        QCOMPARE(reports.wait(3).outcome, Outcome::HandedOver);
        QTRY_COMPARE(drawer.size(), 3);
        for (qsizetype i = 1; i < 3; ++i)
            QVERIFY(reports.finished[i].atMs - reports.finished[i - 1].atMs >= 290);
        QCOMPARE(m_emulator->paper().errors(), QStringList());
    }

    void aPulseGoesAheadOfWaitingReceipts()
    {
        TcpPrinter printer(here(m_emulator->port()), {}, shortTimeouts());
        Reports reports(printer);
        printer.print(1, shortReceipt());
        printer.print(2, shortReceipt());
        printer.pulse(3);
        QCOMPARE(reports.wait(3).ticket, 2U);
        QCOMPARE(reports.finished[0].ticket, 1U);
        QCOMPARE(reports.finished[1].ticket, 3U);
    }

    void worksFromItsOwnThread()
    {
        QThread thread;
        auto* printer = new TcpPrinter(here(m_emulator->port()), {}, shortTimeouts());
        Reports reports(*printer);
        printer->moveToThread(&thread);
        connect(&thread, &QThread::finished, printer, &QObject::deleteLater);
        thread.start();
        QMetaObject::invokeMethod(printer, [printer] { printer->print(1, shortReceipt()); });
        QCOMPARE(reports.wait().outcome, Outcome::Printed);
        thread.quit();
        QVERIFY(thread.wait(5'000));
    }

    void theScreenShowsWhatPaperWould()
    {
        drivers::ScreenPrinter screen;
        Reports reports(screen);
        QSignalSpy shown(&screen, &drivers::ScreenPrinter::shown);
        QSignalSpy drawer(&screen, &drivers::ScreenPrinter::drawerOpened);
        screen.print(1, shortReceipt());
        screen.pulse(2);
        QCOMPARE(shown.size(), 1);
        QCOMPARE(shown[0][0].value<receipt::Receipt>(), shortReceipt());
        QCOMPARE(drawer.size(), 1);
        QCOMPARE(reports.finished.size(), 2);
    }

private:
    std::unique_ptr<PrinterEmulator> m_emulator;
};

QTEST_GUILESS_MAIN(TestTcpPrinter)
#include "tst_tcp_printer.moc"
