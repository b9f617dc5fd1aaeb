// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/ledger.h"
#include "app/sandbox/mmsp/envelope.h"

#include <QtGlobal>

namespace till::sandbox::mmsp {

/// Whether interfaces that the document calls not open yet answer all the same.
enum class Offer { OpenOnly, All };

/// What holds for all MMSP products.
struct Terms {
    Parties parties;
    qint64 amountMost = 5'000'000; ///< fen of one payment
    RefundRight refunds = RefundRight::Granted;
    Offer offer = Offer::OpenOnly;
    int speed = 1;       ///< waiting times are divided by it
    int notifyScale = 1; ///< so are the notifications' schedules
    quint64 seed = 0;    ///< of the numbers that the platform gives out
};

} // namespace till::sandbox::mmsp
