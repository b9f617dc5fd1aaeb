// SPDX-License-Identifier: GPL-3.0-or-later

// What is said about devices, journal, catalogue and files; the rest is in messages.cpp.

#include "ui/models/format.h"
#include "ui/models/messages.h"

#include <QCoreApplication>

namespace till::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(till::models::Messages)
};

Message wrong(const QString& headline, const QString& nextStep)
{
    return {Severity::Refused, headline, nextStep, Sound::Wrong, Presence::Toast};
}

Message attention(const QString& headline, const QString& nextStep)
{
    return {Severity::Attention, headline, nextStep, Sound::Attention, Presence::Banner};
}

} // namespace

std::optional<Message> messageFor(ports::DeviceFault fault, int waiting)
{
    const QString queue =
        waiting > 0 ? Words::tr("%n receipt(s) are waiting.", nullptr, waiting) : QString();
    const auto say = [&queue](const QString& what, const QString& next) {
        return attention(what, joinSentences(queue, next));
    };
    using ports::DeviceFault;
    switch (fault) {
    case DeviceFault::None:
        return std::nullopt;
    case DeviceFault::NotConfigured:
        return say(Words::tr("No receipt printer is set up."),
                   Words::tr("Selling goes on; set one up in the settings."));
    case DeviceFault::Absent:
        return say(Words::tr("The receipt printer is not there."),
                   Words::tr("Check its power and cable; printing goes on by itself."));
    case DeviceFault::NoPermission:
        return say(Words::tr("The receipt printer may not be used by this user."),
                   Words::tr("Call the manager; selling goes on."));
    case DeviceFault::InUse:
        return say(Words::tr("Another program holds the receipt printer."),
                   Words::tr("Close it there; printing goes on by itself."));
    case DeviceFault::Timeout:
        return say(Words::tr("The receipt printer does not answer."),
                   Words::tr("Switch it off and on; printing goes on by itself."));
    case DeviceFault::PaperOut:
        return say(Words::tr("The receipt printer is out of paper."),
                   Words::tr("Put in a new roll; printing goes on by itself."));
    case DeviceFault::CoverOpen:
        return say(Words::tr("The printer cover is open."),
                   Words::tr("Press it shut and printing goes on."));
    case DeviceFault::CutterError:
        return say(Words::tr("The printer’s cutter is stuck."),
                   Words::tr("Open the cover, clear the paper, shut it again."));
    case DeviceFault::Offline:
        return say(Words::tr("The receipt printer is offline."),
                   Words::tr("Press its feed or online key."));
    case DeviceFault::Lost:
        return say(Words::tr("The receipt printer went away while printing."),
                   Words::tr("Check its power and cable."));
    }
    Q_UNREACHABLE();
}

Message uncertainPrint(const QString& document)
{
    return attention(Words::tr("It is not known whether %1 was printed in full.").arg(document),
                     Words::tr("Look at the paper, then choose."));
}

Message failedPrint(const QString& document)
{
    return attention(Words::tr("%1 was not printed.").arg(document),
                     Words::tr("Check the printer, then choose."));
}

Message journalTrouble(ErrorCode code)
{
    const QString stopped = Words::tr("To lose nothing, selling stops.");
    const auto say = [&stopped](const QString& what, const QString& next) {
        return attention(joinSentences(what, stopped), next);
    };
    switch (code) {
    case ErrorCode::DiskFull:
        return say(Words::tr("The disk is full."),
                   Words::tr("Call the manager: make space, then try again."));
    case ErrorCode::ReadOnly:
        return say(Words::tr("The disk may not be written."),
                   Words::tr("Call the manager, then try again."));
    case ErrorCode::Locked:
        return say(Words::tr("Another program holds the till’s records."),
                   Words::tr("Close it, then try again."));
    case ErrorCode::Corrupt:
        return say(Words::tr("The till’s records contradict themselves."),
                   Words::tr("Call the manager: nothing may be sold here until they are checked."));
    case ErrorCode::Malformed:
    case ErrorCode::OutOfRange:
    case ErrorCode::NotFound:
    case ErrorCode::Conflict:
    case ErrorCode::PermissionNeeded:
    case ErrorCode::Refused:
    case ErrorCode::Unavailable:
    case ErrorCode::TooNew:
    case ErrorCode::Fault:
        return say(Words::tr("The disk cannot be written."),
                   Words::tr("Call the manager, then try again."));
    }
    Q_UNREACHABLE();
}

Message catalogueTrouble(ErrorCode code)
{
    const QString next = code == ErrorCode::NotFound
                             ? Words::tr("Import the goods first.")
                             : Words::tr("What is in the cart can be paid. Call the manager.");
    return attention(Words::tr("The list of goods cannot be read."), next);
}

Message startTrouble(ErrorCode code)
{
    switch (code) {
    case ErrorCode::TooNew:
        return attention(Words::tr("The till’s records were written by a newer version."),
                         Words::tr("Install that version; nothing has been changed."));
    case ErrorCode::Locked:
        return attention(Words::tr("The till is already running with these records."),
                         Words::tr("Use the window that is open."));
    case ErrorCode::ReadOnly:
        return attention(Words::tr("The folder of the till’s records may not be written."),
                         Words::tr("Give this user the right to write there."));
    case ErrorCode::DiskFull:
        return attention(Words::tr("The disk is full."),
                         Words::tr("Make space, then start again."));
    case ErrorCode::Corrupt:
        return attention(Words::tr("The till’s records are damaged."),
                         Words::tr("Do not delete anything. Keep a copy and call for help."));
    case ErrorCode::Malformed:
        return attention(Words::tr("The settings cannot be read."),
                         Words::tr("Correct the line named below."));
    case ErrorCode::NotFound:
        return attention(Words::tr("A file of the till is missing."),
                         Words::tr("Look at the name below."));
    case ErrorCode::OutOfRange:
    case ErrorCode::Conflict:
    case ErrorCode::PermissionNeeded:
    case ErrorCode::Refused:
    case ErrorCode::Unavailable:
    case ErrorCode::Fault:
        return attention(Words::tr("The till cannot start."),
                         Words::tr("The reason stands below."));
    }
    Q_UNREACHABLE();
}

Message messageFor(const SettingsTrouble& trouble)
{
    const QString place = trouble.line == 0
                              ? trouble.file
                              : Words::tr("%1, line %2").arg(trouble.file).arg(trouble.line);
    const QString headline =
        trouble.key.isEmpty()
            ? Words::tr("The settings cannot be read: %1.").arg(place)
            : Words::tr("The setting %1 does not count: %2.").arg(trouble.key, place);
    QString nextStep =
        Words::tr("The till works with the usual value. Correct the file, then start again.");
    if (trouble.more > 0)
        nextStep = joinSentences(nextStep, Words::tr("(%n more)", nullptr, trouble.more));
    return attention(headline, nextStep);
}

Message saveTrouble(const QString& file)
{
    return wrong(Words::tr("The file could not be saved: %1").arg(file),
                 Words::tr("Choose another folder."));
}

Message savedTo(const QString& file)
{
    return {Severity::Info, Words::tr("Saved as %1.").arg(file), {}, Sound::None, Presence::Toast};
}

QString printerWord(ports::DeviceFault fault)
{
    using ports::DeviceFault;
    switch (fault) {
    case DeviceFault::None:
        return Words::tr("Printer ready");
    case DeviceFault::NotConfigured:
        return Words::tr("No printer");
    case DeviceFault::PaperOut:
        return Words::tr("Out of paper");
    case DeviceFault::CoverOpen:
        return Words::tr("Cover open");
    case DeviceFault::CutterError:
        return Words::tr("Cutter stuck");
    case DeviceFault::Absent:
    case DeviceFault::NoPermission:
    case DeviceFault::InUse:
    case DeviceFault::Timeout:
    case DeviceFault::Offline:
    case DeviceFault::Lost:
        return Words::tr("Printer away");
    }
    Q_UNREACHABLE();
}

} // namespace till::models
