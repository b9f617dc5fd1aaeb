// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/journal_generation.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace till::services {

namespace {

constexpr qsizetype generationLength = 3;
constexpr QLatin1StringView crockford("0123456789ABCDEFGHJKMNPQRSTVWXYZ");

} // namespace

Result<QString> journalGeneration(ports::PaymentIndex& payments, ports::Journal& journal,
                                  ports::Random& random)
{
    const auto known = payments.generation();
    if (!known || !known->isEmpty())
        return known;
    QString drawn;
    const QByteArray chance = random.bytes(generationLength);
    for (const char each : chance)
        drawn += crockford.at(static_cast<uchar>(each) % crockford.size());
    const QJsonObject payload{{QStringLiteral("generation"), drawn}};
    const auto recorded =
        journal.append({{QStringLiteral("journal.generation"), QStringLiteral("journal"),
                         QJsonDocument(payload).toJson(QJsonDocument::Compact)}});
    if (!recorded)
        return failure(recorded.error());
    return drawn;
}

} // namespace till::services
