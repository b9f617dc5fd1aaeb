// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QtGlobal>

#include <compare>

namespace till {

/// A moment of wall-clock time: milliseconds since 1970-01-01T00:00:00Z. Recorded and shown, never
/// used to measure how long something took: for that ports/clock.h has a steady clock.
struct Instant {
    qint64 unixMs = 0;

    auto operator<=>(const Instant&) const = default;
};

} // namespace till

Q_DECLARE_METATYPE(till::Instant)
