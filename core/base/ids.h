// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QMetaType>
#include <QString>

#include <compare>
#include <utility>

namespace till {

/// An identity that cannot be mistaken for another kind of identity or for text.
template<typename Tag> class StrongId {
public:
    StrongId() = default;
    explicit StrongId(QString value) : m_value(std::move(value)) {}

    [[nodiscard]] const QString& text() const { return m_value; }
    [[nodiscard]] bool isEmpty() const { return m_value.isEmpty(); }

    auto operator<=>(const StrongId& other) const
    {
        return m_value < other.m_value   ? std::strong_ordering::less
               : m_value > other.m_value ? std::strong_ordering::greater
                                         : std::strong_ordering::equal;
    }
    bool operator==(const StrongId& other) const = default;
    friend size_t qHash(const StrongId& id, size_t seed = 0) { return ::qHash(id.m_value, seed); }

private:
    QString m_value;
};

/// "02-20261120-0147": till, business date, counter of that till and day. See sale/sale_number.h.
using SaleId = StrongId<struct SaleIdTag>;
/// A staff number such as "1008".
using OperatorId = StrongId<struct OperatorIdTag>;
/// The shop's own code of a product; unique in the catalogue.
using ProductCode = StrongId<struct ProductCodeTag>;
/// A row of the print queue.
using PrintJobId = StrongId<struct PrintJobIdTag>;
/// A payment, void or refund: the number that the till makes and the acquirer sees. See
/// payment/order_id.h.
using PaymentId = StrongId<struct PaymentIdTag>;

} // namespace till

Q_DECLARE_METATYPE(till::SaleId)
Q_DECLARE_METATYPE(till::PaymentId)
