// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/gateway/gateway_order.h"
#include "app/sandbox/mmsp/product.h"
#include "app/sandbox/mmsp/serials.h"
#include "app/sandbox/mmsp/terms.h"

#include <QHash>
#include <QMap>

#include <set>

namespace till::sandbox::gateway {

/// The books of the gateway, with the page of a pretend bank for each order.
class GatewayLedger final : public mmsp::Product {
public:
    explicit GatewayLedger(const mmsp::Terms& terms);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString operationOf(int command, const mmsp::Json& body) const override;
    [[nodiscard]] QStringList operations() const override;
    [[nodiscard]] QString merchantsIdOf(const QString& number) const override;
    [[nodiscard]] mmsp::Said handle(const mmsp::Asked& asked,
                                    const mmsp::Circumstances& about) override;
    [[nodiscard]] QString pages() const override;
    [[nodiscard]] Reply page(const mmsp::PageCall& call, Instant now) override;
    [[nodiscard]] std::optional<Reply> pageInstead(const mmsp::Asked& asked,
                                                   const QString& site) override;
    [[nodiscard]] std::optional<Reply> admin(const QString& what, const QJsonObject& wish,
                                             Instant now) override;
    [[nodiscard]] QJsonArray books() const override;
    [[nodiscard]] QList<QJsonObject> takeOrderChanges() override;
    [[nodiscard]] bool restoreOrder(const QJsonObject& order) override;
    void passTime(Instant now) override;
    [[nodiscard]] Outbox& outbox() override { return m_pushes; }
    [[nodiscard]] mmsp::Push push(const Outbox::Entry& entry, Instant now) const override;

private:
    [[nodiscard]] mmsp::Said pay(const mmsp::Json& body, const mmsp::Circumstances& about);
    [[nodiscard]] mmsp::Said query(const mmsp::Json& body, Instant now);
    [[nodiscard]] mmsp::Said batchQuery(const mmsp::Json& body, Instant now) const;
    [[nodiscard]] Reply press(GatewayOrder& order, const QString& button, Instant now);
    [[nodiscard]] Reply fill(qint64 count, Instant now);
    GatewayOrder& keep(const GatewayOrder& order);
    void becomePaid(GatewayOrder& order, Instant now);
    void fail(GatewayOrder& order, const QString& reason);
    void changed(const GatewayOrder& order);

    mmsp::Terms m_terms;
    mmsp::Serials m_serials;
    Outbox m_pushes;
    QMap<QString, GatewayOrder> m_orders; ///< by MERORDERID
    QHash<QString, QString> m_ids;        ///< MERORDERID by LIST_ID
    std::set<QString> m_waiting;          ///< MERORDERIDs
    std::set<QString> m_changed;          ///< MERORDERIDs
};

} // namespace till::sandbox::gateway
