// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/print_queue.h"

namespace till::services {

/// A job as it enters the queue. Its id says what it is, so that queueing the same copy twice is a
/// conflict: "02-20261120-0147/receipt/0".
[[nodiscard]] ports::PrintJob newPrintJob(ports::PrintJob::Document document,
                                          const QString& subject, int copy, Instant now);

/// A job that belongs to no sale, with a subject that no other job in the queue has:
/// "<prefix><ms>", or the next free number when the clock stands still or was put back.
[[nodiscard]] ports::PrintJob newLoosePrintJob(ports::PrintQueue& queue,
                                               ports::PrintJob::Document document,
                                               const QString& prefix, Instant now);

} // namespace till::services
