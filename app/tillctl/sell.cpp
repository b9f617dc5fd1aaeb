// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/desk.h"
#include "app/tillctl/paper.h"
#include "app/tillctl/payment_json.h"
#include "app/tillctl/sale_json.h"
#include "app/tillctl/session.h"
#include "app/tillctl/tenders.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace till::ctl {

namespace {

/// "CODE*QTY" as a person writes it, as "QTY*CODE" as the live field reads it.
QString fieldText(const QString& item)
{
    const qsizetype star = item.lastIndexOf(QLatin1Char('*'));
    return star < 0 ? item : item.mid(star + 1) + QLatin1Char('*') + item.left(star);
}

Answer finish(desk::Desk& desk, const Ears& ears)
{
    Answer answer;
    answer.json.insert(u"notices"_qs, ears.notices);
    if (ears.refusal)
        answer.json.insert(u"refusal"_qs, refusalJson(*ears.refusal));
    if (desk.checkout().state().halted) {
        // The journal could not be written, and whether the last commit arrived is not known: look
        // before selling again.
        answer.exit = Exit::Pending;
        answer.json.insert(u"error"_qs, u"unknown"_qs);
        return answer;
    }
    if (!ears.completed) {
        answer.exit = Exit::Refused;
        answer.json.insert(u"error"_qs, u"refused"_qs);
        answer.json.insert(u"sale"_qs, saleJson(desk.checkout().state().sale));
        return answer;
    }
    answer.json.insert(u"sale"_qs, saleJson(ears.completed->sale));
    if (ears.completed->receiptQueued)
        answer.json.insert(u"pendingJobs"_qs, waitForPaper(desk, 5).size());
    return answer;
}

/// What was typed does not pay the sale: it is given back, and no open cart is left behind. Money
/// that came by code stays: the payment has to be voided first.
void giveUp(desk::Desk& desk, const OperatorId& who)
{
    services::CheckoutService& checkout = desk.checkout();
    const QList<sale::Tender> taken = checkout.state().sale.tenders;
    const bool hasCode = std::any_of(taken.cbegin(), taken.cend(), [](const sale::Tender& each) {
        return each.kind == sale::TenderKind::Code;
    });
    if (hasCode)
        return;
    for (const sale::Tender& tender : taken)
        checkout.execute(sale::RemoveTender{tender.id});
    checkout.execute(sale::VoidSale{u"tillctl: not paid"_qs, who});
}

Answer payWith(desk::Desk& desk, Ears& ears, const QList<TenderWord>& tenders, Cashier cashier)
{
    const TenderEnd end = cashier.take(tenders);
    Answer answer = finish(desk, ears);
    if (const QJsonArray payments = cashier.payments(); !payments.isEmpty())
        answer.json.insert(u"payments"_qs, payments);
    if (end == TenderEnd::Pending) {
        answer.exit = Exit::Pending;
        answer.json.insert(u"error"_qs, u"unknown"_qs);
    }
    return answer;
}

/// Who stands at the till: --operator, or tillctl itself. Refused: nobody of that number.
Result<OperatorId> signIn(desk::Desk& desk, const Session& session)
{
    const OperatorId who(session.value(u"operator"_qs, u"tillctl"_qs));
    const staff::Member* member = desk.staff().roll().find(who);
    if (member == nullptr && session.has(u"operator"_qs))
        return failure(ErrorCode::Refused, u"no such operator: %1"_qs.arg(who.text()));
    desk.checkout().setOperator(who, member == nullptr ? u"tillctl"_qs : member->person.name);
    desk.payments().setOperator(who);
    return who;
}

} // namespace

Answer sell(const Session& session)
{
    const QStringList items = session.all(u"item"_qs);
    if (items.isEmpty())
        return usage(u"sell needs at least one --item"_qs);
    const auto tenders = parseTenders(session.all(u"tender"_qs));
    const auto waitSeconds = parseWait(session.value(u"wait"_qs));
    if (!tenders || !waitSeconds)
        return usage((tenders ? waitSeconds.error() : tenders.error()).detail);
    if (tenders->isEmpty() != session.has(u"keep-open"_qs))
        return usage(u"sell needs either --tender or --keep-open"_qs);

    auto desk = desk::Desk::open(session.place);
    if (!desk)
        return failed(desk.error());
    Ears ears(**desk, session.place.directory);
    (*desk)->recover();
    services::CheckoutService& checkout = (*desk)->checkout();
    if (checkout.state().sale.hasBegun() && !session.has(u"keep-open"_qs))
        return refused(u"an open cart is waiting: see \"cart show\" and \"cart void\""_qs);
    const auto who = signIn(**desk, session);
    if (!who)
        return refused(who.error().detail);

    for (const QString& item : items) {
        const qsizetype heard = ears.notices.size();
        checkout.enter(fieldText(item));
        if (ears.notices.size() == heard)
            continue;
        // One item that cannot be sold spoils the sale: a script would not notice a short receipt.
        if (checkout.state().sale.hasBegun() && !session.has(u"keep-open"_qs))
            checkout.execute(sale::VoidSale{u"tillctl: item refused"_qs, *who});
        return finish(**desk, ears);
    }
    if (session.has(u"keep-open"_qs)) {
        if (!checkout.flush())
            return finish(**desk, ears);
        const sale::Sale open = checkout.state().sale;
        return {{{u"sale"_qs, saleJson(open)}, {u"notices"_qs, ears.notices}}, Exit::Done};
    }
    Answer answer =
        payWith(**desk, ears, *tenders, {**desk, ears, *waitSeconds, session.value(u"channel"_qs)});
    if (answer.exit == Exit::Refused)
        giveUp(**desk, *who);
    return answer;
}

Answer pay(const Session& session)
{
    const auto tenders = parseTenders(session.all(u"tender"_qs));
    const auto waitSeconds = parseWait(session.value(u"wait"_qs));
    if (!tenders || !waitSeconds)
        return usage((tenders ? waitSeconds.error() : tenders.error()).detail);
    if (tenders->isEmpty())
        return usage(u"pay needs at least one --tender"_qs);
    auto desk = desk::Desk::open(session.place);
    if (!desk)
        return failed(desk.error());
    Ears ears(**desk, session.place.directory);
    (*desk)->recover();
    if (!(*desk)->checkout().state().sale.hasBegun())
        return refused(u"there is no open cart"_qs);
    if (const auto who = signIn(**desk, session); !who)
        return refused(who.error().detail);
    Answer answer =
        payWith(**desk, ears, *tenders, {**desk, ears, *waitSeconds, session.value(u"channel"_qs)});
    // A part of it is in, and the cart waits for the rest.
    const bool isInPart = answer.exit == Exit::Refused && !ears.refusal &&
                          !(*desk)->checkout().state().sale.tenders.isEmpty();
    if (isInPart && std::as_const(answer.json)[u"payments"_qs].toArray().isEmpty())
        answer.json.insert(u"error"_qs, u"notPaidInFull"_qs);
    return answer;
}

Answer cartVoid(const Session& session)
{
    auto desk = desk::Desk::open(session.place);
    if (!desk)
        return failed(desk.error());
    Ears ears(**desk, session.place.directory);
    (*desk)->recover();
    services::CheckoutService& checkout = (*desk)->checkout();
    if (!checkout.state().sale.hasBegun())
        return refused(u"there is no open cart"_qs);
    const SaleId id = checkout.state().sale.id;
    const QList<sale::Tender> taken = checkout.state().sale.tenders;
    for (const sale::Tender& tender : taken)
        checkout.execute(sale::RemoveTender{tender.id});
    checkout.setOperator(OperatorId(u"tillctl"_qs), u"tillctl"_qs);
    checkout.execute(
        sale::VoidSale{session.value(u"reason"_qs, u"tillctl"_qs), OperatorId(u"tillctl"_qs)});
    if (checkout.state().sale.hasBegun())
        return {{{u"notices"_qs, ears.notices}, {u"error"_qs, u"refused"_qs}}, Exit::Refused};
    return {{{u"voided"_qs, id.text()}}, Exit::Done};
}

} // namespace till::ctl
