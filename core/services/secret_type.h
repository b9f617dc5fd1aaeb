// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QMetaType>

#include <memory>

namespace till::services {

/// A secret on its way between threads; wiped with the last of its owners. Whoever names the type
/// in a signal or slot includes this.
using SharedSecret = std::shared_ptr<const Secret>;

} // namespace till::services

Q_DECLARE_METATYPE(std::shared_ptr<const till::Secret>)
