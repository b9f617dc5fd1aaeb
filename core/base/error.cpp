// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

namespace till {

QString errorCodeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Malformed:
        return QStringLiteral("malformed");
    case ErrorCode::OutOfRange:
        return QStringLiteral("outOfRange");
    case ErrorCode::NotFound:
        return QStringLiteral("notFound");
    case ErrorCode::Conflict:
        return QStringLiteral("conflict");
    case ErrorCode::PermissionNeeded:
        return QStringLiteral("permissionNeeded");
    case ErrorCode::Refused:
        return QStringLiteral("refused");
    case ErrorCode::Unavailable:
        return QStringLiteral("unavailable");
    case ErrorCode::DiskFull:
        return QStringLiteral("diskFull");
    case ErrorCode::ReadOnly:
        return QStringLiteral("readOnly");
    case ErrorCode::Locked:
        return QStringLiteral("locked");
    case ErrorCode::Corrupt:
        return QStringLiteral("corrupt");
    case ErrorCode::TooNew:
        return QStringLiteral("tooNew");
    case ErrorCode::Fault:
        return QStringLiteral("fault");
    }
    Q_UNREACHABLE();
}

} // namespace till
