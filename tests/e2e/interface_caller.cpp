// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/interface_caller.h"

#include "app/desk/system_random.h"
#include "app/tillctl/call_fields.h"
#include "core/wire/json.h"
#include "core/wire/json_writer.h"

#include <QEventLoop>
#include <QRegularExpression>

#include <algorithm>
#include <optional>
#include <utility>

namespace till::test {

namespace {

constexpr qsizetype nonceSize = 16;

Exchanged trouble(const QString& what)
{
    Exchanged none;
    none.trouble = what;
    return none;
}

ports::Exchange post(ports::Transport& line, const ports::HttpRequest& request)
{
    QEventLoop loop;
    std::optional<ports::Exchange> exchange;
    line.post(request, [&](const ports::Exchange& came) {
        exchange = came;
        loop.quit();
    });
    loop.exec();
    return *std::move(exchange);
}

void collect(const wire::Json& json, QHash<QString, QString>& said)
{
    for (const wire::JsonMember& member : json.members) {
        const bool isValue = member.value.kind == wire::Json::Kind::Text ||
                             member.value.kind == wire::Json::Kind::Number;
        if (isValue)
            said.insert(member.name, member.value.text);
        collect(member.value, said);
    }
    for (const wire::Json& item : json.items)
        collect(item, said);
}

} // namespace

Result<Secret> PlainSecrets::load(const QString& name)
{
    if (!m_values.contains(name))
        return failure(ErrorCode::NotFound, QStringLiteral("no such secret"));
    return Secret(QByteArray(m_values.value(name)));
}

Result<void> PlainSecrets::store(const QString& name, const Secret& value)
{
    m_values.insert(name, value.reveal());
    return {};
}

InterfaceCaller::InterfaceCaller(settings::Values values, ports::Secrets& secrets)
    : m_values(std::move(values)), m_secrets(secrets), m_known(desk::knownProtocols(m_values))
{
}

QString InterfaceCaller::filledIn(QString word)
{
    static const QRegularExpression place(QStringLiteral("\\{([A-Za-z_0-9]+)\\}"));
    for (auto match = place.match(word); match.hasMatch(); match = place.match(word)) {
        const QString name = match.captured(1);
        const QString value = name == u"new"
                                  ? QStringLiteral("%1").arg(++m_number, 6, 10, QLatin1Char('0'))
                                  : m_said.value(name);
        word.replace(match.capturedStart(), match.capturedLength(), value);
    }
    return word;
}

void InterfaceCaller::remember(const channels::FieldTable& table, const void* message)
{
    QByteArray bytes;
    wire::JsonWriter writer(bytes);
    channels::fields::encode(table, message, writer);
    if (const auto json = wire::parseJson(bytes, {.bytes = qsizetype{4} * 1024 * 1024}))
        collect(*json, m_said);
}

void InterfaceCaller::remember(const QByteArray& json)
{
    if (const auto read = wire::parseJson(json))
        collect(*read, m_said);
}

Exchanged InterfaceCaller::call(const QString& name, const QStringList& words,
                                const QByteArrayList& hidden)
{
    const QString channel = name.section(u'.', 0, 0);
    const auto known =
        std::find_if(m_known.begin(), m_known.end(),
                     [&](const desk::KnownProtocol& each) { return each.name == channel; });
    if (known == m_known.end())
        return trouble(QStringLiteral("no channel ") + channel);
    if (!known->trouble.isEmpty())
        return trouble(QStringLiteral("settings: ") + known->trouble);
    const auto all = known->protocol->interfaces();
    const auto which = std::find_if(all.begin(), all.end(), [&](const auto& each) {
        return each.name == name.section(u'.', 1);
    });
    if (which == all.end() || which->request == nullptr)
        return trouble(QStringLiteral("no operation ") + name);
    auto key = known->keyName.isEmpty() ? Result<Secret>(Secret()) : m_secrets.load(known->keyName);
    if (!key)
        return trouble(known->keyName + QStringLiteral(": ") + key.error().detail);
    const Secret token;
    const QByteArray nonce = desk::SystemRandom().bytes(nonceSize);
    const channels::Stamp stamp{m_clock.now(), nonce, *key, token};

    QStringList filled;
    for (const QString& word : words)
        filled.append(filledIn(word));
    QByteArrayList lines = hidden;
    const auto typed =
        ctl::readFields(*which->request, filled, known->protocol->defaults(*which, stamp), [&] {
            return lines.isEmpty() ? QByteArray()
                                   : filledIn(QString::fromUtf8(lines.takeFirst())).toUtf8();
        });
    if (!typed)
        return trouble(typed.error().detail);
    const auto message = which->newRequest();
    if (const auto read = channels::fields::decode(*which->request, typed->json, message.get());
        !read)
        return trouble(read.error().detail);
    auto composed = known->protocol->compose(*which, message.get(), stamp);
    if (!composed)
        return trouble(composed.error().detail);
    remember(*which->request, message.get());
    Exchanged exchanged;
    exchanged.composed = *std::move(composed);
    exchanged.isPage = which->kind == channels::Interface::Kind::Page;
    if (exchanged.isPage)
        return exchanged;
    auto& line = m_lines[channel];
    if (line == nullptr)
        line = desk::lineTo(channel, m_values, m_secrets);
    exchanged.exchange = post(*line, exchanged.composed.request);
    if (const auto* answer = std::get_if<ports::HttpAnswer>(&exchanged.exchange)) {
        exchanged.reading = known->protocol->read(*which, message.get(), *answer, *key);
        if (exchanged.reading.answer != nullptr)
            remember(*which->answer, exchanged.reading.answer.get());
    }
    return exchanged;
}

} // namespace till::test
