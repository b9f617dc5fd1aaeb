// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/place.h"
#include "app/tillctl/answer.h"

#include <QStringList>

#include <functional>
#include <span>

namespace till::ctl {

/// What every command gets: where the till is, and its own words.
struct Session {
    desk::Place place;
    QStringList words; ///< positional, behind the command's name
    /// "--item A --item B" in order; switches without a value hold an empty text.
    QList<std::pair<QString, QString>> options;

    /// All values of an option, in order.
    [[nodiscard]] QStringList all(const QString& option) const;
    /// The last value of an option; `otherwise` when it is not there.
    [[nodiscard]] QString value(const QString& option, const QString& otherwise = {}) const;
    [[nodiscard]] bool has(const QString& option) const;
};

/// One line of the manual and the function behind it.
struct Command {
    QString name;        ///< "journal verify"
    QString synopsis;    ///< "[--full]"
    QString purpose;     ///< one English sentence
    QStringList options; ///< allowed, without dashes; a trailing '=' takes a value
    Answer (*run)(const Session&);
};

[[nodiscard]] std::span<const Command> commands();

/// A line from standard input without its end: secrets and PINs never come as arguments.
[[nodiscard]] QByteArray readSecretLine();
/// The same, but all lines of a text in PEM.
[[nodiscard]] QByteArray readSecretText();

// The commands, by file.
Answer sell(const Session& session);
Answer pay(const Session& session);
Answer payout(const Session& session);
Answer paymentsList(const Session& session);
Answer paymentQuery(const Session& session);
Answer paymentStop(const Session& session);
Answer paymentVoid(const Session& session);
Answer paymentRefund(const Session& session);
Answer recoverPayments(const Session& session);
Answer channels(const Session& session);
Answer depositTake(const Session& session);
Answer depositList(const Session& session);
Answer depositComplete(const Session& session);
Answer depositRelease(const Session& session);
Answer member(const Session& session);
Answer call(const Session& session);
Answer cartShow(const Session& session);
Answer cartVoid(const Session& session);
Answer salesList(const Session& session);
Answer salesShow(const Session& session);
Answer salesReprint(const Session& session);
Answer catalogImport(const Session& session);
Answer catalogExport(const Session& session);
Answer catalogFind(const Session& session);
Answer journalVerify(const Session& session);
Answer journalShow(const Session& session);
Answer journalExport(const Session& session);
Answer journalBackup(const Session& session);
Answer journalRebuild(const Session& session);
Answer settingsList(const Session& session);
Answer settingsGet(const Session& session);
Answer settingsSet(const Session& session);
Answer secretSet(const Session& session);
Answer staffList(const Session& session);
Answer staffAdd(const Session& session);
Answer printTest(const Session& session);

} // namespace till::ctl
