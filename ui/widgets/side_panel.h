// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/receipt_printer.h"
#include "ui/models/desk_info.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/painted.h"

#include <QTimer>

class QVBoxLayout;

namespace till::ui {

class TextLabel;

/// The dark panel beside sign-in and lock: product, clock, shop, and how the till is.
class SidePanel : public Painted {
    Q_OBJECT

public:
    SidePanel(const Look& look, const models::DeskInfo& info, QWidget* parent = nullptr);

    void retranslate();
    void setPrinter(ports::DeviceFault fault);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Fact {
        TextLabel* name = nullptr;
        TextLabel* word = nullptr;
    };
    [[nodiscard]] Fact addFact(QVBoxLayout& column, Icon icon);
    [[nodiscard]] QString scannerWord() const;
    void tick();

    const models::DeskInfo& m_info;
    ports::DeviceFault m_printerFault = ports::DeviceFault::NotConfigured;
    TextLabel* m_clock;
    TextLabel* m_date;
    TextLabel* m_shop;
    Fact m_journal;
    Fact m_printer;
    Fact m_scanner;
    QTimer m_second;
};

} // namespace till::ui
