// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/result.h"

#include <QMetaType>
#include <QString>

#include <compare>

namespace till {

/// How a product is counted. A kilogram's thousandth is a gram, so one integer serves both.
enum class Measure {
    Pieces,    ///< whole numbers only
    Kilograms, ///< to the gram
};

/// A number of pieces or kilograms, as a whole number of thousandths. May be negative on a return
/// line.
class Quantity {
public:
    /// 99,999.999: more is a typing error or a barcode in the wrong field.
    static constexpr qint64 maxMilli = 99'999'999;

    constexpr Quantity() = default;
    [[nodiscard]] static constexpr Quantity pieces(qint64 count) { return Quantity(count * 1000); }
    [[nodiscard]] static constexpr Quantity grams(qint64 grams) { return Quantity(grams); }
    [[nodiscard]] static constexpr Quantity fromMilli(qint64 milli) { return Quantity(milli); }
    /// Reads "3", "1.5", "0.284". Malformed for anything else; OutOfRange for a fourth decimal or
    /// beyond maxMilli.
    [[nodiscard]] static Result<Quantity> parse(QStringView text);

    [[nodiscard]] constexpr qint64 milli() const { return m_milli; }
    [[nodiscard]] constexpr bool isWhole() const { return m_milli % 1000 == 0; }
    [[nodiscard]] constexpr bool isZero() const { return m_milli == 0; }
    [[nodiscard]] constexpr bool isPositive() const { return m_milli > 0; }
    /// "3", "1.284", "0.5": no trailing zeros for whole pieces; pass Kilograms to get three
    /// decimals.
    [[nodiscard]] QString toPlain(Measure measure = Measure::Pieces) const;

    [[nodiscard]] constexpr Quantity operator-() const { return Quantity(-m_milli); }
    [[nodiscard]] friend constexpr Quantity operator+(Quantity a, Quantity b)
    {
        return Quantity(a.m_milli + b.m_milli);
    }
    [[nodiscard]] friend constexpr Quantity operator-(Quantity a, Quantity b)
    {
        return Quantity(a.m_milli - b.m_milli);
    }
    constexpr auto operator<=>(const Quantity&) const = default;

    /// price per piece or kilogram × this, rounded half away from zero to the fen. OutOfRange
    /// beyond Money::maxFen.
    [[nodiscard]] Result<Money> priced(Money unitPrice) const
    {
        return unitPrice.scaled(m_milli, 1000);
    }

private:
    explicit constexpr Quantity(qint64 milli) : m_milli(milli) {}

    qint64 m_milli = 0;
};

} // namespace till

Q_DECLARE_METATYPE(till::Quantity)
