// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/payout/codes.h"

#include "core/channels/code_rows.h"

using namespace Qt::StringLiterals;

namespace till::channels {
namespace payout {

namespace {

using payment::Meaning;

constexpr Meaning ok = Meaning::Succeeded;
constexpr Meaning no = Meaning::Refused;
constexpr Meaning unknown = Meaning::Unknown;
constexpr Meaning notFound = Meaning::NotFound;
constexpr Meaning setUp = Meaning::ConfigurationFault;

// The columns: pay, query, balance. 1016 and 1041 to 1044 do not exist (document section 6.2).
constexpr CodeRow codes[]{
    {"0000"_L1, ok, ok, ok, "done; of a payout PAYSTATE decides"_L1},
    {"0001"_L1, unknown, unknown, unknown, "system trouble: query, whatever PAYSTATE says"_L1},
    {"0002"_L1, no, unknown, no, "parameters refused"_L1},
    {"1001"_L1, no, unknown, no, "a parameter is wrong"_L1},
    {"1002"_L1, setUp, setUp, setUp, "merchant unknown or not activated"_L1},
    {"1003"_L1, setUp, setUp, setUp, "platform not configured"_L1},
    {"1004"_L1, setUp, setUp, setUp, "merchant has no key pair"_L1},
    {"1005"_L1, setUp, setUp, setUp, "encryption not readable"_L1},
    {"1006"_L1, setUp, setUp, setUp, "signature wrong"_L1},
    {"1007"_L1, setUp, setUp, setUp, "version wrong"_L1},
    {"1008"_L1, unknown, unknown, unknown,
     "number used before: the first may have gone through"_L1},
    {"1009"_L1, unknown, unknown, unknown, "system failure"_L1},
    {"1010"_L1, no, unknown, no, "bank not supported"_L1},
    {"1011"_L1, no, unknown, no, "business type wrong"_L1},
    {"1012"_L1, no, unknown, no, "amount wrong, or a risk"_L1},
    {"1013"_L1, no, unknown, no, "currency wrong"_L1},
    {"1014"_L1, no, unknown, no, "name wrong"_L1},
    {"1015"_L1, no, unknown, no, "mobile number wrong"_L1},
    {"1017"_L1, no, unknown, no, "kind of identity paper wrong"_L1},
    {"1018"_L1, no, unknown, no, "account number wrong"_L1},
    {"1019"_L1, no, unknown, no, "kind of account wrong"_L1},
    {"1020"_L1, no, unknown, no, "bank's name wrong"_L1},
    {"1021"_L1, no, unknown, no, "bank's number wrong"_L1},
    {"1022"_L1, no, unknown, no, "bank's province wrong"_L1},
    {"1023"_L1, no, unknown, no, "the way to the bank wants more"_L1},
    {"1024"_L1, no, unknown, no, "identity not confirmed"_L1},
    {"1025"_L1, no, unknown, no, "bank's number not supported"_L1},
    {"1026"_L1, no, unknown, no, "name and account do not belong together"_L1},
    {"1027"_L1, no, unknown, no, "no number to ask for"_L1},
    {"1028"_L1, unknown, notFound, unknown, "our number is not known"_L1},
    {"1029"_L1, unknown, notFound, unknown, "the platform's number is not known"_L1},
    {"1030"_L1, no, unknown, no, "payout's amount wrong"_L1},
    {"1031"_L1, no, unknown, no, "balance too small"_L1},
    {"1032"_L1, setUp, setUp, setUp, "merchant has no way to the banks"_L1},
    {"1033"_L1, setUp, setUp, setUp, "merchant's fee not configured"_L1},
    {"1034"_L1, setUp, setUp, setUp, "fee of the way to the banks not configured"_L1},
    {"1035"_L1, setUp, setUp, setUp, "key of the way to the banks not configured"_L1},
    {"1036"_L1, setUp, setUp, setUp, "way to the banks not open"_L1},
    {"1037"_L1, unknown, unknown, unknown, "line to the bank"_L1},
    {"1038"_L1, unknown, unknown, unknown, "booked twice"_L1},
    {"1039"_L1, setUp, setUp, setUp, "merchant suspended"_L1},
    {"1040"_L1, unknown, unknown, unknown, "booking failed"_L1},
    {"1045"_L1, setUp, setUp, setUp, "merchant has no fund account"_L1},
    {"1046"_L1, unknown, unknown, unknown, "balance could not be updated"_L1},
    {"1047"_L1, unknown, unknown, unknown, "fund account out of order"_L1},
    {"1048"_L1, setUp, setUp, setUp, "no advances for this merchant"_L1},
    {"1049"_L1, no, unknown, no, "advance too small"_L1},
};

constexpr StateRow states[]{
    {"1"_L1, Meaning::Succeeded, "paid"_L1},
    {"2"_L1, Meaning::InProgress, "being paid"_L1},
    {"3"_L1, Meaning::Refused, "failed"_L1},
    {"5"_L1, Meaning::InProgress, "accepted, to be approved by the platform"_L1},
};

} // namespace

std::span<const CodeRow> codeRows()
{
    return codes;
}

std::span<const StateRow> stateRows()
{
    return states;
}

Meaning meaningOf(Call call, QStringView retCode)
{
    const CodeRow* row = rowOf(codeRows(), retCode);
    if (row == nullptr)
        return Meaning::Unknown;
    switch (call) {
    case Call::Pay:
        return row->pay;
    case Call::Query:
        return row->query;
    case Call::Balance:
        return row->balance;
    }
    Q_UNREACHABLE();
}

Meaning meaningOfState(QStringView payState)
{
    const StateRow* row = rowOf(stateRows(), payState);
    return row == nullptr ? Meaning::Unknown : row->meaning;
}

} // namespace payout
} // namespace till::channels
