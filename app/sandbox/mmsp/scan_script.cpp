// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/mmsp/scan_script.h"

#include <algorithm>

namespace till::sandbox::mmsp {

namespace {

QList<ScanScript> waiting()
{
    constexpr auto wait = Fate::Waiting;
    return {
        {.ending = u"9001"_qs,
         .meaning = u"password: STATUS 3, the third query says paid"_qs,
         .fate = wait,
         .queriesUntilDecided = 3},
        {.ending = u"9002"_qs,
         .meaning = u"password never entered: STATUS 3 until cancelled, closed or expired"_qs,
         .fate = wait},
        {.ending = u"9003"_qs,
         .meaning = u"the customer cancels: STATUS 3, the second query says failed"_qs,
         .fate = wait,
         .reason = u"用户取消支付"_qs,
         .queriesUntilDecided = 2,
         .decided = Fate::Failed},
        {.ending = u"9004"_qs,
         .meaning = u"password: cancels are refused while it is open, the sixth query says paid"_qs,
         .fate = wait,
         .queriesUntilDecided = 6,
         .cancelling = GivingBack::RefusedWhileWaiting},
    };
}

QList<ScanScript> failing()
{
    constexpr auto no = Fate::Failed;
    return {
        {.ending = u"9101"_qs,
         .meaning = u"refused: not allowed"_qs,
         .fate = no,
         .reason = u"不允许此交易"_qs},
        {.ending = u"9102"_qs,
         .meaning = u"refused: over the payer's limit"_qs,
         .fate = no,
         .reason = u"超出支付限额"_qs},
        {.ending = u"9103"_qs,
         .meaning = u"refused: too little money in the wallet"_qs,
         .fate = no,
         .reason = u"用户余额不足"_qs},
        {.ending = u"9105"_qs,
         .meaning = u"refused: the code has expired"_qs,
         .fate = no,
         .reason = u"付款码已过期"_qs},
        {.ending = u"9106"_qs,
         .meaning = u"refused with ERR_CODE E9, which no table has"_qs,
         .fate = no,
         .reason = u"渠道返回失败"_qs,
         .code = u"E9"_qs},
        {.ending = u"9107"_qs,
         .meaning = u"charged, although the answer is the negative one with RetCode 39999"_qs,
         .telling = Telling::DeniedOutright},
        {.ending = u"9108"_qs,
         .meaning = u"not charged and not on record, the negative answer"_qs,
         .fate = Fate::Nothing},
        {.ending = u"9109"_qs,
         .meaning = u"charged, although the answer says STATUS 2"_qs,
         .telling = Telling::Denied},
    };
}

QList<ScanScript> lost()
{
    constexpr auto nothing = Fate::Nothing;
    return {
        {.ending = u"9201"_qs,
         .meaning = u"charged, no answer: held for 45 s, then closed"_qs,
         .mishap = Mishap::HeldThenClosed},
        {.ending = u"9202"_qs,
         .meaning = u"not charged, no answer: held for 45 s, then closed"_qs,
         .fate = nothing,
         .mishap = Mishap::HeldThenClosed},
        {.ending = u"9203"_qs,
         .meaning = u"charged, no answer: closed at once"_qs,
         .mishap = Mishap::ClosedAtOnce},
        {.ending = u"9204"_qs,
         .meaning = u"not charged, no answer: closed at once"_qs,
         .fate = nothing,
         .mishap = Mishap::ClosedAtOnce},
        {.ending = u"9205"_qs,
         .meaning = u"charged, the answer comes after 8 s"_qs,
         .mishap = Mishap::Late},
        {.ending = u"9206"_qs,
         .meaning = u"closed at once; nobody knows the order for 10 s, then it is charged"_qs,
         .mishap = Mishap::ClosedAtOnce,
         .arrivesAfterMs = 10'000},
        {.ending = u"9207"_qs,
         .meaning = u"charged, closed at once; queries find nothing for 6 s"_qs,
         .mishap = Mishap::ClosedAtOnce,
         .hiddenMs = 6'000},
        {.ending = u"9208"_qs,
         .meaning = u"closed at once; charged and given back by the platform, queries say 2"_qs,
         .fate = Fate::Reversed,
         .reason = u"订单已冲正"_qs,
         .mishap = Mishap::ClosedAtOnce},
        {.ending = u"9301"_qs,
         .meaning = u"charged, HTML page 500"_qs,
         .mishap = Mishap::Status500},
        {.ending = u"9302"_qs,
         .meaning = u"not charged, HTML page 500"_qs,
         .fate = nothing,
         .mishap = Mishap::Status500},
        {.ending = u"9303"_qs,
         .meaning = u"charged, HTML page 502"_qs,
         .mishap = Mishap::Status502},
        {.ending = u"9304"_qs,
         .meaning = u"not charged, HTML page 502"_qs,
         .fate = nothing,
         .mishap = Mishap::Status502},
    };
}

QList<ScanScript> garbled()
{
    return {
        {.ending = u"9401"_qs, .meaning = u"charged, broken JSON"_qs, .mishap = Mishap::BrokenJson},
        {.ending = u"9402"_qs, .meaning = u"charged, answer cut off"_qs, .mishap = Mishap::CutOff},
        {.ending = u"9403"_qs,
         .meaning = u"charged, answer of 1 MiB"_qs,
         .mishap = Mishap::TooLarge},
        {.ending = u"9405"_qs,
         .meaning = u"charged, queries name 1 fen too much"_qs,
         .telling = Telling::WrongAmount},
        {.ending = u"9406"_qs,
         .meaning = u"charged, the answer names another MERORDERID"_qs,
         .telling = Telling::OtherOrder},
        {.ending = u"9407"_qs,
         .meaning = u"charged, CommandID stands twice: the answer's and 32768"_qs,
         .mishap = Mishap::UnequalKeys},
        {.ending = u"9408"_qs, .meaning = u"charged, empty answer"_qs, .mishap = Mishap::Empty},
        {.ending = u"9409"_qs,
         .meaning = u"charged, fields of wrong types, soundly signed"_qs,
         .mishap = Mishap::WrongTypes},
        {.ending = u"9410"_qs,
         .meaning = u"charged, the answer is an array"_qs,
         .mishap = Mishap::NotAnObject},
        {.ending = u"9411"_qs,
         .meaning = u"charged, Sign made with another key"_qs,
         .mishap = Mishap::WrongSign},
        {.ending = u"9412"_qs, .meaning = u"charged, Sign left out"_qs, .mishap = Mishap::NoSign},
        {.ending = u"9413"_qs,
         .meaning = u"charged, RetCode 0 beside a sound Sign and STATUS 1"_qs,
         .mishap = Mishap::RetCodeZero},
        {.ending = u"9414"_qs,
         .meaning = u"charged, the CommandID of another answer"_qs,
         .mishap = Mishap::OtherCommand},
    };
}

QList<ScanScript> takenBack()
{
    return {
        {.ending = u"9601"_qs,
         .meaning = u"paid; cancels are refused"_qs,
         .cancelling = GivingBack::Refused},
        {.ending = u"9602"_qs,
         .meaning = u"paid; the cancel is done, its first answer is lost"_qs,
         .cancelling = GivingBack::DoneUnanswered},
        {.ending = u"9603"_qs,
         .meaning = u"paid; the first cancel is lost, the next one works"_qs,
         .cancelling = GivingBack::NotDoneUnanswered},
        {.ending = u"9604"_qs,
         .meaning = u"paid; the cancel is done, its first answer is an HTML page 500"_qs,
         .cancelling = GivingBack::DoneWith500},
        {.ending = u"9701"_qs,
         .meaning = u"paid; refunds are refused"_qs,
         .refunding = GivingBack::Refused},
        {.ending = u"9702"_qs,
         .meaning = u"paid; a refund is accepted, its first answer is lost"_qs,
         .refunding = GivingBack::DoneUnanswered},
        {.ending = u"9703"_qs,
         .meaning = u"paid; the first refund request is lost, the next one works"_qs,
         .refunding = GivingBack::NotDoneUnanswered},
        {.ending = u"9704"_qs,
         .meaning = u"paid; a refund is accepted, its first answer is an HTML page 500"_qs,
         .refunding = GivingBack::DoneWith500},
        {.ending = u"9706"_qs,
         .meaning = u"paid; a refund is accepted, its third query says failed"_qs,
         .refunding = GivingBack::RefusedLater},
    };
}

ScanScript otherCode()
{
    return {.ending = {}, .meaning = u"paid at once"_qs};
}

ScanScript otherAmount()
{
    return {.ending = {},
            .meaning = u"paid at the third query"_qs,
            .fate = Fate::Waiting,
            .queriesUntilDecided = 3};
}

QList<ScanScript> byAmount()
{
    constexpr auto wait = Fate::Waiting;
    return {
        {.ending = u"01"_qs,
         .meaning = u"paid at the first query"_qs,
         .fate = wait,
         .queriesUntilDecided = 1},
        {.ending = u"02"_qs,
         .meaning = u"paid after three queries: at the fourth"_qs,
         .fate = wait,
         .queriesUntilDecided = 4},
        {.ending = u"03"_qs, .meaning = u"never paid"_qs, .fate = wait},
        {.ending = u"04"_qs,
         .meaning = u"pays just when it is closed: the close is refused"_qs,
         .fate = wait,
         .paysWhenClosed = true},
        {.ending = u"05"_qs,
         .meaning = u"closed by itself at the third query"_qs,
         .fate = wait,
         .reason = u"订单已关闭"_qs,
         .queriesUntilDecided = 3,
         .decided = Fate::Failed},
        {.ending = u"06"_qs,
         .meaning = u"paid at the third query, no notification"_qs,
         .fate = wait,
         .queriesUntilDecided = 3,
         .pushing = Pushing::Never},
        {.ending = u"07"_qs,
         .meaning = u"a forged notification at once, paid at the third query"_qs,
         .fate = wait,
         .queriesUntilDecided = 3,
         .pushing = Pushing::ForgedFirst},
        {.ending = u"08"_qs,
         .meaning = u"paid after 3 s without any query"_qs,
         .fate = wait,
         .decidedAfterMs = 3'000},
    };
}

const ScanScript& chosen(const QList<ScanScript>& scripts, const QString& ending,
                         const ScanScript& otherwise)
{
    const auto found = std::find_if(scripts.begin(), scripts.end(), [&](const ScanScript& script) {
        return script.ending == ending;
    });
    return found == scripts.end() ? otherwise : *found;
}

QString tableOf(const QList<ScanScript>& scripts, const ScanScript& otherwise)
{
    QString table = u"| ending | what happens |\n| --- | --- |\n"_qs;
    for (const ScanScript& script : scripts)
        table += u"| `%1` | %2 |\n"_qs.arg(script.ending, script.meaning);
    return table + u"| any other | %1 |\n"_qs.arg(otherwise.meaning);
}

} // namespace

const QList<ScanScript>& codeScripts()
{
    static const QList<ScanScript> scripts =
        waiting() + failing() + lost() + garbled() + takenBack();
    return scripts;
}

const QList<ScanScript>& amountScripts()
{
    static const QList<ScanScript> scripts = byAmount();
    return scripts;
}

const ScanScript& codeScript(const QString& ending)
{
    static const ScanScript otherwise = otherCode();
    return chosen(codeScripts(), ending, otherwise);
}

const ScanScript& amountScript(const QString& ending)
{
    static const ScanScript otherwise = otherAmount();
    return chosen(amountScripts(), ending, otherwise);
}

QString scanScriptTables()
{
    return tableOf(codeScripts(), otherCode()) + u"\n"_qs + tableOf(amountScripts(), otherAmount());
}

} // namespace till::sandbox::mmsp
