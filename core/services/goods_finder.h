// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/barcode/classify.h"
#include "core/ports/catalogue.h"
#include "core/ports/scanner.h"
#include "core/sale/decide.h"
#include "core/services/notice.h"

#include <optional>
#include <variant>

namespace till::services {

/// The QR code or the digits below the bars of a receipt; nothing is checked but its form.
struct SaleCodeText {
    QString text;
};
/// A customer's payment code; the digits are not passed on.
struct PaymentCodeSeen {};

/// Goods for the cart, or what else it was.
using Finding = std::variant<sale::AddItem, SaleCodeText, PaymentCodeSeen, Notice>;

/// Turns codes into goods: exact barcode first, then label, then the shop's own code. Thread of the
/// catalogue.
class GoodsFinder {
public:
    explicit GoodsFinder(ports::Catalogue& catalogue) : m_catalogue(catalogue) {}

    /// `quantity`: what was typed before the code; none means one piece, and that a weight is
    /// missing.
    [[nodiscard]] Finding byScan(const ports::ScannedCode& code, std::optional<Quantity> quantity,
                                 const catalog::ScaleLayouts& layouts);
    /// For weighed goods the quantity is the weight.
    [[nodiscard]] Finding byCode(const ProductCode& code, std::optional<Quantity> quantity);

private:
    /// What stands on or before a code about how much of it there is.
    struct Amounts {
        std::optional<Quantity> typed;
        std::optional<Quantity> printedWeight;
    };
    [[nodiscard]] Finding byText(const QString& text, const Amounts& amounts);
    [[nodiscard]] Finding byLabel(const barcode::ScaleLabel& label, std::optional<Quantity> typed);

    ports::Catalogue& m_catalogue;
};

} // namespace till::services
