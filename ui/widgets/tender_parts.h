// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sale/sale.h"
#include "ui/widgets/screen_context.h"

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace till::ui {

/// The parts of the money that are in, each with the way back.
class TenderParts : public QWidget {
    Q_OBJECT

public:
    explicit TenderParts(const ScreenContext& context, QWidget* parent = nullptr);

    void setTenders(const QList<sale::Tender>& tenders);
    [[nodiscard]] bool isEmpty() const { return m_rows.isEmpty(); }

Q_SIGNALS:
    /// Cash or a card: hand it back.
    void giveBackAsked(int tender);
    /// A payment by code goes back through the acquirer.
    void voidAsked(const till::PaymentId& payment);

private:
    [[nodiscard]] QWidget* makeRow(const sale::Tender& tender);

    ScreenContext m_context;
    QVBoxLayout* m_column;
    QList<QWidget*> m_rows;
};

/// "现金", "银行卡，单号 003912", "微信支付".
[[nodiscard]] QString tenderName(const sale::Tender& tender);

} // namespace till::ui
