// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/documents.h"

#include <QString>

namespace till::settings {

/// Documents as files of mode 0600 in one directory of mode 0700, which is made with the first one.
class DocumentFolder : public ports::Documents {
public:
    /// Its parent must exist by then.
    explicit DocumentFolder(QString directory);

    [[nodiscard]] Result<QString> keep(const QString& name, const QByteArray& content) override;

private:
    QString m_directory;
};

} // namespace till::settings
