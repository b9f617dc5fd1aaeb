// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/mmsp/channel.h"

#include "core/channels/mmsp/compose.h"
#include "core/channels/mmsp/envelope.h"
#include "core/channels/mmsp/interpret.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace till::channels {

namespace {

using payment::Meaning;
using payment::Message;
using payment::Outcome;
using payment::Purpose;

constexpr qsizetype nonceSize = 16;

payment::ChannelTraits traitsOfMmsp(const MmspConfig& config)
{
    constexpr int minuteMs = 60'000;
    payment::ChannelTraits traits;
    traits.name = u"mmsp"_s;
    traits.voidAfterMs = traits.timers.earliestCancelMs; // a void is a cancel of its own (10.4)
    traits.reads = config.reads;
    traits.shows = config.shows;
    const int choiceMs = traits.shownTimers.handOverMs - traits.shownTimers.deadMs;
    traits.shownTimers.deadMs = config.payableMinutes * minuteMs;
    traits.shownTimers.handOverMs = traits.shownTimers.deadMs + choiceMs;
    return traits;
}

tl::unexpected<Error> noLogin()
{
    return failure(ErrorCode::Refused, u"each request is signed: no login"_s);
}

mmsp::Expectation expectedBy(const Message& message)
{
    mmsp::Expectation expected;
    expected.order = message.order.text();
    expected.amount = message.amount;
    if (message.purpose == Purpose::Refund || message.purpose == Purpose::QueryRefund)
        expected.refund = message.request.text();
    return expected;
}

Outcome unknown(const QString& why)
{
    Outcome outcome;
    outcome.text = why;
    return outcome;
}

/// A number that was read from a telephone may be another customer's, or misread.
Outcome askedByNumber(const Message& message, Outcome outcome)
{
    if (outcome.meaning == Meaning::NotFound)
        outcome.meaning = Meaning::Unknown;
    const bool isSigned = outcome.facts != payment::Facts{};
    if (isSigned && outcome.facts.orderId != message.order.text())
        return unknown(u"the number is of another order"_s);
    return outcome;
}

} // namespace

MmspChannel::MmspChannel(MmspConfig config)
    : m_config(std::move(config)), m_traits(traitsOfMmsp(m_config)), m_protocol(m_config)
{
}

Result<ports::HttpRequest> MmspChannel::encode(const Message& message, const Stamp& stamp) const
{
    if (stamp.nonce.size() != nonceSize)
        return failure(ErrorCode::Malformed, u"nonce: 16 bytes"_s);
    const Result<mmsp::Draft> draft = mmsp::draft(message, m_config, stamp.nonce);
    if (!draft)
        return failure(draft.error());
    Result<ports::HttpRequest> request =
        mmsp::signedLetter({.access = m_config,
                            .command = mmsp::commandOf(draft->id, m_config),
                            .table = *mmsp::interfaceOf(draft->id).request,
                            .message = draft->message()},
                           stamp.key);
    if (request)
        request->answerMs = m_traits.timers.answerMs;
    return request;
}

Outcome MmspChannel::decode(const Message& message, const ports::HttpAnswer& answer,
                            const Secret& key) const
{
    const Result<mmsp::Id> id = mmsp::idFor(message, m_config);
    if (!id)
        return unknown(id.error().detail);
    Outcome outcome = mmsp::interpret(*id, m_config, answer, key, expectedBy(message)).outcome;
    if (!message.askedNumber.isEmpty())
        return askedByNumber(message, std::move(outcome));
    // Asked because of a void: the payment had succeeded, and the acquirer has no other word for
    // one that was taken back than failed or closed.
    const bool isAboutVoid = message.purpose == Purpose::Query && !message.request.isEmpty();
    if (isAboutVoid && outcome.meaning == Meaning::Refused)
        outcome.meaning = Meaning::Returned;
    return outcome;
}

Result<Hint> MmspChannel::readHint(QByteArrayView body, const Secret& key) const
{
    const Result<mmsp::Interpretation> said = mmsp::interpretNotice(m_config, body, key);
    if (!said)
        return failure(said.error());
    Hint hint{said->outcome.facts.orderId, said->outcome.facts.acquirerOrderId};
    if (hint.order.isEmpty() && hint.acquirerOrder.isEmpty())
        return failure(ErrorCode::Malformed, u"it names no order"_s);
    return hint;
}

Result<ports::HttpRequest> MmspChannel::encodeLogin(const Stamp&) const
{
    return noLogin();
}

Result<Login> MmspChannel::decodeLogin(const ports::HttpAnswer&) const
{
    return noLogin();
}

} // namespace till::channels
