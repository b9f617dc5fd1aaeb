// SPDX-License-Identifier: GPL-3.0-or-later

// In a file of its own: a program without payments does not need the service.

#include "ui/models/desk_client.h"

namespace till::models {

using services::PaymentService;
using services::SalesList;

void DeskClient::connectPayments(PaymentService& payments, SalesList& sales)
{
    connect(&payments, &PaymentService::stateChanged, this, &DeskClient::setPayments);
    connect(&payments, &PaymentService::finished, this, &DeskClient::finishPayment);
    connect(&payments, &PaymentService::refused, this, &DeskClient::paymentRefused);
    connect(this, &DeskClient::chargeRequested, &payments, &PaymentService::charge);
    connect(&payments, &PaymentService::pageReady, this, &DeskClient::pageReady);
    connect(this, &DeskClient::chargeShownRequested, &payments, &PaymentService::chargeShown);
    connect(this, &DeskClient::depositRequested, &payments, &PaymentService::takeDeposit);
    connect(this, &DeskClient::completionRequested, &payments, &PaymentService::completeDeposit);
    connect(this, &DeskClient::releaseRequested, &payments, &PaymentService::releaseDeposit);
    connect(this, &DeskClient::stopWaitingRequested, &payments, &PaymentService::stopWaiting);
    connect(this, &DeskClient::queryRequested, &payments, &PaymentService::queryNow);
    connect(this, &DeskClient::queryByNumberRequested, &payments,
            &PaymentService::queryByAcquirerNumber);
    connect(this, &DeskClient::setAsideRequested, &payments, &PaymentService::setAside);
    connect(this, &DeskClient::markPaidRequested, &payments, &PaymentService::markPaid);
    connect(this, &DeskClient::voidRequested, &payments, &PaymentService::voidPayment);
    connect(this, &DeskClient::refundRequested, &payments, &PaymentService::refund);

    connect(this, &DeskClient::salesRequested, &sales, &SalesList::request);
    connect(&sales, &SalesList::ready, this, &DeskClient::salesListed);
}

} // namespace till::models
