// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/loyalty/operation.h"

namespace till::sandbox::loyalty {

const QList<Address>& addresses()
{
    static const QList<Address> table{
        {u"/terminal/checkin"_qs, u"checkin"_qs, Operation::CheckIn},
        {u"/cards"_qs, u"card"_qs, Operation::Card},
        {u"/trans/consume"_qs, u"consume"_qs, Operation::Consume},
        {u"/trans/consumeReversal"_qs, u"consumeReversal"_qs, Operation::ConsumeReversal},
        {u"/trans/cancel"_qs, u"cancel"_qs, Operation::Cancel},
        {u"/trans/cancelReversal"_qs, u"cancelReversal"_qs, Operation::CancelReversal},
        {u"/refunds"_qs, u"refund"_qs, Operation::Refund},
        {u"/refunds/cancel"_qs, u"refundCancel"_qs, Operation::RefundCancel},
        {u"/tickets"_qs, u"tickets"_qs, Operation::Tickets},
        {u"/tickets/consume"_qs, u"ticketConsume"_qs, Operation::TicketConsume},
        {u"/tickets/consumeReversal"_qs, u"ticketConsumeReversal"_qs,
         Operation::TicketConsumeReversal},
        {u"/mobile/sendVerifyCode"_qs, u"sendCode"_qs, Operation::SendCode},
        {u"/card/active"_qs, u"activate"_qs, Operation::Activate},
        {u"/trans/settle"_qs, u"settle"_qs, Operation::Settle},
    };
    return table;
}

const Address* addressOf(QStringView path)
{
    for (const Address& address : addresses()) {
        if (path == address.path)
            return &address;
    }
    return nullptr;
}

bool isReversal(Operation operation)
{
    return operation == Operation::ConsumeReversal || operation == Operation::CancelReversal ||
           operation == Operation::TicketConsumeReversal;
}

} // namespace till::sandbox::loyalty
