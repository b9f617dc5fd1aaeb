// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/netpay/script.h"

namespace till::sandbox::netpay {

namespace {

QList<Script> payingScripts()
{
    return {
        {.ending = 1, .meaning = u"paid at the first query"_qs, .queries = 1},
        {.ending = 2, .meaning = u"paid at the fourth query"_qs, .queries = 4},
        {.ending = 3,
         .meaning = u"never paid: closed by the till or by time"_qs,
         .end = Ending::Never},
        {.ending = 4,
         .meaning = u"the customer pays just when it is closed: the close is refused"_qs,
         .end = Ending::Never,
         .close = ChangeRule::PaysInstead},
        {.ending = 5,
         .meaning = u"closed by the acquirer at the third query"_qs,
         .end = Ending::ClosedByItself},
        {.ending = 6,
         .meaning = u"paid at the third query, no notification"_qs,
         .notification = NotificationRule::None},
        {.ending = 7,
         .meaning = u"a forged notification at once; paid at the third query, then a true one"_qs,
         .notification = NotificationRule::ForgedFirst},
        {.ending = 8,
         .meaning = u"paid after 3 s without any query, with a notification"_qs,
         .end = Ending::Never,
         .paidAfterMs = 3'000},
        {.ending = 9,
         .meaning = u"paid at the first query; the notification names 1 fen more"_qs,
         .queries = 1,
         .notification = NotificationRule::WrongAmount},
        {.ending = 10,
         .meaning = u"paid at the first query; two notifications"_qs,
         .queries = 1,
         .notification = NotificationRule::Twice},
        {.ending = 11,
         .meaning =
             u"paid at the first query; the notification is signed by the other algorithm"_qs,
         .queries = 1,
         .notification = NotificationRule::OtherDigest},
    };
}

QList<Script> orderingScripts()
{
    const auto refused = [](int ending, const QString& code) {
        return Script{.ending = ending,
                      .meaning = u"the order is refused: "_qs + code,
                      .ordering = Ordering::Refused,
                      .code = code};
    };
    const auto spoiled = [](int ending, Spoil spoil, const QString& meaning) {
        return Script{.ending = ending, .meaning = meaning, .spoil = spoil, .queries = 1};
    };
    return {
        refused(21, u"TARGET_FAIL"_qs),
        refused(22, u"INACTIVE_MERCHANT"_qs),
        refused(23, u"DENIED_IP"_qs),
        refused(24, u"TXN_DISCARDED"_qs),
        refused(25, u"INTERNAL_ERROR"_qs),
        {.ending = 26,
         .meaning = u"the order is made, although the answer says TIMEOUT"_qs,
         .code = u"TIMEOUT"_qs,
         .queries = 1},
        {.ending = 27,
         .meaning = u"the order is made, although the answer says NET_ERROR"_qs,
         .code = u"NET_ERROR"_qs,
         .end = Ending::Never},
        {.ending = 28,
         .meaning = u"the order's answer has no qrCode"_qs,
         .qrCode = Script::QrCode::Missing,
         .queries = 1},
        spoiled(31, Spoil::ClosedAtOnce, u"the order is made, no answer: closed at once"_qs),
        {.ending = 32,
         .meaning = u"the order is not made, no answer: closed at once"_qs,
         .ordering = Ordering::Refused,
         .spoil = Spoil::ClosedAtOnce},
        spoiled(33, Spoil::HeldThenClosed, u"the order is made, no answer: held for 45 s"_qs),
        spoiled(34, Spoil::Late, u"the order is made, the answer comes after 8 s"_qs),
        spoiled(35, Spoil::Status500, u"the order is made, HTML page 500"_qs),
        spoiled(36, Spoil::BrokenJson, u"the order is made, broken JSON"_qs),
        spoiled(37, Spoil::UnequalKeys, u"the order is made, errCode stands twice"_qs),
        spoiled(38, Spoil::WrongTypes, u"the order is made, fields of wrong types"_qs),
        spoiled(39, Spoil::WrongAmount, u"the order is made, the answer names 1 fen too much"_qs),
    };
}

QList<Script> queryingScripts()
{
    const auto paid = [](int ending, QueryRule rule, const QString& meaning) {
        return Script{.ending = ending, .meaning = meaning, .queries = 3, .query = rule};
    };
    return {
        paid(41, QueryRule::UnknownAtFirst,
             u"two queries say UNKNOWN, the third that it is paid"_qs),
        paid(42, QueryRule::NotFoundAtFirst,
             u"two queries say NO_ORDER, the third that it is paid"_qs),
        paid(43, QueryRule::BusyAtFirst,
             u"two queries say ORDER_PROCESSING, the third that it is paid"_qs),
        paid(44, QueryRule::WrongAmount,
             u"paid at the third query; queries name 1 fen too much"_qs),
        paid(45, QueryRule::OtherOrder,
             u"paid at the third query; queries name another merOrderId"_qs),
    };
}

QList<Script> closingScripts()
{
    const auto closing = [](int ending, ChangeRule rule, const QString& meaning) {
        return Script{.ending = ending, .meaning = meaning, .end = Ending::Never, .close = rule};
    };
    const auto secure = [](int ending, ChangeRule rule, const QString& meaning) {
        return Script{.ending = ending, .meaning = meaning, .queries = 1, .secure = rule};
    };
    return {
        closing(51, ChangeRule::DoneUnanswered,
                u"never paid; the close is done, its first answer is lost"_qs),
        closing(52, ChangeRule::NotDoneUnanswered,
                u"never paid; the first close is lost, the next one works"_qs),
        closing(53, ChangeRule::BusyAtFirst,
                u"never paid; the first close gets ORDER_PROCESSING"_qs),
        closing(54, ChangeRule::Refused,
                u"never paid; closes are refused: OPERATION_NOT_ALLOWED"_qs),
        secure(61, ChangeRule::DoneUnanswered,
               u"paid; completing or cancelling the deposit is done, its first answer is lost"_qs),
        secure(62, ChangeRule::NotDoneUnanswered,
               u"paid; the first completing or cancelling is lost, the next one works"_qs),
        secure(63, ChangeRule::BusyAtFirst,
               u"paid; the first completing or cancelling gets ORDER_PROCESSING"_qs),
        secure(64, ChangeRule::Refused,
               u"paid; completing and cancelling are refused: NO_CROSS_DAY_TRADING"_qs),
    };
}

QList<Script> refundingScripts()
{
    const auto paid = [](int ending, ChangeRule rule, const QString& meaning) {
        return Script{.ending = ending, .meaning = meaning, .queries = 1, .refund = rule};
    };
    return {
        paid(71, ChangeRule::Refused, u"paid; refunds are refused: TARGET_FAIL"_qs),
        paid(72, ChangeRule::DoneUnanswered,
             u"paid; a refund is done, its first answer is lost"_qs),
        paid(73, ChangeRule::NotDoneUnanswered,
             u"paid; the first refund request is lost, the next one works"_qs),
        paid(74, ChangeRule::DoneWith500,
             u"paid; a refund is done, its first answer is an HTML page 500"_qs),
        paid(75, ChangeRule::Processing,
             u"paid; a refund is PROCESSING, its third query says SUCCESS"_qs),
        paid(76, ChangeRule::ProcessingThenFailed,
             u"paid; a refund is PROCESSING, its third query says FAIL"_qs),
        paid(77, ChangeRule::Unknown,
             u"paid; a refund is UNKNOWN, its second query says SUCCESS"_qs),
        paid(78, ChangeRule::QueryFirst,
             u"paid; refunds get INVALID_ORDER until the order is queried after that"_qs),
        paid(79, ChangeRule::BusyAtFirst,
             u"paid; the first refund request gets ORDER_PROCESSING"_qs),
        {.ending = 81,
         .meaning = u"paid at the first query, a tenth by the acquirer's coupon"_qs,
         .queries = 1,
         .discountPercent = 10},
    };
}

} // namespace

const QList<Script>& scripts()
{
    static const QList<Script> all = payingScripts() + orderingScripts() + queryingScripts() +
                                     closingScripts() + refundingScripts() +
                                     QList<Script>{{.meaning = u"paid at the third query"_qs}};
    return all;
}

const Script& scriptOf(qint64 fen)
{
    for (const Script& script : scripts()) {
        if (script.ending == fen % 100)
            return script;
    }
    return scripts().last();
}

QString scriptTable()
{
    QString table = u"| fen | what happens |\n| --- | --- |\n"_qs;
    for (const Script& script : scripts()) {
        const QString ending = script.ending < 0
                                   ? u"any other"_qs
                                   : u"`…%1`"_qs.arg(script.ending, 2, 10, QLatin1Char('0'));
        table += u"| %1 | %2 |\n"_qs.arg(ending, script.meaning);
    }
    return table;
}

} // namespace till::sandbox::netpay
