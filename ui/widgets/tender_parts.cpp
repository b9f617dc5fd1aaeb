// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tender_parts.h"

#include "ui/models/format.h"
#include "ui/models/payment_words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace till::ui {

QString tenderName(const sale::Tender& tender)
{
    switch (tender.kind) {
    case sale::TenderKind::Cash:
        return TenderParts::tr("Cash");
    case sale::TenderKind::ExternalCard:
        return TenderParts::tr("Bank card, slip %1").arg(tender.reference);
    case sale::TenderKind::Code:
        return models::meansName(tender.means);
    }
    Q_UNREACHABLE();
}

TenderParts::TenderParts(const ScreenContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(context.look.px(4));
}

void TenderParts::setTenders(const QList<sale::Tender>& tenders)
{
    // Not deleted at once: one of them may be what was pressed.
    for (QWidget* row : std::as_const(m_rows)) {
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
    for (const sale::Tender& tender : tenders) {
        m_rows.append(makeRow(tender));
        m_column->addWidget(m_rows.last());
    }
    setVisible(!m_rows.isEmpty());
}

QWidget* TenderParts::makeRow(const sale::Tender& tender)
{
    const Look& look = m_context.look;
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(new TextLabel(look, {.size = type::item}, tenderName(tender)), 1);
    auto* amount = new MoneyLabel(look, {.size = type::head});
    amount->setAmount(models::formatMoney(tender.applied), models::spokenMoney(tender.applied));
    line->addWidget(amount);
    const bool code = tender.kind == sale::TenderKind::Code;
    auto* back = new Button(look, {.kind = ButtonKind::Danger,
                                   .size = ButtonSize::Small,
                                   .label = code ? tr("Void") : tr("Give back")});
    line->addWidget(back);
    const sale::Tender mine = tender;
    connect(back, &QAbstractButton::clicked, this, [this, mine] {
        if (mine.kind == sale::TenderKind::Code)
            Q_EMIT voidAsked(mine.payment);
        else
            Q_EMIT giveBackAsked(mine.id);
    });
    return row;
}

} // namespace till::ui
