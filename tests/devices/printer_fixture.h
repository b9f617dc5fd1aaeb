// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/receipt_printer.h"
#include "devices/drivers/escpos_printer.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QTest>

namespace till::tests {

using Outcome = ports::ReceiptPrinter::Outcome;
using ports::DeviceFault;

/// Hears what a printer reports.
class Reports : public QObject {
    Q_OBJECT

public:
    struct Report {
        quint64 ticket = 0;
        Outcome outcome = Outcome::NotSent;
        DeviceFault fault = DeviceFault::None;
        qint64 atMs = 0;
    };

    explicit Reports(ports::ReceiptPrinter& printer)
    {
        m_clock.start();
        connect(&printer, &ports::ReceiptPrinter::finished, this,
                [this](quint64 ticket, Outcome outcome, DeviceFault fault) {
                    finished.append({ticket, outcome, fault, m_clock.elapsed()});
                });
        connect(&printer, &ports::ReceiptPrinter::conditionChanged, this,
                [this](DeviceFault fault) { conditions.append(fault); });
    }

    /// The nth report, or a failed test after five seconds.
    [[nodiscard]] Report wait(qsizetype count = 1)
    {
        if (!QTest::qWaitFor([&] { return finished.size() >= count; }, 5'000))
            return {.ticket = 0, .outcome = Outcome::NotSent, .fault = DeviceFault::NotConfigured};
        return finished.at(count - 1);
    }

    QList<Report> finished;
    QList<DeviceFault> conditions;

private:
    QElapsedTimer m_clock;
};

/// Short enough for tests, long enough for a busy machine.
inline drivers::PrinterTimeouts shortTimeouts()
{
    return {.connectMs = 1'000,
            .answerMs = 300,
            .stallMs = 400,
            .confirmMs = 400,
            .troubleMs = 3'000,
            .pollMs = 50,
            .idleCloseMs = 100,
            .pulseGapMs = 300};
}

inline receipt::Receipt shortReceipt()
{
    return {.columns = 48,
            .elements = {receipt::TextLine{.text = QStringLiteral("邻里生鲜")}, receipt::Cut{}}};
}

/// About 170 KB: more than the buffers between a socket's ends take, in many blocks.
inline receipt::Receipt longReceipt(int lines = 3'500)
{
    receipt::Receipt receipt;
    for (int line = 0; line < lines; ++line)
        receipt.elements.append(
            receipt::TextLine{.text = QStringLiteral("%1 农夫山泉 天然水 550ml").arg(line, 20)});
    receipt.elements.append(receipt::Cut{});
    return receipt;
}

} // namespace till::tests
