// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/money.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QLatin1StringView>
#include <QString>

#include <utility>

namespace till {

/// Takes a record's JSON object apart field by field and remembers whether anything was missing, of
/// another type or out of range; the values read after that are of no use.
class JsonReader {
public:
    explicit JsonReader(QJsonObject object) : m_object(std::move(object)) {}

    [[nodiscard]] bool has(QLatin1StringView key) const { return m_object.contains(key); }

    [[nodiscard]] qint64 integer(QLatin1StringView key, qint64 min, qint64 max);
    [[nodiscard]] Money money(QLatin1StringView key, qint64 minFen = 0);
    [[nodiscard]] Instant instant(QLatin1StringView key);
    [[nodiscard]] bool boolean(QLatin1StringView key);
    [[nodiscard]] QString text(QLatin1StringView key);
    /// Missing counts as empty.
    [[nodiscard]] QString textIfAny(QLatin1StringView key);
    /// Undefined, and not complete any more, if the key is missing.
    [[nodiscard]] QJsonValue take(QLatin1StringView key);

    void check(bool holds) { m_good = m_good && holds; }
    /// Everything fitted and nothing is left over.
    [[nodiscard]] bool isComplete() const { return m_good && m_object.isEmpty(); }

private:
    QJsonObject m_object;
    bool m_good = true;
};

} // namespace till
