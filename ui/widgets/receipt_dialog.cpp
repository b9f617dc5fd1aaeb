// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/receipt_dialog.h"

#include "core/sale/sale_number.h"
#include "ui/widgets/button.h"
#include "ui/widgets/receipt_view.h"

#include <QHBoxLayout>
#include <QScrollArea>

namespace till::ui {

ReceiptDialog::ReceiptDialog(const ScreenContext& context, const SaleId& sale, QWidget* parent)
    : DialogFrame(context.look, Size::Large, parent),
      m_sale(sale),
      m_view(new ReceiptView(look())),
      m_save(new Button(look(), {.kind = ButtonKind::Secondary, .label = tr("Save as PDF")}))
{
    build();
    const Result<sale::SaleNumber> number = sale::SaleNumber::fromId(sale);
    setTitle(tr("Receipt %1").arg(number ? number->display() : sale.text()));
    m_save->setEnabled(false);
    setPrimary({tr("Reprint"), QStringLiteral("Enter")});
    setReadiness(Readiness::NotYet);
    connect(this, &DialogFrame::accepted, this, [this, client = &context.client] {
        client->reprint(m_sale);
        Q_EMIT steppedBack();
    });
    connect(&context.client, &models::DeskClient::previewReady, this, &ReceiptDialog::take);
    connect(&context.client, &models::DeskClient::previewUnavailable, this,
            [this, keys = &context.keys](const SaleId& about, const Error&) {
                if (about != m_sale)
                    return;
                Q_EMIT troubleFound(models::messageFor(services::SaleNotAvailable{m_sale}, *keys));
                Q_EMIT steppedBack();
            });
    context.client.previewReceipt(sale, 0);
}

ReceiptDialog::ReceiptDialog(const ScreenContext& context, const receipt::Receipt& printed,
                             QWidget* parent)
    : DialogFrame(context.look, Size::Large, parent),
      m_view(new ReceiptView(look())),
      m_save(new Button(look(), {.kind = ButtonKind::Secondary, .label = tr("Save as PDF")}))
{
    build();
    setTitle(tr("On-screen printer"));
    setPrimary({tr("Tear off"), QStringLiteral("Enter")});
    connect(this, &DialogFrame::accepted, this, &DialogFrame::steppedBack);
    showPaper(printed);
}

void ReceiptDialog::build()
{
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setAlignment(Qt::AlignHCenter);
    scroll->setWidget(m_view);
    setBody(scroll);
    footExtras().addWidget(m_save);
    setBack({tr("Back"), QStringLiteral("Esc")});
    connect(m_save, &QAbstractButton::clicked, this, [this] { Q_EMIT savePdfAsked(m_receipt); });
}

void ReceiptDialog::showPaper(const receipt::Receipt& receipt)
{
    m_receipt = receipt;
    m_view->setReceipt(receipt);
    m_save->setEnabled(true);
    setReadiness(Readiness::Ready);
}

void ReceiptDialog::take(const SaleId& sale, const receipt::Receipt& receipt)
{
    if (sale == m_sale)
        showPaper(receipt);
}

} // namespace till::ui
