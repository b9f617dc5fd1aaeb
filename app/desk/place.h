// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace till::desk {

enum class Mode {
    Live,
    Training, ///< own folder and number range, demo goods and staff, nothing counts
};

/// Where a till keeps what it knows.
struct Place {
    QString directory;    ///< journal, catalogue, secrets; made if missing
    QString settingsPath; ///< settings.toml
    Mode mode = Mode::Live;

    /// The user's own folders: "till" or "till-training" below the data and configuration folders.
    [[nodiscard]] static Place standard(Mode mode);

    /// Makes the folder, for this user only. Unavailable when that is not possible.
    [[nodiscard]] Result<void> make() const;

    [[nodiscard]] QString cataloguePath() const;
    [[nodiscard]] QString secretsPath() const;
    [[nodiscard]] QString quickKeysPath() const;
};

} // namespace till::desk
