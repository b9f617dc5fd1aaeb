// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace till::ports {

/// Files that a person may want to look for, in a folder of the till's own. Core thread.
class Documents {
public:
    virtual ~Documents() = default;

    /// Replaces a file of that name ([a-z0-9._-]{1,100}, not beginning with a dot); durable on
    /// return, readable by this user only. Its path. Malformed, DiskFull, ReadOnly, Fault.
    [[nodiscard]] virtual Result<QString> keep(const QString& name, const QByteArray& content) = 0;
};

} // namespace till::ports
