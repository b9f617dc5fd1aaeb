// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/price_dialog.h"

#include "ui/models/format.h"

#include <QVBoxLayout>

namespace till::ui {

PriceDialog::PriceDialog(const ScreenContext& context, const sale::Line& line, QWidget* parent)
    : EntryDialog(context, parent), m_line(line), m_reasons(new ChipRow(look(), Chip::Height::Low))
{
    column().insertWidget(1, m_reasons);
    connect(m_reasons, &ChipRow::chosen, this, [this](int index) {
        m_reason = index;
        m_reasons->setChosen(index);
    });
    connect(this, &DialogFrame::accepted, this, [this] {
        if (const auto entered = price())
            Q_EMIT chosen(m_line.id, *entered, reasons().value(m_reason));
    });
    PriceDialog::retranslate();
}

QStringList PriceDialog::reasons()
{
    return {tr("Shelf price"), tr("Near expiry"), tr("Damaged"), tr("Other", "a reason")};
}

void PriceDialog::retranslate()
{
    EntryDialog::retranslate();
    setTitle(m_line.item.name);
    const bool weighed = m_line.item.measure == Measure::Kilograms;
    field().setCaption(weighed ? tr("New price per kg") : tr("New price"));
    setUnit(QStringLiteral("¥"), {});
    setSuggestion(models::formatMoney(m_line.unitPrice()));
    QList<Chip::Value> chips;
    const QStringList names = reasons();
    for (const QString& reason : names)
        chips.append({.text = reason});
    m_reasons->setChips(chips);
    m_reasons->setChosen(m_reason);
    setBack({tr("Back to cart"), QStringLiteral("Esc")});
    setPrimary({tr("Change price"), QStringLiteral("Enter")});
    typedChanged();
}

std::optional<Money> PriceDialog::price() const
{
    QString plain = typed();
    if (plain.endsWith(u'.'))
        plain.chop(1);
    const Result<Money> parsed = Money::parse(plain);
    return parsed ? std::optional<Money>(*parsed) : std::nullopt;
}

void PriceDialog::typedChanged()
{
    setReadiness(price() ? Readiness::Ready : Readiness::NotYet);
}

} // namespace till::ui
