// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/gate.h"
#include "app/sandbox/host.h"
#include "app/sandbox/ledger.h"
#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace till::sandbox {

enum class Task { Serve, ListCodes, ShowManual };
enum class Life { UntilKilled, UntilParentEnds };

/// What the command line asks for. The defaults are the platform's published test merchant.
struct Options {
    Task task = Task::Serve;
    quint16 port = 0; ///< 0: any free one
    Terms terms;
    Pass pass;
    QString statePath;
    QString logPath;
    QString tlsCertificatePath;
    QString tlsKeyPath;
    int notifyScale = 1;                      ///< the notifications' schedules are divided by it
    std::vector<std::unique_ptr<Host>> hosts; ///< the protocols beside POS通
    Life life = Life::UntilKilled;
};

/// Reads the arguments, and the key from the file or standard input that they name. Malformed for
/// arguments that cannot be understood, Unavailable for a key that cannot be read.
[[nodiscard]] Result<Options> optionsOf(const QStringList& arguments);
[[nodiscard]] QString manual();

} // namespace till::sandbox
