// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/system_clock.h"
#include "app/desk/system_random.h"
#include "app/tillctl/call_fields.h"
#include "app/tillctl/call_json.h"
#include "app/tillctl/call_target.h"
#include "app/tillctl/session.h"
#include "core/base/overloaded.h"
#include "core/settings/secret_file.h"
#include "core/settings/settings_file.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QSaveFile>

#include <cstdio>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

namespace till::ctl {

namespace {

using channels::Interface;

constexpr qsizetype nonceSize = 16;
constexpr qsizetype notificationMax = 1'048'576;

const QString synopsis =
    QStringLiteral("call CHANNEL.OPERATION [NAME=VALUE ...] [--dry-run] [--live] [--out FILE], "
                   "call CHANNEL.OPERATION --verify, or call --list [CHANNEL[.OPERATION]]");

/// A mistake in the words is the command line's; the rest is what the till says.
Answer misused(const Error& error)
{
    return usage(error.detail);
}

/// One exchange in the making: what it needs stays where it is until it is over.
struct Call {
    Target target;
    std::unique_ptr<ports::Transport> line; ///< none in a dry run
    Secret key;
    Secret token;
    QByteArray nonce;
    Instant now;
    TypedFields typed;
    std::shared_ptr<void> message;
    channels::Composed composed;

    [[nodiscard]] channels::Stamp stamp() const { return {now, nonce, key, token}; }
};

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

/// The token of a login, where requests need one.
Result<void> logIn(Call& call, const Session& session)
{
    const auto& channel = call.target.known.channel;
    if (channel == nullptr || !channel->needsLogin())
        return {};
    if (session.has(u"dry-run"_qs)) {
        call.token = Secret(QByteArray("<token>"));
        return {};
    }
    const Result<ports::HttpRequest> request = channel->encodeLogin(call.stamp());
    if (!request)
        return failure(request.error());
    const ports::Exchange exchange = post(*call.line, *request);
    const auto* answer = std::get_if<ports::HttpAnswer>(&exchange);
    if (answer == nullptr)
        return failure(ErrorCode::Unavailable, u"the login got no answer"_qs);
    Result<channels::Login> login = channel->decodeLogin(*answer);
    if (!login)
        return failure(login.error().code, u"login: "_qs + login.error().detail);
    call.token = std::move(login->token);
    call.nonce = desk::SystemRandom().bytes(nonceSize);
    return {};
}

/// Words to bytes. The answer is what went wrong.
std::optional<Answer> compose(Call& call, const Session& session)
{
    const Interface& which = *call.target.which;
    const channels::Protocol& protocol = *call.target.known.protocol;
    auto typed = readFields(*which.request, session.words.mid(1),
                            protocol.defaults(which, call.stamp()), readSecretLine);
    if (!typed)
        return misused(typed.error());
    call.typed = *std::move(typed);
    call.message = which.newRequest();
    const auto remarks =
        channels::fields::decode(*which.request, call.typed.json, call.message.get());
    if (!remarks)
        return refused(remarks.error().detail);
    auto composed = protocol.compose(which, call.message.get(), call.stamp());
    if (!composed)
        return failed(composed.error());
    call.composed = *std::move(composed);
    return std::nullopt;
}

QJsonObject headOf(const Call& call)
{
    QJsonObject json = interfaceJson(*call.target.which);
    json.insert(u"name"_qs, call.target.known.name + u'.' + QString(call.target.which->name));
    json.insert(u"request"_qs, shownJson(call.composed.masked));
    return json;
}

/// Whether the exact bytes may be shown: nothing in them is hidden, or all of it is a test.
bool mayShowAll(const Call& call)
{
    return call.typed.hidden.isEmpty() || isPublished(call.key);
}

Answer showBytes(const Call& call)
{
    const ports::HttpRequest& request = call.composed.request;
    QJsonObject json = headOf(call);
    QByteArray url = request.url.toEncoded();
    QByteArray body = request.body;
    QByteArray base = call.composed.signatureBase;
    const bool isExact = mayShowAll(call);
    if (!isExact) {
        const QList<HiddenValue>& hidden = call.typed.hidden;
        // A value that is not found was written in some other way: then nothing is shown.
        const bool isFound = holdsAll(body, hidden) || holdsAll(url, hidden);
        url = isFound ? withoutHidden(url, hidden) : QByteArray("(withheld)");
        body = isFound ? withoutHidden(body, hidden)
                       : "(withheld: " + QByteArray::number(body.size()) + " bytes)";
        if (!base.isEmpty())
            base = holdsAll(base, hidden)
                       ? withoutHidden(base, hidden)
                       : "(withheld: " + QByteArray::number(base.size()) + " bytes)";
    }
    QJsonArray headers;
    for (const auto& [name, value] : request.headers)
        headers.append(QString::fromLatin1(name + ": " + value));
    json.insert(u"isExact"_qs, isExact);
    json.insert(u"url"_qs, QString::fromUtf8(url));
    json.insert(u"headers"_qs, headers);
    insertBytes(json, u"body"_qs, body);
    insertBytes(json, u"signatureBase"_qs, base);
    return {json, Exit::Done};
}

Answer send(Call& call)
{
    QJsonObject json = headOf(call);
    QElapsedTimer watch;
    watch.start();
    const ports::Exchange exchange = post(*call.line, call.composed.request);
    json.insert(u"milliseconds"_qs, watch.elapsed());
    return std::visit(Overloaded{
                          [&](const ports::HttpAnswer& answer) -> Answer {
                              const channels::Reading reading = call.target.known.protocol->read(
                                  *call.target.which, call.message.get(), answer, call.key);
                              json.insert(u"httpStatus"_qs, answer.status);
                              const QJsonObject read = readingJson(reading);
                              for (auto each = read.begin(); each != read.end(); ++each)
                                  json.insert(each.key(), each.value());
                              return {json, exitFor(reading.outcome.meaning)};
                          },
                          [&](const ports::NotSent& notSent) -> Answer {
                              json.insert(u"error"_qs, u"notSent"_qs);
                              json.insert(u"detail"_qs, notSent.error.detail);
                              return {json, Exit::Fault};
                          },
                          [&](const ports::NoAnswer& noAnswer) -> Answer {
                              json.insert(u"error"_qs, u"unknown"_qs);
                              json.insert(u"detail"_qs, noAnswer.error.detail);
                              json.insert(u"meaning"_qs,
                                          payment::nameOf(payment::Meaning::Unknown));
                              return {json, Exit::Pending};
                          },
                      },
                      exchange);
}

/// The address, and the page that takes a browser there as a file.
Answer openPage(const Call& call, const Session& session)
{
    QJsonObject json = headOf(call);
    const QByteArray& page = call.composed.request.body;
    if (page.isEmpty()) {
        json.insert(u"url"_qs, QString::fromLatin1(call.composed.request.url.toEncoded()));
        return {json, Exit::Done};
    }
    if (!session.has(u"out"_qs))
        return usage(u"this page is a form: say --out FILE.html, and open that in a browser"_qs);
    QSaveFile file(session.value(u"out"_qs));
    const bool isWritten = file.open(QIODevice::WriteOnly) &&
                           file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                           file.write(page) == page.size() && file.commit();
    if (!isWritten)
        return failed({ErrorCode::Fault, file.fileName() + u": "_qs + file.errorString()});
    json.insert(u"file"_qs, file.fileName());
    return {json, Exit::Done};
}

/// A payout that stands in no journal can be made twice, and nobody would ask about it.
bool isUnrecordedPayout(const Call& call)
{
    return call.target.which->care == Interface::Care::Recorded && !isPublished(call.key);
}

Answer exchange(const Session& session, Target target)
{
    settings::SecretFiles secrets(session.place.secretsPath());
    auto key = loadKey(secrets, target.known.keyName);
    if (!key)
        return failed(key.error());
    const bool isDry = session.has(u"dry-run"_qs);
    const bool isPage = target.which->kind == Interface::Kind::Page;
    if (!target.known.trouble.isEmpty() && !isDry)
        return failed({ErrorCode::Conflict, u"settings: "_qs + target.known.trouble});
    Call call{std::move(target), nullptr, *std::move(key), {}, {}, {}, {}, nullptr, {}};
    if (!isDry && !session.has(u"live"_qs) && isUnrecordedPayout(call))
        return refused(u"this would move money without a record and without a second person: use "
                       u"`tillctl payout send`, or say --live"_qs);
    call.nonce = desk::SystemRandom().bytes(nonceSize);
    call.now = desk::SystemClock().now();
    if (!isDry && !isPage) {
        call.line = desk::lineTo(call.target.known.name, call.target.values, secrets);
        if (const Result<void> loggedIn = logIn(call, session); !loggedIn)
            return failed(loggedIn.error());
    } else if (const Result<void> said = logIn(call, session); !said) {
        return failed(said.error());
    }
    if (const std::optional<Answer> wrong = compose(call, session))
        return *wrong;
    if (isDry)
        return showBytes(call);
    return isPage ? openPage(call, session) : send(call);
}

QByteArray readAll()
{
    QByteArray bytes;
    char block[4'096];
    for (std::size_t count = std::fread(block, 1, sizeof block, stdin);
         count > 0 && bytes.size() <= notificationMax;
         count = std::fread(block, 1, sizeof block, stdin))
        bytes.append(block, static_cast<qsizetype>(count));
    return bytes;
}

Answer verify(const Session& session, const Target& target)
{
    settings::SecretFiles secrets(session.place.secretsPath());
    const auto key = loadKey(secrets, target.known.notificationKeyName);
    if (!key)
        return failed(key.error());
    const QByteArray body = readAll();
    if (body.isEmpty() || body.size() > notificationMax)
        return refused(u"standard input holds no body, or one of more than 1 MiB"_qs);
    QJsonObject json = interfaceJson(*target.which);
    json.insert(u"name"_qs, target.known.name + u'.' + QString(target.which->name));
    const auto reading = target.known.protocol->readNotification(*target.which, body, *key);
    json.insert(u"isVerified"_qs, reading.has_value());
    if (!reading) {
        json.insert(u"error"_qs, errorCodeName(reading.error().code));
        json.insert(u"detail"_qs, reading.error().detail);
        return {json, Exit::Refused};
    }
    const QJsonObject read = readingJson(*reading);
    for (auto each = read.begin(); each != read.end(); ++each)
        json.insert(each.key(), each.value());
    return {json, Exit::Done};
}

QJsonArray lines(const channels::FieldTable* table)
{
    if (table == nullptr)
        return {};
    return QJsonArray::fromStringList(
        channels::pageOf(*table).split(QLatin1Char('\n'), Qt::SkipEmptyParts));
}

/// The fields of one interface, with what is said when nobody says anything.
Answer describe(const Session& session)
{
    const auto target = findTarget(session, session.words.first());
    if (!target)
        return misused(target.error());
    QJsonObject json = interfaceJson(*target->which);
    json.insert(u"requestFields"_qs, lines(target->which->request));
    json.insert(u"answerFields"_qs, lines(target->which->answer));
    if (target->which->request == nullptr)
        return {json, Exit::Done};
    const Secret none;
    const channels::Stamp stamp{desk::SystemClock().now(), desk::SystemRandom().bytes(nonceSize),
                                none, none};
    QJsonObject defaults;
    for (const auto& [name, value] : target->known.protocol->defaults(*target->which, stamp)) {
        const bool isMasked = std::any_of(
            target->which->request->fields.begin(), target->which->request->fields.end(),
            [name = name](const channels::Field& field) {
                return field.name == name && field.privacy == channels::Privacy::Masked;
            });
        defaults.insert(QString(name), isMasked ? u"***"_qs : value);
    }
    json.insert(u"defaults"_qs, defaults);
    return {json, Exit::Done};
}

Answer list(const Session& session)
{
    const QString wanted = session.words.value(0);
    if (wanted.contains(u'.'))
        return describe(session);
    QJsonArray all;
    for (const desk::KnownProtocol& known : protocolsOf(session)) {
        if (!wanted.isEmpty() && known.name != wanted)
            continue;
        QJsonArray interfaces;
        for (const Interface& each : known.protocol->interfaces())
            interfaces.append(interfaceJson(each));
        QJsonObject json{{u"channel"_qs, known.name},
                         {u"enabled"_qs, known.enabled},
                         {u"interfaces"_qs, interfaces}};
        if (!known.trouble.isEmpty())
            json.insert(u"trouble"_qs, known.trouble);
        all.append(json);
    }
    if (all.isEmpty())
        return usage(u"no such channel: %1"_qs.arg(wanted));
    return {{{u"channels"_qs, all}}, Exit::Done};
}

} // namespace

Answer call(const Session& session)
{
    if (session.has(u"list"_qs))
        return list(session);
    if (session.words.isEmpty())
        return usage(synopsis);
    auto target = findTarget(session, session.words.first());
    if (!target)
        return misused(target.error());
    const bool isVerification = session.has(u"verify"_qs);
    switch (target->which->kind) {
    case Interface::Kind::Notification:
        return isVerification && session.words.size() == 1
                   ? verify(session, *target)
                   : usage(u"a notification is read: call %1 --verify < BODY"_qs.arg(
                         session.words.first()));
    case Interface::Kind::Exchange:
    case Interface::Kind::Page:
        break;
    }
    if (isVerification)
        return usage(u"--verify is for notifications"_qs);
    return exchange(session, *std::move(target));
}

} // namespace till::ctl
