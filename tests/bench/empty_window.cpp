// SPDX-License-Identifier: GPL-3.0-or-later
// The smallest program with a window of Qt Widgets: what bench_start measures the till against.
// Says when it has been painted, as the till does with --quit-when-ready.
#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QTimer>
#include <QWidget>

#include <cstdio>

namespace {

long residentKib()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').first().toLong();
    }
    return 0;
}

class EmptyWindow : public QWidget {
protected:
    void paintEvent(QPaintEvent*) override
    {
        QTimer::singleShot(0, this, [] {
            std::printf("{\"residentKib\":%ld}\n", residentKib());
            std::fflush(stdout);
            QCoreApplication::quit();
        });
    }
};

} // namespace

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    EmptyWindow window;
    window.resize(1366, 768);
    window.show();
    return QApplication::exec();
}
