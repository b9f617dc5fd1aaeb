// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tillctl/paper.h"

#include <QEventLoop>
#include <QTimer>

#include <algorithm>

namespace till::ctl {

services::PrintState waitForPaper(desk::Desk& desk, int seconds)
{
    QEventLoop loop;
    services::PrintState last;
    QObject::connect(&desk.prints(), &services::PrintService::stateChanged, &loop,
                     [&](const services::PrintState& state) {
                         last = state;
                         const bool busy =
                             std::any_of(state.pending.cbegin(), state.pending.cend(),
                                         [](const ports::PrintJob& job) {
                                             return job.state == ports::PrintJob::State::Sending ||
                                                    job.state == ports::PrintJob::State::Queued;
                                         });
                         if (!busy)
                             loop.quit();
                     });
    QTimer::singleShot(seconds * 1000, &loop, &QEventLoop::quit);
    desk.prints().kick();
    loop.exec();
    return last;
}

} // namespace till::ctl
