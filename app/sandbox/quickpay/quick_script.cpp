// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/quickpay/quick_script.h"

#include <algorithm>

namespace till::sandbox::quickpay {

using mmsp::Mishap;
using mmsp::Pushing;

namespace {

QList<QuickScript> decidedLater()
{
    return {
        {.ending = u"9001"_qs,
         .meaning = u"confirmed; in progress, the third query says paid"_qs,
         .confirming = Confirming::Waiting,
         .queriesUntilDecided = 3},
        {.ending = u"9002"_qs,
         .meaning = u"confirmed; in progress for ever"_qs,
         .confirming = Confirming::Waiting},
        {.ending = u"9003"_qs,
         .meaning = u"confirmed; in progress, the second query says failed"_qs,
         .confirming = Confirming::Waiting,
         .reason = u"银行处理失败"_qs,
         .queriesUntilDecided = 2,
         .decided = Decision::Failed},
        {.ending = u"9004"_qs,
         .meaning = u"paid; the second query says refunded"_qs,
         .queriesUntilDecided = 2,
         .decided = Decision::Refunded},
        {.ending = u"9005"_qs,
         .meaning = u"the first message with the code is lost, the next one arrives"_qs,
         .losesFirstSms = true},
    };
}

QList<QuickScript> refusing()
{
    return {
        {.ending = u"9101"_qs,
         .meaning = u"the order is refused: name, id and card do not belong together"_qs,
         .ordering = Ordering::Refused,
         .reason = u"要素不匹配"_qs},
        {.ending = u"9103"_qs,
         .meaning = u"the confirmation is refused: too little money on the card"_qs,
         .confirming = Confirming::Refused,
         .reason = u"余额不足"_qs},
    };
}

QList<QuickScript> lost()
{
    return {
        {.ending = u"9201"_qs,
         .meaning = u"paid, the confirmation is not answered: held for 45 s, then closed"_qs,
         .confirmMishap = Mishap::HeldThenClosed},
        {.ending = u"9202"_qs,
         .meaning = u"not paid, the confirmation is held for 45 s, then closed"_qs,
         .confirming = Confirming::NotReached,
         .confirmMishap = Mishap::HeldThenClosed},
        {.ending = u"9203"_qs,
         .meaning = u"paid, the confirmation is not answered: closed at once"_qs,
         .confirmMishap = Mishap::ClosedAtOnce},
        {.ending = u"9204"_qs,
         .meaning = u"the order is on record, its answer is lost"_qs,
         .orderMishap = Mishap::ClosedAtOnce},
        {.ending = u"9205"_qs,
         .meaning = u"the order is not on record, no answer"_qs,
         .ordering = Ordering::Nothing,
         .orderMishap = Mishap::ClosedAtOnce},
        {.ending = u"9301"_qs,
         .meaning = u"paid, the confirmation is answered by an HTML page 500"_qs,
         .confirmMishap = Mishap::Status500},
        {.ending = u"9405"_qs,
         .meaning = u"paid, queries name 1 fen too much"_qs,
         .tellsWrongAmount = true},
        {.ending = u"9411"_qs,
         .meaning = u"paid, the confirmation's Sign is made with another key"_qs,
         .confirmMishap = Mishap::WrongSign},
        {.ending = u"9412"_qs,
         .meaning = u"the order's Sign is made with another key"_qs,
         .orderMishap = Mishap::WrongSign},
        {.ending = u"9413"_qs,
         .meaning = u"paid, RetCode 0 beside a sound Sign in the confirmation's answer"_qs,
         .confirmMishap = Mishap::RetCodeZero},
        {.ending = u"9501"_qs, .meaning = u"paid, no notification"_qs, .pushing = Pushing::Never},
        {.ending = u"9502"_qs,
         .meaning = u"a forged notification before the payment"_qs,
         .pushing = Pushing::ForgedFirst},
    };
}

QuickScript otherCard()
{
    return {.ending = {}, .meaning = u"paid with the confirmation"_qs};
}

} // namespace

const QList<QuickScript>& cardScripts()
{
    static const QList<QuickScript> scripts = decidedLater() + refusing() + lost();
    return scripts;
}

const QuickScript& cardScript(const QString& ending)
{
    static const QuickScript otherwise = otherCard();
    const auto& all = cardScripts();
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const QuickScript& script) { return script.ending == ending; });
    return found == all.end() ? otherwise : *found;
}

QString cardScriptTable()
{
    QString table = u"| ending | what happens |\n| --- | --- |\n"_qs;
    for (const QuickScript& script : cardScripts())
        table += u"| `%1` | %2 |\n"_qs.arg(script.ending, script.meaning);
    return table + u"| any other | %1 |\n"_qs.arg(otherCard().meaning);
}

} // namespace till::sandbox::quickpay
