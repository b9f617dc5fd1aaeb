// SPDX-License-Identifier: GPL-3.0-or-later
// bench_start [starts] [folder] [goods ...]: how long the till takes from its start to the painted
// window that is ready to work, and what it holds in memory then, against an empty window. The two
// are started in turn, so that both meet the same machine. Needs a display.
#include "tests/bench/figures.h"
#include "tests/support/big_catalogue.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

using namespace till;
using namespace till::bench;

namespace {

constexpr int patienceMs = 60'000;

struct Start {
    double ms = 0;
    double mib = 0;
};

Start startOf(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const auto begin = Clock::now();
    process.start(QDir(QCoreApplication::applicationDirPath()).filePath(program), arguments);
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(patienceMs))
            giveUp("a program did not say that it is ready");
    }
    const double ms = milliseconds(Clock::now() - begin);
    const QJsonObject said = QJsonDocument::fromJson(process.readLine()).object();
    if (!process.waitForFinished(patienceMs))
        giveUp("a program did not end");
    return {ms, said.value(QStringLiteral("residentKib")).toDouble() / 1024};
}

void measure(int starts, qint64 goods, const QString& folder)
{
    QTemporaryDir data;
    const QString catalogue = QDir(folder).filePath(QStringLiteral("till-bench-%1.db").arg(goods));
    must(support::makeBigCatalogue(catalogue, goods));
    if (!QFile::copy(catalogue, data.filePath(QStringLiteral("catalogue.db"))))
        giveUp("cannot copy the catalogue");
    const QStringList arguments{QStringLiteral("--training"),
                                QStringLiteral("--data"),
                                data.path(),
                                QStringLiteral("--window"),
                                QStringLiteral("1366x768"),
                                QStringLiteral("--quit-when-ready")};
    // Once before it counts: the first start makes journal, keys and staff, and fills the caches.
    (void)startOf(QStringLiteral("till"), arguments);
    (void)startOf(QStringLiteral("empty_window"), {});
    Figures times;
    Figures sizes;
    Figures bareTimes;
    Figures bareSizes;
    for (int i = 0; i < starts; ++i) {
        const Start bare = startOf(QStringLiteral("empty_window"), {});
        const Start ours = startOf(QStringLiteral("till"), arguments);
        bareTimes.add(bare.ms);
        bareSizes.add(bare.mib);
        times.add(ours.ms);
        sizes.add(ours.mib);
    }
    const QByteArray size = QByteArray::number(goods);
    const QByteArray start = "start to ready to work, " + size + " goods";
    const QByteArray memory = "resident memory when ready, " + size + " goods";
    print({start.constData(), "ms", bareTimes, times, "4 / 2"});
    print({memory.constData(), "MiB", bareSizes, sizes, "3 / 2"});
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const int starts = words.value(1, QStringLiteral("15")).toInt();
    const QString folder = words.value(2, QDir::tempPath());
    QStringList sizes = words.mid(3);
    if (sizes.isEmpty())
        sizes = {QStringLiteral("2000"), QStringLiteral("100000")};
    if (starts <= 0)
        giveUp("usage: bench_start [starts] [folder] [goods ...]");
    for (const QString& size : std::as_const(sizes))
        measure(starts, size.toLongLong(), folder);
    return 0;
}
