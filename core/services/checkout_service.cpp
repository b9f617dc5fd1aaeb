// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/checkout_service.h"

#include "core/base/overloaded.h"
#include "core/ports/print_records.h"
#include "core/sale/entry.h"
#include "core/sale/sale_number.h"
#include "core/services/parked_codes.h"
#include "core/services/print_jobs.h"
#include "core/services/sale_records.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace till::services {

namespace {

/// What has to be durable before it is announced: money, and sales coming to the desk or leaving
/// it.
bool isDurableFirst(const sale::Event& event)
{
    return sale::movesMoney(event) || std::holds_alternative<sale::SaleHeld>(event) ||
           std::holds_alternative<sale::SaleRecalled>(event);
}

bool takesCash(const sale::Sale& sale)
{
    return std::any_of(sale.tenders.cbegin(), sale.tenders.cend(), [](const sale::Tender& tender) {
        return tender.kind == sale::TenderKind::Cash && tender.received.isPositive();
    });
}

} // namespace

CheckoutService::CheckoutService(Doors doors, CheckoutConfig config, QObject* parent)
    : QObject(parent),
      m_doors(doors),
      m_config(std::move(config)),
      m_finder(doors.catalogue),
      m_writer(doors.journal, groupCommitMs, this)
{
    connect(&m_writer, &WriteBehind::written, this, [this] { m_durable = m_state.sale; });
    connect(&m_writer, &WriteBehind::failed, this, &CheckoutService::halt);
}

void CheckoutService::setConfig(const CheckoutConfig& config)
{
    m_config = config;
    publish();
}

void CheckoutService::setOperator(const OperatorId& id, const QString& name)
{
    m_operator = id;
    m_operatorName = name;
}

bool CheckoutService::mayWork()
{
    if (!m_state.halted)
        return true;
    Q_EMIT journalFailed(Error{ErrorCode::Unavailable, QStringLiteral("halted")});
    return false;
}

bool CheckoutService::mayPrint()
{
    if (!m_config.printReceipts)
        Q_EMIT noticed(NoPrinter{});
    return m_config.printReceipts;
}

void CheckoutService::scan(const ports::ScannedCode& code, Quantity quantity)
{
    if (!mayWork())
        return;
    const bool isTyped = quantity != Quantity::pieces(1);
    take(m_finder.byScan(code, isTyped ? std::optional(quantity) : std::nullopt,
                         m_config.scaleLayouts));
}

void CheckoutService::enter(const QString& text)
{
    if (!mayWork())
        return;
    const sale::Entry entry = sale::parseEntry(text);
    if (entry.malformed)
        Q_EMIT noticed(QuantityUnreadable{text.left(40)});
    else if (!entry.text.isEmpty())
        take(m_finder.byScan({entry.text, {}}, entry.quantity, m_config.scaleLayouts));
    else if (entry.quantity && m_state.touchedLine == 0)
        Q_EMIT noticed(CommandRefused{sale::Refusal::CartEmpty});
    else if (entry.quantity)
        execute(sale::ChangeQuantity{m_state.touchedLine, *entry.quantity}); // "3*" and Enter
}

void CheckoutService::addProduct(const ProductCode& code, Quantity quantity)
{
    if (mayWork())
        take(m_finder.byCode(code, quantity));
}

void CheckoutService::take(const Finding& finding)
{
    std::visit(Overloaded{
                   [this](const sale::AddItem& command) {
                       // The window may not have heard yet that the tender has begun. While nothing
                       // is paid, goods lead back to the cart from there.
                       const bool isUnpaidTender = m_state.sale.phase == sale::Phase::Tendering &&
                                                   m_state.sale.tenders.isEmpty();
                       if (!isUnpaidTender || run(sale::LeaveTender{}))
                           (void)run(command);
                   },
                   [this](const SaleCodeText& code) { openReceipt(code.text); },
                   [this](const PaymentCodeSeen&) {
                       Q_EMIT noticed(PaymentCodeScanned{m_state.totals.remaining});
                   },
                   [this](const Notice& notice) {
                       if (const auto* unknown = std::get_if<UnknownCode>(&notice))
                           park(unknown->code);
                       Q_EMIT noticed(notice);
                   },
               },
               finding);
}

void CheckoutService::openReceipt(const QString& code)
{
    // Training and real sales are not in the same journal.
    const auto isOfThisMode = [this](const Result<sale::SaleNumber>& number) {
        return number && number->training == m_config.training;
    };
    if (const auto number = sale::SaleNumber::fromDigits(code)) {
        if (isOfThisMode(number))
            Q_EMIT saleCodeScanned(number->id());
        else
            Q_EMIT noticed(ForeignReceipt{});
        return;
    }
    const auto believed = [this](const QByteArray& message, const QByteArray& signature) {
        return m_config.verifySaleCode && m_config.verifySaleCode(message, signature);
    };
    const auto sale = receipt::decodeSaleCode(code, believed);
    if (sale && isOfThisMode(sale::SaleNumber::fromId(sale->saleId)))
        Q_EMIT saleCodeScanned(sale->saleId);
    else
        Q_EMIT noticed(ForeignReceipt{});
}

void CheckoutService::park(const QString& code)
{
    m_state.unknownCodes.removeAll(code);
    m_state.unknownCodes.append(code);
    if (m_state.unknownCodes.size() > unknownCodesMax)
        m_state.unknownCodes.removeFirst();
    if (mayBeRecorded(code))
        m_writer.later({codeParkedEntry(today(), code)});
    publish();
}

void CheckoutService::execute(const sale::Command& command)
{
    (void)run(command);
}

void CheckoutService::approve(const ApprovalRequest& request, const OperatorId& approver)
{
    if (request.sale != m_state.sale.id) {
        Q_EMIT noticed(
            SaleNotAvailable{request.sale}); // lines of another sale have the same numbers
        return;
    }
    sale::Command command = request.command;
    std::visit(
        [&](auto& wanted) {
            if constexpr (requires { wanted.approvedBy; })
                wanted.approvedBy = approver;
        },
        command);
    (void)run(command);
}

void CheckoutService::recall(const SaleId& wanted)
{
    if (!mayWork())
        return;
    // It may stand in the list of held sales, which changes below.
    const SaleId id = wanted; // NOLINT(performance-unnecessary-copy-initialization)
    const auto held = loadSale(m_doors.journal, id);
    if (!held || held->phase != sale::Phase::Held) {
        Q_EMIT noticed(SaleNotAvailable{id});
        refreshIndex();
        publish();
        return;
    }
    if (!setAside())
        return;
    m_subject = id;
    m_durable = *held;
    if (runOn(*held, sale::Recall{}))
        Q_EMIT noticed(Recalled{id});
}

/// Makes room at the desk for another sale.
bool CheckoutService::setAside()
{
    if (!m_state.sale.hasBegun())
        return true;
    if (m_state.sale.countedLines() > 0)
        return run(sale::Hold{});
    return run(sale::VoidSale{QStringLiteral("empty"), m_operator});
}

void CheckoutService::dismissUnknown(const QString& code)
{
    if (m_state.unknownCodes.removeAll(code) == 0)
        return;
    if (mayBeRecorded(code))
        m_writer.later({codeSettledEntry(today(), code)});
    publish();
}

bool CheckoutService::run(const sale::Command& command)
{
    return mayWork() && runOn(m_state.sale, command);
}

bool CheckoutService::runOn(const sale::Sale& before, const sale::Command& command)
{
    const auto who = contextOf(before);
    if (!who) {
        halt(who.error());
        return false;
    }
    const sale::Decision decision = sale::decide(before, command, m_config.rules, *who);
    if (!decision) {
        if (decision.error() == sale::Refusal::NeedsApproval)
            Q_EMIT approvalNeeded(ApprovalRequest{command, before.id});
        else
            Q_EMIT noticed(CommandRefused{decision.error()});
        return false;
    }
    if (!record(before, *decision))
        return false;
    for (const DiscountTakenAway& notice : takenAway(before, command, *decision))
        Q_EMIT noticed(notice);
    return true;
}

bool CheckoutService::record(const sale::Sale& before, const QList<sale::Event>& events)
{
    sale::Sale after = before;
    QList<ports::JournalEntry> entries;
    bool durableFirst = false;
    int touched = before.id == m_state.sale.id ? m_state.touchedLine : newestLine(before);
    for (const sale::Event& event : events) {
        entries.append(saleEntry(m_subject, event));
        durableFirst |= isDurableFirst(event);
        touched = lineOf(event).value_or(touched);
        after = sale::apply(std::move(after), m_subject, event);
    }
    entries.append(followUps(after));
    if (durableFirst) {
        if (!m_writer.now(entries))
            return false;
        m_durable = after;
    } else {
        m_writer.later(entries);
    }
    const bool comesToTheDesk = before.phase == sale::Phase::Held;
    m_state.sale = after;
    m_state.touchedLine = touched;
    if (hasLeftTheDesk(after))
        settle(after);
    else if (comesToTheDesk)
        refreshIndex();
    publish();
    return true;
}

QList<ports::JournalEntry> CheckoutService::followUps(const sale::Sale& after) const
{
    using Document = ports::PrintJob::Document;
    QList<ports::JournalEntry> entries;
    if (after.phase != sale::Phase::Completed || !m_config.printReceipts)
        return entries;
    const QString subject = after.id.text();
    const Instant now = m_doors.clock.now();
    if (takesCash(after))
        entries.append(ports::makePrintQueued(newPrintJob(Document::DrawerPulse, subject, 0, now)));
    entries.append(ports::makePrintQueued(newPrintJob(Document::Receipt, subject, 0, now)));
    return entries;
}

void CheckoutService::settle(const sale::Sale& left)
{
    const sale::Totals sums = sale::totals(left);
    m_state.sale = {};
    m_durable = {};
    m_subject = {};
    m_state.touchedLine = 0;
    settleCodes();
    refreshIndex();
    if (left.phase == sale::Phase::Held) {
        Q_EMIT noticed(HeldNow{left.holdNote, sums.total, left.id});
    } else if (left.phase == sale::Phase::Completed) {
        Q_EMIT completed(
            {left, sums, takesCash(left) && m_config.printReceipts, m_config.printReceipts});
        if (m_config.printReceipts)
            Q_EMIT printQueued();
    }
}

void CheckoutService::reprint(const SaleId& id)
{
    using Document = ports::PrintJob::Document;
    if (!mayWork() || !mayPrint())
        return;
    const auto row = m_doors.sales.find(id);
    const auto copy = m_doors.printQueue.nextCopy(Document::Receipt, id.text());
    if (!row || row->state != ports::SaleRow::State::Completed || !copy) {
        Q_EMIT noticed(SaleNotAvailable{id});
        return;
    }
    if (!m_writer.now({ports::makePrintQueued(
            newPrintJob(Document::Receipt, id.text(), *copy, m_doors.clock.now()))}))
        return;
    Q_EMIT noticed(ReprintQueued{id, *copy});
    Q_EMIT printQueued();
}

void CheckoutService::openDrawer(const QString& reason, const OperatorId& approvedBy)
{
    if (!mayWork() || !mayPrint())
        return;
    // The job's subject ties it to the record of the person and the reason.
    const ports::PrintJob pulse =
        newLoosePrintJob(m_doors.printQueue, ports::PrintJob::Document::DrawerPulse,
                         QStringLiteral("drawer-"), m_doors.clock.now());
    if (!m_writer.now({drawerOpenedEntry(pulse.subject, m_operator, reason, approvedBy),
                       ports::makePrintQueued(pulse)}))
        return;
    Q_EMIT noticed(DrawerRequested{});
    Q_EMIT printQueued();
}

/// What was scanned and not found belonged to the customer who has just left.
void CheckoutService::settleCodes()
{
    if (std::any_of(m_state.unknownCodes.cbegin(), m_state.unknownCodes.cend(), mayBeRecorded))
        m_writer.later({codeSettledEntry(today(), QString())});
    m_state.unknownCodes.clear();
}

QDate CheckoutService::today() const
{
    return QDateTime::fromMSecsSinceEpoch(m_doors.clock.now().unixMs).date();
}

void CheckoutService::publish()
{
    ++m_state.revision;
    m_state.totals = sale::totals(m_state.sale);
    m_state.cashDue = sale::cashDue(m_state.sale, m_state.totals, m_config.rules.rounding);
    Q_EMIT stateChanged(m_state);
}

Result<sale::Context> CheckoutService::contextOf(const sale::Sale& before)
{
    sale::Context context{m_operator, m_operatorName, m_doors.clock.now(), {}};
    if (before.hasBegun()) {
        m_subject = before.id;
        return context;
    }
    const QDate date = today();
    const auto counter = m_doors.sales.nextCounter(date);
    if (!counter)
        return failure(counter.error());
    context.newSaleId =
        sale::SaleNumber{m_config.tillNumber, date, *counter, m_config.training}.id();
    m_subject = context.newSaleId;
    return context;
}

} // namespace till::services
