// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/host.h"
#include "app/sandbox/mmsp/serials.h"
#include "app/sandbox/payout/payout_order.h"
#include "app/sandbox/payout/rsa_box.h"

#include <QHash>
#include <QMap>

#include <optional>
#include <set>

namespace till::sandbox::payout {

/// The merchant's account, and what its channel allows.
struct Account {
    qint64 opening = 100'000'000; ///< fen that were there before the first payout
    qint64 fee = 100;             ///< fen of each payout
    qint64 limitDown = 1;         ///< fen
    qint64 limitTop = 5'000'000;  ///< fen
    QString beginAt = u"00:00:00"_qs;
    QString endAt = u"23:59:59"_qs;
    bool infoIsText = false; ///< ACCINFO as JSON in a text instead of a list

    [[nodiscard]] QJsonObject toJson() const;
    /// Replaces what the object names. False, and nothing changed, for values that cannot be.
    [[nodiscard]] bool take(const QJsonObject& wish);
};

/// Who may talk.
struct PayoutTerms {
    QString merchant;
    RsaKey merchantKey;                ///< public: checks its signatures, encrypts answers
    std::optional<RsaKey> platformKey; ///< private; made with the first need if there is none
    int speed = 1;
    quint64 seed = 0;
};

/// The payout platform. Keys are made and answers encrypted with OpenSSL's chance; everything else
/// repeats exactly.
class PayoutHost final : public Host {
public:
    explicit PayoutHost(PayoutTerms terms);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QStringList operations() const override;
    [[nodiscard]] bool owns(const QString& path) const override;
    /// POST: the two-field envelope. GET .../platform-key: the key to encrypt with.
    [[nodiscard]] Reply answer(const Call& call, Instant now) override;
    [[nodiscard]] Subject subjectOf(const Call& call) const override;
    /// account: any members of Account.
    [[nodiscard]] Reply admin(const QString& what, const QJsonObject& order, Instant now) override;
    [[nodiscard]] QJsonObject books() const override;
    [[nodiscard]] QList<QJsonObject> takeChanges() override;
    [[nodiscard]] bool restore(const QJsonObject& change) override;
    [[nodiscard]] QList<Notification> dueNotifications(Instant now) override;
    void notified(const NotificationAnswer& answer, Instant now) override;

    /// Null if no key could be made.
    [[nodiscard]] const RsaKey* platformKey() const;

private:
    struct Opened {
        mmsp::Json plain;
        QString code; ///< why it was not opened; empty: it was
    };
    struct Told {
        QString code;
        mmsp::Json plain; ///< to be encrypted; null: nothing
        mmsp::Mishap mishap = mmsp::Mishap::None;
        bool isGarbled = false;
    };
    [[nodiscard]] Opened open(const QByteArray& body) const;
    [[nodiscard]] Told told(const mmsp::Json& request, Instant now);
    [[nodiscard]] Told pay(const mmsp::Json& request, Instant now);
    [[nodiscard]] QString refusalOf(const mmsp::Json& request, qint64 amount, Instant now) const;
    [[nodiscard]] Told query(const mmsp::Json& request, Instant now);
    [[nodiscard]] Told balance(const mmsp::Json& request, Instant now) const;
    [[nodiscard]] Reply sealed(const Told& told) const;
    [[nodiscard]] qint64 available() const;
    [[nodiscard]] qint64 frozen() const;

    PayoutTerms m_terms;
    mutable std::optional<RsaKey> m_platformKey;
    mmsp::Serials m_serials;
    Account m_account;
    bool m_accountChanged = false;
    QMap<QString, PayoutOrder> m_orders; ///< by ORDERNO
    QHash<QString, QString> m_ids;       ///< ORDERNO by BSORDERNO
    std::set<QString> m_changed;         ///< ORDERNOs
};

} // namespace till::sandbox::payout
