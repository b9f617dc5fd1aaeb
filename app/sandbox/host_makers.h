// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/host.h"
#include "core/base/result.h"

#include <QCommandLineOption>
#include <QList>
#include <QString>

#include <memory>

class QCommandLineParser;

namespace till::sandbox {

/// How fast time goes for what waits.
struct Pace {
    int speed = 1;       ///< waiting times are divided by it; at least 1
    int notifyScale = 1; ///< the notifications' schedules are divided by it; at least 1
};

/// How a protocol comes to the command line: the options that it adds, and the host that they ask
/// for. Malformed for options that cannot be understood, Unavailable for a file that cannot be
/// read.
struct HostMaker {
    QList<QCommandLineOption> (*options)() = nullptr;
    Result<std::unique_ptr<Host>> (*make)(const QCommandLineParser& parser,
                                          const Pace& pace) = nullptr;
    QString (*magic)() = nullptr; ///< for --list-codes: a heading and a table; may be missing
};

/// All protocols beside POS通: a new one is a new row.
[[nodiscard]] const QList<HostMaker>& hostMakers();

} // namespace till::sandbox
