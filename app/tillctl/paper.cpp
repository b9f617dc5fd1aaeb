// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tillctl/paper.h"

#include <QEventLoop>
#include <QTimer>

#include <algorithm>

namespace till::ctl {

QList<ports::PrintJob> waitForPaper(desk::Desk& desk, int seconds)
{
    const auto pending = [&desk] {
        return desk.journal().pending().value_or(QList<ports::PrintJob>());
    };
    const auto isBusy = [&pending] {
        const QList<ports::PrintJob> jobs = pending();
        return std::any_of(jobs.cbegin(), jobs.cend(), [](const ports::PrintJob& job) {
            return job.state == ports::PrintJob::State::Sending ||
                   job.state == ports::PrintJob::State::Queued;
        });
    };
    QEventLoop loop;
    QObject::connect(&desk.prints(), &services::PrintService::stateChanged, &loop, [&] {
        if (!isBusy())
            loop.quit();
    });
    QTimer::singleShot(seconds * 1000, &loop, &QEventLoop::quit);
    desk.startPrinting();
    if (isBusy())
        loop.exec();
    return pending();
}

} // namespace till::ctl
