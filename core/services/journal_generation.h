// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/journal.h"
#include "core/ports/payment_index.h"
#include "core/ports/random.h"

#include <QString>

namespace till::services {

/// The journal's generation, see payment/order_id.h; drawn and recorded where it has none yet.
[[nodiscard]] Result<QString> journalGeneration(ports::PaymentIndex& payments,
                                                ports::Journal& journal, ports::Random& random);

} // namespace till::services
