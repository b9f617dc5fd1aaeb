// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/drivers/serial_scanner.h"

#include <QFile>

#include <algorithm>
#include <utility>

namespace till::drivers {

namespace {

constexpr int retryFirstMs = 100;
constexpr int retryLastMs = 5'000;
constexpr int presenceMs = 1'000;

QString devicePath(const QString& port)
{
    return port.startsWith(u'/') ? port : QStringLiteral("/dev/") + port;
}

} // namespace

SerialScanner::SerialScanner(SerialSettings settings, QObject* parent)
    : Scanner(parent),
      m_settings(std::move(settings)),
      m_silence(this),
      m_retry(this),
      m_presence(this)
{
    m_silence.setSingleShot(true);
    m_silence.setInterval(m_settings.silenceMs);
    m_retry.setSingleShot(true);
    m_presence.setInterval(presenceMs);
    connect(&m_silence, &QTimer::timeout, this, [this] { deliver(m_framer.flush()); });
    connect(&m_retry, &QTimer::timeout, this, &SerialScanner::openPort);
    connect(&m_presence, &QTimer::timeout, this, &SerialScanner::checkPresence);
}

void SerialScanner::start()
{
    m_retryMs = retryFirstMs;
    openPort();
}

void SerialScanner::stop()
{
    for (QTimer* timer : {&m_silence, &m_retry, &m_presence})
        timer->stop();
    dropPort();
}

void SerialScanner::openPort()
{
    dropPort();
    m_port = new QSerialPort(this);
    m_port->setPortName(m_settings.port);
    m_port->setBaudRate(m_settings.baud);
    if (!m_port->open(QIODevice::ReadOnly)) {
        lose(m_port->errorString());
        return;
    }
    connect(m_port, &QSerialPort::errorOccurred, this, &SerialScanner::onError);
    connect(m_port, &QSerialPort::readyRead, this, &SerialScanner::onReadyRead);
    m_lastDetail.clear();
    m_presence.start();
    Q_EMIT availabilityChanged(true, QString());
}

void SerialScanner::onError(QSerialPort::SerialPortError error)
{
    switch (error) {
    case QSerialPort::NoError:
    case QSerialPort::TimeoutError:
    case QSerialPort::UnsupportedOperationError: // line control that a virtual port lacks
        return;
    case QSerialPort::DeviceNotFoundError:
    case QSerialPort::PermissionError:
    case QSerialPort::OpenError:
    case QSerialPort::WriteError:
    case QSerialPort::ReadError:
    case QSerialPort::ResourceError:
    case QSerialPort::UnknownError:
    case QSerialPort::NotOpenError:
        break;
    }
    // Qt 6.4 reports a pulled cable as any of these and, unless the port is closed right here,
    // reports it again half a million times a second.
    lose(m_port->errorString());
}

void SerialScanner::lose(const QString& detail)
{
    dropPort();
    m_presence.stop();
    m_framer = CodeFramer();
    m_retry.start(m_retryMs);
    m_retryMs = std::min(m_retryMs * 2, retryLastMs);
    if (detail == m_lastDetail)
        return;
    m_lastDetail = detail;
    Q_EMIT availabilityChanged(false, detail);
}

void SerialScanner::dropPort()
{
    if (!m_port)
        return;
    QSerialPort* port = std::exchange(m_port, nullptr);
    port->disconnect(this);
    port->close();
    port->deleteLater(); // this may be its own slot
}

/// Newer versions of Qt say nothing at all about a hang-up: look whether the device is still there.
void SerialScanner::checkPresence()
{
    if (!QFile::exists(devicePath(m_settings.port)))
        lose(QStringLiteral("the device is gone"));
}

void SerialScanner::onReadyRead()
{
    m_retryMs = retryFirstMs; // it works
    deliver(m_framer.feed(m_port->readAll()));
    if (!m_framer.isEmpty())
        m_silence.start();
}

void SerialScanner::deliver(const QList<ports::ScannedCode>& codes)
{
    if (m_framer.isEmpty())
        m_silence.stop();
    for (const ports::ScannedCode& code : codes)
        Q_EMIT scanned(code);
}

} // namespace till::drivers
