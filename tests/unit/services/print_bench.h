// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receipt/plain_text.h"
#include "tests/unit/services/till_bench.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

/// What the tests of printing share.
namespace till::services {

using Outcome = ports::ReceiptPrinter::Outcome;
using Answer = support::ScriptedPrinter::Answer;
using State = ports::PrintJob::State;
using ports::DeviceFault;

inline constexpr Answer notSent{Outcome::NotSent, DeviceFault::Absent};
inline constexpr Answer uncertain{Outcome::Uncertain, DeviceFault::Lost};

inline QString receiptOf(const SaleId& id, int copy = 0)
{
    return QStringLiteral("%1/receipt/%2").arg(id.text()).arg(copy);
}

inline QString pulseOf(const SaleId& id)
{
    return id.text() + QStringLiteral("/drawerPulse/0");
}

/// A bench whose sales start printing at once, as the desk connects it.
class PrintBench : public TillBench {
public:
    explicit PrintBench(std::optional<Answer> answer = Answer{})
    {
        printer.otherwise(answer);
        start();
        connectPrints();
    }
    void connectPrints()
    {
        QObject::connect(checkout.get(), &CheckoutService::printQueued, prints.get(),
                         &PrintService::kick);
    }
    /// Restarted, printing goes on.
    void restartPrinting()
    {
        restart();
        connectPrints();
        prints->recover();
    }
    /// Paid by card: paper, no pulse.
    SaleId sellByCard()
    {
        scanWater();
        const SaleId id = state().sale.id;
        run(sale::TenderExternalCard{fen(200), QStringLiteral("001122")});
        return id;
    }
    [[nodiscard]] bool isIdle()
    {
        const auto pending = support::require(store->pending());
        return std::none_of(pending.cbegin(), pending.cend(), [](const ports::PrintJob& each) {
            return each.state == State::Queued || each.state == State::Sending;
        });
    }
    /// No pulse waits any more.
    [[nodiscard]] bool isDrawerDone()
    {
        const auto pending = support::require(store->pending());
        return std::none_of(pending.cbegin(), pending.cend(), [](const ports::PrintJob& each) {
            return each.document == ports::PrintJob::Document::DrawerPulse;
        });
    }
    [[nodiscard]] State stateOf(const QString& id) { return job(id).state; }
    [[nodiscard]] QTimer& retry() { return timerOf(*prints); }
    /// Lets everything that is queued between the objects happen.
    static void letEventsPass()
    {
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
    }
    [[nodiscard]] QString paper(int call) const
    {
        return receipt::plainText(*printer.calls().at(call).receipt);
    }
};

} // namespace till::services
