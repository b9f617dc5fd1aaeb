// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/loyalty_transaction.h"

#include <array>

namespace till::services {

namespace {

template<typename Value, std::size_t count>
std::optional<Value> named(const std::array<Value, count>& all, QStringView name)
{
    for (const Value each : all) {
        if (nameOf(each) == name)
            return each;
    }
    return std::nullopt;
}

} // namespace

MemberTransactionId memberTransactionId(int period, const QString& trace)
{
    return MemberTransactionId(QStringLiteral("%1-%2").arg(period).arg(trace));
}

QString nameOf(MemberOperation operation)
{
    switch (operation) {
    case MemberOperation::Consume:
        return QStringLiteral("consume");
    case MemberOperation::Cancel:
        return QStringLiteral("cancel");
    case MemberOperation::Refund:
        return QStringLiteral("refund");
    case MemberOperation::RefundCancel:
        return QStringLiteral("refundCancel");
    case MemberOperation::TicketConsume:
        return QStringLiteral("ticketConsume");
    case MemberOperation::Activate:
        return QStringLiteral("activate");
    }
    Q_UNREACHABLE();
}

std::optional<MemberOperation> memberOperationNamed(QStringView name)
{
    return named(std::array{MemberOperation::Consume, MemberOperation::Cancel,
                            MemberOperation::Refund, MemberOperation::RefundCancel,
                            MemberOperation::TicketConsume, MemberOperation::Activate},
                 name);
}

bool canBeReversed(MemberOperation operation)
{
    switch (operation) {
    case MemberOperation::Consume:
    case MemberOperation::Cancel:
    case MemberOperation::TicketConsume:
        return true;
    case MemberOperation::Refund:
    case MemberOperation::RefundCancel:
    case MemberOperation::Activate:
        return false;
    }
    Q_UNREACHABLE();
}

QString nameOf(MemberState state)
{
    switch (state) {
    case MemberState::Begun:
        return QStringLiteral("begun");
    case MemberState::Done:
        return QStringLiteral("done");
    case MemberState::Refused:
        return QStringLiteral("refused");
    case MemberState::NotSent:
        return QStringLiteral("notSent");
    case MemberState::Unanswered:
        return QStringLiteral("unanswered");
    case MemberState::Reversed:
        return QStringLiteral("reversed");
    case MemberState::Exception:
        return QStringLiteral("exception");
    }
    Q_UNREACHABLE();
}

std::optional<MemberState> memberStateNamed(QStringView name)
{
    return named(std::array{MemberState::Begun, MemberState::Done, MemberState::Refused,
                            MemberState::NotSent, MemberState::Unanswered, MemberState::Reversed,
                            MemberState::Exception},
                 name);
}

MemberCashStep MemberTransaction::cashStep() const
{
    if (state != MemberState::Done || !takenBackBy.isEmpty())
        return MemberCashStep::None;
    if (facts.supplyCash.isPositive() && !supplied)
        return MemberCashStep::Collect;
    if (facts.returnCash.isPositive() && !returned)
        return MemberCashStep::PayOut;
    return MemberCashStep::None;
}

Money MemberTransaction::cashMoved() const
{
    Money moved;
    if (supplied)
        moved += facts.supplyCash;
    if (returned)
        moved -= facts.returnCash;
    return moved;
}

} // namespace till::services
