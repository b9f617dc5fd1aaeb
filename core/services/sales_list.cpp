// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/sales_list.h"

namespace till::services {

using payment::Operation;
using payment::Payment;
using payment::State;

QList<Payment> paidBy(const ListedSale& sale)
{
    QList<Payment> paid;
    for (const Payment& payment : sale.payments) {
        if (payment::paysSale(payment) && payment.state == State::Succeeded)
            paid.append(payment);
    }
    return paid;
}

Money refundable(const ListedSale& sale, const Payment& payment)
{
    Money left = payment.amount;
    for (const Payment& back : sale.payments) {
        const bool ofThis = back.operation != Operation::Pay && back.original == payment.id;
        // What is not decided may still go back: it is not offered a second time.
        if (ofThis && !payment::isFinalNegative(back.state))
            left = left - back.amount;
    }
    return left.isNegative() ? Money() : left;
}

SalesList::SalesList(Doors doors, QObject* parent) : QObject(parent), m_doors(doors) {}

void SalesList::request(int count)
{
    QList<ListedSale> listed;
    if (const auto rows = m_doors.sales.latest(count)) {
        for (const ports::SaleRow& row : *rows) {
            if (row.state != ports::SaleRow::State::Completed)
                continue;
            const auto payments = m_doors.payments.paymentsOf(row.id);
            listed.append({row, payments ? *payments : QList<Payment>()});
        }
    }
    Q_EMIT ready(listed);
}

} // namespace till::services
