// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/reply.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace till::sandbox {

enum class FaultTime {
    Before, ///< the request never reaches the books
    After,  ///< it is carried out, only the answer suffers
};

/// What a test ordered for the next requests of an operation.
struct Fault {
    QString operation; ///< "pay"; of a host "netpay.refund"
    int count = 1;     ///< requests that it still meets
    Spoil spoil = Spoil::None;
    qint64 delayMs = 0; ///< before the answer; not divided by the speed
    FaultTime time = FaultTime::After;
};

/// {"operation":"pay","count":2,"fault":"drop","when":"before"}; the faults are drop, hold, delay,
/// 500, 502, brokenJson, cutOff, tooLarge, empty, unequalKeys, wrongTypes. `count` is 1 and
/// `when` is "after" if they are missing; delay needs `delayMs`. Nothing for another object, or
/// when the operation is not one of `operations`.
[[nodiscard]] std::optional<Fault> faultOf(const QJsonObject& order, const QStringList& operations);

/// Faults in the order in which they were ordered.
class Faults {
public:
    void add(const Fault& fault) { m_faults.append(fault); }
    void clear() { m_faults.clear(); }
    /// The fault that this request meets; it is used up.
    [[nodiscard]] std::optional<Fault> take(const QString& operation);

private:
    QList<Fault> m_faults;
};

} // namespace till::sandbox
