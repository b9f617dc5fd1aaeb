// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/drivers/escpos_printer.h"

#include "core/base/overloaded.h"
#include "devices/escpos/render.h"

#include <QMetaObject>

#include <algorithm>

namespace till::drivers {

namespace {

using escpos::RealTimeQuery;
using ports::DeviceFault;

/// More than any command that may have been cut off, then a reset.
QByteArray flushBytes()
{
    constexpr qsizetype longestCommand = 8192;
    return QByteArray(longestCommand, '\0') + QByteArray("\x1B\x40", 2);
}

} // namespace

DeviceFault faultOf(const escpos::Condition& condition)
{
    if (condition.coverOpen)
        return DeviceFault::CoverOpen;
    if (condition.paperOut)
        return DeviceFault::PaperOut;
    if (condition.cutterError)
        return DeviceFault::CutterError;
    if (condition.offline || condition.otherError)
        return DeviceFault::Offline;
    return DeviceFault::None;
}

EscposPrinter::EscposPrinter(ByteTransport* transport, escpos::PrinterProfile profile,
                             PrinterTimeouts timeouts, QObject* parent)
    : ReceiptPrinter(parent),
      m_transport(transport),
      m_profile(profile),
      m_timeouts(timeouts),
      m_deadline(this),
      m_poll(this),
      m_idle(this)
{
    m_transport->setParent(this);
    for (QTimer* timer : {&m_deadline, &m_poll, &m_idle})
        timer->setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &EscposPrinter::onTimeout);
    connect(&m_poll, &QTimer::timeout, this, &EscposPrinter::onPoll);
    connect(&m_idle, &QTimer::timeout, m_transport, &ByteTransport::close);
    connect(m_transport, &ByteTransport::opened, this, &EscposPrinter::begin);
    connect(m_transport, &ByteTransport::progressed, this, [this](qint64 bytes) {
        if (m_state == State::Sending) {
            m_bytesTaken += bytes;
            m_deadline.start(m_timeouts.stallMs);
        }
    });
    connect(m_transport, &ByteTransport::drained, this, &EscposPrinter::onDrained);
    connect(m_transport, &ByteTransport::received, this, &EscposPrinter::onReceived);
    connect(m_transport, &ByteTransport::failed, this, &EscposPrinter::onFailed);
}

void EscposPrinter::print(quint64 ticket, const receipt::Receipt& receipt)
{
    m_queue.push_back(
        {.ticket = ticket, .isPulse = false, .blocks = escpos::renderBlocks(receipt, m_profile)});
    next();
}

void EscposPrinter::pulse(quint64 ticket)
{
    // Behind the job in work and behind older pulses, ahead of waiting receipts.
    auto place = m_queue.begin();
    if (m_state != State::Idle)
        ++place;
    place = std::find_if(place, m_queue.end(), [](const Job& job) { return !job.isPulse; });
    m_queue.insert(place,
                   {.ticket = ticket, .isPulse = true, .blocks = {escpos::drawerPulse(m_profile)}});
    sendStuckPulse();
    next();
}

int EscposPrinter::pulseGapLeft() const
{
    if (!m_lastPulse.isValid())
        return 0;
    return static_cast<int>(std::max<qint64>(m_timeouts.pulseGapMs - m_lastPulse.elapsed(), 0));
}

void EscposPrinter::next()
{
    if (m_state != State::Idle || m_queue.empty())
        return;
    m_idle.stop();
    m_block = 0;
    m_bytesTaken = 0;
    m_flushed = false;
    if (m_queue.front().isPulse && pulseGapLeft() > 0) {
        m_state = State::PulseGap;
        m_deadline.start(pulseGapLeft());
        return;
    }
    if (m_transport->isOpen()) {
        begin();
        return;
    }
    m_state = State::Opening;
    m_deadline.start(m_timeouts.connectMs);
    m_transport->open();
}

void EscposPrinter::begin()
{
    m_reader.reset();
    m_questions.clear();
    if (asksFirst()) {
        m_state = State::Asking;
        ask();
        m_deadline.start(m_timeouts.answerMs);
        return;
    }
    startSending();
}

void EscposPrinter::ask()
{
    m_answered = {};
    m_questions = {RealTimeQuery::Printer, RealTimeQuery::OfflineCause, RealTimeQuery::ErrorCause,
                   RealTimeQuery::Paper};
    QByteArray bytes;
    for (const RealTimeQuery query : m_questions)
        bytes += escpos::realTimeRequest(query);
    m_transport->write(bytes);
}

void EscposPrinter::startSending()
{
    m_state = State::Sending;
    if (m_mayBeInsideCommand && !m_flushed) {
        // Nothing was asked, so the printer may still wait for the rest of a command.
        m_flushed = true;
        m_queue.front().blocks.prepend(flushBytes());
    }
    sendBlock();
}

void EscposPrinter::sendBlock()
{
    const Job& job = m_queue.front();
    if (job.isPulse)
        m_lastPulse.start();
    m_deadline.start(m_timeouts.stallMs);
    m_transport->write(job.blocks.at(m_block++));
}

void EscposPrinter::onDrained()
{
    if (m_state != State::Sending)
        return;
    if (m_block < m_queue.front().blocks.size())
        sendBlock();
    else
        afterLastBlock();
}

void EscposPrinter::afterLastBlock()
{
    if (!asksFirst()) {
        finish(Outcome::HandedOver, DeviceFault::None);
        return;
    }
    m_state = State::Confirming;
    m_confirming.start();
    m_deadline.start(m_timeouts.confirmMs);
    m_poll.start(m_timeouts.pollMs);
    m_transport->write(escpos::confirmationRequest());
}

void EscposPrinter::onReceived(const QByteArray& bytes)
{
    for (const escpos::Status& status : m_reader.feed(bytes)) {
        std::visit(Overloaded{
                       [this](const escpos::RealTimeAnswer& answer) { onAnswer(answer); },
                       [this](const escpos::AutomaticStatus& automatic) {
                           setCondition(escpos::conditionOf(automatic));
                       },
                       [this](const escpos::Confirmation&) {
                           if (m_state == State::Confirming)
                               finish(Outcome::Printed, DeviceFault::None);
                       },
                       [](const escpos::Identity&) {},
                   },
                   status);
    }
}

void EscposPrinter::onAnswer(const escpos::RealTimeAnswer& answer)
{
    if (m_questions.isEmpty())
        return; // late: which question it belongs to is not known any more
    escpos::update(m_answered, m_questions.takeFirst(), answer);
    if (!m_questions.isEmpty())
        return;
    const escpos::Condition condition = m_answered;
    setCondition(condition);
    if (m_state != State::Asking)
        return;
    m_mayBeInsideCommand = false;
    if (condition.isReady())
        startSending();
    else
        finish(Outcome::NotSent, faultOf(condition));
}

void EscposPrinter::onFailed(DeviceFault fault)
{
    if (m_state == State::Idle || m_state == State::PulseGap)
        return; // a printer may close a connection that nobody uses
    finish(m_bytesTaken > 0 ? Outcome::Uncertain : Outcome::NotSent, fault);
}

void EscposPrinter::onTimeout()
{
    switch (m_state) {
    case State::Idle:
        return;
    case State::PulseGap:
        m_state = State::Idle;
        next();
        return;
    case State::Opening:
        finish(Outcome::NotSent, DeviceFault::Timeout);
        return;
    case State::Asking:
        if (m_mayBeInsideCommand && !m_flushed) {
            m_flushed = true;
            m_transport->write(flushBytes());
            ask();
            m_deadline.start(m_timeouts.answerMs);
            return;
        }
        finish(Outcome::NotSent, DeviceFault::Timeout);
        return;
    case State::Sending:
        finish(m_bytesTaken > 0 ? Outcome::Uncertain : Outcome::NotSent, DeviceFault::Timeout);
        return;
    case State::Confirming:
        if (!m_condition.isReady() && m_confirming.elapsed() < m_timeouts.troubleMs) {
            m_deadline.start(m_timeouts.confirmMs);
            return;
        }
        finish(Outcome::Uncertain,
               m_condition.isReady() ? DeviceFault::Timeout : faultOf(m_condition));
        return;
    }
}

/// Questions in real time are safe now: every command of the job is complete.
void EscposPrinter::onPoll()
{
    if (m_state != State::Confirming)
        return;
    m_poll.start(m_timeouts.pollMs);
    sendStuckPulse();
    if (m_questions.isEmpty())
        ask();
    else
        m_questions.clear(); // an answer was lost: let late ones pass before asking again
}

void EscposPrinter::sendStuckPulse()
{
    if (m_state != State::Confirming || m_condition.isReady() || pulseGapLeft() > 0)
        return;
    if (m_queue.size() < 2 || !m_queue[1].isPulse)
        return;
    const quint64 ticket = m_queue[1].ticket;
    m_queue.erase(m_queue.begin() + 1);
    m_lastPulse.start();
    m_transport->write(escpos::drawerPulseRealTime(m_profile));
    Q_EMIT finished(ticket, Outcome::HandedOver, DeviceFault::None);
}

void EscposPrinter::setCondition(const escpos::Condition& condition)
{
    const bool wasReady = m_condition.isReady();
    m_condition = condition;
    setFault(faultOf(condition));
    if (m_state == State::Confirming && !wasReady && condition.isReady())
        m_deadline.start(m_timeouts.confirmMs); // the trouble is over: a full wait again
}

void EscposPrinter::setFault(DeviceFault fault)
{
    if (fault == m_fault)
        return;
    m_fault = fault;
    Q_EMIT conditionChanged(fault);
}

void EscposPrinter::finish(Outcome outcome, DeviceFault fault)
{
    m_deadline.stop();
    m_poll.stop();
    m_questions.clear();
    const quint64 ticket = m_queue.front().ticket;
    m_queue.pop_front();
    m_state = State::Idle;
    if (outcome == Outcome::Printed || outcome == Outcome::HandedOver) {
        m_mayBeInsideCommand = false;
        m_condition = {};
        m_idle.start(m_timeouts.idleCloseMs);
    } else {
        m_mayBeInsideCommand = m_mayBeInsideCommand || outcome == Outcome::Uncertain;
        m_transport->abort();
    }
    setFault(fault);
    Q_EMIT finished(ticket, outcome, fault);
    // Not from here: whoever hears finished() may have queued the next job already.
    QMetaObject::invokeMethod(this, &EscposPrinter::next, Qt::QueuedConnection);
}

} // namespace till::drivers
