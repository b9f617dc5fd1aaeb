// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/mmsp/product.h"
#include "app/sandbox/mmsp/serials.h"
#include "app/sandbox/mmsp/terms.h"
#include "app/sandbox/quickpay/quick_order.h"
#include "app/sandbox/quickpay/quick_requests.h"

#include <QHash>
#include <QMap>

#include <set>

namespace till::sandbox::quickpay {

/// The books of quick pay.
class QuickLedger final : public mmsp::Product {
public:
    explicit QuickLedger(const mmsp::Terms& terms);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString operationOf(int command, const mmsp::Json& body) const override;
    [[nodiscard]] QStringList operations() const override;
    [[nodiscard]] QString merchantsIdOf(const QString& number) const override;
    [[nodiscard]] mmsp::Said handle(const mmsp::Asked& asked,
                                    const mmsp::Circumstances& about) override;
    /// UnionPay's page for each order of that kind.
    [[nodiscard]] QString pages() const override;
    [[nodiscard]] Reply page(const mmsp::PageCall& call, Instant now) override;
    /// pay, sms, and fill: {"count":1000} makes as many paid orders.
    [[nodiscard]] std::optional<Reply> admin(const QString& what, const QJsonObject& wish,
                                             Instant now) override;
    [[nodiscard]] QJsonArray books() const override;
    [[nodiscard]] QList<QJsonObject> takeOrderChanges() override;
    [[nodiscard]] bool restoreOrder(const QJsonObject& order) override;
    void passTime(Instant now) override;
    [[nodiscard]] Outbox& outbox() override { return m_pushes; }
    [[nodiscard]] mmsp::Push push(const Outbox::Entry& entry, Instant now) const override;

private:
    using Json = mmsp::Json;
    using Said = mmsp::Said;
    using Circumstances = mmsp::Circumstances;

    [[nodiscard]] Said carriedOut(const QuickRequest& request, const Json& body,
                                  const Circumstances& about);
    [[nodiscard]] Said order(const Json& body, const Circumstances& about);
    [[nodiscard]] Said confirm(const Json& body, Instant now);
    [[nodiscard]] Said query(const Json& body, Instant now);
    [[nodiscard]] Said batchQuery(const Json& body, Instant now) const;
    [[nodiscard]] Said resend(const Json& body, Instant now);
    [[nodiscard]] Said unionOrder(const Json& body, const Circumstances& about);
    [[nodiscard]] Said bindPaySms(const Json& body, const Circumstances& about);
    [[nodiscard]] Said bindConfirm(const Json& body, Instant now);
    [[nodiscard]] Said bindSms(const Json& body, const Circumstances& about);
    [[nodiscard]] Said bind(const Json& body);
    [[nodiscard]] Said unbind(const Json& body);
    [[nodiscard]] Said bindQuery(const Json& body) const;

    [[nodiscard]] QuickOrder newOrder(QuickKind kind, const Json& body, const Circumstances& about);
    QuickOrder& keep(const QuickOrder& order);
    [[nodiscard]] QuickOrder* byNumber(const QString& number);
    [[nodiscard]] QuickOrder* byBinding(const QString& id);
    [[nodiscard]] QString refusalOfCode(QuickOrder& order, const QString& code);
    void confirmed(QuickOrder& order, Instant now);
    void becomePaid(QuickOrder& order, Instant now);
    void decide(QuickOrder& order, Instant now);
    void changed(const QuickOrder& order);
    [[nodiscard]] Reply fill(qint64 count, Instant now);
    [[nodiscard]] QJsonObject messages() const;

    mmsp::Terms m_terms;
    mmsp::Serials m_serials;
    Outbox m_pushes;
    QMap<QString, QuickOrder> m_orders; ///< by MERORDERID
    QHash<QString, QString> m_ids;      ///< MERORDERID by LIST_ID
    QHash<QString, QString> m_bindings; ///< MERORDERID by BIND_ID
    std::set<QString> m_openPages;      ///< MERORDERIDs
    std::set<QString> m_changed;        ///< MERORDERIDs
};

} // namespace till::sandbox::quickpay
