// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/mmsp/json.h"
#include "app/sandbox/reply.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

/// The envelope around every MMSP message: head, Body and a Sign over the Body.
namespace till::sandbox::mmsp {

/// Who may talk, and with which keys.
struct Parties {
    QString merchant;
    QStringList terminals;
    QByteArray key;     ///< the merchant's
    QString agent = {}; ///< empty: there is none
    QByteArray agentKey = {};
};

/// Upper-case MD5 of the body and the key.
[[nodiscard]] QString signatureOf(const Json& body, const QByteArray& key);

inline constexpr int negativeAnswer = 0x8000;
[[nodiscard]] constexpr int answerTo(int command)
{
    return command + 0x8000;
}

/// A request, as far as its envelope could be read.
struct Asked {
    Json head; ///< SeqID, NodeType, NodeID, Version, AGENTNO, MERNO, TERMNO as they came
    int command = 0;
    Json body;
    QString refusal; ///< why it is answered negatively; empty: the envelope is sound
};
/// Checks the head's fields, merchant, terminal, agent and Sign, in this order.
[[nodiscard]] Asked read(const QByteArray& bytes, const Parties& parties);

/// What becomes of an answer.
enum class Mishap {
    None,
    HeldThenClosed,
    ClosedAtOnce,
    Late,
    Status500,
    Status502,
    BrokenJson,
    CutOff,
    TooLarge,
    Empty,
    UnequalKeys, ///< CommandID twice, with two values
    NotAnObject,
    WrongTypes,   ///< every field of the Body is an object
    WrongSign,    ///< made with another key
    NoSign,       ///< the Sign is left out
    RetCodeZero,  ///< RetCode 0 beside a sound Sign, as in a printed sample
    OtherCommand, ///< the answer to a query instead
};

/// The part of it that meets any answer alike; None for what the envelope has to do.
[[nodiscard]] Spoil spoilOf(Mishap mishap);

/// What the books say to a request.
struct Said {
    int command = 0; ///< of the answer
    Json body;
    QString refusal; ///< not empty: the negative answer, with this ErrorMsg
    int retCode = 1; ///< of the positive answer; of the negative one 0 unless it is told
    Mishap mishap = Mishap::None;
};
[[nodiscard]] Said refused(const QString& reason, int retCode = 0);
/// The refusal with a number of the document: no such order.
[[nodiscard]] Said noSuchOrder();
/// The other one: an amount that is not possible.
[[nodiscard]] Said wrongAmount(const QString& reason);

/// Waiting times are divided by `speed`.
[[nodiscard]] Reply answered(const Asked& asked, const Said& said, const Parties& parties,
                             int speed);

/// Through whom an order came: kept with it for what the platform tells about it later.
struct Origin {
    QString terminal;
    QString agent; ///< empty: none
};
[[nodiscard]] Origin originOf(const Asked& asked);
enum class Seal { Sound, Forged };
/// A message of the platform's own accord.
[[nodiscard]] QByteArray announced(int command, const Json& body, const Origin& origin,
                                   const Parties& parties, Seal seal);

} // namespace till::sandbox::mmsp
