// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/loyalty/ledger.h"

#include "app/sandbox/loyalty/answers.h"
#include "app/sandbox/loyalty/working_key.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>
#include <bit>
#include <utility>

namespace till::sandbox::loyalty {

namespace {

// Nobody has the phone that a message would reach.
const char16_t* const everyCode = u"123456";

QJsonObject toJson(const Terminal& terminal)
{
    QJsonObject settled;
    for (auto batch = terminal.settled.begin(); batch != terminal.settled.end(); ++batch)
        settled.insert(batch.key(), batch.value());
    return {{u"number"_qs, terminal.number},
            {u"batch"_qs, terminal.batch},
            {u"checkIns"_qs, terminal.checkIns},
            {u"isSignedIn"_qs, terminal.isSignedIn},
            {u"settled"_qs, settled}};
}

QByteArray withOddParity(QByteArray key)
{
    for (char& byte : key) {
        const auto bits = static_cast<unsigned char>(byte & 0xfe);
        byte = static_cast<char>(bits | (std::popcount(bits) % 2 == 0 ? 1 : 0));
    }
    return key;
}

} // namespace

QString Terminal::batchNo() const
{
    return u"%1"_qs.arg(batch, 6, 10, QLatin1Char('0'));
}

Ledger::Ledger(Terms terms) : m_terms(std::move(terms))
{
    Q_ASSERT(m_terms.speed >= 1 && m_terms.masterKey.reveal().size() == 16);
    const QList<Member> members = firstMembers();
    for (const Member& member : members)
        m_members.insert(member.card, member);
    for (const QString& number : std::as_const(m_terms.terminals))
        m_terminals.insert(number, Terminal{.number = number, .traces = {}, .settled = {}});
}

Reply Ledger::handle(Operation operation, const Form& form, Instant now)
{
    if (complaint(operation, form))
        return whole(statusAnswer(u"30"_qs));
    if (form.value(u"storeNo"_qs) != m_terms.store)
        return whole(statusAnswer(u"03"_qs));
    const auto terminal = m_terminals.find(form.value(u"terminalNo"_qs));
    if (terminal == m_terminals.end())
        return whole(statusAnswer(u"97"_qs));
    if (operation == Operation::CheckIn)
        return checkIn(*terminal, now);
    if (operation == Operation::SendCode)
        return sendCode(form);
    const Question question{operation, form, *terminal, now};
    // A settlement whose answer was lost is answered again.
    const QString batch = form.value(u"batchNo"_qs);
    if (operation == Operation::Settle && terminal->settled.contains(batch))
        return settle(question);
    if (isReversal(operation))
        return reverse(question);
    if (!terminal->isSignedIn || batch != terminal->batchNo())
        return whole(statusAnswer(u"77"_qs));
    if (terminal->traces.contains(form.value(u"traceNo"_qs)))
        return whole(statusAnswer(u"94"_qs));
    return traced(question);
}

QByteArray Ledger::workingKey(const Terminal& terminal, const QByteArray& name,
                              qsizetype bytes) const
{
    const QByteArray seed =
        name + terminal.number.toUtf8() + '#' + QByteArray::number(terminal.checkIns);
    return withOddParity(QCryptographicHash::hash(seed, QCryptographicHash::Sha256).first(bytes));
}

Reply Ledger::checkIn(Terminal& terminal, Instant now)
{
    ++terminal.checkIns;
    terminal.isSignedIn = true;
    changed(u"terminal"_qs, terminal.number);
    QJsonObject answer = statusAnswer(u"00"_qs);
    answer.insert(u"transTime"_qs, now.unixMs);
    answer.insert(u"batchNo"_qs, terminal.batchNo());
    answer.insert(u"storeName"_qs, m_terms.storeName);
    answer.insert(u"workingKey"_qs,
                  workingKeyBlob(m_terms.masterKey.reveal(), workingKey(terminal, "PIN", 16),
                                 workingKey(terminal, "MAC", 8)));
    return whole(answer);
}

Reply Ledger::sendCode(const Form& form)
{
    const QString mobile = form.value(u"mobileNo"_qs);
    m_codes.insert(mobile, QString::fromUtf16(everyCode));
    changed(u"code"_qs, mobile);
    return whole(statusAnswer(u"00"_qs));
}

Reply Ledger::traced(const Question& question)
{
    const QString trace = question.form.value(u"traceNo"_qs);
    if (question.operation == Operation::Settle) {
        use(question.terminal, trace);
        return settle(question);
    }
    const auto member = m_members.find(question.form.value(u"cardNo"_qs));
    if (member == m_members.end()) {
        use(question.terminal, trace);
        return whole(statusAnswer(u"14"_qs));
    }
    const bool isPaying =
        question.operation == Operation::Consume || question.operation == Operation::TicketConsume;
    const bool isGivingBack = question.operation == Operation::Cancel ||
                              question.operation == Operation::Refund ||
                              question.operation == Operation::RefundCancel;
    const Script& script = scriptOf(member->card, isPaying ? Side::Paying : Side::GivingBack);
    const bool isOdd = isPaying || isGivingBack;
    // Lost on its way: nobody here has seen it, so its trace is not used either.
    if (isOdd && script.deed == Script::Deed::NotDone && script.status.isEmpty())
        return spoiled({}, script.spoil, m_terms.speed);
    use(question.terminal, trace);
    if (isOdd && script.status == u"77") {
        question.terminal.isSignedIn = false;
        changed(u"terminal"_qs, question.terminal.number);
    }
    if (isOdd && script.deed == Script::Deed::NotDone)
        return spoiled(whole(statusAnswer(script.status)), script.spoil, m_terms.speed);
    return ofMember(question, *member);
}

Reply Ledger::ofMember(const Question& question, Member& member)
{
    const bool isActivation = question.operation == Operation::Activate;
    if (member.state == CardState::Expired)
        return whole(statusAnswer(u"54"_qs));
    if (member.state == CardState::Lost)
        return whole(statusAnswer(u"41"_qs));
    if (member.state == CardState::Blank && !isActivation)
        return whole(statusAnswer(u"15"_qs));
    const QString track2 = question.form.value(u"track2"_qs);
    if (!track2.isEmpty() && !track2.startsWith(member.card))
        return whole(statusAnswer(u"14"_qs));
    switch (question.operation) {
    case Operation::Card:
        return whole(cardAnswer(member, question.now));
    case Operation::Tickets:
        return whole(ticketsAnswer(member));
    case Operation::Consume:
        return consume(question, member);
    case Operation::TicketConsume:
        return consumeTickets(question, member);
    case Operation::Activate:
        return activate(question, member);
    case Operation::Cancel:
        return cancel(question, member);
    case Operation::Refund:
        return refund(question, member);
    case Operation::RefundCancel:
        return cancelRefund(question, member);
    case Operation::CheckIn:
    case Operation::SendCode:
    case Operation::Settle:
    case Operation::ConsumeReversal:
    case Operation::CancelReversal:
    case Operation::TicketConsumeReversal:
        break;
    }
    Q_UNREACHABLE(); // these are about no member, or have been answered before
}

void Ledger::use(Terminal& terminal, const QString& trace)
{
    terminal.traces.insert(trace);
    m_usedTraces.append({{u"trace"_qs, QJsonObject{{u"terminal"_qs, terminal.number},
                                                   {u"batch"_qs, terminal.batch},
                                                   {u"number"_qs, trace}}}});
}

Transaction* Ledger::find(const QString& serial)
{
    const auto found = std::find_if(m_transactions.begin(), m_transactions.end(),
                                    [&](const Transaction& one) { return one.serial == serial; });
    return found == m_transactions.end() ? nullptr : &*found;
}

Transaction* Ledger::find(const Terminal& terminal, const QString& batch, const QString& trace)
{
    const auto found =
        std::find_if(m_transactions.begin(), m_transactions.end(), [&](const Transaction& one) {
            return one.terminal == terminal.number && one.batch == batch && one.trace == trace;
        });
    return found == m_transactions.end() ? nullptr : &*found;
}

void Ledger::changed(const QString& what, const QString& id)
{
    if (!m_changed.contains({what, id}))
        m_changed.append({what, id});
}

QList<QJsonObject> Ledger::takeChanges()
{
    QList<QJsonObject> changes = std::exchange(m_usedTraces, {});
    for (const auto& [what, id] : std::as_const(m_changed)) {
        if (what == u"member")
            changes.append({{what, m_members.value(id).toJson()}});
        else if (what == u"terminal")
            changes.append({{what, toJson(m_terminals.value(id))}});
        else if (what == u"code")
            changes.append(
                {{what, QJsonObject{{u"mobile"_qs, id}, {u"code"_qs, m_codes.value(id)}}}});
        else
            changes.append({{what, find(id)->toJson()}});
    }
    m_changed.clear();
    return changes;
}

bool Ledger::restore(const QJsonObject& change)
{
    if (change.contains(u"member")) {
        const auto member = Member::fromJson(change.value(u"member").toObject());
        if (member)
            m_members.insert(member->card, *member);
        return member.has_value();
    }
    if (change.contains(u"transaction")) {
        const auto one = Transaction::fromJson(change.value(u"transaction").toObject());
        if (!one)
            return false;
        Transaction* known = find(one->serial);
        if (known != nullptr)
            *known = *one;
        else
            m_transactions.append(*one);
        return true;
    }
    if (change.contains(u"code")) {
        const QJsonObject json = change.value(u"code").toObject();
        m_codes.insert(json.value(u"mobile").toString(), json.value(u"code").toString());
        return true;
    }
    const bool isTrace = change.contains(u"trace");
    const QJsonObject json = change.value(isTrace ? u"trace" : u"terminal").toObject();
    const QString number = json.value(isTrace ? u"terminal" : u"number").toString();
    if (number.isEmpty())
        return false;
    // A terminal that the command line no longer names keeps its past.
    Terminal& terminal = m_terminals[number];
    terminal.number = number;
    const int batch = json.value(u"batch").toInt();
    if (batch != terminal.batch)
        terminal.traces.clear();
    terminal.batch = batch;
    if (isTrace) {
        terminal.traces.insert(json.value(u"number").toString());
        return true;
    }
    terminal.checkIns = json.value(u"checkIns").toInt();
    terminal.isSignedIn = json.value(u"isSignedIn").toBool();
    const QJsonObject settled = json.value(u"settled").toObject();
    for (auto one = settled.begin(); one != settled.end(); ++one)
        terminal.settled.insert(one.key(), one.value().toBool());
    return true;
}

} // namespace till::sandbox::loyalty
