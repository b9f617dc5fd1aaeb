// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receipt/receipt.h"

#include <QString>

namespace till::receipt {

struct TestPageData {
    QString title = QStringLiteral("打印测试");
    QString shopName;
    QString printer;  ///< where the page was sent, as the settings name it
    QString timeText; ///< may be empty
};

/// Shows what goes wrong with printers: characters of each kind (a printer with Chinese mode off
/// shows boxes instead of 中 ￥ × ·), a ruler as wide as the paper, all sizes, both kinds of codes
/// and the cut. columns: 48 or 32.
[[nodiscard]] Receipt buildTestPage(const TestPageData& data, int columns);

} // namespace till::receipt
