// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace till::tidy {

/// A file of the project as the rules see it.
struct Source {
    QString path;      ///< from the root: "core/sale/sale.h"
    QStringList lines; ///< as they are
    QStringList code;  ///< the same without comments and without what stands in quotes

    /// "core/sale" for "core/sale/sale.h"; "tests" for everything below tests.
    [[nodiscard]] QString room() const;
    [[nodiscard]] bool isHeader() const;
    /// C++; the rest is CMake, scripts and pages.
    [[nodiscard]] bool isCpp() const;
};

[[nodiscard]] Source sourceOf(const QString& path, const QString& text);

/// Every file below `root` that people write: sources, CMake, scripts, pages.
[[nodiscard]] QList<Source> readProject(const QString& root);

} // namespace till::tidy
