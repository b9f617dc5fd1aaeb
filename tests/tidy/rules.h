// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/tidy/source.h"

#include <QList>
#include <QString>

#include <functional>

/// What a compiler does not hold: the direction of the house, purity, form.
namespace till::tidy {

struct Finding {
    QString path;
    int line = 0;    ///< from 1
    QString message; ///< what is wrong and what to do instead

    bool operator==(const Finding&) const = default;
};

struct Rule {
    QString name;
    std::function<QList<Finding>(const Source&)> check;
};

[[nodiscard]] QList<Rule> rules();

/// A file that may break a rule, with the reason.
struct Exception {
    QString rule;
    QString path;
    QString reason;
};
[[nodiscard]] QList<Exception> exceptions();

/// The findings of a rule in all files that have no exception from it.
[[nodiscard]] QList<Finding> findingsOf(const Rule& rule, const QList<Source>& sources);

} // namespace till::tidy
