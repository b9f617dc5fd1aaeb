// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/mmsp/product.h"
#include "app/sandbox/mmsp/scan_order.h"
#include "app/sandbox/mmsp/serials.h"
#include "app/sandbox/mmsp/terms.h"
#include "app/sandbox/outbox.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

#include <set>

namespace till::sandbox::mmsp {

/// The books of scan pay: every rule of the document and every magic code and amount, and nothing
/// else. It reads no clock and draws nothing by chance.
class ScanLedger final : public Product {
public:
    explicit ScanLedger(const Terms& terms);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString operationOf(int command, const Json& body) const override;
    [[nodiscard]] QStringList operations() const override;
    [[nodiscard]] QString merchantsIdOf(const QString& number) const override;
    [[nodiscard]] Said handle(const Asked& asked, const Circumstances& about) override;
    /// A page for each order: what the customer's app shows.
    [[nodiscard]] QString pages() const override;
    [[nodiscard]] Reply page(const PageCall& call, Instant now) override;
    [[nodiscard]] std::optional<Reply> admin(const QString& what, const QJsonObject& order,
                                             Instant now) override;
    [[nodiscard]] QJsonArray books() const override;
    [[nodiscard]] QList<QJsonObject> takeOrderChanges() override;
    [[nodiscard]] bool restoreOrder(const QJsonObject& order) override;
    /// Orders are paid after a while, or expire.
    void passTime(Instant now) override;
    [[nodiscard]] Outbox& outbox() override { return m_pushes; }
    [[nodiscard]] Push push(const Outbox::Entry& entry, Instant now) const override;

    /// The customer pays. False if no such order waits for it.
    [[nodiscard]] bool pay(const QString& id, Instant now);
    /// By MERORDERID or ORDERNO; nullptr if there is none.
    [[nodiscard]] const ScanOrder* order(const QString& id) const;

private:
    [[nodiscard]] QString refusalOfOrder(const ScanRequest& request, const Json& body,
                                         Instant now) const;
    [[nodiscard]] Said begin(const ScanRequest& request, const Json& body,
                             const Circumstances& about);
    [[nodiscard]] ScanOrder newOrder(const ScanRequest& request, const Json& body,
                                     const Circumstances& about);
    [[nodiscard]] Said codePaid(const ScanRequest& request, const ScanOrder& order) const;
    [[nodiscard]] Said query(const Json& body, Instant now);
    [[nodiscard]] Said cancel(const Json& body, Instant now);
    [[nodiscard]] QString refusalOfCancel(const ScanOrder& order, Instant now) const;
    [[nodiscard]] Said close(const Json& body, Instant now);
    [[nodiscard]] Said refund(const Json& body, Instant now);
    [[nodiscard]] QString refusalOfRefund(const ScanOrder& order, qint64 amount) const;
    [[nodiscard]] Said refundQuery(const Json& body);

    [[nodiscard]] ScanOrder* find(const Json& body, Instant now);
    void becomePaid(ScanOrder& order, Instant now);
    void end(ScanOrder& order, ScanStage stage, const QString& reason);
    void decide(ScanOrder& order, Instant now);
    void changed(const ScanOrder& order);

    Terms m_terms;
    Serials m_serials;
    Outbox m_pushes;
    QMap<QString, ScanOrder> m_orders; ///< by MERORDERID
    QHash<QString, QString> m_ids;     ///< MERORDERID by ORDERNO
    QHash<QString, QString> m_refunds; ///< MERORDERID by REFUND_MERORDERID and REFUND_ORDERNO
    QSet<QString> m_usedCodes;         ///< digests
    std::set<QString> m_waiting;       ///< MERORDERIDs
    std::set<QString> m_changed;       ///< MERORDERIDs
};

} // namespace till::sandbox::mmsp
