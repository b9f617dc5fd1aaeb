// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/secret_file.h"

#include "core/settings/durable.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace till::settings {
namespace {

class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] bool isOpen() const { return m_number >= 0; }

private:
    int m_number;
};

bool isName(const QString& name)
{
    // "." and ".." are no files of this directory.
    return !name.isEmpty() && name.size() <= 64 && name != u"." && name != u".." &&
           std::all_of(name.cbegin(), name.cend(), [](QChar character) {
               const char16_t c = character.unicode();
               return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'.' ||
                      c == u'_' || c == u'-';
           });
}

Result<void> checkPrivate(int descriptor, const QString& path, mode_t wanted)
{
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0)
        return failure(systemError(path, errno));
    if (status.st_uid != ::geteuid())
        return failure(ErrorCode::Refused, u"%1 belongs to another user"_qs.arg(path));
    const mode_t mode = status.st_mode & 07777;
    if ((mode & ~wanted) != 0) {
        return failure(ErrorCode::Refused,
                       u"%1 has mode 0%2, so others may have read or changed it; make it 0%3 after "
                       "checking who had access"_qs.arg(path, QString::number(mode, 8),
                                                        QString::number(wanted, 8)));
    }
    return {};
}

Result<Descriptor> openDirectory(const QString& path)
{
    Descriptor directory(::open(QFile::encodeName(path).constData(),
                                O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!directory.isOpen())
        return failure(systemError(path, errno));
    if (const Result<void> checked = checkPrivate(directory.number(), path, 0700); !checked)
        return failure(checked.error());
    return directory;
}

Result<void> writeAll(int descriptor, const QByteArray& bytes, const QString& path)
{
    qsizetype written = 0;
    while (written < bytes.size()) {
        const ssize_t count = ::write(descriptor, bytes.constData() + written,
                                      static_cast<size_t>(bytes.size() - written));
        if (count < 0 && errno != EINTR)
            return failure(systemError(path, errno));
        if (count > 0)
            written += count;
    }
    if (::fsync(descriptor) != 0)
        return failure(systemError(path, errno));
    return {};
}

} // namespace

SecretFiles::SecretFiles(QString directory) : m_directory(std::move(directory)) {}

Result<Secret> SecretFiles::load(const QString& name)
{
    if (!isName(name))
        return failure(ErrorCode::Malformed, u"a secret's name has 1 to 64 of a-z 0-9 . _ -"_qs);
    const Result<Descriptor> directory = openDirectory(m_directory);
    if (!directory)
        return failure(directory.error());
    const QString path = m_directory + u'/' + name;
    const Descriptor file(::openat(directory->number(), name.toUtf8().constData(),
                                   O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file.isOpen())
        return failure(systemError(path, errno));
    if (const Result<void> checked = checkPrivate(file.number(), path, 0600); !checked)
        return failure(checked.error());

    // One buffer of the full size: growing it would leave copies behind in freed memory.
    QByteArray bytes(bytesMax + 1, Qt::Uninitialized);
    qsizetype length = 0;
    while (length < bytes.size()) {
        const ssize_t count = ::read(file.number(), bytes.data() + length,
                                     static_cast<size_t>(bytes.size() - length));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return failure(systemError(path, errno));
        if (count == 0)
            break;
        length += count;
    }
    bytes.truncate(length);
    Secret secret(std::move(bytes));
    if (length > bytesMax)
        return failure(ErrorCode::OutOfRange, u"%1 is larger than 64 KiB"_qs.arg(path));
    return secret;
}

Result<void> SecretFiles::store(const QString& name, const Secret& value)
{
    if (!isName(name))
        return failure(ErrorCode::Malformed, u"a secret's name has 1 to 64 of a-z 0-9 . _ -"_qs);
    if (value.reveal().size() > bytesMax)
        return failure(ErrorCode::OutOfRange, u"a secret has at most 64 KiB"_qs);
    if (::mkdir(QFile::encodeName(m_directory).constData(), 0700) != 0 && errno != EEXIST)
        return failure(systemError(m_directory, errno));
    const Result<Descriptor> directory = openDirectory(m_directory);
    if (!directory)
        return failure(directory.error());

    // Upper case cannot be a secret's name, so the half-written file is never mistaken for one.
    const QByteArray temporary = name.toUtf8() + ".NEW";
    const QString path = m_directory + u'/' + name;
    ::unlinkat(directory->number(), temporary.constData(), 0);
    const Descriptor file(::openat(directory->number(), temporary.constData(),
                                   O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file.isOpen())
        return failure(systemError(path, errno));
    Result<void> stored = writeAll(file.number(), value.reveal(), path);
    if (stored && ::renameat(directory->number(), temporary.constData(), directory->number(),
                             name.toUtf8().constData()) != 0)
        stored = failure(systemError(path, errno));
    if (!stored) {
        ::unlinkat(directory->number(), temporary.constData(), 0);
        return stored;
    }
    if (::fsync(directory->number()) != 0)
        return failure(systemError(m_directory, errno));
    return {};
}

} // namespace till::settings
