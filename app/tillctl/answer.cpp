// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tillctl/answer.h"

#include "core/base/overloaded.h"

#include <QDateTime>

namespace till::ctl {

namespace {

QJsonObject named(const QString& notice, QJsonObject fields = {})
{
    fields.insert(QStringLiteral("notice"), notice);
    return fields;
}

QJsonObject errorJson(const Error& error)
{
    return {{QStringLiteral("error"), errorCodeName(error.code)},
            {QStringLiteral("detail"), error.detail}};
}

QString problemName(catalog::LabelProblem::Reason reason)
{
    using Reason = catalog::LabelProblem::Reason;
    switch (reason) {
    case Reason::Mismatch:
        return QStringLiteral("mismatch");
    case Reason::NothingOnIt:
        return QStringLiteral("nothingOnIt");
    case Reason::NoPrice:
        return QStringLiteral("noPrice");
    case Reason::NotWeighed:
        return QStringLiteral("notWeighed");
    case Reason::TooMuch:
        return QStringLiteral("tooMuch");
    }
    Q_UNREACHABLE();
}

QJsonObject labelRefused(const services::LabelRefused& notice)
{
    return named(u"labelRefused"_qs, {{u"product"_qs, notice.product},
                                      {u"problem"_qs, problemName(notice.problem.reason)},
                                      {u"difference"_qs, notice.problem.difference.toPlain()}});
}

QJsonObject cartRestored(const services::CartRestored& notice)
{
    return named(u"cartRestored"_qs,
                 {{u"lines"_qs, notice.lineCount}, {u"total"_qs, notice.total.toPlain()}});
}

} // namespace

Answer usage(const QString& what)
{
    return {{{QStringLiteral("error"), QStringLiteral("usage")}, {QStringLiteral("detail"), what}},
            Exit::Usage};
}

Answer refused(const QString& what)
{
    return {
        {{QStringLiteral("error"), QStringLiteral("refused")}, {QStringLiteral("detail"), what}},
        Exit::Refused};
}

Answer failed(const Error& error)
{
    switch (error.code) {
    case ErrorCode::Malformed:
    case ErrorCode::OutOfRange:
    case ErrorCode::NotFound:
    case ErrorCode::Conflict:
    case ErrorCode::PermissionNeeded:
    case ErrorCode::Refused:
        return {errorJson(error), Exit::Refused};
    case ErrorCode::Unavailable:
    case ErrorCode::DiskFull:
    case ErrorCode::ReadOnly:
    case ErrorCode::Locked:
    case ErrorCode::Corrupt:
    case ErrorCode::TooNew:
    case ErrorCode::Fault:
        return {errorJson(error), Exit::Fault};
    }
    Q_UNREACHABLE();
}

QString timeText(Instant at)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(at.unixMs);
    return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODateWithMs);
}

QJsonObject noticeJson(const services::Notice& notice)
{
    using namespace services;
    const QString code = QStringLiteral("code");
    const QString product = QStringLiteral("product");
    const QString sale = QStringLiteral("sale");
    return std::visit(
        Overloaded{
            [&](const UnknownCode& n) {
                return named(QStringLiteral("unknownCode"), {{code, n.code}});
            },
            [&](const UnreadableCode& n) {
                return named(QStringLiteral("unreadableCode"), {{code, n.code}});
            },
            [&](const PaymentCodeScanned&) { return named(QStringLiteral("paymentCodeScanned")); },
            [](const LabelRefused& n) { return labelRefused(n); },
            [&](const WeightMissing& n) {
                return named(QStringLiteral("weightMissing"), {{product, n.product}});
            },
            [&](const PriceMissing& n) {
                return named(QStringLiteral("priceMissing"), {{product, n.product}});
            },
            [&](const QuantityUnreadable& n) {
                return named(QStringLiteral("quantityUnreadable"),
                             {{QStringLiteral("text"), n.text}});
            },
            [&](const CommandRefused& n) {
                return named(QStringLiteral("commandRefused"),
                             {{QStringLiteral("refusal"), refusalName(n.refusal)}});
            },
            [&](const DiscountTakenAway& n) {
                return named(QStringLiteral("discountTakenAway"), {{product, n.product}});
            },
            [&](const SaleNotAvailable& n) {
                return named(QStringLiteral("saleNotAvailable"), {{sale, n.sale.text()}});
            },
            [&](const ForeignReceipt&) { return named(QStringLiteral("foreignReceipt")); },
            [&](const HeldNow& n) {
                return named(QStringLiteral("heldNow"), {{sale, n.sale.text()}});
            },
            [&](const Recalled& n) {
                return named(QStringLiteral("recalled"), {{sale, n.sale.text()}});
            },
            [&](const DrawerRequested&) { return named(QStringLiteral("drawerRequested")); },
            [&](const NoPrinter&) { return named(QStringLiteral("noPrinter")); },
            [&](const ReprintQueued& n) {
                return named(QStringLiteral("reprintQueued"),
                             {{sale, n.sale.text()}, {QStringLiteral("copy"), n.copy}});
            },
            [&](const JournalHalted& n) {
                return named(QStringLiteral("journalHalted"), errorJson(n.error));
            },
            [&](const JournalWorksAgain&) { return named(QStringLiteral("journalWorksAgain")); },
            [&](const CatalogueUnavailable& n) {
                return named(QStringLiteral("catalogueUnavailable"), errorJson(n.error));
            },
            [](const CartRestored& n) { return cartRestored(n); },
        },
        notice);
}

QString refusalName(sale::Refusal refusal)
{
    using sale::Refusal;
    switch (refusal) {
    case Refusal::NoSuchLine:
        return QStringLiteral("noSuchLine");
    case Refusal::LineIsVoided:
        return QStringLiteral("lineIsVoided");
    case Refusal::NothingToTakeBack:
        return QStringLiteral("nothingToTakeBack");
    case Refusal::QuantityNotWhole:
        return QStringLiteral("quantityNotWhole");
    case Refusal::QuantityOutOfRange:
        return QStringLiteral("quantityOutOfRange");
    case Refusal::PriceOutOfRange:
        return QStringLiteral("priceOutOfRange");
    case Refusal::LineAmountTooLarge:
        return QStringLiteral("lineAmountTooLarge");
    case Refusal::SaleTooLarge:
        return QStringLiteral("saleTooLarge");
    case Refusal::TooManyLines:
        return QStringLiteral("tooManyLines");
    case Refusal::DiscountOutOfRange:
        return QStringLiteral("discountOutOfRange");
    case Refusal::CartEmpty:
        return QStringLiteral("cartEmpty");
    case Refusal::NotWhileTendering:
        return QStringLiteral("notWhileTendering");
    case Refusal::NotTendering:
        return QStringLiteral("notTendering");
    case Refusal::AmountNotPositive:
        return QStringLiteral("amountNotPositive");
    case Refusal::CashTooMuch:
        return QStringLiteral("cashTooMuch");
    case Refusal::CardMoreThanRemains:
        return QStringLiteral("cardMoreThanRemains");
    case Refusal::PaymentMoreThanRemains:
        return QStringLiteral("paymentMoreThanRemains");
    case Refusal::ReferenceMissing:
        return QStringLiteral("referenceMissing");
    case Refusal::NoSuchTender:
        return QStringLiteral("noSuchTender");
    case Refusal::MoneyIsIn:
        return QStringLiteral("moneyIsIn");
    case Refusal::PaymentOpen:
        return QStringLiteral("paymentOpen");
    case Refusal::NoSuchPayment:
        return QStringLiteral("noSuchPayment");
    case Refusal::SaleIsClosed:
        return QStringLiteral("saleIsClosed");
    case Refusal::TextTooLong:
        return QStringLiteral("textTooLong");
    case Refusal::NeedsApproval:
        return QStringLiteral("needsApproval");
    }
    Q_UNREACHABLE();
}

} // namespace till::ctl
