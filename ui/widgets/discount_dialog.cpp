// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/discount_dialog.h"

#include "core/sale/events.h"
#include "core/sale/totals.h"
#include "ui/models/format.h"
#include "ui/widgets/button.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <array>

namespace till::ui {

namespace {

using Kind = sale::Discount::Kind;

constexpr std::array percentChips{5, 10, 20, 50};
constexpr std::array<qint64, 4> amountChips{100, 200, 500, 1000}; // fen

} // namespace

DiscountDialog::DiscountDialog(const ScreenContext& context, const sale::Sale& sale, int lineId,
                               QWidget* parent)
    : EntryDialog(context, parent),
      m_sale(sale),
      m_lineId(lineId),
      m_kinds(new ChipRow(look(), Chip::Height::Low)),
      m_chips(new ChipRow(look(), Chip::Height::Low)),
      m_preview(new TextLabel(look(), {.size = type::item,
                                       .weight = QFont::Bold,
                                       .alignment = Qt::AlignRight | Qt::AlignVCenter,
                                       .colour =
                                           [](const Theme& theme) {
                                               return theme.saving;
                                           }})),
      m_remove(new Button(look(), {.kind = ButtonKind::Danger}))
{
    column().insertWidget(0, m_kinds);
    column().insertWidget(2, m_chips);
    column().insertWidget(3, m_preview);
    if (look().metrics().breakpoint == Breakpoint::Small)
        column().addStretch(1);
    footExtras().addWidget(m_remove);
    m_remove->setVisible(hasOne());
    connect(m_kinds, &ChipRow::chosen, this,
            [this](int index) { setKind(index == 0 ? Kind::Percent : Kind::Amount); });
    connect(m_chips, &ChipRow::chosen, this, [this](int index) {
        const auto at = static_cast<std::size_t>(index);
        setTyped(m_kind == Kind::Percent ? QString::number(percentChips.at(at))
                                         : Money::fromFen(amountChips.at(at)).toPlain());
    });
    connect(m_remove, &QAbstractButton::clicked, this,
            [this] { Q_EMIT chosen(m_lineId, std::nullopt); });
    connect(this, &DialogFrame::accepted, this, [this] {
        if (const auto entered = discount())
            Q_EMIT chosen(m_lineId, entered);
    });
    DiscountDialog::retranslate();
}

bool DiscountDialog::hasOne() const
{
    if (m_lineId == 0)
        return m_sale.discount.has_value();
    const sale::Line* line = m_sale.line(m_lineId);
    return line != nullptr && line->discount.has_value();
}

void DiscountDialog::setKind(Kind kind)
{
    m_kind = kind;
    setTyped({});
    DiscountDialog::retranslate();
}

void DiscountDialog::retranslate()
{
    EntryDialog::retranslate();
    const sale::Line* line = m_sale.line(m_lineId);
    setTitle(line != nullptr ? tr("Discount: %1").arg(line->item.name)
                             : tr("Discount on the whole sale"));
    const bool percent = m_kind == Kind::Percent;
    field().setCaption(percent ? tr("Percent off") : tr("Amount off"));
    setUnit(percent ? QString() : QStringLiteral("¥"), percent ? QStringLiteral(" %") : QString());
    m_kinds->setChips({{.text = tr("Percent")}, {.text = tr("Amount")}});
    m_kinds->setChosen(percent ? 0 : 1);
    showChips();
    m_remove->setLabel(tr("Take it away"));
    setBack({tr("Back to cart"), QStringLiteral("Esc")});
    setPrimary({tr("Give discount"), QStringLiteral("Enter")});
    typedChanged();
}

void DiscountDialog::showChips()
{
    QList<Chip::Value> chips;
    if (m_kind == Kind::Percent) {
        for (const int percent : percentChips)
            chips.append({.text = models::formatPercentOff(percent * 10)});
    } else {
        for (const qint64 fen : amountChips)
            chips.append({.text = u'\u2212' + models::formatMoney(Money::fromFen(fen))});
    }
    m_chips->setChips(chips);
}

std::optional<sale::Discount> DiscountDialog::discount() const
{
    QString plain = typed();
    if (plain.endsWith(u'.'))
        plain.chop(1);
    const Result<Money> parsed = Money::parse(plain);
    if (!parsed || !parsed->isPositive())
        return std::nullopt;
    sale::Discount discount;
    discount.kind = m_kind;
    if (m_kind == Kind::Amount) {
        discount.amount = *parsed;
        return discount;
    }
    // Two decimals of a percent are fen of a yuan: a tenth of that is permille.
    constexpr qint64 permilleMax = 1000;
    if (parsed->fen() % 10 != 0 || parsed->fen() / 10 > permilleMax)
        return std::nullopt;
    discount.permille = int(parsed->fen() / 10);
    return discount;
}

void DiscountDialog::typedChanged()
{
    const std::optional<sale::Discount> wanted = discount();
    setReadiness(wanted ? Readiness::Ready : Readiness::NotYet);
    if (!wanted) {
        m_preview->setText({});
        return;
    }
    const sale::Event event = m_lineId == 0
                                  ? sale::Event(sale::SaleDiscounted{wanted, {}})
                                  : sale::Event(sale::LineDiscounted{m_lineId, wanted, {}});
    const Money before = sale::totals(m_sale).total;
    const Money after = sale::totals(sale::apply(m_sale, m_sale.id, event)).total;
    m_preview->setText(tr("%1, then to pay %2")
                           .arg(models::formatMoney(after - before), models::formatMoney(after)));
}

} // namespace till::ui
