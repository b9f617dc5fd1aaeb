// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/printer_emulator.h"

#include <QTcpSocket>

#include <algorithm>
#include <limits>

namespace till::support {

PrinterEmulator::PrinterEmulator(int dots, QObject* parent)
    : QObject(parent), m_server(this), m_interpreter(dots)
{
    connect(&m_server, &QTcpServer::newConnection, this, &PrinterEmulator::onConnection);
}

bool PrinterEmulator::listen(quint16 port)
{
    return m_server.listen(QHostAddress::LocalHost, port);
}

void PrinterEmulator::onConnection()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        ++m_connections;
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        attach(socket);
    }
    Q_EMIT connected();
}

void PrinterEmulator::attach(QIODevice* device)
{
    m_device = device;
    m_hangs = false;
    connect(device, &QIODevice::readyRead, this, &PrinterEmulator::onReadyRead);
    onReadyRead();
}

void PrinterEmulator::closeConnection()
{
    if (auto* socket = qobject_cast<QTcpSocket*>(m_device.data()))
        socket->abort();
}

void PrinterEmulator::onReadyRead()
{
    if (!m_device || m_hangs)
        return;
    QByteArray bytes = m_device->readAll();
    takeRealTime(bytes);
    m_buffer += bytes;
    workOff();
    Q_EMIT worked();
}

/// Real-time commands are obeyed on arrival, whatever waits in the buffer. The jobs under test hold
/// no such bytes as data.
void PrinterEmulator::takeRealTime(QByteArray& bytes)
{
    bytes.prepend(m_realTimeRest);
    m_realTimeRest.clear();
    qsizetype start = 0;
    while ((start = bytes.indexOf('\x10', start)) >= 0) {
        const qsizetype have = bytes.size() - start;
        const qsizetype length = have >= 2 && bytes[start + 1] == '\x14' ? 5 : 3;
        if (have < length) {
            m_realTimeRest = bytes.mid(start);
            bytes.truncate(start);
            return;
        }
        const QByteArray command = bytes.mid(start, length);
        bytes.remove(start, length);
        if (length == 5)
            Q_EMIT drawerOpened(true);
        else
            answerRealTime(static_cast<uchar>(command[2]));
    }
}

void PrinterEmulator::workOff()
{
    const auto limit = [](qint64 fault) {
        return fault < 0 ? std::numeric_limits<qint64>::max() : fault;
    };
    while (!m_buffer.isEmpty() && !isOffline()) {
        const qint64 stop = std::min({limit(m_faults.closesAfter), limit(m_faults.hangsAfter),
                                      limit(m_faults.paperEndsAfter)});
        const qint64 room = std::max<qint64>(stop - m_printed.size(), 0);
        const QByteArray now = m_buffer.left(std::min<qint64>(room, m_buffer.size()));
        m_buffer.remove(0, now.size());
        m_printed += now;
        m_interpreter.feed(now);
        answerNewItems();
        if (m_printed.size() < stop)
            continue;
        if (stop == m_faults.closesAfter) {
            m_faults.closesAfter = -1;
            m_buffer.clear();
            closeConnection();
        } else if (stop == m_faults.hangsAfter) {
            hang();
            return;
        } else {
            m_faults.paperEndsAfter = -1;
            setPaperOut();
        }
    }
}

/// A stopped printer takes nothing out of the network any more, not only out of its socket object.
void PrinterEmulator::hang()
{
    m_hangs = true;
    if (auto* socket = qobject_cast<QTcpSocket*>(m_device.data()))
        socket->setReadBufferSize(1);
}

void PrinterEmulator::answerNewItems()
{
    const QList<PaperItem>& items = m_interpreter.items();
    for (; m_answered < items.size(); ++m_answered) {
        if (std::holds_alternative<DrawerPulse>(items[m_answered]))
            Q_EMIT drawerOpened(false);
        const auto* question = std::get_if<StatusQuestion>(&items[m_answered]);
        if (question && question->kind == StatusQuestion::Kind::Transmit &&
            !m_faults.confirmsNothing)
            answer(QByteArray(1, '\0'));
    }
}

void PrinterEmulator::answerRealTime(int query)
{
    int bits = 0x12;
    switch (query) {
    case 1:
        bits |= isOffline() ? 0x08 : 0;
        break;
    case 2:
        bits |= (m_coverOpen ? 0x04 : 0) | (m_paperOut ? 0x20 : 0);
        break;
    case 4:
        bits |= m_paperOut ? 0x60 : 0;
        break;
    default:
        break;
    }
    answer(QByteArray(1, static_cast<char>(bits)));
}

void PrinterEmulator::answer(const QByteArray& bytes)
{
    if (m_faults.isMute || !m_device)
        return;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        m_device->write(bytes.mid(i, 1));
        auto* socket = qobject_cast<QTcpSocket*>(m_device.data());
        if (m_faults.splitsAnswers && socket)
            socket->flush();
    }
}

void PrinterEmulator::setPaperOut()
{
    m_paperOut = true;
}

void PrinterEmulator::setPaperBack()
{
    m_paperOut = false;
    workOff();
}

void PrinterEmulator::setCoverOpen(bool open)
{
    m_coverOpen = open;
    workOff();
}

} // namespace till::support
