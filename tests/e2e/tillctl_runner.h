// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace till::test {

/// What a run of the real program gave.
struct Run {
    int exit = -1;
    QJsonObject json; ///< of standard output
    QByteArray output;
    QByteArray log; ///< standard error
};

/// Runs tillctl (found through the environment variable TILLCTL) in a data folder.
class TillctlRunner {
public:
    explicit TillctlRunner(QString directory) : m_directory(std::move(directory)) {}

    [[nodiscard]] Run run(const QStringList& words, const QByteArray& input = {}) const;

private:
    QString m_directory;
};

} // namespace till::test
