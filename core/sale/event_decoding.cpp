// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_reader.h"
#include "core/sale/event_names.h"
#include "core/sale/events.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

namespace till::sale {

namespace {

using namespace Qt::StringLiterals;

/// Far above what Rules allow; keeps ids + 1 an int.
constexpr qint64 idMax = 1'000'000;

/// Reads what is particular to sales, too.
class Reader : public JsonReader {
public:
    using JsonReader::JsonReader;

    [[nodiscard]] int id(QLatin1StringView key) { return static_cast<int>(integer(key, 1, idMax)); }
    [[nodiscard]] Quantity quantity(QLatin1StringView key)
    {
        return Quantity::fromMilli(integer(key, 1, Quantity::maxMilli));
    }
    /// One of the values, by its name.
    template<typename Enum, size_t count>
    [[nodiscard]] Enum oneOf(QLatin1StringView key, const std::array<Enum, count>& values)
    {
        const QString name = text(key);
        const auto found = std::find_if(values.begin(), values.end(),
                                        [&](Enum value) { return nameOf(value) == name; });
        check(found != values.end());
        return found != values.end() ? *found : values.front();
    }
    /// The object below the key, read by `read(Reader&)`.
    template<typename Read> [[nodiscard]] auto object(QLatin1StringView key, Read read)
    {
        const QJsonValue value = take(key);
        check(value.isObject());
        Reader inner(value.toObject());
        auto result = read(inner);
        check(inner.isComplete());
        return result;
    }
    template<typename Read>
    [[nodiscard]] auto objectIfAny(QLatin1StringView key, Read read)
        -> std::optional<decltype(read(std::declval<Reader&>()))>
    {
        if (!has(key))
            return std::nullopt;
        return object(key, read);
    }
};

Item readItem(Reader& reader)
{
    Item item;
    item.product = ProductCode(reader.text("product"_L1));
    item.barcode = reader.textIfAny("barcode"_L1);
    item.name = reader.text("name"_L1);
    item.category = reader.textIfAny("category"_L1);
    item.unit = reader.textIfAny("unit"_L1);
    item.measure = reader.oneOf("measure"_L1, std::array{Measure::Pieces, Measure::Kilograms});
    item.listPrice = reader.money("listPrice"_L1);
    item.discountable = reader.boolean("discountable"_L1);
    return item;
}

Discount readDiscount(Reader& reader)
{
    Discount discount;
    if (reader.has("permille"_L1)) {
        discount.kind = Discount::Kind::Percent;
        discount.permille = static_cast<int>(reader.integer("permille"_L1, 1, 1000));
    } else {
        discount.kind = Discount::Kind::Amount;
        discount.amount = reader.money("amount"_L1, 1);
    }
    discount.name = reader.textIfAny("name"_L1);
    return discount;
}

PriceOverride readPriceOverride(Reader& reader)
{
    PriceOverride change;
    change.price = reader.money("price"_L1);
    change.reason = reader.textIfAny("reason"_L1);
    change.approvedBy = OperatorId(reader.textIfAny("approvedBy"_L1));
    return change;
}

VoidMark readVoidMark(Reader& reader)
{
    VoidMark mark;
    mark.by = OperatorId(reader.text("by"_L1));
    mark.at = reader.instant("at"_L1);
    return mark;
}

Line readLine(Reader& reader)
{
    Line line;
    line.id = reader.id("id"_L1);
    line.item = reader.object("item"_L1, readItem);
    line.quantity = reader.quantity("quantity"_L1);
    reader.check(line.item.measure == Measure::Kilograms || line.quantity.isWhole());
    if (reader.has("labelAmount"_L1))
        line.labelAmount = reader.money("labelAmount"_L1);
    line.priceOverride = reader.objectIfAny("priceOverride"_L1, readPriceOverride);
    line.discount = reader.objectIfAny("discount"_L1, readDiscount);
    line.voided = reader.objectIfAny("voided"_L1, readVoidMark);
    line.note = reader.textIfAny("note"_L1);
    return line;
}

PaymentId readPaymentId(Reader& reader)
{
    PaymentId payment(reader.text("payment"_L1));
    reader.check(!payment.isEmpty());
    return payment;
}

Tender readTender(Reader& reader)
{
    Tender tender;
    tender.id = reader.id("id"_L1);
    tender.kind = reader.oneOf(
        "kind"_L1, std::array{TenderKind::Cash, TenderKind::ExternalCard, TenderKind::Code});
    tender.received = reader.money("received"_L1);
    tender.applied = reader.money("applied"_L1);
    tender.reference = reader.textIfAny("reference"_L1);
    reader.check(tender.applied <= tender.received);
    if (tender.kind == TenderKind::Code) {
        tender.payment = readPaymentId(reader);
        tender.means = reader.text("means"_L1);
    }
    return tender;
}

SaleOpened readOpened(Reader& reader)
{
    SaleOpened event;
    event.cashier = OperatorId(reader.text("cashier"_L1));
    event.cashierName = reader.textIfAny("cashierName"_L1);
    event.at = reader.instant("at"_L1);
    return event;
}

Event readLineVoided(Reader& reader)
{
    const int lineId = reader.id("lineId"_L1);
    return LineVoided{lineId, reader.object("mark"_L1, readVoidMark)};
}

Event readLineQuantityChanged(Reader& reader)
{
    const int lineId = reader.id("lineId"_L1);
    return LineQuantityChanged{lineId, reader.quantity("quantity"_L1)};
}

Event readLinePriceOverridden(Reader& reader)
{
    const int lineId = reader.id("lineId"_L1);
    return LinePriceOverridden{lineId, reader.object("change"_L1, readPriceOverride)};
}

SaleDiscounted readSaleDiscounted(Reader& reader)
{
    SaleDiscounted event;
    event.discount = reader.objectIfAny("discount"_L1, readDiscount);
    event.approvedBy = OperatorId(reader.textIfAny("approvedBy"_L1));
    return event;
}

Event readLineDiscounted(Reader& reader)
{
    const int lineId = reader.id("lineId"_L1);
    const SaleDiscounted rest = readSaleDiscounted(reader);
    return LineDiscounted{lineId, rest.discount, rest.approvedBy};
}

Event readLineNoted(Reader& reader)
{
    const int lineId = reader.id("lineId"_L1);
    return LineNoted{lineId, reader.textIfAny("note"_L1)};
}

Event readHeld(Reader& reader)
{
    SaleHeld event;
    event.note = reader.textIfAny("note"_L1);
    event.at = reader.instant("at"_L1);
    return event;
}

Event readRecalled(Reader& reader)
{
    const SaleOpened opened = readOpened(reader);
    return SaleRecalled{opened.cashier, opened.cashierName, opened.at};
}

Event readCompleted(Reader& reader)
{
    SaleCompleted event;
    event.total = reader.money("total"_L1);
    event.rounding = reader.money("rounding"_L1, -Money::maxFen);
    event.change = reader.money("change"_L1);
    event.at = reader.instant("at"_L1);
    return event;
}

Event readVoided(Reader& reader)
{
    SaleVoided event;
    event.reason = reader.textIfAny("reason"_L1);
    event.by = OperatorId(reader.text("by"_L1));
    event.at = reader.instant("at"_L1);
    return event;
}

Event readPaymentBegun(Reader& reader)
{
    PendingPayment pending;
    pending.payment = readPaymentId(reader);
    pending.amount = reader.money("amount"_L1, 1);
    pending.means = reader.text("means"_L1);
    return PaymentBegun{pending};
}

Event readPaymentSetAside(Reader& reader)
{
    PaymentSetAside event;
    event.payment = readPaymentId(reader);
    event.approvedBy = OperatorId(reader.textIfAny("approvedBy"_L1));
    return event;
}

struct Kind {
    QLatin1StringView name;
    Event (*read)(Reader&);
};

/// In the order of Event's alternatives, so that an event's index is its place here.
constexpr std::array<Kind, std::variant_size_v<Event>> kinds = {{
    {"sale.opened"_L1,
     [](Reader& r) {
         return Event(readOpened(r));
     }},
    {"sale.line_added"_L1,
     [](Reader& r) {
         return Event(LineAdded{r.object("line"_L1, readLine)});
     }},
    {"sale.line_quantity_changed"_L1, readLineQuantityChanged},
    {"sale.line_price_overridden"_L1, readLinePriceOverridden},
    {"sale.line_discounted"_L1, readLineDiscounted},
    {"sale.line_voided"_L1, readLineVoided},
    {"sale.line_noted"_L1, readLineNoted},
    {"sale.discounted"_L1,
     [](Reader& r) {
         return Event(readSaleDiscounted(r));
     }},
    {"sale.held"_L1, readHeld},
    {"sale.recalled"_L1, readRecalled},
    {"sale.tender_started"_L1,
     [](Reader&) {
         return Event(TenderStarted{});
     }},
    {"sale.tender_left"_L1,
     [](Reader&) {
         return Event(TenderLeft{});
     }},
    {"sale.tender_added"_L1,
     [](Reader& r) {
         return Event(TenderAdded{r.object("tender"_L1, readTender)});
     }},
    {"sale.tender_removed"_L1,
     [](Reader& r) {
         return Event(TenderRemoved{r.id("tenderId"_L1)});
     }},
    {"sale.completed"_L1, readCompleted},
    {"sale.voided"_L1, readVoided},
    {"sale.payment_begun"_L1, readPaymentBegun},
    {"sale.payment_ended"_L1,
     [](Reader& r) {
         return Event(PaymentEnded{readPaymentId(r)});
     }},
    {"sale.payment_set_aside"_L1, readPaymentSetAside},
    {"sale.payment_returned"_L1,
     [](Reader& r) {
         return Event(PaymentReturned{readPaymentId(r)});
     }},
}};

} // namespace

QString kindOf(const Event& event)
{
    return kinds[event.index()].name.toString();
}

Result<Event> decode(QStringView kind, const QByteArray& payload)
{
    const auto found = std::find_if(kinds.begin(), kinds.end(),
                                    [&](const Kind& each) { return kind == each.name; });
    if (found == kinds.end())
        return failure(ErrorCode::NotFound, u"no event of a sale: %1"_s.arg(kind));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(payload, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return failure(ErrorCode::Malformed, u"%1: not a JSON object"_s.arg(kind));
    Reader reader(document.object());
    Event event = found->read(reader);
    if (!reader.isComplete())
        return failure(ErrorCode::Malformed,
                       u"%1: a field is missing, unknown, mistyped or out of range"_s.arg(kind));
    return event;
}

} // namespace till::sale
