// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/payout/check.h"

#include <QDateTime>

#include <algorithm>

namespace till::channels {

namespace {

constexpr qint64 chinaMs = 8 * 3'600'000;

bool areDigits(const QString& text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(),
                                          [](QChar each) { return each >= u'0' && each <= u'9'; });
}

} // namespace

QString nameOf(PayoutObstacle obstacle)
{
    switch (obstacle) {
    case PayoutObstacle::AmountTooSmall:
        return QStringLiteral("amountTooSmall");
    case PayoutObstacle::AmountTooLarge:
        return QStringLiteral("amountTooLarge");
    case PayoutObstacle::OutsideHours:
        return QStringLiteral("outsideHours");
    case PayoutObstacle::BalanceTooSmall:
        return QStringLiteral("balanceTooSmall");
    case PayoutObstacle::CreditCard:
        return QStringLiteral("creditCard");
    case PayoutObstacle::BankNumberMissing:
        return QStringLiteral("bankNumberMissing");
    case PayoutObstacle::OrderNotDigits:
        return QStringLiteral("orderNotDigits");
    }
    Q_UNREACHABLE();
}

bool isWithinHours(const PayoutConfig& config, Instant now)
{
    if (!config.opens.isValid() || !config.closes.isValid())
        return true;
    const QTime time = QDateTime::fromMSecsSinceEpoch(now.unixMs + chinaMs, Qt::UTC).time();
    if (config.opens <= config.closes)
        return time >= config.opens && time <= config.closes;
    return time >= config.opens || time <= config.closes;
}

std::optional<PayoutObstacle> obstacleTo(const payout::PayRequest& request,
                                         const PayoutConfig& config, Instant now,
                                         const std::optional<Money>& available)
{
    const Money amount = request.amount.value_or(Money());
    if (amount < config.amountLeast)
        return PayoutObstacle::AmountTooSmall;
    if (amount > config.amountMost || amount > PayoutConfig::amountEver)
        return PayoutObstacle::AmountTooLarge;
    if (request.accountType == u"1")
        return PayoutObstacle::CreditCard;
    if (request.accountType == u"2" && request.bankSettleNo.isEmpty())
        return PayoutObstacle::BankNumberMissing;
    if (!areDigits(request.orderNo))
        return PayoutObstacle::OrderNotDigits;
    if (!isWithinHours(config, now))
        return PayoutObstacle::OutsideHours;
    if (available && amount + config.fee > *available)
        return PayoutObstacle::BalanceTooSmall;
    return std::nullopt;
}

std::optional<Money> availableIn(const payout::BalanceAnswer& answer, const PayoutConfig& config)
{
    std::optional<Money> most;
    for (const payout::Account& account : answer.accounts) {
        const bool isOurs = (config.chlNo.isEmpty() || account.chlNo == config.chlNo) &&
                            (config.chlMerNo.isEmpty() || account.chlMerNo == config.chlMerNo);
        if (!isOurs)
            continue;
        std::optional<Money> here;
        if (config.payType == u"1")
            here = account.available;
        else if (config.payType == u"3")
            here = account.availableAdvance;
        if (here && account.status == u"0")
            here = Money(); // frozen
        if (here && (!most || *here > *most))
            most = here;
    }
    return most;
}

} // namespace till::channels
