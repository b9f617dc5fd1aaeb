// SPDX-License-Identifier: GPL-3.0-or-later

// What the acquirer's codes mean to the person at the till.

#include "ui/models/payment_words.h"

#include <QCoreApplication>

#include <array>

namespace till::models {

namespace {

constexpr const char* contextName = "till::models::PaymentCodes";

struct Row {
    QLatin1StringView code;
    const char* what;
    const char* advice;
};

constexpr const char* askManager =
    QT_TRANSLATE_NOOP("till::models::PaymentCodes",
                      "Take cash and call the manager: the settings of code payment need a look.");
constexpr const char* otherMeans =
    QT_TRANSLATE_NOOP("till::models::PaymentCodes", "Please use another means.");
constexpr const char* laterOrCash =
    QT_TRANSLATE_NOOP("till::models::PaymentCodes", "Try again in a minute, or use another means.");
constexpr const char* notRegistered = QT_TRANSLATE_NOOP(
    "till::models::PaymentCodes", "The acquirer does not accept this till as it is set up");
constexpr const char* noOriginal = QT_TRANSLATE_NOOP(
    "till::models::PaymentCodes", "The acquirer does not know the payment in question");
constexpr const char* lookAtSale = QT_TRANSLATE_NOOP(
    "till::models::PaymentCodes", "Ask for the payment first, then choose again.");
constexpr const char* lineDown =
    QT_TRANSLATE_NOOP("till::models::PaymentCodes",
                      "The customer’s bank or the acquirer does not work at the moment");

constexpr const char* notNow = QT_TRANSLATE_NOOP(
    "till::models::PaymentCodes", "The acquirer does not allow this as the payment stands now");
constexpr const char* closed =
    QT_TRANSLATE_NOOP("till::models::PaymentCodes", "The payment was closed before it was paid");
constexpr const char* freshShown =
    QT_TRANSLATE_NOOP("till::models::PaymentCodes", "Show a new code, or use another means.");

constexpr std::array rows{
    Row{QLatin1StringView("03"), notRegistered, askManager},
    Row{QLatin1StringView("13"),
        QT_TRANSLATE_NOOP("till::models::PaymentCodes", "The acquirer does not take this amount"),
        QT_TRANSLATE_NOOP("till::models::PaymentCodes", "Use another means, or take it in parts.")},
    Row{QLatin1StringView("22"), noOriginal, lookAtSale},
    Row{QLatin1StringView("25"), noOriginal, lookAtSale},
    Row{QLatin1StringView("30"),
        QT_TRANSLATE_NOOP("till::models::PaymentCodes", "The acquirer could not read the request"),
        askManager},
    Row{QLatin1StringView("57"),
        QT_TRANSLATE_NOOP("till::models::PaymentCodes",
                          "The acquirer does not allow this kind of payment here"),
        otherMeans},
    Row{QLatin1StringView("61"),
        QT_TRANSLATE_NOOP("till::models::PaymentCodes", "The amount is above a limit"),
        QT_TRANSLATE_NOOP("till::models::PaymentCodes",
                          "Use another means, or take a smaller part by code.")},
    Row{QLatin1StringView("64"),
        QT_TRANSLATE_NOOP("till::models::PaymentCodes",
                          "The amount does not fit the original payment"),
        QT_TRANSLATE_NOOP("till::models::PaymentCodes", "Type a smaller amount.")},
    Row{QLatin1StringView("92"), lineDown, laterOrCash},
    Row{QLatin1StringView("94"),
        QT_TRANSLATE_NOOP("till::models::PaymentCodes", "The acquirer has seen this number before"),
        lookAtSale},
    Row{QLatin1StringView("96"), lineDown, laterOrCash},
    Row{QLatin1StringView("97"), notRegistered, askManager},
    Row{QLatin1StringView("A7"), notRegistered, askManager},
    Row{QLatin1StringView("1000"), notRegistered, askManager},
    Row{QLatin1StringView("1001"), notRegistered, askManager},
    Row{QLatin1StringView("9001"), notRegistered, askManager},
    Row{QLatin1StringView("9999"), lineDown, laterOrCash},
    // 全民付.
    Row{QLatin1StringView("BAD_REQUEST"),
        QT_TRANSLATE_NOOP("till::models::PaymentCodes", "The acquirer could not read the request"),
        askManager},
    Row{QLatin1StringView("NO_SERVICE"), notRegistered, askManager},
    Row{QLatin1StringView("NO_MERCHANT"), notRegistered, askManager},
    Row{QLatin1StringView("INACTIVE_MERCHANT"), notRegistered, askManager},
    Row{QLatin1StringView("BAD_SIGN"), notRegistered, askManager},
    Row{QLatin1StringView("INVALID_MSGSRC"), notRegistered, askManager},
    Row{QLatin1StringView("DENIED_IP"), notRegistered, askManager},
    Row{QLatin1StringView("INVLID_MERCHANT_CONFIG"), notRegistered, askManager},
    Row{QLatin1StringView("INVALID_MERCHANT_CONFIG"), notRegistered, askManager},
    Row{QLatin1StringView("ABNORMAL_REQUEST_TIME"),
        QT_TRANSLATE_NOOP("till::models::PaymentCodes", "The clock of this till is wrong"),
        QT_TRANSLATE_NOOP("till::models::PaymentCodes",
                          "Take cash and call the manager: the clock has to be set.")},
    Row{QLatin1StringView("NO_ORDER"), noOriginal, lookAtSale},
    Row{QLatin1StringView("INVALID_ORDER"), noOriginal, lookAtSale},
    Row{QLatin1StringView("DUP_ORDER"),
        QT_TRANSLATE_NOOP("till::models::PaymentCodes", "The acquirer has seen this number before"),
        lookAtSale},
    Row{QLatin1StringView("OPERATION_NOT_ALLOWED"), notNow, lookAtSale},
    Row{QLatin1StringView("HAS_CANCELLED"),
        QT_TRANSLATE_NOOP("till::models::PaymentCodes", "The deposit has been given back already"),
        otherMeans},
    Row{QLatin1StringView("NO_CROSS_DAY_TRADING"),
        QT_TRANSLATE_NOOP("till::models::PaymentCodes",
                          "The acquirer does not take back what was paid on another day"),
        QT_TRANSLATE_NOOP("till::models::PaymentCodes", "Refund it instead.")},
    Row{QLatin1StringView("TARGET_FAIL"), lineDown, laterOrCash},
    Row{QLatin1StringView("TXN_DISCARDED"), lineDown, laterOrCash},
    Row{QLatin1StringView("TRADE_CLOSED"), closed, freshShown},
    // MMSP.
    Row{QLatin1StringView("D4"), closed, freshShown},
    Row{QLatin1StringView("-2002"), noOriginal, lookAtSale},
    Row{QLatin1StringView("-3005"),
        QT_TRANSLATE_NOOP("till::models::PaymentCodes", "The acquirer does not take this amount"),
        QT_TRANSLATE_NOOP("till::models::PaymentCodes", "Use another means, or take it in parts.")},
};

/// Fragments of what acquirers and wallets write, for the codes that say nothing by themselves.
struct Fragment {
    QStringView text;
    const char* what;
    const char* advice;
};

constexpr const char* tooLow =
    QT_TRANSLATE_NOOP("till::models::PaymentCodes", "The customer’s balance is too low");
constexpr const char* otherCard = QT_TRANSLATE_NOOP(
    "till::models::PaymentCodes", "Use another means, or ask for another card and scan again.");
constexpr const char* expired =
    QT_TRANSLATE_NOOP("till::models::PaymentCodes", "The payment code is too old");
constexpr const char* freshCode = QT_TRANSLATE_NOOP(
    "till::models::PaymentCodes", "Ask the customer for a fresh code, then scan it.");
constexpr const char* wrongPassword =
    QT_TRANSLATE_NOOP("till::models::PaymentCodes", "The customer’s password did not match");
constexpr const char* customerLeft =
    QT_TRANSLATE_NOOP("till::models::PaymentCodes", "The customer did not go on with the payment");
constexpr const char* aboveLimit =
    QT_TRANSLATE_NOOP("till::models::PaymentCodes", "The amount is above a limit");
constexpr const char* partOrOther = QT_TRANSLATE_NOOP(
    "till::models::PaymentCodes", "Use another means, or take a smaller part by code.");
constexpr const char* notEnoughLeft = QT_TRANSLATE_NOOP(
    "till::models::PaymentCodes", "The shop’s account does not hold enough to give back");
constexpr const char* laterToday =
    QT_TRANSLATE_NOOP("till::models::PaymentCodes", "Try again later, or give it back in cash.");

constexpr std::array fragments{
    Fragment{u"商户余额不足", notEnoughLeft, laterToday},
    Fragment{u"余额不足", tooLow, otherCard},
    Fragment{u"NOTENOUGH", tooLow, otherCard},
    Fragment{u"码已过期", expired, freshCode},
    Fragment{u"码过期", expired, freshCode},
    Fragment{u"码已失效", expired, freshCode},
    Fragment{u"码失效", expired, freshCode},
    Fragment{u"码无效", expired, freshCode},
    Fragment{u"码已使用", expired, freshCode},
    Fragment{u"AUTHCODEEXPIRE", expired, freshCode},
    Fragment{u"密码错误", wrongPassword, freshCode},
    Fragment{u"密码不正确", wrongPassword, freshCode},
    Fragment{u"用户取消", customerLeft, otherMeans},
    Fragment{u"已取消", customerLeft, otherMeans},
    Fragment{u"限额", aboveLimit, partOrOther},
};

Cause said(const char* what, const char* advice)
{
    return {QCoreApplication::translate(contextName, what),
            QCoreApplication::translate(contextName, advice)};
}

} // namespace

Cause causeOf(const payment::Payment& payment)
{
    // What the wallet wrote is closer to the customer than the code around it.
    for (const Fragment& fragment : fragments) {
        if (payment.text.contains(fragment.text, Qt::CaseInsensitive) ||
            payment.code.contains(fragment.text, Qt::CaseInsensitive))
            return said(fragment.what, fragment.advice);
    }
    for (const Row& row : rows) {
        if (payment.code == row.code || payment.code.endsWith(u':' + row.code))
            return said(row.what, row.advice);
    }
    return said(QT_TRANSLATE_NOOP("till::models::PaymentCodes", "The acquirer says no"),
                otherMeans);
}

} // namespace till::models
