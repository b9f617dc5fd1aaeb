// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scripted_acquirer.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace till::support {

namespace {

/// A scripted acquirer is asked in the words of a sale only.
class SilentProtocol final : public channels::Protocol {
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("scripted"); }
    [[nodiscard]] std::span<const channels::Interface> interfaces() const override { return {}; }
    [[nodiscard]] QList<std::pair<QLatin1StringView, QString>>
    defaults(const channels::Interface&, const channels::Stamp&) const override
    {
        return {};
    }
    [[nodiscard]] Result<channels::Composed> compose(const channels::Interface&, const void*,
                                                     const channels::Stamp&) const override
    {
        return failure(ErrorCode::Refused, QStringLiteral("it has no interfaces"));
    }
    [[nodiscard]] channels::Reading read(const channels::Interface&, const void*,
                                         const ports::HttpAnswer&, const Secret&) const override
    {
        return {};
    }
};

ports::HttpRequest requestNumber(qsizetype number)
{
    ports::HttpRequest request;
    request.url = QUrl(QStringLiteral("scripted:///%1").arg(number));
    return request;
}

} // namespace

ScriptedAcquirer::ScriptedAcquirer()
{
    channelTraits.name = QStringLiteral("scripted");
}

void ScriptedAcquirer::answer(payment::Purpose purpose, const payment::Outcome& outcome)
{
    m_outcomes.append(outcome);
    tell(next(purpose), ports::HttpAnswer{200, QByteArray::number(m_outcomes.size() - 1)});
}

void ScriptedAcquirer::answer(payment::Purpose purpose, payment::Meaning meaning)
{
    payment::Outcome outcome;
    outcome.meaning = meaning;
    outcome.code = payment::nameOf(meaning);
    answer(purpose, outcome);
}

void ScriptedAcquirer::showCode(const QString& content)
{
    payment::Outcome outcome;
    outcome.meaning = payment::Meaning::InProgress;
    outcome.facts.payUrl = content;
    answer(payment::Purpose::Pay, outcome);
}

void ScriptedAcquirer::lose(payment::Purpose purpose)
{
    tell(next(purpose), ports::NoAnswer{{ErrorCode::Unavailable, QStringLiteral("lost")}});
}

void ScriptedAcquirer::hold(payment::Purpose purpose)
{
    tell(next(purpose), ports::NotSent{{ErrorCode::Unavailable, QStringLiteral("no line")}});
}

void ScriptedAcquirer::answerLogin(const QByteArray& token)
{
    for (Asked& each : m_asked) {
        if (each.isLogin && !each.isAnswered) {
            tell(each, ports::HttpAnswer{200, token});
            return;
        }
    }
    throw std::logic_error("no login waits");
}

void ScriptedAcquirer::refuseLogin()
{
    answerLogin({});
}

int ScriptedAcquirer::times(payment::Purpose purpose) const
{
    return static_cast<int>(std::count_if(m_asked.cbegin(), m_asked.cend(), [&](const Asked& each) {
        return !each.isLogin && each.message.purpose == purpose;
    }));
}

int ScriptedAcquirer::logins() const
{
    return static_cast<int>(std::count_if(m_asked.cbegin(), m_asked.cend(),
                                          [](const Asked& each) { return each.isLogin; }));
}

int ScriptedAcquirer::waiting(payment::Purpose purpose) const
{
    return static_cast<int>(std::count_if(m_asked.cbegin(), m_asked.cend(), [&](const Asked& each) {
        return !each.isLogin && !each.isAnswered && each.message.purpose == purpose;
    }));
}

bool ScriptedAcquirer::waits(payment::Purpose purpose) const
{
    return waiting(purpose) > 0;
}

const payment::Message& ScriptedAcquirer::latest(payment::Purpose purpose) const
{
    for (auto each = m_asked.crbegin(); each != m_asked.crend(); ++each) {
        if (!each->isLogin && each->message.purpose == purpose)
            return each->message;
    }
    throw std::logic_error("nobody asked for that");
}

Result<ports::HttpRequest> ScriptedAcquirer::encode(const payment::Message& message,
                                                    const channels::Stamp& stamp) const
{
    if (cannotSay)
        return failure(*cannotSay);
    Asked said;
    said.message = message;
    said.token = stamp.token.reveal();
    m_said.append(said);
    ports::HttpRequest request = requestNumber(m_said.size() - 1);
    request.body = page;
    return request;
}

payment::Outcome ScriptedAcquirer::decode(const payment::Message&, const ports::HttpAnswer& answer,
                                          const Secret&) const
{
    return m_outcomes.at(answer.body.toLongLong());
}

const channels::Protocol& ScriptedAcquirer::protocol() const
{
    static const SilentProtocol silent;
    return silent;
}

Result<channels::Hint> ScriptedAcquirer::readHint(QByteArrayView body, const Secret& key) const
{
    if (key.reveal() != "notify")
        return failure(ErrorCode::Refused, QStringLiteral("signature"));
    const QStringList words = QString::fromLatin1(body).split(QLatin1Char(' '));
    const auto word = [&](qsizetype position) {
        const QString text = words.value(position);
        return text == u"-" ? QString() : text;
    };
    return channels::Hint{word(0), word(1)};
}

Result<ports::HttpRequest> ScriptedAcquirer::encodeLogin(const channels::Stamp&) const
{
    Asked said;
    said.isLogin = true;
    m_said.append(said);
    return requestNumber(m_said.size() - 1);
}

Result<channels::Login> ScriptedAcquirer::decodeLogin(const ports::HttpAnswer& answer) const
{
    constexpr int hourMs = 3'600'000;
    if (answer.body.isEmpty())
        return failure(ErrorCode::Refused, QStringLiteral("1000"));
    return channels::Login{Secret(QByteArray(answer.body)), hourMs};
}

void ScriptedAcquirer::post(const ports::HttpRequest& request, Receiver receiver)
{
    Asked asked = m_said.at(request.url.path().mid(1).toLongLong());
    asked.receiver = std::move(receiver);
    m_asked.append(asked);
}

ScriptedAcquirer::Asked& ScriptedAcquirer::next(payment::Purpose purpose)
{
    for (Asked& each : m_asked) {
        if (!each.isLogin && !each.isAnswered && each.message.purpose == purpose)
            return each;
    }
    throw std::logic_error("nobody waits for an answer to that");
}

void ScriptedAcquirer::tell(Asked& asked, const ports::Exchange& exchange)
{
    asked.isAnswered = true;
    // A copy: what it causes may be the next request.
    const Receiver receiver = std::exchange(asked.receiver, {});
    receiver(exchange);
}

} // namespace till::support
