// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/contracts.h"
#include "app/desk/desk.h"
#include "app/desk/protocols.h"
#include "app/desk/system_clock.h"
#include "app/desk/system_random.h"
#include "app/tillctl/session.h"
#include "app/tillctl/tenders.h"
#include "core/channels/payout/words.h"
#include "core/net/timer_alarm.h"
#include "core/services/payout_service.h"
#include "core/settings/secret_file.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <utility>

namespace till::ctl {

namespace {

using services::Payout;
using services::PayoutRefusal;
using services::PayoutService;

const QString synopsis = QStringLiteral("payout send, query [ID], close ID, or balance");
const QString keyName = QStringLiteral("payout.private-key");

/// A desk that is open, and the payout service beside it.
class PayoutDesk : public QObject {
public:
    static Result<std::unique_ptr<PayoutDesk>> open(const Session& session)
    {
        auto made = std::unique_ptr<PayoutDesk>(new PayoutDesk);
        const auto seconds = parseWait(session.value(u"wait"_qs));
        if (!seconds)
            return failure(seconds.error());
        made->m_waitSeconds = *seconds;
        auto desk = desk::Desk::open(session.place);
        if (!desk)
            return failure(desk.error());
        made->m_desk = *std::move(desk);
        if (const Result<void> started = made->start(session); !started)
            return failure(started.error());
        return made;
    }

    [[nodiscard]] PayoutService& payouts() { return *m_payouts; }
    [[nodiscard]] desk::Desk& desk() { return *m_desk; }

    /// Runs the event loop until `isDone` or until the time is over. The answer of `isDone`.
    bool waitUntil(const std::function<bool()>& isDone)
    {
        if (isDone())
            return true;
        QEventLoop loop;
        connect(m_payouts.get(), &PayoutService::stateChanged, &loop, [&] {
            if (isDone())
                loop.quit();
        });
        QTimer::singleShot(m_waitSeconds * 1'000, &loop, &QEventLoop::quit);
        loop.exec();
        return isDone();
    }

    std::optional<PayoutRefusal> refusal;
    std::optional<Payout> finished;
    std::optional<payment::Outcome> balance;
    std::optional<std::pair<Payout, payment::Outcome>> named; ///< the answer to ask()

private:
    PayoutDesk() = default;

    Result<void> start(const Session& session)
    {
        const settings::Values& values = m_desk->settings().values;
        if (!values.payout.enabled)
            return failure(ErrorCode::Refused, u"payout.enabled is off"_qs);
        const channels::PayoutConfig config = desk::payoutConfig(values);
        if (const Result<void> valid = channels::validate(config); !valid)
            return failure(ErrorCode::Refused, u"payout.%1"_qs.arg(valid.error().detail));
        settings::SecretFiles secrets(session.place.secretsPath());
        Result<Secret> key = secrets.load(keyName);
        if (!key)
            return failure(key.error().code, keyName + u": "_qs + key.error().detail);
        m_line = desk::lineTo(u"payout"_qs, values, secrets);
        m_desk->recover();
        m_payouts = std::make_unique<PayoutService>(
            PayoutService::Doors{m_clock, m_random, m_desk->journal(), m_desk->journal(), *m_line,
                                 m_alarm},
            m_desk->staff());
        m_payouts->setUp({.protocol = std::make_shared<const channels::PayoutProtocol>(config),
                          .key = std::make_shared<const Secret>(*std::move(key)),
                          .tillNumber = values.till.number,
                          .training = m_desk->isTraining(),
                          .timers = {}});
        m_payouts->setOperator(OperatorId(session.value(u"operator"_qs)));
        connect(m_payouts.get(), &PayoutService::refused, this,
                [this](const PayoutRefusal& heard) { refusal = heard; });
        connect(m_payouts.get(), &PayoutService::finished, this,
                [this](const Payout& heard) { finished = heard; });
        connect(m_payouts.get(), &PayoutService::answered, this,
                [this](const Payout& payout, const payment::Outcome& outcome) {
                    named = {payout, outcome};
                });
        connect(m_payouts.get(), &PayoutService::balanceAnswered, this,
                [this](const payment::Outcome& heard) { balance = heard; });
        return m_payouts->recover();
    }

    int m_waitSeconds = 0;
    std::unique_ptr<desk::Desk> m_desk;
    desk::SystemClock m_clock;
    desk::SystemRandom m_random;
    net::TimerAlarm m_alarm{m_clock};
    std::unique_ptr<ports::Transport> m_line;
    std::unique_ptr<PayoutService> m_payouts;
};

QJsonObject payoutJson(const Payout& payout)
{
    QJsonObject json{{u"id"_qs, payout.id.text()},
                     {u"state"_qs, payment::nameOf(payout.state)},
                     {u"amount"_qs, payout.amount.toPlain()},
                     {u"payee"_qs, payout.payee},
                     {u"account"_qs, payout.account},
                     {u"bank"_qs, payout.bank},
                     {u"memo"_qs, payout.memo},
                     {u"by"_qs, payout.by.text()},
                     {u"approvedBy"_qs, payout.approvedBy.text()},
                     {u"at"_qs, timeText(payout.at)},
                     {u"platformNumber"_qs, payout.platformNumber},
                     {u"code"_qs, payout.code},
                     {u"text"_qs, payout.text}};
    if (!payout.closedBy.isEmpty()) {
        json.insert(u"closedBy"_qs, payout.closedBy.text());
        json.insert(u"closedReason"_qs, payout.closedReason);
    }
    return json;
}

QJsonArray payoutsJson(const QList<Payout>& payouts)
{
    QJsonArray json;
    for (const Payout& payout : payouts)
        json.append(payoutJson(payout));
    return json;
}

Answer refusalOf(const PayoutRefusal& refusal)
{
    Answer answer = refused(services::nameOf(refusal.reason));
    answer.json.insert(u"reason"_qs, services::nameOf(refusal.reason));
    if (refusal.obstacle)
        answer.json.insert(u"obstacle"_qs, channels::nameOf(*refusal.obstacle));
    if (!refusal.detail.isEmpty())
        answer.json.insert(u"detail"_qs, refusal.detail);
    return answer;
}

/// What has ended. An exception is no refusal: the money may be on its way.
Answer endOf(const Payout& payout)
{
    Answer answer{{{u"payout"_qs, payoutJson(payout)}}, Exit::Refused};
    if (payout.state == payment::State::Succeeded)
        answer.exit = Exit::Done;
    if (payout.state == payment::State::Exception) {
        answer.exit = Exit::Pending;
        answer.json.insert(u"error"_qs, u"exception"_qs);
        if (!payout.closedBy.isEmpty())
            return answer;
        answer.json.insert(u"detail"_qs,
                           u"the platform contradicts itself or does not know it: a person has to "
                           u"look at the platform's own pages before anything is paid again"_qs);
    }
    return answer;
}

/// Waits until nothing is open any more, and says what became of it.
Answer outcomeOf(PayoutDesk& desk)
{
    const PayoutService& payouts = desk.payouts();
    desk.waitUntil([&] { return !payouts.state().current || payouts.state().halted; });
    if (const auto& open = payouts.state().current) {
        Answer answer{{{u"payout"_qs, payoutJson(*open)}}, Exit::Pending};
        answer.json.insert(u"error"_qs, u"unknown"_qs);
        return answer;
    }
    if (!desk.finished)
        return {{{u"payout"_qs, QJsonValue::Null}}, Exit::Done};
    return endOf(*desk.finished);
}

std::shared_ptr<const Secret> secretLine()
{
    return std::make_shared<const Secret>(readSecretLine());
}

/// The approver knows the PIN and has the right. The record of it is the staff's own.
bool isApproved(PayoutDesk& desk, const OperatorId& approver)
{
    services::StaffService& staff = desk.desk().staff();
    bool approved = false;
    const auto heard = QObject::connect(&staff, &services::StaffService::approved, &desk,
                                        [&approved] { approved = true; });
    staff.approve(1, approver, QString::fromUtf8(Secret(readSecretLine()).reveal()),
                  staff::Permission::PayOut);
    QObject::disconnect(heard);
    return approved;
}

/// All that is not secret, from the command line.
Result<services::PayoutOrder> orderOf(const Session& session)
{
    const Result<Money> amount = Money::parse(session.value(u"amount"_qs));
    if (!amount)
        return failure(ErrorCode::Malformed, u"--amount: an amount in yuan"_qs);
    for (const QString& needed : {u"bank"_qs, u"memo"_qs, u"operator"_qs, u"approver"_qs}) {
        if (session.value(needed).isEmpty())
            return failure(ErrorCode::Malformed, u"--%1 is missing"_qs.arg(needed));
    }
    services::PayoutOrder order;
    order.amount = *amount;
    order.payee.accountType = session.has(u"corporate"_qs) ? u"2"_qs : u"0"_qs;
    order.payee.bankName = session.value(u"bank"_qs);
    order.payee.bankNumber = session.value(u"bank-number"_qs);
    order.payee.bankBranch = session.value(u"branch"_qs);
    order.payee.province = session.value(u"province"_qs);
    order.payee.city = session.value(u"city"_qs);
    order.memo = session.value(u"memo"_qs);
    order.businessType = session.value(u"business"_qs);
    order.approver = OperatorId(session.value(u"approver"_qs));
    return order;
}

Answer send(const Session& session)
{
    Result<services::PayoutOrder> order = orderOf(session);
    if (!order)
        return usage(order.error().detail);
    const auto desk = PayoutDesk::open(session);
    if (!desk)
        return failed(desk.error());
    PayoutDesk& open = **desk;
    order->payee.name = secretLine();
    order->payee.account = secretLine();
    order->payee.mobile = secretLine();
    order->payee.idCard = secretLine();
    const Result<Money> again = Money::parse(QString::fromUtf8(readSecretLine()));
    if (!again)
        return refused(u"the fifth line is the amount again"_qs);
    order->amountAgain = *again;
    if (!isApproved(open, order->approver))
        return refused(u"notAllowed"_qs);
    open.payouts().send(*order);
    if (open.refusal)
        return refusalOf(*open.refusal);
    return outcomeOf(open);
}

/// What the platform says of one payout, whatever has become of it.
Answer queryOne(PayoutDesk& open, const PaymentId& id)
{
    const PayoutService& payouts = open.payouts();
    open.waitUntil([&] { return !payouts.state().asking; }); // about what was open
    if (payouts.state().current && payouts.state().current->id == id)
        return outcomeOf(open);
    open.payouts().ask(id);
    if (open.refusal)
        return refusalOf(*open.refusal);
    if (!open.waitUntil([&open] { return open.named.has_value(); }))
        return {{{u"error"_qs, u"unknown"_qs}}, Exit::Pending};
    const auto& [payout, told] = *open.named;
    Answer answer = endOf(payout);
    answer.json.insert(u"told"_qs, QJsonObject{{u"meaning"_qs, payment::nameOf(told.meaning)},
                                               {u"code"_qs, told.code},
                                               {u"text"_qs, told.text}});
    return answer;
}

Answer query(const Session& session)
{
    const auto desk = PayoutDesk::open(session);
    if (!desk)
        return failed(desk.error());
    if (session.words.size() > 1)
        return queryOne(**desk, PaymentId(session.words.at(1)));
    Answer answer = outcomeOf(**desk);
    const services::PayoutState& state = (*desk)->payouts().state();
    answer.json.insert(u"exceptions"_qs, payoutsJson(state.exceptions));
    answer.json.insert(u"decided"_qs, payoutsJson(state.decided));
    if (!state.exceptions.isEmpty())
        answer.exit = Exit::Pending;
    return answer;
}

/// A person has looked at an exception.
Answer close(const Session& session)
{
    for (const QString& needed : {u"reason"_qs, u"approver"_qs}) {
        if (session.value(needed).isEmpty())
            return usage(u"--%1 is missing"_qs.arg(needed));
    }
    const auto desk = PayoutDesk::open(session);
    if (!desk)
        return failed(desk.error());
    PayoutDesk& open = **desk;
    const OperatorId approver(session.value(u"approver"_qs));
    if (!isApproved(open, approver))
        return refused(u"notAllowed"_qs);
    open.waitUntil([&open] { return !open.payouts().state().asking; });
    const PaymentId id(session.words.at(1));
    open.payouts().close(id, approver, session.value(u"reason"_qs));
    if (open.refusal)
        return refusalOf(*open.refusal);
    const services::PayoutState& state = open.payouts().state();
    return {{{u"exceptions"_qs, payoutsJson(state.exceptions)},
             {u"decided"_qs, payoutsJson(state.decided)}},
            Exit::Done};
}

Answer balance(const Session& session)
{
    const auto desk = PayoutDesk::open(session);
    if (!desk)
        return failed(desk.error());
    PayoutDesk& open = **desk;
    open.waitUntil([&open] { return !open.payouts().state().asking; }); // about what was open
    open.payouts().askBalance();
    open.waitUntil([&open] { return open.balance || open.refusal; });
    if (open.refusal)
        return refusalOf(*open.refusal);
    if (!open.balance || open.balance->meaning != payment::Meaning::Succeeded) {
        const payment::Outcome outcome = open.balance.value_or(payment::Outcome());
        return {
            {{u"error"_qs, u"unknown"_qs}, {u"code"_qs, outcome.code}, {u"text"_qs, outcome.text}},
            Exit::Pending};
    }
    const std::optional<Money> available = open.payouts().state().available;
    return {{{u"available"_qs, available ? QJsonValue(available->toPlain()) : QJsonValue()}},
            Exit::Done};
}

} // namespace

Answer payout(const Session& session)
{
    const qsizetype words = session.words.size();
    const QString what = session.words.value(0);
    if (what == u"query" && words <= 2)
        return query(session);
    if (what == u"close" && words == 2)
        return close(session);
    if (words != 1)
        return usage(synopsis);
    if (what == u"send")
        return send(session);
    if (what == u"balance")
        return balance(session);
    return usage(synopsis);
}

} // namespace till::ctl
