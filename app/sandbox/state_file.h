// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFile>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace till::sandbox {

/// Lines of JSON that survive the loss of the process and of power: each append is on the disk when
/// it returns. Nothing is ever changed or taken out.
class StateFile {
public:
    explicit StateFile(const QString& path) : m_file(path) {}

    /// Opens the file, made if missing, and reads its lines. A last line without its end was being
    /// written when the process died and is cut off. Corrupt for another line that is no object;
    /// Unavailable when the file cannot be opened.
    [[nodiscard]] Result<QList<QJsonObject>> open();
    /// Fault when the lines may not be on the disk; then nothing may be answered.
    [[nodiscard]] Result<void> append(const QList<QJsonObject>& lines);

private:
    QFile m_file;
};

} // namespace till::sandbox
