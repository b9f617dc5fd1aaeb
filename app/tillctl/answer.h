// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/services/notice.h"

#include <QJsonObject>
#include <QString>

namespace till::ctl {

/// Exit codes of tillctl, as its manual promises them.
enum class Exit {
    Done = 0,
    Refused = 1, ///< understood, and the answer is no
    Pending = 2, ///< the outcome is not known yet
    Usage = 64,  ///< the command line cannot be understood
    Fault = 70,  ///< disk, device or data do not allow it
};

/// What a command has to say: one JSON object on standard output, and how it ended.
struct Answer {
    QJsonObject json;
    Exit exit = Exit::Done;
};

[[nodiscard]] Answer usage(const QString& what);
[[nodiscard]] Answer refused(const QString& what);
/// Refused for an answer of the till's rules, Fault for the rest.
[[nodiscard]] Answer failed(const Error& error);

/// "2026-11-20T10:42:31.123+08:00"
[[nodiscard]] QString timeText(Instant at);
/// {"notice":"unknownCode","code":"690..."}: the names are those of the types in services/notice.h.
[[nodiscard]] QJsonObject noticeJson(const services::Notice& notice);
/// "needsApproval" and the like.
[[nodiscard]] QString refusalName(sale::Refusal refusal);

} // namespace till::ctl
