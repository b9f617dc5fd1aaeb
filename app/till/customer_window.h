// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/customer_screen.h"
#include "ui/widgets/screen_context.h"

#include <QObject>

#include <memory>

class QScreen;

namespace till::app {

/// Puts the customer's screen on the second monitor while there is one; it comes and goes with the
/// plug. GUI thread.
class CustomerWindow : public QObject {
    Q_OBJECT

public:
    /// Where there is no second monitor it can stand in a window of its own, to be looked at.
    enum class Place { SecondMonitor, Framed };
    /// What the context refers to outlives it. `shop` is shown while nothing is sold.
    CustomerWindow(const ui::ScreenContext& context, const QString& shop, Place place);

private:
    void follow();

    ui::ScreenContext m_context;
    QString m_shop;
    Place m_place;
    std::unique_ptr<ui::CustomerScreen> m_screen;
};

} // namespace till::app
