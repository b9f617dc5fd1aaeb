// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/loyalty/fields.h"
#include "app/sandbox/loyalty/member.h"
#include "app/sandbox/loyalty/operation.h"
#include "app/sandbox/loyalty/script.h"
#include "app/sandbox/loyalty/transaction.h"
#include "app/sandbox/reply.h"
#include "core/base/instant.h"
#include "core/base/secret.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

namespace till::sandbox::loyalty {

struct Terms {
    QString store;
    QString storeName;
    QStringList terminals;
    Secret masterKey; ///< 16 bytes: the terminals' TMK
    int speed = 1;    ///< waiting times are divided by it
};

struct Terminal {
    QString number;
    int batch = 1;
    int checkIns = 0; ///< each gives new working keys
    bool isSignedIn = false;
    QSet<QString> traces;        ///< used in this batch
    QMap<QString, bool> settled; ///< earlier batches: whether they were even

    [[nodiscard]] QString batchNo() const;
};

/// The membership host's books: terminals, batches, members, and what the document and the magic
/// members say. Its answers depend only on the terms and on what it was asked and when.
class Ledger {
public:
    explicit Ledger(Terms terms);

    [[nodiscard]] Reply handle(Operation operation, const Form& form, Instant now);

    [[nodiscard]] const QMap<QString, Member>& members() const { return m_members; }
    [[nodiscard]] const QList<Transaction>& transactions() const { return m_transactions; }
    [[nodiscard]] const QMap<QString, Terminal>& terminals() const { return m_terminals; }
    /// Verification codes that were "sent", by mobile number.
    [[nodiscard]] const QMap<QString, QString>& sentCodes() const { return m_codes; }

    [[nodiscard]] QList<QJsonObject> takeChanges();
    [[nodiscard]] bool restore(const QJsonObject& change);

private:
    /// A request whose terminal, batch and trace are in order.
    struct Question {
        Operation operation = Operation::Card;
        const Form& form;
        Terminal& terminal;
        Instant now;
    };
    [[nodiscard]] Reply checkIn(Terminal& terminal, Instant now);
    [[nodiscard]] Reply sendCode(const Form& form);
    [[nodiscard]] Reply traced(const Question& question);
    [[nodiscard]] Reply ofMember(const Question& question, Member& member);
    [[nodiscard]] Reply settle(const Question& question);
    [[nodiscard]] Reply reverse(const Question& question);

    [[nodiscard]] Reply consume(const Question& question, Member& member);
    [[nodiscard]] Reply consumeTickets(const Question& question, Member& member);
    [[nodiscard]] Reply activate(const Question& question, Member& member);
    [[nodiscard]] Reply cancel(const Question& question, Member& member);
    [[nodiscard]] Reply refund(const Question& question, Member& member);
    [[nodiscard]] Reply cancelRefund(const Question& question, Member& member);

    [[nodiscard]] QString refusalOfPin(const Question& question, Member& member);
    [[nodiscard]] QString pick(const QList<Pick>& vouchers, Member& member,
                               Transaction& transaction) const;
    [[nodiscard]] Transaction newTransaction(Kind kind, const Question& question);
    /// Puts it on the books as the member's script wants it, and answers.
    [[nodiscard]] Reply carryOut(Transaction transaction, Member& member, Side side);
    [[nodiscard]] Transaction* find(const QString& serial);
    [[nodiscard]] Transaction* find(const Terminal& terminal, const QString& batch,
                                    const QString& trace);
    [[nodiscard]] QByteArray workingKey(const Terminal& terminal, const QByteArray& name,
                                        qsizetype bytes) const;
    void use(Terminal& terminal, const QString& trace);
    void changed(const QString& what, const QString& id);

    Terms m_terms;
    QMap<QString, Member> m_members;     ///< by card
    QMap<QString, Terminal> m_terminals; ///< by number
    QList<Transaction> m_transactions;
    QMap<QString, QString> m_codes;
    QList<QPair<QString, QString>> m_changed; ///< what, id
    QList<QJsonObject> m_usedTraces;          ///< changes that are whole already
};

} // namespace till::sandbox::loyalty
