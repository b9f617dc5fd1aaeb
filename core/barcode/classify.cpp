// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/barcode/classify.h"

#include "core/barcode/gs1.h"
#include "core/catalog/gtin.h"

#include <algorithm>
#include <utility>

namespace till::barcode {

namespace {

constexpr int shownLengthMax = 40;
// The catalogue's own codes have up to 20 characters, Code 128 labels of suppliers up to 48.
constexpr int goodsLengthMax = 48;

bool isPrintable(QChar c)
{
    return c >= QChar(0x20) && c <= QChar(0x7e);
}

Unreadable unreadable(QStringView text)
{
    QString shown = text.first(std::min<qsizetype>(text.size(), shownLengthMax)).toString();
    for (QChar& c : shown) {
        if (!isPrintable(c))
            c = QChar(0x00b7);
    }
    return Unreadable{std::move(shown)};
}

/// Splits "]E06901234567892" when a scanner's own prefix was left on.
std::pair<QString, QString> splitAim(const ports::ScannedCode& code)
{
    const bool marked = code.aim.isEmpty() && code.text.size() > 3 && code.text[0] == u']' &&
                        code.text[1].isLetter() && code.text[2].isLetterOrNumber();
    if (marked)
        return {code.text.first(3), code.text.mid(3)};
    return {code.aim, code.text};
}

/// GS1-128, GS1 DataBar, GS1 DataMatrix, GS1 QR.
bool saysGs1(QStringView aim)
{
    return aim == u"]C1" || aim == u"]e0" || aim == u"]d2" || aim == u"]Q3";
}

/// EAN and UPC: never a payment code, whatever the digits.
bool saysRetail(QStringView aim)
{
    return aim.startsWith(u"]E");
}

std::optional<Wallet> walletOf(QStringView digits)
{
    if (!catalog::isDigits(digits) || digits.size() < 16)
        return std::nullopt;
    const int firstTwo = digits.first(2).toInt();
    if (digits.size() == 18 && firstTwo >= 10 && firstTwo <= 15)
        return Wallet::WeChat;
    if (digits.size() <= 24 && firstTwo >= 25 && firstTwo <= 30)
        return Wallet::Alipay;
    if (digits.size() == 19 && firstTwo == 62)
        return Wallet::UnionPay;
    return std::nullopt;
}

/// What else may be a payment code where a customer is about to pay.
std::optional<Wallet> rareWalletOf(QStringView digits)
{
    if (!catalog::isDigits(digits) || digits.size() < 16 || digits.size() > 24)
        return std::nullopt;
    const int firstTwo = digits.first(2).toInt();
    if ((firstTwo >= 10 && firstTwo <= 15) || firstTwo == 62)
        return std::nullopt; // WeChat or UnionPay, cut short or read twice
    if (digits.size() == 18 && digits.startsWith(u"18"))
        return Wallet::Jd;
    if (digits.size() == 18 && digits.startsWith(u"91"))
        return Wallet::Qq;
    if (digits.size() == 19 && digits.startsWith(u"01"))
        return Wallet::DigitalYuan;
    return Wallet::Unknown;
}

std::optional<GoodsCode> gs1Goods(QStringView aim, QStringView text)
{
    // Without an identifier only "01" and sixteen digits, or a separator, give an element string
    // away.
    const bool shaped = text.startsWith(u"01") && text.size() >= 16;
    if (!saysGs1(aim) && !text.contains(gs1Separator) && !(aim.isEmpty() && shaped))
        return std::nullopt;
    const std::optional<Gs1Goods> goods = readElementString(text);
    if (!goods)
        return std::nullopt;
    return GoodsCode{catalog::canonicalBarcode(goods->gtin), goods->netWeight};
}

bool looksLikeGoods(QStringView text)
{
    return text.size() <= goodsLengthMax &&
           std::all_of(text.begin(), text.end(),
                       [](QChar c) {
                           return (isPrintable(c) && c.isLetterOrNumber()) ||
                                  QStringView(u"-._/+$%*").contains(c);
                       }) &&
           std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetterOrNumber(); });
}

} // namespace

Kind classify(const ports::ScannedCode& code, const Rules& rules)
{
    const auto [aim, whole] = splitAim(code);
    const QStringView text = QStringView(whole).trimmed();
    const bool isSaleCode = text.startsWith(saleCodePrefix);
    if (text.isEmpty() || text.size() > (isSaleCode ? saleCodeLengthMax : codeLengthMax))
        return unreadable(whole);
    if (std::optional<GoodsCode> goods = gs1Goods(aim, text))
        return *std::move(goods);
    if (!std::all_of(text.begin(), text.end(), isPrintable))
        return unreadable(text);
    if (isSaleCode)
        return SaleCode{text.toString()};

    const std::optional<Wallet> wallet = saysRetail(aim) ? std::nullopt : walletOf(text);
    if (wallet && rules.place == Place::Tender)
        return PaymentCode{*wallet, text.toString()};
    if (Result<catalog::ScaleReading> reading = catalog::readLabel(text, rules.layouts))
        return ScaleLabel{.text = text.toString(),
                          .reading = *std::move(reading),
                          .mayBePayment = wallet.has_value()};
    if (wallet)
        return PaymentCode{*wallet, text.toString()};
    if (rules.place == Place::Tender && !saysRetail(aim)) {
        if (const std::optional<Wallet> rare = rareWalletOf(text))
            return PaymentCode{*rare, text.toString()};
    }
    if (looksLikeGoods(text))
        return GoodsCode{catalog::canonicalBarcode(text), std::nullopt};
    return UnknownCode{text.toString()};
}

} // namespace till::barcode
