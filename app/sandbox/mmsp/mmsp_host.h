// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/host.h"
#include "app/sandbox/mmsp/product.h"
#include "app/sandbox/mmsp/terms.h"

#include <memory>
#include <vector>

namespace till::sandbox::mmsp {

/// The MMSP platform: one address for all businesses that share the envelope, which the command
/// tells apart.
class MmspHost final : public Host {
public:
    explicit MmspHost(const Terms& terms);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QStringList operations() const override;
    [[nodiscard]] bool owns(const QString& path) const override;
    [[nodiscard]] Reply answer(const Call& call, Instant now) override;
    [[nodiscard]] Subject subjectOf(const Call& call) const override;
    [[nodiscard]] Reply admin(const QString& what, const QJsonObject& order, Instant now) override;
    [[nodiscard]] QJsonObject books() const override;
    [[nodiscard]] QList<QJsonObject> takeChanges() override;
    [[nodiscard]] bool restore(const QJsonObject& change) override;
    [[nodiscard]] QList<Notification> dueNotifications(Instant now) override;
    void notified(const NotificationAnswer& answer, Instant now) override;

private:
    [[nodiscard]] Product* productOf(const Asked& asked) const;
    [[nodiscard]] Product* productNamed(const QString& name) const;
    [[nodiscard]] Reply message(const QByteArray& bytes, const Call& call, Instant now);
    [[nodiscard]] Reply page(const Call& call, Instant now);

    Terms m_terms;
    std::vector<std::unique_ptr<Product>> m_products;
};

} // namespace till::sandbox::mmsp
