// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sale/sale_number.h"

#include <QRegularExpression>

namespace till::sale {

namespace {

/// What is added to the till in training, where the "X" of the id cannot stand: digits only.
constexpr int trainingTill = 500;

QString padded(qint64 number, int width)
{
    return QStringLiteral("%1").arg(number, width, 10, QLatin1Char('0'));
}

QString trainingMark(const SaleNumber& number)
{
    return number.training ? QStringLiteral("X") : QString();
}

} // namespace

SaleId SaleNumber::id() const
{
    return SaleId(trainingMark(*this) + padded(till, 2) + u'-' +
                  date.toString(QStringLiteral("yyyyMMdd")) + u'-' + padded(counter, 4));
}

QString SaleNumber::display() const
{
    return (training ? QStringLiteral("X") : QStringLiteral("T")) + padded(till, 2) + u'-' +
           date.toString(QStringLiteral("MMdd")) + u'-' + padded(counter, 4);
}

QString SaleNumber::digits() const
{
    const QString body = padded(training ? till + trainingTill : till, 3) +
                         date.toString(QStringLiteral("yyyyMMdd")) + padded(counter % 100'000, 5);
    // ISO 7064 MOD 97-10: the number with its two check digits leaves 1 when divided by 97. Sixteen
    // digits times 100 fit into 64 bits.
    const qint64 check = 98 - body.toLongLong() * 100 % 97;
    return body + padded(check, 2);
}

Result<SaleNumber> SaleNumber::fromId(const SaleId& id)
{
    static const QRegularExpression shape(
        QStringLiteral("\\A(X?)([0-9]{2,3})-([0-9]{8})-([0-9]{4,6})\\z"));
    const QRegularExpressionMatch match = shape.match(id.text());
    const auto malformed = [] {
        return failure(ErrorCode::Malformed, QStringLiteral("not a sale number"));
    };
    if (!match.hasMatch())
        return malformed();
    SaleNumber number;
    number.training = !match.captured(1).isEmpty();
    number.till = match.captured(2).toInt();
    number.date = QDate::fromString(match.captured(3), QStringLiteral("yyyyMMdd"));
    number.counter = match.captured(4).toInt();
    if (!number.date.isValid() || number.till < 1 || number.till > SaleNumber::tillMax ||
        number.counter < 1)
        return malformed();
    // One sale has one id: "002-…" is not another way to write "02-…".
    if (number.id() != id)
        return malformed();
    return number;
}

Result<SaleNumber> SaleNumber::fromDigits(QStringView digits)
{
    static const QRegularExpression shape(QStringLiteral("\\A[0-9]{18}\\z"));
    SaleNumber number;
    if (shape.match(digits.toString()).hasMatch()) {
        const int till = digits.left(3).toInt();
        number.training = till >= trainingTill;
        number.till = till % trainingTill;
        number.date = QDate::fromString(digits.mid(3, 8).toString(), QStringLiteral("yyyyMMdd"));
        number.counter = digits.mid(11, 5).toInt();
    }
    // What was written is what would be written again, check digits included.
    if (!number.date.isValid() || number.till < 1 || number.counter < 1 ||
        number.digits() != digits)
        return failure(ErrorCode::Malformed, QStringLiteral("not the digits of a sale number"));
    return number;
}

} // namespace till::sale
