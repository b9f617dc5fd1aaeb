// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

    [[nodiscard]] QString cataloguePath() const;
    [[nodiscard]] QString secretsPath() const;
    [[nodiscard]] QString quickKeysPath() const;
};

} // namespace till::desk
