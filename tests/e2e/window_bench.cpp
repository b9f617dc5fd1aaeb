// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/window_bench.h"

#include <QDir>
#include <QTest>

#include <signal.h>
#include <sys/prctl.h>

#include <algorithm>
#include <map>
#include <utility>

namespace till::test {

namespace {

constexpr quint32 keysymReturn = 0xFF0D;
constexpr quint32 keysymDown = 0xFF54;
constexpr int startMs = 30'000;
constexpr qint64 milliPerPiece = 1000;

} // namespace

WindowBench::WindowBench(const QString& folder) : m_folder(folder.isEmpty() ? m_own.path() : folder)
{
}

WindowBench::~WindowBench()
{
    if (m_till) {
        m_till->kill();
        m_till->waitForFinished();
    }
}

bool WindowBench::start()
{
    return m_own.isValid() && m_display.start();
}

Run WindowBench::ctl(const QStringList& words) const
{
    return TillctlRunner(m_folder).run(words);
}

void WindowBench::launch()
{
    m_till = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_qs, m_display.name());
    environment.insert(u"QT_QPA_PLATFORM"_qs, u"xcb"_qs);
    environment.insert(u"QT_IM_MODULE"_qs, u"none"_qs);
    m_till->setProcessEnvironment(environment);
    m_till->setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_till->start(qEnvironmentVariable("TILL"),
                  {u"--training"_qs, u"--data"_qs, m_folder, u"--window"_qs, u"1366x768"_qs});
}

std::optional<qint64> WindowBench::openTill()
{
    QElapsedTimer clock;
    clock.start();
    launch();
    const bool shown = QTest::qWaitFor(
        [&] { return m_till->state() == QProcess::NotRunning || m_display.hasWindow(); }, startMs);
    if (!shown || m_till->state() == QProcess::NotRunning)
        return std::nullopt;
    return clock.elapsed();
}

void WindowBench::killTill()
{
    m_till->kill();
    m_till->waitForFinished();
    // The server takes the window away when it sees that the program is gone.
    (void)QTest::qWaitFor([&] { return !m_display.hasWindow(); }, startMs);
}

bool WindowBench::signIn()
{
    const int before = count(u"staff.signed_in"_qs);
    m_display.press(keysymDown);
    m_display.type("2580", XDisplay::person);
    m_display.press(keysymReturn);
    m_display.flush();
    return waitForCount(u"staff.signed_in"_qs, before + 1);
}

QJsonObject WindowBench::cart() const
{
    return ctl({u"cart"_qs, u"show"_qs}).json[u"open"_qs].toObject();
}

QJsonArray WindowBench::records() const
{
    return ctl({u"journal"_qs, u"show"_qs, u"--count"_qs, u"1000000"_qs})
        .json[u"records"_qs]
        .toArray();
}

int WindowBench::count(const QString& kind) const
{
    const QJsonArray all = records();
    return int(std::count_if(all.begin(), all.end(), [&](const QJsonValue& record) {
        return record.toObject()[u"kind"_qs].toString() == kind;
    }));
}

QList<QByteArray> WindowBench::goodsInOrder() const
{
    struct Line {
        QByteArray barcode;
        qint64 milli = 0;
    };
    // A line's number is its own within its sale only.
    std::map<std::pair<QString, int>, Line> lines;
    QList<QByteArray> goods;
    const auto grow = [&](Line& line, qint64 milli) {
        for (; line.milli < milli; line.milli += milliPerPiece)
            goods.append(line.barcode);
        line.milli = milli;
    };
    const QJsonArray all = records();
    for (const QJsonValue& value : all) {
        const QJsonObject record = value.toObject();
        const QString kind = record[u"kind"_qs].toString();
        const QString sale = record[u"subject"_qs].toString();
        const QJsonObject payload = record[u"payload"_qs].toObject();
        if (kind == u"sale.line_added") {
            const QJsonObject added = payload[u"line"_qs].toObject();
            Line& line = lines[{sale, added[u"id"_qs].toInt()}];
            line.barcode = added[u"item"_qs].toObject()[u"barcode"_qs].toString().toLatin1();
            grow(line, added[u"quantity"_qs].toInteger());
        } else if (kind == u"sale.line_quantity_changed") {
            grow(lines[{sale, payload[u"lineId"_qs].toInt()}], payload[u"quantity"_qs].toInteger());
        }
    }
    return goods;
}

bool WindowBench::waitForPieces(qint64 pieces, int timeoutMs) const
{
    return QTest::qWaitFor([&] { return piecesOf(cart()) == pieces; }, timeoutMs);
}

bool WindowBench::waitForPhase(const QString& wanted) const
{
    return QTest::qWaitFor([&] { return phase() == wanted; }, startMs);
}

bool WindowBench::waitForCount(const QString& kind, int wanted) const
{
    return QTest::qWaitFor([&] { return count(kind) == wanted; }, startMs);
}

void WindowBench::keepPicture(const char* test) const
{
    const QString file = QDir::temp().filePath(u"till-%1.png"_qs.arg(QString::fromLatin1(test)));
    if (m_display.picture().save(file))
        qInfo("the window at that time: %s", qPrintable(file));
}

qint64 piecesOf(const QJsonObject& sale)
{
    qint64 pieces = 0;
    const QJsonArray lines = sale[u"lines"_qs].toArray();
    for (const QJsonValue& value : lines) {
        const QJsonObject line = value.toObject();
        if (!line.contains(u"voided"_qs))
            pieces += line[u"quantity"_qs].toString().toLongLong();
    }
    return pieces;
}

} // namespace till::test
