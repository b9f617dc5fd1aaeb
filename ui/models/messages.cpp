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

/// Refusals around taking money.
Message tenderRefused(sale::Refusal refusal, const ActionMap& keys)
{
    using sale::Refusal;
    if (refusal == Refusal::NotWhileTendering)
        return messageFor(ScanTrouble::NotWhileMoneyIsIn);
    if (refusal == Refusal::NotTendering)
        return wrong(Words::tr("Payment has not been opened."),
                     Words::tr("Press %1 first.").arg(keys.capOf(Action::Pay)));
    if (refusal == Refusal::AmountNotPositive)
        return wrong(Words::tr("The amount is missing."),
                     Words::tr("Type what the customer hands over."));
    if (refusal == Refusal::CashTooMuch)
        return wrong(Words::tr("This is a very large amount of cash."),
                     Words::tr("Clear it and type it again; a barcode may have been typed there."));
    if (refusal == Refusal::CardMoreThanRemains)
        return wrong(Words::tr("A card cannot be charged more than what remains."),
                     Words::tr("Type a smaller amount."));
    if (refusal == Refusal::PaymentMoreThanRemains)
        return wrong(Words::tr("A code cannot be charged more than what remains."),
                     Words::tr("Type a smaller amount."));
    if (refusal == Refusal::ReferenceMissing)
        return wrong(Words::tr("The number of the terminal’s slip is missing."),
                     Words::tr("Type it from the slip."));
    if (refusal == Refusal::NoSuchTender)
        return wrong(Words::tr("This payment is not part of the sale."), {});
    if (refusal == Refusal::PaymentOpen)
        return wrong(Words::tr("A code payment of this sale is not decided yet."),
                     Words::tr("Wait for it, or put the sale on hold."));
    if (refusal == Refusal::NoSuchPayment)
        return wrong(Words::tr("This payment is not part of the sale."), {});
    return wrong(Words::tr("Part of the money is already in."),
                 Words::tr("Give it back first, or take the rest."));
}

Message discountTakenAway(const services::DiscountTakenAway& notice)
{
    const QString nextStep = Words::tr("Give it again if it is still wanted.");
    if (notice.product.isEmpty())
        return wrong(Words::tr("The cart changed: the discount of the whole sale was taken away."),
                     nextStep);
    return wrong(
        Words::tr("The quantity changed: the discount on %1 was taken away.").arg(notice.product),
        nextStep);
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
            [](const DiscountTakenAway& n) { return discountTakenAway(n); },
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
            [](const NoPrinter&) {
                return wrong(Words::tr("No printer is set up."),
                             Words::tr("Choose one in the settings, or open the drawer with its "
                                       "key."));
            },
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
    case Refusal::NotTendering:
    case Refusal::AmountNotPositive:
    case Refusal::CashTooMuch:
    case Refusal::CardMoreThanRemains:
    case Refusal::PaymentMoreThanRemains:
    case Refusal::ReferenceMissing:
    case Refusal::NoSuchTender:
    case Refusal::MoneyIsIn:
    case Refusal::PaymentOpen:
    case Refusal::NoSuchPayment:
        return tenderRefused(refusal, keys);
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
            [](const BeginPayment&) { return Words::tr("Taking a code payment"); },
            [](const TakePayment&) { return Words::tr("Taking a code payment"); },
            [](const EndPayment&) { return Words::tr("Ending a code payment"); },
            [](const SetPaymentAside&) { return Words::tr("Going on without a code payment"); },
            [](const ReturnPayment&) { return Words::tr("Giving a code payment back"); },
        },
        command);
}

} // namespace till::models
