// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/sale_records.h"
#include "tests/unit/services/till_bench.h"

#include <rapidcheck.h>

#include <QHash>
#include <QTest>

#include <vector>

using namespace till;
using namespace till::services;
using Failure = support::JournalGate::Failure;

// Whatever the cashier does and whenever the disk or the power fails: what was announced as paid is
// in the journal once, and the cart that comes back is one that was announced.

namespace {

enum class Deed {
    Scan,
    ScanOther,
    ScanLabel,
    VoidLine,
    StartTender,
    LeaveTender,
    PayPart,
    PayByCard,
    PayAll,
    RemoveTender,
    Hold,
    Recall,
    VoidSale,
    Reprint,
    OpenDrawer,
    GroupCommit,
    FailNotWritten,
    FailWritten,
    Retry,
    CutPower,
    Quit,
};

struct Step {
    Deed deed = Deed::Scan;
    int number = 1;
};

std::ostream& operator<<(std::ostream& out, const Step& step)
{
    return out << "deed " << static_cast<int>(step.deed) << " number " << step.number;
}

std::vector<Step> someSteps()
{
    const auto deed =
        rc::gen::map(rc::gen::weightedElement<int>({{8, static_cast<int>(Deed::Scan)},
                                                    {4, static_cast<int>(Deed::ScanOther)},
                                                    {2, static_cast<int>(Deed::ScanLabel)},
                                                    {2, static_cast<int>(Deed::VoidLine)},
                                                    {1, static_cast<int>(Deed::StartTender)},
                                                    {1, static_cast<int>(Deed::LeaveTender)},
                                                    {3, static_cast<int>(Deed::PayPart)},
                                                    {2, static_cast<int>(Deed::PayByCard)},
                                                    {6, static_cast<int>(Deed::PayAll)},
                                                    {1, static_cast<int>(Deed::RemoveTender)},
                                                    {2, static_cast<int>(Deed::Hold)},
                                                    {3, static_cast<int>(Deed::Recall)},
                                                    {1, static_cast<int>(Deed::VoidSale)},
                                                    {1, static_cast<int>(Deed::Reprint)},
                                                    {1, static_cast<int>(Deed::OpenDrawer)},
                                                    {3, static_cast<int>(Deed::GroupCommit)},
                                                    {2, static_cast<int>(Deed::FailNotWritten)},
                                                    {2, static_cast<int>(Deed::FailWritten)},
                                                    {5, static_cast<int>(Deed::Retry)},
                                                    {2, static_cast<int>(Deed::CutPower)},
                                                    {1, static_cast<int>(Deed::Quit)}}),
                     [](int number) { return static_cast<Deed>(number); });
    return *rc::gen::container<std::vector<Step>>(rc::gen::build<Step>(
        rc::gen::set(&Step::deed, deed), rc::gen::set(&Step::number, rc::gen::inRange(1, 4))));
}

/// A till with a witness who writes down what was announced.
class Witnessed {
public:
    Witnessed()
    {
        till.start();
        watch();
    }

    void take(const Step& step)
    {
        act(step);
        till.clock.advance(1000);
        for (const CompletedSale& sale : std::as_const(till.completed))
            paid[sale.sale.id.text()].append(sale.totals.total);
        till.completed.clear();
    }

    /// What was announced as paid is there once, with its paper, and adds up to the same.
    void checkJournal()
    {
        QHash<QString, int> completed;
        for (const auto& record : till.recordsOf(QStringLiteral("sale.completed")))
            ++completed[record.subject];
        for (const int times : std::as_const(completed))
            RC_ASSERT(times == 1);
        for (auto sale = paid.cbegin(); sale != paid.cend(); ++sale) {
            RC_ASSERT(sale->size() == 1);
            RC_ASSERT(completed.contains(sale.key()));
            const SaleId id(sale.key());
            const auto row = support::require(till.store->find(id));
            RC_ASSERT(row.state == ports::SaleRow::State::Completed);
            const auto folded = support::require(loadSale(*till.journal, id));
            RC_ASSERT(row.total == sale->first() - folded.rounding);
            RC_ASSERT(sale::totals(folded).total == sale->first());
        }
        // Paid without being announced: only when the power went while that was in doubt.
        RC_ASSERT(completed.size() - paid.size() <= unansweredCuts);
        for (auto sale = completed.cbegin(); sale != completed.cend(); ++sale) {
            const auto job =
                till.store->find(PrintJobId(sale.key() + QStringLiteral("/receipt/0")));
            RC_ASSERT(job.has_value());
        }
        const auto unfinished = support::require(till.store->unfinished());
        RC_ASSERT(std::count_if(unfinished.cbegin(), unfinished.cend(), [](const auto& row) {
                      return row.state == ports::SaleRow::State::Open;
                  }) <= 1);
    }

private:
    void watch()
    {
        since = {till.state().sale};
        QObject::connect(till.checkout.get(), &CheckoutService::stateChanged, till.checkout.get(),
                         [this](const CheckoutState& now) { since.append(now.sale); });
        till.journal->whenDurable([this](const support::JournalGate::Batch& batch) {
            const bool isAboutSales =
                std::any_of(batch.cbegin(), batch.cend(), [](const ports::JournalEntry& entry) {
                    return entry.kind.startsWith(QStringLiteral("sale."));
                });
            // All that was announced so far is safe; what this batch adds is announced next.
            if (isAboutSales)
                since = {till.state().sale};
        });
    }

    void restart(bool orderly)
    {
        const bool mayHaveArrived = till.journal->isHalted();
        const bool endsWell = orderly && !till.journal->isFailurePlanned();
        const sale::Sale last = till.state().sale;
        till.journal->whenDurable({});
        if (orderly)
            till.quit();
        else
            till.cutPower();
        const QList<sale::Sale> announced = since;
        till.start();
        if (mayHaveArrived)
            ++unansweredCuts; // what came back need not have been announced
        else if (endsWell)
            RC_ASSERT(till.state().sale == last);
        else
            RC_ASSERT(announced.contains(till.state().sale));
        watch();
        checkJournal();
    }

    void retry()
    {
        if (!till.journal->isHalted())
            return;
        const sale::Sale before = till.state().sale;
        till.reopenAndRetry();
        RC_ASSERT(!till.state().halted || till.journal->isHalted());
        if (till.state().halted)
            return; // a planned failure came in between
        const sale::Sale& now = till.state().sale;
        // Lines that the cashier has seen do not vanish, neither from the screen nor on disk.
        if (now.id == before.id)
            RC_ASSERT(now.lines.size() >= before.lines.size());
        if (now.hasBegun())
            RC_ASSERT(support::require(loadSale(*till.journal, now.id)) == now);
    }

    void act(const Step& step)
    {
        const sale::Totals& sums = till.state().totals;
        switch (step.deed) {
        case Deed::Scan:
            return till.scan(goods::waterBarcode, Quantity::pieces(step.number));
        case Deed::ScanOther:
            return till.scan(goods::breadBarcode);
        case Deed::ScanLabel:
            return till.scan(withCheckDigit(QStringLiteral("26000210051200400")));
        case Deed::VoidLine:
            return till.run(sale::VoidLine{step.number});
        case Deed::StartTender:
            return till.run(sale::StartTender{});
        case Deed::LeaveTender:
            return till.run(sale::LeaveTender{});
        case Deed::PayPart:
            return till.run(sale::TenderCash{fen(100 * step.number)});
        case Deed::PayByCard:
            return till.run(sale::TenderExternalCard{fen(50 * step.number), QStringLiteral("1")});
        case Deed::PayAll:
            return till.run(sale::TenderCash{sums.remaining});
        case Deed::RemoveTender:
            return till.run(sale::RemoveTender{step.number});
        case Deed::Hold:
            return till.run(sale::Hold{});
        case Deed::Recall:
            if (!till.state().held.isEmpty())
                till.checkout->recall(till.state().held.first().id);
            return;
        case Deed::VoidSale:
            return till.run(sale::VoidSale{});
        case Deed::Reprint:
            if (till.state().lastCompleted)
                till.checkout->reprint(till.state().lastCompleted->id);
            return;
        case Deed::OpenDrawer:
            return till.checkout->openDrawer(QStringLiteral("换零钱"));
        case Deed::GroupCommit:
            return till.letGroupCommitPass();
        case Deed::FailNotWritten:
            return till.journal->failAppend(step.number, Failure::NotWritten);
        case Deed::FailWritten:
            return till.journal->failAppend(step.number, Failure::Written);
        case Deed::Retry:
            return retry();
        case Deed::CutPower:
            return restart(false);
        case Deed::Quit:
            return restart(true);
        }
        Q_UNREACHABLE();
    }

    TillBench till;
    QHash<QString, QList<Money>> paid; ///< announced, by sale
    QList<sale::Sale> since;           ///< carts announced since the last durable one, it included
    int unansweredCuts = 0;            ///< restarts while a commit was in doubt
};

} // namespace

class TestCheckoutProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasAnnouncedIsInTheJournalOnce();
};

void TestCheckoutProperties::whatWasAnnouncedIsInTheJournalOnce()
{
    QVERIFY(rc::check("what was announced is in the journal once", [] {
        const std::vector<Step> steps = someSteps();
        Witnessed till;
        for (const Step& step : steps)
            till.take(step);
        till.take({Deed::Retry, 1});
        till.take({Deed::CutPower, 1});
        till.checkJournal();
    }));
}

QTEST_GUILESS_MAIN(TestCheckoutProperties)
#include "tst_checkout_properties.moc"
