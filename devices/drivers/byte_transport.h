// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/receipt_printer.h"

#include <QByteArray>
#include <QObject>

namespace till::drivers {

/// A way to a device's bytes. Nothing here waits; every signal comes from the event loop or from a
/// socket's slot, never from inside a call. One thread, its device's.
class ByteTransport : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual bool isOpen() const = 0;
    /// Ends with opened() or failed().
    virtual void open() = 0;
    /// Only while open. Ends with drained() or failed().
    virtual void write(const QByteArray& bytes) = 0;
    /// Gives what is on its way the chance to arrive. No signal follows.
    virtual void close() = 0;
    /// Throws away what waits here. No signal follows.
    virtual void abort() = 0;

Q_SIGNALS:
    void opened();
    /// Bytes went over to the operating system.
    void progressed(qint64 bytes);
    /// Nothing waits here any more. It proves nothing about the device.
    void drained();
    void received(const QByteArray& bytes);
    /// The device cannot be opened or is lost; the transport is closed.
    void failed(till::ports::DeviceFault fault);
};

} // namespace till::drivers
