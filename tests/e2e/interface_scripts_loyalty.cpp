// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/interface_script_parts.h"

namespace till::test {

namespace {

/// A member of the stand-in: 1000.00 points to spend, vouchers and tickets.
const QByteArray member = "8800000000000033";
const QString cardNo = u"cardNo=-"_qs;
const QString trace = u"traceNo={new}"_qs;
const QString batch = u"batchNo={batchNo}"_qs;

InterfaceStep checkIn()
{
    return {"loyalty.checkin", {u"operatorNo=01"_qs}};
}

InterfaceStep consume()
{
    return {"loyalty.consume",
            {cardNo, trace, batch, u"pointAmount=1.00"_qs, u"cashAmount=2.50"_qs,
             u"registerTraceNo=S{new}"_qs},
            {member}};
}

InterfaceStep ticketConsume()
{
    return {"loyalty.ticketConsume",
            {cardNo, trace, batch, u"ticket[0].id=1"_qs, u"ticket[0].type=01"_qs,
             u"ticket[0].num=1"_qs},
            {member}};
}

/// The same trace number, so that the host finds what is reversed.
InterfaceStep again(const char* call, const InterfaceStep& original)
{
    InterfaceStep step = original;
    step.call = call;
    step.words.replaceInStrings(u"{new}"_qs, u"{traceNo}"_qs);
    return step;
}

QStringList originalWords()
{
    return {u"oriBatchNo={batchNo}"_qs, u"oriTraceNo={traceNo}"_qs, u"oriTransTime={transTime}"_qs};
}

InterfaceStep cancel()
{
    return {"loyalty.cancel", QStringList{cardNo, trace, batch} + originalWords(), {member}};
}

InterfaceStep refund()
{
    return {"loyalty.refund",
            {cardNo, trace, batch, u"oriSerialNo={serialNo}"_qs, u"oriTransDate={today}"_qs,
             u"oriRegisterTraceNo={registerTraceNo}"_qs},
            {member}};
}

/// Cancels that cancel, under its own number.
InterfaceStep cancelReversal()
{
    return {"loyalty.cancelReversal",
            {cardNo, u"traceNo={traceNo}"_qs, batch, u"oriBatchNo={oriBatchNo}"_qs,
             u"oriTraceNo={oriTraceNo}"_qs, u"oriTransTime={oriTransTime}"_qs},
            {member}};
}

InterfaceStep refundCancel()
{
    return {"loyalty.refundCancel",
            QStringList{cardNo, trace, batch, u"oriSerialNo={serialNo}"_qs,
                        u"oriRegisterTraceNo={oriRegisterTraceNo}"_qs} +
                originalWords(),
            {member}};
}

QStringList noTotals()
{
    return {
        u"pointDebitCount=0"_qs,      u"pointDebitAmount=0.00"_qs,   u"pointCeditCount=0"_qs,
        u"pointCreditAmount=0.00"_qs, u"ticketDebitCount=0"_qs,      u"ticketDebitAmount=0.00"_qs,
        u"ticketCreditCount=0"_qs,    u"ticketCreditAmount=0.00"_qs, u"totalTransCount=0"_qs,
        u"cancelCount=0"_qs,          u"refundCount=0"_qs,           u"cardActiveCount=0"_qs};
}

} // namespace

Scripts loyaltyScripts()
{
    return {
        {"loyalty.checkin", {checkIn()}},
        {"loyalty.card", {checkIn(), {"loyalty.card", {cardNo, trace, batch}, {member}}}},
        {"loyalty.consume", {checkIn(), consume()}},
        {"loyalty.consumeReversal",
         {checkIn(), consume(), again("loyalty.consumeReversal", consume())}},
        {"loyalty.cancel", {checkIn(), consume(), cancel()}},
        {"loyalty.cancelReversal", {checkIn(), consume(), cancel(), cancelReversal()}},
        {"loyalty.refund", {checkIn(), consume(), refund()}},
        {"loyalty.refundCancel", {checkIn(), consume(), refund(), refundCancel()}},
        {"loyalty.tickets", {checkIn(), {"loyalty.tickets", {cardNo, trace, batch}, {member}}}},
        {"loyalty.ticketConsume", {checkIn(), ticketConsume()}},
        {"loyalty.ticketConsumeReversal",
         {checkIn(), ticketConsume(), again("loyalty.ticketConsumeReversal", ticketConsume())}},
        {"loyalty.sendCode",
         {checkIn(), {"loyalty.sendCode", {u"mobileNo=-"_qs}, {"13600001111"}}}},
        // The stand-in sends everybody the same code.
        {"loyalty.activate",
         {checkIn(),
          {"loyalty.sendCode", {u"mobileNo=-"_qs}, {"13600002222"}},
          {"loyalty.activate",
           {cardNo, trace, batch, u"mobileNo=-"_qs, u"verifyCode=-"_qs, u"idType=01"_qs,
            u"idNo=-"_qs},
           {"8800000000000066", "13600002222", "123456", "110101199003070000"}}}},
        {"loyalty.settle", {checkIn(), {"loyalty.settle", QStringList{trace, batch} + noTotals()}}},
    };
}

} // namespace till::test
