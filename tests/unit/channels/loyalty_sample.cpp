// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/channels/loyalty_sample.h"

namespace till::loyalty_sample {

using namespace channels::loyalty;

namespace {

template<typename Message> std::shared_ptr<Message> begun()
{
    auto message = std::make_shared<Message>();
    message->storeNo = config().storeNo;
    message->terminalNo = config().terminalNo;
    message->traceNo = QStringLiteral("000042");
    return message;
}

template<typename Message> std::shared_ptr<Message> aboutCard()
{
    auto message = begun<Message>();
    message->cardNo = hidden("6225880113756648");
    message->batchNo = QStringLiteral("000007");
    return message;
}

template<typename Message> std::shared_ptr<Message> swiped()
{
    auto message = aboutCard<Message>();
    message->track2 = hidden("6225880113756648=4912101");
    message->track3 = hidden("996225880113756648=1561560");
    return message;
}

std::shared_ptr<void> cancel()
{
    auto message = swiped<CancelRequest>();
    message->oriBatchNo = QStringLiteral("000007");
    message->oriTraceNo = QStringLiteral("000041");
    message->oriTransTime = QStringLiteral("1415125804472");
    message->oriRegisterTraceNo = QStringLiteral("02-20261120-0147");
    return message;
}

std::shared_ptr<void> refund()
{
    auto message = swiped<RefundRequest>();
    message->oriSerialNo = QStringLiteral("10000000000012");
    message->oriTransDate = QStringLiteral("20141111");
    message->oriRegisterTraceNo = QStringLiteral("02-20141111-0003");
    return message;
}

std::shared_ptr<void> refundCancel()
{
    auto message = swiped<RefundCancelRequest>();
    message->oriSerialNo = QStringLiteral("100000000231");
    message->oriBatchNo = QStringLiteral("000007");
    message->oriTraceNo = QStringLiteral("000041");
    message->oriTransTime = QStringLiteral("1415125804");
    message->oriRegisterTraceNo = QStringLiteral("02-20141111-0003");
    return message;
}

std::shared_ptr<void> ticketConsume()
{
    auto message = swiped<TicketConsumeRequest>();
    message->ticket = {{QStringLiteral("1"), QStringLiteral("01"), QStringLiteral("2")},
                       {QStringLiteral("2"), QStringLiteral("03"), QStringLiteral("1")}};
    return message;
}

std::shared_ptr<void> sendCode()
{
    auto message = begun<SendCodeRequest>();
    message->mobileNo = hidden("13800000000");
    message->batchNo = QStringLiteral("000007");
    return message;
}

std::shared_ptr<void> activate()
{
    auto message = swiped<ActivateRequest>();
    message->mobileNo = hidden("13800000000");
    message->verifyCode = hidden("448210");
    message->idType = QStringLiteral("01");
    message->idNo = hidden("11010519491231002X");
    return message;
}

std::shared_ptr<void> settle()
{
    auto message = begun<SettleRequest>();
    message->cardNo = QStringLiteral("0");
    message->batchNo = QStringLiteral("000007");
    message->pointDebitCount = QStringLiteral("2");
    message->pointDebitAmount = Money::fromFen(3010);
    message->pointCreditCount = QStringLiteral("1");
    message->pointCreditAmount = Money::fromFen(2010);
    message->ticketDebitCount = QStringLiteral("1");
    message->ticketDebitAmount = Money::fromFen(1500);
    message->ticketCreditCount = QStringLiteral("0");
    message->ticketCreditAmount = Money::fromFen(0);
    message->totalTransCount = QStringLiteral("4");
    message->cancelCount = QStringLiteral("1");
    message->refundCount = QStringLiteral("0");
    message->cardActiveCount = QStringLiteral("0");
    return message;
}

} // namespace

ConsumeRequest consume()
{
    ConsumeRequest message = *swiped<ConsumeRequest>();
    message.password = hidden("8CBEAB56FF821A4D");
    message.consumeType = QStringLiteral("021");
    message.pointAmount = Money::fromFen(123'450);
    message.cashAmount = Money::fromFen(5);
    message.vaucher = {{QStringLiteral("1"), QStringLiteral("2")}};
    message.registerTraceNo = QStringLiteral("02-20261120-0147");
    return message;
}

std::shared_ptr<void> request(Call call)
{
    switch (call) {
    case Call::Checkin: {
        auto message = begun<CheckinRequest>();
        message->traceNo.clear();
        message->operatorNo = QStringLiteral("1008");
        return message;
    }
    case Call::Card:
    case Call::Tickets:
        return aboutCard<CardRequest>();
    case Call::Consume:
    case Call::ConsumeReversal:
        return std::make_shared<ConsumeRequest>(consume());
    case Call::Cancel:
    case Call::CancelReversal:
        return cancel();
    case Call::Refund:
        return refund();
    case Call::RefundCancel:
        return refundCancel();
    case Call::TicketConsume:
    case Call::TicketConsumeReversal:
        return ticketConsume();
    case Call::SendCode:
        return sendCode();
    case Call::Activate:
        return activate();
    case Call::Settle:
        return settle();
    }
    Q_UNREACHABLE();
}

} // namespace till::loyalty_sample
