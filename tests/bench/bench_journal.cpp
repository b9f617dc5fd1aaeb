// SPDX-License-Identifier: GPL-3.0-or-later
// bench_journal [rounds] [folder]: what recording scans and paid sales costs, against bare durable
// commits of SQLite in the same folder.
#include "core/services/checkout_service.h"
#include "core/storage/catalogue_reader.h"
#include "core/storage/journal_store.h"
#include "tests/bench/bare_commits.h"
#include "tests/bench/figures.h"
#include "tests/support/big_catalogue.h"
#include "tests/support/hand_clock.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>

using namespace till;
using namespace till::bench;

namespace {

constexpr qint64 goodsCount = 2'000;
constexpr int scanGapMs = 5;
constexpr int scansPerSale = 10;

/// The journal, and how long each of its commits takes.
class TimedJournal : public ports::Journal {
public:
    explicit TimedJournal(ports::Journal& journal) : m_journal(journal) {}

    [[nodiscard]] Result<qint64> append(const QList<ports::JournalEntry>& entries) override
    {
        const auto begin = Clock::now();
        auto seq = m_journal.append(entries);
        commits.add(milliseconds(Clock::now() - begin));
        return seq;
    }
    [[nodiscard]] Result<void>
    readSubject(const QString& subject,
                const std::function<bool(const ports::JournalRecord&)>& visit) override
    {
        return m_journal.readSubject(subject, visit);
    }
    [[nodiscard]] Result<void>
    read(qint64 fromSeq, const std::function<bool(const ports::JournalRecord&)>& visit) override
    {
        return m_journal.read(fromSeq, visit);
    }

    Figures commits;

private:
    ports::Journal& m_journal;
};

void pass(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const int rounds = words.value(1, QStringLiteral("100")).toInt();
    const QString folder = words.value(2, QDir::tempPath());
    if (rounds <= 0)
        giveUp("usage: bench_journal [rounds] [folder]");
    const QTemporaryDir data(QDir(folder).filePath(QStringLiteral("till-bench-XXXXXX")));
    const QString goods = data.filePath(QStringLiteral("catalogue.db"));
    must(support::makeBigCatalogue(goods, goodsCount));

    support::HandClock clock;
    const auto catalogue = must(storage::CatalogueReader::open(goods));
    const auto store = must(storage::JournalStore::open(
        {.folder = data.path(), .anchorPath = {}, .vfs = {}}, QStringLiteral("1"), clock));
    TimedJournal journal(*store);
    services::CheckoutService checkout({clock, journal, *store, *store, *catalogue}, {});
    checkout.setOperator(OperatorId(QStringLiteral("1008")), QStringLiteral("bench"));
    checkout.recover();
    BareCommits bare(data.filePath(QStringLiteral("bare.db")));

    Figures bareTimes;
    Figures scans;
    Figures payments;
    qint64 next = 0;
    for (int round = 0; round < rounds; ++round) {
        for (int i = 0; i < scansPerSale; ++i) {
            do
                next = (next + 7) % goodsCount;
            while (support::plausibleProduct(next).measure != Measure::Pieces);
            const QString barcode = support::plausibleProduct(next).barcodes.first();
            const auto begin = Clock::now();
            checkout.scan({barcode, {}}, Quantity::pieces(1));
            scans.add(milliseconds(Clock::now() - begin));
            pass(scanGapMs);
        }
        pass(2 * services::CheckoutService::groupCommitMs);
        bareTimes.add(bare.commit());
        const auto begin = Clock::now();
        checkout.execute(sale::TenderCash{checkout.state().cashDue});
        payments.add(milliseconds(Clock::now() - begin));
        if (checkout.state().sale.hasBegun())
            giveUp("a sale was not paid");
        bareTimes.add(bare.commit());
    }
    print(
        {"a scan decided and announced, against one durable commit", "ms", bareTimes, scans, "–"});
    print({"a journal commit (scans of 25 ms together, or a payment)", "ms", bareTimes,
           journal.commits, "–"});
    print({"a cash sale completed: money, receipt and drawer durable", "ms", bareTimes, payments,
           "–"});
    std::fprintf(stderr, "%zu scans took %zu commits\n", scans.count(),
                 journal.commits.count() - payments.count());
    return 0;
}
