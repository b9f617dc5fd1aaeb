// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/overloaded.h"
#include "core/sale/totals.h"
#include "core/services/payment_service.h"
#include "core/services/payment_views.h"

#include <algorithm>
#include <utility>

// What is asked of the acquirers, and what they answer.
namespace till::services {

namespace {

using payment::Operation;
using payment::Purpose;
using payment::Request;

/// Queries that nobody at the counter waits for, at the same time.
constexpr qsizetype backgroundQueriesMax = 2;
/// A query that takes longer is asked again rather than waited for.
constexpr int queryAnswerMs = 10'000;
constexpr qsizetype queriesShown = 3;

struct Purposes {
    Purpose operate = Purpose::Pay;
    Purpose query = Purpose::Query;
};

Purposes purposesOf(Operation operation)
{
    switch (operation) {
    case Operation::Pay:
        return {Purpose::Pay, Purpose::Query};
    case Operation::Void:
        return {Purpose::Void, Purpose::Query};
    case Operation::Refund:
        return {Purpose::Refund, Purpose::QueryRefund};
    case Operation::Complete:
        return {Purpose::Complete, Purpose::QueryComplete};
    case Operation::Release:
        return {Purpose::Release, Purpose::QueryRelease};
    }
    Q_UNREACHABLE();
}

Purpose purposeOf(Operation operation, Request request)
{
    switch (request) {
    case Request::Operate:
        return purposesOf(operation).operate;
    case Request::Query:
        return purposesOf(operation).query;
    case Request::QueryOriginal:
        return Purpose::Query;
    case Request::Cancel:
        return Purpose::Cancel;
    }
    Q_UNREACHABLE();
}

/// The order that a message is about, as its acquirer knows it.
void describe(payment::Message& message, const payment::Payment& order)
{
    message.order = order.id;
    message.acquirerOrder = order.facts.acquirerOrderId;
    message.means = order.means;
    message.presentation = order.presentation;
    message.deposit = order.deposit;
    message.payableUntil = order.payableUntil;
    message.paymentAt = order.at;
}

} // namespace

ChannelClient* PaymentService::clientOf(const QString& channel) const
{
    const auto found = std::find_if(m_clients.cbegin(), m_clients.cend(), [&](const auto& each) {
        return each->traits().name == channel;
    });
    return found == m_clients.cend() ? nullptr : found->get();
}

payment::ChannelTraits PaymentService::traitsOf(const QString& channel) const
{
    if (const ChannelClient* client = clientOf(channel))
        return client->traits();
    // Nobody knows what it could do: nothing is tried, and the cashier need not wait for it.
    payment::ChannelTraits unknown;
    unknown.name = channel;
    unknown.queries = false;
    unknown.cancels = false;
    unknown.voidsSameDay = false;
    unknown.refunds = false;
    unknown.partialRefunds = false;
    unknown.deposits = false;
    unknown.timers.handOverMs = 0;
    unknown.shownTimers.handOverMs = 0;
    return unknown;
}

payment::Step PaymentService::stepOf(const OpenPayment& open, const payment::Event& event) const
{
    return payment::step(open.payment, event, m_doors.clock.steadyMs(),
                         jittered(traitsOf(open.payment.channel), open.jitterPermille));
}

/// 800 to 1200 ‰.
int PaymentService::drawJitter()
{
    constexpr int least = 800;
    constexpr int span = 401;
    const QByteArray chance = m_doors.random.bytes(2);
    const int drawn = static_cast<uchar>(chance[0]) * 256 + static_cast<uchar>(chance[1]);
    return least + drawn % span;
}

bool PaymentService::isAsking(const PaymentId& id) const
{
    const auto& all = m_book.all();
    return std::any_of(all.cbegin(), all.cend(), [&](const OpenPayment& each) {
        return each.payment.id == id && each.onWay > 0;
    });
}

bool PaymentService::isInTheBackground(const OpenPayment& open) const
{
    const bool isBeingTaken =
        open.payment.deposit && !payment::isHandedOver(open.payment, m_doors.clock.steadyMs(),
                                                       traitsOf(open.payment.channel));
    return !isBeingTaken && !m_checkout.state().sale.isPending(open.payment.id);
}

void PaymentService::send(OpenPayment& open, Request request)
{
    if (request != Request::Query) {
        post(open, request);
        return;
    }
    open.jitterPermille = drawJitter();
    if (!isInTheBackground(open)) {
        post(open, request);
    } else if (m_backgroundQueries.size() < backgroundQueriesMax) {
        m_backgroundQueries.append(open.payment.id);
        post(open, request);
    } else {
        m_waitingQueries.append(open.payment.id);
        ++open.onWay; // it is as good as on its way: nobody asks twice
    }
}

void PaymentService::post(OpenPayment& open, Request request)
{
    const payment::Message message = messageFor(open, request);
    if (request == Request::Query) {
        open.askedNumber.clear();
        open.lastQueries.append(m_doors.clock.now());
        if (open.lastQueries.size() > queriesShown)
            open.lastQueries.removeFirst();
    }
    ++open.onWay;
    const Sent sent{open.payment.id, request, m_epoch};
    ChannelClient* client = clientOf(open.payment.channel);
    if (client == nullptr) {
        QMetaObject::invokeMethod(
            this,
            [this, sent] {
                take(sent,
                     ports::NotSent{{ErrorCode::Unavailable, QStringLiteral("no such channel")}});
            },
            Qt::QueuedConnection);
        return;
    }
    const int answerMs = request == Request::Query
                             ? queryAnswerMs
                             : payment::timersOf(open.payment, client->traits()).answerMs;
    client->send(message, answerMs,
                 [this, sent](const ChannelClient::Reply& reply) { take(sent, reply); });
}

void PaymentService::take(const Sent& sent, const ChannelClient::Reply& reply)
{
    if (OpenPayment* known = m_book.find(sent.id); known != nullptr && known->onWay > 0)
        --known->onWay;
    if (sent.request == Request::Query && m_backgroundQueries.removeOne(sent.id))
        sendWaitingQueries();
    // A cancel of before a halt has been sent again since: its answer decides nothing any more.
    if (sent.request == Request::Cancel && sent.epoch != m_epoch)
        return;
    handle(sent.id, eventOf(sent, reply));
    if (const auto* page = std::get_if<ChannelClient::Page>(&reply))
        Q_EMIT pageReady(sent.id, page->url, page->html);
    else if (sent.request == Request::Operate)
        closeWithoutCode(sent);
}

/// An order without a code to show cannot be paid at the counter: nobody waits for it.
void PaymentService::closeWithoutCode(const Sent& sent)
{
    const OpenPayment* known = m_book.find(sent.id);
    if (m_halted || known == nullptr)
        return;
    const payment::State now = known->payment.state;
    const bool isOpen = now == payment::State::Pending || now == payment::State::Unknown;
    if (isOpen && hasNoCode(known->payment))
        stopWaiting(sent.id);
}

bool PaymentService::hasNoCode(const payment::Payment& payment) const
{
    return payment.operation == Operation::Pay &&
           payment.presentation == payment::Presentation::Shown && payment.facts.payUrl.isEmpty() &&
           clientOf(payment.channel) != nullptr && !traitsOf(payment.channel).opensPage;
}

/// What an outcome proves about the order that it is about.
payment::Outcome PaymentService::weighed(const Sent& sent, const payment::Outcome& outcome)
{
    payment::Outcome heard = outcome;
    const OpenPayment* known = m_book.find(sent.id);
    if (known == nullptr)
        return heard;
    // Who answers for today's orders only says nothing about yesterday's.
    if (heard.meaning == payment::Meaning::NotFound &&
        traitsOf(known->payment.channel).queriesSameDayOnly &&
        !isSurelyOneTradeDay(known->payment.at, m_doors.clock.now()))
        heard.meaning = payment::Meaning::Unknown;
    // Some acquirers have no other word for an order that was taken back than failed or closed.
    if (heard.meaning == payment::Meaning::Refused && sent.request == Request::Query &&
        known->payment.state == payment::State::Succeeded && wasVoided(known->payment))
        heard.meaning = payment::Meaning::Returned;
    return heard;
}

bool PaymentService::wasVoided(const payment::Payment& payment) const
{
    const auto about = m_doors.payments.paymentsAbout(payment.id);
    return about && std::any_of(about->cbegin(), about->cend(), [](const payment::Payment& each) {
               return each.operation == Operation::Void && each.state == payment::State::Succeeded;
           });
}

payment::Event PaymentService::eventOf(const Sent& sent, const ChannelClient::Reply& reply)
{
    return std::visit(Overloaded{
                          [&](const payment::Outcome& outcome) -> payment::Event {
                              return payment::Answered{sent.request, weighed(sent, outcome)};
                          },
                          [&](const ChannelClient::Page& page) -> payment::Event {
                              payment::Outcome opened;
                              opened.meaning = payment::Meaning::InProgress;
                              if (page.html.isEmpty()) // the address is all there is to it
                                  opened.facts.payUrl = page.url.toString(QUrl::FullyEncoded);
                              return payment::Answered{sent.request, opened};
                          },
                          [&](const ports::NotSent&) -> payment::Event {
                              return payment::Unanswered{sent.request, false};
                          },
                          [&](const ports::NoAnswer&) -> payment::Event {
                              return payment::Unanswered{sent.request, true};
                          },
                      },
                      reply);
}

void PaymentService::sendWaitingQueries()
{
    while (!m_halted && !m_waitingQueries.isEmpty() &&
           m_backgroundQueries.size() < backgroundQueriesMax) {
        const PaymentId next = m_waitingQueries.takeFirst();
        OpenPayment* waiting = m_book.find(next);
        if (waiting == nullptr)
            continue;
        --waiting->onWay;
        m_backgroundQueries.append(next);
        post(*waiting, Request::Query);
    }
}

payment::Message PaymentService::messageFor(const OpenPayment& open, Request request)
{
    const payment::Payment& about = open.payment;
    payment::Message message;
    message.purpose = purposeOf(about.operation, request);
    message.amount = about.amount;
    message.operatorNumber = about.by.text();
    if (about.operation == Operation::Pay) {
        describe(message, about);
        if (request == Request::Query)
            message.askedNumber = open.askedNumber;
        if (request == Request::Operate)
            fillForPay(message, open);
        return message;
    }
    message.order = about.original;
    message.request = about.id;
    message.remark = about.reason;
    auto order = m_doors.payments.findPayment(about.original);
    // To the acquirer a completed deposit is still the order that the customer paid.
    if (order && order->operation == Operation::Complete)
        order = m_doors.payments.findPayment(order->original);
    if (order)
        describe(message, *order);
    if (order && request == Request::QueryOriginal) {
        message.request = PaymentId();
        message.amount = order->amount;
    }
    return message;
}

void PaymentService::fillForPay(payment::Message& message, const OpenPayment& open)
{
    message.code = open.code;
    message.entry = open.entry;
    message.remark = open.payment.deposit ? open.payment.reason : open.payment.sale.text();
    if (!m_config.goodsTo.contains(open.payment.channel) || open.payment.deposit)
        return;
    // A part payment cannot be said in goods.
    const auto sale = m_checkout.saleOf(open.payment.sale);
    if (sale && sale::totals(*sale).total == open.payment.amount)
        message.goods = goodsOf(*sale);
}

} // namespace till::services
