// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/quantity_dialog.h"

#include "ui/models/format.h"

namespace till::ui {

QuantityDialog::QuantityDialog(const ScreenContext& context, const Subject& subject,
                               QWidget* parent)
    : EntryDialog(context, parent), m_subject(subject)
{
    setDecimals(subject.measure == Measure::Kilograms ? 3 : 0);
    connect(this, &DialogFrame::accepted, this, [this] {
        if (const auto entered = quantity())
            Q_EMIT chosen(*entered);
    });
    QuantityDialog::retranslate();
}

void QuantityDialog::retranslate()
{
    EntryDialog::retranslate();
    const bool weighed = m_subject.measure == Measure::Kilograms;
    setTitle(m_subject.name);
    field().setCaption(weighed ? tr("Weight") : tr("Quantity"));
    const QString unit = weighed ? QStringLiteral("kg") : m_subject.unit;
    setUnit({}, unit.isEmpty() ? QString() : u' ' + unit);
    if (m_subject.current) {
        setSuggestion(models::formatQuantity(*m_subject.current, m_subject.measure) +
                      (unit.isEmpty() ? QString() : u' ' + unit));
    }
    setBack({tr("Back to cart"), QStringLiteral("Esc")});
    setPrimary({m_subject.current ? tr("Change") : tr("Add"), QStringLiteral("Enter")});
    typedChanged();
}

std::optional<Quantity> QuantityDialog::quantity() const
{
    QString plain = typed();
    if (plain.endsWith(u'.'))
        plain.chop(1);
    const Result<Quantity> parsed = Quantity::parse(plain);
    if (!parsed || !parsed->isPositive())
        return std::nullopt;
    return *parsed;
}

void QuantityDialog::typedChanged()
{
    setReadiness(quantity() ? Readiness::Ready : Readiness::NotYet);
}

} // namespace till::ui
