// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/search_service.h"
#include "tests/support/memory_catalogue.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace till;
using namespace till::services;

/// Live search: who types fast never waits for answers to what they have overtaken.
class TestSearchService : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsGoods();
    void dropsRequestsThatWereOvertaken();
    void dropsAnAnswerThatWasOvertakenWhileItWasLookedFor();
    void opensTheCatalogueOnceAndOnItsOwnThread();
    void saysThatTheCatalogueCannotBeOpenedAndTriesAgain();
    void opensAnewAfterAFailedSearch();
};

namespace {

struct Watch {
    std::atomic<int> opened{0};
    std::atomic<int> searched{0};
    std::atomic<bool> failsToOpen{false};
    std::atomic<bool> failsToSearch{false};
    std::atomic<QThread*> openedOn{nullptr};
    QSemaphore started; ///< released when a search begins
    QSemaphore mayGoOn; ///< a search ends when it gets one, if it waits
    std::atomic<bool> waits{false};
};

/// Counts, waits and fails as told; otherwise goods in a list.
class WatchedCatalogue : public support::MemoryCatalogue {
public:
    explicit WatchedCatalogue(Watch& watch) : m_watch(watch)
    {
        catalog::Product water;
        water.code = ProductCode(QStringLiteral("1001"));
        water.name = QStringLiteral("农夫山泉");
        add(water);
    }
    Result<ports::CataloguePage> search(const QString& words, int hitsMax) override
    {
        ++m_watch.searched;
        m_watch.started.release();
        if (m_watch.waits)
            m_watch.mayGoOn.acquire();
        if (m_watch.failsToSearch)
            return failure(ErrorCode::Corrupt, QStringLiteral("as planned"));
        return MemoryCatalogue::search(words, hitsMax);
    }

private:
    Watch& m_watch;
};

SearchService::Opener openerFor(Watch& watch)
{
    return [&watch]() -> Result<std::unique_ptr<ports::Catalogue>> {
        if (watch.failsToOpen)
            return failure(ErrorCode::Unavailable, QStringLiteral("as planned"));
        ++watch.opened;
        watch.openedOn = QThread::currentThread();
        return std::unique_ptr<ports::Catalogue>(std::make_unique<WatchedCatalogue>(watch));
    };
}

/// The service on a worker thread, asked as the window asks it.
class SearchBench {
public:
    SearchBench() : service(new SearchService(openerFor(watch)))
    {
        service->moveToThread(&thread);
        QObject::connect(&thread, &QThread::finished, service, &QObject::deleteLater);
        QObject::connect(service, &SearchService::found, &home,
                         [this](quint64 serial, const ports::CataloguePage& page) {
                             serials.append(serial);
                             pages.append(page);
                         });
        QObject::connect(service, &SearchService::unavailable, &home,
                         [this](const Error& error) { errors.append(error); });
        thread.start();
    }
    ~SearchBench()
    {
        watch.mayGoOn.release(100);
        thread.quit();
        thread.wait();
    }
    Q_DISABLE_COPY_MOVE(SearchBench)

    quint64 ask(const QString& words)
    {
        const quint64 serial = service->announce();
        QMetaObject::invokeMethod(
            service, [this, serial, words] { service->request(serial, words); },
            Qt::QueuedConnection);
        return serial;
    }
    /// All that was asked has been answered or dropped, and the answers are here.
    void waitForWorker()
    {
        QSemaphore reached;
        QMetaObject::invokeMethod(
            service, [&] { reached.release(); }, Qt::QueuedConnection);
        reached.acquire();
        QCoreApplication::processEvents();
    }

    Watch watch;
    QObject home;
    QThread thread;
    SearchService* service; ///< dies with its thread
    QList<quint64> serials;
    QList<ports::CataloguePage> pages;
    QList<Error> errors;
};

} // namespace

void TestSearchService::findsGoods()
{
    SearchBench bench;
    const quint64 serial = bench.ask(QStringLiteral("山泉"));
    bench.waitForWorker();
    QCOMPARE(bench.serials, QList<quint64>{serial});
    QCOMPARE(bench.pages.first().hits.size(), 1);
    QCOMPARE(bench.pages.first().hits.first().product.name, QStringLiteral("农夫山泉"));
}

void TestSearchService::dropsRequestsThatWereOvertaken()
{
    SearchBench bench;
    bench.watch.waits = true;
    bench.ask(QStringLiteral("a"));
    bench.watch.started.acquire(); // the first is being looked for
    quint64 last = 0;
    for (int i = 0; i < 100; ++i)
        last = bench.ask(QStringLiteral("山%1").arg(i));
    bench.watch.waits = false;
    bench.watch.mayGoOn.release();
    bench.waitForWorker();
    QCOMPARE(bench.serials, QList<quint64>{last});
    QCOMPARE(bench.watch.searched.load(), 2);
}

void TestSearchService::dropsAnAnswerThatWasOvertakenWhileItWasLookedFor()
{
    SearchBench bench;
    bench.watch.waits = true;
    bench.ask(QStringLiteral("山"));
    bench.watch.started.acquire();
    const quint64 newest = bench.service->announce(); // its request is still on the way
    bench.watch.waits = false;
    bench.watch.mayGoOn.release();
    bench.waitForWorker();
    QVERIFY(bench.serials.isEmpty());
    QMetaObject::invokeMethod(
        bench.service, [&] { bench.service->request(newest, QStringLiteral("山泉")); },
        Qt::QueuedConnection);
    bench.waitForWorker();
    QCOMPARE(bench.serials, QList<quint64>{newest});
}

void TestSearchService::opensTheCatalogueOnceAndOnItsOwnThread()
{
    SearchBench bench;
    QCOMPARE(bench.watch.opened.load(), 0); // costs nothing until somebody searches
    bench.ask(QStringLiteral("山"));
    bench.waitForWorker();
    bench.ask(QStringLiteral("山泉"));
    bench.waitForWorker();
    QCOMPARE(bench.watch.opened.load(), 1);
    QCOMPARE(bench.watch.openedOn.load(), &bench.thread);
}

void TestSearchService::saysThatTheCatalogueCannotBeOpenedAndTriesAgain()
{
    SearchBench bench;
    bench.watch.failsToOpen = true;
    bench.ask(QStringLiteral("山"));
    bench.waitForWorker();
    QCOMPARE(bench.errors.size(), 1);
    QVERIFY(bench.errors.first().code == ErrorCode::Unavailable);
    QVERIFY(bench.serials.isEmpty());

    bench.watch.failsToOpen = false;
    bench.ask(QStringLiteral("山"));
    bench.waitForWorker();
    QCOMPARE(bench.serials.size(), 1);
}

void TestSearchService::opensAnewAfterAFailedSearch()
{
    SearchBench bench;
    bench.watch.failsToSearch = true;
    bench.ask(QStringLiteral("山"));
    bench.waitForWorker();
    QCOMPARE(bench.errors.size(), 1);
    bench.watch.failsToSearch = false;
    bench.ask(QStringLiteral("山"));
    bench.waitForWorker();
    QCOMPARE(bench.serials.size(), 1);
    QCOMPARE(bench.watch.opened.load(), 2);
}

QTEST_GUILESS_MAIN(TestSearchService)
#include "tst_search_service.moc"
