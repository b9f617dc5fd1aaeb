// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/till/ready_report.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QTextStream>
#include <QTimer>

#include <cstdio>

namespace till::app {

namespace {

/// "VmRSS:    12345 kB" of this process.
qint64 residentKib()
{
    QFile status(u"/proc/self/status"_qs);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').first().toLongLong();
    }
    return 0;
}

} // namespace

ReadyReport::ReadyReport(models::DeskClient& client, QWidget& window)
{
    connect(&client, &models::DeskClient::stateChanged, this, [this, &window] {
        m_announced = true;
        window.update();
    });
    window.installEventFilter(this);
}

bool ReadyReport::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint && m_announced && !m_painted) {
        m_painted = true;
        // After this event the window system has the picture.
        QTimer::singleShot(0, this, &ReadyReport::report);
    }
    return QObject::eventFilter(watched, event);
}

void ReadyReport::report()
{
    QTextStream(stdout) << "{\"residentKib\":" << residentKib() << "}\n";
    QCoreApplication::quit();
}

} // namespace till::app
