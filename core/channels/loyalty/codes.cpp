// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/loyalty/codes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace till::channels {
namespace loyalty {

namespace {

using payment::Meaning;

constexpr Meaning ok = Meaning::Succeeded;
constexpr Meaning no = Meaning::Refused;
constexpr Meaning unknown = Meaning::Unknown;
constexpr Meaning setUp = Meaning::ConfigurationFault;
/// Of a reversal: the host has not decided about it, so it is sent again.
constexpr Meaning wait = Meaning::Unknown;

// The document's appendix. The columns: of a transaction, of a reversal.
constexpr CodeRow codes[]{
    {"00"_L1, ok, ok, Advice::None, "done"_L1},
    {"01"_L1, no, no, Advice::None, "call the issuer"_L1},
    {"02"_L1, no, no, Advice::None, "call the issuer, special condition"_L1},
    {"03"_L1, setUp, wait, Advice::None, "merchant not registered"_L1},
    {"04"_L1, no, no, Advice::None, "keep the card, call the acquirer"_L1},
    {"05"_L1, no, no, Advice::None, "not accepted, call the issuer"_L1},
    {"06"_L1, no, no, Advice::None, "error, call the issuer"_L1},
    {"07"_L1, no, no, Advice::None, "keep the card under special condition, call the acquirer"_L1},
    {"09"_L1, unknown, wait, Advice::Reverse, "in progress elsewhere: reverse, then try again"_L1},
    {"12"_L1, no, ok, Advice::None, "transaction not valid, try again"_L1},
    {"13"_L1, no, no, Advice::None, "amount beyond the limit"_L1},
    {"14"_L1, no, no, Advice::None, "number not valid"_L1},
    {"15"_L1, no, no, Advice::None, "card not taken here, no such issuer"_L1},
    {"19"_L1, no, no, Advice::None, "enter again, call the issuer"_L1},
    {"20"_L1, no, no, Advice::None, "response not valid, call the issuer"_L1},
    {"21"_L1, no, no, Advice::None, "nothing done, call the issuer"_L1},
    {"22"_L1, no, no, Advice::None, "wrong operation, try again"_L1},
    {"23"_L1, no, no, Advice::None, "fee not accepted, call the issuer"_L1},
    {"25"_L1, no, ok, Advice::None, "original not found"_L1},
    {"30"_L1, no, no, Advice::None, "message malformed, try again"_L1},
    {"31"_L1, no, no, Advice::None, "card not taken here, bank not supported"_L1},
    {"33"_L1, no, no, Advice::None, "card expired, call the issuer"_L1},
    {"34"_L1, no, no, Advice::None, "suspected fraud, keep the card"_L1},
    {"35"_L1, no, no, Advice::None, "keep the card, contact the acquirer"_L1},
    {"36"_L1, no, no, Advice::None, "restricted card, try another"_L1},
    {"37"_L1, no, no, Advice::None, "keep the card, call security"_L1},
    {"38"_L1, no, no, Advice::None, "too many wrong PINs, keep the card"_L1},
    {"39"_L1, no, no, Advice::None, "no such account, call the issuer"_L1},
    {"40"_L1, no, no, Advice::None, "function not supported, call the issuer"_L1},
    {"41"_L1, no, no, Advice::None, "lost card, keep it"_L1},
    {"42"_L1, no, no, Advice::None, "no such account of this kind, call the issuer"_L1},
    {"43"_L1, no, no, Advice::None, "stolen card, keep it"_L1},
    {"44"_L1, no, no, Advice::None, "no investment account, call the issuer"_L1},
    {"51"_L1, no, no, Advice::None, "not enough points"_L1},
    {"52"_L1, no, no, Advice::None, "no such account, call the issuer"_L1},
    {"53"_L1, no, no, Advice::None, "no savings account, call the issuer"_L1},
    {"54"_L1, no, no, Advice::None, "card expired"_L1},
    {"55"_L1, no, no, Advice::None, "wrong PIN"_L1},
    {"56"_L1, no, no, Advice::None, "no record of the card, call the issuer"_L1},
    {"57"_L1, no, no, Advice::None, "not allowed to the member, call the issuer"_L1},
    {"58"_L1, setUp, wait, Advice::None, "not allowed to this terminal"_L1},
    {"59"_L1, no, no, Advice::None, "suspected fraud, call the issuer"_L1},
    {"60"_L1, no, no, Advice::None, "contact the acquirer or issuer"_L1},
    {"61"_L1, no, no, Advice::None, "amount too large"_L1},
    {"62"_L1, no, no, Advice::None, "restricted card, call the issuer"_L1},
    {"63"_L1, no, no, Advice::None, "security violated, call the issuer"_L1},
    {"64"_L1, no, no, Advice::None, "not the original amount, call the issuer"_L1},
    {"65"_L1, no, no, Advice::None, "too many times"_L1},
    {"66"_L1, no, no, Advice::None, "call the acquirer's security"_L1},
    {"67"_L1, no, no, Advice::None, "keep the card"_L1},
    {"68"_L1, unknown, wait, Advice::Reverse, "timed out: reverse, never send again"_L1},
    {"75"_L1, no, no, Advice::None, "too many wrong PINs"_L1},
    {"77"_L1, no, wait, Advice::CheckIn, "check in first"_L1},
    {"79"_L1, no, no, Advice::None, "offline data is to be sent again"_L1},
    {"90"_L1, no, wait, Advice::None, "day is being closed, try later"_L1},
    {"91"_L1, no, wait, Advice::None, "issuer not reachable, try later"_L1},
    {"92"_L1, no, wait, Advice::None, "line to the issuer, try later"_L1},
    {"93"_L1, no, no, Advice::None, "against the law, call the issuer"_L1},
    // No number is given out twice in a batch: the host has seen this very transaction before.
    {"94"_L1, unknown, wait, Advice::Reverse, "number used before: reverse, then try again"_L1},
    {"95"_L1, no, wait, Advice::None, "reconciliation error, try later"_L1},
    {"96"_L1, no, wait, Advice::None, "host out of order, try later"_L1},
    {"97"_L1, setUp, wait, Advice::None, "terminal not registered"_L1},
    {"98"_L1, unknown, wait, Advice::Reverse, "timed out: reverse, never send again"_L1},
    {"99"_L1, no, wait, Advice::CheckIn, "check failed, check in again"_L1},
    {"A0"_L1, no, wait, Advice::CheckIn, "message check failed, check in again"_L1},
};

constexpr WordRow genders[]{
    {"00"_L1, "unknown"_L1},
    {"01"_L1, "male"_L1},
    {"02"_L1, "female"_L1},
};

constexpr WordRow grades[]{
    {"0"_L1, "green"_L1},
    {"1"_L1, "gold"_L1},
    {"2"_L1, "platinum"_L1},
    {"3"_L1, "diamond"_L1},
};

constexpr WordRow idTypes[]{
    {"01"_L1, "identityCard"_L1}, {"02"_L1, "officerCard"_L1},
    {"03"_L1, "studentCard"_L1},  {"04"_L1, "drivingLicence"_L1},
    {"05"_L1, "passport"_L1},     {"06"_L1, "hongKongMacaoPermit"_L1},
    {"07"_L1, "other"_L1},
};

constexpr WordRow ticketTypes[]{
    {"01"_L1, "groupPurchase"_L1},
    {"02"_L1, "exchange"_L1},
    {"03"_L1, "cash"_L1},
};

} // namespace

std::span<const CodeRow> codeRows()
{
    return codes;
}

const CodeRow* rowOf(QStringView code)
{
    const auto* found = std::find_if(std::begin(codes), std::end(codes),
                                     [code](const CodeRow& row) { return row.code == code; });
    return found == std::end(codes) ? nullptr : found;
}

Meaning meaningOf(QStringView code)
{
    const CodeRow* row = rowOf(code);
    return row != nullptr ? row->meaning : Meaning::Unknown;
}

Meaning meaningOfReversal(QStringView code)
{
    const CodeRow* row = rowOf(code);
    return row != nullptr ? row->reversal : Meaning::Unknown;
}

Advice adviceOf(QStringView code)
{
    const CodeRow* row = rowOf(code);
    return row != nullptr ? row->advice : Advice::None;
}

std::span<const WordRow> genderRows()
{
    return genders;
}

std::span<const WordRow> gradeRows()
{
    return grades;
}

std::span<const WordRow> idTypeRows()
{
    return idTypes;
}

std::span<const WordRow> ticketTypeRows()
{
    return ticketTypes;
}

QLatin1StringView wordOf(std::span<const WordRow> rows, QStringView code)
{
    for (const WordRow& row : rows) {
        const bool isShort = code.size() == 1 && row.code.size() == 2 && row.code.front() == u'0';
        if (row.code == code || (isShort && row.code.back() == code.front()))
            return row.word;
    }
    return {};
}

} // namespace loyalty
} // namespace till::channels
