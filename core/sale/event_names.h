// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sale/sale.h"

#include <QLatin1StringView>

/// The words of enumerators in an event's JSON; written by event_encoding.cpp, read by
/// event_decoding.cpp.
namespace till::sale {

[[nodiscard]] inline QLatin1StringView nameOf(Measure measure)
{
    switch (measure) {
    case Measure::Pieces:
        return QLatin1StringView("pieces");
    case Measure::Kilograms:
        return QLatin1StringView("kilograms");
    }
    Q_UNREACHABLE();
}

[[nodiscard]] inline QLatin1StringView nameOf(TenderKind kind)
{
    switch (kind) {
    case TenderKind::Cash:
        return QLatin1StringView("cash");
    case TenderKind::ExternalCard:
        return QLatin1StringView("externalCard");
    case TenderKind::Code:
        return QLatin1StringView("code");
    }
    Q_UNREACHABLE();
}

} // namespace till::sale
