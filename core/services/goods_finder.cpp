// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/goods_finder.h"

#include "core/base/overloaded.h"

namespace till::services {

namespace {

Finding addition(const catalog::Product& product, Quantity quantity, const QString& barcode,
                 std::optional<Money> labelAmount = std::nullopt)
{
    if (product.price.isZero() && !labelAmount)
        return Notice(PriceMissing{product.name});
    sale::AddItem command;
    command.item = {product.code, barcode,         product.name,  product.category,
                    product.unit, product.measure, product.price, product.discountable};
    command.quantity = quantity;
    command.labelAmount = labelAmount;
    return command;
}

} // namespace

Finding GoodsFinder::byScan(const ports::ScannedCode& code, Quantity quantity,
                            const catalog::ScaleLayouts& layouts)
{
    return std::visit(
        Overloaded{
            [&](const barcode::GoodsCode& goods) {
                return byText(goods.barcode, goods.weight.value_or(quantity));
            },
            [&](const barcode::ScaleLabel& label) { return byLabel(label); },
            [&](const barcode::PaymentCode&) { return Finding(PaymentCodeSeen{}); },
            [&](const barcode::SaleCode& sale) { return Finding(SaleCodeText{sale.text}); },
            [&](const barcode::UnknownCode& unknown) { return byText(unknown.text, quantity); },
            [&](const barcode::Unreadable& unreadable) {
                return Finding(Notice(UnreadableCode{unreadable.shown}));
            },
        },
        barcode::classify(code, {barcode::Place::Cart, layouts}));
}

Finding GoodsFinder::byCode(const ProductCode& code, Quantity quantity)
{
    const auto product = m_catalogue.byCode(code);
    if (!product)
        return Notice(CatalogueUnavailable{product.error()});
    if (!*product)
        return Notice(UnknownCode{code.text()});
    return addition(**product, quantity, {});
}

Finding GoodsFinder::byText(const QString& text, Quantity quantity)
{
    const auto product = m_catalogue.byBarcode(text);
    if (!product)
        return Notice(CatalogueUnavailable{product.error()});
    if (*product)
        return addition(**product, quantity, text);
    return byCode(ProductCode(text), quantity);
}

Finding GoodsFinder::byLabel(const barcode::ScaleLabel& label)
{
    // A shop may use the same digits as an ordinary barcode: the exact item comes first.
    const auto exact = m_catalogue.byBarcode(label.text);
    if (!exact)
        return Notice(CatalogueUnavailable{exact.error()});
    if (*exact)
        return addition(**exact, Quantity::pieces(1), label.text);
    const auto product = m_catalogue.byPlu(label.reading.plu);
    if (!product)
        return Notice(CatalogueUnavailable{product.error()});
    if (!*product)
        return label.mayBePayment ? Finding(PaymentCodeSeen{}) : Finding(Notice(UnknownCode{label.text}));
    const auto priced = catalog::priceLabel(label.reading, **product);
    if (!priced)
        return Notice(LabelRefused{(*product)->name, priced.error()});
    return addition(**product, priced->quantity, label.text, priced->labelAmount);
}

} // namespace till::services
