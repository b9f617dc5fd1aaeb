// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/desk_client.h"

#include <QObject>
#include <QWidget>

namespace till::app {

/// Watches the start: when the window has been painted after the desk announced its state, prints
/// {"residentKib":N} and quits. What started the program measures the time.
class ReadyReport : public QObject {
    Q_OBJECT

public:
    ReadyReport(models::DeskClient& client, QWidget& window);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void report();

    bool m_announced = false;
    bool m_painted = false;
};

} // namespace till::app
