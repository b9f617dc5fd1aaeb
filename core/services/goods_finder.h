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

/// The QR of one of our receipts; its signature is not checked yet.
struct SaleCodeText {
    QString text;
};
/// A customer's payment code; the digits are not passed on.
struct PaymentCodeSeen {};

/// Goods for the cart, or what else it was.
using Finding = std::variant<sale::AddItem, SaleCodeText, PaymentCodeSeen, Notice>;

/// Turns codes into goods: exact barcode first, then label, then the shop's own code. Thread of the catalogue.
class GoodsFinder {
public:
    explicit GoodsFinder(ports::Catalogue& catalogue) : m_catalogue(catalogue) {}

    [[nodiscard]] Finding byScan(const ports::ScannedCode& code, Quantity quantity,
                                 const catalog::ScaleLayouts& layouts);
    /// For weighed goods the quantity is the weight.
    [[nodiscard]] Finding byCode(const ProductCode& code, Quantity quantity);

private:
    [[nodiscard]] Finding byText(const QString& text, Quantity quantity);
    [[nodiscard]] Finding byLabel(const barcode::ScaleLabel& label);

    ports::Catalogue& m_catalogue;
};

} // namespace till::services
