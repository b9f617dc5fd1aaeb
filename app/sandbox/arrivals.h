// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QMap>
#include <QString>

namespace till::sandbox {

/// How often which request arrived, whatever became of it: a payment has to arrive once.
class Arrivals {
public:
    /// `order`: the till's id of the order; `refund`: its id of the refund, empty if there is none.
    struct Arrival {
        QString operation; ///< "pay"; of a host "netpay.refund"
        QString order;
        QString refund;
    };
    void add(const Arrival& arrival);

    /// {"total":{"pay":2},"orders":{"T1":{"pay":1,"query":3}},"refunds":{"R1":{"refund":1}}}
    [[nodiscard]] QJsonObject toJson() const;

    [[nodiscard]] static QJsonObject recordOf(const Arrival& arrival);
    /// Counts a kept arrival again. False if it is none.
    [[nodiscard]] bool restore(const QJsonObject& record);

private:
    using Counts = QMap<QString, int>; ///< by operation name

    Counts m_total;
    QMap<QString, Counts> m_orders;
    QMap<QString, Counts> m_refunds;
};

} // namespace till::sandbox
