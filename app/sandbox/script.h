// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

/// Magic codes: the last four digits of a payment code say what happens to the payment.
namespace till::sandbox {

enum class Outcome {
    Paid,
    Paying,   ///< the customer has to enter a password
    Failed,   ///< refused, and on record
    Reversed, ///< charged and given back by the acquirer itself
    Nothing,  ///< never reached the ledger
};

/// What becomes of an answer on its way.
enum class Spoil {
    None,
    HeldThenClosed, ///< the connection stays open for a while, then closes without an answer
    ClosedAtOnce,
    Late,
    Status500, ///< an HTML page of the server instead
    Status502, ///< an HTML page of a proxy instead
    BrokenJson,
    CutOff, ///< half of the announced bytes, then closed
    TooLarge,
    Empty,
    UnequalKeys, ///< errCode twice, with two values
    WrongTypes,
    NotAnObject,
    WrongAmount,
};

enum class QueryRule {
    Honest,
    SaysTimeout, ///< queryResCode 1 instead of FF while the customer pays
    OtherOrder,  ///< answers with another merchantOrderId
    WrongAmount,
};

/// What a void or a refund does. A request that is repeated meets the rule only once where it says
/// "first".
enum class MoneyBackRule {
    Works,
    Refused,
    RefusedWhilePaying,
    DoneUnanswered,      ///< the first answer is lost
    NotDoneUnanswered,   ///< the first request is lost
    DoneWith500,         ///< the first answer is an HTML page
    AcceptedOnly,        ///< 0000; done at once (void) or at the third query (refund)
    AcceptedThenRefused, ///< 0000; refused at the third query (refund)
};

enum class Discount {
    None,
    Told,        ///< in the answer to the payment and in queries
    ToldByQuery, ///< the payment's answer only says that there is one
};

struct Script {
    QString ending;  ///< the payment code's last four digits
    QString meaning; ///< one line for the manual
    Outcome outcome = Outcome::Paid;
    QString code = u"00"_qs; ///< errCode of the payment's answer
    QString info;            ///< errInfo; empty: the code's own
    Spoil spoil = Spoil::None;
    int queriesUntilDecided = 0;     ///< of Paying; 0: never by itself
    Outcome decided = Outcome::Paid; ///< what Paying becomes
    qint64 hiddenMs = 0;             ///< queries do not find it for so long
    qint64 arrivesAfterMs = 0;       ///< nothing finds it for so long, then it happens
    QueryRule query = QueryRule::Honest;
    MoneyBackRule voiding = MoneyBackRule::Works;
    MoneyBackRule refunding = MoneyBackRule::Works;
    Discount discount = Discount::None;
};

inline constexpr qint64 lateMs = 8'000;
inline constexpr qint64 heldMs = 45'000;

/// Every magic code, in the order of the manual.
[[nodiscard]] const QList<Script>& scripts();
/// The script of a payment code: that of its ending, or "paid at once".
[[nodiscard]] const Script& scriptOf(QStringView ending);
/// The manual's table in Markdown: one row for each magic code.
[[nodiscard]] QString scriptTable();

/// Whose code it is.
struct Wallet {
    QString channelName;    ///< WXPAY, ALIPAY, UNIONPAY: as in promotionList
    QString thirdPartyName; ///< as in the answers
    QString cardAttr;       ///< 91 balance, 01 debit card
};
/// By the code's beginning and length: WeChat 10 to 15 with 18 digits, Alipay 25 to 30 with 16 to
/// 24, UnionPay 62 with 19. Nothing for other texts.
[[nodiscard]] std::optional<Wallet> walletOf(QStringView code);

} // namespace till::sandbox
