// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/barcode/classify.h"
#include "core/services/quick_keys.h"

#include <QList>
#include <QString>

namespace till::models {

/// What the window shows of the shop and the till; filled from settings by the program.
struct DeskInfo {
    enum class Mode { Real, Training };
    enum class Scanner {
        None,
        Keyboard, ///< types like a keyboard; whether it is there cannot be known
        Serial,   ///< says when it goes
    };
    /// Somebody of the demo staff, with the PIN that is printed on the sign-in page.
    struct DemoPerson {
        QString name;
        QString number;
        QString pin;
    };

    QString shopName;
    QString shopBranch;
    int tillNumber = 1;
    Mode mode = Mode::Real;
    QList<DemoPerson> demoStaff; ///< in training only
    catalog::ScaleLayouts scaleLayouts;
    QList<services::QuickKeyPage> quickKeys;
    Scanner scanner = Scanner::None;
    /// Of the journal when it was opened, which it only can be when its chain is whole.
    qint64 journalRecords = 0;
    int idleLockMs = 0; ///< lock after so long without a key, a press or a scan; 0: never
};

} // namespace till::models
