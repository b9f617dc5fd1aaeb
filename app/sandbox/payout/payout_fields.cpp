// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/payout/payout_fields.h"

#include "app/sandbox/mmsp/moment.h"

#include <QList>
#include <QRegularExpression>

#include <algorithm>

namespace till::sandbox::payout {

using mmsp::Json;

namespace {

enum class Need { Required, Optional };

struct Field {
    QString name;
    QString form; ///< a whole regular expression
    QString code = u"1001"_qs;
    Need need = Need::Required;
};

Field optional(const QString& name, const QString& form, const QString& code = u"1001"_qs)
{
    return {name, form, code, Need::Optional};
}

QList<Field> headFields()
{
    return {{u"CMDID"_qs, u"[0-9]{4}"_qs},
            {u"VERSION"_qs, u"1\\.0"_qs, u"1007"_qs},
            {u"MERNO"_qs, u".{1,20}"_qs, u"1002"_qs},
            {u"REQTIME"_qs, u"[0-9]{14}"_qs}};
}

QList<Field> payFields()
{
    return headFields() +
           QList<Field>{{u"ORDERNO"_qs, u"[0-9]{1,32}"_qs},
                        {u"AMT"_qs, u"[1-9][0-9]{0,12}"_qs, u"1030"_qs},
                        {u"BUSIYPE"_qs, u"00[1-5]|999"_qs, u"1011"_qs},
                        {u"ACCNAME"_qs, u".{1,20}"_qs, u"1014"_qs},
                        {u"ACCNO"_qs, u"[0-9]{8,20}"_qs, u"1018"_qs},
                        {u"MEMO"_qs, u".{1,64}"_qs},
                        optional(u"PAYTYPE"_qs, u"[123]"_qs),
                        // Credit cards, 1, are not supported yet.
                        {u"ACCTYPE"_qs, u"[02]"_qs, u"1019"_qs},
                        optional(u"CVV2"_qs, u"[0-9]{3}"_qs),
                        {u"MOBILE"_qs, u"[0-9]{11}"_qs, u"1015"_qs},
                        {u"BANKNAME"_qs, u".+"_qs, u"1020"_qs},
                        // The table gives ten characters to numbers that have twelve digits.
                        optional(u"BANKSETTLENO"_qs, u"[0-9]{10,12}"_qs, u"1021"_qs),
                        optional(u"BANKBRANCHNAME"_qs, u".{1,32}"_qs),
                        optional(u"BANKPROV"_qs, u".+"_qs),
                        optional(u"BANKCITY"_qs, u".+"_qs),
                        optional(u"IDCARD"_qs, u".{1,32}"_qs),
                        optional(u"CHLNO"_qs, u".+"_qs),
                        optional(u"CHLMERNO"_qs, u".+"_qs)};
}

QList<Field> queryFields()
{
    // QRYTYPE stands in the printed request, not in the table.
    return headFields() + QList<Field>{optional(u"ORDERNO"_qs, u"[0-9]{1,32}"_qs),
                                       optional(u"BSORDERNO"_qs, u".{1,32}"_qs),
                                       optional(u"QRYTYPE"_qs, u"1"_qs)};
}

QList<Field> balanceFields()
{
    // Of three kinds of query only the balance is supported.
    return headFields() +
           QList<Field>{{u"ORDERNO"_qs, u"[0-9]{1,32}"_qs}, {u"QRYTYPE"_qs, u"1"_qs}};
}

QList<Field> fieldsOf(PayoutTask task)
{
    switch (task) {
    case PayoutTask::Pay:
        return payFields();
    case PayoutTask::Query:
        return queryFields();
    case PayoutTask::Balance:
        return balanceFields();
    }
    Q_UNREACHABLE();
}

bool isRight(const Field& field, const Json& request)
{
    const Json item = request.value(field.name);
    const QString word = wordOf(request, field.name);
    const bool isWord = item.kind == Json::Kind::Text || item.kind == Json::Kind::Number;
    if (!request.has(field.name) || (isWord && word.isEmpty()))
        return field.need == Need::Optional;
    const QRegularExpression form(QRegularExpression::anchoredPattern(field.form),
                                  QRegularExpression::UseUnicodePropertiesOption);
    return isWord && form.match(word).hasMatch();
}

} // namespace

QString wordOf(const Json& request, QStringView name)
{
    const Json item = request.value(name);
    const bool isWord = item.kind == Json::Kind::Text || item.kind == Json::Kind::Number;
    return isWord ? item.text : QString();
}

QString complaintCode(PayoutTask task, const Json& request)
{
    const QList<Field> fields = fieldsOf(task);
    for (const Field& field : fields) {
        if (!isRight(field, request))
            return field.code;
    }
    for (const QString& name : request.names) {
        const auto isIt = [&](const Field& field) {
            return field.name == name;
        };
        if (std::none_of(fields.begin(), fields.end(), isIt))
            return u"0002"_qs;
    }
    if (!mmsp::compactMoment(wordOf(request, u"REQTIME")))
        return u"1001"_qs;
    const bool isCompany = task == PayoutTask::Pay && wordOf(request, u"ACCTYPE") == u"2";
    return isCompany && wordOf(request, u"BANKSETTLENO").isEmpty() ? u"1021"_qs : QString();
}

} // namespace till::sandbox::payout
