// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sale/decide.h"
#include "core/sale/totals.h"

#include <optional>

/// What the tests of a sale share: goods, and a cart that carries out commands.
namespace till::sale {

inline Money fen(qint64 amount)
{
    return Money::fromFen(amount);
}

inline Item piece(const QString& code, qint64 priceFen)
{
    return Item{.product = ProductCode(code), .name = code, .listPrice = fen(priceFen)};
}

inline Item weighed(const QString& code, qint64 priceFen)
{
    Item item = piece(code, priceFen);
    item.measure = Measure::Kilograms;
    return item;
}

inline Discount percentOff(int permille)
{
    return Discount{.kind = Discount::Kind::Percent, .permille = permille};
}

inline Discount amountOff(qint64 amountFen)
{
    return Discount{.kind = Discount::Kind::Amount, .amount = fen(amountFen)};
}

inline const OperatorId cashier{QStringLiteral("1008")};
inline const OperatorId manager{QStringLiteral("2001")};

inline Context contextAt(qint64 unixMs)
{
    return Context{cashier, QStringLiteral("王敏"), Instant{unixMs},
                   SaleId(QStringLiteral("02-20261120-0147"))};
}

/// Carries out commands one by one, as the service does.
class Cart {
public:
    Rules rules;
    Sale sale;
    QList<Event> history;
    QList<Event> lastEvents;

    /// The refusal, or nothing when the command was carried out.
    std::optional<Refusal> run(const Command& command)
    {
        m_now += 1000;
        const Decision decision = decide(sale, command, rules, contextAt(m_now));
        lastEvents.clear();
        if (!decision)
            return decision.error();
        lastEvents = *decision;
        const SaleId id = sale.hasBegun() ? sale.id : contextAt(m_now).newSaleId;
        for (const Event& event : *decision)
            sale = apply(std::move(sale), id, event);
        history += *decision;
        return std::nullopt;
    }
    std::optional<Refusal> add(const Item& item, Quantity quantity = Quantity::pieces(1))
    {
        return run(AddItem{item, quantity});
    }
    [[nodiscard]] Totals sums() const { return totals(sale); }
    /// The kinds of the events that the last command caused, e.g. "opened line_added".
    [[nodiscard]] QString lastKinds() const
    {
        QStringList kinds;
        for (const Event& event : lastEvents)
            kinds.append(kindOf(event).sliced(QStringLiteral("sale.").size()));
        return kinds.join(u' ');
    }

private:
    qint64 m_now = 1'795'142'551'000;
};

/// The sale that all pictures of the till show: before 134.96, saved 5.75, to pay 129.21.
inline void ringUpThePicturedSale(Cart& cart)
{
    using namespace Qt::StringLiterals;
    const auto add = [&](const QString& name, qint64 price, qint64 pieces) {
        cart.add(piece(name, price), Quantity::pieces(pieces));
    };
    add(u"农夫山泉 天然水 550ml"_s, 200, 2);
    add(u"康师傅 红烧牛肉面 桶装"_s, 550, 1);
    add(u"蒙牛 纯牛奶 250ml"_s, 350, 3);
    cart.add(weighed(u"红富士苹果 散称"_s, 1196), Quantity::grams(1284));
    add(u"乐事 薯片 原味 75g"_s, 750, 2);
    add(u"双汇 王中王 40g*10"_s, 1380, 1);
    add(u"维达 超韧抽纸 3 包装"_s, 1690, 1);
    add(u"金龙鱼 葵花籽油 1.8L"_s, 3290, 1);
    add(u"可口可乐 500ml"_s, 350, 6);
    Discount secondHalfPrice = amountOff(375);
    secondHalfPrice.name = u"第二件半价"_s;
    cart.run(DiscountLine{5, secondHalfPrice, manager});
    cart.run(OverridePrice{7, fen(1490), u"会员价"_s, manager});
}

} // namespace till::sale
