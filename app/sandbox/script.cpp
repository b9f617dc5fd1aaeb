// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/script.h"

#include <algorithm>

namespace till::sandbox {

namespace {

QList<Script> paying()
{
    constexpr auto wait = Outcome::Paying;
    const QString accepted = u"0000"_qs;
    return {
        {.ending = u"9001"_qs,
         .meaning = u"password: accepted with 0000, the third query says paid"_qs,
         .outcome = wait,
         .code = accepted,
         .queriesUntilDecided = 3},
        {.ending = u"9002"_qs,
         .meaning = u"password never entered: in progress (FF) until voided"_qs,
         .outcome = wait,
         .code = accepted},
        {.ending = u"9003"_qs,
         .meaning = u"the customer cancels: in progress, the second query says failed"_qs,
         .outcome = wait,
         .code = accepted,
         .info = u"用户支付中"_qs,
         .queriesUntilDecided = 2,
         .decided = Outcome::Failed},
        {.ending = u"9004"_qs,
         .meaning =
             u"password: voids are refused (57) while it is open, the sixth query says paid"_qs,
         .outcome = wait,
         .code = accepted,
         .queriesUntilDecided = 6,
         .voiding = MoneyBackRule::RefusedWhilePaying},
        {.ending = u"9005"_qs,
         .meaning = u"password: queries say 1 (timeout) instead of FF, the third says paid"_qs,
         .outcome = wait,
         .code = accepted,
         .queriesUntilDecided = 3,
         .query = QueryRule::SaysTimeout},
    };
}

QList<Script> refused()
{
    constexpr auto no = Outcome::Failed;
    return {
        {.ending = u"9101"_qs, .meaning = u"refused: 57"_qs, .outcome = no, .code = u"57"_qs},
        {.ending = u"9102"_qs, .meaning = u"refused: 61"_qs, .outcome = no, .code = u"61"_qs},
        {.ending = u"9103"_qs,
         .meaning = u"refused: ER, too little money in the wallet"_qs,
         .outcome = no,
         .code = u"ER"_qs,
         .info = u"用户余额不足"_qs},
        {.ending = u"9104"_qs, .meaning = u"refused: A7"_qs, .outcome = no, .code = u"A7"_qs},
        {.ending = u"9105"_qs, .meaning = u"refused: 92"_qs, .outcome = no, .code = u"92"_qs},
        {.ending = u"9106"_qs, .meaning = u"refused: 13"_qs, .outcome = no, .code = u"13"_qs},
        {.ending = u"9107"_qs,
         .meaning = u"charged, although the answer says 96"_qs,
         .code = u"96"_qs},
        {.ending = u"9108"_qs,
         .meaning = u"not charged and not on record, the answer says 9999"_qs,
         .outcome = Outcome::Nothing,
         .code = u"9999"_qs},
        {.ending = u"9109"_qs,
         .meaning = u"charged, although the answer says ER"_qs,
         .code = u"ER"_qs,
         .info = u"系统繁忙"_qs},
    };
}

QList<Script> lost()
{
    constexpr auto nothing = Outcome::Nothing;
    return {
        {.ending = u"9201"_qs,
         .meaning = u"charged, no answer: held for 45 s, then closed"_qs,
         .spoil = Spoil::HeldThenClosed},
        {.ending = u"9202"_qs,
         .meaning = u"not charged, no answer: held for 45 s, then closed"_qs,
         .outcome = nothing,
         .spoil = Spoil::HeldThenClosed},
        {.ending = u"9203"_qs,
         .meaning = u"charged, no answer: closed at once"_qs,
         .spoil = Spoil::ClosedAtOnce},
        {.ending = u"9204"_qs,
         .meaning = u"not charged, no answer: closed at once"_qs,
         .outcome = nothing,
         .spoil = Spoil::ClosedAtOnce},
        {.ending = u"9205"_qs,
         .meaning = u"charged, the answer comes after 8 s"_qs,
         .spoil = Spoil::Late},
        {.ending = u"9206"_qs,
         .meaning = u"closed at once; nobody knows the order for 10 s, then it is charged"_qs,
         .spoil = Spoil::ClosedAtOnce,
         .arrivesAfterMs = 10'000},
        {.ending = u"9207"_qs,
         .meaning = u"charged, closed at once; queries find nothing for 6 s"_qs,
         .spoil = Spoil::ClosedAtOnce,
         .hiddenMs = 6'000},
        {.ending = u"9208"_qs,
         .meaning = u"closed at once; charged and reversed by the acquirer, queries say 4"_qs,
         .outcome = Outcome::Reversed,
         .spoil = Spoil::ClosedAtOnce},
    };
}

QList<Script> spoiled()
{
    constexpr auto nothing = Outcome::Nothing;
    return {
        {.ending = u"9301"_qs, .meaning = u"charged, HTML page 500"_qs, .spoil = Spoil::Status500},
        {.ending = u"9302"_qs,
         .meaning = u"not charged, HTML page 500"_qs,
         .outcome = nothing,
         .spoil = Spoil::Status500},
        {.ending = u"9303"_qs, .meaning = u"charged, HTML page 502"_qs, .spoil = Spoil::Status502},
        {.ending = u"9304"_qs,
         .meaning = u"not charged, HTML page 502"_qs,
         .outcome = nothing,
         .spoil = Spoil::Status502},
        {.ending = u"9401"_qs, .meaning = u"charged, broken JSON"_qs, .spoil = Spoil::BrokenJson},
        {.ending = u"9402"_qs, .meaning = u"charged, answer cut off"_qs, .spoil = Spoil::CutOff},
        {.ending = u"9403"_qs, .meaning = u"charged, answer of 1 MiB"_qs, .spoil = Spoil::TooLarge},
        {.ending = u"9404"_qs,
         .meaning = u"charged, the answer names 1 fen too much; queries are right"_qs,
         .spoil = Spoil::WrongAmount},
        {.ending = u"9405"_qs,
         .meaning = u"charged, answer and queries name 1 fen too much"_qs,
         .spoil = Spoil::WrongAmount,
         .query = QueryRule::WrongAmount},
        {.ending = u"9406"_qs,
         .meaning = u"charged, answered with 0000; queries name another merchantOrderId"_qs,
         .code = u"0000"_qs,
         .query = QueryRule::OtherOrder},
        {.ending = u"9407"_qs,
         .meaning = u"charged, errCode stands twice: 00 and 57"_qs,
         .spoil = Spoil::UnequalKeys},
        {.ending = u"9408"_qs, .meaning = u"charged, empty answer"_qs, .spoil = Spoil::Empty},
        {.ending = u"9409"_qs,
         .meaning = u"charged, fields of wrong types"_qs,
         .spoil = Spoil::WrongTypes},
        {.ending = u"9410"_qs,
         .meaning = u"charged, the answer is an array"_qs,
         .spoil = Spoil::NotAnObject},
    };
}

QList<Script> discounted()
{
    return {
        {.ending = u"9501"_qs,
         .meaning = u"a tenth off: promotionList, payer pays less"_qs,
         .discount = Discount::Told},
        {.ending = u"9502"_qs,
         .meaning = u"a tenth off: discountStatus 1 at first, the query lists it"_qs,
         .discount = Discount::ToldByQuery},
    };
}

QList<Script> voided()
{
    using enum MoneyBackRule;
    return {
        {.ending = u"9601"_qs, .meaning = u"paid; voids are refused: 57"_qs, .voiding = Refused},
        {.ending = u"9602"_qs,
         .meaning = u"paid; the void is done, its first answer is lost"_qs,
         .voiding = DoneUnanswered},
        {.ending = u"9603"_qs,
         .meaning = u"paid; the first void is lost, the next one works"_qs,
         .voiding = NotDoneUnanswered},
        {.ending = u"9604"_qs,
         .meaning = u"paid; the void is done, its first answer is an HTML page 500"_qs,
         .voiding = DoneWith500},
        {.ending = u"9605"_qs,
         .meaning = u"paid; the void is done and answered with 0000"_qs,
         .voiding = AcceptedOnly},
    };
}

QList<Script> refunded()
{
    using enum MoneyBackRule;
    return {
        {.ending = u"9701"_qs,
         .meaning = u"paid; refunds are refused: 57"_qs,
         .refunding = Refused},
        {.ending = u"9702"_qs,
         .meaning = u"paid; a refund is done, its first answer is lost"_qs,
         .refunding = DoneUnanswered},
        {.ending = u"9703"_qs,
         .meaning = u"paid; the first refund request is lost, the next one works"_qs,
         .refunding = NotDoneUnanswered},
        {.ending = u"9704"_qs,
         .meaning = u"paid; a refund is done, its first answer is an HTML page 500"_qs,
         .refunding = DoneWith500},
        {.ending = u"9705"_qs,
         .meaning = u"paid; a refund is accepted with 0000, its third query says done"_qs,
         .refunding = AcceptedOnly},
        {.ending = u"9706"_qs,
         .meaning = u"paid; a refund is accepted with 0000, its third query says failed"_qs,
         .refunding = AcceptedThenRefused},
    };
}

bool isDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

const QList<Script>& scripts()
{
    static const QList<Script> all =
        paying() + refused() + lost() + spoiled() + discounted() + voided() + refunded();
    return all;
}

const Script& scriptOf(QStringView ending)
{
    static const Script paidAtOnce{.meaning = u"paid at once"_qs};
    for (const Script& script : scripts()) {
        if (script.ending == ending)
            return script;
    }
    return paidAtOnce;
}

QString scriptTable()
{
    QString table = u"| ending | what happens |\n| --- | --- |\n"_qs;
    for (const Script& script : scripts())
        table += u"| `%1` | %2 |\n"_qs.arg(script.ending, script.meaning);
    return table + u"| any other | %1 |\n"_qs.arg(scriptOf({}).meaning);
}

std::optional<Wallet> walletOf(QStringView code)
{
    if (code.size() < 16 || code.size() > 24 || !isDigits(code))
        return std::nullopt;
    const int beginning = code.first(2).toInt();
    if (beginning >= 10 && beginning <= 15 && code.size() == 18)
        return Wallet{u"WXPAY"_qs, u"微信钱包"_qs, u"91"_qs};
    if (beginning >= 25 && beginning <= 30)
        return Wallet{u"ALIPAY"_qs, u"支付宝钱包"_qs, u"91"_qs};
    if (beginning == 62 && code.size() == 19)
        return Wallet{u"UNIONPAY"_qs, u"银联二维码"_qs, u"01"_qs};
    return std::nullopt;
}

} // namespace till::sandbox
