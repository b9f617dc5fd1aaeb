// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/drivers/byte_transport.h"

#include <QByteArray>
#include <QSocketNotifier>
#include <QString>

#include <memory>

namespace till::drivers {

/// Whether the device is listened to: a file or a one-way printer would only report its end.
enum class Answers { Ignored, Read };

/// A regular file, appended to and created if it is missing (outside /dev), or a character device
/// or pipe, opened non-blocking: a printer that is offline never holds up the thread.
class FileTransport : public ByteTransport {
    Q_OBJECT

public:
    FileTransport(QString path, Answers answers, QObject* parent = nullptr);
    ~FileTransport() override;

    [[nodiscard]] bool isOpen() const override { return m_descriptor >= 0; }
    void open() override;
    void write(const QByteArray& bytes) override;
    void close() override;
    void abort() override { close(); }

private:
    [[nodiscard]] int openDescriptor();
    void pump();
    void onReadable();
    void fail(int error);
    /// Calls `emission` from the event loop unless the transport was closed meanwhile.
    template<typename Emission> void later(Emission emission);

    QString m_path;
    Answers m_answers;
    int m_descriptor = -1;
    int m_session = 0;
    QByteArray m_waiting;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
};

} // namespace till::drivers
