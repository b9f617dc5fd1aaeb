// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/quickpay/quick_order.h"

#include "app/sandbox/mmsp/moment.h"
#include "app/sandbox/mmsp/names.h"

#include <QCryptographicHash>

#include <array>

namespace till::sandbox::quickpay {

using mmsp::compact;
using mmsp::Json;
using mmsp::Name;
using mmsp::nameOf;
using mmsp::valueOf;

namespace {

constexpr std::array<Name<QuickStage>, 5> stageNames{{{QuickStage::AwaitingCode, "awaitingCode"},
                                                      {QuickStage::Confirmed, "confirmed"},
                                                      {QuickStage::Paid, "paid"},
                                                      {QuickStage::Failed, "failed"},
                                                      {QuickStage::Refunded, "refunded"}}};
constexpr std::array<Name<QuickKind>, 4> kindNames{{{QuickKind::Card, "card"},
                                                    {QuickKind::Bound, "bound"},
                                                    {QuickKind::Page, "page"},
                                                    {QuickKind::Binding, "binding"}}};

Json text(const QString& value)
{
    return Json::ofText(value);
}

QString moment(Instant at)
{
    return at.unixMs == 0 ? QString() : compact(at);
}

QString status(const QuickOrder& order)
{
    switch (order.stage) {
    case QuickStage::AwaitingCode:
    case QuickStage::Confirmed:
        return u"0"_qs;
    case QuickStage::Paid:
        return u"1"_qs;
    case QuickStage::Failed:
        return u"2"_qs;
    case QuickStage::Refunded:
        return u"3"_qs;
    }
    Q_UNREACHABLE();
}

void tellState(Json& body, const QuickOrder& order)
{
    body.set(u"STATUS"_qs, text(status(order)));
    if (order.stage == QuickStage::Paid)
        return;
    const bool isOpen =
        order.stage == QuickStage::AwaitingCode || order.stage == QuickStage::Confirmed;
    const QString refunded = order.stage == QuickStage::Refunded ? u"已退款"_qs : order.reason;
    body.set(u"ERRCODE"_qs, text(isOpen ? u"AA"_qs : u"D4"_qs));
    body.set(u"ERRMSG"_qs, text(isOpen ? u"用户支付中"_qs : refunded));
}

void tellBinding(Json& body, const QuickOrder& order)
{
    if (!order.binding.isEmpty())
        body.set(u"BIND_ID"_qs, text(order.binding));
}

Json described(const QuickOrder& order)
{
    return Json::ofObject({{u"AMT"_qs, text(QString::number(order.amount))},
                           {u"LIST_ID"_qs, text(order.number)},
                           {u"MERORDERID"_qs, text(order.merchantsId)},
                           {u"PAY_DATE"_qs, text(moment(order.paidAt))},
                           {u"NOTIFY_DATE"_qs, text(moment(order.paidAt))}});
}

} // namespace

QString QuickOrder::bank() const
{
    if (card.startsWith(u"622588"))
        return u"招商银行"_qs;
    if (card.startsWith(u"622700"))
        return u"建设银行"_qs;
    return card.startsWith(u"622848") ? u"农业银行"_qs : u"中国银行"_qs;
}

QString QuickOrder::smsCode() const
{
    // From the order alone, so that a run repeats itself.
    const QByteArray digest = QCryptographicHash::hash(
        (number + u':' + QString::number(smsSent)).toLatin1(), QCryptographicHash::Sha256);
    bool understood = false;
    const uint value = digest.toHex().left(7).toUInt(&understood, 16);
    return u"%1"_qs.arg(value % 1'000'000, 6, 10, QLatin1Char('0'));
}

bool QuickOrder::smsArrived() const
{
    return smsSent > (cardScript(ending).losesFirstSms ? 1 : 0);
}

QJsonObject QuickOrder::toJson() const
{
    return {{u"merchantsId"_qs, merchantsId},
            {u"number"_qs, number},
            {u"kind"_qs, nameOf(kindNames, kind)},
            {u"terminal"_qs, origin.terminal},
            {u"agent"_qs, origin.agent},
            {u"amount"_qs, amount},
            {u"card"_qs, card},
            {u"cardType"_qs, cardType},
            {u"ending"_qs, ending},
            {u"phone"_qs, phone},
            {u"person"_qs, person},
            {u"idCard"_qs, idCard},
            {u"user"_qs, user},
            {u"binding"_qs, binding},
            {u"notifyUrl"_qs, notifyUrl},
            {u"jumpUrl"_qs, jumpUrl},
            {u"at"_qs, at.unixMs},
            {u"paidAt"_qs, paidAt.unixMs},
            {u"smsAt"_qs, smsAt.unixMs},
            {u"smsSent"_qs, smsSent},
            {u"wrongCodes"_qs, wrongCodes},
            {u"queries"_qs, queries},
            {u"stage"_qs, nameOf(stageNames, stage)},
            {u"reason"_qs, reason},
            {u"isBound"_qs, isBound},
            {u"serial"_qs, serial}};
}

std::optional<QuickOrder> QuickOrder::fromJson(const QJsonObject& json)
{
    const auto word = [&](QStringView name) {
        return json.value(name).toString();
    };
    const auto number = [&](QStringView name) {
        return json.value(name).toInteger();
    };
    QuickOrder order;
    order.merchantsId = word(u"merchantsId");
    order.number = word(u"number");
    order.origin = {word(u"terminal"), word(u"agent")};
    order.amount = number(u"amount");
    order.card = word(u"card");
    order.cardType = word(u"cardType");
    order.ending = word(u"ending");
    order.phone = word(u"phone");
    order.person = word(u"person");
    order.idCard = word(u"idCard");
    order.user = word(u"user");
    order.binding = word(u"binding");
    order.notifyUrl = word(u"notifyUrl");
    order.jumpUrl = word(u"jumpUrl");
    order.at = {number(u"at")};
    order.paidAt = {number(u"paidAt")};
    order.smsAt = {number(u"smsAt")};
    order.smsSent = static_cast<int>(number(u"smsSent"));
    order.wrongCodes = static_cast<int>(number(u"wrongCodes"));
    order.queries = static_cast<int>(number(u"queries"));
    order.reason = word(u"reason");
    order.serial = number(u"serial");
    order.isBound = json.value(u"isBound").toBool();
    const auto kind = valueOf(kindNames, word(u"kind"));
    const auto stage = valueOf(stageNames, word(u"stage"));
    if (!kind || !stage || order.merchantsId.isEmpty() || order.number.isEmpty())
        return std::nullopt;
    order.kind = *kind;
    order.stage = *stage;
    return order;
}

QString maskedNumber(const QString& number, int front, int back)
{
    const qsizetype hidden = number.size() - front - back;
    if (hidden <= 0)
        return QString(number.size(), u'*');
    return number.first(front) + QString(hidden, u'*') + number.last(back);
}

Json orderAnswer(const QuickOrder& order)
{
    Json body = described(order);
    body.set(u"STATUS"_qs, text(status(order)));
    if (order.stage == QuickStage::Failed)
        tellState(body, order);
    if (order.isByCard()) {
        body.set(u"BANK_NAME"_qs, text(order.bank()));
        body.set(u"CARDNO"_qs, text(order.card));
    }
    tellBinding(body, order);
    return body;
}

Json queryAnswer(const QuickOrder& order)
{
    Json body = described(order);
    tellState(body, order);
    body.set(u"CARDNO"_qs, text(order.card));
    body.set(u"CARDTYPE"_qs, text(order.cardType));
    tellBinding(body, order);
    return body;
}

Json batchRow(const QuickOrder& order)
{
    // The order of the printed answer, which the signature keeps.
    return Json::ofObject({{u"STATUS"_qs, text(status(order))},
                           {u"LIST_ID"_qs, text(order.number)},
                           {u"MERORDERID"_qs, text(order.merchantsId)},
                           {u"PAY_DATE"_qs, text(moment(order.paidAt))},
                           {u"NOTIFY_DATE"_qs, text(moment(order.paidAt))},
                           {u"CARDNO"_qs, text(order.card)},
                           {u"AMT"_qs, text(QString::number(order.amount))},
                           {u"CARDTYPE"_qs, text(order.cardType)},
                           {u"BIND_ID"_qs, text(order.binding)}});
}

Json bindingAnswer(const QuickOrder& order)
{
    return Json::ofObject({{u"STATUS"_qs, text(u"1"_qs)},
                           {u"LIST_ID"_qs, text(order.number)},
                           {u"CARDNO"_qs, text(order.card)},
                           {u"CARDTYPE"_qs, text(order.cardType)},
                           {u"NAME"_qs, text(order.person)},
                           {u"ID_NO"_qs, text(order.idCard)},
                           {u"PHONENO"_qs, text(order.phone)},
                           {u"BIND_ID"_qs, text(order.binding)}});
}

Json pushBody(const QuickOrder& order, int attempt, Instant now)
{
    Json body = Json::ofObject({{u"AMT"_qs, text(QString::number(order.amount))},
                                {u"LIST_ID"_qs, text(order.number)},
                                {u"MERORDERID"_qs, text(order.merchantsId)},
                                {u"NOTIFY_DATE"_qs, text(compact(now))},
                                {u"PAY_DATE"_qs, text(moment(order.paidAt))},
                                {u"PUSH_COUNT"_qs, Json::ofNumber(attempt)},
                                {u"STATUS"_qs, text(u"1"_qs)}});
    if (!order.card.isEmpty()) {
        body.set(u"BANK_NAME"_qs, text(order.bank()));
        body.set(u"CARDNO"_qs, text(order.card));
        body.set(u"CARDTYPE"_qs, text(order.cardType));
    }
    return body;
}

Json refusal(const QString& code, const QString& reason)
{
    return Json::ofObject(
        {{u"STATUS"_qs, text(u"2"_qs)}, {u"ERRCODE"_qs, text(code)}, {u"ERRMSG"_qs, text(reason)}});
}

} // namespace till::sandbox::quickpay
