// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/sale_index.h"
#include "core/sale/sale.h"

#include <QJsonObject>

namespace till::ctl {

/// A sale with its lines, sums and tenders; amounts as text in yuan.
[[nodiscard]] QJsonObject saleJson(const sale::Sale& sale);
[[nodiscard]] QJsonObject rowJson(const ports::SaleRow& row);

} // namespace till::ctl
