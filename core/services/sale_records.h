// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/journal.h"
#include "core/sale/decide.h"
#include "core/sale/events.h"
#include "core/services/notice.h"

#include <QList>

#include <optional>

/// Sales as they stand in the journal.
namespace till::services {

[[nodiscard]] ports::JournalEntry saleEntry(const SaleId& id, const sale::Event& event);

/// Folds the sale from its records. NotFound when there are none; Corrupt when one cannot be read.
[[nodiscard]] Result<sale::Sale> loadSale(ports::Journal& journal, const SaleId& id);

/// The line that the event is about, if it is about one.
[[nodiscard]] std::optional<int> lineOf(const sale::Event& event);

/// The counted line that was entered last; 0 if there is none. It is the one that "3*" means after
/// a restart.
[[nodiscard]] int newestLine(const sale::Sale& sale);

/// Held, completed or voided: nothing more is entered into it.
[[nodiscard]] bool hasLeftTheDesk(const sale::Sale& sale);

/// The discounts that the events take away although the command is about something else.
[[nodiscard]] QList<DiscountTakenAway>
takenAway(const sale::Sale& before, const sale::Command& command, const QList<sale::Event>& events);

/// "drawer.opened": somebody opened the drawer without a sale. `subject` is unique; `approvedBy` is
/// empty where nobody else was asked.
[[nodiscard]] ports::JournalEntry drawerOpenedEntry(const QString& subject, const OperatorId& by,
                                                    const QString& reason,
                                                    const OperatorId& approvedBy);

} // namespace till::services
