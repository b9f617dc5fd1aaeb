// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/scanner.h"
#include "devices/drivers/code_frame.h"

#include <QSerialPort>
#include <QString>
#include <QTimer>

namespace till::drivers {

struct SerialSettings {
    /// "/dev/serial/by-id/…" survives replugging; "ttyUSB0" and any path work too.
    QString port;
    qint32 baud = 9600; ///< USB scanners ignore it
    int silenceMs = 50; ///< ends a code that has no terminator
};

/// A scanner on a serial or USB-COM port: independent of focus, keyboard layout and input method.
/// It comes back by itself after being unplugged: tries after 0.1 s, doubling to 5 s, and looks
/// once a second whether its device is still there.
///
/// Create it, move it to its own thread and call start() there (queued).
class SerialScanner : public ports::Scanner {
    Q_OBJECT

public:
    explicit SerialScanner(SerialSettings settings, QObject* parent = nullptr);

public Q_SLOTS:
    void start();
    void stop();

private:
    void openPort();
    void lose(const QString& detail);
    void onError(QSerialPort::SerialPortError error);
    void onReadyRead();
    void checkPresence();
    void deliver(const QList<ports::ScannedCode>& codes);
    void dropPort();

    SerialSettings m_settings;
    QSerialPort* m_port = nullptr; ///< a fresh one for each attempt
    CodeFramer m_framer;
    QTimer m_silence;
    QTimer m_retry;
    QTimer m_presence;
    int m_retryMs = 0;
    QString m_lastDetail;
};

} // namespace till::drivers
