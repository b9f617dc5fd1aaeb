// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/script.h"

#include <QList>
#include <QString>
#include <QStringList>

/// Magic members: cards 88000000000091NN do NN to what they pay, 88000000000092NN to what is given
/// back to them.
namespace till::sandbox::loyalty {

enum class ReversalRule {
    Works,
    Refused,
    DoneUnanswered,    ///< the first answer is lost
    NotDoneUnanswered, ///< the first request is lost
};

struct Script {
    QString ending;  ///< NN
    QString meaning; ///< one line for the manual
    enum class Deed { Done, NotDone } deed = Deed::Done;
    QString status; ///< of the answer; empty: the true one
    Spoil spoil = Spoil::None;
    ReversalRule reversal = ReversalRule::Works;
    qint64 supplyFen = 0; ///< what a refund asks for on top
};

enum class Side { Paying, GivingBack };

[[nodiscard]] const QList<Script>& scripts();
/// What happens to this card on this side: its script, or one that does nothing odd.
[[nodiscard]] const Script& scriptOf(const QString& card, Side side);
[[nodiscard]] QStringList magicCards();
/// The manual's table in Markdown.
[[nodiscard]] QString scriptTable();

} // namespace till::sandbox::loyalty
