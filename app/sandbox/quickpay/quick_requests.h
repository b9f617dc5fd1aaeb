// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/mmsp/fields.h"

#include <QList>
#include <QString>

/// The requests of the quick pay document, chapter 5.
namespace till::sandbox::quickpay {

enum class QuickTask {
    Order,
    Confirm,
    Query,
    BatchQuery,
    Resend,
    UnionOrder,
    BindPaySms,
    BindConfirm,
    BindSms,
    Bind,
    Unbind,
    BindQuery,
};

enum class Open { Yes, NotYet };

struct QuickRequest {
    int command = 0;
    QString operation; ///< "order": for counting and faults
    QuickTask task = QuickTask::Order;
    Open open = Open::Yes;
    mmsp::Fields fields;
};

[[nodiscard]] const QList<QuickRequest>& quickRequests();
/// nullptr for a command that the document does not have.
[[nodiscard]] const QuickRequest* quickRequest(int command);

} // namespace till::sandbox::quickpay
