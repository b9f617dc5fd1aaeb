// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QMetaType>
#include <QString>

#include <compare>
#include <span>
#include <vector>

namespace till {

/// An amount of Chinese yuan as a whole number of fen (1/100 yuan). May be negative.
///
/// Whatever enters from outside is bounded by `maxFen` (parse(), fromFen()), and sums of a sale's
/// parts stay far below 2^63, so an overflow in + and - is a programmer's mistake and stops the
/// program in every build.
class Money {
public:
    /// 99,999,999.99 yuan: no single price, line, tender or total of a till may be larger.
    static constexpr qint64 maxFen = 9'999'999'999;

    constexpr Money() = default;
    /// Any number of fen; use checked() for numbers that come from outside.
    [[nodiscard]] static constexpr Money fromFen(qint64 fen) { return Money(fen); }
    /// The amount, or OutOfRange when |fen| > maxFen.
    [[nodiscard]] static Result<Money> checked(qint64 fen);
    /// Reads what a person types or a file holds: "12", "12.3", "12.34", "¥1,234.50", "-0.05",
    /// "−0.05" and the same in full-width digits. Malformed for anything else; OutOfRange for a
    /// third decimal other than 0 or too large an amount.
    [[nodiscard]] static Result<Money> parse(QStringView text);

    [[nodiscard]] constexpr qint64 fen() const { return m_fen; }
    [[nodiscard]] constexpr bool isZero() const { return m_fen == 0; }
    [[nodiscard]] constexpr bool isNegative() const { return m_fen < 0; }
    [[nodiscard]] constexpr bool isPositive() const { return m_fen > 0; }
    [[nodiscard]] constexpr Money abs() const { return Money(m_fen < 0 ? -m_fen : m_fen); }

    /// "1234.56", "-0.05": for files, the wire and `tillctl`. What people read is made by
    /// ui/models/format.h.
    [[nodiscard]] QString toPlain() const;

    Money& operator+=(Money other);
    Money& operator-=(Money other);
    [[nodiscard]] friend Money operator+(Money a, Money b) { return a += b; }
    [[nodiscard]] friend Money operator-(Money a, Money b) { return a -= b; }
    [[nodiscard]] constexpr Money operator-() const { return Money(-m_fen); }
    constexpr auto operator<=>(const Money&) const = default;

    /// amount × numerator ÷ denominator, rounded half away from zero to the fen. denominator > 0.
    /// OutOfRange when the result exceeds maxFen.
    [[nodiscard]] Result<Money> scaled(qint64 numerator, qint64 denominator) const;

    /// Splits the amount in proportion to the weights (none negative, not all zero); the parts
    /// always sum to the amount, each is within one fen of its exact share, and remainders go fen
    /// by fen to the largest fractions, first come first.
    [[nodiscard]] std::vector<Money> allocate(std::span<const qint64> weights) const;

private:
    explicit constexpr Money(qint64 fen) : m_fen(fen) {}

    qint64 m_fen = 0;
};

} // namespace till

Q_DECLARE_METATYPE(till::Money)
