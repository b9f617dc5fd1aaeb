// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sale/totals.h"

#include <QList>
#include <QString>

#include <optional>

namespace till::models {

/// What is being typed on the tender page: the amount, what it would give back, and what may be
/// done with it. Arithmetic comes from core/sale; this only keeps the digits. Value type.
class TenderModel {
public:
    enum class Means {
        Cash,
        Card,
        Code,  ///< the till reads the customer's code
        Shown, ///< the customer reads a code of the till
    };

    /// What is asked for. Typed digits stay, unless `remaining` is different.
    void setDue(Money remaining, Money cashDue);
    void setMeans(Means means);
    [[nodiscard]] Means means() const { return m_means; }

    /// '0' to '9' and '.'; anything that would make no amount is ignored and answers false.
    [[nodiscard]] bool type(QChar character);
    void backspace();
    void clear();
    /// A quick amount: replaces what was typed.
    void choose(Money amount);
    /// One more note: adds to what stands there.
    void addNote(Money note);

    /// True once an amount or a chip was entered: without it Enter finishes nothing.
    [[nodiscard]] bool isEntered() const;
    /// The amount entered; none while nothing is, or while it is not an amount.
    [[nodiscard]] std::optional<Money> amount() const;
    /// As it stands in the field: "¥200.00" for a chip, "¥12.5" while typing; empty when nothing is
    /// entered.
    [[nodiscard]] QString text() const;

    /// What is asked for with the chosen means: rounded for cash.
    [[nodiscard]] Money due() const;
    [[nodiscard]] Money remaining() const { return m_remaining; }
    /// remaining − cash due: 抹零.
    [[nodiscard]] Money rounding() const { return m_remaining - m_cashDue; }
    [[nodiscard]] bool isEnough() const;
    /// Change for the customer; zero while not enough.
    [[nodiscard]] Money change() const;
    /// What is still missing; zero when enough.
    [[nodiscard]] Money missing() const;
    [[nodiscard]] QList<Money> chips() const;
    [[nodiscard]] static QList<Money> notes();

private:
    Means m_means = Means::Cash;
    Money m_remaining;
    Money m_cashDue;
    QString m_typed;
    std::optional<Money> m_chosen;
};

/// "50 元 1 张，20 元 1 张，5 角 1 枚": what to hand out. Empty for nothing.
[[nodiscard]] QString notesText(Money change);
/// "100 元", "5 角": the name of a note or coin.
[[nodiscard]] QString noteName(Money value);

} // namespace till::models
