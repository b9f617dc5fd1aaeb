// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/desk.h"
#include "app/tillctl/paper.h"
#include "app/tillctl/sale_json.h"
#include "app/tillctl/session.h"

#include <QJsonArray>

#include <optional>

namespace till::ctl {

namespace {

using services::Notice;

/// "cash=50.00" or "card=9.90:REFERENCE".
std::optional<sale::Command> tenderCommand(const QString& text)
{
    const QString means = text.section(QLatin1Char('='), 0, 0);
    const QString rest = text.section(QLatin1Char('='), 1);
    const auto amount = Money::parse(rest.section(QLatin1Char(':'), 0, 0));
    if (!amount)
        return std::nullopt;
    if (means == QLatin1String("cash"))
        return sale::TenderCash{*amount};
    if (means == QLatin1String("card"))
        return sale::TenderExternalCard{*amount, rest.section(QLatin1Char(':'), 1)};
    return std::nullopt;
}

/// "CODE*QTY" as a person writes it, as "QTY*CODE" as the live field reads it.
QString fieldText(const QString& item)
{
    const qsizetype star = item.lastIndexOf(QLatin1Char('*'));
    return star < 0 ? item : item.mid(star + 1) + QLatin1Char('*') + item.left(star);
}

/// Listens to the checkout while a command runs.
struct Ears : QObject {
    explicit Ears(services::CheckoutService& checkout)
    {
        connect(&checkout, &services::CheckoutService::noticed, this,
                [this](const Notice& notice) { notices.append(noticeJson(notice)); });
        connect(&checkout, &services::CheckoutService::approvalNeeded, this, [this] {
            notices.append(QJsonObject{{u"notice"_qs, u"needsApproval"_qs}});
        });
        connect(&checkout, &services::CheckoutService::completed, this,
                [this](const services::CompletedSale& sale) { completed = sale; });
    }

    QJsonArray notices;
    std::optional<services::CompletedSale> completed;
};

Answer finish(desk::Desk& desk, const Ears& ears)
{
    Answer answer;
    answer.json.insert(u"notices"_qs, ears.notices);
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

} // namespace

Answer sell(const Session& session)
{
    const QStringList items = session.all(u"item"_qs);
    if (items.isEmpty())
        return usage(u"sell needs at least one --item"_qs);
    QList<sale::Command> tenders;
    for (const QString& text : session.all(u"tender"_qs)) {
        const auto command = tenderCommand(text);
        if (!command)
            return usage(u"cannot read the tender \"%1\""_qs.arg(text));
        tenders.append(*command);
    }
    if (tenders.isEmpty() != session.has(u"keep-open"_qs))
        return usage(u"sell needs either --tender or --keep-open"_qs);

    auto desk = desk::Desk::open(session.place);
    if (!desk)
        return failed(desk.error());
    Ears ears((*desk)->checkout());
    (*desk)->recover();
    services::CheckoutService& checkout = (*desk)->checkout();
    if (checkout.state().sale.hasBegun() && !session.has(u"keep-open"_qs))
        return refused(u"an open cart is waiting: see \"cart show\" and \"cart void\""_qs);
    const OperatorId who(session.value(u"operator"_qs, u"tillctl"_qs));
    const staff::Member* member = (*desk)->staff().roll().find(who);
    if (member == nullptr && session.has(u"operator"_qs))
        return refused(u"no such operator: %1"_qs.arg(who.text()));
    checkout.setOperator(who, member == nullptr ? u"tillctl"_qs : member->person.name);

    for (const QString& item : items) {
        const qsizetype heard = ears.notices.size();
        checkout.enter(fieldText(item));
        if (ears.notices.size() == heard)
            continue;
        // One item that cannot be sold spoils the sale: a script would not notice a short receipt.
        if (checkout.state().sale.hasBegun() && !session.has(u"keep-open"_qs))
            checkout.execute(sale::VoidSale{u"tillctl: item refused"_qs, who});
        return finish(**desk, ears);
    }
    if (session.has(u"keep-open"_qs)) {
        if (!checkout.flush())
            return finish(**desk, ears);
        const sale::Sale open = checkout.state().sale;
        return {{{u"sale"_qs, saleJson(open)}, {u"notices"_qs, ears.notices}}, Exit::Done};
    }
    for (const sale::Command& tender : std::as_const(tenders))
        checkout.execute(tender);
    if (!ears.completed) {
        // What was typed does not pay the sale: give it back and leave no open cart behind.
        const QList<sale::Tender> taken = checkout.state().sale.tenders;
        for (const sale::Tender& tender : taken)
            checkout.execute(sale::RemoveTender{tender.id});
        Answer answer = finish(**desk, ears);
        checkout.execute(sale::VoidSale{u"tillctl: not paid"_qs, who});
        return answer;
    }
    return finish(**desk, ears);
}

Answer cartVoid(const Session& session)
{
    auto desk = desk::Desk::open(session.place);
    if (!desk)
        return failed(desk.error());
    Ears ears((*desk)->checkout());
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
