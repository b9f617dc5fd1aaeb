// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/sale_records.h"

#include "core/base/overloaded.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace till::services {

ports::JournalEntry saleEntry(const SaleId& id, const sale::Event& event)
{
    return {sale::kindOf(event), id.text(), sale::encode(event)};
}

Result<sale::Sale> loadSale(ports::Journal& journal, const SaleId& id)
{
    sale::Sale sale;
    std::optional<Error> unreadable;
    const auto read = journal.readSubject(id.text(), [&](const ports::JournalRecord& record) {
        const auto event = sale::decode(record.kind, record.payload);
        if (!event && event.error().code == ErrorCode::NotFound)
            return true; // another room's record about the same sale
        if (!event) {
            unreadable =
                Error{ErrorCode::Corrupt,
                      QStringLiteral("record %1: %2").arg(record.seq).arg(event.error().detail)};
            return false;
        }
        sale = sale::apply(std::move(sale), id, *event);
        return true;
    });
    if (!read)
        return failure(read.error());
    if (unreadable)
        return failure(*unreadable);
    if (!sale.hasBegun())
        return failure(ErrorCode::NotFound, QStringLiteral("no sale %1").arg(id.text()));
    return sale;
}

std::optional<int> lineOf(const sale::Event& event)
{
    using Line = std::optional<int>;
    return std::visit(Overloaded{
                          [](const sale::LineAdded& e) { return Line(e.line.id); },
                          [](const sale::LineQuantityChanged& e) { return Line(e.lineId); },
                          [](const sale::LinePriceOverridden& e) { return Line(e.lineId); },
                          [](const sale::LineDiscounted& e) { return Line(e.lineId); },
                          [](const sale::LineVoided& e) { return Line(e.lineId); },
                          [](const sale::LineNoted& e) { return Line(e.lineId); },
                          [](const sale::SaleOpened&) { return Line(); },
                          [](const sale::SaleDiscounted&) { return Line(); },
                          [](const sale::SaleHeld&) { return Line(); },
                          [](const sale::SaleRecalled&) { return Line(); },
                          [](const sale::TenderStarted&) { return Line(); },
                          [](const sale::TenderLeft&) { return Line(); },
                          [](const sale::TenderAdded&) { return Line(); },
                          [](const sale::TenderRemoved&) { return Line(); },
                          [](const sale::SaleCompleted&) { return Line(); },
                          [](const sale::SaleVoided&) { return Line(); },
                          [](const sale::PaymentBegun&) { return Line(); },
                          [](const sale::PaymentEnded&) { return Line(); },
                          [](const sale::PaymentSetAside&) { return Line(); },
                          [](const sale::PaymentReturned&) { return Line(); },
                      },
                      event);
}

int newestLine(const sale::Sale& sale)
{
    const auto newest = std::find_if(sale.lines.crbegin(), sale.lines.crend(),
                                     [](const sale::Line& line) { return !line.voided; });
    return newest == sale.lines.crend() ? 0 : newest->id;
}

bool hasLeftTheDesk(const sale::Sale& sale)
{
    switch (sale.phase) {
    case sale::Phase::Open:
    case sale::Phase::Tendering:
        return false;
    case sale::Phase::Held:
    case sale::Phase::Completed:
    case sale::Phase::Voided:
        return true;
    }
    Q_UNREACHABLE();
}

QList<DiscountTakenAway> takenAway(const sale::Sale& before, const sale::Command& command,
                                   const QList<sale::Event>& events)
{
    QList<DiscountTakenAway> taken;
    for (const sale::Event& event : events) {
        const auto* ofLine = std::get_if<sale::LineDiscounted>(&event);
        const auto* ofSale = std::get_if<sale::SaleDiscounted>(&event);
        if (ofLine && !ofLine->discount && !std::holds_alternative<sale::DiscountLine>(command)) {
            const sale::Line* line = before.line(ofLine->lineId);
            taken.append({line ? line->item.name : QString()});
        } else if (ofSale && !ofSale->discount &&
                   !std::holds_alternative<sale::DiscountSale>(command)) {
            taken.append({QString()});
        }
    }
    return taken;
}

ports::JournalEntry drawerOpenedEntry(const QString& subject, const OperatorId& by,
                                      const QString& reason, const OperatorId& approvedBy)
{
    QJsonObject payload{{QStringLiteral("by"), by.text()},
                        {QStringLiteral("reason"), reason.left(80)}};
    if (!approvedBy.isEmpty())
        payload.insert(QStringLiteral("approvedBy"), approvedBy.text());
    return {QStringLiteral("drawer.opened"), subject,
            QJsonDocument(payload).toJson(QJsonDocument::Compact)};
}

} // namespace till::services
