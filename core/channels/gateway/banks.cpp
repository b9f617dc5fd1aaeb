// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/gateway/banks.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace till::channels {
namespace gateway {

namespace {

constexpr Bank bankList[]{
    {"YLBILL-NET-B2C"_L1, u"银联", "UnionPay"_L1},
    {"ICBC-NET-B2C"_L1, u"工商银行", "Industrial and Commercial Bank of China"_L1},
    {"CMBCHINA-NET-B2C"_L1, u"招商银行", "China Merchants Bank"_L1},
    {"ABC-NET-B2C"_L1, u"中国农业银行", "Agricultural Bank of China"_L1},
    {"CCB-NET-B2C"_L1, u"建设银行", "China Construction Bank"_L1},
    {"BCCB-NET-B2C"_L1, u"北京银行", "Bank of Beijing"_L1},
    {"BOCO-NET-B2C"_L1, u"交通银行", "Bank of Communications"_L1},
    {"CIB-NET-B2C"_L1, u"兴业银行", "Industrial Bank"_L1},
    {"CMBC-NET-B2C"_L1, u"中国民生银行", "China Minsheng Bank"_L1},
    {"CEB-NET-B2C"_L1, u"光大银行", "China Everbright Bank"_L1},
    {"BOC-NET-B2C"_L1, u"中国银行", "Bank of China"_L1},
    {"PINGANBANK-NET-B2C"_L1, u"平安银行", "Ping An Bank"_L1},
    {"ECITIC-NET-B2C"_L1, u"中信银行", "China CITIC Bank"_L1},
    {"SDB-NET-B2C"_L1, u"深圳发展银行", "Shenzhen Development Bank"_L1},
    {"GDB-NET-B2C"_L1, u"广发银行", "China Guangfa Bank"_L1},
    {"SHB-NET-B2C"_L1, u"上海银行", "Bank of Shanghai"_L1},
    {"SPDB-NET-B2C"_L1, u"上海浦东发展银行", "Shanghai Pudong Development Bank"_L1},
    {"POST-NET-B2C"_L1, u"中国邮政", "China Post"_L1},
    {"BJRCB-NET-B2C"_L1, u"北京农村商业银行", "Beijing Rural Commercial Bank"_L1},
    {"HXB-NET-B2C"_L1, u"华夏银行", "Hua Xia Bank"_L1},
};

} // namespace

std::span<const Bank> banks()
{
    return bankList;
}

std::optional<Bank> bankOf(QStringView code)
{
    const auto found = std::find_if(std::begin(bankList), std::end(bankList),
                                    [code](const Bank& bank) { return bank.code == code; });
    return found == std::end(bankList) ? std::nullopt : std::optional<Bank>(*found);
}

} // namespace gateway
} // namespace till::channels
