// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payment/payment.h"
#include "core/ports/payment_index.h"
#include "core/ports/sale_index.h"

#include <QList>
#include <QMetaType>
#include <QObject>

namespace till::services {

/// A finished sale with everything that went through an acquirer for it.
struct ListedSale {
    ports::SaleRow row;
    QList<payment::Payment> payments; ///< payments, voids and refunds, oldest first
};

/// The payments of a sale that have arrived.
[[nodiscard]] QList<payment::Payment> paidBy(const ListedSale& sale);
/// What of a payment of the sale has not gone back and is not on its way back.
[[nodiscard]] Money refundable(const ListedSale& sale, const payment::Payment& payment);

/// The latest sales, for giving money back. Core thread.
class SalesList : public QObject {
    Q_OBJECT

public:
    struct Doors {
        ports::SaleIndex& sales;
        ports::PaymentIndex& payments;
    };
    /// The doors must outlive the list.
    explicit SalesList(Doors doors, QObject* parent = nullptr);

public Q_SLOTS:
    /// Answers with ready(), newest first; what cannot be read is left out.
    void request(int count);

Q_SIGNALS:
    void ready(const QList<till::services::ListedSale>& sales);

private:
    Doors m_doors;
};

} // namespace till::services

Q_DECLARE_METATYPE(till::services::ListedSale)
