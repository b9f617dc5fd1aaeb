// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/print_queue.h"

namespace till::services {

/// A job as it enters the queue. Its id says what it is, so that queueing the same copy twice is a conflict:
/// "02-20261120-0147/receipt/0".
[[nodiscard]] ports::PrintJob newPrintJob(ports::PrintJob::Document document, const QString& subject, int copy,
                                          Instant now);

} // namespace till::services
