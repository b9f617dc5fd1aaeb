// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalog/product.h"

#include <QString>

namespace till::support {

/// The goods with this number of a made-up chain store: brand, kind, flavour, size and packing, as
/// names of goods in China are built; a GTIN-13 of its own; every twentieth sold by weight. The
/// same number always gives the same goods.
[[nodiscard]] catalog::Product plausibleProduct(qint64 number);

/// Makes a catalogue of the goods 0 to count − 1 at `path`, unless there is one with that many
/// already. A million take about a minute.
[[nodiscard]] Result<void> makeBigCatalogue(const QString& path, qint64 count);

} // namespace till::support
