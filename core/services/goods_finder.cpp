// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/goods_finder.h"

#include "core/base/overloaded.h"
#include "core/sale/sale_number.h"

namespace till::services {

namespace {

bool isTakenBack(std::optional<Quantity> typed)
{
    return typed && typed->milli() < 0;
}

Finding addition(const catalog::Product& product, std::optional<Quantity> quantity,
                 const QString& barcode, std::optional<Money> labelAmount = std::nullopt)
{
    if (!quantity && product.measure == Measure::Kilograms)
        return Notice(WeightMissing{product.name});
    if (product.price.isZero() && !labelAmount)
        return Notice(PriceMissing{product.name});
    sale::AddItem command;
    command.item = {product.code, barcode,         product.name,  product.category,
                    product.unit, product.measure, product.price, product.discountable};
    command.quantity = quantity.value_or(Quantity::pieces(1));
    command.labelAmount = labelAmount;
    return command;
}

} // namespace

Finding GoodsFinder::byScan(const ports::ScannedCode& code, std::optional<Quantity> quantity,
                            const catalog::ScaleLayouts& layouts)
{
    return std::visit(
        Overloaded{
            [&](const barcode::GoodsCode& goods) {
                return byText(goods.barcode, {quantity, goods.weight});
            },
            [&](const barcode::ScaleLabel& label) { return byLabel(label, quantity); },
            [&](const barcode::PaymentCode&) { return Finding(PaymentCodeSeen{}); },
            [&](const barcode::SaleCode& sale) { return Finding(SaleCodeText{sale.text}); },
            [&](const barcode::UnknownCode& unknown) {
                return byText(unknown.text, {quantity, {}});
            },
            [&](const barcode::Unreadable& unreadable) {
                return Finding(Notice(UnreadableCode{unreadable.shown}));
            },
        },
        barcode::classify(code, {barcode::Place::Cart, layouts}));
}

Finding GoodsFinder::byCode(const ProductCode& code, std::optional<Quantity> quantity)
{
    const auto product = m_catalogue.byCode(code);
    if (!product)
        return Notice(CatalogueUnavailable{product.error()});
    if (!*product)
        return Notice(UnknownCode{code.text()});
    return addition(**product, quantity, {});
}

Finding GoodsFinder::byText(const QString& text, const Amounts& amounts)
{
    const auto product = m_catalogue.byBarcode(text);
    if (!product)
        return Notice(CatalogueUnavailable{product.error()});
    if (!*product && sale::SaleNumber::fromDigits(text))
        return SaleCodeText{text};
    if (!*product)
        return byCode(ProductCode(text), amounts.typed);
    // A weight on the code of goods that are sold by the piece is only information.
    const bool isWeighed = (*product)->measure == Measure::Kilograms && amounts.printedWeight;
    return addition(
        **product, isWeighed && !isTakenBack(amounts.typed) ? amounts.printedWeight : amounts.typed,
        text);
}

Finding GoodsFinder::byLabel(const barcode::ScaleLabel& label, std::optional<Quantity> typed)
{
    // A shop may use the same digits as an ordinary barcode: the exact item comes first.
    const auto exact = m_catalogue.byBarcode(label.text);
    if (!exact)
        return Notice(CatalogueUnavailable{exact.error()});
    if (*exact)
        return addition(**exact, typed, label.text);
    const auto product = m_catalogue.byPlu(label.reading.plu);
    if (!product)
        return Notice(CatalogueUnavailable{product.error()});
    if (!*product)
        return label.mayBePayment ? Finding(PaymentCodeSeen{})
                                  : Finding(Notice(UnknownCode{label.text}));
    if (isTakenBack(typed))
        return addition(**product, typed, label.text);
    // Each pack has a label of its own: "3*" before one of them would charge the wrong amount.
    if (typed && *typed != Quantity::pieces(1))
        return Notice(CommandRefused{sale::Refusal::QuantityOutOfRange});
    const auto priced = catalog::priceLabel(label.reading, **product);
    if (!priced)
        return Notice(LabelRefused{(*product)->name, priced.error()});
    return addition(**product, priced->quantity, label.text, priced->labelAmount);
}

} // namespace till::services
