// SPDX-License-Identifier: GPL-3.0-or-later
// bench_window [scans] [folder] [lines ...]: from the Enter of a scan to the painted new total and
// to the painted new row, in the real window with everything behind it, against a window that
// repaints one label on the same key. Needs a display.
#include "app/till/appearance.h"
#include "app/till/core_thread.h"
#include "app/till/scanners.h"
#include "core/settings/values.h"
#include "tests/bench/figures.h"
#include "tests/support/big_catalogue.h"
#include "ui/models/desk_client.h"
#include "ui/widgets/checkout_screen.h"
#include "ui/widgets/main_window.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/slab.h"

#include <QApplication>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QKeyEvent>
#include <QLabel>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QWindow>

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

using namespace till;
using namespace till::bench;

namespace {

constexpr qint64 goodsCount = 100'000;
constexpr int keyGapMs = 5;
constexpr int scanGapMs = 60;
constexpr int patienceMs = 30'000;
/// A machine that stops for longer than a scanner does between two keys makes typing of a scan.
/// The scan is given up then; too many of them and the figures are worth nothing.
constexpr int paintPatienceMs = 2'000;
/// Scanned between two looks at the state while a cart is being filled.
constexpr int batch = 50;

/// A part of a window and when it is painted as it is to be.
struct Watched {
    const QObject* part = nullptr;
    std::function<bool()> isNew;
    bool painted = false;
    std::optional<Clock::time_point> end;
};

/// Stops a clock for each part of a window when it has been painted with what it is to show, and
/// the window system has been given the picture.
class PaintClock : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        const bool handled = QApplication::notify(receiver, event);
        if (event->type() == QEvent::Paint) {
            for (Watched& watched : m_watched)
                watched.painted |= receiver == watched.part && watched.isNew();
        } else if (event->type() == QEvent::UpdateRequest) {
            for (Watched& watched : m_watched) {
                if (watched.painted && !watched.end)
                    watched.end = Clock::now();
            }
            if (isComplete())
                m_loop.quit();
        }
        return handled;
    }

    void watch(std::vector<Watched> parts) { m_watched = std::move(parts); }
    /// When each was painted; waits for them. Empty: one was not.
    [[nodiscard]] std::vector<Clock::time_point> ends()
    {
        // Not with QTest::qWaitFor(), which sleeps between its looks.
        if (!isComplete()) {
            QTimer patience;
            connect(&patience, &QTimer::timeout, &m_loop, &QEventLoop::quit);
            patience.start(paintPatienceMs);
            m_loop.exec();
        }
        std::vector<Clock::time_point> ends;
        for (const Watched& watched : std::exchange(m_watched, {})) {
            if (watched.end)
                ends.push_back(*watched.end);
        }
        return ends;
    }

private:
    [[nodiscard]] bool isComplete() const
    {
        return std::all_of(m_watched.cbegin(), m_watched.cend(),
                           [](const Watched& watched) { return watched.end.has_value(); });
    }

    std::vector<Watched> m_watched;
    QEventLoop m_loop;
};

void pass(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Milliseconds from the Enter to the picture of each part. Empty: it did not pass as a scan.
std::vector<double> scanInto(PaintClock& application, QWindow& window, const QString& code)
{
    for (const QChar digit : code) {
        QTest::keyClick(&window, digit.toLatin1());
        pass(keyGapMs);
    }
    const auto begin = Clock::now();
    QTest::keyPress(&window, Qt::Key_Return);
    const auto ends = application.ends();
    QTest::keyRelease(&window, Qt::Key_Return);
    if (ends.empty())
        QTest::keyClick(&window, Qt::Key_Escape); // what was taken for typing
    pass(scanGapMs);
    std::vector<double> times;
    for (const auto& end : ends)
        times.push_back(milliseconds(end - begin));
    return times;
}

QString barcodeOf(qint64 number)
{
    return support::plausibleProduct(number).barcodes.first();
}

/// What nothing could do less than: a label that changes its text.
class BareWindow : public QWidget {
public:
    BareWindow() : m_label(new QLabel(QStringLiteral("0"), this))
    {
        m_label->setGeometry(900, 60, 340, 80);
        resize(1366, 768);
        show();
    }
    [[nodiscard]] const QLabel& label() const { return *m_label; }

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Return)
            m_label->setText(QString::number(++m_total));
    }

private:
    QLabel* m_label;
    int m_total = 0;
};

int runBare(PaintClock& application, int scans)
{
    BareWindow window;
    if (!QTest::qWaitForWindowExposed(&window))
        giveUp("the bare window did not appear");
    for (int i = 0; i < scans; ++i) {
        const QString before = window.label().text();
        application.watch({{.part = &window.label(), .isNew = [&] {
                                return window.label().text() != before;
                            }}});
        for (const double time : scanInto(application, *window.windowHandle(), barcodeOf(i)))
            std::printf("%f\n", time);
    }
    return 0;
}

/// In a program of its own: here the till's style and filters are at work.
void addBare(Figures& times, int scans)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("--bare"), QString::number(scans)});
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        giveUp("the bare window failed");
    while (process.canReadLine())
        times.add(process.readLine().toDouble());
}

/// The till with its threads and files, as its main() puts it together.
class Till {
public:
    explicit Till(const desk::Place& place)
        : m_core(place),
          m_appearance(settings::Values::Ui{}),
          m_client(servicesOf(m_core)),
          m_window(m_client, m_appearance.look(), ui::DeskInfo{}),
          m_scanners({}, m_window)
    {
        m_appearance.follow(m_window, [](const settings::Values::Ui&) {});
        m_window.resize(1366, 768);
        m_window.show();
        m_core.recover();
        if (!QTest::qWaitForWindowExposed(&m_window))
            giveUp("the till's window did not appear");
        m_window.activateWindow();
        waitUntil([this] { return !m_client.staff().isEmpty(); });
        m_client.signIn(OperatorId(QStringLiteral("1008")), QStringLiteral("2580"));
        waitUntil([this] { return m_client.signedInAs().has_value(); });
    }

    [[nodiscard]] qsizetype lines() const { return m_client.state().sale.lines.size(); }
    /// Without keys: what is to be in the cart before it counts.
    void fill(qsizetype lines)
    {
        while (this->lines() < lines) {
            const qsizetype wanted = std::min(lines, this->lines() + batch);
            for (qsizetype i = this->lines(); i < wanted; ++i)
                m_client.scan({nextBarcode(), {}}, Quantity::pieces(1));
            waitUntil([&] { return this->lines() >= wanted; });
        }
        QTest::qWait(1000);
    }
    /// To the total and to the row.
    std::vector<double> scan(PaintClock& application)
    {
        const auto* slab = m_window.findChild<ui::Slab*>();
        const auto* list =
            m_window.checkout().findChild<ui::CartView*>()->findChild<ui::RowList*>();
        const QString total = slab->value().total;
        const qsizetype row = lines();
        application.watch({{.part = slab,
                            .isNew =
                                [slab, total] {
                                    return slab->value().total != total;
                                }},
                           {.part = list->viewport(), .isNew = [list, row] {
                                return list->currentRow() == row;
                            }}});
        return scanInto(application, *m_window.windowHandle(), nextBarcode());
    }

private:
    static models::DeskClient::Services servicesOf(app::CoreThread& core)
    {
        desk::Desk* desk = core.waitForDesk();
        if (desk == nullptr)
            giveUp(qUtf8Printable(core.error().detail));
        return {desk->checkout(), desk->prints(), desk->staff(), core.search(), desk->preview()};
    }
    static void waitUntil(const std::function<bool()>& happened)
    {
        if (!QTest::qWaitFor(happened, patienceMs))
            giveUp("the till does not answer");
    }
    /// Other goods each time, so that each scan makes a line; none that has to be weighed.
    QString nextBarcode()
    {
        do
            m_next = (m_next + 7) % goodsCount;
        while (support::plausibleProduct(m_next).measure != Measure::Pieces);
        return barcodeOf(m_next);
    }

    app::CoreThread m_core;
    app::Appearance m_appearance;
    models::DeskClient m_client;
    ui::MainWindow m_window;
    app::Scanners m_scanners;
    qint64 m_next = 0;
};

desk::Place placeIn(const QTemporaryDir& folder, const QString& cached)
{
    desk::Place place;
    place.directory = folder.path();
    place.settingsPath = folder.filePath(QStringLiteral("settings.toml"));
    place.mode = desk::Mode::Training;
    const QString goods = QDir(cached).filePath(QStringLiteral("till-bench-%1.db").arg(goodsCount));
    must(support::makeBigCatalogue(goods, goodsCount));
    if (!QFile::copy(goods, place.cataloguePath()))
        giveUp("cannot copy the catalogue");
    return place;
}

} // namespace

int main(int argc, char* argv[])
{
    PaintClock application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == QStringLiteral("--bare"))
        return runBare(application, words.value(2).toInt());
    const int scans = words.value(1, QStringLiteral("200")).toInt();
    const QString folder = words.value(2, QDir::tempPath());
    QStringList carts = words.mid(3);
    if (carts.isEmpty())
        carts = {QStringLiteral("10"), QStringLiteral("1000"), QStringLiteral("9000")};
    if (scans <= 0)
        giveUp("usage: bench_window [scans] [folder] [lines ...]");

    models::registerTypes();
    const QTemporaryDir data(QDir(folder).filePath(QStringLiteral("till-bench-XXXXXX")));
    const desk::Place place = placeIn(data, folder);
    Till till(place);
    for (const QString& cart : std::as_const(carts)) {
        till.fill(cart.toInt());
        Figures bare;
        Figures total;
        Figures row;
        addBare(bare, scans / 2);
        for (int i = 0; i < scans; ++i) {
            const auto times = till.scan(application);
            if (times.size() < 2)
                continue;
            total.add(times.front());
            row.add(times.back());
        }
        if (total.count() * 10 < static_cast<std::size_t>(scans) * 9)
            giveUp("the machine is too busy to type as fast as a scanner");
        addBare(bare, scans / 2);
        const QByteArray work = "Enter of a scan to the painted total, cart from " +
                                cart.toLatin1() + " lines, 100000 goods";
        print({work.constData(), "ms", bare, total, "4 / 2, < 8 ms"});
        print({"the same, to the painted row", "ms", bare, row, "–"});
    }
    return 0;
}
