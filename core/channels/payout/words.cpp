// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/payout/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace till::channels {
namespace payout {

namespace {

constexpr Word businessTypeWords[]{
    {"001"_L1, "business with each other"_L1, u"业务往来款"},
    {"002"_L1, "wages"_L1, u"员工工资"},
    {"003"_L1, "expenses paid back"_L1, u"报销"},
    {"004"_L1, "cooperation"_L1, u"合作款项"},
    {"005"_L1, "compensation"_L1, u"赔付保金"},
    {"999"_L1, "something else"_L1, u"其他"},
};
constexpr Word payTypeWords[]{
    {"1"_L1, "from the balance"_L1, u"余额支付"},
    {"2"_L1, "by the company's online bank"_L1, u"企业网银"},
    {"3"_L1, "from an advance"_L1, u"垫资支付"},
};
constexpr Word accountTypeWords[]{
    {"0"_L1, "debit card"_L1, u"借记卡"},
    {"1"_L1, "credit card"_L1, u"贷记卡"},
    {"2"_L1, "corporate account"_L1, u"对公账号"},
};
constexpr Word payStateWords[]{
    {"1"_L1, "paid"_L1, u"付款成功"},
    {"2"_L1, "being paid"_L1, u"付款中"},
    {"3"_L1, "failed"_L1, u"付款失败"},
    {"5"_L1, "accepted, to be approved by the platform"_L1, u"已受理，等待审核"},
};

} // namespace

std::span<const Word> businessTypes()
{
    return businessTypeWords;
}

std::span<const Word> payTypes()
{
    return payTypeWords;
}

std::span<const Word> accountTypes()
{
    return accountTypeWords;
}

std::span<const Word> payStates()
{
    return payStateWords;
}

std::optional<Word> wordsOf(std::span<const Word> words, QStringView value)
{
    const auto found = std::find_if(words.begin(), words.end(),
                                    [value](const Word& word) { return word.value == value; });
    return found == words.end() ? std::nullopt : std::optional<Word>(*found);
}

} // namespace payout
} // namespace till::channels
