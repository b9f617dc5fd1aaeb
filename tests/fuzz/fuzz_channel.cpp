// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that comes in over one channel, and everything that a person may put into a request.
// TILL_CHANNEL is the channel's name.
#include "core/wire/json_writer.h"
#include "tests/fuzz/target.h"
#include "tests/support/full_message.h"
#include "tests/support/subjects.h"

using namespace till;
using channels::Interface;

namespace {

const support::Subject& subject()
{
    static const support::Subject& one = support::subjectNamed(QStringLiteral(TILL_CHANNEL));
    return one;
}

void readAnswer(const Interface& which, const QByteArray& body, int status)
{
    const auto full = support::fullRequest(which);
    const auto message = full != nullptr ? full : which.newRequest();
    const channels::Reading reading =
        subject().protocol->read(which, message.get(), {status, body}, *subject().key);
    const bool isGood = reading.outcome.meaning == payment::Meaning::Succeeded;
    fuzz::hold("no success without an answer to trust", !isGood || reading.answer != nullptr);
    fuzz::hold("no success but by 200", !isGood || status == 200);
    fuzz::hold("what is kept of the words is short", reading.outcome.text.size() <= 200);
}

void readNotification(const Interface& which, const QByteArray& body)
{
    const auto reading =
        subject().protocol->readNotification(which, body, *subject().notificationKey);
    fuzz::hold("only what the document tells is read",
               !reading || which.kind == Interface::Kind::Notification);
}

QByteArray encoded(const Interface& which, const void* message)
{
    QByteArray bytes;
    wire::JsonWriter writer(bytes);
    channels::fields::encode(*which.request, message, writer);
    return bytes;
}

void composeRequest(const Interface& which, const QByteArray& typed)
{
    if (which.request == nullptr)
        return;
    const auto json = wire::parseJson(typed);
    const auto message = which.newRequest();
    if (!json || !channels::fields::decode(*which.request, *json, message.get()))
        return;
    const QByteArray once = encoded(which, message.get());
    const auto again = wire::parseJson(once);
    const auto second = which.newRequest();
    fuzz::hold("what is written can be read",
               again && channels::fields::decode(*which.request, *again, second.get()));
    fuzz::hold("and says the same", encoded(which, second.get()) == once);
    const auto composed = subject().protocol->compose(which, message.get(), subject().stamp());
    if (!composed || subject().key->isEmpty())
        return;
    const QByteArray& key = subject().key->reveal();
    fuzz::hold("the key leaves in nothing", !composed->request.body.contains(key) &&
                                                !composed->signatureBase.contains(key) &&
                                                !composed->masked.contains(key));
}

} // namespace

/// First byte: which interface, 'A' the first. Second byte, what comes: 'a' an answer, 'e' one with
/// an error's status, 's' one that is signed or encrypted by whom it should be, 'n' a notification,
/// 't' one that is signed, anything else what a person wants to send.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2)
        return 0;
    const auto all = subject().protocol->interfaces();
    const Interface& which = all[(data[0] - std::size_t{'A'}) % all.size()];
    const QByteArray content = fuzz::bytesOf(data + 2, size - 2);
    const bool isAnswered = which.kind == Interface::Kind::Exchange;
    switch (data[1]) {
    case 'a':
    case 'e':
        if (isAnswered)
            readAnswer(which, content, data[1] == 'a' ? 200 : 500);
        return 0;
    case 's':
        if (isAnswered && subject().sealAnswer != nullptr)
            readAnswer(which, subject().sealAnswer(which, content), 200);
        return 0;
    case 'n':
        readNotification(which, content);
        return 0;
    case 't':
        if (subject().sealNotification != nullptr)
            readNotification(which, subject().sealNotification(which, content));
        return 0;
    default:
        composeRequest(which, content);
        return 0;
    }
}
