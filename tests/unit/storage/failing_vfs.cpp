// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/storage/failing_vfs.h"

namespace till::storage {

namespace {

/// Ours in front, the system's file behind it in the same allocation.
struct File {
    sqlite3_file base;
    FailingVfs* vfs;
};

sqlite3_vfs* systemVfs()
{
    return sqlite3_vfs_find("unix");
}

sqlite3_file* below(sqlite3_file* file)
{
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<File*>(file) + 1);
}

} // namespace

struct FailingVfs::Methods {
    static int close(sqlite3_file* file) { return below(file)->pMethods->xClose(below(file)); }
    static int read(sqlite3_file* file, void* to, int size, sqlite3_int64 offset)
    {
        return below(file)->pMethods->xRead(below(file), to, size, offset);
    }
    static int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset)
    {
        if (!reinterpret_cast<File*>(file)->vfs->nextFails())
            return below(file)->pMethods->xWrite(below(file), from, size, offset);
        below(file)->pMethods->xWrite(below(file), from, size / 2, offset);
        return SQLITE_IOERR_WRITE;
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size)
    {
        return below(file)->pMethods->xTruncate(below(file), size);
    }
    static int sync(sqlite3_file* file, int flags)
    {
        const int code = below(file)->pMethods->xSync(below(file), flags);
        return reinterpret_cast<File*>(file)->vfs->nextFails() ? SQLITE_IOERR_FSYNC : code;
    }
    static int fileSize(sqlite3_file* file, sqlite3_int64* size)
    {
        return below(file)->pMethods->xFileSize(below(file), size);
    }
    static int lock(sqlite3_file* file, int level)
    {
        return below(file)->pMethods->xLock(below(file), level);
    }
    static int unlock(sqlite3_file* file, int level)
    {
        return below(file)->pMethods->xUnlock(below(file), level);
    }
    static int checkReservedLock(sqlite3_file* file, int* held)
    {
        return below(file)->pMethods->xCheckReservedLock(below(file), held);
    }
    static int fileControl(sqlite3_file* file, int operation, void* argument)
    {
        return below(file)->pMethods->xFileControl(below(file), operation, argument);
    }
    static int sectorSize(sqlite3_file* file)
    {
        return below(file)->pMethods->xSectorSize(below(file));
    }
    static int deviceCharacteristics(sqlite3_file* file)
    {
        return below(file)->pMethods->xDeviceCharacteristics(below(file));
    }
    static int shmMap(sqlite3_file* file, int region, int size, int extend, void volatile** to)
    {
        return below(file)->pMethods->xShmMap(below(file), region, size, extend, to);
    }
    static int shmLock(sqlite3_file* file, int offset, int count, int flags)
    {
        return below(file)->pMethods->xShmLock(below(file), offset, count, flags);
    }
    static void shmBarrier(sqlite3_file* file) { below(file)->pMethods->xShmBarrier(below(file)); }
    static int shmUnmap(sqlite3_file* file, int deleteIt)
    {
        return below(file)->pMethods->xShmUnmap(below(file), deleteIt);
    }

    static int open(sqlite3_vfs* vfs, sqlite3_filename path, sqlite3_file* file, int flags,
                    int* flagsOut)
    {
        static constexpr sqlite3_io_methods methods = {
            .iVersion = 2, // without memory mapping
            .xClose = close,
            .xRead = read,
            .xWrite = write,
            .xTruncate = truncate,
            .xSync = sync,
            .xFileSize = fileSize,
            .xLock = lock,
            .xUnlock = unlock,
            .xCheckReservedLock = checkReservedLock,
            .xFileControl = fileControl,
            .xSectorSize = sectorSize,
            .xDeviceCharacteristics = deviceCharacteristics,
            .xShmMap = shmMap,
            .xShmLock = shmLock,
            .xShmBarrier = shmBarrier,
            .xShmUnmap = shmUnmap,
            .xFetch = nullptr,
            .xUnfetch = nullptr,
        };
        auto* ours = reinterpret_cast<File*>(file);
        ours->vfs = static_cast<FailingVfs*>(vfs->pAppData);
        ours->base.pMethods = nullptr;
        const int code = systemVfs()->xOpen(systemVfs(), path, below(file), flags, flagsOut);
        if (below(file)->pMethods)
            ours->base.pMethods = &methods;
        return code;
    }
};

FailingVfs::FailingVfs() : m_vfs(*systemVfs())
{
    m_vfs.szOsFile += static_cast<int>(sizeof(File));
    m_vfs.pNext = nullptr;
    m_vfs.zName = "till-failing";
    m_vfs.pAppData = this;
    m_vfs.xOpen = Methods::open;
    // The system's other functions find what they need through their own VFS.
    m_vfs.xDelete = [](sqlite3_vfs*, const char* path, int syncFolder) {
        return systemVfs()->xDelete(systemVfs(), path, syncFolder);
    };
    m_vfs.xAccess = [](sqlite3_vfs*, const char* path, int flags, int* result) {
        return systemVfs()->xAccess(systemVfs(), path, flags, result);
    };
    m_vfs.xFullPathname = [](sqlite3_vfs*, const char* path, int size, char* to) {
        return systemVfs()->xFullPathname(systemVfs(), path, size, to);
    };
    sqlite3_vfs_register(&m_vfs, 0);
}

FailingVfs::~FailingVfs()
{
    sqlite3_vfs_unregister(&m_vfs);
}

bool FailingVfs::nextFails()
{
    ++m_operations;
    const bool fails = m_operations >= m_failFirst && m_operations <= m_failLast;
    m_failures += fails ? 1 : 0;
    return fails;
}

} // namespace till::storage
