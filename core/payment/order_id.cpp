// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payment/order_id.h"

#include <QDateTime>

#include <algorithm>

namespace till::payment {

namespace {

/// Crockford's base 32: no I, L, O and U, so that nobody misreads one aloud.
constexpr QLatin1StringView alphabet("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
constexpr int generationSize = 3;
constexpr int counterSize = 7;
constexpr qsizetype idSize = 15;
constexpr qint64 counterMax = (qint64{1} << 35) - 1;

int valueOf(QChar character)
{
    return static_cast<int>(alphabet.indexOf(character));
}

bool isBase32(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar each) { return valueOf(each) >= 0; });
}

/// A weighted sum modulo a prime notices a wrong character and two that changed places.
QChar checkCharacter(QStringView text)
{
    int sum = 0;
    for (qsizetype i = 0; i < text.size(); ++i)
        sum += static_cast<int>(i + 1) * valueOf(text[i]);
    return alphabet[sum % 31];
}

} // namespace

namespace {

QString digits(qint64 number, int width)
{
    return QStringLiteral("%1").arg(number, width, 10, QLatin1Char('0'));
}

Result<void> check(const OrderIdSource& source)
{
    if (source.tillNumber >= 1 && source.tillNumber <= 999 && source.counter >= 1 &&
        source.counter <= counterMax && source.generation.size() == generationSize &&
        isBase32(source.generation))
        return {};
    return failure(ErrorCode::OutOfRange,
                   QStringLiteral("no order id for till %1, generation %2, counter %3")
                       .arg(source.tillNumber)
                       .arg(source.generation)
                       .arg(source.counter));
}

QDateTime chinaTime(Instant instant)
{
    constexpr int chinaSeconds = 8 * 3600; // all year since 1991
    return QDateTime::fromMSecsSinceEpoch(instant.unixMs, Qt::OffsetFromUTC, chinaSeconds);
}

Result<PaymentId> makeDated(const OrderIdSource& source, const QString& prefix)
{
    constexpr qsizetype prefixSize = 4;
    const bool isPrefix =
        prefix.size() == prefixSize && std::all_of(prefix.begin(), prefix.end(), [](QChar each) {
            return each.unicode() < 128 && each.isLetterOrNumber();
        });
    if (!isPrefix)
        return failure(ErrorCode::OutOfRange,
                       QStringLiteral("no order id with the prefix \"%1\"").arg(prefix));
    const QString form = QStringLiteral("yyyyMMddHHmmsszzz");
    QString moment = chinaTime(source.now).toString(form);
    const QString latest = source.latest.text().mid(prefixSize, form.size());
    if (moment <= latest) {
        moment = QDateTime::fromString(latest, form).addMSecs(1).toString(form);
        if (moment.size() != latest.size())
            return failure(ErrorCode::OutOfRange,
                           QStringLiteral("no order id after %1").arg(source.latest.text()));
    }
    return PaymentId(prefix + moment + digits(source.tillNumber, 3) +
                     digits(source.counter % 1'000, 3));
}

PaymentId makeDigits(const OrderIdSource& source)
{
    int generation = 0;
    for (const QChar each : source.generation)
        generation = generation * 32 + valueOf(each);
    return PaymentId(QLatin1Char(source.training ? '9' : '1') + digits(source.tillNumber, 3) +
                     digits(generation, 5) + digits(source.counter, 11));
}

} // namespace

Result<PaymentId> makeOrderId(const OrderIdSource& source, const OrderIdRule& rule)
{
    if (const Result<void> valid = check(source); !valid)
        return failure(valid.error());
    switch (rule.form) {
    case OrderIdForm::Compact:
        return makeOrderId(source);
    case OrderIdForm::Dated:
        return makeDated(source, rule.prefix);
    case OrderIdForm::Digits:
        return makeDigits(source);
    }
    Q_UNREACHABLE();
}

Result<PaymentId> makeOrderId(const OrderIdSource& source)
{
    if (const Result<void> valid = check(source); !valid)
        return failure(valid.error());
    QString counter(counterSize, QLatin1Char('0'));
    qint64 rest = source.counter;
    for (qsizetype i = counterSize - 1; i >= 0; --i, rest >>= 5)
        counter[i] = alphabet[rest & 31];
    const QString body = QLatin1Char(source.training ? 'X' : 'T') +
                         QStringLiteral("%1").arg(source.tillNumber, 3, 10, QLatin1Char('0')) +
                         source.generation + counter;
    return PaymentId(body + checkCharacter(body));
}

bool isOrderId(const PaymentId& id)
{
    const QString& text = id.text();
    return text.size() == idSize && (text[0] == u'T' || text[0] == u'X') && isBase32(text) &&
           checkCharacter(QStringView(text).chopped(1)) == text.back();
}

Result<qint64> counterOf(const PaymentId& id)
{
    if (!isOrderId(id))
        return failure(ErrorCode::Malformed, QStringLiteral("not an order id"));
    qint64 counter = 0;
    for (const QChar each : id.text().sliced(idSize - 1 - counterSize, counterSize))
        counter = counter << 5 | valueOf(each);
    return counter;
}

} // namespace till::payment
