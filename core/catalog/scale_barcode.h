// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/base/quantity.h"
#include "core/base/result.h"
#include "core/catalog/product.h"

#include <tl/expected.hpp>

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

/// Labels of counter scales (条码秤): what they hold is a matter of how the shop has set its
/// scales, so the layouts are data.
namespace till::catalog {

/// A run of digits inside a label. Length 0: not there.
struct DigitSpan {
    int position = 0;
    int length = 0;

    bool operator==(const DigitSpan&) const = default;
};

/// How the digits of one kind of label are laid out. Written as "21:PPPPPAAAAAC": the two leading
/// digits (20 to 29, GS1's range for codes made in the shop), a colon, then one letter for each
/// further digit:
///
///   P  number of the goods (PLU), five digits
///   A  amount in fen, four to six digits (M is read as A, as some scale manuals write it)
///   W  weight in grams, four to six digits
///   C  check digit, the last one
///
/// 13 or 18 digits in all; A, W or both must be there; each letter's digits stand together.
struct ScaleLayout {
    QString prefix; ///< "21"
    int length = 0; ///< 13 or 18, check digit included
    DigitSpan plu;
    DigitSpan amount;
    DigitSpan weight;

    bool operator==(const ScaleLayout&) const = default;
};

using ScaleLayouts = QList<ScaleLayout>;

/// Malformed with what is wrong and where for anything but the form above.
[[nodiscard]] Result<ScaleLayout> parseScaleLayout(QStringView text);

/// All of a shop's layouts. No texts: the usual ones, which are 21 (by weight) and 22 (by the
/// piece) with goods and amount in 13 digits, and 26 with goods, amount and weight in 18. Conflict
/// if two have the same prefix and length: a label could be read both ways.
[[nodiscard]] Result<ScaleLayouts> parseScaleLayouts(const QStringList& texts);

/// The text that parseScaleLayout() reads.
[[nodiscard]] QString scaleLayoutText(const ScaleLayout& layout);

/// What a label says. At least one of amount and weight is there.
struct ScaleReading {
    QString plu;
    std::optional<Money> amount;
    std::optional<Quantity> weight;

    bool operator==(const ScaleReading&) const = default;
};

/// Takes a label apart. NotFound if no layout has its prefix and length; Malformed if one has, but
/// the check digit is wrong, which for a printed label means a misread.
[[nodiscard]] Result<ScaleReading> readLabel(QStringView digits, const ScaleLayouts& layouts);

/// The label can be sold: what the line gets.
struct LabelLine {
    Quantity quantity;
    /// What the customer was told and pays, to the fen; none for labels with a weight only.
    std::optional<Money> labelAmount;

    bool operator==(const LabelLine&) const = default;
};

/// Why a label cannot become a line as it is.
struct LabelProblem {
    enum class Reason {
        Mismatch,    ///< amount and weight do not belong together at the catalogue's price: the
                     ///< scale has an old price, or the label is another article's
        NothingOnIt, ///< amount or weight is zero
        NoPrice,     ///< the catalogue's price is 0: ask for it, then call again with it
        NotWeighed,  ///< weight for goods that are sold by the piece
        TooMuch,     ///< more than a line can hold
    };
    Reason reason = Reason::Mismatch;
    Money expected;   ///< Mismatch: weight × price of the catalogue
    Money difference; ///< Mismatch: the label's amount − expected

    bool operator==(const LabelProblem&) const = default;
};

/// What a label means for the goods its PLU names.
///
/// Weight only: that weight, priced by the till. Amount and weight: both count, if the amount is
/// within one fen of weight × price (scales round either way). Amount only: the amount counts; for
/// goods by weight the quantity is amount ÷ price, rounded half up to the gram and at least one
/// gram, for show only (at 12.80 per kg a fen is 0.8 g, so it may be off by a gram); for goods by
/// the piece it is amount ÷ price if that is whole, else one piece.
[[nodiscard]] tl::expected<LabelLine, LabelProblem> priceLabel(const ScaleReading& label,
                                                               const Product& product);

} // namespace till::catalog
