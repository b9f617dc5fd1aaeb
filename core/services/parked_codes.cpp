// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/parked_codes.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <optional>

namespace till::services {

namespace {

constexpr qsizetype goodsDigitsMax = 14; // GTIN-14; payment codes have 16 and more

QString parkedKind()
{
    return QStringLiteral("checkout.code_parked");
}

QString settledKind()
{
    return QStringLiteral("checkout.code_settled");
}

QString subjectOf(QDate today)
{
    return QStringLiteral("codes-") + today.toString(QStringLiteral("yyyyMMdd"));
}

QByteArray payloadOf(const QString& code)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("code"), code}})
        .toJson(QJsonDocument::Compact);
}

} // namespace

bool mayBeRecorded(const QString& code)
{
    return code.size() <= goodsDigitsMax ||
           !std::all_of(code.cbegin(), code.cend(),
                        [](QChar each) { return each >= u'0' && each <= u'9'; });
}

ports::JournalEntry codeParkedEntry(QDate today, const QString& code)
{
    return {parkedKind(), subjectOf(today), payloadOf(code)};
}

ports::JournalEntry codeSettledEntry(QDate today, const QString& code)
{
    return {settledKind(), subjectOf(today), payloadOf(code)};
}

Result<QStringList> loadParkedCodes(ports::Journal& journal, QDate today)
{
    QStringList codes;
    std::optional<Error> unreadable;
    const auto read =
        journal.readSubject(subjectOf(today), [&](const ports::JournalRecord& record) {
            const QJsonValue code =
                QJsonDocument::fromJson(record.payload).object().value(QLatin1StringView("code"));
            if (!code.isString()) {
                unreadable = Error{ErrorCode::Corrupt, QStringLiteral("record %1").arg(record.seq)};
                return false;
            }
            if (code.toString().isEmpty())
                codes.clear();
            else
                codes.removeAll(code.toString());
            if (record.kind == parkedKind())
                codes.append(code.toString());
            return true;
        });
    if (!read)
        return failure(read.error());
    if (unreadable)
        return failure(*unreadable);
    return codes;
}

} // namespace till::services
