// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/lock_file.h"

#include <QByteArray>
#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace till::storage {

namespace {

ErrorCode codeOf(int systemErrno)
{
    switch (systemErrno) {
    case EROFS:
    case EACCES:
    case EPERM:
        return ErrorCode::ReadOnly;
    case ENOSPC:
    case EDQUOT:
        return ErrorCode::DiskFull;
    case EAGAIN:
        return ErrorCode::Locked;
    case ENOENT:
    case ENOTDIR:
        return ErrorCode::Unavailable;
    default:
        return ErrorCode::Fault;
    }
}

tl::unexpected<Error> systemFailure(const QString& path, int systemErrno)
{
    return failure(codeOf(systemErrno),
                   QStringLiteral("lock file %1: %2").arg(path, qt_error_string(systemErrno)));
}

QString holderOf(int descriptor)
{
    char text[32];
    const ssize_t size = ::pread(descriptor, text, sizeof text, 0);
    return size > 0 ? QString::fromLatin1(text, size).trimmed() : QStringLiteral("unknown");
}

} // namespace

Result<LockFile> LockFile::acquire(const QString& path)
{
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return systemFailure(path, errno);
    LockFile lock(descriptor);
    struct flock whole = {};
    whole.l_type = F_WRLCK;
    whole.l_whence = SEEK_SET;
    if (::fcntl(descriptor, F_OFD_SETLK, &whole) != 0) {
        if (errno == EAGAIN || errno == EACCES)
            return failure(
                ErrorCode::Locked,
                QStringLiteral("%1 is held by process %2").arg(path, holderOf(descriptor)));
        return systemFailure(path, errno);
    }
    // The number only helps a person to find the other window; nothing is decided by it, so a full
    // disk does not matter here.
    const QByteArray holder = QByteArray::number(::getpid()) + '\n';
    if (::ftruncate(descriptor, 0) == 0) [[maybe_unused]]
        const ssize_t written =
            ::pwrite(descriptor, holder.constData(), static_cast<size_t>(holder.size()), 0);
    return lock;
}

LockFile::~LockFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace till::storage
