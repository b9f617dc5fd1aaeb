// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/channels/fields.h"
#include "core/channels/mmsp/config.h"
#include "core/channels/protocol.h"
#include "core/ports/transport.h"
#include "core/wire/json.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

/// The envelope of MMSP: a head, a Body, and a signature of the Body. Scan pay, quick pay and the
/// gateway put their messages into it.
namespace till::channels {
namespace mmsp {

/// The number of an answer is its request's and this.
inline constexpr int answerOffset = 0x8000;
/// The number of the answer that says no to whatever it was; nobody signs it.
inline constexpr int negativeCommand = 0x8000;

/// What is to be sent. Refers to values that outlive it.
struct Letter {
    const MmspAccess& access;
    int command = 0;
    const FieldTable& table;
    const void* message; ///< of the table's type
};

/// The envelope's bytes. Malformed, OutOfRange: the message breaks a rule of its table (`detail`
/// names the field); Conflict: there is no key.
[[nodiscard]] Result<QByteArray> envelope(const Letter& letter, const Secret& key);
/// Posted as it is: nothing about it is secret but what the table masks.
[[nodiscard]] Result<ports::HttpRequest> signedLetter(const Letter& letter, const Secret& key);
/// The same with what was signed, and the Body as it may be logged.
[[nodiscard]] Result<Composed> shownLetter(const Letter& letter, const Secret& key);

/// What came back in an envelope.
struct Received {
    enum class Kind {
        Signed,   ///< `body` is verified
        Negative, ///< nobody has signed it: it never proves a success
    };
    Kind kind = Kind::Negative;
    QString retCode; ///< as digits; empty: not said. By itself it proves nothing.
    QString error;   ///< ErrorMsg, as it may stand in a record
    wire::Json body; ///< an object where it is signed, otherwise null
};

/// The answer to `command`. Malformed: unreadable, or not HTTP 200; Refused: not signed with this
/// key, about another command, or for another merchant. OutOfRange beyond `limits`.
[[nodiscard]] Result<Received> readEnvelope(const MmspAccess& access, int command,
                                            const ports::HttpAnswer& answer, const Secret& key,
                                            const wire::JsonLimits& limits = {});
/// The same for what the acquirer tells by itself. Its CommandID is not looked at: the document
/// gives one number to several notifications and none to others. A negative one is Refused.
[[nodiscard]] Result<Received> readNotice(const MmspAccess& access, QByteArrayView bytes,
                                          const Secret& key);

/// The "-2002" of an ErrorMsg "[-2002] ..."; empty where it has none.
[[nodiscard]] QString bracketCode(QStringView error);

/// An envelope as it may be logged: its Body along the table, or what it says instead of one.
[[nodiscard]] QByteArray maskedEnvelope(const FieldTable& table, QByteArrayView bytes,
                                        const wire::JsonLimits& limits = {});

} // namespace mmsp
} // namespace till::channels
