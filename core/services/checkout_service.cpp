// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/checkout_service.h"

#include "core/base/overloaded.h"
#include "core/ports/print_records.h"
#include "core/sale/entry.h"
#include "core/sale/sale_number.h"
#include "core/services/print_jobs.h"
#include "core/services/sale_records.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace till::services {

namespace {

constexpr int unknownCodesMax = 20;

bool isClosed(const sale::Sale& sale)
{
    return sale.phase == sale::Phase::Completed || sale.phase == sale::Phase::Voided;
}

} // namespace

CheckoutService::CheckoutService(Doors doors, CheckoutConfig config, QObject* parent)
    : QObject(parent), m_doors(doors), m_config(std::move(config)),
      m_finder(doors.catalogue),
      m_writer(doors.journal, groupCommitMs)
{
    connect(&m_writer, &WriteBehind::written, this, [this] { m_durable = m_state.sale; });
    connect(&m_writer, &WriteBehind::failed, this, &CheckoutService::halt);
}

void CheckoutService::recover()
{
    const auto unfinished = m_doors.sales.unfinished();
    if (!unfinished) {
        halt(unfinished.error());
        return;
    }
    for (const ports::SaleRow& row : *unfinished) {
        if (row.state != ports::SaleRow::State::Open)
            continue;
        auto open = loadSale(m_doors.journal, row.id);
        if (!open) {
            halt(open.error());
            return;
        }
        m_state.sale = std::move(*open);
        m_durable = m_state.sale;
    }
    refreshIndex();
    publish();
    if (m_state.sale.countedLines() > 0)
        Q_EMIT noticed(CartRestored{m_state.sale.countedLines(), m_state.totals.total});
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

void CheckoutService::scan(const ports::ScannedCode& code, Quantity quantity)
{
    take(m_finder.byScan(code, quantity, m_config.scaleLayouts));
}

void CheckoutService::enter(const QString& text)
{
    const sale::Entry entry = sale::parseEntry(text);
    if (entry.malformed) {
        Q_EMIT noticed(QuantityUnreadable{text.left(40)});
        return;
    }
    const Quantity quantity = entry.quantity.value_or(Quantity::pieces(1));
    if (!entry.text.isEmpty())
        scan({entry.text, {}}, quantity);
    else if (entry.quantity && m_state.touchedLine > 0)
        execute(sale::ChangeQuantity{m_state.touchedLine, quantity}); // "3*" and Enter
}

void CheckoutService::addProduct(const ProductCode& code, Quantity quantity)
{
    take(m_finder.byCode(code, quantity));
}

void CheckoutService::take(const Finding& finding)
{
    std::visit(Overloaded{
                   [this](const sale::AddItem& command) { (void)run(command); },
                   [this](const SaleCodeText& code) { Q_EMIT saleCodeScanned(code.text); },
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

void CheckoutService::park(const QString& code)
{
    m_state.unknownCodes.removeAll(code);
    m_state.unknownCodes.append(code);
    if (m_state.unknownCodes.size() > unknownCodesMax)
        m_state.unknownCodes.removeFirst();
    publish();
}

void CheckoutService::execute(const sale::Command& command)
{
    (void)run(command);
}

void CheckoutService::approve(const ApprovalRequest& request, const OperatorId& approver)
{
    sale::Command command = request.command;
    std::visit(
        [&](auto& wanted) {
            if constexpr (requires { wanted.approvedBy; })
                wanted.approvedBy = approver;
        },
        command);
    (void)run(command);
}

void CheckoutService::recall(const SaleId& id)
{
    if (m_state.sale.hasBegun()) {
        const bool empty = m_state.sale.countedLines() == 0;
        const sale::Command aside = empty ? sale::Command(sale::VoidSale{QStringLiteral("empty"), m_operator})
                                          : sale::Command(sale::Hold{});
        if (!run(aside))
            return;
    }
    auto held = loadSale(m_doors.journal, id);
    if (!held || held->phase != sale::Phase::Held) {
        Q_EMIT noticed(SaleNotAvailable{id});
        refreshIndex();
        publish();
        return;
    }
    m_state.sale = std::move(*held);
    m_durable = m_state.sale;
    if (run(sale::Recall{}))
        Q_EMIT noticed(Recalled{id});
}

void CheckoutService::dismissUnknown(const QString& code)
{
    if (m_state.unknownCodes.removeAll(code) > 0)
        publish();
}

bool CheckoutService::run(const sale::Command& command)
{
    if (m_state.halted) {
        Q_EMIT journalFailed(Error{ErrorCode::Unavailable, QStringLiteral("halted")});
        return false;
    }
    const auto who = context();
    if (!who) {
        halt(who.error());
        return false;
    }
    const sale::Decision decision = sale::decide(m_state.sale, command, m_config.rules, *who);
    if (!decision) {
        if (decision.error() == sale::Refusal::NeedsApproval)
            Q_EMIT approvalNeeded(ApprovalRequest{command});
        else
            Q_EMIT noticed(CommandRefused{decision.error()});
        return false;
    }
    return record(*decision);
}

bool CheckoutService::record(const QList<sale::Event>& events)
{
    sale::Sale after = m_state.sale;
    SaleId id = after.id;
    QList<ports::JournalEntry> entries;
    bool movesMoney = false;
    int touched = m_state.touchedLine;
    for (const sale::Event& event : events) {
        if (std::holds_alternative<sale::SaleOpened>(event))
            id = m_newSaleId;
        entries.append(saleEntry(id, event));
        movesMoney |= sale::movesMoney(event);
        touched = lineOf(event).value_or(touched);
        after = sale::apply(std::move(after), id, event);
    }
    entries.append(followUps(after));
    const bool leavesTheDesk = isClosed(after) || after.phase == sale::Phase::Held;
    if (movesMoney || leavesTheDesk) {
        if (!m_writer.now(entries))
            return false;
        m_durable = after;
    } else {
        m_writer.later(entries);
    }
    m_state.sale = after;
    m_state.touchedLine = touched;
    if (leavesTheDesk)
        settle(after);
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
    const bool cash = std::any_of(after.tenders.cbegin(), after.tenders.cend(), [](const sale::Tender& tender) {
        return tender.kind == sale::TenderKind::Cash && tender.received.isPositive();
    });
    if (cash)
        entries.append(ports::makePrintQueued(newPrintJob(Document::DrawerPulse, subject, 0, now)));
    entries.append(ports::makePrintQueued(newPrintJob(Document::Receipt, subject, 0, now)));
    return entries;
}

void CheckoutService::settle(const sale::Sale& left)
{
    const sale::Totals sums = sale::totals(left);
    m_state.sale = {};
    m_durable = {};
    m_newSaleId = {};
    m_state.touchedLine = 0;
    m_state.unknownCodes.clear();
    refreshIndex();
    if (left.phase == sale::Phase::Held) {
        Q_EMIT noticed(HeldNow{left.holdNote, sums.total, left.id});
    } else if (left.phase == sale::Phase::Completed) {
        const bool cash = std::any_of(left.tenders.cbegin(), left.tenders.cend(), [](const sale::Tender& tender) {
            return tender.kind == sale::TenderKind::Cash;
        });
        Q_EMIT completed({left, sums, cash && m_config.printReceipts, m_config.printReceipts});
        if (m_config.printReceipts)
            Q_EMIT printQueued();
    }
}

void CheckoutService::reprint(const SaleId& id)
{
    using Document = ports::PrintJob::Document;
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

void CheckoutService::openDrawer(const QString& reason)
{
    const Instant now = m_doors.clock.now();
    // The subject makes the job's id unique; the reason and the person stand in a record of their own.
    const QString subject = QStringLiteral("drawer-%1").arg(now.unixMs);
    if (!m_writer.now({drawerOpenedEntry(subject, m_operator, reason),
                       ports::makePrintQueued(newPrintJob(ports::PrintJob::Document::DrawerPulse,
                                                          subject, 0, now))}))
        return;
    Q_EMIT noticed(DrawerRequested{});
    Q_EMIT printQueued();
}

void CheckoutService::retryJournal()
{
    if (!m_state.halted)
        return;
    const SaleId id = m_state.sale.hasBegun() ? m_state.sale.id : m_newSaleId;
    sale::Sale recorded;
    if (!id.isEmpty()) {
        auto loaded = loadSale(m_doors.journal, id);
        if (!loaded && loaded.error().code != ErrorCode::NotFound) {
            halt(loaded.error());
            return;
        }
        recorded = loaded.value_or(sale::Sale());
    }
    m_state.halted = false;
    if (recorded == m_durable) {
        // Nothing of the failed commit arrived: lines that the cashier has seen are written again. What was not announced
        // has been given up; the cashier was never told of it.
        if (!m_writer.flush())
            return;
    } else {
        m_writer.forget();
        m_state.sale = recorded;
        m_durable = recorded;
        if (isClosed(recorded) || recorded.phase == sale::Phase::Held)
            settle(recorded);
    }
    refreshIndex();
    publish();
    Q_EMIT noticed(JournalWorksAgain{});
}

void CheckoutService::halt(const Error& error)
{
    m_state.halted = true;
    publish();
    Q_EMIT noticed(JournalHalted{error});
    Q_EMIT journalFailed(error);
}

void CheckoutService::refreshIndex()
{
    m_state.held.clear();
    if (const auto unfinished = m_doors.sales.unfinished()) {
        for (const ports::SaleRow& row : *unfinished) {
            if (row.state == ports::SaleRow::State::Held)
                m_state.held.append(row);
        }
    }
    if (const auto latest = m_doors.sales.latest(10)) {
        const auto row = std::find_if(latest->cbegin(), latest->cend(), [](const ports::SaleRow& candidate) {
            return candidate.state == ports::SaleRow::State::Completed;
        });
        m_state.lastCompleted = row == latest->cend() ? std::nullopt : std::optional(*row);
    }
}

void CheckoutService::publish()
{
    ++m_state.revision;
    m_state.totals = sale::totals(m_state.sale);
    m_state.cashDue = sale::roundedForCash(m_state.totals.remaining, m_config.rules.rounding);
    Q_EMIT stateChanged(m_state);
}

Result<sale::Context> CheckoutService::context()
{
    sale::Context context{m_operator, m_operatorName, m_doors.clock.now(), {}};
    if (m_state.sale.hasBegun())
        return context;
    const QDate today = QDateTime::fromMSecsSinceEpoch(context.now.unixMs).date();
    const auto counter = m_doors.sales.nextCounter(today);
    if (!counter)
        return failure(counter.error());
    context.newSaleId =
        sale::SaleNumber{m_config.tillNumber, today, *counter, m_config.training}.id();
    m_newSaleId = context.newSaleId;
    return context;
}

} // namespace till::services
