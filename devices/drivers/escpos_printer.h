// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/receipt_printer.h"
#include "devices/drivers/byte_transport.h"
#include "devices/escpos/profile.h"
#include "devices/escpos/status.h"

#include <QElapsedTimer>
#include <QList>
#include <QTimer>

#include <deque>

namespace till::drivers {

struct PrinterTimeouts {
    int connectMs = 4'000;
    int answerMs = 2'000;    ///< to the questions before a job
    int stallMs = 8'000;     ///< without a byte taken
    int confirmMs = 20'000;  ///< from the last byte to the confirmation, while the printer is ready
    int troubleMs = 120'000; ///< the same while it reports paper out or an open cover
    int pollMs = 1'000;      ///< between questions while waiting for the confirmation
    int idleCloseMs = 5'000; ///< many printers take a single connection: leave it to the other till
    int pulseGapMs = 1'500;  ///< spares the drawer's solenoid
};

/// Prints over any transport. A job goes through: open, ask for the condition (DLE EOT), send block
/// by block, ask for the confirmation (GS r 1), wait. See devices/README.md for the states.
///
/// - Trouble before the first byte of the job ends as NotSent, later as Uncertain. Paper out found
///   by the questions is NotSent: nothing was printed.
/// - A printer whose profile does not confirm ends as HandedOver once the system has taken all
/// bytes.
/// - Paper out or an open cover during the job suspends the wait: the printer finishes by itself
///   when the paper is back.
/// - A pulse goes ahead of waiting receipts but never into one, except while a receipt hangs on
///   paper out: then it is sent in real time. Pulses keep their distance by waiting.
///
/// Create it, move it to its thread, and talk through queued connections. Jobs are queued here.
class EscposPrinter : public ports::ReceiptPrinter {
    Q_OBJECT

public:
    /// Becomes the transport's parent.
    EscposPrinter(ByteTransport* transport, escpos::PrinterProfile profile,
                  PrinterTimeouts timeouts, QObject* parent = nullptr);

public Q_SLOTS:
    void print(quint64 ticket, const till::receipt::Receipt& receipt) override;
    void pulse(quint64 ticket) override;

private:
    enum class State { Idle, PulseGap, Opening, Asking, Sending, Confirming };
    struct Job {
        quint64 ticket = 0;
        bool isPulse = false;
        QList<QByteArray> blocks;
    };

    void next();
    void begin();
    void ask();
    void startSending();
    void sendBlock();
    void afterLastBlock();
    void onDrained();
    void onReceived(const QByteArray& bytes);
    void onAnswer(const escpos::RealTimeAnswer& answer);
    void onFailed(ports::DeviceFault fault);
    void onTimeout();
    void onPoll();
    void sendStuckPulse();
    [[nodiscard]] int pulseGapLeft() const;
    void setCondition(const escpos::Condition& condition);
    void setFault(ports::DeviceFault fault);
    void finish(Outcome outcome, ports::DeviceFault fault);
    [[nodiscard]] bool asksFirst() const { return m_profile.confirms && !m_queue.front().isPulse; }

    ByteTransport* m_transport;
    escpos::PrinterProfile m_profile;
    PrinterTimeouts m_timeouts;
    State m_state = State::Idle;
    std::deque<Job> m_queue; ///< the front is the job in work unless Idle
    qsizetype m_block = 0;
    qint64 m_bytesTaken = 0;           ///< of the job in work
    bool m_mayBeInsideCommand = false; ///< the last job broke off
    bool m_flushed = false;
    QList<escpos::RealTimeQuery> m_questions; ///< asked and not answered, oldest first
    escpos::StatusReader m_reader;
    escpos::Condition m_answered; ///< of the questions answered so far
    escpos::Condition m_condition;
    ports::DeviceFault m_fault = ports::DeviceFault::None;
    QTimer m_deadline;
    QTimer m_poll;
    QTimer m_idle;
    QElapsedTimer m_confirming;
    QElapsedTimer m_lastPulse;
};

/// What the condition means for the shop; the first that a person can mend.
[[nodiscard]] ports::DeviceFault faultOf(const escpos::Condition& condition);

} // namespace till::drivers
