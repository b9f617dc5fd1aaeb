// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/escpos_interpreter.h"

#include <QByteArray>
#include <QIODevice>
#include <QObject>
#include <QPointer>
#include <QTcpServer>

#include <memory>

namespace till::support {

/// A receipt printer at the other end of a TCP connection or of any QIODevice. It understands what
/// it gets (escpos_interpreter.h), answers status questions, and has the faults that tests ask for.
class PrinterEmulator : public QObject {
    Q_OBJECT

public:
    struct Faults {
        bool isMute = false;          ///< prints, but answers nothing
        bool confirmsNothing = false; ///< answers DLE EOT, never GS r
        bool splitsAnswers = false;   ///< one byte per segment
        qint64 closesAfter = -1;      ///< bytes of printing data; the connection is reset
        qint64 hangsAfter = -1;       ///< bytes of printing data; nothing is read any more
        qint64 paperEndsAfter = -1;   ///< bytes of printing data
    };

    explicit PrinterEmulator(int dots = 576, QObject* parent = nullptr);

    /// Listens on 127.0.0.1; the port is free to choose (0) or a given one.
    [[nodiscard]] bool listen(quint16 port = 0);
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    /// Talks through this device instead; not owned.
    void attach(QIODevice* device);

    void setFaults(const Faults& faults) { m_faults = faults; }
    void setPaperOut();
    /// Prints what had to wait.
    void setPaperBack();
    void setCoverOpen(bool open);
    void closeConnection();

    [[nodiscard]] const EscposInterpreter& paper() const { return m_interpreter; }
    /// Everything that was worked off, real-time questions left out.
    [[nodiscard]] const QByteArray& printedBytes() const { return m_printed; }
    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] bool isConnected() const { return !m_device.isNull(); }

Q_SIGNALS:
    void connected();
    void worked(); ///< something was received and looked at
    void drawerOpened(bool realTime);

private:
    void onConnection();
    void onReadyRead();
    void workOff();
    void takeRealTime(QByteArray& bytes);
    void hang();
    void answerNewItems();
    void answerRealTime(int query);
    void answer(const QByteArray& bytes);
    [[nodiscard]] bool isOffline() const { return m_paperOut || m_coverOpen; }

    QTcpServer m_server;
    QPointer<QIODevice> m_device;
    EscposInterpreter m_interpreter;
    Faults m_faults;
    QByteArray m_buffer; ///< received, waiting for paper
    QByteArray m_printed;
    QByteArray m_realTimeRest;
    qsizetype m_answered = 0;
    int m_connections = 0;
    bool m_paperOut = false;
    bool m_coverOpen = false;
    bool m_hangs = false;
};

} // namespace till::support
