// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/documents.h"
#include "core/ports/secrets.h"

#include <QHash>

#include <optional>

namespace till::support {

/// Secrets that last as long as the test.
class MemorySecrets : public ports::Secrets {
public:
    [[nodiscard]] Result<Secret> load(const QString& name) override
    {
        if (trouble)
            return failure(*trouble);
        if (!values.contains(name))
            return failure(ErrorCode::NotFound, name);
        return Secret(QByteArray(values.value(name)));
    }
    [[nodiscard]] Result<void> store(const QString& name, const Secret& value) override
    {
        if (trouble)
            return failure(*trouble);
        values.insert(name, value.reveal());
        return {};
    }

    QHash<QString, QByteArray> values;
    std::optional<Error> trouble; ///< the store cannot be reached
};

class MemoryDocuments : public ports::Documents {
public:
    [[nodiscard]] Result<QString> keep(const QString& name, const QByteArray& content) override
    {
        if (trouble)
            return failure(*trouble);
        values.insert(name, content);
        return name;
    }

    QHash<QString, QByteArray> values;
    std::optional<Error> trouble;
};

} // namespace till::support
