// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/tillctl_runner.h"

#include <QJsonDocument>
#include <QProcess>

namespace till::test {

Run TillctlRunner::run(const QStringList& words, const QByteArray& input) const
{
    QProcess process;
    process.start(qEnvironmentVariable("TILLCTL"),
                  QStringList{u"--json"_qs, u"--data"_qs, m_directory} + words);
    if (!process.waitForStarted())
        return {};
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000))
        return {};
    Run run;
    run.exit = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    run.output = process.readAllStandardOutput();
    run.log = process.readAllStandardError();
    run.json = QJsonDocument::fromJson(run.output).object();
    return run;
}

} // namespace till::test
