// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/member_words.h"

#include <QCoreApplication>

#include <array>

namespace till::models {

namespace {

constexpr const char* contextName = "till::models::Members";

struct Named {
    QLatin1StringView word;
    const char* name;
};
constexpr std::array grades{
    Named{QLatin1StringView("green"), QT_TRANSLATE_NOOP("till::models::Members", "Green card")},
    Named{QLatin1StringView("gold"), QT_TRANSLATE_NOOP("till::models::Members", "Gold card")},
    Named{QLatin1StringView("platinum"),
          QT_TRANSLATE_NOOP("till::models::Members", "Platinum card")},
    Named{QLatin1StringView("diamond"), QT_TRANSLATE_NOOP("till::models::Members", "Diamond card")},
};
constexpr std::array tickets{
    Named{QLatin1StringView("groupPurchase"),
          QT_TRANSLATE_NOOP("till::models::Members", "Group purchase ticket")},
    Named{QLatin1StringView("exchange"),
          QT_TRANSLATE_NOOP("till::models::Members", "Exchange ticket")},
    Named{QLatin1StringView("cash"), QT_TRANSLATE_NOOP("till::models::Members", "Voucher")},
};
constexpr std::array genders{
    Named{QLatin1StringView("male"), QT_TRANSLATE_NOOP("till::models::Members", "Mr")},
    Named{QLatin1StringView("female"), QT_TRANSLATE_NOOP("till::models::Members", "Ms")},
    Named{QLatin1StringView("unknown"), QT_TRANSLATE_NOOP("till::models::Members", "not said")},
};
constexpr std::array documents{
    Named{QLatin1StringView("identityCard"),
          QT_TRANSLATE_NOOP("till::models::Members", "Identity card")},
    Named{QLatin1StringView("officerCard"),
          QT_TRANSLATE_NOOP("till::models::Members", "Officer’s card")},
    Named{QLatin1StringView("studentCard"),
          QT_TRANSLATE_NOOP("till::models::Members", "Student card")},
    Named{QLatin1StringView("drivingLicence"),
          QT_TRANSLATE_NOOP("till::models::Members", "Driving licence")},
    Named{QLatin1StringView("passport"), QT_TRANSLATE_NOOP("till::models::Members", "Passport")},
    Named{QLatin1StringView("hongKongMacaoPermit"),
          QT_TRANSLATE_NOOP("till::models::Members", "Hong Kong and Macao permit")},
    Named{QLatin1StringView("other"),
          QT_TRANSLATE_NOOP("till::models::Members", "Another document")},
};

template<std::size_t count> QString nameIn(const std::array<Named, count>& table, QStringView word)
{
    for (const Named& each : table) {
        if (word == each.word)
            return QCoreApplication::translate(contextName, each.name);
    }
    return {};
}

/// Codes with one sentence, as a list with blanks around each.
struct Sentence {
    QLatin1StringView codes;
    const char* what;
    const char* advice;
};
constexpr std::array sentences{
    Sentence{
        QLatin1StringView(" 01 02 05 06 15 19 20 21 23 31 39 40 42 44 52 53 56 57 60 62 63 65 93 "),
        QT_TRANSLATE_NOOP("till::models::Members", "The member’s card is not accepted"),
        QT_TRANSLATE_NOOP("till::models::Members",
                          "Sell without it; the customer asks at the service desk.")},
    Sentence{
        QLatin1StringView(" 04 07 34 35 36 37 41 43 59 66 67 "),
        QT_TRANSLATE_NOOP("till::models::Members", "The host says that this card must not be used"),
        QT_TRANSLATE_NOOP("till::models::Members",
                          "Do not argue: sell without it and call the manager.")},
    Sentence{
        QLatin1StringView(" 03 30 58 97 "),
        QT_TRANSLATE_NOOP("till::models::Members",
                          "The membership host does not know this till as it is set up"),
        QT_TRANSLATE_NOOP("till::models::Members", "Sell without points and call the manager.")},
    Sentence{QLatin1StringView(" 79 90 91 92 95 96 "),
             QT_TRANSLATE_NOOP("till::models::Members",
                               "The membership host does not work at the moment"),
             QT_TRANSLATE_NOOP("till::models::Members",
                               "Try again in a minute, or sell without points.")},
    Sentence{QLatin1StringView(" 77 99 A0 "),
             QT_TRANSLATE_NOOP("till::models::Members",
                               "The till has to check in at the membership host"),
             QT_TRANSLATE_NOOP("till::models::Members", "It does so by itself: try again.")},
    Sentence{
        QLatin1StringView(" 09 68 94 98 "),
        QT_TRANSLATE_NOOP("till::models::Members", "The membership host did not answer in time"),
        QT_TRANSLATE_NOOP(
            "till::models::Members",
            "What it may have booked is taken back by itself. Do not try again before that.")},
    Sentence{
        QLatin1StringView(" 14 "),
        QT_TRANSLATE_NOOP("till::models::Members", "There is no such member number"),
        QT_TRANSLATE_NOOP("till::models::Members", "Look at the number, or swipe the card again.")},
    Sentence{QLatin1StringView(" 33 54 "),
             QT_TRANSLATE_NOOP("till::models::Members", "The member’s card has expired"),
             QT_TRANSLATE_NOOP("till::models::Members",
                               "Sell without it; the customer asks at the service desk.")},
    Sentence{QLatin1StringView(" 51 "),
             QT_TRANSLATE_NOOP("till::models::Members", "There are not enough points"),
             QT_TRANSLATE_NOOP("till::models::Members", "Use fewer points, or another means.")},
    Sentence{QLatin1StringView(" 55 "),
             QT_TRANSLATE_NOOP("till::models::Members", "The customer’s PIN did not match"),
             QT_TRANSLATE_NOOP("till::models::Members", "Ask for the PIN again.")},
    Sentence{QLatin1StringView(" 38 75 "),
             QT_TRANSLATE_NOOP("till::models::Members", "The PIN was wrong too many times"),
             QT_TRANSLATE_NOOP("till::models::Members",
                               "Sell without points; the customer asks at the service desk.")},
    Sentence{
        QLatin1StringView(" 13 61 "),
        QT_TRANSLATE_NOOP("till::models::Members", "The membership host does not take this amount"),
        QT_TRANSLATE_NOOP("till::models::Members", "Use fewer points, or another means.")},
    Sentence{QLatin1StringView(" 12 22 25 64 "),
             QT_TRANSLATE_NOOP("till::models::Members",
                               "The membership host does not know the transaction in question"),
             QT_TRANSLATE_NOOP("till::models::Members", "Look at the receipt again.")},
};

} // namespace

QString memberGrade(QStringView word)
{
    return nameIn(grades, word);
}

QString ticketKind(QStringView word)
{
    return nameIn(tickets, word);
}

QString genderName(QStringView word)
{
    return nameIn(genders, word);
}

QString identityDocument(QStringView word)
{
    return nameIn(documents, word);
}

Cause memberCause(QStringView code)
{
    const QString wanted = u' ' + code.toString() + u' ';
    for (const Sentence& each : sentences) {
        if (!code.isEmpty() && each.codes.contains(wanted))
            return {QCoreApplication::translate(contextName, each.what),
                    QCoreApplication::translate(contextName, each.advice)};
    }
    return {
        QCoreApplication::translate(
            contextName, QT_TRANSLATE_NOOP("till::models::Members", "The membership host says no")),
        QCoreApplication::translate(
            contextName, QT_TRANSLATE_NOOP("till::models::Members", "Sell without points."))};
}

} // namespace till::models
