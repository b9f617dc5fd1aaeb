// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/drivers/file_transport.h"

#include <QFile>
#include <QMetaObject>

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace till::drivers {

namespace {

/// The printer class driver of the kernel reports the end of the paper as "no space left".
ports::DeviceFault faultOf(int error)
{
    switch (error) {
    case ENOENT:
    case ENODEV:
    case ENXIO:
    case ENOTDIR:
        return ports::DeviceFault::Absent;
    case EACCES:
    case EPERM:
    case EROFS:
        return ports::DeviceFault::NoPermission;
    case EBUSY:
        return ports::DeviceFault::InUse;
    case ENOSPC:
        return ports::DeviceFault::PaperOut;
    case EIO:
        return ports::DeviceFault::Offline;
    default:
        return ports::DeviceFault::Lost;
    }
}

bool isRetry(int error)
{
    return error == EAGAIN || error == EINTR;
}

} // namespace

FileTransport::FileTransport(QString path, Answers answers, QObject* parent)
    : ByteTransport(parent), m_path(std::move(path)), m_answers(answers)
{
}

FileTransport::~FileTransport()
{
    // At the end of the thread nobody works off a deleteLater() any more.
    m_readable.reset();
    m_writable.reset();
    close();
}

template<typename Emission> void FileTransport::later(Emission emission)
{
    QMetaObject::invokeMethod(
        this,
        [this, emission, session = m_session] {
            if (session == m_session)
                emission();
        },
        Qt::QueuedConnection);
}

int FileTransport::openDescriptor()
{
    const QByteArray name = QFile::encodeName(m_path);
    struct stat info = {};
    const bool isThere = ::stat(name.constData(), &info) == 0;
    if (isThere && S_ISDIR(info.st_mode)) {
        errno = ENXIO;
        return -1;
    }
    if (!isThere && m_path.startsWith(QLatin1String("/dev/")))
        return -1; // a missing device is not replaced by a file
    constexpr int common = O_APPEND | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
    constexpr mode_t ownerOnly = S_IRUSR | S_IWUSR; // receipts name customers
    if (!isThere || S_ISREG(info.st_mode))
        return ::open(name.constData(), O_WRONLY | O_CREAT | common, ownerOnly);
    if (m_answers == Answers::Read) {
        const int descriptor = ::open(name.constData(), O_RDWR | common);
        if (descriptor >= 0 || errno != EACCES)
            return descriptor;
    }
    return ::open(name.constData(), O_WRONLY | common);
}

void FileTransport::open()
{
    close();
    m_descriptor = openDescriptor();
    if (m_descriptor < 0) {
        const int error = errno;
        later([this, error] { Q_EMIT failed(faultOf(error)); });
        return;
    }
    m_writable = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Write);
    m_writable->setEnabled(false);
    connect(m_writable.get(), &QSocketNotifier::activated, this, &FileTransport::pump);
    if (m_answers == Answers::Read) {
        m_readable = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
        connect(m_readable.get(), &QSocketNotifier::activated, this, &FileTransport::onReadable);
    }
    later([this] { Q_EMIT opened(); });
}

void FileTransport::write(const QByteArray& bytes)
{
    m_waiting += bytes;
    m_writable->setEnabled(true);
}

void FileTransport::pump()
{
    m_writable->setEnabled(false);
    const ssize_t count =
        ::write(m_descriptor, m_waiting.constData(), static_cast<size_t>(m_waiting.size()));
    if (count < 0 && !isRetry(errno)) {
        fail(errno);
        return;
    }
    if (count > 0)
        m_waiting.remove(0, count);
    const bool isEmpty = m_waiting.isEmpty();
    m_writable->setEnabled(!isEmpty);
    const int session = m_session;
    if (count > 0)
        Q_EMIT progressed(count);
    if (isEmpty && session == m_session)
        Q_EMIT drained();
}

void FileTransport::onReadable()
{
    QByteArray bytes(256, Qt::Uninitialized);
    const ssize_t count = ::read(m_descriptor, bytes.data(), static_cast<size_t>(bytes.size()));
    if (count > 0)
        Q_EMIT received(bytes.left(count));
    else if (count == 0)
        fail(ENOTCONN);
    else if (!isRetry(errno))
        fail(errno);
}

void FileTransport::fail(int error)
{
    close();
    Q_EMIT failed(faultOf(error));
}

void FileTransport::close()
{
    ++m_session;
    m_waiting.clear();
    // Called from a notifier's own slot: it is deleted from the event loop.
    for (auto* notifier : {&m_readable, &m_writable}) {
        if (*notifier) {
            (*notifier)->setEnabled(false);
            notifier->release()->deleteLater();
        }
    }
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
}

} // namespace till::drivers
