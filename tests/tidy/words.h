// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/tidy/rules.h"

#include <QList>

namespace till::tidy {

/// Rules about words that may not stand somewhere.
[[nodiscard]] QList<Rule> wordRules();

} // namespace till::tidy
