// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace till::sandbox::loyalty {

struct Voucher {
    qint64 id = 0;
    qint64 amount = 0; ///< fen
    qint64 num = 0;
    QString name;
};

struct Ticket {
    qint64 id = 0;
    QString type;      ///< 01 group purchase, 02 exchange, 03 voucher
    qint64 amount = 0; ///< fen
    qint64 num = 0;
    QString name;
};

enum class CardState { Active, Blank, Expired, Lost };

struct Member {
    QString card;
    QString name;
    QString gender = u"00"_qs;
    QString mobile;
    QString grade = u"0"_qs; ///< 0 green to 3 diamond
    QString address;
    QString email;
    QString idType = u"01"_qs;
    QString idNo;
    QString pin; ///< empty: none is asked for
    int wrongPins = 0;
    qint64 points = 0; ///< hundredths
    qint64 frozen = 0; ///< hundredths that cannot be spent
    QList<Voucher> vouchers;
    QList<Ticket> tickets;
    CardState state = CardState::Active;

    [[nodiscard]] qint64 available() const { return points - frozen; }
    /// Hundredths of a point for so much cash: 1, 2, 3 or 5 percent by grade.
    [[nodiscard]] qint64 award(qint64 cashFen) const;
    [[nodiscard]] Voucher* voucher(qint64 id);
    [[nodiscard]] Ticket* ticket(qint64 id);

    [[nodiscard]] QJsonObject toJson() const;
    /// Nothing for an object that toJson() did not make.
    [[nodiscard]] static std::optional<Member> fromJson(const QJsonObject& json);
};

/// Everybody whom the books start with: people to try things with, and one for each magic ending.
[[nodiscard]] QList<Member> firstMembers();

} // namespace till::sandbox::loyalty
