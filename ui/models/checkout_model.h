// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/services/checkout_state.h"
#include "ui/models/cart_row.h"

#include <QList>
#include <QString>

namespace till::models {

/// What the slab says.
struct SlabText {
    QString caption; ///< "应收"; "还应收" once part is paid
    QString counts;  ///< "9 行·18 件"
    QString total;   ///< "¥129.21"
    QString left; ///< "已优惠 ¥5.75", "已收 ¥100.00", or the last sale while the cart is empty
    QString right; ///< "原价 ¥134.96"
    bool leftIsSaving = false;
    bool payable = false; ///< something is in the cart and the journal can be written

    bool operator==(const SlabText&) const = default;
};

/// Turns the checkout's state into what the screen shows, and tells the least that has to be
/// painted anew. Value type without a thread of its own.
class CheckoutModel {
public:
    /// What the cart has to do to show rows() after update().
    struct Change {
        bool reset = false;  ///< another sale, or rows are gone: show everything anew
        QList<int> modified; ///< rows that differ, ascending
        int appended = 0;    ///< rows new at the end

        [[nodiscard]] bool isEmpty() const { return !reset && modified.isEmpty() && appended == 0; }
        bool operator==(const Change&) const = default;
    };

    [[nodiscard]] Change update(const services::CheckoutState& state);
    /// Makes all texts again, in the language of now.
    void retranslate();

    [[nodiscard]] const QList<CartRow>& rows() const { return m_rows; }
    [[nodiscard]] SlabText slab() const;
    [[nodiscard]] int heldCount() const { return int(m_state.held.size()); }
    /// The row of a line; -1 if it is not in the cart.
    [[nodiscard]] int rowOf(int lineId) const;
    /// The row to select after a change: of the touched line, or else the last one that counts.
    [[nodiscard]] int rowToSelect() const;
    [[nodiscard]] const services::CheckoutState& state() const { return m_state; }

private:
    [[nodiscard]] CartRow rowAt(qsizetype index, int number) const;

    services::CheckoutState m_state;
    QList<CartRow> m_rows;
};

/// "已优惠 ¥5.75" and its like need the sale only: what a line's reductions are called.
[[nodiscard]] QString discountName(const sale::Line& line);

} // namespace till::models
