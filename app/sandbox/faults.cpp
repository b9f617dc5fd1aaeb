// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/faults.h"

#include <QHash>

#include <algorithm>

namespace till::sandbox {

std::optional<Fault> faultOf(const QJsonObject& order, const QStringList& operations)
{
    static const QHash<QString, Spoil> spoils{
        {u"drop"_qs, Spoil::ClosedAtOnce},    {u"hold"_qs, Spoil::HeldThenClosed},
        {u"delay"_qs, Spoil::None},           {u"500"_qs, Spoil::Status500},
        {u"502"_qs, Spoil::Status502},        {u"brokenJson"_qs, Spoil::BrokenJson},
        {u"cutOff"_qs, Spoil::CutOff},        {u"tooLarge"_qs, Spoil::TooLarge},
        {u"empty"_qs, Spoil::Empty},          {u"unequalKeys"_qs, Spoil::UnequalKeys},
        {u"wrongTypes"_qs, Spoil::WrongTypes}};
    const QString operation = order.value(u"operation").toString();
    const QString name = order.value(u"fault").toString();
    const QString when = order.value(u"when").toString(u"after"_qs);
    Fault fault;
    fault.count = order.value(u"count").toInt(1);
    fault.delayMs = order.value(u"delayMs").toInteger(0);
    // A request that only waits reaches the books in the end.
    const bool delayFits =
        (name == u"delay") == (fault.delayMs > 0) && !(name == u"delay" && when == u"before");
    if (!operations.contains(operation) || !spoils.contains(name) ||
        (when != u"after" && when != u"before") || fault.count < 1 || !delayFits)
        return std::nullopt;
    fault.operation = operation;
    fault.spoil = spoils.value(name);
    fault.time = when == u"before" ? FaultTime::Before : FaultTime::After;
    return fault;
}

std::optional<Fault> Faults::take(const QString& operation)
{
    const auto found = std::find_if(m_faults.begin(), m_faults.end(), [&](const Fault& fault) {
        return fault.operation == operation;
    });
    if (found == m_faults.end())
        return std::nullopt;
    const Fault fault = *found;
    if (--found->count == 0)
        m_faults.erase(found);
    return fault;
}

} // namespace till::sandbox
