// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/shown_means.h"

#include <algorithm>

namespace till::models {

namespace {

using payment::Presentation;
using payment::RoutePurpose;

QList<services::RouteView> offered(const services::PaymentsState& payments, RoutePurpose purpose)
{
    QList<services::RouteView> routes;
    for (const services::RouteView& each : payments.routes) {
        if (each.presentation == Presentation::Shown && each.purpose == purpose && each.isOffered())
            routes.append(each);
    }
    return routes;
}

} // namespace

QList<services::RouteView> shownMeans(const services::PaymentsState& payments)
{
    return offered(payments, RoutePurpose::Payment);
}

QList<services::RouteView> depositMeans(const services::PaymentsState& payments)
{
    return offered(payments, RoutePurpose::Deposit);
}

Money usableOf(const payment::Payment& deposit, const services::CheckoutState& desk)
{
    return std::min(deposit.amount, desk.totals.remaining);
}

} // namespace till::models
