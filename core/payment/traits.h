// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace till::payment {

/// When what is due, in milliseconds of a steady clock.
struct Timers {
    int answerMs = 35'000;         ///< without an answer until then the request counts as lost
    int firstQueryMs = 5'000;      ///< first query, although the request is still on its way
    int pollMs = 3'000;            ///< between queries while somebody waits
    int deadMs = 60'000;           ///< then: one last query, then cancel
    int earliestCancelMs = 15'000; ///< never sooner after sending
    int handOverMs = 90'000;       ///< from here on the cashier is offered the choices
    int notFoundGapMs = 15'000;    ///< between the two NotFound answers that count as final
    int notFoundAfterMs = 90'000;  ///< and neither of them counts sooner after sending
    QList<int> cancelRetryMs{3'000,  5'000,   10'000,  20'000, 30'000,
                             60'000, 120'000, 300'000, 600'000};
    QList<int> backgroundMs{30'000, 60'000, 120'000, 300'000, 600'000, 900'000};
    QList<int> watchMs{60'000, 300'000, 900'000}; ///< after a negative final, from its moment

    bool operator==(const Timers&) const = default;
};

/// How an acquirer wants order ids; see order_id.h.
enum class OrderIdForm {
    Compact, ///< 15 capital letters and digits
    Dated,   ///< 27 digits with the moment within, behind a prefix of four
    Digits,  ///< 20 digits
};
struct OrderIdRule {
    OrderIdForm form = OrderIdForm::Compact;
    QString prefix; ///< of Dated: four letters or digits that the acquirer has given out

    bool operator==(const OrderIdRule&) const = default;
};

/// Waits for an order whose code the customer reads: nothing can be paid before it is shown, and
/// it is closed when its time is over.
[[nodiscard]] Timers timersOfShown();

/// What a channel can do, as values: nothing in the program asks for a channel's name.
struct ChannelTraits {
    QString name;             ///< as in settings and journal, e.g. "poslink"
    bool queries = true;      ///< an order can be asked for
    bool cancels = true;      ///< an unfinished payment can be cancelled by its order id
    bool voidsSameDay = true; ///< a payment can be voided on its trade day
    int voidAfterMs = 0; ///< a payment is not voided sooner after it was begun
    bool refunds = true;
    bool partialRefunds = true;
    int refundDays = 30;             ///< 0: no refunds
    bool queriesSameDayOnly = false; ///< the acquirer answers for today's orders only
    OrderIdRule orderIds;
    QStringList reads{QStringLiteral("*")}; ///< means whose codes it takes; "*": any
    QStringList shows;                      ///< means for which it makes codes that are shown
    bool deposits = false;                  ///< it can hold money for a later sale
    int depositDays = 0;    ///< then the acquirer gives a deposit back by itself; 0: never
    bool opensPage = false; ///< a shown order is a page for a browser: nothing is sent by the till
    Money amountMax = Money::fromFen(99'999'999);
    Timers timers; ///< of codes that are read, and of everything else
    Timers shownTimers = timersOfShown();

    bool operator==(const ChannelTraits&) const = default;
};

struct Payment;
/// Those that count for the payment.
[[nodiscard]] const Timers& timersOf(const Payment& payment, const ChannelTraits& traits);

} // namespace till::payment
