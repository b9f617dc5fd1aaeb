// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/messages.h"

#include "core/base/overloaded.h"
#include "ui/models/format.h"

#include <QCoreApplication>

#include <variant>

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

Message done(const QString& headline)
{
    return {Severity::Done, headline, {}, Sound::None, Presence::Toast};
}

Message unknownCode(const services::UnknownCode& notice, const ActionMap& keys)
{
    Message message = wrong(
        Words::tr("No item has this barcode: %1.").arg(notice.code),
        Words::tr("Scan again, or press %1 to find it by name.").arg(keys.capOf(Action::FindItem)));
    message.severity = Severity::Attention;
    message.presence = Presence::Banner;
    return message;
}

Message weightMissing(const services::WeightMissing& notice)
{
    return wrong(Words::tr("%1 is sold by weight.").arg(notice.product),
                 Words::tr("Type the kilograms and * first, for example 1.5*."));
}

Message priceMissing(const services::PriceMissing& notice)
{
    return wrong(Words::tr("%1 has no price yet.").arg(notice.product),
                 Words::tr("Ask the manager to give it one in the catalogue."));
}

Message labelRefused(const services::LabelRefused& notice)
{
    using Reason = catalog::LabelProblem::Reason;
    switch (notice.problem.reason) {
    case Reason::Mismatch:
        return wrong(Words::tr("The label’s amount and weight disagree by %1.")
                         .arg(formatMoney(notice.problem.difference.abs())),
                     Words::tr("Please weigh it again."));
    case Reason::NothingOnIt:
        return wrong(Words::tr("The label of %1 shows no amount or no weight.").arg(notice.product),
                     Words::tr("Please weigh it again."));
    case Reason::NoPrice:
        return priceMissing({notice.product});
    case Reason::NotWeighed:
        return wrong(
            Words::tr("The label has a weight, but %1 is sold by the piece.").arg(notice.product),
            Words::tr("Scan the barcode on the goods."));
    case Reason::TooMuch:
        return wrong(
            Words::tr("The label of %1 shows more than a line can hold.").arg(notice.product),
            Words::tr("Please weigh it again."));
    }
    Q_UNREACHABLE();
}

Message restored(const services::CartRestored& notice)
{
    return {Severity::Info,
            Words::tr("The cart of before is back: %n line(s), %1.", nullptr, notice.lineCount)
                .arg(formatMoney(notice.total)),
            {},
            Sound::None,
            Presence::Toast};
}

} // namespace

Message messageFor(const services::Notice& notice, const ActionMap& keys)
{
    using namespace services;
    return std::visit(
        Overloaded{
            [&](const UnknownCode& n) { return unknownCode(n, keys); },
            [](const UnreadableCode&) {
                return wrong(Words::tr("This code could not be read in full."),
                             Words::tr("Scan it again, slowly."));
            },
            [](const PaymentCodeScanned&) {
                Message message = wrong(Words::tr("This is a customer’s payment code. Code payment "
                                                  "is not set up on this till."),
                                        Words::tr("Take cash or use the card terminal."));
                message.presence = Presence::Banner;
                return message;
            },
            [](const LabelRefused& n) { return labelRefused(n); },
            [](const WeightMissing& n) { return weightMissing(n); },
            [](const PriceMissing& n) { return priceMissing(n); },
            [](const QuantityUnreadable& n) {
                return wrong(Words::tr("“%1” is not a quantity.").arg(n.text),
                             Words::tr("Type a number before *, for example 3*."));
            },
            [&](const CommandRefused& n) { return messageFor(n.refusal, keys); },
            [](const SaleNotAvailable&) {
                return wrong(Words::tr("This sale is not here any more."),
                             Words::tr("Look at the list again."));
            },
            [](const ForeignReceipt&) {
                return wrong(Words::tr("This receipt was not made by this till."),
                             Words::tr("Look at its number and ask the till that made it."));
            },
            [](const HeldNow& n) {
                const QString name = n.note.isEmpty() ? formatMoney(n.total) : n.note;
                return done(Words::tr("On hold: %1").arg(name));
            },
            [](const Recalled&) { return done(Words::tr("The held sale is back.")); },
            [](const DrawerRequested&) { return done(Words::tr("The drawer opens.")); },
            [](const ReprintQueued& n) {
                return done(Words::tr("Copy %1 of the receipt is printing.").arg(n.copy));
            },
            [](const JournalHalted& n) { return journalTrouble(n.error.code); },
            [](const JournalWorksAgain&) {
                return done(Words::tr("Writing works again. Go on selling."));
            },
            [](const CatalogueUnavailable& n) { return catalogueTrouble(n.error.code); },
            [](const CartRestored& n) { return restored(n); },
        },
        notice);
}

Message messageFor(sale::Refusal refusal, const ActionMap& keys)
{
    using sale::Refusal;
    switch (refusal) {
    case Refusal::NoSuchLine:
        return wrong(Words::tr("This line is not in the cart."), Words::tr("Choose a line first."));
    case Refusal::LineIsVoided:
        return wrong(Words::tr("This line has been removed already."),
                     Words::tr("Choose another line."));
    case Refusal::NothingToTakeBack:
        return wrong(Words::tr("There is nothing of this item in the cart to take back."), {});
    case Refusal::QuantityNotWhole:
        return wrong(Words::tr("This item is sold by the piece."),
                     Words::tr("Type a whole number."));
    case Refusal::QuantityOutOfRange:
        return wrong(Words::tr("This quantity is not possible."),
                     Words::tr("Type a number from 0.001 to 99,999."));
    case Refusal::PriceOutOfRange:
        return wrong(Words::tr("This price is not possible."), Words::tr("Type it again."));
    case Refusal::LineAmountTooLarge:
        return wrong(Words::tr("The amount of this line would be too large."),
                     Words::tr("Check the quantity; a barcode may have been typed there."));
    case Refusal::SaleTooLarge:
        return wrong(Words::tr("This sale would become too large."),
                     Words::tr("Take payment for what is in the cart first."));
    case Refusal::TooManyLines:
        return wrong(Words::tr("The cart is full."),
                     Words::tr("Take payment for what is in the cart first."));
    case Refusal::DiscountOutOfRange:
        return wrong(Words::tr("This discount is more than the amount."),
                     Words::tr("Type a smaller one."));
    case Refusal::CartEmpty:
        return wrong(Words::tr("The cart is empty."), Words::tr("Scan the first item."));
    case Refusal::NotWhileTendering:
        return messageFor(ScanTrouble::NotWhileMoneyIsIn);
    case Refusal::NotTendering:
        return wrong(Words::tr("Payment has not been opened."),
                     Words::tr("Press %1 first.").arg(keys.capOf(Action::Pay)));
    case Refusal::AmountNotPositive:
        return wrong(Words::tr("The amount is missing."),
                     Words::tr("Type what the customer hands over."));
    case Refusal::CashTooMuch:
        return wrong(Words::tr("This is a very large amount of cash."),
                     Words::tr("Clear it and type it again; a barcode may have been typed there."));
    case Refusal::CardMoreThanRemains:
        return wrong(Words::tr("A card cannot be charged more than what remains."),
                     Words::tr("Type a smaller amount."));
    case Refusal::ReferenceMissing:
        return wrong(Words::tr("The number of the terminal’s slip is missing."),
                     Words::tr("Type it from the slip."));
    case Refusal::NoSuchTender:
        return wrong(Words::tr("This payment is not part of the sale."), {});
    case Refusal::MoneyIsIn:
        return wrong(Words::tr("Part of the money is already in."),
                     Words::tr("Give it back first, or take the rest."));
    case Refusal::SaleIsClosed:
        return wrong(Words::tr("This sale is closed already."), Words::tr("Start the next one."));
    case Refusal::TextTooLong:
        return wrong(Words::tr("This text is too long."), Words::tr("Use at most 40 characters."));
    case Refusal::NeedsApproval:
        return wrong(Words::tr("This needs a manager."),
                     Words::tr("Ask one to enter a PIN; the sale stays."));
    }
    Q_UNREACHABLE();
}

Message messageFor(ScanTrouble trouble)
{
    switch (trouble) {
    case ScanTrouble::GoodsBehindForm:
        return {Severity::Info,
                Words::tr("The item is in the cart behind this page."),
                {},
                Sound::None,
                Presence::Toast};
    case ScanTrouble::NotWhileMoneyIsIn:
        return wrong(Words::tr("Part of the money is already in; the item was not added."),
                     Words::tr("Take the rest first, then scan it again."));
    case ScanTrouble::PaymentCodeNoPlace:
        return wrong(Words::tr("This is a customer’s payment code; it does not belong here."), {});
    case ScanTrouble::AlreadyPaid:
        return wrong(Words::tr("This sale is paid already."), {});
    case ScanTrouble::NotSignedIn:
        return wrong(Words::tr("Nobody is signed in; the item was not added."),
                     Words::tr("Sign in, then scan it again."));
    case ScanTrouble::ReceiptCodeNotNow:
        return wrong(Words::tr("This is the code of a receipt."),
                     Words::tr("Go back to the cart, then scan it again."));
    }
    Q_UNREACHABLE();
}

Message messageFor(const services::SignInRefusal& refusal)
{
    using Reason = services::SignInRefusal::Reason;
    switch (refusal.reason) {
    case Reason::WrongPin: {
        const QString next = refusal.triesLeft > 0 ? Words::tr("%n more tries before a pause.",
                                                               nullptr, refusal.triesLeft)
                                                   : Words::tr("Type it again.");
        return wrong(Words::tr("The PIN does not match."), next);
    }
    case Reason::LockedOut:
        return wrong(Words::tr("Too many tries with a PIN that does not match."),
                     Words::tr("Try again after %1.").arg(formatTime(refusal.lockedUntil)));
    case Reason::NoSuchOperator:
        return wrong(Words::tr("There is no such staff number."),
                     Words::tr("Look at the badge and type it again."));
    case Reason::NotRecorded:
        return attention(Words::tr("The disk cannot be written; nobody can sign in."),
                         Words::tr("Call the manager, then try again."));
    case Reason::NotAllowed:
        return wrong(Words::tr("This person may not approve this."),
                     Words::tr("Choose somebody else."));
    }
    Q_UNREACHABLE();
}

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

QString approvalSubject(const sale::Command& command)
{
    using namespace sale;
    return std::visit(
        Overloaded{
            [](const AddItem&) { return Words::tr("Adding an item"); },
            [](const ChangeQuantity&) { return Words::tr("Changing the quantity"); },
            [](const OverridePrice&) { return Words::tr("Changing the price"); },
            [](const DiscountLine&) { return Words::tr("This discount"); },
            [](const DiscountSale&) { return Words::tr("This discount on the sale"); },
            [](const VoidLine&) { return Words::tr("Removing a line"); },
            [](const NoteLine&) { return Words::tr("A note"); },
            [](const Hold&) { return Words::tr("Holding the sale"); },
            [](const Recall&) { return Words::tr("Recalling the sale"); },
            [](const StartTender&) { return Words::tr("Taking payment"); },
            [](const LeaveTender&) { return Words::tr("Going back to the cart"); },
            [](const TenderCash&) { return Words::tr("Taking cash"); },
            [](const TenderExternalCard&) { return Words::tr("Taking a card"); },
            [](const RemoveTender&) { return Words::tr("Giving money back"); },
            [](const VoidSale&) { return Words::tr("Cancelling the sale"); },
        },
        command);
}

} // namespace till::models
