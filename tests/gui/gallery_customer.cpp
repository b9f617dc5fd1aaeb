// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/gallery_customer.h"

#include "tests/gui/gallery_screens.h"
#include "tests/gui/sample_desk.h"
#include "tests/gui/sample_payments.h"

namespace till::gallery {

namespace {

using Change = std::function<void(models::DeskClient&)>;

Page customerPage(const QString& name, const Change& change)
{
    return {name,
            [change](const Scene& scene) -> std::unique_ptr<QWidget> {
                speak(scene.language);
                auto stage = std::make_unique<CustomerStage>(scene.look);
                change(stage->client());
                return stage;
            },
            {QSize(1024, 600), QSize(1280, 800), QSize(1920, 1080)}};
}

Change selling(const services::PaymentsState& payments)
{
    return [payments](models::DeskClient& client) {
        client.setState(tenderingState());
        client.setPayments(payments);
    };
}

} // namespace

CustomerStage::CustomerStage(ui::Look& look)
    : m_screen(new ui::CustomerScreen({look, m_keys, m_client}, sampleInfo().shopName, this))
{
    m_client.setSteadyClock([] { return qint64(100'000); });
}

void CustomerStage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_screen->setGeometry(rect());
}

void registerCustomer(Registry& registry)
{
    registry.add(customerPage(QStringLiteral("customer-idle"), [](models::DeskClient&) {}));
    registry.add(customerPage(QStringLiteral("customer-selling"),
                              [](models::DeskClient& client) { client.setState(sampleState()); }));
    registry.add(
        customerPage(QStringLiteral("customer-code"), selling(shownUnderWay(codeShown()))));
    registry.add(customerPage(QStringLiteral("customer-deposit"), [](models::DeskClient& client) {
        client.setPayments(shownUnderWay(depositShown()));
    }));
    services::PaymentView closing = codeShown();
    closing.stopping = true;
    registry.add(
        customerPage(QStringLiteral("customer-checking"), selling(shownUnderWay(closing))));
    registry.add(customerPage(QStringLiteral("customer-password"),
                              selling(withCurrent(waitingForPassword()))));
    registry.add(customerPage(QStringLiteral("customer-paid"), [](models::DeskClient& client) {
        Q_EMIT client.completed(paidSale());
    }));
}

} // namespace till::gallery
