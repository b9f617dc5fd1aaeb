// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/quantity.h"
#include "core/catalog/scale_barcode.h"
#include "core/ports/scanner.h"

#include <QString>

#include <optional>
#include <variant>

/// What kind of code a scanner has read. Looks at the characters only: whether goods exist is for
/// the catalogue to say, whether a sale code is genuine for its signature.
namespace till::barcode {

/// Where the scan arrives. It decides what 18 digits from 25 to 30 mean.
enum class Place {
    Cart,   ///< goods are expected
    Tender, ///< a customer is about to pay
};

struct Rules {
    Place place = Place::Cart;
    catalog::ScaleLayouts layouts;
};

/// Something that may stand in the catalogue as a barcode.
struct GoodsCode {
    QString barcode; ///< as catalog::canonicalBarcode() writes it
    /// Net weight, if the code carries one (GS1 AI 310n).
    std::optional<Quantity> weight;

    bool operator==(const GoodsCode&) const = default;
};

/// A label of a counter scale with a right check digit. In this order it is: goods whose barcode is
/// exactly `text`; goods with the label's PLU; if `mayBePayment`, a payment code; unknown goods.
struct ScaleLabel {
    QString text;
    catalog::ScaleReading reading;
    bool mayBePayment = false; ///< the digits could also be a customer's payment code

    bool operator==(const ScaleLabel&) const = default;
};

/// By the form of the code: a hint for people, never a reason to send it elsewhere.
enum class Wallet {
    WeChat,
    Alipay,
    UnionPay,
    Jd, ///< in the tender dialog only, like the next three
    Qq,
    DigitalYuan, ///< 数字人民币
    Unknown,     ///< long enough for a payment code, and of no issuer's known form
};

/// What a customer's phone shows to pay. The digits are worth money for a minute: they must not be
/// stored or logged.
struct PaymentCode {
    Wallet wallet = Wallet::WeChat;
    QString digits;

    bool operator==(const PaymentCode&) const = default;
};

/// The QR of one of our receipts. Its signature is not checked yet.
struct SaleCode {
    QString text;

    bool operator==(const SaleCode&) const = default;
};

/// Readable, but nothing a till knows, such as a link. At most `codeLengthMax` printable ASCII
/// characters.
struct UnknownCode {
    QString text;

    bool operator==(const UnknownCode&) const = default;
};

/// Empty, too long, or with control or non-ASCII characters: a damaged or foreign code.
struct Unreadable {
    /// At most 40 characters, with a middle dot for what cannot be shown.
    QString shown;

    bool operator==(const Unreadable&) const = default;
};

using Kind = std::variant<GoodsCode, ScaleLabel, PaymentCode, SaleCode, UnknownCode, Unreadable>;

/// Longer codes are not read, sale codes apart.
inline constexpr int codeLengthMax = 128;
inline constexpr int saleCodeLengthMax = 512;
/// What the text of every sale code begins with.
inline constexpr QStringView saleCodePrefix = u"TILL1.";

/// Payment codes by their issuers' forms: WeChat 18 digits from 10 to 15; Alipay 16 to 24 digits
/// from 25 to 30; UnionPay 19 digits from 62. In the tender dialog any other 16 to 24 digits are
/// one, too, unless they are goods: issuers come up with new forms. At the cart 18 digits that are
/// also a scale label with a right check digit are a ScaleLabel, in the tender dialog always a
/// PaymentCode. Goods and labels are recognised in both places, so that a till may go back to the
/// cart with them.
[[nodiscard]] Kind classify(const ports::ScannedCode& code, const Rules& rules);

} // namespace till::barcode
