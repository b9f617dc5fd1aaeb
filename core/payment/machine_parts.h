// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payment/machine.h"

/// Inside the machine: what payments on one side, voids and refunds on the other have in common.
namespace till::payment {

/// One step in the making.
struct Move {
    const ChannelTraits& traits;
    qint64 nowMs = 0;
    Payment after;
    bool record = false;
    std::optional<Request> send = {};

    [[nodiscard]] Payment::Progress& progress() { return after.progress; }
    [[nodiscard]] qint64 elapsedMs() const { return nowMs - after.progress.sentAtMs; }

    /// To a state; records it unless it is there already.
    void become(State state);
    /// To Succeeded, unless the acquirer speaks of another amount.
    void succeed(const Outcome& outcome);
    /// What the acquirer said is kept, whatever it means.
    void note(const Outcome& outcome);
    /// A person's decision about what is not final.
    void mark(bool Payment::*decision);
    /// Sends, unless a request of this kind is on its way or the channel cannot.
    void operate();
    void query();
    void queryOriginal();
    void cancel();
};

/// True for states in which somebody waits for the acquirer.
[[nodiscard]] bool isUnderWay(State state);
/// When the next query is due by itself; nothing is on its way.
[[nodiscard]] qint64 nextQueryMs(const Payment& payment, const ChannelTraits& traits);
/// `waits[position]`, the last one for later positions.
[[nodiscard]] int waitAt(const QList<int>& waits, int position);

// Payments: machine_pay.cpp.
void stepPay(Move& move, const Event& event);
[[nodiscard]] std::optional<qint64> nextWakeOfPay(const Payment& payment,
                                                  const ChannelTraits& traits);
// Voids and refunds: machine_return.cpp.
void stepReturn(Move& move, const Event& event);
[[nodiscard]] std::optional<qint64> nextWakeOfReturn(const Payment& payment,
                                                     const ChannelTraits& traits);

} // namespace till::payment
