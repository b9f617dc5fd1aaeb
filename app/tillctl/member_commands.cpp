// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/desk.h"
#include "app/desk/members.h"
#include "app/tillctl/member_json.h"
#include "app/tillctl/paper.h"
#include "app/tillctl/session.h"
#include "app/tillctl/tenders.h"
#include "core/staff/operator.h"

#include <QEventLoop>
#include <QTimer>

#include <functional>
#include <utility>
#include <vector>

namespace till::ctl {

namespace {

using services::LoyaltyService;
using services::MemberCard;
using services::MemberTicket;
using services::MemberTransactionId;
using Hidden = MemberCard::Hidden;

/// What must not stand on the command line: an option with the value "-" takes the next line of
/// standard input, in the order of the options.
class Sensitive {
public:
    explicit Sensitive(const Session& session)
    {
        static const QStringList names{u"card"_qs,  u"track2"_qs, u"track3"_qs, u"pin"_qs,
                                       u"block"_qs, u"mobile"_qs, u"verify"_qs, u"id-number"_qs};
        for (const auto& [name, value] : session.options) {
            if (!names.contains(name))
                continue;
            if (value != u"-")
                m_trouble = u"--%1 takes \"-\": its value comes from standard input"_qs.arg(name);
            else
                m_values.insert(name, std::make_shared<const Secret>(readSecretLine()));
        }
    }
    [[nodiscard]] const QString& trouble() const { return m_trouble; }
    [[nodiscard]] Hidden value(const QString& name) const { return m_values.value(name); }
    [[nodiscard]] MemberCard card() const
    {
        MemberCard card;
        card.number = value(u"card"_qs);
        card.track2 = value(u"track2"_qs);
        card.track3 = value(u"track3"_qs);
        card.encryptedPin = value(u"block"_qs);
        card.pin = value(u"pin"_qs);
        if (card.track2 != nullptr)
            card.entry = MemberCard::Entry::Swiped;
        return card;
    }

private:
    QHash<QString, Hidden> m_values;
    QString m_trouble;
};

/// "ID*2", "ID:TYPE*2"; with "=5.00" behind it what one of them is worth.
Result<MemberTicket> parseTicket(const QString& text)
{
    MemberTicket ticket;
    const QString what = text.section(u'=', 0, 0);
    if (text.contains(u'=')) {
        const auto value = Money::parse(text.section(u'=', 1));
        if (!value)
            return failure(value.error());
        ticket.value = *value;
    }
    ticket.id = what.section(u'*', 0, 0).section(u':', 0, 0);
    ticket.type = what.section(u'*', 0, 0).section(u':', 1, 1);
    bool isCount = true;
    if (what.contains(u'*'))
        ticket.count = what.section(u'*', 1).toInt(&isCount);
    if (ticket.id.isEmpty() || !isCount || ticket.count < 1 || ticket.count > 999)
        return failure(ErrorCode::Malformed, u"cannot read \"%1\""_qs.arg(text));
    return ticket;
}

Result<QList<MemberTicket>> parseTickets(const QStringList& texts)
{
    QList<MemberTicket> tickets;
    for (const QString& text : texts) {
        const auto ticket = parseTicket(text);
        if (!ticket)
            return failure(ticket.error());
        tickets.append(*ticket);
    }
    return tickets;
}

/// What a subcommand asks of the service; a text: the words cannot be understood.
using Ask = std::function<Result<void>(LoyaltyService&, const Session&, const Sensitive&)>;

Result<void> misread(const QString& what)
{
    return failure(ErrorCode::Malformed, what);
}

Result<void> consume(LoyaltyService& service, const Session& session, const Sensitive& sensitive)
{
    services::MemberConsumption wanted;
    wanted.card = sensitive.card();
    const auto points = Money::parse(session.value(u"points"_qs, u"0"_qs));
    const auto cash = Money::parse(session.value(u"cash"_qs, u"0"_qs));
    const auto vouchers = parseTickets(session.all(u"voucher"_qs));
    if (!points || !cash || !vouchers || wanted.card.number == nullptr)
        return misread(u"member consume --card - --points AMOUNT [--cash AMOUNT]"_qs);
    wanted.points = *points;
    wanted.cash = *cash;
    wanted.vouchers = *vouchers;
    wanted.saleNumber = session.value(u"sale"_qs);
    service.consume(wanted);
    return {};
}

Result<void> use(LoyaltyService& service, const Session& session, const Sensitive& sensitive)
{
    const auto tickets = parseTickets(session.all(u"ticket"_qs));
    if (!tickets || tickets->isEmpty() || sensitive.card().number == nullptr)
        return misread(u"member use --card - --ticket ID:TYPE*COUNT"_qs);
    service.useTickets({sensitive.card(), *tickets});
    return {};
}

Result<void> refund(LoyaltyService& service, const Session& session, const Sensitive& sensitive)
{
    const services::MemberRefund wanted{sensitive.card(), session.value(u"serial"_qs),
                                        session.value(u"date"_qs), session.value(u"sale"_qs)};
    if (wanted.card.number == nullptr || wanted.serial.isEmpty() || wanted.date.isEmpty() ||
        wanted.saleNumber.isEmpty())
        return misread(u"member refund --card - --serial NO --date YYYYMMDD --sale NO"_qs);
    service.refund(wanted);
    return {};
}

Result<void> activate(LoyaltyService& service, const Session& session, const Sensitive& sensitive)
{
    services::MemberActivation wanted;
    wanted.card = sensitive.card();
    wanted.mobile = sensitive.value(u"mobile"_qs);
    wanted.verifyCode = sensitive.value(u"verify"_qs);
    wanted.idType = session.value(u"id-type"_qs, u"01"_qs);
    wanted.idNumber = sensitive.value(u"id-number"_qs);
    if (wanted.card.number == nullptr || wanted.mobile == nullptr || wanted.verifyCode == nullptr)
        return misread(u"member activate --card - --mobile - --verify -"_qs);
    service.activate(wanted);
    return {};
}

Result<void> query(LoyaltyService& service, const Session&, const Sensitive& sensitive)
{
    if (sensitive.card().number == nullptr)
        return misread(u"member query --card -"_qs);
    service.queryCard(sensitive.card());
    return {};
}

Result<void> tickets(LoyaltyService& service, const Session&, const Sensitive& sensitive)
{
    if (sensitive.card().number == nullptr)
        return misread(u"member tickets --card -"_qs);
    service.queryTickets(sensitive.card());
    return {};
}

Result<void> code(LoyaltyService& service, const Session&, const Sensitive& sensitive)
{
    if (sensitive.value(u"mobile"_qs) == nullptr)
        return misread(u"member code --mobile -"_qs);
    service.sendCode({sensitive.value(u"mobile"_qs)});
    return {};
}

Result<void> checkin(LoyaltyService& service, const Session&, const Sensitive&)
{
    service.checkIn();
    return {};
}

Result<void> settle(LoyaltyService& service, const Session&, const Sensitive&)
{
    service.settle();
    return {};
}

Result<void> reverse(LoyaltyService& service, const Session&, const Sensitive&)
{
    service.reverseNow();
    return {};
}

Result<void> nothing(LoyaltyService&, const Session&, const Sensitive&)
{
    return {};
}

template<void (LoyaltyService::*ask)(const MemberTransactionId&)>
Result<void> about(LoyaltyService& service, const Session& session, const Sensitive&)
{
    if (session.words.size() != 2)
        return misread(u"member %1 TRANSACTION"_qs.arg(session.words.value(0)));
    (service.*ask)(MemberTransactionId(session.words.at(1)));
    return {};
}

Result<void> closeUneven(LoyaltyService& service, const Session& session, const Sensitive&)
{
    service.closeUneven(OperatorId(session.value(u"approver"_qs)));
    return {};
}

Result<void> closeException(LoyaltyService& service, const Session& session, const Sensitive&)
{
    using Verdict = services::member_events::ExceptionClosed::Verdict;
    const QString id = session.words.value(1);
    const QString verdict = session.words.value(2);
    bool isPeriod = false;
    const int period = id.section(u'-', 0, 0).toInt(&isPeriod);
    if (!isPeriod || (verdict != u"happened" && verdict != u"did-not") ||
        session.value(u"note"_qs).isEmpty())
        return misread(
            u"member exception TRANSACTION happened|did-not --approver ID --note TEXT"_qs);
    service.closeException(period, id.section(u'-', 1),
                           verdict == u"happened" ? Verdict::Happened : Verdict::DidNot,
                           OperatorId(session.value(u"approver"_qs)), session.value(u"note"_qs));
    return {};
}

struct Sub {
    QLatin1StringView name;
    Result<void> (*ask)(LoyaltyService&, const Session&, const Sensitive&);
    bool ends; ///< with finished() or refused(); otherwise with the call itself
};

constexpr Sub subs[]{
    {QLatin1StringView("state"), nothing, false},
    {QLatin1StringView("checkin"), checkin, true},
    {QLatin1StringView("query"), query, true},
    {QLatin1StringView("tickets"), tickets, true},
    {QLatin1StringView("consume"), consume, true},
    {QLatin1StringView("cancel"), about<&LoyaltyService::cancel>, true},
    {QLatin1StringView("refund"), refund, true},
    {QLatin1StringView("cancel-refund"), about<&LoyaltyService::cancelRefund>, true},
    {QLatin1StringView("use"), use, true},
    {QLatin1StringView("code"), code, true},
    {QLatin1StringView("activate"), activate, true},
    {QLatin1StringView("cash"), about<&LoyaltyService::confirmCash>, false},
    {QLatin1StringView("settle"), settle, true},
    {QLatin1StringView("close-uneven"), closeUneven, false},
    {QLatin1StringView("exception"), closeException, false},
    {QLatin1StringView("reverse"), reverse, false},
};

/// Names that end up in the records are those of people who work here.
Result<void> checkPeople(desk::Desk& desk, const Session& session)
{
    for (const QString& option : {u"operator"_qs, u"approver"_qs}) {
        if (!session.has(option))
            continue;
        const QString number = session.value(option);
        const staff::Member* member = desk.staff().roll().find(OperatorId(number));
        if (member == nullptr)
            return failure(ErrorCode::Refused, u"no such %1: %2"_qs.arg(option, number));
        if (option == u"approver"_qs &&
            !staff::may(member->person.role, staff::Permission::TakeReturns))
            return failure(ErrorCode::Refused, u"may not approve that: %1"_qs.arg(number));
    }
    return {};
}

/// What the service has said since the command began.
struct Heard {
    std::optional<services::MemberResult> result;
    std::optional<services::MemberRefusal> refusal;
};

bool waitUntil(LoyaltyService& service, const std::function<bool()>& isDone, int seconds)
{
    QEventLoop loop;
    QTimer limit;
    limit.setSingleShot(true);
    QObject::connect(&limit, &QTimer::timeout, &loop, &QEventLoop::quit);
    // Behind everything that was asked for before: refusals come with the event loop.
    const auto look = [&] {
        if (isDone())
            loop.quit();
    };
    QObject::connect(&service, &LoyaltyService::stateChanged, &loop, look, Qt::QueuedConnection);
    QObject::connect(&service, &LoyaltyService::finished, &loop, look, Qt::QueuedConnection);
    QObject::connect(&service, &LoyaltyService::refused, &loop, look, Qt::QueuedConnection);
    limit.start(seconds * 1000);
    QTimer::singleShot(0, &loop, look);
    loop.exec();
    return isDone();
}

Exit exitFor(const Heard& heard, const services::LoyaltyState& state)
{
    if (state.halted)
        return Exit::Pending;
    if (heard.refusal)
        return Exit::Refused;
    if (!heard.result)
        return Exit::Done;
    using payment::Meaning;
    switch (heard.result->outcome.meaning) {
    case Meaning::Succeeded:
        return Exit::Done;
    case Meaning::Refused:
    case Meaning::ConfigurationFault:
    case Meaning::NotFound:
        return Exit::Refused;
    case Meaning::InProgress:
    case Meaning::Unknown:
    case Meaning::Returned:
    case Meaning::Refunded:
    case Meaning::Contradiction:
        break;
    }
    // Reversed or never sent is as good as no; everything else is open.
    const auto& known = heard.result->transaction;
    const bool isOver = known && (known->state == services::MemberState::Reversed ||
                                  known->state == services::MemberState::NotSent);
    return isOver ? Exit::Refused : Exit::Pending;
}

Answer answerOf(const Heard& heard, const services::LoyaltyState& state)
{
    Answer answer{heard.result ? memberJson(*heard.result) : QJsonObject(), exitFor(heard, state)};
    if (heard.refusal) {
        answer.json.insert(u"error"_qs, u"refused"_qs);
        answer.json.insert(u"reason"_qs, nameOf(heard.refusal->reason));
        answer.json.insert(u"detail"_qs, heard.refusal->detail);
    }
    answer.json.insert(u"state"_qs, memberJson(state));
    return answer;
}

} // namespace

Answer member(const Session& session)
{
    const Sub* sub = nullptr;
    for (const Sub& each : subs) {
        if (session.words.value(0) == each.name)
            sub = &each;
    }
    const auto seconds = parseWait(session.value(u"wait"_qs));
    if (sub == nullptr || !seconds)
        return usage(sub == nullptr ? u"no such member command"_qs : seconds.error().detail);
    const Sensitive sensitive(session);
    if (!sensitive.trouble().isEmpty())
        return usage(sensitive.trouble());
    auto desk = desk::Desk::open(session.place);
    if (!desk)
        return failed(desk.error());
    if (const auto known = checkPeople(**desk, session); !known)
        return failed(known.error());
    LoyaltyService& service = (*desk)->members();
    service.setOperator(OperatorId(session.value(u"operator"_qs, u"tillctl"_qs)));
    service.recover();
    if ((*desk)->isTraining()) // its host takes a moment to come up
        (void)waitUntil(
            service, [&] { return service.state().isSetUp; }, *seconds);
    const auto isQuiet = [&] {
        return service.state().halted || !service.state().busy;
    };
    (void)waitUntil(service, isQuiet, *seconds); // a reversal of an earlier run goes first
    Heard heard;
    QObject::connect(&service, &LoyaltyService::finished, &service,
                     [&](const services::MemberResult& result) { heard.result = result; });
    QObject::connect(&service, &LoyaltyService::refused, &service,
                     [&](const services::MemberRefusal& refusal) { heard.refusal = refusal; });
    if (const auto asked = sub->ask(service, session, sensitive); !asked)
        return usage(asked.error().detail);
    const bool hasEnded = waitUntil(
        service,
        [&] {
            const bool isSaid = !sub->ends || heard.result || heard.refusal;
            return service.state().halted || (isSaid && !service.state().busy);
        },
        *seconds);
    Answer answer = answerOf(heard, service.state());
    if (!hasEnded)
        answer.exit = Exit::Pending;
    answer.json.insert(u"pendingJobs"_qs, waitForPaper(**desk, 5).size());
    return answer;
}

} // namespace till::ctl
