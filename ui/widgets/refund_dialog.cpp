// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/refund_dialog.h"

#include "ui/models/format.h"
#include "ui/models/payment_words.h"

#include <QVBoxLayout>

namespace till::ui {

RefundDialog::RefundDialog(const ScreenContext& context, const payment::Payment& payment,
                           Money refundable, QWidget* parent)
    : EntryDialog(context, parent),
      m_payment(payment),
      m_refundable(refundable),
      m_reasons(new ChipRow(look(), Chip::Height::Low))
{
    column().insertWidget(1, m_reasons);
    connect(m_reasons, &ChipRow::chosen, this, [this](int index) {
        m_reason = index;
        m_reasons->setChosen(index);
    });
    connect(this, &DialogFrame::accepted, this, [this] {
        if (const auto entered = amount())
            Q_EMIT chosen(*entered, reasons().value(m_reason));
    });
    RefundDialog::retranslate();
}

QStringList RefundDialog::reasons()
{
    return {tr("Goods back"), tr("Price wrong"), tr("Paid twice"), tr("Other", "a reason")};
}

void RefundDialog::retranslate()
{
    EntryDialog::retranslate();
    setTitle(tr("Refund to %1").arg(models::meansName(m_payment)));
    field().setCaption(tr("To refund"));
    setUnit(QStringLiteral("¥"), {});
    setSuggestion(models::formatMoney(m_refundable));
    QList<Chip::Value> chips;
    const QStringList names = reasons();
    for (const QString& reason : names)
        chips.append({.text = reason});
    m_reasons->setChips(chips);
    m_reasons->setChosen(m_reason);
    setBack({tr("Back"), QStringLiteral("Esc")});
    typedChanged();
}

std::optional<Money> RefundDialog::amount() const
{
    if (typed().isEmpty())
        return m_refundable;
    QString plain = typed();
    if (plain.endsWith(u'.'))
        plain.chop(1);
    const Result<Money> parsed = Money::parse(plain);
    const bool possible = parsed && parsed->isPositive() && *parsed <= m_refundable;
    return possible ? std::optional<Money>(*parsed) : std::nullopt;
}

void RefundDialog::typedChanged()
{
    const std::optional<Money> wanted = amount();
    setPrimary({wanted ? tr("Refund %1").arg(models::formatMoney(*wanted)) : tr("Refund"),
                QStringLiteral("Enter")});
    // The foot of a small dialog has no room for the reason: the field shows what was typed.
    setReadiness(wanted ? Readiness::Ready : Readiness::NotYet);
}

} // namespace till::ui
