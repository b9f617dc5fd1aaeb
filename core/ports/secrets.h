// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QString>

namespace till::ports {

/// Where keys live; never in settings, environment or logs.
class Secrets {
public:
    virtual ~Secrets() = default;

    /// NotFound if there is none of that name; names are [a-z0-9._-]{1,64}.
    [[nodiscard]] virtual Result<Secret> load(const QString& name) = 0;
    /// Replaces an earlier value; durable on return.
    [[nodiscard]] virtual Result<void> store(const QString& name, const Secret& value) = 0;
};

} // namespace till::ports
