// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/mmsp/envelope.h"

#include "core/channels/answer.h"
#include "core/channels/mmsp/signature.h"
#include "core/wire/json_writer.h"

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace till::channels {
namespace mmsp {

namespace {

using wire::Json;

/// Enough for any request, so that no shorter copy with a code in it is left behind.
constexpr qsizetype envelopeBytes = 3'072;
/// The client may count its messages; nothing refers to the number, so each is the first.
constexpr qint64 sequence = 1;

/// The envelope up to its Body.
void writeHead(const Letter& letter, wire::JsonWriter& writer)
{
    const MmspAccess& access = letter.access;
    writer.beginObject();
    writer.name("CommandID"_L1);
    writer.number(letter.command);
    writer.name("SeqID"_L1);
    writer.number(sequence);
    writer.name("NodeType"_L1);
    writer.number(access.nodeType);
    writer.name("NodeID"_L1);
    writer.text(access.nodeId);
    writer.name("Version"_L1);
    writer.text(access.version);
    writer.name("AGENTNO"_L1);
    writer.text(access.agentNo);
    writer.name("MERNO"_L1);
    writer.text(access.merNo);
    writer.name("TERMNO"_L1);
    writer.text(access.termNo);
    writer.name("Body"_L1);
}

struct Written {
    QByteArray bytes;
    Secret base; ///< what was signed; it may hold a customer's code
};

Written write(const Letter& letter, const Secret& key)
{
    Written written;
    written.bytes.reserve(envelopeBytes);
    wire::JsonWriter writer(written.bytes);
    writeHead(letter, writer);
    const qsizetype body = written.bytes.size();
    fields::encode(letter.table, letter.message, writer);
    written.base = Secret(signatureBase(QByteArrayView(written.bytes).sliced(body)));
    writer.name("Sign"_L1);
    writer.utf8(signature(written.base.reveal(), key));
    writer.endObject();
    return written;
}

ports::HttpRequest posted(const Letter& letter, QByteArray bytes)
{
    ports::HttpRequest request;
    request.url = letter.access.base;
    request.body = std::move(bytes);
    request.headers.emplaceBack(QByteArrayLiteral("Content-Type"),
                                QByteArrayLiteral("application/json; charset=utf-8"));
    return request;
}

Result<void> check(const Letter& letter, const Secret& key)
{
    if (key.isEmpty())
        return failure(ErrorCode::Conflict, u"there is no key to sign with"_s);
    return fields::validate(letter.table, letter.message);
}

/// The member as text, whether it came as one or as a number; empty where it is absent.
QString textOf(const Json& json, QLatin1StringView name)
{
    const Json* value = json.find(name);
    const bool isSaid =
        value != nullptr && (value->kind == Json::Kind::Text || value->kind == Json::Kind::Number);
    return isSaid ? value->text : QString();
}

/// Takes the same time wherever the difference is.
bool isSame(QByteArrayView one, QByteArrayView other)
{
    if (one.size() != other.size())
        return false;
    int difference = 0;
    for (qsizetype i = 0; i < one.size(); ++i)
        difference |= static_cast<unsigned char>(one[i]) ^ static_cast<unsigned char>(other[i]);
    return difference == 0;
}

tl::unexpected<Error> notOurs(const QString& why)
{
    return failure(ErrorCode::Refused, why);
}

/// What the head says besides; the answer's own words come first in `detail`, since an integrator
/// looks for them.
Received headOf(const Json& json)
{
    Received received;
    received.retCode = textOf(json, "RetCode"_L1);
    QString error = textOf(json, "ErrorMsg"_L1);
    if (error.isEmpty())
        error = textOf(json, "ErrMsg"_L1); // as several printed messages have it
    received.error = tidyText(error);
    return received;
}

Result<Received> verified(const MmspAccess& access, Json json, const Secret& key)
{
    Received received = headOf(json);
    const QString words = received.error.isEmpty() ? QString() : u": "_s + received.error;
    if (key.isEmpty())
        return notOurs(u"there is no key to verify with"_s);
    const auto body =
        std::find_if(json.members.begin(), json.members.end(),
                     [](const wire::JsonMember& member) { return member.name == "Body"_L1; });
    if (body == json.members.end() || body->value.kind != Json::Kind::Object)
        return failure(ErrorCode::Malformed, u"no Body"_s + words);
    const QByteArray sign = textOf(json, "Sign"_L1).toLatin1().toUpper();
    if (!isSame(sign, signature(signatureBase(body->value), key)))
        return notOurs(u"wrong signature"_s + words);
    const QString merchant = textOf(json, "MERNO"_L1);
    if (!merchant.isEmpty() && merchant != access.merNo)
        return notOurs(u"for another merchant"_s);
    received.kind = Received::Kind::Signed;
    received.body = std::move(body->value);
    return received;
}

} // namespace

Result<QByteArray> envelope(const Letter& letter, const Secret& key)
{
    if (const Result<void> valid = check(letter, key); !valid)
        return failure(valid.error());
    return write(letter, key).bytes;
}

Result<ports::HttpRequest> signedLetter(const Letter& letter, const Secret& key)
{
    Result<QByteArray> bytes = envelope(letter, key);
    if (!bytes)
        return failure(bytes.error());
    return posted(letter, *std::move(bytes));
}

Result<Composed> shownLetter(const Letter& letter, const Secret& key)
{
    if (const Result<void> valid = check(letter, key); !valid)
        return failure(valid.error());
    Composed composed;
    Written written = write(letter, key);
    composed.request = posted(letter, std::move(written.bytes));
    composed.signatureBase = written.base.reveal() + "&key=<key>";
    composed.masked = maskedEnvelope(letter.table, composed.request.body);
    return composed;
}

Result<Received> readEnvelope(const MmspAccess& access, int command,
                              const ports::HttpAnswer& answer, const Secret& key,
                              const wire::JsonLimits& limits)
{
    Result<Json> json = readObject(answer, limits);
    if (!json)
        return failure(json.error());
    if (answer.status != httpOk)
        return failure(ErrorCode::Malformed, u"HTTP %1"_s.arg(answer.status));
    const QString said = textOf(*json, "CommandID"_L1);
    if (said == QString::number(negativeCommand))
        return headOf(*json);
    if (said != QString::number(command + answerOffset))
        return notOurs(u"the answer to another command"_s);
    return verified(access, *std::move(json), key);
}

Result<Received> readNotice(const MmspAccess& access, QByteArrayView bytes, const Secret& key)
{
    Result<Json> json = wire::parseJson(bytes);
    if (!json)
        return failure(json.error());
    if (json->kind != Json::Kind::Object)
        return failure(ErrorCode::Malformed, u"no JSON object"_s);
    return verified(access, *std::move(json), key);
}

QString bracketCode(QStringView error)
{
    const qsizetype end = error.indexOf(u']');
    if (!error.startsWith(u'[') || end < 0)
        return {};
    const QStringView code = error.sliced(1, end - 1);
    const QStringView digits = code.startsWith(u'-') ? code.sliced(1) : code;
    constexpr qsizetype digitsMax = 8;
    const bool isNumber = !digits.isEmpty() && digits.size() <= digitsMax &&
                          std::all_of(digits.begin(), digits.end(),
                                      [](QChar each) { return each >= u'0' && each <= u'9'; });
    return isNumber ? code.toString() : QString();
}

QByteArray maskedEnvelope(const FieldTable& table, QByteArrayView bytes,
                          const wire::JsonLimits& limits)
{
    const Result<Json> json = wire::parseJson(bytes, limits);
    if (!json || json->kind != Json::Kind::Object)
        return "(unreadable, " + QByteArray::number(bytes.size()) + " bytes)";
    const Json* body = json->find("Body"_L1);
    if (body != nullptr && body->kind == Json::Kind::Object)
        return masked(table, *body);
    const Received received = headOf(*json);
    QByteArray said;
    wire::JsonWriter writer(said);
    writer.beginObject();
    writer.name("RetCode"_L1);
    writer.text(received.retCode.left(20));
    writer.name("ErrorMsg"_L1);
    writer.text(received.error);
    writer.endObject();
    return said;
}

} // namespace mmsp
} // namespace till::channels
