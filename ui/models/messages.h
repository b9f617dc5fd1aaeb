// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/money.h"
#include "core/ports/receipt_printer.h"
#include "core/sale/decide.h"
#include "core/services/notice.h"
#include "core/services/staff_service.h"
#include "ui/models/actions.h"

#include <QMetaType>
#include <QString>

#include <optional>

/// The only place where the program speaks to people about what happened: first what it was, then
/// what to do next; never who is to blame.
namespace till::models {

enum class Severity {
    Done,      ///< something asked for has been done
    Info,      ///< worth knowing, nothing to do
    Attention, ///< something needs a hand
    Refused,   ///< a definite no
};

/// What is heard; none of them is the only sign of anything.
enum class Sound { None, ItemAdded, Wrong, Paid, Refused, Unknown, Attention };

/// Where it is said.
enum class Presence {
    Toast,  ///< for a few seconds; needs no answer
    Banner, ///< until the condition ends or the next thing happens
};

struct Message {
    Severity severity = Severity::Info;
    QString headline; ///< what happened; one sentence with its full stop
    QString nextStep; ///< what to do; may be empty
    Sound sound = Sound::None;
    Presence presence = Presence::Toast;

    bool operator==(const Message&) const = default;
};

/// Things of the window itself that must be said about a scan.
enum class ScanTrouble {
    GoodsBehindForm,    ///< it went into the cart; the form stays
    NotWhileMoneyIsIn,  ///< goods cannot be added while part of the money is in
    PaymentCodeNoPlace, ///< a payment code that nothing here can take
    AlreadyPaid,        ///< a payment code on the paid screen
    NotSignedIn,
    ReceiptCodeNotNow,
};

[[nodiscard]] Message messageFor(const services::Notice& notice, const ActionMap& keys);
[[nodiscard]] Message messageFor(sale::Refusal refusal, const ActionMap& keys);
[[nodiscard]] Message messageFor(ScanTrouble trouble);
[[nodiscard]] Message messageFor(const services::SignInRefusal& refusal);
/// `waiting`: documents in the queue. No value while the printer is ready.
[[nodiscard]] std::optional<Message> messageFor(ports::DeviceFault fault, int waiting);
/// A print job that was interrupted in the middle.
[[nodiscard]] Message uncertainPrint(const QString& document);
/// A print job that was given up.
[[nodiscard]] Message failedPrint(const QString& document);
/// Why the journal cannot be written; selling has stopped.
[[nodiscard]] Message journalTrouble(ErrorCode code);
/// Why the goods cannot be read.
[[nodiscard]] Message catalogueTrouble(ErrorCode code);
/// Why the till cannot start; shown instead of the window.
[[nodiscard]] Message startTrouble(ErrorCode code);
/// Something in the settings file that is not used; the till runs with the built-in value.
struct SettingsTrouble {
    QString file;
    int line = 0; ///< from 1; 0 when it is about the whole file
    QString key;  ///< "printer.columns"; may be empty
    int more = 0; ///< further places in the same file

    bool operator==(const SettingsTrouble&) const = default;
};
[[nodiscard]] Message messageFor(const SettingsTrouble& trouble);
/// Why a file could not be saved.
[[nodiscard]] Message saveTrouble(const QString& file);
[[nodiscard]] Message savedTo(const QString& file);

/// "打印机就绪", "打印机缺纸": for the pill in the top bar.
[[nodiscard]] QString printerWord(ports::DeviceFault fault);
/// What a command that needs approval is called: "改价", "取消整单".
[[nodiscard]] QString approvalSubject(const sale::Command& command);

} // namespace till::models

Q_DECLARE_METATYPE(till::models::Message)
