// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/netpay/notification.h"

#include "app/sandbox/china_time.h"
#include "app/sandbox/netpay/answers.h"

#include <QCryptographicHash>
#include <QJsonValue>

namespace till::sandbox::netpay {

namespace {

/// application/x-www-form-urlencoded: a blank is a plus.
QByteArray formEncoded(const QString& text)
{
    return text.toUtf8().toPercentEncoding(" ").replace(' ', '+');
}

} // namespace

QJsonObject paidFields(const Order& order)
{
    QJsonObject fields{{u"mid"_qs, order.mid},
                       {u"tid"_qs, order.tid},
                       {u"instMid"_qs, order.instMid},
                       {u"attachedData"_qs, order.attachedData},
                       {u"orderDesc"_qs, order.description},
                       {u"merOrderId"_qs, order.id},
                       {u"totalAmount"_qs, QString::number(order.amount)},
                       {u"status"_qs, u"TRADE_SUCCESS"_qs},
                       {u"secureStatus"_qs, secureStatusOf(order)},
                       {u"payTime"_qs, dateAndTime(order.paid)},
                       {u"createTime"_qs, dateAndTime(order.made)},
                       {u"settleDate"_qs, dateOf(order.paid)},
                       {u"seqId"_qs, order.sequence},
                       {u"targetOrderId"_qs, order.targetId},
                       {u"targetSys"_qs, targetSystem(order.way)},
                       {u"buyerId"_qs, u"otdJ_uJ8xHjsMbqc-x9Ng9D16y0M"_qs},
                       {u"connectSys"_qs, u"UNIONPAY"_qs}};
    const QJsonObject funds = fundsOf(order);
    for (auto fund = funds.begin(); fund != funds.end(); ++fund)
        fields.insert(fund.key(), fund.value().toVariant().toString());
    const QStringList names = fields.keys();
    for (const QString& name : names) {
        if (fields.value(name).toString().isEmpty())
            fields.remove(name); // what has no value is neither sent nor signed
    }
    return fields;
}

QByteArray signatureOf(const QMap<QString, QString>& fields, const QByteArray& key, Digest digest)
{
    QStringList pairs;
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        if (field.key() != u"sign" && !field.value().isEmpty())
            pairs.append(field.key() + u'=' + field.value());
    }
    const QByteArray text = pairs.join(u'&').toUtf8() + key;
    if (digest == Digest::Sha256)
        return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
    return QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex().toUpper();
}

QByteArray signedForm(const QJsonObject& content, const QByteArray& salt, const QByteArray& key,
                      Digest digest)
{
    QMap<QString, QString> fields;
    for (auto field = content.begin(); field != content.end(); ++field)
        fields.insert(field.key(), field.value().toString());
    const QString chance =
        QString::fromLatin1(QCryptographicHash::hash(salt, QCryptographicHash::Sha256).toHex());
    fields.insert(u"r"_qs + chance.first(7), chance.sliced(7, 16));
    if (digest == Digest::Sha256)
        fields.insert(u"signType"_qs, u"SHA256"_qs);
    fields.insert(u"sign"_qs, QString::fromLatin1(signatureOf(fields, key, digest)));
    QByteArray form;
    for (auto field = fields.begin(); field != fields.end(); ++field)
        form += (form.isEmpty() ? "" : "&") + formEncoded(field.key()) + '=' +
                formEncoded(field.value());
    return form;
}

} // namespace till::sandbox::netpay
