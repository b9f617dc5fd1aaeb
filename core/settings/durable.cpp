// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/durable.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace till::settings {

Error systemError(const QString& what, int errorNumber)
{
    ErrorCode code = ErrorCode::Fault;
    if (errorNumber == ENOSPC || errorNumber == EDQUOT)
        code = ErrorCode::DiskFull;
    else if (errorNumber == EROFS || errorNumber == EACCES || errorNumber == EPERM)
        code = ErrorCode::ReadOnly;
    else if (errorNumber == ENOENT)
        code = ErrorCode::NotFound;
    return {code, u"%1: %2"_qs.arg(what, qt_error_string(errorNumber))};
}

Result<void> syncDirectory(const QString& path)
{
    const int directory =
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0)
        return failure(systemError(path, errno));
    const int synced = ::fsync(directory);
    const int errorNumber = errno;
    ::close(directory);
    if (synced != 0)
        return failure(systemError(path, errorNumber));
    return {};
}

} // namespace till::settings
