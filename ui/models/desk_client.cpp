// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/desk_client.h"

namespace till::models {

using services::CheckoutService;
using services::PrintService;
using services::ReceiptPreview;
using services::SearchService;
using services::StaffService;

DeskClient::DeskClient(QObject* parent) : QObject(parent)
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    m_steady = [sinceStart] {
        return sinceStart.elapsed();
    };
    registerTypes();
}

DeskClient::DeskClient(const Services& services, QObject* parent) : DeskClient(parent)
{
    connectCheckout(services.checkout);
    connectPrint(services.print);
    connectStaff(services.staff);

    m_search = &services.search;
    // Queued on one thread, too: the answer must not come before the asker knows its number.
    connect(this, &DeskClient::searchRequested, m_search, &SearchService::request,
            Qt::QueuedConnection);
    connect(m_search, &SearchService::found, this, &DeskClient::found);
    connect(m_search, &SearchService::unavailable, this, &DeskClient::searchUnavailable);

    connect(this, &DeskClient::previewRequested, &services.preview, &ReceiptPreview::request);
    connect(&services.preview, &ReceiptPreview::ready, this, &DeskClient::previewReady);
    connect(&services.preview, &ReceiptPreview::unavailable, this, &DeskClient::previewUnavailable);
}

void DeskClient::connectCheckout(CheckoutService& checkout)
{
    connect(&checkout, &CheckoutService::stateChanged, this, &DeskClient::setState);
    connect(&checkout, &CheckoutService::noticed, this, &DeskClient::noticed);
    connect(&checkout, &CheckoutService::approvalNeeded, this, &DeskClient::approvalNeeded);
    connect(&checkout, &CheckoutService::completed, this, &DeskClient::completed);
    connect(&checkout, &CheckoutService::saleCodeScanned, this, &DeskClient::saleCodeScanned);

    connect(this, &DeskClient::scanRequested, &checkout, &CheckoutService::scan);
    connect(this, &DeskClient::enterRequested, &checkout, &CheckoutService::enter);
    connect(this, &DeskClient::productRequested, &checkout, &CheckoutService::addProduct);
    connect(this, &DeskClient::executeRequested, &checkout, &CheckoutService::execute);
    connect(this, &DeskClient::approveRequested, &checkout, &CheckoutService::approve);
    connect(this, &DeskClient::recallRequested, &checkout, &CheckoutService::recall);
    connect(this, &DeskClient::dismissUnknownRequested, &checkout,
            &CheckoutService::dismissUnknown);
    connect(this, &DeskClient::reprintRequested, &checkout, &CheckoutService::reprint);
    connect(this, &DeskClient::openDrawerRequested, &checkout, &CheckoutService::openDrawer);
    connect(this, &DeskClient::retryJournalRequested, &checkout, &CheckoutService::retryJournal);
}

void DeskClient::connectPrint(PrintService& print)
{
    connect(&print, &PrintService::stateChanged, this, &DeskClient::setPrintState);
    connect(this, &DeskClient::printAgainRequested, &print, &PrintService::printAgain);
    connect(this, &DeskClient::considerRequested, &print, &PrintService::consider);
}

void DeskClient::connectStaff(StaffService& staff)
{
    connect(&staff, &StaffService::staffChanged, this, &DeskClient::setStaff);
    connect(&staff, &StaffService::signedIn, this, &DeskClient::setSignedIn);
    connect(&staff, &StaffService::signInRefused, this, &DeskClient::signInRefused);
    connect(&staff, &StaffService::signedOut, this, &DeskClient::setSignedOut);
    connect(&staff, &StaffService::approved, this, &DeskClient::approved);
    connect(&staff, &StaffService::approvalRefused, this, &DeskClient::approvalRefused);

    connect(this, &DeskClient::signInRequested, &staff, &StaffService::signIn);
    connect(this, &DeskClient::signOutRequested, &staff, &StaffService::signOut);
    connect(this, &DeskClient::checkPinRequested, &staff, &StaffService::approve,
            Qt::QueuedConnection);
}

void DeskClient::scan(const ports::ScannedCode& code, Quantity quantity)
{
    Q_EMIT scanRequested(code, quantity);
}

void DeskClient::enter(const QString& text)
{
    Q_EMIT enterRequested(text);
}

void DeskClient::addProduct(const ProductCode& product, Quantity quantity)
{
    Q_EMIT productRequested(product, quantity);
}

void DeskClient::execute(const sale::Command& command)
{
    Q_EMIT executeRequested(command);
}

void DeskClient::approve(const services::ApprovalRequest& request, const OperatorId& approver)
{
    Q_EMIT approveRequested(request, approver);
}

void DeskClient::recall(const SaleId& sale)
{
    Q_EMIT recallRequested(sale);
}

void DeskClient::dismissUnknown(const QString& code)
{
    Q_EMIT dismissUnknownRequested(code);
}

void DeskClient::reprint(const SaleId& sale)
{
    Q_EMIT reprintRequested(sale);
}

void DeskClient::openDrawer(const QString& reason, const OperatorId& approvedBy)
{
    Q_EMIT openDrawerRequested(reason, approvedBy);
}

void DeskClient::retryJournal()
{
    Q_EMIT retryJournalRequested();
}

void DeskClient::printAgain(const PrintJobId& job)
{
    Q_EMIT printAgainRequested(job);
}

void DeskClient::considerPrinted(const PrintJobId& job)
{
    Q_EMIT considerRequested(job, ports::PrintJob::State::Printed);
}

void DeskClient::cancelPrint(const PrintJobId& job)
{
    Q_EMIT considerRequested(job, ports::PrintJob::State::Cancelled);
}

void DeskClient::signIn(const OperatorId& id, const QString& pin)
{
    Q_EMIT signInRequested(id, pin);
}

void DeskClient::signOut()
{
    Q_EMIT signOutRequested();
}

quint64 DeskClient::checkPin(const OperatorId& id, const QString& pin, staff::Permission permission)
{
    const quint64 request = ++m_pinChecks;
    Q_EMIT checkPinRequested(request, id, pin, permission);
    return request;
}

quint64 DeskClient::search(const QString& words)
{
    const quint64 serial = m_search != nullptr ? m_search->announce() : 0;
    Q_EMIT searchRequested(serial, words);
    return serial;
}

void DeskClient::previewReceipt(const SaleId& sale, int copy)
{
    Q_EMIT previewRequested(sale, copy);
}

void DeskClient::setState(const services::CheckoutState& state)
{
    m_state = state;
    Q_EMIT stateChanged(m_state);
}

void DeskClient::setPrintState(const services::PrintState& state)
{
    m_printState = state;
    Q_EMIT printStateChanged(m_printState);
}

void DeskClient::setStaff(const QList<services::StaffEntry>& staff)
{
    m_staff = staff;
    Q_EMIT staffChanged(m_staff);
}

void DeskClient::setSignedIn(const services::StaffEntry& who)
{
    m_who = who;
    Q_EMIT signedIn(who);
}

void DeskClient::setSignedOut()
{
    m_who.reset();
    Q_EMIT signedOut();
}

void registerTypes()
{
    qRegisterMetaType<services::CheckoutState>();
    qRegisterMetaType<services::Notice>();
    qRegisterMetaType<services::ApprovalRequest>();
    qRegisterMetaType<services::CompletedSale>();
    qRegisterMetaType<services::PrintState>();
    qRegisterMetaType<services::StaffEntry>();
    qRegisterMetaType<QList<services::StaffEntry>>();
    qRegisterMetaType<services::SignInRefusal>();
    qRegisterMetaType<ports::CataloguePage>();
    qRegisterMetaType<ports::ScannedCode>();
    qRegisterMetaType<ports::PrintJob::State>();
    qRegisterMetaType<sale::Command>();
    qRegisterMetaType<receipt::Receipt>();
    qRegisterMetaType<SaleId>();
    qRegisterMetaType<OperatorId>();
    qRegisterMetaType<ProductCode>();
    qRegisterMetaType<PrintJobId>();
    qRegisterMetaType<Quantity>();
    qRegisterMetaType<Error>();
    qRegisterMetaType<staff::Permission>();
    qRegisterMetaType<Money>();
    qRegisterMetaType<PaymentId>();
    qRegisterMetaType<payment::EntryMode>();
    qRegisterMetaType<services::PaymentsState>();
    qRegisterMetaType<services::PaymentResult>();
    qRegisterMetaType<services::PaymentRefusal>();
    qRegisterMetaType<services::PaymentCodeDigits>();
    qRegisterMetaType<QList<services::ListedSale>>();
}

} // namespace till::models
