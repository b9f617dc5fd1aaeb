// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payment/payment.h"

#include <array>
#include <utility>

namespace till::payment {

namespace {

struct StateName {
    State state;
    QLatin1StringView name;
};
constexpr std::array stateNames{
    StateName{State::Created, QLatin1StringView("created")},
    StateName{State::Intent, QLatin1StringView("intent")},
    StateName{State::Pending, QLatin1StringView("pending")},
    StateName{State::Unknown, QLatin1StringView("unknown")},
    StateName{State::Cancelling, QLatin1StringView("cancelling")},
    StateName{State::Succeeded, QLatin1StringView("succeeded")},
    StateName{State::Refused, QLatin1StringView("refused")},
    StateName{State::NotSent, QLatin1StringView("notSent")},
    StateName{State::Cancelled, QLatin1StringView("cancelled")},
    StateName{State::Reversed, QLatin1StringView("reversed")},
    StateName{State::Exception, QLatin1StringView("exception")},
};

struct OperationName {
    Operation operation;
    QLatin1StringView name;
};
constexpr std::array operationNames{
    OperationName{Operation::Pay, QLatin1StringView("pay")},
    OperationName{Operation::Void, QLatin1StringView("void")},
    OperationName{Operation::Refund, QLatin1StringView("refund")},
    OperationName{Operation::Complete, QLatin1StringView("complete")},
    OperationName{Operation::Release, QLatin1StringView("release")},
};

template<typename Value> void takeOver(Value& older, const Value& newer, bool says)
{
    if (says)
        older = newer;
}

} // namespace

bool isFinal(State state)
{
    return state == State::Succeeded || isFinalNegative(state);
}

bool isFinalNegative(State state)
{
    return state == State::Refused || state == State::NotSent || state == State::Cancelled ||
           state == State::Reversed;
}

QString nameOf(State state)
{
    for (const StateName& each : stateNames) {
        if (each.state == state)
            return each.name;
    }
    Q_UNREACHABLE();
}

std::optional<State> stateNamed(QStringView name)
{
    for (const StateName& each : stateNames) {
        if (each.name == name)
            return each.state;
    }
    return std::nullopt;
}

QString nameOf(Operation operation)
{
    for (const OperationName& each : operationNames) {
        if (each.operation == operation)
            return each.name;
    }
    Q_UNREACHABLE();
}

std::optional<Operation> operationNamed(QStringView name)
{
    for (const OperationName& each : operationNames) {
        if (each.name == name)
            return each.operation;
    }
    return std::nullopt;
}

QString nameOf(Meaning meaning)
{
    switch (meaning) {
    case Meaning::Succeeded:
        return QStringLiteral("succeeded");
    case Meaning::Refused:
        return QStringLiteral("refused");
    case Meaning::InProgress:
        return QStringLiteral("inProgress");
    case Meaning::Unknown:
        return QStringLiteral("unknown");
    case Meaning::NotFound:
        return QStringLiteral("notFound");
    case Meaning::Returned:
        return QStringLiteral("returned");
    case Meaning::Refunded:
        return QStringLiteral("refunded");
    case Meaning::ConfigurationFault:
        return QStringLiteral("configurationFault");
    case Meaning::Contradiction:
        return QStringLiteral("contradiction");
    }
    Q_UNREACHABLE();
}

Facts merged(const Facts& older, const Facts& newer)
{
    Facts all = older;
    for (const auto member : {&Facts::orderAmount, &Facts::paidAmount, &Facts::merchantAllowance,
                              &Facts::thirdPartyAllowance, &Facts::refundedAmount})
        takeOver(all.*member, newer.*member, (newer.*member).has_value());
    for (const auto member :
         {&Facts::orderId, &Facts::acquirerOrderId, &Facts::retrievalReference,
          &Facts::settlementDate, &Facts::walletName, &Facts::walletOrderId, &Facts::payUrl})
        takeOver(all.*member, newer.*member, !(newer.*member).isEmpty());
    takeOver(all.promotions, newer.promotions, !newer.promotions.isEmpty());
    return all;
}

QString nameOf(Presentation presentation)
{
    return presentation == Presentation::Read ? QStringLiteral("read") : QStringLiteral("shown");
}

bool paysSale(const Payment& payment)
{
    return payment.operation == Operation::Complete ||
           (payment.operation == Operation::Pay && !payment.deposit);
}

bool isSettled(const Payment& payment)
{
    return isFinal(payment.state) && (!payment.markedPaid || payment.state == State::Succeeded);
}

} // namespace till::payment
