// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/config.h"
#include "app/desk/desk.h"
#include "app/tillctl/paper.h"
#include "app/tillctl/session.h"
#include "core/ports/print_records.h"

namespace till::ctl {

Answer salesReprint(const Session& session)
{
    if (session.words.size() != 1)
        return usage(u"sales reprint SALE"_qs);
    auto desk = desk::Desk::open(session.place);
    if (!desk)
        return failed(desk.error());
    Answer answer;
    QObject::connect(
        &(*desk)->checkout(), &services::CheckoutService::noticed, desk->get(),
        [&answer](const services::Notice& notice) { answer.json = noticeJson(notice); });
    (*desk)->recover();
    bool queued = false;
    QObject::connect(&(*desk)->checkout(), &services::CheckoutService::printQueued, desk->get(),
                     [&queued] { queued = true; });
    (*desk)->checkout().reprint(SaleId(session.words.first()));
    if (!queued) {
        answer.exit = Exit::Refused;
        return answer;
    }
    const QList<ports::PrintJob> left = waitForPaper(**desk, 5);
    answer.json.insert(u"pendingJobs"_qs, left.size());
    if (!left.isEmpty())
        answer.exit = Exit::Pending;
    return answer;
}

Answer printTest(const Session& session)
{
    bool isNumber = false;
    const int seconds = session.value(u"wait"_qs, u"10"_qs).toInt(&isNumber);
    if (!isNumber || seconds < 1 || seconds > 3600)
        return usage(u"--wait takes 1 to 3600 seconds"_qs);
    auto desk = desk::Desk::open(session.place);
    if (!desk)
        return failed(desk.error());
    (*desk)->recover();
    if (desk::printerKind((*desk)->settings().values, session.place.mode) ==
        settings::PrinterKind::None)
        return refused(u"no printer is set up: see \"settings set printer.kind\""_qs);
    (*desk)->prints().printTestPage();
    const QList<ports::PrintJob> left = waitForPaper(**desk, seconds);
    Answer answer{{{u"pendingJobs"_qs, left.size()}}, Exit::Done};
    if (!left.isEmpty()) {
        const ports::PrintJob& job = left.first();
        answer.json.insert(u"state"_qs, ports::printStateName(job.state));
        answer.json.insert(u"lastError"_qs, job.lastError);
        answer.exit = Exit::Pending;
    }
    return answer;
}

} // namespace till::ctl
