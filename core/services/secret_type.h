// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QMetaType>

#include <memory>

/// Secrets on their way between threads: whoever names the type in a signal or slot includes this.
Q_DECLARE_METATYPE(std::shared_ptr<const till::Secret>)
