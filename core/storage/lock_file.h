// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <utility>

namespace till::storage {

/// Held by the one process that may write into a data folder, for as long as the object lives. An
/// "open file description" lock: the kernel drops it when the process dies however it dies, so
/// there is no stale lock to judge, and it also refuses a second holder inside one process. The
/// file stays behind on purpose: deleting it would let two processes lock two files of one name.
class LockFile {
public:
    /// Locked when somebody else holds it (the detail names the process), ReadOnly when the folder
    /// may not be written, DiskFull, Unavailable when the folder does not exist.
    [[nodiscard]] static Result<LockFile> acquire(const QString& path);

    LockFile(LockFile&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    LockFile& operator=(LockFile&&) = delete;
    LockFile(const LockFile&) = delete;
    LockFile& operator=(const LockFile&) = delete;
    ~LockFile();

private:
    explicit LockFile(int descriptor) : m_descriptor(descriptor) {}

    int m_descriptor;
};

} // namespace till::storage
