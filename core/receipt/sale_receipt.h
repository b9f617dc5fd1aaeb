// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payment/payment.h"
#include "core/receipt/receipt.h"
#include "core/sale/sale.h"
#include "core/sale/totals.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

/// Builds what stands on paper from a sale. Pure: times come as text, words as values. Any thread.
namespace till::receipt {

/// The words on paper. Chinese unless the shop's language says otherwise.
struct Words {
    QString phone = QStringLiteral("电话");
    QString number = QStringLiteral("单号");
    QString member = QStringLiteral("会员");
    QString memberTail = QStringLiteral("尾号");
    QString goods = QStringLiteral("商品");
    QString price = QStringLiteral("单价");
    QString quantity = QStringLiteral("数量");
    QString amount = QStringLiteral("金额");
    QString kilogram = QStringLiteral("kg");
    QString counts = QStringLiteral("共 %1 行 %2 件");
    QString listTotal = QStringLiteral("原价");
    QString saved = QStringLiteral("已优惠");
    QString rounding = QStringLiteral("抹零");
    QString due = QStringLiteral("应收");
    QString cash = QStringLiteral("现金");
    QString externalCard = QStringLiteral("银行卡");
    QString reference = QStringLiteral("凭证号");
    QString wechat = QStringLiteral("微信支付");
    QString alipay = QStringLiteral("支付宝");
    QString unionpay = QStringLiteral("云闪付");
    QString jd = QStringLiteral("京东支付");
    QString qq = QStringLiteral("QQ 钱包");
    QString ecny = QStringLiteral("数字人民币");
    QString qmf = QStringLiteral("全民付");
    QString applepay = QStringLiteral("Apple Pay");
    QString bank = QStringLiteral("银行网页支付");
    QString code = QStringLiteral("扫码支付"); ///< of a wallet that nobody named
    QString payment = QStringLiteral("付款单号");
    QString retrievalReference = QStringLiteral("检索参考号");
    QString promotion = QStringLiteral("优惠");
    QString merchantAllowance = QStringLiteral("商户优惠");
    QString thirdPartyAllowance = QStringLiteral("平台优惠");
    QString paidByPayer = QStringLiteral("实付");
    QString change = QStringLiteral("找零");
    QString lineDiscount = QStringLiteral("优惠");
    QString priceOverride = QStringLiteral("改价");
    QString saleDiscount = QStringLiteral("整单优惠");
    QString pointsEarned = QStringLiteral("本单积分");
    QString pointsBalance = QStringLiteral("积分余额");
    QString journal = QStringLiteral("账本");
    QString product = QStringLiteral("Till 收银台");
    QString reprint = QStringLiteral("补打");
    QString training = QStringLiteral("训练 训练 训练");
    QString unpaid = QStringLiteral("未付款");
    QString held = QStringLiteral("挂单");
    QString note = QStringLiteral("备注");
    QString refundSlip = QStringLiteral("退款单");
    QString voidSlip = QStringLiteral("撤销单");
    QString deposit = QStringLiteral("订金");
    QString depositSlip = QStringLiteral("订金单");
    QString depositNumber = QStringLiteral("订金单号");
    QString releaseSlip = QStringLiteral("退订金单");
    QString releaseNumber = QStringLiteral("退订金单号");
    QString showThisSlip = QStringLiteral("凭此单取货或退订金");
    QString originalPayment = QStringLiteral("原付款单号");
    QString originalTime = QStringLiteral("原付款时间");
    QString returned = QStringLiteral("退回金额");
    QString returnedToPayer = QStringLiteral("顾客实收");
    QString refundNumber = QStringLiteral("退款单号");
    QString voidNumber = QStringLiteral("撤销单号");
    QString reason = QStringLiteral("原因");
    QString cameLate = QStringLiteral("付款迟到，自动退回");
    QString operatorNumber = QStringLiteral("操作员");
    QString approvedBy = QStringLiteral("批准人");
    QString sameWayBack = QStringLiteral("款项按原付款方式退回");
    QString signature = QStringLiteral("顾客签名");

    bool operator==(const Words&) const = default;
};

struct ShopHeader {
    QString name;
    QString branch;  ///< may be empty
    QString address; ///< 80 mm only; may be empty
    QString phone;   ///< may be empty

    bool operator==(const ShopHeader&) const = default;
};

struct MemberLine {
    QString lastFour;
    qint64 pointsEarned = 0;
    qint64 pointsBalance = 0;

    bool operator==(const MemberLine&) const = default;
};

enum class PaperMode { Live, Training };

/// What says that a document is not an ordinary original.
struct PaperMarks {
    PaperMode mode = PaperMode::Live;
    int copy = 0;         ///< 0: the original; n: the nth reprint
    QString copyTimeText; ///< of this reprint
};

struct SaleReceiptData {
    ShopHeader shop;
    QString tillName; ///< "02 号机"
    sale::Sale sale;
    sale::Totals totals;
    QList<payment::Payment> payments; ///< of the sale; what its code tenders are to the acquirer
    QString timeText;                 ///< of the business: "2026-11-20 10:42:31"
    PaperMarks marks;
    QString journalMark; ///< "0147-9F3A-61C2"; may be empty
    QString saleCode;    ///< signed, see sale_code.h; empty: no QR code
    QString qrCaption;   ///< what the QR code is for; may be empty
    QStringList footer;  ///< wrapped to the paper
    std::optional<MemberLine> member;
    Words words;
};

/// The receipt of a completed sale. columns: 48 or 32. The amounts add up on paper: the goods (with
/// their discounts) to the total, list price − saved − rounding to the amount due, and the means −
/// change to the amount due again.
[[nodiscard]] Receipt buildSaleReceipt(const SaleReceiptData& data, int columns);

/// A slip for a parked sale: goods, sum and a code to recall it, marked as unpaid at both ends; no
/// means and no QR code, so that nobody takes it for a receipt.
[[nodiscard]] Receipt buildHeldSlip(const SaleReceiptData& data, int columns);

} // namespace till::receipt
