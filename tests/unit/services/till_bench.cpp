// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/services/till_bench.h"

#include "core/catalog/gtin.h"
#include "core/catalog/scale_barcode.h"
#include "core/wire/ed25519.h"

#include <QCoreApplication>

namespace till::services {

namespace {

using support::require;

catalog::Product product(const ProductCode& code, const QString& name, qint64 priceFen)
{
    catalog::Product made;
    made.code = code;
    made.name = name;
    made.unit = QStringLiteral("个");
    made.price = fen(priceFen);
    return made;
}

QList<catalog::Product> shelf()
{
    catalog::Product water = product(goods::water, QStringLiteral("农夫山泉 550ml"), 200);
    water.barcodes = {goods::waterBarcode};
    catalog::Product bread = product(goods::bread, QStringLiteral("吐司"), 333);
    bread.barcodes = {goods::breadBarcode};
    catalog::Product apples = product(goods::apples, QStringLiteral("红富士"), 1280);
    apples.measure = Measure::Kilograms;
    apples.plu = QStringLiteral("00021");
    catalog::Product buns = product(goods::buns, QStringLiteral("肉包"), 350);
    buns.plu = QStringLiteral("00022");
    return {water, bread, apples, buns, product(goods::gift, QStringLiteral("赠品"), 0)};
}

QByteArray sign(const QByteArray& message)
{
    const Secret seed(QByteArray(wire::Ed25519::seedSize, 'k'));
    return require(wire::Ed25519::sign(seed, message));
}

} // namespace

QString withCheckDigit(const QString& digits)
{
    return digits + QString::number(catalog::checkDigitFor(digits).value());
}

TillBench::TillBench() : catalogue(shelf())
{
    config.tillNumber = 2;
    // A signature that anybody can make out: the message's length.
    config.verifySaleCode = [](const QByteArray& message, const QByteArray& signature) {
        return signature == QByteArray::number(message.size());
    };
    config.scaleLayouts = require(catalog::parseScaleLayouts(
        {QStringLiteral("21:PPPPPAAAAAC"), QStringLiteral("22:PPPPPWWWWWC"),
         QStringLiteral("26:PPPPPAAAAAWWWWWC")}));
}

TillBench::~TillBench()
{
    close();
}

void TillBench::open()
{
    store = require(
        storage::JournalStore::open({folder.path(), {}, vfs}, QStringLiteral("T02"), clock));
    journal = std::make_unique<support::JournalGate>(*store);
    receipts = std::make_unique<ReceiptMaker>(ReceiptMaker::Doors{clock, *journal, *store, *store},
                                              ReceiptConfig{.tillNumber = 2}, sign);
    checkout = std::make_unique<CheckoutService>(
        CheckoutService::Doors{clock, *journal, *store, *store, catalogue}, config);
    prints = std::make_unique<PrintService>(
        PrintService::Doors{clock, *journal, *store, hasPrinter ? &printer : nullptr}, *receipts);
    staff = std::make_unique<StaffService>(StaffService::Doors{clock, random, *journal},
                                           Secret(QByteArray(32, 'p')));
    checkout->setOperator(OperatorId(QStringLiteral("1008")), QStringLiteral("王芳"));
    listen();
}

void TillBench::start()
{
    open();
    checkout->recover();
}

void TillBench::close()
{
    staff.reset();
    prints.reset();
    checkout.reset();
    receipts.reset();
    journal.reset();
    store.reset();
}

void TillBench::cutPower()
{
    journal->unplug();
    close();
}

void TillBench::quit()
{
    close();
}

void TillBench::restart()
{
    cutPower();
    log.clear();
    states.clear();
    notices.clear();
    start();
}

void TillBench::reopenAndRetry()
{
    require(journal->reopen());
    checkout->retryJournal();
}

void TillBench::letGroupCommitPass()
{
    QTimer& timer = timerOf(*checkout);
    if (!timer.isActive())
        return;
    timer.start(0);
    while (timer.isActive())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

void TillBench::scan(const QString& code, Quantity quantity)
{
    checkout->scan({code, {}}, quantity);
}

SaleId TillBench::sellWater()
{
    scanWater();
    const SaleId id = state().sale.id;
    run(sale::TenderCash{fen(500)});
    return id;
}

bool TillBench::refusedWith(sale::Refusal refusal) const
{
    const auto* last = notices.isEmpty() ? nullptr : std::get_if<CommandRefused>(&notices.last());
    return last != nullptr && last->refusal == refusal;
}

QStringList TillBench::kindsOf(const QString& subject)
{
    QStringList kinds;
    require(store->readSubject(subject, [&](const ports::JournalRecord& record) {
        kinds.append(record.kind);
        return true;
    }));
    return kinds;
}

QList<ports::JournalRecord> TillBench::recordsOf(const QString& kind)
{
    QList<ports::JournalRecord> records;
    require(store->read(1, [&](const ports::JournalRecord& record) {
        if (record.kind == kind)
            records.append(record);
        return true;
    }));
    return records;
}

ports::PrintJob TillBench::job(const QString& id)
{
    return require(store->find(PrintJobId(id)));
}

QTimer& TillBench::timerOf(QObject& service)
{
    auto* timer = service.findChild<QTimer*>();
    if (timer == nullptr)
        throw std::logic_error("the service has no timer");
    return *timer;
}

void TillBench::listen()
{
    journal->whenDurable([this](const support::JournalGate::Batch& batch) {
        QStringList kinds;
        for (const ports::JournalEntry& entry : batch)
            kinds.append(entry.kind);
        log.append(QStringLiteral("durable: ") + kinds.join(u' '));
    });
    QObject* context = checkout.get();
    QObject::connect(checkout.get(), &CheckoutService::stateChanged, context,
                     [this](const CheckoutState& now) {
                         states.append(now);
                         log.append(QStringLiteral("state"));
                     });
    QObject::connect(checkout.get(), &CheckoutService::noticed, context,
                     [this](const Notice& notice) {
                         notices.append(notice);
                         log.append(QStringLiteral("notice"));
                     });
    QObject::connect(checkout.get(), &CheckoutService::completed, context,
                     [this](const CompletedSale& sale) {
                         completed.append(sale);
                         log.append(QStringLiteral("completed"));
                     });
    QObject::connect(checkout.get(), &CheckoutService::approvalNeeded, context,
                     [this](const ApprovalRequest& request) { approvals.append(request); });
    QObject::connect(checkout.get(), &CheckoutService::saleCodeScanned, context,
                     [this](const SaleId& sale) { saleCodes.append(sale.text()); });
    QObject::connect(checkout.get(), &CheckoutService::journalFailed, context,
                     [this] { ++journalFailures; });
    QObject::connect(checkout.get(), &CheckoutService::printQueued, context, [this] {
        ++printsQueued;
        log.append(QStringLiteral("printQueued"));
    });
    QObject::connect(prints.get(), &PrintService::stateChanged, context,
                     [this](const PrintState& now) { printState = now; });
}

} // namespace till::services
