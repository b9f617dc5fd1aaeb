// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger's rules for placing, asking, closing, and for deposits (1.1, 1.2, 1.5 to 1.7).
#include "app/sandbox/netpay/ledger.h"

#include "app/sandbox/china_time.h"
#include "app/sandbox/netpay/fields.h"

#include <QJsonArray>

namespace till::sandbox::netpay {

namespace {

constexpr qint64 openMs = 1'800'000; ///< unless the order says otherwise

QString text(const QJsonObject& fields, QStringView name)
{
    return fields.value(name).toString();
}

/// What a customer's phone would scan. Apple Pay and the jump to a mini program have none.
QString qrCodeOf(Way way, const QString& number)
{
    switch (way) {
    case Way::WeChat:
        return u"weixin://wxpay/bizpayurl?pr="_qs + number;
    case Way::Alipay:
        return u"https://qr.alipay.com/bax"_qs + number;
    case Way::Qmf:
        return u"https://qr.chinaums.com/bills/qrCode.do?id="_qs + number;
    case Way::UnionPay:
        return u"https://qr.95516.com/00010000/"_qs + number;
    case Way::ApplePay:
    case Way::AlipayApp:
        return {};
    }
    Q_UNREACHABLE();
}

/// Who gets how much of a divided order: as `subOrders` say, or by the goods' part in what is left
/// without the platform's amount.
QMap<QString, qint64> sharesOf(const QJsonObject& order)
{
    QMap<QString, qint64> shares;
    const QJsonArray subOrders = order.value(u"subOrders").toArray();
    for (const QJsonValue one : subOrders)
        shares[text(one.toObject(), u"mid")] += fen(one.toObject(), u"totalAmount");
    if (!subOrders.isEmpty())
        return shares;
    const qint64 total = fen(order, u"totalAmount");
    const qint64 divided = total - fen(order, u"platformAmount");
    const QJsonArray goods = order.value(u"goods").toArray();
    qint64 before = 0;
    for (const QJsonValue one : goods) {
        // Differences of rounded sums: the shares add up exactly.
        const qint64 after = before + fen(one.toObject(), u"subOrderAmount");
        shares[text(one.toObject(), u"subMerchantId")] +=
            after * divided / total - before * divided / total;
        before = after;
    }
    return shares;
}

} // namespace

QString Ledger::refusalOfOrder(const Question& question) const
{
    const QString id = text(question.fields, u"merOrderId");
    if (!isOrderId(id, m_terms.sourceNumber))
        return u"BAD_REQUEST"_qs;
    if (m_orders.contains(id) || m_refundOrders.contains(id))
        return u"DUP_ORDER"_qs;
    const QString expires = text(question.fields, u"expireTime");
    if (!expires.isEmpty() && *instantOfDateAndTime(expires) <= question.sent)
        return u"BAD_REQUEST"_qs;
    return {};
}

Order Ledger::newOrder(const Question& question)
{
    const QJsonObject& fields = question.fields;
    Order order;
    order.id = text(fields, u"merOrderId");
    order.way = question.address.way;
    order.mid = text(fields, u"mid");
    order.tid = text(fields, u"tid");
    order.instMid = text(fields, u"instMid");
    order.amount = fen(fields, u"totalAmount");
    order.sequence = number(11) + u"N"_qs;
    order.targetId = chinaTime(question.now).date + number(20);
    if (order.script().qrCode == Script::QrCode::Shown)
        order.qrCode = qrCodeOf(order.way, number(20));
    order.notifyUrl = text(fields, u"notifyUrl");
    order.attachedData = text(fields, u"attachedData");
    order.description = text(fields, u"orderDesc");
    order.discount = order.amount * order.script().discountPercent / 100;
    order.made = question.now;
    order.expires = instantOfDateAndTime(text(fields, u"expireTime"))
                        .value_or(Instant{question.now.unixMs + openMs});
    if (text(fields, u"secureTransaction") == u"true")
        order.secure = SecureStage::Uncompleted;
    order.isDivided = fields.value(u"divisionFlag").toBool();
    if (order.isDivided) {
        order.platformAmount = fen(fields, u"platformAmount");
        order.subAmounts = sharesOf(fields);
    }
    return order;
}

Reply Ledger::place(const Question& question)
{
    if (const QString code = refusalOfOrder(question); !code.isEmpty())
        return whole(refusal(question, code));
    const Script& script = scriptOf(fen(question.fields, u"totalAmount"));
    if (script.ordering == Ordering::Refused)
        return spoiled(whole(refusal(question, script.code)), script.spoil, m_terms.speed);
    const Order order = newOrder(question);
    m_orders.insert(order.id, order);
    m_open.insert(order.id);
    changed(order);
    if (script.notification == NotificationRule::ForgedFirst)
        m_news.append({News::Kind::Forged, order.id});
    if (script.code != u"SUCCESS")
        return whole(refusal(question, script.code));
    Order told = order;
    told.amount += script.spoil == Spoil::WrongAmount ? 1 : 0;
    return spoiled(whole(orderAnswer(question, told)), script.spoil, m_terms.speed);
}

Reply Ledger::query(const Question& question)
{
    constexpr int oddQueries = 2;
    Order* order = find(question.fields);
    if (order == nullptr)
        return whole(refusal(question, u"NO_ORDER"_qs));
    ++order->queries;
    changed(*order);
    const Script& script = order->script();
    if (order->stage == Stage::New && order->queries >= script.queries) {
        if (script.end == Ending::Paid)
            becomePaid(*order, question.now);
        if (script.end == Ending::ClosedByItself)
            order->stage = Stage::Closed;
    }
    const bool isOdd = order->queries <= oddQueries && order->stage == Stage::New;
    if (isOdd && script.query == QueryRule::NotFoundAtFirst)
        return whole(refusal(question, u"NO_ORDER"_qs));
    if (isOdd && script.query == QueryRule::BusyAtFirst)
        return whole(refusal(question, u"ORDER_PROCESSING"_qs));
    Order told = *order;
    told.amount += script.query == QueryRule::WrongAmount ? 1 : 0;
    QJsonObject answer = queryAnswer(question, told);
    if (isOdd && script.query == QueryRule::UnknownAtFirst)
        answer.insert(u"status"_qs, u"UNKNOWN"_qs);
    if (script.query == QueryRule::OtherOrder)
        answer.insert(u"merOrderId"_qs, m_terms.sourceNumber + number(23));
    return whole(answer);
}

Reply Ledger::close(const Question& question)
{
    Order* order = find(question.fields);
    if (order == nullptr)
        return whole(refusal(question, u"NO_ORDER"_qs));
    ++order->closes;
    changed(*order);
    const ChangeRule rule = order->script().close;
    if (order->stage == Stage::New && rule == ChangeRule::PaysInstead)
        becomePaid(*order, question.now);
    // 2.3: nothing may be done to a closed order, not even closing it again.
    if (order->stage != Stage::New)
        return whole(refusal(question, u"OPERATION_NOT_ALLOWED"_qs));
    const Effect effect = effectOf(rule, order->closes, u"OPERATION_NOT_ALLOWED"_qs);
    if (!effect.refusal.isEmpty())
        return whole(refusal(question, effect.refusal));
    if (effect.deed == Effect::Deed::Done)
        order->stage = Stage::Closed;
    return spoiled(whole(closeAnswer(question, *order)), effect.spoil, m_terms.speed);
}

Reply Ledger::changeDeposit(Order& order, const Question& question, qint64 completed)
{
    ++order.secureRequests;
    changed(order);
    const Effect effect =
        effectOf(order.script().secure, order.secureRequests, u"NO_CROSS_DAY_TRADING"_qs);
    if (!effect.refusal.isEmpty())
        return whole(refusal(question, effect.refusal));
    if (effect.deed == Effect::Deed::Done) {
        order.completed = completed;
        order.secure = completed == 0              ? SecureStage::Canceled
                       : completed == order.amount ? SecureStage::AllCompleted
                                                   : SecureStage::PartlyCompleted;
    }
    return spoiled(whole(secureAnswer(question, order)), effect.spoil, m_terms.speed);
}

Reply Ledger::secureCancel(const Question& question)
{
    Order* order = find(question.fields);
    if (order == nullptr)
        return whole(refusal(question, u"NO_ORDER"_qs));
    if (order->secure == SecureStage::Canceled)
        return whole(refusal(question, u"HAS_CANCELLED"_qs));
    if (order->stage != Stage::Paid || order->secure != SecureStage::Uncompleted)
        return whole(refusal(question, u"OPERATION_NOT_ALLOWED"_qs));
    return changeDeposit(*order, question, 0);
}

Reply Ledger::secureComplete(const Question& question)
{
    Order* order = find(question.fields);
    if (order == nullptr)
        return whole(refusal(question, u"NO_ORDER"_qs));
    const qint64 completed = fen(question.fields, u"completedAmount");
    if (order->stage != Stage::Paid || order->secure == SecureStage::None ||
        order->secure == SecureStage::Canceled || completed > order->amount)
        return whole(refusal(question, u"OPERATION_NOT_ALLOWED"_qs));
    if (order->secure == SecureStage::Uncompleted)
        return changeDeposit(*order, question, completed);
    // A deposit is completed once; the same question again gets the same answer.
    return completed == order->completed ? whole(secureAnswer(question, *order))
                                         : whole(refusal(question, u"OPERATION_NOT_ALLOWED"_qs));
}

} // namespace till::sandbox::netpay
