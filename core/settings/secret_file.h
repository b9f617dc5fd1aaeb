// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/secrets.h"

#include <QString>

namespace till::settings {

/// Secrets as files: one directory of mode 0700 owned by this user, one file of mode 0600 for each
/// name. Files rather than the desktop's keyring, because a till starts without anybody unlocking
/// one; a keyring may come later behind the same door. Whoever reads the disk as this user or as
/// root reads the secrets.
///
/// A directory or file that others could read or write is refused (Refused) until somebody has
/// looked: the detail names it and the mode it should have. Any thread, one at a time.
class SecretFiles : public ports::Secrets {
public:
    static constexpr qint64 bytesMax = 64 * 1024;

    /// The directory is made with the first store(); its parent must exist.
    explicit SecretFiles(QString directory);

    /// NotFound: none of that name. Malformed: not a name. Refused: see above. OutOfRange: larger
    /// than bytesMax.
    [[nodiscard]] Result<Secret> load(const QString& name) override;
    /// Also OutOfRange for a value larger than bytesMax; DiskFull, ReadOnly, Fault: the old value
    /// is untouched.
    [[nodiscard]] Result<void> store(const QString& name, const Secret& value) override;

private:
    QString m_directory;
};

} // namespace till::settings
