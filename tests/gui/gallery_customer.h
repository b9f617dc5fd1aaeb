// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/gallery_registry.h"
#include "ui/models/actions.h"
#include "ui/models/desk_client.h"
#include "ui/widgets/customer_screen.h"

#include <QWidget>

namespace till::gallery {

/// The customer's screen in front of a desk whose states are set by hand.
class CustomerStage : public QWidget {
    Q_OBJECT

public:
    explicit CustomerStage(ui::Look& look);

    [[nodiscard]] models::DeskClient& client() { return m_client; }
    [[nodiscard]] ui::CustomerScreen& screen() { return *m_screen; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    models::ActionMap m_keys;
    models::DeskClient m_client;
    ui::CustomerScreen* m_screen;
};

/// The customer's screen in all its states.
void registerCustomer(Registry& registry);

} // namespace till::gallery
