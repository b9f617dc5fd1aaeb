// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/payment_views.h"

#include "core/payment/machine.h"
#include "core/sale/totals.h"

#include <algorithm>
#include <limits>

namespace till::services {

namespace {

int asInt(qint64 ms)
{
    return static_cast<int>(std::clamp<qint64>(ms, 0, std::numeric_limits<int>::max()));
}

int scaled(int ms, int permille)
{
    return asInt(qint64{ms} * permille / 1000);
}

} // namespace

PaymentView viewOf(const OpenPayment& open, qint64 nowMs, const payment::ChannelTraits& traits)
{
    PaymentView view;
    view.payment = open.payment;
    const auto& progress = open.payment.progress;
    if (progress.sentAtMs >= 0)
        view.waitedMs = asInt(nowMs - progress.sentAtMs);
    if (open.wakeAtMs && !progress.queryOnWay)
        view.nextQueryMs = asInt(*open.wakeAtMs - nowMs);
    view.handedOver = payment::isHandedOver(open.payment, nowMs, traits);
    view.stopping = open.stopping || open.payment.state == payment::State::Cancelling;
    view.lastQueries = open.lastQueries;
    return view;
}

QList<payment::Goods> goodsOf(const sale::Sale& sale)
{
    QList<payment::Goods> goods;
    const sale::Totals sums = sale::totals(sale);
    for (qsizetype i = 0; i < sale.lines.size(); ++i) {
        const sale::Line& line = sale.lines[i];
        if (line.voided)
            continue;
        const sale::LineTotal& sum = sums.lines[i];
        goods.append({line.item.product.text(), line.item.name, line.item.category,
                      line.quantity.toPlain(line.item.measure), line.unitPrice(),
                      sum.gross - sum.net});
    }
    return goods;
}

payment::ChannelTraits jittered(payment::ChannelTraits traits, int permille)
{
    for (payment::Timers* timers : {&traits.timers, &traits.shownTimers}) {
        timers->pollMs = scaled(timers->pollMs, permille);
        for (QList<int>* waits : {&timers->backgroundMs, &timers->cancelRetryMs}) {
            for (int& wait : *waits)
                wait = scaled(wait, permille);
        }
    }
    return traits;
}

} // namespace till::services
