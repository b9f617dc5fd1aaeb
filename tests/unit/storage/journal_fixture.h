// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/clock.h"
#include "core/ports/journal.h"
#include "core/ports/print_queue.h"
#include "core/sale/events.h"
#include "core/sale/sale_number.h"
#include "core/storage/journal_store.h"

#include <QList>
#include <QString>
#include <QTemporaryDir>

#include <memory>
#include <stdexcept>

namespace till::storage {

/// Stops the test with the reason when something that must work does not.
inline void require(const Result<void>& result)
{
    if (!result)
        throw std::runtime_error(result.error().detail.toStdString());
}

template<typename Value> Value require(Result<Value> result)
{
    if (!result)
        throw std::runtime_error(result.error().detail.toStdString());
    return std::move(*result);
}

/// Stands still unless told to move.
class HandClock : public ports::Clock {
public:
    [[nodiscard]] Instant now() const override { return Instant{unixMs}; }
    [[nodiscard]] qint64 steadyMs() const override { return unixMs; }

    qint64 unixMs = 1'795'132'800'000; // 2026-11-20
};

/// A folder with a journal of till T02.
struct JournalBench {
    QTemporaryDir folder;
    HandClock clock;
    std::unique_ptr<JournalStore> store;

    [[nodiscard]] JournalPlace place() const { return {folder.path(), {}, {}}; }
    [[nodiscard]] QString file(const QString& name) const { return folder.filePath(name); }
    [[nodiscard]] QString databaseFile() const { return file(QStringLiteral("journal.db")); }
    [[nodiscard]] Result<std::unique_ptr<JournalStore>> tryOpen()
    {
        return JournalStore::open(place(), QStringLiteral("T02"), clock);
    }
    JournalStore& open()
    {
        store.reset();
        store = require(tryOpen());
        return *store;
    }
    void close() { store.reset(); }
};

inline ports::JournalEntry note(int number)
{
    return {QStringLiteral("test.note"), QStringLiteral("n%1").arg(number),
            QByteArrayLiteral("{\"n\":") + QByteArray::number(number) + '}'};
}

inline ports::JournalEntry entry(const SaleId& id, const sale::Event& event)
{
    return {sale::kindOf(event), id.text(), sale::encode(event)};
}

inline SaleId saleId(int counter, QDate date = QDate(2026, 11, 20))
{
    return sale::SaleNumber{.till = 2, .date = date, .counter = counter, .training = false}.id();
}

inline sale::SaleOpened opened(Instant at)
{
    return {OperatorId(QStringLiteral("1008")), QStringLiteral("王芳"), at};
}

inline sale::LineAdded lineAdded(int lineId, qint64 fen, const QString& name)
{
    sale::Line line;
    line.id = lineId;
    line.item.product = ProductCode(QStringLiteral("P%1").arg(lineId));
    line.item.name = name;
    line.item.listPrice = Money::fromFen(fen);
    line.quantity = Quantity::pieces(1);
    return {line};
}

inline ports::PrintJob job(const QString& id, const SaleId& sale, int copy = 0)
{
    ports::PrintJob made;
    made.id = PrintJobId(id);
    made.subject = sale.text();
    made.copy = copy;
    return made;
}

inline QList<ports::JournalRecord> recordsOf(JournalStore& store, qint64 fromSeq = 1)
{
    QList<ports::JournalRecord> records;
    require(store.read(fromSeq, [&](const ports::JournalRecord& record) {
        records.append(record);
        return true;
    }));
    return records;
}

} // namespace till::storage
