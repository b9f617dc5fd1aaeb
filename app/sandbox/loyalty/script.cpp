// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/loyalty/script.h"

namespace till::sandbox::loyalty {

namespace {

const char16_t* const payingPrefix = u"88000000000091";
const char16_t* const givingBackPrefix = u"88000000000092";

QString prefixOf(Side side)
{
    return QString::fromUtf16(side == Side::Paying ? payingPrefix : givingBackPrefix);
}

} // namespace

const QList<Script>& scripts()
{
    using Deed = Script::Deed;
    static const QList<Script> all{
        {u"01"_qs, u"done, no answer: closed at once"_qs, Deed::Done, {}, Spoil::ClosedAtOnce},
        {u"02"_qs,
         u"not done, no answer: closed at once"_qs,
         Deed::NotDone,
         {},
         Spoil::ClosedAtOnce},
        {u"03"_qs, u"done, no answer: held for 45 s"_qs, Deed::Done, {}, Spoil::HeldThenClosed},
        {u"04"_qs, u"done, the answer comes after 8 s"_qs, Deed::Done, {}, Spoil::Late},
        {u"05"_qs, u"68, not done"_qs, Deed::NotDone, u"68"_qs},
        {u"06"_qs, u"68, although it is done"_qs, Deed::Done, u"68"_qs},
        {u"07"_qs, u"98, although it is done"_qs, Deed::Done, u"98"_qs},
        {u"08"_qs, u"98, not done"_qs, Deed::NotDone, u"98"_qs},
        {u"09"_qs, u"77, not done: everything gets 77 until the next check-in"_qs, Deed::NotDone,
         u"77"_qs},
        {u"10"_qs,
         u"done, no answer; reversals are refused: 96"_qs,
         Deed::Done,
         {},
         Spoil::ClosedAtOnce,
         ReversalRule::Refused},
        {u"11"_qs,
         u"done, no answer; the reversal is done, its first answer is lost"_qs,
         Deed::Done,
         {},
         Spoil::ClosedAtOnce,
         ReversalRule::DoneUnanswered},
        {u"12"_qs,
         u"done, no answer; the first reversal is lost, the next one works"_qs,
         Deed::Done,
         {},
         Spoil::ClosedAtOnce,
         ReversalRule::NotDoneUnanswered},
        {u"13"_qs, u"done, broken JSON"_qs, Deed::Done, {}, Spoil::BrokenJson},
        {u"14"_qs, u"done, HTML page 500"_qs, Deed::Done, {}, Spoil::Status500},
        {u"15"_qs, u"done, empty answer"_qs, Deed::Done, {}, Spoil::Empty},
        {u"16"_qs, u"done, fields of wrong types"_qs, Deed::Done, {}, Spoil::WrongTypes},
        {u"17"_qs, u"done, status stands twice"_qs, Deed::Done, {}, Spoil::UnequalKeys},
        {u"18"_qs, u"51, not done"_qs, Deed::NotDone, u"51"_qs},
        {u"19"_qs, u"Z9, a code that nobody knows, although it is done"_qs, Deed::Done, u"Z9"_qs},
        {u"20"_qs,
         u"a refund asks for 5.00 more of supplyCash"_qs,
         Deed::Done,
         {},
         Spoil::None,
         ReversalRule::Works,
         500},
    };
    return all;
}

const Script& scriptOf(const QString& card, Side side)
{
    static const Script plain{};
    const QString prefix = prefixOf(side);
    for (const Script& script : scripts()) {
        if (card == prefix + script.ending)
            return script;
    }
    return plain;
}

QStringList magicCards()
{
    QStringList cards;
    for (const Side side : {Side::Paying, Side::GivingBack}) {
        for (const Script& script : scripts())
            cards.append(prefixOf(side) + script.ending);
    }
    return cards;
}

QString scriptTable()
{
    QString table = u"| NN | what happens |\n| --- | --- |\n"_qs;
    for (const Script& script : scripts())
        table += u"| `%1` | %2 |\n"_qs.arg(script.ending, script.meaning);
    return table;
}

} // namespace till::sandbox::loyalty
